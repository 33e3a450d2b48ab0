"""How alike texts are: copies by common runs of words, topics by weighted words. Nothing here knows a language."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tapal.model.events import Coded

_WORD = re.compile(r"[^\W\d_]+|\d+")
SKETCH = 200
PROBES = 24
"""The smallest hashes of a sketch that are looked up: two texts of which half is common share one of them almost surely."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document's article: its words with how often they occur, and the smallest hashes of its runs of words, sorted."""

    words: Mapping[str, int]
    sketch: tuple[int, ...]


def article_words(coded: Coded) -> list[str]:
    """The words of the passages that are coded (of the whole text when none is known), lower case, in text order."""
    text = coded.document.text
    passages = [one.span.of(text) for one in coded.passages if one.role.is_coded] or [text]
    return [word for passage in passages for word in words_of(passage)]


def words_of(text: str) -> list[str]:
    """Words and numbers, lower case, in text order."""
    return [word.lower() for word in _WORD.findall(text)]


def read_text(coded: Coded, *, run: int) -> Text:
    """Words and sketch of a document; `run` is the number of words in a run."""
    words = article_words(coded)
    runs = {_hash(" ".join(words[at : at + run])) for at in range(max(1, len(words) - run + 1))} if words else set()
    return Text(Counter(words), tuple(sorted(runs)[:SKETCH]))


def likeness(one: Text, other: Text) -> float:
    """The share of runs that two texts have in common, 0 to 1, estimated from their sketches (Broder 1997)."""
    if not one.sketch or not other.sketch:
        return 0.0
    union = sorted({*one.sketch, *other.sketch})[:SKETCH]
    both = {*one.sketch} & {*other.sketch}
    return sum(1 for value in union if value in both) / len(union)


def copies(texts: Mapping[str, Text], *, share: float, order: Sequence[str]) -> dict[str, str]:
    """For every document the first document, in the order given, of the copies it belongs to (itself when it has none)."""
    root = {name: name for name in texts}
    rank = {name: at for at, name in enumerate(order)}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for one, other in sorted(_candidates(texts, order)):
        a, b = find(one), find(other)
        if a != b and likeness(texts[one], texts[other]) >= share:
            first, last = sorted((a, b), key=rank.__getitem__)
            root[last] = first
    return {name: find(name) for name in texts}


def _candidates(texts: Mapping[str, Text], order: Sequence[str]) -> Iterator[tuple[str, str]]:
    holders: dict[int, list[str]] = defaultdict(list)
    for name in order:
        for value in texts[name].sketch[:PROBES]:
            holders[value].append(name)
    seen: set[tuple[str, str]] = set()
    for names in holders.values():
        for at, one in enumerate(names):
            for other in names[at + 1 :]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


class Topics:
    """Cosine likeness of documents by their words, rare words weighing more (tf-idf with logarithms)."""

    def __init__(self, texts: Mapping[str, Text]) -> None:
        holders = Counter(word for text in texts.values() for word in text.words)
        self._weights = {word: math.log((len(texts) + 1) / count) for word, count in holders.items()}
        self._texts = texts
        self._vectors: dict[str, dict[str, float]] = {}
        self._known: dict[tuple[str, str], float] = {}

    def likeness(self, one: str, other: str) -> float:
        """0 (no common word) to 1 (the same words)."""
        key = (one, other) if one < other else (other, one)
        if key not in self._known:
            a, b = self._vector(key[0]), self._vector(key[1])
            short, long = (a, b) if len(a) <= len(b) else (b, a)
            self._known[key] = math.fsum(value * long[word] for word, value in short.items() if word in long)
        return self._known[key]

    def _vector(self, name: str) -> dict[str, float]:
        if name not in self._vectors:
            words = self._texts[name].words
            raw = {word: (1 + math.log(count)) * self._weights[word] for word, count in sorted(words.items())}
            length = math.sqrt(math.fsum(value * value for value in raw.values())) or 1.0
            self._vectors[name] = {word: value / length for word, value in raw.items()}
        return self._vectors[name]


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
