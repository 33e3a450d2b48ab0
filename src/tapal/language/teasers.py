"""Where a headline quoted inside running text most plausibly ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LONGEST = 24
_WORD = re.compile(r"\S+")
_STOP = re.compile(r"[.!?…]['\"”’)\]]*$")
_QUOTED = re.compile(r"\s*(?:[\"“]([^\"”\n]{8,200})[\"”]|['‘]([^\n]{8,200}?)['’](?=\s*[:.,]|\s*$|\s+[\[A-Zd]))\s*:?")
_SEAM = re.compile(r"[a-z]{2}(?=[A-Z][a-z])")
_LETTERS = re.compile(r"[^\W\d_]+")
_OPENS = "\"“'‘(["


@dataclass(frozen=True, slots=True)
class HeadlineWords:
    """`small` words stay lower-case in headlines; `openers` begin a new sentence; `subjects` often begin one."""

    small: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: Mapping[str, Sequence[str]]) -> HeadlineWords:
        """From the lists `small`, `openers` and `subjects` of a boilerplate file."""
        return cls(*(frozenset(w.lower() for w in words.get(k, ())) for k in ("small", "openers", "subjects")))


def headline_end(text: str, start: int, limit: int, words: HeadlineWords) -> int:
    """Index after the headline that begins at `start` on a line that ends at `limit` (exclusive); `start` if there is none.

    A short rest of a line is the headline. In a longer one it ends at its closing quotation mark, at the end of a sentence, or before the
    sentence whose first lower-case verb shows that running text has begun; in doubt the shorter headline is chosen.
    """
    if quoted := _QUOTED.match(text, start, limit):
        return quoted.end()
    tokens = list(_tokens(text, start, min(limit, start + 400), words))
    if not tokens:
        return start
    for i, (a, b) in enumerate(tokens[: LONGEST + 2]):
        last = i + 1 == len(tokens)
        if not last and _ends_sentence(text, a, b, tokens[i + 1][0]) and i >= 1:
            return min(b, _body_start(text, tokens, words, upto=i + 1) or b)
        if i >= 4 and text[a] in '"“' and _is_long_quote(text, a, limit):
            return tokens[i - 1][1]
    if len(tokens) <= LONGEST and tokens[-1][1] + 1 >= len(text[:limit].rstrip()):
        cut = _body_start(text, tokens, words, upto=len(tokens)) if _ends_like_text(text, limit) else None
        return cut if cut is not None else tokens[-1][1]
    cut = _body_start(text, tokens, words, upto=len(tokens))
    return cut if cut is not None else tokens[min(11, len(tokens) - 1)][1]


def _tokens(text: str, start: int, limit: int, words: HeadlineWords) -> Iterator[tuple[int, int]]:
    """Words by blanks; a word glued to the first word of a sentence ("BorderHe") is cut in two."""
    for match in _WORD.finditer(text, start, limit):
        at = match.start()
        for seam in _SEAM.finditer(text, at, match.end()):
            second = _LETTERS.match(text, seam.end())
            if second and second.group().lower() in words.openers | words.subjects:
                yield at, seam.end()
                at = seam.end()
                break
        yield at, match.end()


def _ends_like_text(text: str, limit: int) -> bool:
    return text[:limit][-40:].rstrip().endswith((".", '."', ".”", ",", '"'))


def _ends_sentence(text: str, start: int, end: int, following: int) -> bool:
    token = text[start:end]
    if not _STOP.search(token) or len(token.strip(".…")) <= 2:
        return False
    after = text[following]
    return after.isupper() or after.isdigit() or after in _OPENS


def _is_long_quote(text: str, at: int, limit: int) -> bool:
    close = min((p for p in (text.find(q, at + 1, limit) for q in '"”') if p >= 0), default=limit)
    return close - at > 45


def _body_start(text: str, tokens: Sequence[tuple[int, int]], words: HeadlineWords, *, upto: int) -> int | None:
    """End of the headline's last word before running text begins, or None when no running text is seen."""
    shapes = [_shape(text[a:b]) for a, b in tokens]
    lead = [s for s in shapes[:8] if s and s.lower() not in words.small]
    is_title = sum(s[:1].isupper() or s[:1].isdigit() for s in lead) >= 0.75 * len(lead)
    low = next((i for i in range(2, upto) if _is_running(shapes, i, words)), None)

    def starts(i: int, known: frozenset[str]) -> bool:
        joined = text[tokens[i - 1][1] - 1] in ",:-&" or shapes[i - 1].lower() in words.small
        return shapes[i][:1].isupper() and shapes[i].lower() in known and not joined

    for i in range(3, upto if low is None or not is_title else low):
        if starts(i, words.openers):
            return tokens[i - 1][1]
    if not is_title:
        return next((tokens[i - 1][1] for i in range(5, upto) if starts(i, words.subjects)), None)
    if low is None or low < 3:
        return None
    for i in range(max(3, low - 7), low):
        if starts(i, words.subjects):
            return tokens[i - 1][1]
    first, last = tokens[low - 1]
    if seam := _SEAM.search(text, first, last):
        return seam.end()
    return tokens[low - 2][1] if shapes[low - 1][:1].isupper() else last


def _shape(word: str) -> str:
    return word.strip("\"“”'‘’()[],.:;!?…*_")


def _is_running(shapes: Sequence[str], i: int, words: HeadlineWords) -> bool:
    """Whether word `i` is lower-case where a headline would not be, with another lower-case word soon after it."""
    word = shapes[i]
    if not word.islower() or word in words.small or not word.isalpha():
        return False
    return any(s.islower() for s in shapes[i + 1 : i + 4]) or i + 1 >= len(shapes)
