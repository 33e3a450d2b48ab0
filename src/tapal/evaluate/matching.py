"""Which predicted event stands for which gold event: one to one, best first."""

from __future__ import annotations

from collections.abc import Sequence

from tapal.evaluate.gold import Scored, Side

Pairs = dict[int, int]
RIGHT_TYPE, ACTORS, RECIPIENTS, DATE, REQUIRED = 10.0, 2.0, 1.0, 0.5, 0.4
"""Weights of a pair: the type decides, then agreement of actors, recipients and date; required gold goes before optional."""


def match(gold: Sequence[Scored], predicted: Sequence[Scored]) -> Pairs:
    """Gold index to predicted index.

    A pair needs a common sentence; an optional gold event takes only a right type. Equal weights go to the earlier gold
    event, then to the earlier predicted one.
    """
    candidates = [
        (-weight(want, got), i, j)
        for i, want in enumerate(gold)
        for j, got in enumerate(predicted)
        if want.sentences & got.sentences and (is_type_right(want, got) or not want.is_optional)
    ]
    pairs: Pairs = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def weight(want: Scored, got: Scored) -> float:
    """How well a pair fits, larger is better."""
    sides = RIGHT_TYPE * is_type_right(want, got) + ACTORS * _agreement(want.actors, got.actors)
    rest = RECIPIENTS * _agreement(want.recipients, got.recipients) + DATE * is_date_right(want, got)
    return (sides + rest) + REQUIRED * (not want.is_optional)


def is_type_right(want: Scored, got: Scored) -> bool:
    """Whether the predicted type is the gold type or one of its alternatives."""
    return got.type in want.accepted


def is_date_right(want: Scored, got: Scored) -> bool:
    """Whether both have no date, or the days common to both are at least half of the longer interval."""
    if want.days is None or got.days is None:
        return want.days is got.days
    common = min(want.days[1], got.days[1]) - max(want.days[0], got.days[0]) + 1
    longest_span = max(want.days[1], got.days[1]) - min(want.days[0], got.days[0]) + 1
    return common * 2 >= longest_span


def countries(side: Side) -> frozenset[str]:
    """The known countries of one side."""
    return frozenset(country for country, _ in side if country)


def are_sides_right(want: Scored, got: Scored) -> bool:
    """Whether the countries of actors and recipients agree, and there are actors exactly where gold has some."""
    return (
        bool(want.actors) == bool(got.actors)
        and countries(want.actors) == countries(got.actors)
        and countries(want.recipients) == countries(got.recipients)
    )


def _agreement(one: Side, other: Side) -> float:
    """Common countries over all countries of both sides; a half when neither has one."""
    a, b = countries(one), countries(other)
    return len(a & b) / len(a | b) if a | b else 0.5
