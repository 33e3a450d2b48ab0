"""Who does it and to whom: the actors and recipients of one trigger by its voice and its role pattern."""

from __future__ import annotations

import re
from dataclasses import replace

from tapal.language.grammar import RolePattern
from tapal.model.mentions import ActorMention, TriggerMention
from tapal.stages.attaching.clashes import are_unsided, clash_before
from tapal.stages.attaching.companions import with_companions
from tapal.stages.attaching.content import (
    are_helped,
    are_things,
    is_about_patient,
    is_favour,
    is_own,
    of_inner_act,
    others_of,
    owner_of,
    proposer_of,
    sides_between,
    stopped_against,
)
from tapal.stages.attaching.examples import members
from tapal.stages.attaching.goals import goal_of
from tapal.stages.attaching.harming import act_as_subject
from tapal.stages.attaching.inverted import inverted_roles
from tapal.stages.attaching.neighbours import left_neighbour
from tapal.stages.attaching.nouns import LEAVING_TYPES, Roles, goal_by, is_forum, merged, mutual, noun_roles, without
from tapal.stages.attaching.passives import passive_roles, stative_roles
from tapal.stages.attaching.patients import located
from tapal.stages.attaching.scene import NOTHING, STATES, Found, Scene
from tapal.stages.attaching.structure import agent_of, between_before, object_of, of_phrase, partner_of
from tapal.stages.attaching.subjects import clause_subject, subject_of
from tapal.stages.attaching.taking import entered, taken_from

COMPLEMENT_REACH = 5
MATTER_REACH = 3
# Types whose content names the one concerned ("promised to send arms to X").
CONTENT_TYPES = frozenset({"AGREE", "REJECT", "THREATEN"})
# Kinds of mention that hold a support or a protest which the subject declares ("declares X's support for Y").
HOLDERS = ("pronoun", *STATES)
# Kinds of mention that are entered when they are the object of a movement.
TERRITORY = ("state", "capital", "place")


