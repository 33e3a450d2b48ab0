"""Who does it and to whom when the verb is passive or tells a state: its subject suffers it, an agent or a cause does it."""

from __future__ import annotations

from dataclasses import replace

from tapal.language.grammar import RolePattern
from tapal.model.mentions import ActorMention, TriggerMention
from tapal.stages.attaching.nouns import Roles, goal_by, merged, noun_roles, without
from tapal.stages.attaching.patients import aimed_subject, gate_owner, landing_of, patient_of, weapon_went_off
from tapal.stages.attaching.scene import NOTHING, Found, Scene
from tapal.stages.attaching.structure import agent_of, between_of, object_of, of_phrase
from tapal.stages.attaching.subjects import subject_of

# Sectors of those who fight.
ARMED = ("MIL", "COP", "REB", "UAF", "PRM", "GOV")
VICTIM_REACH = 8
CAUSE_REACH = 9
# Modes of acts that free or serve the one who is moved, so that the thing moved is the recipient.
FREEING = frozenset({"release"})


def passive_roles(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> Roles:
    """The sides of a passive verb: its agent, else who is taken for it, and its subject or whom its thing concerns."""
    suffers = pattern.object == "recipient"
    patient = patient_of(scene, trigger, suffers)
    agent = without(agent_of(scene, trigger), patient)
    if suffers and not patient[0]:
        patient = without(aimed_subject(scene, trigger, pattern), agent)
    gate = gate_owner(scene, trigger) if not agent[0] else NOTHING
    if gate[0]:
        return gate, without(goal_by(scene, trigger, pattern), gate)
    if not agent[0]:
        agent = without(_shared_agent(scene, trigger), patient)
    if not agent[0] and trigger.type == "ACCUSE" and patient[1] == "relative":
        agent = without(_captor(scene, patient[0][0]), patient)
    if pattern.subject == "recipient" and pattern.object == "actor":
        return patient, agent
    if pattern.object == "actor":
        patient = NOTHING if agent[0] and patient[1] == "order" else patient
        sides = merged(merged(patient, agent), (tuple(between_of(scene, trigger)), "together"))
        return sides, NOTHING
    if suffers and (not patient[0] or all(m.kind == "weapon" for m in patient[0])):
        goal = without(goal_by(scene, trigger, pattern), agent)
        is_aimed = goal[0] and not scene.grammar.has("locatives", scene.preposition(goal[0][0]))
        return agent, goal if is_aimed else patient
    if pattern.object == "none":
        return _theme_passive(scene, trigger, pattern, (patient, agent))
    return agent, patient


def _theme_passive(scene: Scene, trigger: TriggerMention, pattern: RolePattern, found: Roles) -> Roles:
    """A passive whose subject is a thing: it belongs to the doer when none is told, else perhaps to another side."""
    patient, agent = found
    goal = without(goal_by(scene, trigger, pattern), agent)
    goal = goal if goal[0] else without(aimed_subject(scene, trigger, pattern), agent)
    if FREEING & set(trigger.modes):
        return agent, patient
    if not agent[0]:
        return (patient if any(m.country for m in patient[0]) else NOTHING), goal
    is_weapon = trigger.type == "ASSAULT" and all(m.kind == "weapon" for m in patient[0])
    if is_weapon and not goal[0]:
        return agent, landing_of(scene, trigger)
    return agent, goal if goal[0] else patient


def _captor(scene: Scene, accused: ActorMention) -> Found:
    """Who does something to the one accused ("arrests a man who is accused of spying"): they are taken for the accuser."""
    first = scene.group(accused)[0].first
    at = first - 1
    while at >= 0 and (scene.grammar.has("quantifiers", scene.norm(at)) or scene.tag(at) in ("NUM", "DET")):
        at -= 1
    if at < 0 or scene.sentence.tokens[at].voice != "Act":
        return NOTHING
    doer = subject_of(scene, at)[0]
    return (doer, "captor") if doer else NOTHING


def _shared_agent(scene: Scene, trigger: TriggerMention) -> Found:
    """The agent of the passive that follows after a conjunction ("was besieged and attacked by X")."""
    for other in scene.triggers:
        if (
            other.first - trigger.last == 1
            and other.voice == "passive"
            and scene.grammar.has("conjunctions", scene.norm(trigger.last))
        ):
            return agent_of(scene, other)
    return NOTHING


def stative_roles(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> Roles:
    """The sides of a verb that tells a state: whom it befell, and who is named by a marker, after it, as its cause or its act."""
    patient = patient_of(scene, trigger)
    if patient[0] and all(m.kind == "weapon" for m in patient[0]):
        return weapon_went_off(scene, trigger, patient[0][0])
    at = trigger.last
    holder = (scene.straddling(at) or scene.starting_at(at)) if at - trigger.first > 1 else None
    if not patient[0] and not (holder and scene.tag(at - 1) == "NOUN"):
        patient = object_of(scene, trigger)
    if patient[0] and pattern.subject == "actor" and pattern.object != "recipient":
        return patient, NOTHING
    for at in range(trigger.last, min(len(scene.sentence.tokens), trigger.last + 6)):
        if scene.grammar.has("agent_markers", scene.norm(at)):
            return agent_of(scene, replace(trigger, last=at)), patient
    if (
        holder
        and (patient[0] or scene.tag(trigger.last - 1) == "NOUN")
        and holder not in patient[0]
        and scene.can_act(holder)
    ):
        if not patient[0]:
            patient = goal_by(scene, replace(trigger, last=holder.last), pattern, scene.group(holder))
        return (scene.group(holder), "agent-bare"), patient
    for at in range(trigger.last, min(len(scene.sentence.tokens), trigger.last + CAUSE_REACH)):
        if scene.tag(at) == "PUNCT":
            break
        if scene.grammar.has("causes", scene.norm(at)):
            cause = scene.near(at + 1)
            if cause and cause.kind == "weapon" and not cause.country:
                return of_phrase(scene, cause.last), patient
            if cause and (cause.country or cause.kind in ("agent", "pronoun", "body")):
                return without((scene.group(cause), "cause"), patient), patient
    for noun in scene.triggers:
        if not (trigger.last <= noun.first <= trigger.last + VICTIM_REACH and noun.voice == "noun"):
            continue
        gap = range(trigger.last, noun.first)
        if noun.type != trigger.type or any(scene.tag(i) in ("VERB", "PUNCT") for i in gap):
            break
        if any(scene.grammar.has("victim_links", scene.norm(i)) for i in gap):
            pattern = scene.patterns[noun.entry]
            doer = noun_roles(scene, noun, pattern)[0]
            if pattern.object == "actor" and doer[0]:
                return merged(patient, doer), NOTHING
            return without(doer, patient), patient
    return without(_claimer(scene, patient), patient), patient


def _is_count_word(scene: Scene, at: int) -> bool:
    """Whether the token is of how many there are ("more than forty")."""
    word = scene.norm(at)
    is_than = scene.grammar.has("origin", word) and scene.grammar.has("comparatives", scene.norm(at - 1))
    is_plain = scene.grammar.has("quantifiers", word) or scene.grammar.has("comparatives", word)
    return is_than or is_plain or scene.tag(at) in ("NUM", "DET", "ADJ")


def _claimer(scene: Scene, patient: Found) -> Found:
    """Who claims that soldiers of another state fell ("the rebels claim that ten soldiers of X were killed")."""
    fallen = {m.country for m in patient[0] if m.sector in ARMED}
    if len(fallen) != 1 or "" in fallen:
        return NOTHING
    at = scene.group(patient[0][0])[0].first - 1
    while at >= 0 and _is_count_word(scene, at):
        at -= 1
    at -= scene.grammar.has("content_markers", scene.norm(at))
    claimer = subject_of(scene, at)[0] if scene.grammar.has("claiming", scene.norm(at)) else ()
    is_other = all(m.sector in ARMED and m.country not in fallen for m in claimer)
    return (claimer, "claimer") if claimer and is_other else NOTHING
