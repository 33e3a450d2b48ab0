"""Attach: from mentions to frames, who did what to whom, where, when and how many, as worded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar, RolePattern
from tapal.language.lexicon import Lexicon
from tapal.model.frames import Filler, Frame
from tapal.model.mentions import ActorMention, Mentions, TriggerMention
from tapal.model.parsed import Parsed, Sentence
from tapal.stages.circumstances import places_of, times_of
from tapal.stages.counting import with_counts
from tapal.stages.structure import (
    NOTHING,
    Found,
    Scene,
    agent_of,
    between_of,
    goal_of,
    object_of,
    of_phrase,
)
from tapal.stages.subjects import subject_of

LIGHT_REACH = 4
ACT_REACH = 8


def attach(parsed: Parsed, mentions: Mentions, *, grammar: Grammar, lexicon: Lexicon) -> tuple[Frame, ...]:
    """One frame a trigger, in text order; slots hold mentions as worded."""
    patterns = {entry.id: grammar.patterns[entry.roles] for entry in lexicon.entries}
    frames: list[Frame] = []
    for sentence in parsed.sentences:
        scene = make_scene(sentence, mentions, grammar, patterns)
        here: list[Frame] = []
        for trigger in scene.triggers:
            roles = roles_of(scene, trigger, patterns[trigger.entry])
            here.append(_frame(len(frames) + len(here), scene, trigger, roles, mentions))
        frames += with_counts(here, [pair for pair in mentions.counted if pair[1].sentence == sentence.index])
    return tuple(frames)


def make_scene(sentence: Sentence, mentions: Mentions, grammar: Grammar, patterns: Mapping[str, RolePattern]) -> Scene:
    """The sentence with its actors and triggers; a place that no actor covers can stand for a side."""
    actors = [m for m in mentions.actors if m.sentence == sentence.index]
    for place in mentions.places:
        if place.sentence == sentence.index and not any(a.span.overlaps(place.span) for a in actors):
            side = ActorMention(
                place.span, place.sentence, place.first, place.last, kind="place", head=place.first, country=place.country, sector="GOV",
                name=place.name or "", parts=(((place.name, ""),) if not place.country else ()),
            )  # fmt: skip
            actors.append(side)
    actors.sort(key=lambda m: m.first)
    triggers = tuple(t for t in mentions.triggers if t.sentence == sentence.index)
    free = tuple(a for a in actors if a.kind != "agent" or not any(t.first <= a.head < t.last for t in triggers))
    times = frozenset(i for t in mentions.times if t.sentence == sentence.index for i in range(t.first, t.last))
    return Scene(sentence, free, triggers, grammar, patterns, times)


def roles_of(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> tuple[Found, Found]:
    """Actors and recipients of one trigger with the rules that found them."""
    if trigger.voice == "active":
        return _active(scene, trigger, pattern)
    if trigger.voice == "passive":
        return _passive(scene, trigger, pattern)
    if trigger.voice == "stative":
        return _stative(scene, trigger)
    return _noun(scene, trigger, pattern)


def _active(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> tuple[Found, Found]:
    subject = _act_as_subject(scene, trigger) or subject_of(scene, trigger.head)
    if pattern.subject == "recipient":
        return agent_of(scene, trigger.last), _merge(subject, object_of(scene, trigger) if not subject[0] else NOTHING)
    if pattern.object == "actor":
        direct = object_of(scene, trigger)
        if direct[0] and pattern.goal == "recipient" and scene.grammar.has("toward", scene.norm(trigger.last - 1)):
            return subject, direct
        return _mutual(scene, trigger, subject, direct), _goal(scene, trigger, pattern)
    target = _target(scene, trigger, pattern)
    target = _without(target, subject)
    return subject, target


def _act_as_subject(scene: Scene, trigger: TriggerMention) -> Found | None:
    """The doer of the act that is this verb's subject ("the attack that killed", "X's strike hit")."""
    for noun in reversed(scene.triggers):
        if noun.voice != "noun" or noun.last > trigger.first or noun.type != trigger.type:
            continue
        gap = range(noun.last, trigger.first)
        if any(scene.tag(i) in ("VERB", "PUNCT") for i in gap) or len(gap) > ACT_REACH:
            return None
        doer = _noun(scene, noun, scene.patterns[noun.entry])[0]
        return doer if doer[0] else None
    return None


