"""Whom the content of an act concerns: whose thing or plan its object is, between whom the matter lies, who proposed it."""

from __future__ import annotations

from tapal.model.mentions import ActorMention, TriggerMention
from tapal.stages.attaching.goals import goal_of
from tapal.stages.attaching.nouns import has_marker, is_process, mutual, noun_roles
from tapal.stages.attaching.patients import THINGS
from tapal.stages.attaching.scene import NOTHING, STATES, Found, Scene
from tapal.stages.attaching.structure import agent_of, object_of, of_phrase

INNER_REACH = 3
MATTER_REACH = 10
JOIN_REACH = 4
PROPOSAL_REACH = 14
# Types of words about what another side does or plans.
WORDS_ABOUT = frozenset({"REJECT", "ACCUSE", "SUPPORT", "AGREE"})
# Kinds of mention that tell no other side when they are the object of an act on things.
UNOWNED = ("pronoun", "possessed", "pair")
# Types of words about what is done, and of what is done to somebody.
DOINGS_JUDGED = frozenset({"ACCUSE", "REJECT", "REQUEST"})
DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION"})
# Kinds and sectors whose bare nouns name a side even before their country is known ("the cabinet's decision").
BARE = ("agent", "body", "office")
AUTHORITIES = frozenset({"GOV", "MIL", "LEG", "JUD", "REB", "COP"})
# Kinds of mention that are asked when they are named, even if something is to be done to them.
ADDRESSED = ("state", "capital", "seat", "body", "office", "group", "force", "organisation")


def of_inner_act(scene: Scene, trigger: TriggerMention) -> Found:
    """Who does the act whose noun is the object ("condemns the attack of X"); all sides of a mutual act."""
    inner = next(
        (t for t in scene.triggers if t.voice == "noun" and trigger.last <= t.first <= trigger.last + INNER_REACH), None
    )
    between = range(trigger.last, inner.first) if inner else ()
    if inner is None or any(m.country and m.first in between for m in scene.actors):
        return NOTHING
    if any(scene.grammar.has("goal_stops", scene.norm(i)) for i in between):
        return NOTHING
    pattern = scene.patterns[inner.entry]
    if pattern.object == "actor":
        doer = mutual(scene, inner, NOTHING, of_phrase(scene, inner.last))
    elif is_about_patient(scene, trigger):
        doer = noun_roles(scene, inner, pattern)[0]
    else:
        doer = agent_of(scene, inner) if has_marker(scene, inner.last) else of_phrase(scene, inner.last)
    return (doer[0], "of-act") if doer[0] else NOTHING


def is_about_patient(scene: Scene, trigger: TriggerMention) -> bool:
    """Whether the words judge what is done to whoever the noun belongs to ("condemns the killing of X")."""
    inner = next(
        (t for t in scene.triggers if t.voice == "noun" and trigger.last <= t.first <= trigger.last + INNER_REACH), None
    )
    if inner is None or trigger.type not in DOINGS_JUDGED:
        return False
    gap = range(trigger.last, inner.first)
    if any(scene.tag(i) == "VERB" for i in gap) or any(m.country and m.first in gap for m in scene.actors):
        return False
    pattern = scene.patterns[inner.entry]
    does = (
        pattern.of == "actor" and pattern.object == "recipient" and (inner.type in DONE_TO or "release" in inner.modes)
    )
    return does and is_process(scene, inner)


def _can_own(mention: ActorMention, type: str) -> bool:
    """Whether the mention is a side whose thing something can be, or, for words about it, whose plan."""
    if mention.kind in UNOWNED:
        return False
    is_named = bool(mention.country or mention.parts)
    return is_named or (type in WORDS_ABOUT and mention.kind in BARE and mention.sector in AUTHORITIES)


