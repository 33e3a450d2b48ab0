"""Who does the act that a noun tells, and to whom: its owner, its marked agent, its aim, the subject of its light verb."""

from __future__ import annotations

import re
from dataclasses import replace

from tapal.language.grammar import RolePattern
from tapal.model.mentions import ActorMention, TriggerMention
from tapal.stages.attaching.aims import asked_by, hit_by, source_of
from tapal.stages.attaching.goals import goal_of
from tapal.stages.attaching.involved import involved
from tapal.stages.attaching.scene import NOTHING, Found, Scene
from tapal.stages.attaching.structure import agent_of, between_of, of_phrase
from tapal.stages.attaching.subjects import clause_subject, subject_of

Roles = tuple[Found, Found]
LIGHT_REACH = 4
MARKER_REACH = 8
# Types whose nouns of process belong to who speaks ("the request of X").
SAYING_TYPES = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})
# Kinds of mention that a noun of an act can hold as who acts.
BODIES = frozenset({"body", "organisation", "group", "force"})
# Types whose nouns tell where something leaves from ("withdrawal from X").
LEAVING_TYPES = frozenset({"RETREAT", "DISPLACE", "MOBILIZE"})
# Modes of the other types whose nouns do so too ("deportation from X").
LEAVING_MODES = frozenset({"deport", "expel", "withdraw"})


