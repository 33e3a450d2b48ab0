"""Which border an act happens at, across or about: explicit words first, then the sides, then the place."""

from __future__ import annotations

from tapal.language.grammar import Grammar
from tapal.model.events import EventPlace, Participant
from tapal.model.frames import Frame
from tapal.model.parsed import Sentence
from tapal.world.borders import Borders

FORCE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "DISPLACE", "RETREAT"})
Sides = tuple[tuple[Participant, ...], tuple[Participant, ...], EventPlace | None]


def border_of(
    frame: Frame, sentence: Sentence, sides: Sides, *, borders: Borders, grammar: Grammar
) -> tuple[str | None, str]:
    """The border's id (`AAA-BBB`) and the reason (`named`, `sides`, `crossing`), or None and nothing."""
    actors, recipients, place = sides
    near = sentence.norms[max(0, frame.trigger.first - 12) : frame.trigger.last + 12]
    is_named = any(grammar.has("border_words", w) for w in near)
    ours = _countries(actors)
    theirs = _countries(recipients)
    where = place.country if place else ""
    if len(ours) > 1 and not theirs:
        ours, theirs = ours[:1], ours[1:]
    pairs = [(a, b) for a in ours for b in [*theirs, where] if a and b and a != b]
    known = [borders.pair(a, b) for a, b in pairs if borders.is_border(borders.pair(a, b))]
    if frame.trigger.type in FORCE and known:
        return known[0], "sides"
    if is_named and known:
        return known[0], "named"
    if is_named:
        countries = sorted({*ours, *theirs, where} - {""})
        for a in countries:
            neighbours = [b for b in countries if b > a and borders.is_border(borders.pair(a, b))]
            if neighbours:
                return borders.pair(a, neighbours[0]), "named"
    return None, ""


def _countries(participants: tuple[Participant, ...]) -> list[str]:
    out: list[str] = []
    for p in participants:
        if p.country and p.country != "IGO" and p.country not in out:
            out.append(p.country)
    return out