def roles_of(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> Roles:
    """Actors and recipients of one trigger with the rules that found them."""
    doers, recipients = taken_from(scene, trigger, _by_voice(scene, trigger, pattern))
    acting = with_companions(scene, members(scene, doers), is_leaving=trigger.type in LEAVING_TYPES)
    beside = tuple(m for m in acting[0] if m not in doers[0])
    return acting, located(scene, without(members(scene, recipients), (beside, "")))


def _by_voice(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> Roles:
    voice = _voice(scene, trigger)
    inverted = inverted_roles(scene, trigger, pattern)
    if inverted:
        return inverted
    if voice == "active":
        return _active(scene, trigger, pattern)
    if voice == "passive":
        return passive_roles(scene, trigger, pattern)
    if voice == "stative":
        return stative_roles(scene, trigger, pattern)
    return noun_roles(scene, trigger, pattern)


def _voice(scene: Scene, trigger: TriggerMention) -> str:
    """The trigger's voice; a phrase that its entry calls active may begin with a passive verb or be a noun phrase."""
    if trigger.voice != "active":
        return trigger.voice
    first = scene.sentence.tokens[trigger.first]
    if first.voice == "Pass":
        is_plan = scene.grammar.has("planned", first.norm) and trigger.last - trigger.first > 1
        return "active" if is_plan and scene.sentence.tokens[trigger.last - 1].voice != "Pass" else "passive"
    if scene.grammar.has("prepositions", first.norm) and scene.tag(trigger.last - 1) == "NOUN":
        return "noun"
    if scene.grammar.has("clause_openers", first.norm) and scene.tag(trigger.last - 1) in ("NOUN", "ADJ"):
        return "noun"
    is_verb = any(re.fullmatch(p, first.norm) for p in scene.grammar.sets["verb_forms"])
    pattern = scene.patterns[trigger.entry]
    if not is_verb and pattern.subject == pattern.object == "actor" and scene.starting_at(trigger.last):
        word = scene.norm(trigger.first - 1)
        if scene.grammar.has("anterior", word) or scene.grammar.has("causes", word):
            return "noun"
    if first.tag in ("NOUN", "PROPN") and not is_verb and trigger.last - trigger.first > 1:
        return "active" if subject_of(scene, trigger.first, 0)[1] == "adjacent" else "noun"
    return "active"


def _active(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> Roles:
    """The sides of an active verb: its subject, and whom it reaches."""
    act = act_as_subject(scene, trigger)
    beside = scene.covering(trigger.first - 1)
    is_adjunct = scene.tag(trigger.first) == "ADP" and beside is not None and beside.first > 0
    is_adjunct = is_adjunct and beside is not None and scene.sentence.tokens[beside.first - 1].voice == "Act"
    adjunct = clause_subject(scene, trigger.first) if is_adjunct else ()
    subject = act if act is not None else (adjunct, "shared") if adjunct else subject_of(scene, trigger.head)
    if pattern.subject == "none":
        return NOTHING, _target(scene, trigger, pattern, subject)
    if pattern.subject == "recipient":
        doer = NOTHING
        if pattern.object != "none":
            doer = object_of(scene, trigger) if pattern.object == "actor" else agent_of(scene, trigger)
        if pattern.object != "recipient":
            is_for = trigger.type == "REQUEST" and subject[0] and are_helped(scene, subject[0], trigger.last)
            return doer, NOTHING if is_for else subject
        if subject[0] and not any(m.country for m in doer[0]):
            doer = goal_of(scene, trigger, scene.grammar.sets["origin"])
        return doer, merged(subject, object_of(scene, trigger) if not subject[0] else NOTHING)
    if pattern.object == "actor":
        return _sides(scene, trigger, pattern, subject)
    target = without(_target(scene, trigger, pattern, subject), subject)
    if trigger.type == "REQUEST" and target[0] and (are_helped(scene, target[0]) or is_favour(scene, trigger)):
        return subject, NOTHING
    if trigger.type == "AGREE" and target[1] == "between":
        told = {m.country for m in target[0]}
        if not subject[0] or any(m.country in told for m in subject[0]):
            return target, NOTHING
    clash = clash_before(scene, trigger) if are_unsided(target) else None
    if clash:
        sides = roles_of(scene, clash, scene.patterns[clash.entry])[0]
        return (sides, NOTHING) if sides[0] else (subject, NOTHING)
    if act is not None and "together" in act[1] and not any(m.country for m in target[0]):
        return subject, NOTHING
    return subject, target


def _sides(scene: Scene, trigger: TriggerMention, pattern: RolePattern, subject: Found) -> Roles:
    """Actors of a mutual act or a movement, and who is entered."""
    if pattern.goal == "recipient":
        if trigger.type == "DISPLACE" and scene.grammar.has("origin", scene.norm(trigger.last - 1)):
            return subject, without(goal_by(scene, trigger, pattern), subject)
        if _holds_preposition(scene, trigger):
            return subject, without(object_of(scene, trigger), subject)
        direct = object_of(scene, trigger)
        if not direct[0]:
            goal = goal_by(scene, trigger, pattern)
            return subject, goal if goal[0] else without(entered(scene, trigger), subject)
        if all(m.kind in TERRITORY for m in direct[0]):
            return subject, without(direct, subject)
        return direct, without(goal_by(scene, trigger, pattern), direct)
    beside = partner_of(scene, trigger)
    direct = (scene.group(beside), "object") if beside else NOTHING
    if not subject[0]:
        subject = (tuple(between_before(scene, trigger)), "between")
    sides = mutual(scene, trigger, subject, direct)
    if not direct[0]:
        sides = merged(sides, _sides_of_matter(scene, trigger))
    if subject[1] == "shared" and len({m.country for m in sides[0]}) < 2:
        met = _met_before(scene, trigger)
        sides = (met[0], "shared") if set(sides[0]) <= set(met[0]) else sides
    if trigger.type == "AGREE" and not direct[0] and len({m.country for m in sides[0]}) < 2:
        content = _content_target(scene, trigger, subject)
        content = content if content[0] else owner_of(scene, trigger)
        return sides, without(content if content[0] else proposer_of(scene, trigger), sides)
    return sides, NOTHING


def _met_before(scene: Scene, trigger: TriggerMention) -> Found:
    """The sides of the mutual act with whose verb this one is joined ("X met Y and agreed")."""
    joined = left_neighbour(scene, trigger.first)
    if not scene.grammar.has("coordinators", scene.norm(joined)):
        return NOTHING
    verb = next((i for i in range(joined - 1, -1, -1) if scene.tag(i) == "VERB"), -1)
    other = next((t for t in scene.triggers if t.first <= verb < t.last and t.voice == "active"), None)
    if other is None or scene.patterns[other.entry].object != "actor":
        return NOTHING
    return roles_of(scene, other, scene.patterns[other.entry])[0]


def _sides_of_matter(scene: Scene, trigger: TriggerMention) -> Found:
    """The sides of the mutual act that this one serves ("mediates in the talks of X and Y")."""
    for inner in scene.triggers:
        if trigger.last < inner.first <= trigger.last + MATTER_REACH and inner.voice == "noun":
            if scene.patterns[inner.entry].object != "actor" or not scene.grammar.has(
                "matter_links", scene.norm(inner.first - 1)
            ):
                return NOTHING
            of = of_phrase(scene, inner.last)
            return (of[0], "matter") if of[0] else NOTHING
    return NOTHING


def _holds_preposition(scene: Scene, trigger: TriggerMention) -> bool:
    """Whether the trigger itself ends in a preposition and perhaps a noun of place ("enter into the territory of")."""
    return trigger.last - trigger.first > 1 and any(
        scene.grammar.has("prepositions", scene.norm(i)) for i in range(trigger.first + 1, trigger.last)
    )


def _target(scene: Scene, trigger: TriggerMention, pattern: RolePattern, subject: Found) -> Found:
    """The recipient of an active verb: object, agent of the noun of an act, addressee of the clause, prepositional goal."""
    ending = scene.norm(trigger.last - 1)
    is_purpose = scene.grammar.has("purpose_markers", ending) and trigger.type in CONTENT_TYPES
    if scene.grammar.has("prepositions", ending) and trigger.last - trigger.first > 1 and not is_purpose:
        direct = object_of(scene, trigger)
        if not direct[0]:
            return without(entered(scene, trigger), subject)
        return direct if "recipient" in (pattern.object, pattern.goal) else NOTHING
    named = scene.covering(trigger.last - 1)
    if named and named.country and trigger.first < named.first and not is_forum(scene, trigger, named):
        return (named,), "inside"
    beside = scene.starting_at(trigger.last)
    is_asked = beside and (_asks(scene, scene.group(beside)[-1].last) or _asks(scene, trigger.last - 1))
    if beside and pattern.goal == "recipient" and is_asked:
        return scene.group(beside), "addressee"
    goal = goal_by(scene, trigger, pattern)
    if trigger.type == "REQUEST" and goal[0] and _is_in_content(scene, trigger, goal[0][0].first):
        goal = NOTHING
    if pattern.object == "recipient":
        direct = others_of(of_inner_act(scene, trigger), subject)
        if not direct[0] and not is_about_patient(scene, trigger):
            direct = object_of(scene, trigger)
        is_declared = trigger.last - trigger.first > 1 and scene.tag(trigger.last - 1) == "NOUN"
        is_ours = (trigger.type == "SANCTION" or is_declared) and all(_is_possessed(scene, m) for m in direct[0])
        is_ours = is_ours or (is_declared and goal[1] == "goal" and all(m.kind in HOLDERS for m in direct[0]))
        if direct[0] and not (goal[0] and (is_ours or is_own(direct[0], subject) or are_things(direct[0]))):
            return direct
    if goal[0]:
        return goal
    between = sides_between(scene, trigger)
    if between[0]:
        return between
    for at in range(trigger.last, min(trigger.last + 4, len(scene.sentence.tokens))):
        if scene.grammar.has("purpose_markers", scene.norm(at)) or scene.grammar.has("content_markers", scene.norm(at)):
            mention = scene.starting_at(at + 1)
            if any(m.country and trigger.last <= m.first < at for m in scene.actors):
                break
            if mention and pattern.goal == "recipient":
                return scene.group(mention), "clause-subject"
    if trigger.type in CONTENT_TYPES:
        content = _content_target(scene, trigger, subject)
        if content[0]:
            return content
    stopped = stopped_against(scene, trigger) if trigger.type == "RETREAT" else NOTHING
    return stopped if stopped[0] else _owned(scene, trigger, pattern, subject)


def _owned(scene: Scene, trigger: TriggerMention, pattern: RolePattern, subject: Found) -> Found:
    owner = owner_of(scene, trigger) if pattern.object == "none" else NOTHING
    if trigger.type == "MOBILIZE" and not owner[0]:
        owner = without(entered(scene, trigger), subject)
    ours = {m.country for m in subject[0]} - {""}
    is_ours = trigger.type == "MOBILIZE" and (not ours or any(m.country in ours for m in owner[0]))
    return NOTHING if is_ours else owner


def _is_in_content(scene: Scene, trigger: TriggerMention, at: int) -> bool:
    """Whether the token belongs to what is asked for ("asks that the post be handed to X")."""
    links = (i for i in range(trigger.last - 1, at) if scene.grammar.has("asking_links", scene.norm(i)))
    return any(scene.tag(i) == "VERB" for i in range(next(links, at), at))


def _is_possessed(scene: Scene, mention: ActorMention) -> bool:
    """Whether the mention is somebody's own people, office or state ("its embassy", "his country")."""
    return mention.kind == "possessed" or (
        mention.kind == "pronoun" and scene.sentence.tokens[mention.last - 1].is_clitic
    )


def _asks(scene: Scene, at: int) -> bool:
    """Whether what is asked of somebody begins at the token."""
    return any(scene.grammar.has(name, scene.norm(at)) for name in ("purpose_markers", "content_markers"))


def _content_target(scene: Scene, trigger: TriggerMention, subject: Found) -> Found:
    """Who else the promised, threatened or refused act would concern."""
    found = _content_sides(scene, trigger)
    ours = {m.country for m in subject[0]} - {""}
    return NOTHING if not found or all(_is_own_state(m, ours) for m in found) else (found, "content")


def _is_own_state(mention: ActorMention, ours: set[str]) -> bool:
    return mention.country in ours and mention.sector in ("GOV", "MIL")


def _content_sides(scene: Scene, trigger: TriggerMention) -> tuple[ActorMention, ...]:
    """Whom the act in the complement is done to, else who does it; of a verb that is no trigger its object."""
    voices = ("active", "noun") if trigger.type == "AGREE" else ("active",)
    for inner in scene.triggers:
        if trigger.last <= inner.first <= trigger.last + COMPLEMENT_REACH and inner.voice in voices:
            gap = range(trigger.last, inner.first)
            if any(scene.tag(i) in ("PUNCT", "NOUN", "PROPN") for i in gap):
                return ()
            actors, recipients = roles_of(scene, inner, scene.patterns[inner.entry])
            if recipients[0] or inner.voice == "active":
                return recipients[0] or actors[0]
            break
    at = trigger.last
    while scene.tag(at) in ("AUX", "ADV", "PART") or _asks(scene, at) or scene.grammar.has("adverbs", scene.norm(at)):
        at += 1
    if scene.tag(at) == "VERB" and scene.sentence.tokens[at].voice == "Act":
        found = object_of(scene, replace(trigger, first=at, last=at + 1))[0]
        return found if any(m.country or m.parts for m in found) else ()
    return ()
