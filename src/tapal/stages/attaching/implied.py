"""Fills in who acts where the clause leaves it to its surroundings: the other side of a mutual act, the authorities of a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tapal.language.grammar import RolePattern
from tapal.model.frames import Filler, Frame
from tapal.model.mentions import ActorMention, TriggerMention
from tapal.stages.attaching.scene import Scene
from tapal.stages.attaching.subjects import clause_subject

# Mutual acts that one side cannot do alone; those of the second set only when a noun tells them.
MUTUAL_TYPES = frozenset({"CONSULT", "ASSAULT"})
MUTUAL_NOUNS = frozenset({"AGREE", "COOPERATE", "RETREAT", *MUTUAL_TYPES})
# Acts of the people or the authorities of the place where they happen.
LOCAL_TYPES = frozenset({"PROTEST", "COERCE", "SANCTION"})
# Acts that somebody suffers; told in a charge, it is the accuser.
SUFFERED_TYPES = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})
PLACE_REACH = 6


def with_implied(frames: Sequence[Frame], scene: Scene) -> list[Frame]:
    """The frames of one sentence, each with the actors that its surroundings tell."""
    made = [replace(f, actors=(*f.actors, *more)) if (more := _implied(f, scene)) else f for f in frames]
    return [
        replace(f, recipients=more) if not f.recipients and (more := _implied_recipients(f, made, scene)) else f
        for f in made
    ]


def _implied_recipients(frame: Frame, others: Sequence[Frame], scene: Scene) -> tuple[Filler, ...]:
    """Whom an act told in a charge hit: the accuser; whom help reaches: those where it is given."""
    if frame.trigger.type in SUFFERED_TYPES:
        doers = {f.mention for f in frame.actors}
        for charge in others:
            is_before = charge.trigger.type == "ACCUSE" and charge.trigger.first < frame.trigger.first
            if is_before and doers and doers <= {f.mention for f in charge.recipients}:
                return tuple(replace(f, rule="accuser") for f in charge.actors)
    if frame.trigger.type == "AID":
        place = _place_after(scene, frame.trigger)
        return (Filler(place, "aided"),) if place else ()
    return ()


def _implied(frame: Frame, scene: Scene) -> tuple[Filler, ...]:
    trigger = frame.trigger
    pattern = scene.patterns[trigger.entry]
    if _is_mutual(trigger, pattern):
        return _missing_sides(frame, scene)
    if not frame.actors and trigger.type in LOCAL_TYPES and trigger.voice != "active":
        place = _place_after(scene, trigger)
        return (Filler(place, "local"),) if place else ()
    return ()


def _is_mutual(trigger: TriggerMention, pattern: RolePattern) -> bool:
    if pattern.object != "actor" or pattern.goal != "actor":
        return False
    return trigger.type in (MUTUAL_NOUNS if trigger.voice == "noun" else MUTUAL_TYPES)


def _missing_sides(frame: Frame, scene: Scene) -> tuple[Filler, ...]:
    told = [f.mention for f in frame.actors]
    if any(m.kind in ("pair", "pronoun") or m.parts for m in told) or len({m.country for m in told}) > 1:
        return ()
    is_between = any(scene.grammar.has("between", scene.preposition(m)) for m in told if m in scene.actors)
    if told and not is_between and all(f.rule == "together" for f in frame.actors):
        partner = clause_subject(scene, frame.trigger.first)
        other = [m for m in partner if not m.country or m.country not in {t.country for t in told}]
        if other:
            return tuple(Filler(m, "partner") for m in other)
    both = _both_named(scene)
    if both and not told:
        return tuple(Filler(m, "both") for m in both)
    return ()


def _both_named(scene: Scene) -> tuple[ActorMention, ...]:
    """The two sides that the sentence names together."""
    for mention in scene.actors:
        if mention.kind == "pair" or (mention.kind == "pronoun" and mention.name == "two"):
            return (mention,)
        group = tuple(m for m in scene.group(mention) if m.kind != "demonym")
        if len({m.country for m in group if m.country}) == 2 and len(group) == 2:
            return group
    return ()


def _place_after(scene: Scene, trigger: TriggerMention) -> ActorMention | None:
    """The located place or state right after the trigger, else the first one of the sentence."""
    left_out = ("person", "weapon") if trigger.voice == "noun" else ("person", "weapon", "base")
    located = [
        m for m in scene.actors if m.kind not in left_out and scene.grammar.has("locatives", scene.preposition(m))
    ]
    after = [m for m in located if trigger.last <= m.first <= trigger.last + PLACE_REACH]
    return after[0] if after else None
