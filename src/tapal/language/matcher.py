"""Longest-match search of known phrases over a sentence's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found at words [first, last) and what it stands for."""

    first: int
    last: int
    value: T


class PhraseTrie(Generic[T]):
    """A trie of phrases over words; a phrase may stand for several values.

    Words are compared as given, so callers fold case on both sides. Built once, then only read.
    """

    __slots__ = ("_root",)

    def __init__(self, phrases: Iterable[tuple[Sequence[str], T]]) -> None:
        self._root: dict[str, Any] = {}
        for words, value in phrases:
            node = self._root
            for word in words:
                node = node.setdefault(word, {})
            node.setdefault("", []).append(value)

    def begins(self, word: str) -> bool:
        """Whether any phrase begins with the word."""
        return word in self._root

    def openings(self) -> frozenset[str]:
        """All words that begin a phrase."""
        return frozenset(self._root)

    def longest(self, words: Sequence[str], *, at: int) -> tuple[int, list[T]] | None:
        """End (exclusive) and values of the longest phrase that starts at word `at`, or None."""
        if at >= len(words) or words[at] not in self._root:
            return None
        node: dict[str, Any] | None = self._root
        best: tuple[int, list[T]] | None = None
        i = at
        while node is not None and i < len(words):
            node = node.get(words[i])
            i += 1
            if node is not None and "" in node:
                best = (i, node[""])
        return best

    def every_from(self, words: Sequence[str], *, at: int) -> Iterator[Hit[T]]:
        """All phrases that start at word `at`, by length."""
        node: dict[str, Any] | None = self._root
        i = at
        while node is not None and i < len(words):
            node = node.get(words[i])
            i += 1
            if node is not None:
                for value in node.get("", ()):
                    yield Hit(at, i, value)

    def every_with_gaps(self, words: Sequence[str], *, at: int, fillers: frozenset[str]) -> Iterator[Hit[T]]:
        """All phrases that start at word `at`, by length, where one of the `fillers` may stand between two words of a phrase."""
        fronts: list[tuple[int, dict[str, Any], bool]] = [(at, self._root, False)]
        hits: list[Hit[T]] = []
        while fronts:
            i, node, may_skip = fronts.pop()
            if i >= len(words):
                continue
            follows = node.get(words[i])
            if follows is not None:
                hits += [Hit(at, i + 1, value) for value in follows.get("", ())]
                fronts.append((i + 1, follows, True))
            if may_skip and words[i] in fillers:
                fronts.append((i + 1, node, False))
        yield from sorted(hits, key=lambda hit: hit.last)

    def every(self, words: Sequence[str]) -> Iterator[Hit[T]]:
        """All phrases anywhere, overlapping ones too, by start and then by length."""
        for at, word in enumerate(words):
            if word in self._root:
                yield from self.every_from(words, at=at)
