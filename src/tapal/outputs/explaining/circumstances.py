"""Why this day, this place, this border and these numbers."""

from __future__ import annotations

from collections.abc import Iterator

from tapal.model.derivation import Step
from tapal.model.events import DateRange, EventPlace, NumberClaim
from tapal.model.frames import Act
from tapal.outputs.explaining.case import Case
from tapal.outputs.table import bounds

NOTHING = "–"


def circumstance_steps(case: Case) -> Iterator[Step]:
    """Steps for date, place, border and numbers."""
    yield _date(case)
    yield _place(case)
    if case.event.border:
        act = case.giver(lambda a: a.border == case.event.border)
        yield Step("border", case.event.border, None, f"border/{case.event.border_rule}", steps=case.taken_from(act))
    for claim in case.event.numbers:
        yield _number(case, claim)


def day_range(date: DateRange) -> str:
    """One day, or the first and the last."""
    return date.start if date.start == date.end else f"{date.start} – {date.end}"


def _date(case: Case) -> Step:
    date = case.event.date
    if date is None:
        open_times = [t for act in case.acts for t in act.frame.times if not t.start]
        if open_times:
            return Step("date", NOTHING, open_times[0].span, "date/unresolved")
        return Step("date", NOTHING, rule="date/none")
    act = case.giver(lambda a: a.date == date)
    found = next((t for t in case.ground.trace.mentions.times if t.span == date.span), None)
    steps: list[Step] = []
    if found and found.anchor:
        published = case.ground.trace.coded.document.published
        value = published.isoformat() if published and found.anchor == "published" else ""
        steps.append(Step("anchor", value, rule=f"anchor/{found.anchor}"))
    return Step("date", day_range(date), date.span, f"date/{date.rule}", steps=(*steps, *case.taken_from(act)))


def _place(case: Case) -> Step:
    place = case.event.place
    if place is None:
        return Step("place", NOTHING, rule="place/none")
    act = case.giver(lambda a: a.place == place)
    rule, origin = _place_rule(case, act, place)
    steps: tuple[Step, ...] = ()
    if place.lat is not None and place.lon is not None:
        steps = (Step("coordinates", f"{place.lat:.2f}, {place.lon:.2f}", number=place.precision_km),)
    if place.id:
        steps = (Step("gazetteer", place.id, rule="place/gazetteer", steps=steps),)
    value = " ".join(filter(None, (place.text, place.country)))
    return Step("place", value, place.span, f"place/{rule}", steps=(*origin, *steps, *case.taken_from(act)))


def _place_rule(case: Case, act: Act, place: EventPlace) -> tuple[str, tuple[Step, ...]]:
    """The rule that gave the place, and the mention that it was first told for, if that is another one."""
    if place.span is None:
        if not place.text:
            return "side-country", ()
        told = [a for a in case.ground.trace.acts if a.place and a.place.span and a.place.text == place.text]
        before = [a for a in told if a.evidence < act.evidence]
        return "told-before", tuple(Step("mention", span=a.evidence, rule="place/first-told") for a in before[-1:])
    if any(m.span.overlaps(place.span) for m in act.frame.places):
        return "clause", ()
    return "side", ()


def _number(case: Case, claim: NumberClaim) -> Step:
    act = case.giver(lambda a: claim in a.numbers)
    value = f"{claim.field} {bounds([claim.low, claim.high])}"
    return Step("number", value, claim.span, f"hedge/{claim.hedge or 'exact'}", steps=case.taken_from(act))
