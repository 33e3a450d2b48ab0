"""Whom prepositions bring in: at whom an act is aimed, before another clause begins."""

from __future__ import annotations

from collections.abc import Iterable

from tapal.model.mentions import ActorMention, TriggerMention
from tapal.stages.attaching.holding import held_goal
from tapal.stages.attaching.scene import NOTHING, Found, Scene
from tapal.stages.attaching.subjects import clause_subject

GOAL_REACH = 14
AIM_REACH = 5
# Types of words about what is done, and of what is done to somebody.
JUDGING = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT"})
DONE_TO = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION"})
# Kinds of mention to which unrest spreads.
TERRITORY = ("state", "capital", "place", "base")
# How many nouns stand between a preposition and whom the thing belongs to, where that is more than two.
OWNED_REACH = {"PROTEST": 4}


def goal_of(
    scene: Scene, trigger: TriggerMention, prepositions: Iterable[str], taken: tuple[ActorMention, ...] = ()
) -> Found:
    """The first mention after the trigger, none of the `taken`, that one of the prepositions governs, before another act's verb.

    What only tells where comes after what is aimed at ("attacks in X on Y").
    """
    wanted = frozenset(prepositions)
    aimed = frozenset(w for w in wanted if not scene.grammar.has("locatives", w))
    found = _held(scene, trigger, aimed)
    found = found if found[0] else _governed(scene, trigger, aimed, taken)
    if found[0] and scene.grammar.has("origin", scene.preposition(found[0][0])):
        addressed = frozenset(w for w in wanted if scene.grammar.has("addressing", w))
        better = _governed(scene, trigger, addressed, taken)
        return better if better[0] else found
    return found if found[0] else _governed(scene, trigger, wanted, taken)


def _held(scene: Scene, trigger: TriggerMention, aimed: frozenset[str]) -> Found:
    """Who holds the nameless place that an attack is aimed at ("a strike on positions thought to be of X")."""
    if trigger.type != "ASSAULT":
        return NOTHING
    for at in range(trigger.last, min(trigger.last + AIM_REACH, len(scene.sentence.tokens))):
        if scene.norm(at) in aimed:
            holder = held_goal(scene, at)
            return (scene.group(holder), "holder") if holder else NOTHING
    return NOTHING


def _governed(scene: Scene, trigger: TriggerMention, wanted: frozenset[str], taken: tuple[ActorMention, ...]) -> Found:
    """The first mention in the trigger's clause that one of the wanted prepositions governs; else whom a clitic on one stands for."""
    stop = min(len(scene.sentence.tokens), trigger.last + GOAL_REACH)
    for other in scene.triggers:
        is_preposition = scene.norm(other.first) in wanted
        if other.first > trigger.first and other.voice != "noun" and not is_preposition:
            stop = min(stop, other.first)
    if trigger.last not in scene.aim_ends:
        ahead = range(trigger.last, min(len(scene.sentence.tokens), trigger.last + GOAL_REACH))
        ends = (i for i in ahead if ends_aim(scene, i) or _is_clause_verb(scene, trigger.last, i))
        scene.aim_ends[trigger.last] = next(ends, len(scene.sentence.tokens))
    stop = min(stop, scene.aim_ends[trigger.last])
    for mention in scene.actors:
        if _is_bystander(mention, trigger) or mention in taken:
            continue
        before = scene.norm(mention.first - 1)
        governor = (
            before
            if before in wanted
            else scene.preposition(mention) or scene.owns_goal(mention, OWNED_REACH.get(trigger.type, 2))
        )
        if trigger.type == "PROTEST" and mention.kind in TERRITORY and scene.grammar.has("toward", governor):
            continue
        if _is_inner_aim(scene, trigger, mention, governor):
            continue
        if trigger.last <= mention.first < stop and governor in wanted:
            if scene.is_broken(trigger.last, mention.first) or _is_other_clause(scene, trigger.last, mention):
                break
            return scene.group(scene.named(mention)), "goal"
    for at in range(trigger.last, min(stop, len(scene.sentence.tokens) - 1)):
        if scene.norm(at) in wanted and scene.sentence.tokens[at + 1].is_clitic:
            return clause_subject(scene, trigger.first), "goal-clitic"
    return NOTHING


def _is_inner_aim(scene: Scene, trigger: TriggerMention, mention: ActorMention, governor: str) -> bool:
    """Whether the act that the words are about is aimed at the mention ("condemns the attack on X")."""
    inner = next((t for t in reversed(scene.triggers) if t.voice == "noun" and t.last <= mention.first), None)
    if inner is None or inner.first < trigger.last or trigger.type not in JUDGING:
        return False
    if inner.type not in DONE_TO and not (inner.type == "AID" and trigger.type != "SUPPORT"):
        return False
    gap = range(inner.last, mention.first)
    if len(gap) > AIM_REACH or any(scene.tag(i) in ("VERB", "PUNCT") for i in gap):
        return False
    asked = scene.grammar.goals.get("REQUEST", frozenset())
    if inner.type == "RETREAT":
        is_aim = scene.grammar.has("toward", governor) or scene.grammar.has("addressing", governor)
        return is_aim and governor not in asked
    return governor in scene.patterns[inner.entry].prepositions - asked


def _is_other_clause(scene: Scene, start: int, goal: ActorMention) -> bool:
    """Whether a comma and then somebody who acts stand before the goal, so that it belongs to another clause."""
    comma = next((i for i in range(start, goal.first) if scene.norm(i) == ","), goal.first)
    return any(
        comma < m.first and m.last < goal.first and m.kind == "pronoun" and not scene.preposition(m)
        for m in scene.actors
    )


def _is_clause_verb(scene: Scene, start: int, at: int) -> bool:
    """Whether an active verb right after its subject stands at the token ("the step of X to bring the case to Y")."""
    subject = scene.covering(at - 1)
    is_verb = scene.tag(at) == "VERB" and scene.sentence.tokens[at].voice == "Act"
    return is_verb and subject is not None and subject.first >= start and not scene.preposition(subject)


def ends_aim(scene: Scene, at: int) -> bool:
    """Whether a clause of its own or a role begins at the token, so that what follows is not aimed at."""
    if scene.grammar.has("goal_stops", scene.norm(at)):
        return at + 1 not in scene.times and scene.tag(at + 1) != "NUM"
    is_clause = scene.grammar.has("relativizers", scene.norm(at)) and at + 1 < len(scene.sentence.tokens)
    return is_clause and scene.sentence.tokens[at + 1].voice == "Act"


def _is_bystander(mention: ActorMention, trigger: TriggerMention) -> bool:
    """Whether the mention is told something, or is a thing without a side, so that no act aims at it."""
    if mention.kind == "media" or mention.sector == "JRN":
        return True
    if trigger.type == "PROTEST" and mention.kind == "base" and not mention.country:
        return True
    return mention.kind == "weapon" and not mention.country
