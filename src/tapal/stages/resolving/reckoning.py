"""Days reckoned from another act of the sentence: "two days after X attacked Y", "hours before X met Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tapal.language.grammar import Grammar
from tapal.model.events import DateRange
from tapal.model.frames import Act
from tapal.model.mentions import TimeMention
from tapal.model.parsed import Parsed, Sentence

_LENGTH = re.compile(r"P(?P<days>\d+)D|P(?P<weeks>\d+)W|PT(?P<hours>\d+|X)H")
# So many hours are of the same day as a rule.
SAME_DAY = 12
# Tokens before the words when they open their sentence; sentences before it that may tell when "this" was.
OPENING, BACK = 3, 8
MARK = "reckoned:"


@dataclass(frozen=True, slots=True)
class _Gap:
    """A sentence with "N days after": the clause after these words, tokens [first, last), tells one act, the rest the main one.

    `start` is where the words begin; `days` are added to the main act's day to get that of the act told in the clause.
    """

    sentence: int
    start: int
    first: int
    last: int
    days: int

    def holds(self, at: int) -> bool:
        """Whether token `at` is in the clause."""
        return self.first <= at < self.last


def with_reckoned(
    acts: Sequence[Act], times: Sequence[TimeMention], parsed: Parsed, grammar: Grammar
) -> tuple[Act, ...]:
    """The acts; the two that "N days after" joins have a day of their own, or one reckoned from the other's (`reckoned:`).

    A time on one side of these words dates no act on the other.
    """
    out = list(acts)
    for time in times:
        here = [i for i, a in enumerate(out) if a.frame.trigger.sentence == time.sentence]
        gap = _gap_of(time, parsed.sentences[time.sentence], [out[i] for i in here], grammar)
        if gap is None:
            continue
        dates = [t for t in times if t.sentence == gap.sentence and _is_day(t)]
        inside = next((t for t in dates if gap.holds(t.first)), None)
        outside = next((t for t in reversed(dates) if not gap.holds(t.first)), None)
        elsewhere = _day_of_this(out, gap, parsed.sentences[gap.sentence], grammar)
        joined = _joined([(i, out[i]) for i in here], gap)
        for i in here:
            is_told = gap.holds(out[i].frame.trigger.first)
            if _is_other_side(out[i], dates, gap, is_told=is_told):
                out[i] = replace(out[i], date=None)
            if i in joined and out[i].date is None:
                other = outside if is_told else inside
                day = other.start if other else elsewhere if is_told else ""
                out[i] = replace(out[i], date=_moved(day, gap.days if is_told else -gap.days, time))
    return tuple(out)


def _gap_of(time: TimeMention, sentence: Sentence, acts: Sequence[Act], grammar: Grammar) -> _Gap | None:
    """The gap that a length of time and the word after it make; None when they make none."""
    found = _LENGTH.fullmatch(time.value) if time.type == "DURATION" else None
    word = sentence.norms[time.last] if time.last < len(sentence.norms) else ""
    sign = -1 if grammar.has("days_after", word) else 1 if grammar.has("days_before", word) else 0
    if found is None or not sign:
        return None
    hours = found["hours"]
    if hours and hours != "X" and int(hours) > SAME_DAY:
        return None
    days = int(found["days"] or 0) + 7 * int(found["weeks"] or 0)
    last = len(sentence.norms)
    if time.first <= OPENING:
        later = [a.frame.trigger.first for a in acts]
        commas = (i for i in range(time.last, last) if sentence.norms[i] == ",")
        last = next((i for i in commas if any(at > i for at in later)), last)
    return _Gap(time.sentence, time.first, time.last + 1, last, sign * days)


def _joined(acts: Sequence[tuple[int, Act]], gap: _Gap) -> set[int]:
    """The act of the clause and the main one: the first told in it, the last verb (else noun) before it, or the first after it."""
    told = [i for i, a in acts if gap.holds(a.frame.trigger.first)][:1]
    before = [(i, a) for i, a in acts if a.frame.trigger.first < gap.start]
    verbs = [i for i, a in before if a.frame.trigger.voice != "noun"]
    after = [i for i, a in acts if a.frame.trigger.first >= gap.last]
    main = verbs[-1:] or [i for i, _ in before][-1:] or after[:1]
    return {*told, *main}


def _is_day(time: TimeMention) -> bool:
    is_said = time.rule.startswith(("report:", "said:"))
    return bool(time.start) and time.precision == "day" and time.type in ("DATE", "TIME") and not is_said


def _is_other_side(act: Act, dates: Sequence[TimeMention], gap: _Gap, *, is_told: bool) -> bool:
    """Whether the act has its date from a time on the other side of the words."""
    used = next((t for t in dates if act.date and act.date.span == t.span), None)
    return used is not None and gap.holds(used.first) != is_told


def _day_of_this(acts: Sequence[Act], gap: _Gap, sentence: Sentence, grammar: Grammar) -> str:
    """The day of the last act told before a sentence that begins "this happened two days after"; empty when it does not."""
    if not any(grammar.has("definites", word) for word in sentence.norms[: gap.start]):
        return ""
    days = (
        a.date.start
        for a in reversed(acts)
        if a.date and a.date.start == a.date.end and 1 <= gap.sentence - a.frame.trigger.sentence <= BACK
    )
    return next(days, "")


def _moved(day: str, by: int, time: TimeMention) -> DateRange | None:
    if not day:
        return None
    moved = (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    return DateRange(moved, moved, "day", time.span, f"{MARK}{time.rule}")
