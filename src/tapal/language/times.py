"""Time expressions: found by the rules of a language's temporal grammar, resolved to days as far as the text allows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tapal.language.times_grammar import (
    Captured,
    Reading,
    TimeContext,
    TimeGrammar,
    TimeRule,
    captured_words,
    load_time_grammar,
)
from tapal.language.times_make import MAKERS
from tapal.model.mentions import TimeMention
from tapal.model.parsed import Parsed, Sentence
from tapal.model.spans import Span

__all__ = ["TimeContext", "TimeGrammar", "find_all_times", "find_times", "load_time_grammar"]

_WORD = re.compile(r"\d+|[^\W\d_]?[^\W\d_A-Z]+|[^\W\d_]+|\((?=\s?\d)")
_RANGE = re.compile(r"(?:(?<![\w.,-])\d{1,3}|[^\W\d_]{5}| \d{4}) ?[-–—] ?$")
_BEFORE = 260
# Rules of mentions that date a report or words said, not an act told in them.
REPORT = ("report:", "said:")
_LAST_PRECISIONS = ("day", "week", "month", "quarter", "year")


@dataclass(frozen=True)
class _Found:
    """A rule's match in one sentence: [start, end) is what it covers, [first, last) the mention, both in the sentence."""

    start: int
    end: int
    first: int
    last: int
    order: int
    rule: TimeRule
    match: re.Match[str]


def find_times(sentence: Sentence, text: str, *, grammar: TimeGrammar, context: TimeContext) -> tuple[TimeMention, ...]:
    """The time mentions of one sentence in text order, resolved against `context` and each other; they do not overlap."""
    return _walk(sentence, text, grammar, context, _matches(sentence.span.of(text), grammar))[0]


def find_all_times(
    parsed: Parsed, text: str, *, grammar: TimeGrammar, published: date | None
) -> tuple[TimeMention, ...]:
    """The time mentions of a document in text order.

    Without a publication date the latest full date that the text gives in the manner of news (beside a weekday, in brackets,
    or as the day of a report) stands in for it, and mentions resolved against it have the anchor `text`; without such a date
    relative mentions stay unresolved, but days and months without a year are of the only year that full ones name.
    """
    matches = [_matches(sentence.span.of(text), grammar) for sentence in parsed.sentences]
    found = _document(parsed, text, grammar, TimeContext(published=published), matches)
    if published is not None:
        return found
    anchors = [m.start for m in found if m.anchor == "absolute" and m.precision == "day" and _is_news_date(m, text)]
    if not anchors:
        dated = (m for m in found if m.anchor == "absolute" and m.precision in ("day", "month"))
        years = {int(m.start[:4]) for m in dated if m.start}
        if len(years) != 1:
            return found
        return _document(parsed, text, grammar, TimeContext(year=years.pop()), matches)
    context = TimeContext(published=date.fromisoformat(max(anchors)), anchor="text")
    return _document(parsed, text, grammar, context, matches)


def _is_news_date(mention: TimeMention, text: str) -> bool:
    return (
        mention.rule.startswith(REPORT)
        or "(" in mention.span.of(text)
        or text[: mention.span.start].rstrip()[-1:] == "("
    )


def _document(
    parsed: Parsed, text: str, grammar: TimeGrammar, context: TimeContext, matches: Sequence[Sequence[_Found]]
) -> tuple[TimeMention, ...]:
    """All sentences in turn; a year stated holds for days without one in that sentence and the next."""
    out: list[TimeMention] = []
    stated_in, year = -1, context.year
    for sentence, found in zip(parsed.sentences, matches, strict=True):
        if sentence.index > stated_in + 1 and context.year != year:
            context = replace(context, year=year)
        if not found:
            continue
        mentions, context = _walk(sentence, text, grammar, context, found)
        if any(m.anchor == "absolute" and m.start[:4] == str(context.year) for m in mentions):
            stated_in = sentence.index
        out += mentions
    return tuple(out)


