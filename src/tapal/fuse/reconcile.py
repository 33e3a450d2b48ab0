"""One incident from the reports of one happening: its fields, its claims, and the figures with the rule that chose them."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from tapal.fuse.compare import party
from tapal.fuse.records import Claim, Figure, Incident, Report
from tapal.model.events import DateRange, EventPlace, NumberClaim, Participant, Status

T = TypeVar("T")
DISPUTED = "disputed"
RANGE = ".."
_ORDER = {status: at for at, status in enumerate(Status)}


def reconcile(reports: Sequence[Report]) -> Incident:
    """The incident of these reports, the earliest first. Its id depends on the earliest alone."""
    first = reports[0]
    claims = _marked([claim for report in reports for claim in _claims(report)])
    place = _favoured(reports, lambda r: [r.event.place] if r.event.place else [], key=_place_key)
    date = _favoured(reports, lambda r: [r.event.date] if r.event.date else [], key=_date_key)
    borders = _favoured(reports, lambda r: [r.event.border] if r.event.border else [], key=str)
    modes = _favoured(reports, lambda r: r.event.modes, key=str)
    statuses = _statuses(reports)
    return Incident(
        id=incident_id(first),
        type=_favoured(reports, lambda r: [r.event.type], key=str)[0],
        modes=tuple(sorted(modes)),
        status=_status({status for status, _ in statuses}),
        statuses=statuses,
        actors=tuple(_favoured(reports, lambda r: r.event.actors, key=_party_key)),
        recipients=tuple(_favoured(reports, lambda r: r.event.recipients, key=_party_key)),
        date=date[0] if date else None,
        place=place[0] if place else None,
        border=borders[0] if borders else None,
        numbers=tuple(_figures(reports)),
        claims=tuple(claims),
        reports=tuple(reports),
        witnesses=len({report.witness for report in reports}),
    )


def incident_id(first: Report) -> str:
    """`inc-` and 12 hex digits from the id of the earliest report."""
    return "inc-" + hashlib.sha256(first.id.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _favoured(
    reports: Sequence[Report], values: Callable[[Report], Iterable[T]], *, key: Callable[[T], str]
) -> list[T]:
    """The different values, those of most witnesses first, then the earliest told."""
    witnesses: dict[str, set[str]] = defaultdict(set)
    kept: dict[str, T] = {}
    for report in reports:
        for value in values(report):
            witnesses[key(value)].add(report.witness)
            kept.setdefault(key(value), value)
    order = {name: at for at, name in enumerate(kept)}
    return [
        kept[name]
        for name in sorted(kept, key=lambda name: (_sharpness(kept[name]), -len(witnesses[name]), order[name]))
    ]


def _sharpness(value: object) -> int:
    """Places and dates that say more come first: coordinates before none, days before longer times."""
    if isinstance(value, EventPlace):
        return 0 if value.lat is not None and (value.precision_km or 999) <= 150 else 1
    if isinstance(value, DateRange):
        return 0 if value.precision == "day" else 1
    return 0


def _place_key(place: EventPlace) -> str:
    return place.id or f"{place.text.lower()}/{place.country}"


def _date_key(date: DateRange) -> str:
    return f"{date.start}/{date.end}"


def _party_key(one: Participant) -> str:
    return f"{party(one) or one.text.lower()}/{one.sector}"


def _statuses(reports: Sequence[Report]) -> tuple[tuple[str, int], ...]:
    witnesses: dict[Status, set[str]] = defaultdict(set)
    for report in reports:
        witnesses[report.event.status].add(report.witness)
    return tuple((status.value, len(witnesses[status])) for status in sorted(witnesses, key=_ORDER.__getitem__))


def _status(found: set[str]) -> str:
    if Status.DENIED in found and len(found) > 1:
        return DISPUTED
    return next(status.value for status in Status if status in found)


def _claims(report: Report) -> list[Claim]:
    """What a report says, field by field. Spans lie in its document's text."""
    event = report.event
    anchor = event.evidence[0] if event.evidence else None
    base = Claim(
        field="",
        value="",
        key="",
        by=event.source or report.outlet or report.document,
        report=report.id,
        document=report.document,
        witness=report.witness,
        published=report.published,
        span=anchor,
    )
    found = [replace(base, field="type", value=" ".join((event.type, *event.modes)), key=event.type)]
    found.append(
        replace(
            base, field="status", value=event.status.value, key=event.status.value, span=event.status_span or anchor
        )
    )
    for name, people in (("actors", event.actors), ("recipients", event.recipients)):
        if people:
            value = ", ".join(f"{one.text} ({one.country or '?'} {one.sector})" for one in people)
            key = " ".join(sorted({party(one) for one in people} - {""}))
            found.append(replace(base, field=name, value=value, key=key, span=people[0].span or anchor))
    if event.date:
        days = sorted({event.date.start, event.date.end})
        found.append(
            replace(
                base, field="date", value=" / ".join(days), key=_date_key(event.date), span=event.date.span or anchor
            )
        )
    if event.place:
        value = " ".join(filter(None, (event.place.text, event.place.country)))
        found.append(
            replace(base, field="place", value=value, key=_place_key(event.place), span=event.place.span or anchor)
        )
    for number in event.numbers:
        low, high = ("" if one is None else str(one) for one in (number.low, number.high))
        words = bounds(number.low, number.high)
        found.append(replace(base, field=number.field, value=words, key=low + RANGE + high, span=number.span or anchor))
    return found


