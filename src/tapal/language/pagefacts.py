"""What the lines of a page say about its publication: day, outlet, author."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tapal.language.passages import Mark, PassageRules
from tapal.model.document import Role

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}[:.]\d{2}.*)?\s*")
_ISO_SLASH = re.compile(r"\s*(\d{4})/(\d{1,2})/(\d{1,2})(?:\s.*)?")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Publication day, outlet and author as a page's own header, dateline and credit lines name them; empty when they do not."""

    published: date | None = None
    outlet: str = ""
    author: str = ""


def page_facts(text: str, rules: PassageRules) -> PageFacts:
    """Read the facts from the passages that `rules` find; a date in running text is never taken."""
    marks = rules.marks(text)
    days = (_day_of(m, rules) for m in marks if m.rule.gives_date)
    return PageFacts(
        published=next((d for d in days if d is not None), None),
        outlet=_first_group(marks, "outlet", (Role.DATELINE, Role.COPYRIGHT)).lower().strip(),
        author=_first_group(marks, "author", (Role.CREDIT, Role.AUTHOR)).strip(" .,;:|/"),
    )


def read_day(value: str, rules: PassageRules) -> date | None:
    """The day that a publication field names: ISO 8601, or a date as page headers write it; None when unsure.

    All-numeric dates are read day first, unless that is impossible; without a time zone of the page's own language an
    ambiguous one is not read.
    """
    for pattern in (_ISO, _ISO_SLASH):
        if match := pattern.fullmatch(value):
            return _date(int(match[1]), int(match[2]), int(match[3]))
    for mark in rules.marks(value[:200]):
        if mark.rule.gives_date and (day := _day_of(mark, rules)):
            return day
    return None


def _first_group(marks: Iterable[Mark], name: str, roles: tuple[Role, ...]) -> str:
    for mark in marks:
        match = mark.match
        if match is None or mark.rule.role not in roles or name not in match.re.groupindex:
            continue
        if match.group(name):
            start, end = match.span(name)
            return str(match.string[start : min(end, mark.end)])
    return ""


def _day_of(mark: Mark, rules: PassageRules) -> date | None:
    match = mark.match
    if match is None:
        return None
    parts = match.groupdict()
    months = rules.numbers.get("months", {})
    if parts.get("monthname"):
        name = parts["monthname"].lower().rstrip(".")
        month = int(name) if name.isdecimal() else months.get(name, 0)
        return _date(int(parts["year"]), month, int(parts["day"]))
    if not parts.get("a"):
        return None
    first, second, year = int(parts["a"]), int(parts["b"]), int(parts["year"])
    if first > 12 >= second or parts.get("zone") or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 >= first else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None
