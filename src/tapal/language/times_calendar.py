"""Calendar arithmetic for the temporal grammar. Days are dates; ranges include both ends."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Range = tuple[date, date]

_UNIT_LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is no such day."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1] else None


def month_range(year: int, month: int) -> Range:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_range(year: int) -> Range:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_range(day: date) -> Range:
    """Monday and Sunday of the week of `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def shift_months(day: date, months: int) -> date:
    """The same day some months away, or the last day of that month when it is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = min(max(number // 12, 1), 9999), number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def shift(day: date, unit: str, amount: float) -> date:
    """The day some units away; parts of a unit and times of day count as whole days at most."""
    if unit in ("month", "quarter", "year", "decade", "century"):
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        return shift_months(day, round(amount * months))
    days = {"second": 0.0, "minute": 0.0, "hour": 1 / 24, "day": 1.0, "week": 7.0}[unit]
    return day + timedelta(days=round(amount * days))


def unit_range(day: date, unit: str) -> Range:
    """The whole unit in which `day` lies."""
    if unit == "week":
        return week_range(day)
    if unit == "month":
        return month_range(day.year, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return date(day.year, first, 1), month_range(day.year, first + 2)[1]
    if unit == "year":
        return year_range(day.year)
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        first = max(day.year // size * size, 1)
        return date(first, 1, 1), date(first + size - 1, 12, 31)
    return day, day


def unit_value(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit in which `day` lies."""
    if unit == "week":
        iso = day.isocalendar()
        return f"{iso.year}-W{iso.week:02}"
    if unit == "month":
        return f"{day:%Y-%m}"
    if unit == "quarter":
        return f"{day.year}-Q{(day.month - 1) // 3 + 1}"
    if unit in ("year", "decade", "century"):
        return f"{day.year:04}"[: {"year": 4, "decade": 3, "century": 2}[unit]]
    return day.isoformat()


def duration_value(unit: str, amount: float | None) -> str:
    """The TIMEX3 value of a duration; None stands for an unknown amount."""
    if unit in ("decade", "century"):
        amount, unit = (None if amount is None else amount * (10 if unit == "decade" else 100)), "year"
    if unit == "quarter" and amount is not None:
        amount, unit = amount * 3, "month"
    if unit == "hour" and amount is not None and amount != int(amount):
        amount, unit = amount * 60, "minute"
    number = "X" if amount is None else f"{amount:g}"
    return f"P{'T' if unit in ('second', 'minute', 'hour') else ''}{number}{_UNIT_LETTERS[unit]}"


def part_of_month(year: int, month: int, part: str) -> Range:
    """The 1st to the 10th, the 11th to the 20th, or the 21st to the end (codebook, section 6)."""
    first, last = month_range(year, month)
    return {
        "start": (first, first.replace(day=10)),
        "middle": (first.replace(day=11), first.replace(day=20)),
        "end": (first.replace(day=21), last),
    }[part]


def part_of_year(year: int, part: str) -> Range:
    """January to March, June and July, or November and December (codebook, section 6, for the last)."""
    first, last = {"start": (1, 3), "middle": (6, 7), "end": (11, 12)}[part]
    return date(year, first, 1), month_range(year, last)[1]


def part_of_week(monday: date, part: str) -> Range:
    """Monday and Tuesday, Wednesday and Thursday, or Saturday and Sunday (codebook, section 6)."""
    first, last = {"start": (0, 1), "middle": (2, 3), "end": (5, 6)}[part]
    return monday + timedelta(days=first), monday + timedelta(days=last)


def nearest_year(month: int, day: int, near: date, direction: int) -> date | None:
    """The day of that month and day nearest to `near`.

    `direction` -1 takes the last one on or before `near`, 1 the next one on or after it; 0 the nearest, days to come counting
    double, for news mostly tells what was.
    """
    days = [d for y in range(near.year - 4, near.year + 5) if (d := make_date(y, month, day))]
    if direction:
        days = [d for d in days if (d - near).days * direction >= 0]
    weigh = 1 if direction else 2
    return min(days, key=lambda d: ((d - near).days * weigh if d > near else (near - d).days, d), default=None)
