"""Productions of the temporal grammar: from the words that a rule caught to type, value and days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tapal.language import times_calendar as cal
from tapal.language import times_periods as periods
from tapal.language import times_spans as spans
from tapal.language.times_grammar import Captured, Reading, first_not_none

UNRESOLVED = Reading("DATE", "")


# Days before publication of which news tells as of just now, and days ahead of it that it tells of without a word for it.
FRESH, SOON = 14, 21


def day_reading(c: Captured, day: date, anchor: str) -> Reading:
    """A day with the part of the day or the clock time that was caught beside it."""
    part = first_not_none([c.look("daypart"), c.look("deicticpart"), c.rule.args.get("daypart")])
    clock = clock_value(c)
    tail = f"T{clock}" if clock else f"T{part}" if part else ""
    return Reading("TIME" if tail else "DATE", day.isoformat() + tail, day, day, "day", anchor)


def clock_value(c: Captured) -> str:
    """`hh:mm`, or empty when no clock time was caught."""
    hour = c.number("hour")
    if hour is None:
        return ""
    part = c.look("clockpart")
    if (part == "pm" and hour < 12) or (part == "night" and 4 <= hour < 12):
        hour += 12
    elif part == "night" and hour == 12:
        hour = 0
    return f"{hour % 24:02}:{c.number('minute') or 0:02}"


def direction(c: Captured) -> int:
    """-1 when the words point back, 1 when they or a cue before them point ahead, else 0."""
    if c.look("past") is not None or (c.look("relation") or 0) < 0:
        return -1
    return 1 if c.look("future") is not None or (c.look("relation") or 0) > 0 else 0


def calendar(c: Captured) -> Reading | None:
    """A day and a month, with or without a year; None when there is no such day."""
    day = c.number("day")
    month = first_not_none([c.look("month"), c.number("monthno")])
    if day is None or month is None:
        return None
    year, yy = c.number("year"), c.number("yy")
    if year is None and yy is not None:
        year = 2000 + yy if yy < 70 else 1900 + yy
    if year is not None:
        found = _slip_mended(c, cal.make_date(year, month, day))
        return day_reading(c, found, "absolute") if found else None
    if cal.make_date(2024, month, day) is None:
        return None
    found = _without_year(c, month, day)
    return day_reading(c, found, c.context.anchor) if found else Reading("DATE", f"XXXX-{month:02}-{day:02}")


def _slip_mended(c: Captured, stated: date | None) -> date | None:
    """The day stated; with the year of publication where only that fits its weekday, within two weeks before publication.

    Early in a year newsrooms go on writing the last one.
    """
    published, weekday = c.context.published, c.look("weekday")
    if stated is None or published is None or weekday is None or stated.weekday() == weekday:
        return stated
    meant = cal.make_date(published.year, stated.month, stated.day)
    is_meant = meant is not None and meant.weekday() == weekday and 0 <= (published - meant).days <= FRESH
    return meant if is_meant else stated


def _without_year(c: Captured, month: int, day: int) -> date | None:
    published, weekday, points = c.context.published, c.look("weekday"), direction(c)
    if c.context.year is not None and weekday is None and not points:
        return cal.make_date(c.context.year, month, day)
    if published is None:
        return None
    if c.look("yearshift") is not None:
        return cal.make_date(published.year + c.look("yearshift"), month, day)
    near = cal.nearest_year(month, day, published, points)
    if c.is_future and not points:
        ahead = cal.nearest_year(month, day, published, 1)
        near = ahead if ahead and (ahead - published).days < 200 else near
    if near and not c.is_future and not points and weekday is None and (near - published).days > SOON:
        near = cal.nearest_year(month, day, published, -1)
    if near and weekday is not None and abs((near - published).days) > 60 and near.weekday() != weekday:
        years = (d for y in (-1, 1) if (d := cal.make_date(published.year + y, month, day)))
        near = next((d for d in years if d.weekday() == weekday and (published - d).days < 400), near)
    return near


def day_range(c: Captured) -> Reading | None:
    """From one day to another of the same month."""
    first = calendar(c)
    last = c.number("to")
    if first is None or first.start is None or last is None:
        return None
    end = cal.make_date(first.start.year, first.start.month, last)
    if end is None or end <= first.start:
        return None
    return Reading("DATE", f"{first.start.isoformat()}/{end.isoformat()}", first.start, end, "day", first.anchor)


def weekday(c: Captured) -> Reading | None:
    """A weekday: the last one on or before the publication date, unless the words point elsewhere."""
    number, published = c.look("weekday"), c.context.published
    if number is None:
        return None
    if published is None:
        return Reading("DATE", f"XXXX-WXX-{number + 1}")
    if c.look("weekshift") is not None:
        monday = cal.week_range(published)[0] + timedelta(days=7 * c.look("weekshift"))
        return day_reading(c, monday + timedelta(days=number), c.context.anchor)
    back = (published.weekday() - number) % 7
    points = direction(c)
    if points > 0:
        day = published + timedelta(days=7 - back)
    elif c.is_future and not points:
        day = published + timedelta(days=(7 - back) % 7)
    else:
        day = published - timedelta(days=back if back or points == 0 else 7)
    return day_reading(c, day, c.context.anchor)


def deictic(c: Captured) -> Reading | None:
    """Yesterday, today, tomorrow; a day written beside it holds."""
    if c.number("day") is not None:
        return calendar(c)
    shift, published = c.look("deictic"), c.context.published
    if shift is None or published is None:
        return UNRESOLVED
    return day_reading(c, published + timedelta(days=shift), c.context.anchor)


def shifted_day(c: Captured) -> Reading | None:
    """A part of the day some days from publication."""
    if c.context.published is None:
        return UNRESOLVED
    return day_reading(c, c.context.published + timedelta(days=c.rule.args["days"]), c.context.anchor)


def text_day(c: Captured) -> Reading | None:
    """A day some days from the last day of the text."""
    last, days = c.context.last, c.rule.args["days"]
    if last is None or c.context.last_precision not in (("day", "report") if days == 0 else ("day",)):
        return UNRESOLVED
    return day_reading(c, last + timedelta(days=days), "text")


def clock(c: Captured) -> Reading | None:
    """A clock time on the last day of the text."""
    if c.context.last is None or c.context.last_precision != "day":
        return Reading("TIME", f"T{clock_value(c)}")
    return day_reading(c, c.context.last, "text")


def daypart(c: Captured) -> Reading | None:
    """A part of the last day of the text."""
    if c.context.last is None or c.context.last_precision != "day":
        return Reading("TIME", f"T{c.look('daypart')}")
    return day_reading(c, c.context.last, "text")


def day_of_month(c: Captured) -> Reading | None:
    """A day of the month of publication."""
    day, published = c.number("day"), c.context.published
    found = cal.make_date(published.year, published.month, day) if published and day else None
    return day_reading(c, found, c.context.anchor) if found else None


MAKERS: Mapping[str, Callable[[Captured], Reading | None]] = {
    "calendar": calendar,
    "day_range": day_range,
    "weekday": weekday,
    "deictic": deictic,
    "shifted_day": shifted_day,
    "text_day": text_day,
    "clock": clock,
    "daypart": daypart,
    "day_of_month": day_of_month,
    "none": lambda c: None,
    **periods.MAKERS,
    **spans.MAKERS,
}
