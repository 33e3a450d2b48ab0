"""Productions of the temporal grammar for lengths of time: offsets, durations, sets, and references to no day."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tapal.language import times_calendar as cal
from tapal.language.times_grammar import Captured, Reading

UNRESOLVED = Reading("DATE", "")


def _amount(c: Captured) -> tuple[str, float | None] | None:
    """The unit and how many of it, None for an unknown number; None when no unit was caught."""
    one, many, several = c.look("one"), c.look("many"), c.look("severalunit")
    if one is not None:
        return str(one), 1.0
    if many is not None or several is not None:
        return str(many if many is not None else several), None
    unit = c.look("unit")
    return (str(unit), c.amount()) if unit is not None else None


def text_period(c: Captured) -> Reading | None:
    """A week, month or year some of them away from the last day of the text."""
    unit, last = c.look("bigunit"), c.context.last
    if unit is None:
        return None
    order = ["day", "week", "month", "quarter", "year"]
    if (
        last is None
        or c.context.last_precision not in order
        or order.index(c.context.last_precision) > order.index(unit)
    ):
        return UNRESOLVED
    day = cal.shift(last, unit, c.rule.args["shift"])
    return Reading("DATE", cal.unit_value(day, unit), *cal.unit_range(day, unit), unit, "text")


def offset(c: Captured) -> Reading | None:
    """Some units before or after publication, or the last day of the text."""
    found, sign = _amount(c), int(c.rule.args["sign"])
    if found is None:
        return None
    unit, amount = found
    if amount is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    is_text = c.rule.args["base"] == "text"
    base = c.context.last if is_text else c.context.published
    fine = {"day": 0, "week": 1, "month": 2, "quarter": 2, "year": 3}
    if base is None or (is_text and fine.get(c.context.last_precision, 9) > fine.get(unit, 0)):
        return UNRESOLVED
    day = cal.shift(base, unit, sign * amount)
    anchor = "text" if is_text else c.context.anchor
    exact = unit in ("week",) or (is_text and c.context.last_precision == "day")
    value = day.isoformat() if exact else cal.unit_value(day, unit)
    return Reading("DATE", value, *cal.unit_range(day, unit), unit if unit in fine else "day", anchor)


def duration(c: Captured) -> Reading | None:
    """A length of time."""
    found = _amount(c)
    if found is None:
        return None
    low = c.amount("low")
    return Reading("DURATION", cal.duration_value(found[0], found[1] if low is None else low))


def trailing(c: Captured) -> Reading | None:
    """A length of time that ends with publication."""
    found, published = _amount(c), c.context.published
    if found is None:
        return None
    value = cal.duration_value(*found)
    if published is None or found[1] is None:
        return Reading("DURATION", value)
    return Reading("DURATION", value, cal.shift(published, found[0], -found[1]), published, found[0], c.context.anchor)


def ahead(c: Captured) -> Reading | None:
    """A length of time that begins with publication."""
    found, published = _amount(c), c.context.published
    if found is None:
        return None
    value = cal.duration_value(*found)
    if published is None or found[1] is None:
        return Reading("DURATION", value)
    return Reading("DURATION", value, published, cal.shift(published, found[0], found[1]), found[0], c.context.anchor)


def every(c: Captured) -> Reading | None:
    """Something that comes back: every day, every two years, every Monday."""
    day, part, unit = c.look("weekday"), c.look("daypart"), c.look("unit")
    if day is not None:
        return Reading("SET", f"XXXX-WXX-{day + 1}")
    if unit is not None:
        amount = c.amount()
        return Reading("SET", cal.duration_value(unit, 1.0 if amount is None else amount))
    return Reading("SET", f"XXXX-XX-XXT{part}") if part else None


def vague_duration(c: Captured) -> Reading | None:
    """A while."""
    return Reading("DURATION", str(c.look("vagueduration")))


def reference(c: Captured) -> Reading | None:
    """The present, the past or the future as such; never a day."""
    return Reading("DATE", str(c.look("ref")))


MAKERS: Mapping[str, Callable[[Captured], Reading | None]] = {
    "text_period": text_period,
    "offset": offset,
    "duration": duration,
    "vague_duration": vague_duration,
    "trailing": trailing,
    "ahead": ahead,
    "every": every,
    "reference": reference,
}
