"""Numbers found in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tapal.language.numbers import NumberGrammar, read_number

_RANGE_LEAD = re.compile(r"(?:(?:^|[^\w.,-])[1-9][\d.,]*|[^\W\d_]{4})[-–]$")
_WORD_LEAD = re.compile(r"\d[-–]$")
_RUN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number at [start, end) of the text that was scanned; `is_around` marks a number that its own form makes approximate."""

    start: int
    end: int
    low: int
    high: int
    is_around: bool = False
    is_one: bool = False


def scan_numbers(text: str, grammar: NumberGrammar) -> tuple[NumberSpan, ...]:
    """All numbers in a text, longest first at each place, in text order. Digits inside words and codes are not numbers."""
    found: list[NumberSpan] = []
    at = 0
    for run in _RUN.finditer(text):
        # To search where no number can be costs more than a look at every word.
        if run.end() <= at or not grammar.may_hold(run[0]):
            continue
        at = max(at, run.start())
        while at < run.end() and (match := grammar.scanner.search(text, at)):
            at = match.end()
            if not _starts_word(text, match.start()):
                continue
            span = _longest(text, match, grammar)
            if span is None:
                at = match.start() + len(match[0].split()[0]) if match[0].split() else match.end()
                continue
            found.append(span)
            at = span.end
    return tuple(found)


def _longest(text: str, match: re.Match[str], grammar: NumberGrammar) -> NumberSpan | None:
    ends = [match.end(), *(match.start() + m.start() for m in reversed(list(re.finditer(r"[\s-]+", match[0]))))]
    for end in ends:
        piece = text[match.start() : end]
        bounds = read_number(piece, grammar)
        if bounds is None or not _ends_word(text, end):
            continue
        last = piece.lower().split()[-1]
        around = last in grammar.around or (last in grammar.around_times and len(piece.split()) > 1)
        around = around or (piece[:1].isdecimal() and re.search(grammar.around_suffix, piece.lower()) is not None)
        return NumberSpan(match.start(), end, *bounds, is_around=around, is_one=piece.lower() in grammar.one)
    return None


def _starts_word(text: str, at: int) -> bool:
    """Whether a number may begin here: not inside a word, a code, a longer number; after a dash only as a range's upper end."""
    if at == 0:
        return True
    before, here = text[at - 1], text[at]
    if here == "0" and text[at + 1 : at + 2].isdecimal():
        return False
    if before.isalpha():
        return before.islower() and here.isupper()
    if before.isdecimal():
        return here.isupper()
    if before in "-–":
        lead = _RANGE_LEAD if here.isdecimal() else _WORD_LEAD
        return at < 2 or not text[at - 2].isalnum() or lead.search(text, max(0, at - 20), at) is not None
    return not (here.isdecimal() and before in ".,/:" and at > 1 and text[at - 2].isdecimal())


def _ends_word(text: str, at: int) -> bool:
    if at >= len(text):
        return True
    last, after = text[at - 1], text[at]
    if after.isalpha():
        return (last.isdecimal() or last.islower()) and after.isupper() and text[at + 1 : at + 2].islower()
    if after.isdecimal():
        return False
    return not (after in ".,:/" and last.isdecimal() and text[at + 1 : at + 2].isdecimal())