def _target(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> Found:
    """The recipient of an active verb: object, agent of the noun of an act, addressee of the clause, prepositional goal."""
    if scene.grammar.has("prepositions", scene.norm(trigger.last - 1)) and trigger.last - trigger.first > 1:
        direct = object_of(scene, trigger)
        return direct if direct[0] and "recipient" in (pattern.object, pattern.goal) else NOTHING
    if pattern.object == "recipient":
        inner = next(
            (t for t in scene.triggers if t.voice == "noun" and trigger.last <= t.first <= trigger.last + 3), None
        )
        if inner:
            doer = agent_of(scene, inner.last) if _has_marker(scene, inner.last) else of_phrase(scene, inner.last)
            if doer[0]:
                return doer[0], "of-act"
        direct = object_of(scene, trigger)
        if direct[0]:
            return direct
    goal = _goal(scene, trigger, pattern)
    if goal[0]:
        return goal
    for at in range(trigger.last, min(trigger.last + 4, len(scene.sentence.tokens))):
        if scene.grammar.has("purpose_markers", scene.norm(at)) or scene.grammar.has("content_markers", scene.norm(at)):
            mention = scene.starting_at(at + 1)
            if mention and pattern.goal == "recipient":
                return scene.group(mention), "clause-subject"
    return NOTHING


def _has_marker(scene: Scene, last: int) -> bool:
    return any(scene.grammar.has("agent_markers", scene.norm(i)) for i in range(last, last + 8))


def _goal(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> Found:
    if pattern.goal != "recipient":
        return NOTHING
    return goal_of(scene, trigger, pattern.prepositions)


def _passive(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> tuple[Found, Found]:
    patient = subject_of(scene, trigger.head)
    agent = _without(agent_of(scene, trigger.last), patient)
    if not agent[0]:
        agent = _without(_shared_agent(scene, trigger), patient)
    if pattern.object == "actor":
        sides = _merge(_merge(patient, agent), (tuple(between_of(scene, trigger)), "together"))
        return sides, NOTHING
    if pattern.object == "none":
        return agent, _without(_goal(scene, trigger, pattern), agent)
    return agent, patient


def _shared_agent(scene: Scene, trigger: TriggerMention) -> Found:
    """The agent of the passive that follows after a conjunction ("was besieged and attacked by X")."""
    for other in scene.triggers:
        if (
            other.first - trigger.last == 1
            and other.voice == "passive"
            and scene.grammar.has("conjunctions", scene.norm(trigger.last))
        ):
            return agent_of(scene, other.last)
    return NOTHING


def _stative(scene: Scene, trigger: TriggerMention) -> tuple[Found, Found]:
    patient = subject_of(scene, trigger.head)
    if not patient[0]:
        patient = object_of(scene, trigger)
    for at in range(trigger.last, min(len(scene.sentence.tokens), trigger.last + 6)):
        if scene.grammar.has("agent_markers", scene.norm(at)):
            return agent_of(scene, at), patient
    return NOTHING, patient


def _noun(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> tuple[Found, Found]:
    owner = of_phrase(scene, trigger.last)
    marked = agent_of(scene, trigger.last) if _has_marker(scene, trigger.last) else NOTHING
    goal = _goal(scene, trigger, pattern)
    light = _light_subject(scene, trigger)
    if pattern.of == "recipient":
        return marked or light, owner
    if pattern.object == "actor":
        sides = _mutual(scene, trigger, light, owner)
        return sides, _without(goal, sides) if pattern.goal == "recipient" else NOTHING
    if marked[1] == "agent-marked":
        return marked, goal if goal[0] else owner
    if (
        owner[0]
        and not goal[0]
        and pattern.of == "actor"
        and pattern.object == "recipient"
        and _is_process(scene, trigger)
    ):
        return light, owner
    if pattern.of == "none":
        return light, goal
    if owner[0] and owner[0][0].kind == "place" and light[0]:
        return light, goal if goal[0] else owner
    doer = owner if owner[0] else light
    return doer, _without(goal, doer)


def _is_process(scene: Scene, trigger: TriggerMention) -> bool:
    """Whether the noun names the doing of an act to somebody, so that its of-phrase is the patient."""
    return any(re.fullmatch(p, scene.norm(trigger.head)) for p in scene.grammar.sets["process_nouns"])


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
            found = agent_of(scene, at + 1)
            return (found[0], "light-" + found[1]) if found[0] else NOTHING
    return NOTHING


def _mutual(scene: Scene, trigger: TriggerMention, first: Found, second: Found) -> Found:
    sides = _merge(first, second)
    return _merge(sides, (tuple(between_of(scene, trigger)), "together"))


def _merge(a: Found, b: Found) -> Found:
    extra = tuple(m for m in b[0] if m not in a[0])
    return (*a[0], *extra), "+".join(r for r in (a[1], b[1] if extra else "") if r)


def _without(found: Found, taken: Found) -> Found:
    rest = tuple(m for m in found[0] if m not in taken[0])
    return (rest, found[1]) if rest else NOTHING


def _frame(index: int, scene: Scene, trigger: TriggerMention, roles: tuple[Found, Found], mentions: Mentions) -> Frame:
    def fillers(found: Found) -> tuple[Filler, ...]:
        return tuple(Filler(m, found[1]) for m in found[0])

    spans: Sequence[ActorMention] = (*roles[0][0], *roles[1][0])
    clause = trigger.span
    for mention in spans:
        clause = clause.cover(mention.span)
    frame = Frame(
        index=index,
        trigger=trigger,
        clause=clause,
        actors=fillers(roles[0]),
        recipients=fillers(roles[1]),
        modes=trigger.modes,
        is_definite=_is_definite(scene, trigger),
        is_headline=scene.sentence.role == "headline",
    )
    return replace(frame, times=times_of(scene, trigger, mentions), places=places_of(scene, trigger, mentions))


def _is_definite(scene: Scene, trigger: TriggerMention) -> bool:
    """Whether a demonstrative or possessive right after the noun of an act points back to one told before."""
    if trigger.voice != "noun":
        return False
    at = trigger.last
    while (
        at < trigger.last + 3
        and scene.grammar.has("noun_links", scene.norm(at))
        and not scene.grammar.has("definites", scene.norm(at))
    ):
        at += 1
    return scene.grammar.has("definites", scene.norm(at)) or scene.grammar.has("possessive", scene.norm(trigger.last))
