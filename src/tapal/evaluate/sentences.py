"""The rough sentences of the scorer: they decide only whether a predicted event lies near enough to a gold one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

from tapal.model.spans import Span

_END = re.compile(r"""[.!?…][\"”’'»)\]]*(?:\s+|(?=[A-Z“\"]))|\n+""")
_LONGEST = 10
"""Characters looked at before a full stop: more than the longest shortened word."""


def sentences(text: str) -> tuple[Span, ...]:
    """Sentences end at a stop that blanks follow or a capital is glued to, and at line ends; not after an initial or a rank."""
    found: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        if _is_shortened(text, start=start, end=end):
            continue
        if text[start : end.end()].strip():
            found.append(Span(start, end.end()))
        start = end.end()
    if text[start:].strip():
        found.append(Span(start, len(text)))
    return tuple(found)


def _is_shortened(text: str, *, start: int, end: re.Match[str]) -> bool:
    stop = end.start()
    if text[stop] != "." or text[stop + 1 : end.end()].strip():
        return False
    return bool(_shortened().search(text[max(start, stop - _LONGEST) : stop]))


@cache
def _shortened() -> re.Pattern[str]:
    """Shortened words, or a single capital, at the end of a text."""
    lines = resources.files("tapal.evaluate").joinpath("shortened.txt").read_text(encoding="utf-8").splitlines()
    words = "|".join(re.escape(word) for word in lines if not word.startswith("#"))
    return re.compile(rf"\b(?:[A-Z]|{words})$")


def holding(spans: Iterable[Span], pieces: Iterable[Span]) -> frozenset[int]:
    """Indices of the sentences that share a character with one of the pieces."""
    wanted = [piece for piece in pieces if len(piece)]
    return frozenset(at for at, span in enumerate(spans) if any(piece.overlaps(span) for piece in wanted))