def _walk(
    sentence: Sentence, text: str, grammar: TimeGrammar, context: TimeContext, matches: Sequence[_Found]
) -> tuple[tuple[TimeMention, ...], TimeContext]:
    slice_ = sentence.span.of(text)
    mentions: list[TimeMention] = []
    for found in matches:
        captured = Captured(
            captured_words(found.match), found.rule, grammar, context, _is_future(slice_, found, grammar)
        )
        reading = MAKERS[found.rule.make](captured)
        if reading is None:
            continue
        mention = _mention(sentence, slice_, found, reading)
        mention = _joined(mentions, mention, text, grammar)
        mention = _marked(mention, slice_, grammar, context, sentence.span.start)
        mentions.append(mention)
        context = _updated(context, mention, reading)
    return tuple(mentions), context


def _matches(slice_: str, grammar: TimeGrammar) -> list[_Found]:
    """The matches kept, in text order: longer ones first, then earlier rules, none overlapping another."""
    found = sorted(_candidates(slice_, grammar), key=lambda f: (f.start - f.end, f.order, f.start))
    kept: list[_Found] = []
    for one in found:
        if all(one.last <= k.first or k.last <= one.first for k in kept):
            kept.append(one)
    return sorted((k for k in kept if k.rule.make != "none"), key=lambda k: k.first)


def _candidates(slice_: str, grammar: TimeGrammar) -> Iterator[_Found]:
    starters = grammar.starters
    for word in _WORD.finditer(slice_):
        key = word[0].lower()
        at = word.start()
        for order in starters.get("#" if key[0].isdecimal() else key, ()):
            rule = grammar.rules[order]
            match = rule.pattern.match(slice_, at)
            if match is None or not _is_bounded(slice_, match, rule):
                continue
            has_span = match.groupdict().get("span1") is not None
            first, last = match.span("span1") if has_span else match.span()
            first += _trim(slice_[first:last], rule)
            last = first + len(slice_[first:last].rstrip(" ,.(\u00a0"))
            yield _Found(match.start(), match.end(), first, last, order, rule, match)


def _trim(words: str, rule: TimeRule) -> int:
    return next((len(t) for t in rule.args.get("trim", ()) if words.lower().startswith(t)), 0)


def _is_bounded(text: str, match: re.Match[str], rule: TimeRule) -> bool:
    """Whether the match is not part of a longer word, number or code; glued words (a capital or digit follows) are bounds."""
    is_second = "after_dash" in rule.args and _RANGE.search(text, max(0, match.start() - 9), match.start()) is not None
    return (is_second or _starts_here(text, match.start())) and _ends_here(text, match.end())


def _starts_here(text: str, at: int) -> bool:
    if at == 0:
        return True
    before, here = text[at - 1], text[at]
    if here.isdecimal():
        if before.isalnum() or (before in "/.,:" and at > 1 and text[at - 2].isdecimal()):
            return False
        return not (before in "-–" and at > 1 and text[at - 2].isalnum()) and before not in "$€£¥+"
    if before.isalpha():
        return before.islower() and here.isupper()
    return not (before == "-" and at > 1 and text[at - 2].isalpha() and here.islower())


def _ends_here(text: str, at: int) -> bool:
    if at >= len(text):
        return True
    last, after = text[at - 1], text[at]
    if after.isalpha():
        return (last.isdecimal() or last.islower() or last in ").") and after.isupper()
    if last.isdecimal():
        return not (after.isdecimal() or (after in ".,:/-" and text[at + 1 : at + 2].isdecimal()) or after in "%°")
    return not after.isdecimal() or not last.isalpha()


def _is_future(slice_: str, found: _Found, grammar: TimeGrammar) -> bool:
    return grammar.before["future"].search(slice_[max(0, found.first - _BEFORE) : found.first]) is not None