def noun_roles(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> Roles:
    """Actors and recipients of an act that a noun tells; whom its own words name acts where nobody else does ("the X summit")."""
    doers, others = _noun_roles(scene, trigger, pattern)
    if doers[0] or pattern.of == "recipient":
        return doers, others
    return without(_named_inside(scene, trigger), others), others


def _named_inside(scene: Scene, trigger: TriggerMention) -> Found:
    inside = [m for m in scene.actors if trigger.first < m.first and m.last <= trigger.last and m.kind in BODIES]
    return (tuple(inside), "named-inside") if inside else NOTHING


def _noun_roles(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> Roles:
    owner = of_phrase(scene, trigger.last, trigger.first)
    if not owner[0] and trigger.type in SAYING_TYPES:
        owner = _asker_beyond(scene, trigger)
    is_marked = has_marker(scene, trigger.last) and not _marks_inner_act(scene, trigger)
    marked = agent_of(scene, trigger) if is_marked else NOTHING
    marked = marked if marked[0] else source_of(scene, trigger)
    goal = goal_by(scene, trigger, pattern, marked[0] or owner[0])
    light = _light_subject(scene, trigger)
    if not light[0] and not owner[0] and trigger.type == "CONSULT" and pattern.goal == "recipient":
        light = _coming_for(scene, trigger)
    can_get = pattern.goal == "recipient" and pattern.object != "actor"
    receiver = _receiver(scene, trigger) if can_get else NOTHING
    if receiver[0]:
        return without(marked if marked[0] else owner, receiver), receiver
    if pattern.of == "recipient":
        return marked if marked[0] else light, owner if owner[0] else without(goal, marked)
    if pattern.object == "actor" and pattern.goal != "recipient":
        light = light if light[0] or owner[0] else _bearer(scene, trigger)
        return mutual(scene, trigger, light, owner), NOTHING
    if marked[1] in ("agent-marked", "source"):
        return marked, goal if goal[0] else without(owner, marked)
    if trigger.type == "REQUEST" and not goal[0]:
        goal = asked_by(scene, trigger)
    goal = goal if goal[0] else hit_by(scene, trigger)
    if (
        owner[0]
        and not (goal[0] and not _is_located(scene, goal))
        and pattern.of == "actor"
        and pattern.object == "recipient"
        and trigger.type not in SAYING_TYPES
        and is_process(scene, trigger)
    ):
        is_told = scene.grammar.has("deaths", scene.norm(trigger.head)) and scene.tag(trigger.first - 1) == "VERB"
        return (NOTHING if is_told else light), owner
    if pattern.of == "none":
        return light if light[0] else owner, without(goal, owner if not light[0] else light)
    if owner[0] and owner[0][0].kind == "place" and light[0]:
        return light, goal if goal[0] else owner
    is_leaving = trigger.type in LEAVING_TYPES or bool(LEAVING_MODES & set(trigger.modes))
    doer = owner if owner[0] and not (owner[1] == "of-origin" and is_leaving) else light
    return doer, without(goal, doer)


def _is_located(scene: Scene, goal: Found) -> bool:
    """Whether the goal only tells where ("the bombing of offices in X")."""
    return scene.grammar.has("locatives", scene.preposition(goal[0][0]))


def is_process(scene: Scene, trigger: TriggerMention) -> bool:
    """Whether the noun names the doing of an act to somebody, so that its of-phrase is the patient."""
    return _is_doing(scene, trigger.head)


def _is_doing(scene: Scene, at: int) -> bool:
    """Whether the token is a noun of doing or of dying."""
    word = scene.norm(at)
    return scene.grammar.has("deaths", word) or any(re.fullmatch(p, word) for p in scene.grammar.sets["process_nouns"])


def _light_subject(scene: Scene, trigger: TriggerMention) -> Found:
    """The subject of the light verb that carries the noun ("launched an attack"), or the agent of its passive."""
    for at in range(trigger.first - 1, max(-1, trigger.first - LIGHT_REACH - 1), -1):
        if scene.grammar.has("light_verbs_active", scene.norm(at)):
            found = subject_of(scene, at)
            return (found[0], "light-" + found[1]) if found[0] else NOTHING
        if scene.tag(at) in ("VERB", "PUNCT"):
            break
    for at in range(trigger.last, min(len(scene.sentence.tokens), trigger.last + LIGHT_REACH + 3)):
        if scene.grammar.has("light_verbs_passive", scene.norm(at)):
            found = agent_of(scene, replace(trigger, last=at + 1))
            return (found[0], "light-" + found[1]) if found[0] else NOTHING
    return involved(scene, trigger)


def _coming_for(scene: Scene, trigger: TriggerMention) -> Found:
    """The subject of the verb that the visit is the purpose of ("X arrived for a visit")."""
    is_purpose = scene.grammar.has("purpose_markers", scene.norm(trigger.first - 1))
    doer = clause_subject(scene, trigger.first) if is_purpose else ()
    return (doer, "shared") if doer else NOTHING


def mutual(scene: Scene, trigger: TriggerMention, first: Found, second: Found) -> Found:
    """All sides of a mutual act: those found, and those joined by words like "with"."""
    sides = merged(first, second)
    return merged(sides, (tuple(between_of(scene, trigger)), "together"))


def merged(a: Found, b: Found) -> Found:
    """Both findings as one, the first in front."""
    extra = tuple(m for m in b[0] if m not in a[0])
    return (*a[0], *extra), "+".join(r for r in (a[1] if a[0] else "", b[1] if extra else "") if r)


def without(found: Found, taken: Found) -> Found:
    """The mentions that are not taken."""
    rest = tuple(m for m in found[0] if m not in taken[0])
    return (rest, found[1]) if rest else NOTHING


def has_marker(scene: Scene, last: int) -> bool:
    """Whether a marker of the agent stands near after token `last`."""
    return any(scene.grammar.has("agent_markers", scene.norm(i)) for i in range(last, last + MARKER_REACH))


def _marks_inner_act(scene: Scene, trigger: TriggerMention) -> bool:
    """Whether the agent's marker goes with another noun of an act that a preposition brings ("an answer to the breach by X")."""
    is_governed = False
    for at in range(trigger.last, min(len(scene.sentence.tokens), trigger.last + MARKER_REACH)):
        if scene.grammar.has("agent_markers", scene.norm(at)):
            return False
        is_act = scene.tag(at) == "NOUN" and (_is_doing(scene, at) or any(t.head == at for t in scene.triggers))
        if is_governed and is_act and not scene.covering(at):
            return True
        is_governed = scene.grammar.has("reaching", scene.norm(at))
    return False


def goal_by(scene: Scene, trigger: TriggerMention, pattern: RolePattern, taken: tuple[ActorMention, ...] = ()) -> Found:
    """Whom the prepositions of the pattern and the type bring in beside those `taken`, when they bring the recipient."""
    if pattern.goal != "recipient":
        return NOTHING
    also = scene.grammar.goals.get(trigger.type, frozenset())
    if trigger.type == "AGREE":
        also = also - scene.grammar.sets["origin"]
        pattern = replace(pattern, prepositions=pattern.prepositions - scene.grammar.sets["origin"])
    taken = (*taken, *(m for m in scene.actors if is_forum(scene, trigger, m)))
    return goal_of(scene, trigger, pattern.prepositions | also, taken)


def is_forum(scene: Scene, trigger: TriggerMention, mention: ActorMention) -> bool:
    """Whether a complaint is only brought before the mention ("complains to the court about X")."""
    is_body = any(scene.grammar.has("forums", scene.norm(i)) for i in range(mention.first, mention.last))
    return trigger.type == "ACCUSE" and is_body and scene.grammar.has("to_forums", scene.preposition(mention))


def _receiver(scene: Scene, trigger: TriggerMention) -> Found:
    """The subject of a verb of getting before the noun ("received aid from X")."""
    for at in range(trigger.first - 1, max(-1, trigger.first - LIGHT_REACH - 1), -1):
        if scene.grammar.has("receiving", scene.norm(at)):
            found = subject_of(scene, at)
            return (found[0], "receiver") if found[0] else NOTHING
        if scene.tag(at) in ("VERB", "PUNCT") or scene.grammar.has("prepositions", scene.norm(at)):
            break
    return NOTHING


def _bearer(scene: Scene, trigger: TriggerMention) -> Found:
    """Who stands right before "in" a mutual act ("X and Y in their joint statement said")."""
    sides = scene.covering(trigger.first - 2) if scene.grammar.has("bearing", scene.norm(trigger.first - 1)) else None
    if sides is None or not scene.can_act(sides) or scene.preposition(sides):
        return NOTHING
    return scene.group(sides), "bearer"


def _asker_beyond(scene: Scene, trigger: TriggerMention) -> Found:
    """Whose words they are when what they are about stands between ("the request for help of X")."""
    at = trigger.last
    is_matter = (
        scene.tag(at) == "NOUN"
        and not _is_doing(scene, at)
        and not scene.covering(at)
        and scene.sentence.tokens[at].text.islower()
    )
    owner = scene.starting_at(at + 1) if is_matter else None
    return (scene.group(owner), "of") if owner and owner.country and owner.kind != "place" else NOTHING
