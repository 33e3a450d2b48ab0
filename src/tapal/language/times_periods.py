"""Productions of the temporal grammar for everything longer than a day: weeks to centuries, offsets, durations, sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tapal.language import times_calendar as cal
from tapal.language.times_grammar import Captured, Reading, first_not_none

UNRESOLVED = Reading("DATE", "")


# Days ahead of publication of months that news tells of without a word for what is to come.
SOON_MONTHS = 62


def _points(c: Captured) -> int:
    if c.look("past") is not None or (c.look("relation") or 0) < 0:
        return -1
    return 1 if c.look("future") is not None or (c.look("relation") or 0) > 0 else 0


def period(c: Captured) -> Reading | None:
    """This, last or next week, month, year, or a part of it."""
    unit, published, part = c.look("bigunit"), c.context.published, c.look("part")
    if unit is None:
        return None
    if published is None:
        return UNRESOLVED
    shift = c.look("relation")
    if shift is None and part == "end" and unit == "week" and published.weekday() < 5:
        shift = 0 if c.is_future else -1
    day = cal.shift(published, unit, shift or 0)
    value, (start, end) = cal.unit_value(day, unit), cal.unit_range(day, unit)
    if part == "end" and unit == "week":
        value += "-WE"
    if part is not None:
        start, end = _part(day, unit, part)
    return Reading("DATE", value, start, end, unit, c.context.anchor)


def _part(day: date, unit: str, part: str) -> cal.Range:
    if unit == "week":
        return cal.part_of_week(cal.week_range(day)[0], part)
    if unit == "month":
        return cal.part_of_month(day.year, day.month, part)
    return cal.part_of_year(day.year, part)


def week_of_month(c: Captured) -> Reading | None:
    """The first to the fifth seven days of a month."""
    found = month(c)
    number = _ordinal(c)
    if found is None or found.start is None or number is None:
        return found
    last = cal.month_range(found.start.year, found.start.month)[1]
    start = min(found.start.replace(day=1) + timedelta(days=7 * (number - 1)), last)
    end = last if number >= 5 else min(start + timedelta(days=6), last)
    return Reading("DATE", found.value, start, end, "week", found.anchor)


def _ordinal(c: Captured) -> int | None:
    words = c.words.get("ordinal", "")
    found = c.look("ordinal")
    return int(found) if found is not None else int(words[-1]) if words[-1:].isdecimal() else None


def month(c: Captured) -> Reading | None:
    """A month, with or without a year, or a part of it."""
    number, published, part = c.look("month"), c.context.published, c.look("part")
    if number is None:
        return None
    year, anchor = c.number("year"), "absolute"
    if year is None:
        anchor = c.context.anchor
        year = _year_of_month(c, number, published)
    if year is None:
        return Reading("DATE", f"XXXX-{number:02}")
    start, end = cal.part_of_month(year, number, part) if part else cal.month_range(year, number)
    return Reading("DATE", f"{year:04}-{number:02}", start, end, "month", anchor)


def _year_of_month(c: Captured, number: int, published: date | None) -> int | None:
    points = _points(c)
    if c.context.year is not None and not points:
        return c.context.year
    if published is None:
        return None
    if c.look("yearshift") is not None:
        return published.year + int(c.look("yearshift"))
    if points:
        middle = published.replace(day=15)
        near = cal.nearest_year(number, 15, cal.shift_months(middle, points), points)
    else:
        near = cal.nearest_year(number, min(published.day, 28), published, 1 if c.is_future else 0)
        if near and not c.is_future and (near - published).days > SOON_MONTHS:
            near = cal.nearest_year(number, min(published.day, 28), published, -1)
    return near.year if near else None


def year(c: Captured) -> Reading | None:
    """A year, or a part of it."""
    number, part = c.number("year"), c.look("part")
    if number is None:
        return None
    start, end = cal.part_of_year(number, part) if part else cal.year_range(number)
    return Reading("DATE", f"{number:04}", start, end, "year", "absolute")


def year_range(c: Captured) -> Reading | None:
    """From one year to a later one, of which two digits may be left out."""
    first, last = c.number("year"), c.number("to")
    short = c.number("yy")
    if first is not None and short is not None:
        last = first // 100 * 100 + short
    if first is None or last is None or last <= first:
        return None
    return Reading("DATE", f"{first:04}/{last:04}", date(first, 1, 1), date(last, 12, 31), "year", "absolute")


def decade(c: Captured) -> Reading | None:
    """Ten years from the one named, two digits meaning the twentieth century; or the first, middle, last of them."""
    first, part = c.number("decade"), c.look("part")
    if first is None:
        return None
    first = first if first >= 100 else 1900 + first
    skip, last = {"start": (0, 3), "middle": (4, 6), "end": (7, 9)}.get(part, (0, 9))
    return Reading(
        "DATE", f"{first // 10:03}", date(first + skip, 1, 1), date(first + last, 12, 31), "decade", "absolute"
    )


def century(c: Captured) -> Reading | None:
    """A century by its number in digits or Roman numerals."""
    words = c.words["century"]
    number = int(words) if words.isdecimal() else _roman(words)
    if not 1 <= number <= 21:
        return None
    return Reading(
        "DATE", f"{number - 1:02}", date(number * 100 - 99, 1, 1), date(number * 100, 12, 31), "century", "absolute"
    )


def _roman(words: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[w] for w in words]
    return sum(-v if any(n > v for n in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def quarter(c: Captured) -> Reading | None:
    """A quarter or a half of a year."""
    number, published = _ordinal(c), c.context.published
    half = c.grammar.tables.get("half", {}).get(c.words.get("quarterword", ""))
    size = 6 if half else 3
    if number is None or not 1 <= number <= 12 // size:
        return None
    shift = first_not_none([c.look("yearshift"), c.look("relation"), 0])
    given = c.number("year")
    if given is None and published is None:
        return UNRESOLVED
    this = given if given is not None else (published.year if published else 0) + int(shift)
    start = date(this, size * (number - 1) + 1, 1)
    end = cal.month_range(this, size * number)[1]
    anchor = "absolute" if given is not None else c.context.anchor
    return Reading("DATE", f"{this:04}-{'H' if half else 'Q'}{number}", start, end, "quarter", anchor)


def season(c: Captured) -> Reading | None:
    """A season: its days are not resolved, for they differ from place to place."""
    code, given, published = c.look("season"), c.number("year"), c.context.published
    if given is None and published is not None:
        given = published.year + int(first_not_none([c.look("yearshift"), c.look("relation"), 0]))
    return Reading("DATE", f"{given:04}-{code}" if given is not None else f"XXXX-{code}")


def holiday(c: Captured) -> Reading | None:
    """A feast with a fixed day, or with a table of its days by year."""
    given, published = c.number("year"), c.context.published
    table = c.look("feast")
    days = {int(y): (int(d[0]), int(d[1])) for y, d in table.items()} if table else {}
    fixed = c.look("holiday")
    if given is None and published is None:
        return UNRESOLVED
    if given is None and published is not None:
        shift = first_not_none([c.look("yearshift"), c.look("relation")])
        years = (
            [published.year + int(shift)]
            if shift is not None
            else [published.year - 1, published.year, published.year + 1]
        )
    else:
        years = [given or 0]
    found = [d for y in years for m in [days.get(y, fixed)] if m and (d := cal.make_date(y, m[0], m[1]))]
    if not found:
        return UNRESOLVED
    near = published or found[0]
    day = min(found, key=lambda d: ((d - near).days * (1 if c.is_future else 2) if d > near else (near - d).days, d))
    return Reading("DATE", day.isoformat(), day, day, "day", "absolute" if given is not None else c.context.anchor)


MAKERS: Mapping[str, Callable[[Captured], Reading | None]] = {
    "period": period,
    "week_of_month": week_of_month,
    "month": month,
    "year": year,
    "year_range": year_range,
    "decade": decade,
    "century": century,
    "quarter": quarter,
    "season": season,
    "holiday": holiday,
}