def _mention(sentence: Sentence, slice_: str, found: _Found, reading: Reading) -> TimeMention:
    span = Span(sentence.span.start + found.first, sentence.span.start + found.last)
    first, last = token_range(sentence, span)
    return TimeMention(
        span=span,
        sentence=sentence.index,
        first=first,
        last=last,
        type=reading.type,
        value=reading.value,
        start=reading.start.isoformat() if reading.start else "",
        end=reading.end.isoformat() if reading.end else "",
        precision=reading.precision if reading.start else "",
        anchor=reading.anchor if reading.start else "",
        rule=found.rule.name,
    )


def token_range(sentence: Sentence, span: Span) -> tuple[int, int]:
    """The tokens [first, last) of the sentence that share characters with `span`; an empty range where none does."""
    starts = [t.span.start for t in sentence.tokens]
    ends = [t.span.end for t in sentence.tokens]
    first = bisect_right(ends, span.start)
    return first, max(first, bisect_left(starts, span.end))


def _joined(mentions: list[TimeMention], mention: TimeMention, text: str, grammar: TimeGrammar) -> TimeMention:
    """The range from the last mention to this one when the words between and before join them; it then replaces both."""
    if not mentions or not mention.start or not mentions[-1].start or mention.type != mentions[-1].type:
        return mention
    first = mentions[-1]
    if first.sentence != mention.sentence or "/" in first.value + mention.value:
        return mention
    if first.type != "DATE" and (first.type != "TIME" or first.start == mention.start):
        return mention
    between = text[first.span.end : mention.span.start]
    lead = text[max(0, first.span.start - 20) : first.span.start]
    is_range = grammar.joins["to"].fullmatch(between) or (
        grammar.joins["and"].fullmatch(between) and grammar.before["between"].search(lead)
    )
    if not is_range:
        return mention
    start = first.start
    if first.anchor != "absolute" and mention.anchor == "absolute" and start[:4] != mention.start[:4]:
        start = mention.start[:4] + start[4:]
    if start >= mention.end:
        return mention
    mentions.pop()
    value = (
        f"{first.value}/{mention.value}"
        if start == first.start
        else f"{mention.value[:4]}{first.value[4:]}/{mention.value}"
    )
    return replace(
        mention,
        span=first.span.cover(mention.span),
        first=first.first,
        start=start,
        value=value,
        rule="range",
        anchor=mention.anchor,
    )


def _marked(mention: TimeMention, slice_: str, grammar: TimeGrammar, context: TimeContext, offset: int) -> TimeMention:
    """The mention with `report:`, `said:`, `since:`, `until:` or `after:` before its rule's name, as the words before it say.

    `report` dates what a medium published, `said` words that somebody in the text spoke or wrote.

    After `since` the range runs to the publication date (codebook, section 6: soft dates).
    """
    at = mention.span.start - offset
    lead = slice_[max(0, at - _BEFORE) : at]
    if mention.type in ("DATE", "TIME") and mention.precision in ("day", ""):
        marks = next((marks for marks, pattern in grammar.report if pattern.search(lead)), "")
        if marks:
            return replace(mention, rule=f"{marks}:{mention.rule}")
    if not mention.start:
        return mention
    if mention.rule != "range":
        for kind in ("since", "until", "after"):
            if grammar.before[kind].search(lead) is None:
                continue
            end = mention.end
            if kind == "since" and context.published is not None and mention.start <= context.published.isoformat():
                end = context.published.isoformat()
            return replace(mention, rule=f"{kind}:{mention.rule}", end=end)
    return mention


def _updated(context: TimeContext, mention: TimeMention, reading: Reading) -> TimeContext:
    """The context for the next mention: the last day told and the year stated, unless the mention dates a report."""
    if reading.start is None or mention.type not in ("DATE", "TIME"):
        return context
    if mention.rule.startswith(REPORT):
        return replace(context, last=reading.start, last_precision="report") if context.last is None else context
    if reading.precision not in _LAST_PRECISIONS:
        return context
    year = context.year
    if reading.anchor == "absolute":
        is_other = context.published is None or reading.start.year != context.published.year
        year = reading.start.year if is_other and reading.precision in ("day", "month") else None
    return replace(context, last=reading.start, last_precision=reading.precision, year=year)
