"""Clean: says which parts of a document are article, and what the others are. Nothing is deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tapal.language.passages import PassageRules, line_cores
from tapal.model.document import Document, Passage, Role
from tapal.model.spans import Span

_STOPS = (".", "!", "?", "…", '"', "”", ",", ";", ")")
_LETTERS = re.compile(r"[^\W_]")
_HEAD_LINES = 6
_HEADLINE_MAX = 170


def clean(document: Document, *, rules: PassageRules) -> tuple[Passage, ...]:
    """The passages of a document in text order; they do not overlap and cover every non-blank character.

    A line of plain article is one passage. Spans point into the text as received.
    """
    text = document.text
    taken = [(m.start, m.end, m.rule.role) for m in rules.marks(text)]
    free = list(_gaps(text, taken))
    heads = dict(_head_roles(text, document.title, free, has_more=len(free) > 1))
    out: list[Passage] = [Passage(_trim(text, a, b), role) for a, b, role in taken if text[a:b].strip()]
    for span in free:
        head = heads.get(span)
        if head is None:
            role = Role.BODY if _LETTERS.search(text, span.start, span.end) else Role.NAVIGATION
            out.append(Passage(span, role))
            continue
        end, role = head
        out.append(Passage(_trim(text, span.start, end), role))
        if text[end : span.end].strip():
            out.append(Passage(_trim(text, end, span.end), Role.BODY))
    return tuple(sorted(out, key=lambda p: p.span))


def _gaps(text: str, taken: Sequence[tuple[int, int, Role]]) -> Iterator[Span]:
    """Non-blank stretches of lines that no rule took."""
    at = 0
    for start, end, _ in (*taken, (len(text), len(text), Role.BODY)):
        for whole, _core in line_cores(text[at:start]):
            yield Span(whole.start + at, whole.end + at)
        at = end


def _trim(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))


def _head_roles(
    text: str, title: str, free: Sequence[Span], *, has_more: bool
) -> Iterator[tuple[Span, tuple[int, Role]]]:
    """Headline, kicker and picture line among the first free lines, each with the end of that role."""
    for span in free[:_HEAD_LINES]:
        if title and (end := _title_end(text, span, title)) is not None:
            yield span, (end, Role.HEADLINE)
            return
    if not has_more:
        return
    heads: list[Span] = []
    for span in free[:_HEAD_LINES]:
        if _is_sentence_line(text, span):
            break
        heads.append(span)
    if not heads or len(heads) == len(free):
        return
    main = max(heads, key=lambda s: (len(s.of(text).split()) >= 4, -s.start))
    if not _is_own_line(text, main) or len(main.of(text).split()) < 3:
        return
    yield main, (main.end, Role.HEADLINE)
    for span in heads:
        if span.start < main.start and len(span.of(text).split()) <= 4 and _is_own_line(text, span):
            yield span, (span.end, Role.NAVIGATION)


def _is_sentence_line(text: str, span: Span) -> bool:
    return (
        len(span) > _HEADLINE_MAX
        or text[: span.end].endswith(_STOPS)
        or not _LETTERS.search(text, span.start, span.end)
    )


def _is_own_line(text: str, span: Span) -> bool:
    before, after = text[: span.start].rstrip(" \t\xa0"), text[span.end :].lstrip(" \t\xa0")
    return (not before or before[-1] in "\r\n") and after[:1] in ("\n", "\r")


def _title_end(text: str, span: Span, title: str) -> int | None:
    """End of the title where the line begins with it, compared by letters and digits; None where it does not."""
    wanted = [c for c in title.casefold() if c.isalnum()]
    if len(wanted) < 8:
        return None
    i = 0
    for at in range(span.start, span.end):
        for char in text[at].casefold():
            if not char.isalnum():
                continue
            if i == len(wanted) or char != wanted[i]:
                return None
            i += 1
        if i == len(wanted):
            return _after_title(text, at + 1, span.end)
    is_most = i >= 0.6 * len(wanted) and i >= 20
    return span.end if is_most and not text[: span.end].endswith(".") else None


def _after_title(text: str, at: int, end: int) -> int:
    while at < end and text[at] in "\"”’'!?…)*_.":
        at += 1
    return at
