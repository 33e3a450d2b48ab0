"""Whether two reports may speak of one happening, and how much speaks for it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tapal.fuse.records import Report
from tapal.fuse.rules import Rules
from tapal.model.events import EventPlace, Participant, Status

STATE = "state:"
MUTUAL = 2
"""Parties from which an act without recipients is mutual, so that its sides compare as one set."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`points` for one happening, with the name of what gave them; `refusal` names why it cannot be one, or is empty."""

    points: float
    reasons: tuple[tuple[str, float], ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of a report. `days` are the event's when known and not wide, `reach` those within which it may have
    happened (its days, else its publication), both inclusive; `named` holds the ids of persons, groups and forces."""

    report: Report
    actors: frozenset[str]
    recipients: frozenset[str]
    named: frozenset[str]
    days: tuple[date, date] | None
    reach: tuple[date, date] | None
    is_mutual: bool
    is_unrealized: bool
    numbers: frozenset[tuple[str, int | None, int | None]]


def facts(report: Report, *, rules: Rules) -> Facts:
    """The facts of a report."""
    event = report.event
    actors = parties(event.actors)
    days = interval(report, wide_days=rules.limits["wide_days"])
    return Facts(
        report=report,
        actors=actors,
        recipients=parties(event.recipients),
        named=frozenset(p.id for p in (*event.actors, *event.recipients) if p.id and not p.id.startswith(STATE)),
        days=days,
        reach=days or ((report.published, report.published) if report.published else None),
        is_mutual=not event.recipients and len(actors) >= MUTUAL,
        is_unrealized=event.status is Status.UNREALIZED,
        numbers=frozenset((claim.field, claim.low, claim.high) for claim in event.numbers),
    )


def compare(one: Facts, other: Facts, *, rules: Rules) -> Verdict:
    """The verdict on two reports, the likeness of their texts apart. The order of the two does not matter."""
    mine, theirs = one.report.event, other.report.event
    if one.report.document == other.report.document:
        return _refused("document")
    if one.is_unrealized is not other.is_unrealized:
        return _refused("status")
    if not rules.are_kin(mine.type, theirs.type):
        return _refused("type")
    found: list[str] = [] if mine.type == theirs.type else ["kin"]
    for name, part in (("sides", _sides), ("days", _days), ("places", _places)):
        names = part(one, other, rules)
        if names is None:
            return _refused(name)
        found += names
    if set(mine.modes) & set(theirs.modes):
        found.append("mode")
    found += _numbers(one, other)
    reasons = tuple((name, rules.points[name]) for name in found)
    return Verdict(round(math.fsum(value for _, value in reasons), 6), reasons)


def with_likeness(verdict: Verdict, likeness: float, *, rules: Rules) -> Verdict:
    """The verdict with what the likeness of the two texts, 0 to 1, adds to it."""
    points = rules.points["text"] * likeness
    return Verdict(round(verdict.points + points, 6), (*verdict.reasons, ("text", points)))


def _refused(why: str) -> Verdict:
    return Verdict(-math.inf, refusal=why)


def party(one: Participant) -> str:
    """What identifies a party: its country, or its own id where it has none or is an international body; empty if unknown."""
    return one.country if one.country not in ("", "IGO") else one.id


def parties(people: Iterable[Participant]) -> frozenset[str]:
    """The known parties."""
    return frozenset(key for one in people if (key := party(one)))


def is_precise(place: EventPlace | None, *, limit_km: float) -> bool:
    """Whether a place has coordinates and a radius of at most `limit_km`."""
    if place is None or place.lat is None or place.lon is None:
        return False
    return place.precision_km is not None and place.precision_km <= limit_km


def distance_km(one: EventPlace, other: EventPlace) -> float:
    """Great-circle distance (haversine, radius 6,371 km); both places have coordinates."""
    lat, lon, other_lat, other_lon = (math.radians(value or 0.0) for value in (one.lat, one.lon, other.lat, other.lon))
    half = math.sin((other_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * (
        math.sin((other_lon - lon) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def interval(report: Report, *, wide_days: float) -> tuple[date, date] | None:
    """The days of a report's event when they are known and not wide; both inclusive."""
    when = report.event.date
    if when is None or not when.start or not when.end:
        return None
    start, end = date.fromisoformat(when.start), date.fromisoformat(when.end)
    return (start, end) if (end - start).days <= wide_days else None


def _sides(one: Facts, other: Facts, rules: Rules) -> list[str] | None:
    """Both sides must have a common party; one side may be open in one report."""
    found = []
    if one.is_mutual or other.is_mutual:
        common = (one.actors | one.recipients) & (other.actors | other.recipients)
        if not common:
            return None
        found += ["actor", "recipient"] if len(common) >= MUTUAL else ["actor"]
    else:
        open_sides = 0
        for name, mine, theirs in (
            ("actor", one.actors, other.actors),
            ("recipient", one.recipients, other.recipients),
        ):
            if mine & theirs:
                found.append(name)
            elif mine and theirs:
                return None
            elif mine or theirs:
                open_sides += 1
        if not found or open_sides > 1:
            return None
        found += ["half_known"] * open_sides
    return [*found, "person"] if one.named & other.named else found


def _days(one: Facts, other: Facts, rules: Rules) -> list[str] | None:
    """Dates must overlap within a day; where one is missing the publications must be near."""
    slack = rules.limits["days"]
    if one.days and other.days:
        gap = _gap(one.days, other.days)
        return None if gap > slack else ["date"] if gap <= 0 else ["near_date"]
    mine, theirs = one.report.event.date, other.report.event.date
    if mine and theirs and not (one.days or other.days):
        return ["published"] if (mine.start, mine.end) == (theirs.start, theirs.end) else None
    if one.reach is None or other.reach is None:
        return ["no_day"]
    gap = _gap(one.reach, other.reach)
    if gap > rules.limits["report_days"]:
        return None
    is_wide = (mine and not one.days) or (theirs and not other.days)
    return ["published"] if gap <= slack and not is_wide else ["loose_date"]


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Days from the end of one to the start of the other; 0 or less when they overlap."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days)


def _places(one: Facts, other: Facts, rules: Rules) -> list[str] | None:
    """Precise places must be near, countries the same; an open place fits any."""
    here, there = one.report.event.place, other.report.event.place
    if here is None or there is None:
        return []
    limit = rules.limits["precise_km"]
    if is_precise(here, limit_km=limit) and is_precise(there, limit_km=limit):
        radius = max(rules.limits["near_km"], (here.precision_km or 0.0) + (there.precision_km or 0.0))
        return ["place"] if distance_km(here, there) <= radius else None
    if here.country and there.country and here.country != there.country:
        return None
    return ["region"] if here.country and here.country == there.country else []


def _numbers(one: Facts, other: Facts) -> list[str]:
    common = one.numbers & other.numbers
    if any((low or high or 0) > MUTUAL for _, low, high in common):
        return ["number"]
    if not common and {name for name, _, _ in one.numbers} & {name for name, _, _ in other.numbers}:
        return ["rival_number"]
    return []
