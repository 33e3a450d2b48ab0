"""Merge: mentions of one act in one document become one event with all its anchors."""

from __future__ import annotations

from collections.abc import Sequence

from tapal.model.events import Event, Participant, Status
from tapal.model.frames import Act

SAME_SENTENCE = 0
FAR = 60


def merge(acts: Sequence[Act]) -> tuple[Event, ...]:
    """Events in text order of their main anchors, with ids `e1`, `e2`, … in that order."""
    groups: list[list[Act]] = []
    for act in acts:
        best = next(
            (g for g in groups if all(_may_be_one(a, act) for a in g) and any(_is_one(a, act) for a in g)), None
        )
        if best is None:
            groups.append([act])
        else:
            best.append(act)
    return tuple(_event(f"e{i}", group) for i, group in enumerate(groups, 1))


def _countries(people: Sequence[Participant]) -> frozenset[str]:
    return frozenset(p.country for p in people if p.country)


def _compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or a <= b or b <= a


def _may_be_one(a: Act, b: Act) -> bool:
    """Nothing speaks against the two being one act."""
    if a.type != b.type or a.status is not b.status:
        return False
    if not _compatible(_countries(a.actors), _countries(b.actors)):
        return False
    if not _compatible(_countries(a.recipients), _countries(b.recipients)):
        return False
    if a.date and b.date and (a.date.end < b.date.start or b.date.end < a.date.start):
        return False
    if a.place and b.place and a.place.country and b.place.country and a.place.country != b.place.country:
        return False
    return not _numbers_clash(a, b)


def _numbers_clash(a: Act, b: Act) -> bool:
    ours = {n.field: (n.low, n.high) for n in a.numbers}
    return any(n.field in ours and ours[n.field] != (n.low, n.high) for n in b.numbers)


def _is_one(a: Act, b: Act) -> bool:
    """Something speaks for it: the same sides named, or one sentence, or the same victims."""
    same_sentence = a.frame.trigger.sentence == b.frame.trigger.sentence
    ours, theirs = _countries(a.actors), _countries(b.actors)
    if ours and theirs and ours == theirs:
        return True
    if same_sentence:
        return True
    return bool(ours & theirs) or (
        not ours and not theirs and bool(_countries(a.recipients) & _countries(b.recipients))
    )


def _event(identity: str, group: Sequence[Act]) -> Event:
    main = max(
        group, key=lambda a: (bool(a.actors) + bool(a.recipients) + bool(a.date) + bool(a.place), -a.evidence.start)
    )
    rest = [a for a in group if a is not main]
    order = (main, *rest)
    modes: list[str] = []
    for act in group:
        modes += [m for m in act.frame.modes if m not in modes]
    numbers = {n.field: n for act in reversed(order) for n in act.numbers}
    first_place = next((a.place for a in order if a.place), None)
    return Event(
        id=identity,
        type=main.type,
        modes=tuple(modes),
        status=Status(main.status),
        actors=_best([a.actors for a in order]),
        recipients=_best([a.recipients for a in order]),
        evidence=tuple(a.evidence for a in order),
        date=next((a.date for a in order if a.date), None),
        place=first_place,
        border=next((a.border for a in order if a.border), None),
        border_rule=next((a.border_rule for a in order if a.border), ""),
        numbers=tuple(numbers[k] for k in sorted(numbers)),
        source=next((a.source for a in order if a.source), ""),
        source_span=next((a.source_span for a in order if a.source), None),
        status_span=main.frame.status_span,
        confidence=main.frame.confidence,
        rule=main.frame.trigger.entry,
    )


def _best(candidates: Sequence[tuple[Participant, ...]]) -> tuple[Participant, ...]:
    """The first list that names a country, else the first that is not empty."""
    named = next((c for c in candidates if _countries(c)), ())
    return named or next((c for c in candidates if c), ())
