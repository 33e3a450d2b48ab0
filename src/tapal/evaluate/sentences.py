"""The rough sentences of the scorer: they decide only whether a predicted event lies near enough to a gold one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tapal.model.spans import Span

_END = re.compile(r"""[.!?…][\"”’'»)\]]*(?:\s+|(?=[A-Z“\"]))|\n+""")
_SHORTENED = re.compile(r"\b(?:[A-Z]|Dr|Mrs?|Jend|(?:Let|May|Brig)jen|Kol|Letkol|Prof|No|St|Gen|Lt|Col|U\.S)$")
_LONGEST = 10
"""Characters looked at before a full stop: the longest shortened word, and one more."""


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
    return bool(_SHORTENED.search(text[max(start, stop - _LONGEST) : stop]))


def holding(spans: Iterable[Span], pieces: Iterable[Span]) -> frozenset[int]:
    """Indices of the sentences that share a character with one of the pieces."""
    wanted = [piece for piece in pieces if len(piece)]
    return frozenset(at for at, span in enumerate(spans) if any(piece.overlaps(span) for piece in wanted))