def _marked(claims: list[Claim]) -> list[Claim]:
    """The claims by field in the order first told, those marked that another speaker in another text contradicts."""
    by_field: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_field[claim.field].append(claim)
    return [
        replace(claim, is_rival=any(_are_rivals(claim, other) for other in told))
        for told in by_field.values()
        for claim in told
    ]


def _are_rivals(one: Claim, other: Claim) -> bool:
    """Whether two claims cannot both hold: figures and days that do not overlap, parties without a common one, told and denied."""
    if not (one.key and other.key) or one.key == other.key or one.witness == other.witness or one.by == other.by:
        return False
    if one.field in ("actors", "recipients"):
        return not set(one.key.split()) & set(other.key.split())
    if one.field == "status":
        return Status.DENIED.value in (one.key, other.key)
    if one.field == "date":
        (start, end), (other_start, other_end) = one.key.split("/"), other.key.split("/")
        return end < other_start or other_end < start
    if one.field == "type":
        return True
    return one.field != "place" and not _overlap(one.key, other.key)


def _overlap(one: str, other: str) -> bool:
    (low, high), (other_low, other_high) = (
        (int(start or 0), int(end) if end else math.inf) for start, end in (key.split(RANGE) for key in (one, other))
    )
    return low <= other_high and other_low <= high


def bounds(low: int | None, high: int | None) -> str:
    """A count in signs: 11, ≥11, ≤20 or 20–99."""
    if low == high:
        return "?" if low is None else str(low)
    if high is None:
        return f"≥{low}"
    return f"≤{high}" if low is None else f"{low}–{high}"


def _figures(reports: Sequence[Report]) -> list[Figure]:
    """A figure for each field. A later claim of the same speaker (else outlet) replaces the earlier one; denied ones count not."""
    standing: dict[str, dict[str, tuple[NumberClaim, str]]] = defaultdict(dict)
    for report in reports:
        if report.event.status is Status.DENIED:
            continue
        by = report.event.source.lower() or report.outlet.lower() or report.document
        for number in reversed(report.event.numbers):
            if number.low is not None or number.high is not None:
                standing[number.field][by] = (number, report.witness)
    return [_figure(field, list(told.values())) for field, told in sorted(standing.items())]


def _figure(field: str, told: list[tuple[NumberClaim, str]]) -> Figure:
    """Never an average: the value of most independent texts, else the lowest of those."""
    witnesses: dict[tuple[int | None, int | None], set[str]] = defaultdict(set)
    for claim, witness in told:
        witnesses[(claim.low, claim.high)].add(witness)
    most = max(len(found) for found in witnesses.values())
    front = [value for value, found in witnesses.items() if len(found) == most]
    low, high = min(front, key=_lowest)
    rule = "only" if len(told) == 1 else "agreed" if len(witnesses) == 1 else "most-witnesses"
    if len(front) > 1:
        rule = "conservative"
    lows = [_lowest(value) for value in witnesses]
    highs = [value[1] if value[1] is not None else value[0] or 0 for value in witnesses]
    is_open = any(value[1] is None and value[0] == max(highs) for value in witnesses)
    return Figure(field, min(lows), low if low is not None else high, max(highs), is_open, rule)


def _lowest(value: tuple[int | None, int | None]) -> int:
    low, high = value
    return low if low is not None else high or 0