def owner_of(scene: Scene, trigger: TriggerMention) -> Found:
    """The other side whose thing or people the object is ("released three hostages of X"); forces move to a border, not against it."""
    inner = of_inner_act(scene, trigger)
    if not inner[0] and is_about_patient(scene, trigger):
        return NOTHING
    direct = inner if inner[0] else object_of(scene, trigger)
    if not direct[0] or not all(_can_own(m, trigger.type) for m in direct[0]):
        return NOTHING
    is_border = scene.grammar.has("frontiers", scene.norm(direct[0][0].first - 1))
    return NOTHING if is_border and trigger.type == "MOBILIZE" else (direct[0], "owner")


def is_own(found: tuple[ActorMention, ...], subject: Found) -> bool:
    """Whether what was found is the subject's own state ("X declared France's support for Y")."""
    ours = {m.country for m in subject[0]} - {""}
    return bool(ours) and all(m.kind in STATES and m.country in ours for m in found)


def sides_between(scene: Scene, trigger: TriggerMention) -> Found:
    """The sides between which the matter of the act lies ("urged a ceasefire between X and Y")."""
    for mention in scene.actors:
        is_near = trigger.last <= mention.first <= trigger.last + MATTER_REACH
        if is_near and scene.grammar.has("between", scene.preposition(mention)):
            sides = scene.group(mention)
            joined = (m for m in scene.actors if sides[-1].last < m.first <= sides[-1].last + JOIN_REACH)
            other = next((m for m in joined if scene.grammar.has("together", scene.preposition(m))), None)
            return (*sides, *(scene.group(other) if other and len(sides) == 1 else ())), "between"
    return NOTHING


def proposer_of(scene: Scene, trigger: TriggerMention) -> Found:
    """Who made the proposal that is agreed to ("accepted the truce plan put forward by X")."""
    for at in range(trigger.last, min(len(scene.sentence.tokens), trigger.last + PROPOSAL_REACH)):
        if scene.tag(at) == "PUNCT" and scene.norm(at) != ",":
            break
        if scene.grammar.has("proposed_by", scene.norm(at)):
            after = at + 1 + scene.grammar.has("agent_markers", scene.norm(at + 1))
            mention = scene.starting_at(after)
            return (scene.group(mention), "proposer") if mention else NOTHING
    return NOTHING


def stopped_against(scene: Scene, trigger: TriggerMention) -> Found:
    """Whom the act aimed at that is stopped ("halts its attacks on X")."""
    for inner in scene.triggers:
        if inner.voice == "noun" and trigger.last <= inner.first <= trigger.last + INNER_REACH:
            pattern = scene.patterns[inner.entry]
            if pattern.object == "recipient":
                return goal_of(scene, inner, pattern.prepositions)
    return NOTHING


def are_helped(scene: Scene, found: tuple[ActorMention, ...], after: int = -1) -> bool:
    """Whether something is to be done to the people found, so that somebody else is asked for it ("asks that the men be freed").

    `after` is the token from which the verb is looked for, by default right behind them.
    """
    if any(m.kind in ADDRESSED or m.sector in AUTHORITIES for m in found):
        return False
    at = found[-1].last if after < 0 else after
    while scene.tag(at) in ("ADV", "AUX", "PART") or scene.grammar.has("adverbs", scene.norm(at)):
        at += 1
    return at < len(scene.sentence.tokens) and scene.tag(at) == "VERB" and scene.sentence.tokens[at].voice == "Pass"


def is_favour(scene: Scene, trigger: TriggerMention) -> bool:
    """Whether what is asked for is done for those it belongs to ("demands the release of X", "asks justice for X")."""
    return any(scene.grammar.has("favours", scene.norm(at)) for at in (trigger.last - 1, trigger.last))


def others_of(sides: Found, subject: Found) -> Found:
    """The sides of an act without those of the subject's own state, when there are others ("suspends its treaty with X")."""
    ours = {m.country for m in subject[0]} - {""}
    others = tuple(m for m in sides[0] if m.country and m.country not in ours)
    return (others, sides[1]) if others and len({m.country for m in sides[0]}) > 1 else sides


def are_things(found: tuple[ActorMention, ...]) -> bool:
    """Whether what was found are things without a side ("two targets in X", "a post at the border with X")."""
    return all(m.kind in THINGS and not m.country for m in found)
