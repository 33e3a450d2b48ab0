"""Whether two reports may speak of one happening, and how much speaks for it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tapal.fuse.records import Report
from tapal.fuse.rules import Rules
from tapal.model.events import EventPlace, Participant, Status

MUTUAL = 2
"""Parties from which an act without recipients is mutual, so that its sides compare as one set."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`points` for one happening, with the name of what gave them; `refusal` names why it cannot be one, or is empty."""

    points: float
    reasons: tuple[tuple[str, float], ...] = ()
    refusal: str = ""


def compare(one: Report, other: Report, *, rules: Rules, likeness: float) -> Verdict:
    """The verdict on two reports; `likeness` is that of their texts, 0 to 1. The order of the two does not matter."""
    if one.document == other.document:
        return Verdict(-math.inf, refusal="same-document")
    if (one.event.status is Status.UNREALIZED) is not (other.event.status is Status.UNREALIZED):
        return Verdict(-math.inf, refusal="status-world")
    if not rules.are_kin(one.event.type, other.event.type):
        return Verdict(-math.inf, refusal="type")
    found: list[str] = [] if one.event.type == other.event.type else ["kin"]
    for part in (_sides, _days, _places):
        names = part(one, other, rules)
        if names is None:
            return Verdict(-math.inf, refusal=part.__name__.strip("_"))
        found += names
    if set(one.event.modes) & set(other.event.modes):
        found.append("mode")
    found += _numbers(one, other)
    reasons = [(name, rules.points[name]) for name in found]
    reasons.append(("text", rules.points["text"] * likeness))
    return Verdict(round(math.fsum(value for _, value in reasons), 6), tuple(reasons))


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


def _sides(one: Report, other: Report, rules: Rules) -> list[str] | None:
    """Both sides must have a common party; one side may be open in one report."""
    actors, rivals = parties(one.event.actors), parties(other.event.actors)
    victims, others = parties(one.event.recipients), parties(other.event.recipients)
    found = []
    if _is_mutual(one) or _is_mutual(other):
        if not (actors | victims) & (rivals | others):
            return None
        if len((actors | victims) & (rivals | others)) >= MUTUAL:
            found.append("recipient")
        found.append("actor")
    else:
        open_sides = 0
        for name, mine, theirs in (("actor", actors, rivals), ("recipient", victims, others)):
            if mine & theirs:
                found.append(name)
            elif mine and theirs:
                return None
            elif mine or theirs:
                open_sides += 1
        if not found or open_sides > 1:
            return None
        found += ["half_known"] * open_sides
    named = [
        {p.id for p in (*r.event.actors, *r.event.recipients) if p.id and p.id[:6] != "state:"} for r in (one, other)
    ]
    return [*found, "person"] if named[0] & named[1] else found


def _is_mutual(report: Report) -> bool:
    return not report.event.recipients and len(parties(report.event.actors)) >= MUTUAL


def _days(one: Report, other: Report, rules: Rules) -> list[str] | None:
    """Dates must overlap within a day; where one is missing the publications must be near."""
    wide = rules.limits["wide_days"]
    mine, theirs = interval(one, wide_days=wide), interval(other, wide_days=wide)
    slack = rules.limits["days"]
    if mine and theirs:
        gap = max((theirs[0] - mine[1]).days, (mine[0] - theirs[1]).days)
        return None if gap > slack else ["date"] if gap <= 0 else ["near_date"]
    if one.event.date and other.event.date and not (mine or theirs):
        same = (one.event.date.start, one.event.date.end) == (other.event.date.start, other.event.date.end)
        return ["published"] if same else None
    reach = rules.limits["report_days"]
    first, last = _known_days(one, mine), _known_days(other, theirs)
    if first is None or last is None:
        return ["no_day"]
    gap = max((last[0] - first[1]).days, (first[0] - last[1]).days)
    if gap > reach:
        return None
    is_wide = any(report.event.date and not dated for report, dated in ((one, mine), (other, theirs)))
    return ["published"] if gap <= slack and not is_wide else ["loose_date"]


def _known_days(report: Report, dated: tuple[date, date] | None) -> tuple[date, date] | None:
    """The event's days, else the day of publication."""
    if dated:
        return dated
    return (report.published, report.published) if report.published else None


def _places(one: Report, other: Report, rules: Rules) -> list[str] | None:
    """Precise places must be near, countries the same; an open place fits any."""
    here, there = one.event.place, other.event.place
    if here is None or there is None:
        return []
    limit = rules.limits["precise_km"]
    if is_precise(here, limit_km=limit) and is_precise(there, limit_km=limit):
        radius = max(rules.limits["near_km"], (here.precision_km or 0.0) + (there.precision_km or 0.0))
        return ["place"] if distance_km(here, there) <= radius else None
    if here.country and there.country and here.country != there.country:
        return None
    return ["region"] if here.country and here.country == there.country else []


def _numbers(one: Report, other: Report) -> list[str]:
    mine = {(claim.field, claim.low, claim.high) for claim in one.event.numbers}
    theirs = {(claim.field, claim.low, claim.high) for claim in other.event.numbers}
    if any((low or high or 0) > MUTUAL for _, low, high in mine & theirs):
        return ["number"]
    if {name for name, _, _ in mine} & {name for name, _, _ in theirs} and not mine & theirs:
        return ["rival_number"]
    return []
