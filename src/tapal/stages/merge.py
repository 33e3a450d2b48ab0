"""Merge: mentions of one act in one document become one event with all its anchors."""

from __future__ import annotations

from collections.abc import Sequence

from tapal.model.events import Event, EventPlace, Participant, Status
from tapal.model.frames import Act

# Degrees of latitude or longitude beyond which two located acts are at different places.
APART = 0.7
NEAR = 2
PRECISE = frozenset({"point", "town", "district", "province", "line"})

Group = list[Act]


def merge(acts: Sequence[Act]) -> tuple[Event, ...]:
    """Events in text order of their main anchors, with ids `e1`, `e2`, … in that order.

    Acts that name a side are grouped first; a bare mention ("the attack") then joins the nearest group of its type.
    """
    groups: list[Group] = []
    bare: list[Act] = []
    for act in acts:
        if _is_bare(act):
            bare.append(act)
            continue
        best = [g for g in groups if all(_may_be_one(a, act) for a in g) and any(_is_one(a, act) for a in g)]
        if best:
            max(best, key=lambda g: g[-1].evidence.start).append(act)
        else:
            groups.append([act])
    for act in bare:
        _join_nearest(groups, act)
    groups.sort(key=lambda g: min(a.evidence.start for a in g))
    return tuple(_event(f"e{i}", group) for i, group in enumerate(groups, 1))


def _is_bare(act: Act) -> bool:
    """Whether the mention names no side, no day and no count of its own."""
    return not (_countries(act.actors) or _countries(act.recipients) or act.numbers or act.date)


def _join_nearest(groups: list[Group], act: Act) -> None:
    """Add a bare mention to the last group of its type before it, else to the first after it, else make it a group."""
    fitting = [g for g in groups if any(a.type == act.type for a in g)]
    before = [g for g in fitting if g[0].evidence.start <= act.evidence.start]
    if before:
        max(before, key=lambda g: max(a.evidence.start for a in g if a.evidence.start <= act.evidence.start)).append(
            act
        )
    elif fitting:
        min(fitting, key=lambda g: g[0].evidence.start).append(act)
    else:
        groups.append([act])


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
    return not (_are_apart(a.place, b.place) or _numbers_clash(a, b))


def _are_apart(a: EventPlace | None, b: EventPlace | None) -> bool:
    if a is None or b is None:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    if (
        a.kind not in PRECISE
        or b.kind not in PRECISE
        or a.lat is None
        or b.lat is None
        or a.lon is None
        or b.lon is None
    ):
        return False
    return abs(a.lat - b.lat) > APART or abs(a.lon - b.lon) > APART


def _numbers_clash(a: Act, b: Act) -> bool:
    ours = {n.field: (n.low, n.high) for n in a.numbers}
    return any(n.field in ours and ours[n.field] != (n.low, n.high) for n in b.numbers)


def _is_one(a: Act, b: Act) -> bool:
    """Something speaks for it: the same sides named, or one sentence, or the same victims nearby."""
    distance = abs(a.frame.trigger.sentence - b.frame.trigger.sentence)
    ours, theirs = _countries(a.actors), _countries(b.actors)
    if distance == 0 or (ours and theirs and ours & theirs):
        return True
    shared = bool(_countries(a.recipients) & _countries(b.recipients))
    if not ours and not theirs:
        return shared
    return distance <= NEAR and (shared or not (_countries(a.recipients) and _countries(b.recipients)))


def _event(identity: str, group: Sequence[Act]) -> Event:
    main = max(group, key=lambda a: (_fullness(a), -a.evidence.start))
    order = (main, *(a for a in group if a is not main))
    modes: list[str] = []
    for act in group:
        modes += [m for m in act.frame.modes if m not in modes]
    numbers = {n.field: n for act in reversed(order) for n in act.numbers}
    return Event(
        id=identity,
        type=main.type,
        modes=tuple(modes),
        status=Status(main.status),
        actors=_best([a.actors for a in order]),
        recipients=_best([a.recipients for a in order]),
        evidence=tuple(a.evidence for a in order),
        date=next((a.date for a in order if a.date), None),
        place=_best_place([a.place for a in order]),
        border=next((a.border for a in order if a.border), None),
        border_rule=next((a.border_rule for a in order if a.border), ""),
        numbers=tuple(numbers[k] for k in sorted(numbers)),
        source=next((a.source for a in order if a.source), ""),
        source_span=next((a.source_span for a in order if a.source), None),
        status_span=main.frame.status_span,
        confidence=main.frame.confidence,
        rule=main.frame.trigger.entry,
    )


def _fullness(act: Act) -> int:
    return bool(act.actors) + bool(act.recipients) + bool(act.date) + bool(act.place)


def _best(candidates: Sequence[tuple[Participant, ...]]) -> tuple[Participant, ...]:
    """The first list that names a country, else the first that is not empty."""
    named = next((c for c in candidates if _countries(c)), ())
    return named or next((c for c in candidates if c), ())


def _best_place(candidates: Sequence[EventPlace | None]) -> EventPlace | None:
    """The first precise place, else the first at all."""
    places = [p for p in candidates if p]
    return next((p for p in places if p.kind in PRECISE), places[0] if places else None)
