"""The compiled trigger lexicon of a language: entries with their conditions, and the forms that evoke them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tapal.language.matcher import PhraseTrie

CONDITIONS = (
    "object", "not_object", "subject", "not_subject", "near", "not_near", "content", "not_content", "sentence", "not_sentence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordSet:
    """A set of words and of longer phrases, by their first word, to be looked for in a stretch of words.

    `openings` are the words and the first words of the phrases.
    """

    words: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    openings: frozenset[str]

    def is_in(self, norms: Sequence[str]) -> bool:
        """Whether any of the words or phrases stands in `norms`."""
        if not self.words.isdisjoint(norms):
            return True
        phrases = self.phrases
        if not phrases or phrases.keys().isdisjoint(norms):
            return False
        stretch = tuple(norms)
        for at, word in enumerate(stretch):
            for phrase in phrases.get(word, ()):
                if stretch[at : at + len(phrase)] == phrase:
                    return True
        return False

    def first_in(self, norms: Sequence[str]) -> int | None:
        """Where the first of the words or phrases starts in `norms`, or None."""
        stretch = tuple(norms)
        hits = (i for i, word in enumerate(stretch) if word in self.words or self._starts_phrase(stretch, i))
        return next(hits, None)

    def last_in(self, norms: Sequence[str]) -> tuple[int, int] | None:
        """Start and end (exclusive) of the word or phrase that ends last in `norms`, the longest of several, or None."""
        stretch = tuple(norms)
        hits = [(i + 1, i) for i, word in enumerate(stretch) if word in self.words]
        for start in range(len(stretch)):
            for phrase in self.phrases.get(stretch[start], ()):
                if stretch[start : start + len(phrase)] == phrase:
                    hits.append((start + len(phrase), start))
        if not hits:
            return None
        last = max(end for end, _ in hits)
        return min(start for end, start in hits if end == last), last

    def _starts_phrase(self, stretch: tuple[str, ...], at: int) -> bool:
        return any(stretch[at : at + len(phrase)] == phrase for phrase in self.phrases.get(stretch[at], ()))

    def find(self, norms: Sequence[str]) -> tuple[int, int] | None:
        """Where the first of the words or phrases stands in `norms`, as a half-open range; None where none does."""
        for i, word in enumerate(norms):
            if word in self.words:
                return i, i + 1
            for phrase in self.phrases.get(word, ()):
                if tuple(norms[i : i + len(phrase)]) == phrase:
                    return i, i + len(phrase)
        return None

    def sample(self, limit: int) -> tuple[str, ...]:
        """At most `limit` of the words and phrases, shortest first, then by letter."""
        every = {*self.words, *(" ".join(phrase) for group in self.phrases.values() for phrase in group)}
        return tuple(sorted(every, key=lambda w: (len(w), w))[:limit])

    def __len__(self) -> int:
        return len(self.words) + sum(len(group) for group in self.phrases.values())


@dataclass(frozen=True, slots=True)
class Entry:
    """One lexicon entry: see docs/lexicon.md for the meaning of each field.

    `conditions` maps the name of a condition to the words it asks for or forbids; `modes_if` a mode to the words of the clause
    that add it, `modes_object` to those of the object. With `one_mode` the mode whose word is nearest stands alone. The type of
    an entry of `no_events.yaml` is empty. `why` says why an entry is no event.
    `jointly` is the type when those of two countries do it together, empty when that changes nothing.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    roles: str
    embeds: str
    no_event: bool
    conditions: Mapping[str, WordSet] = field(default_factory=dict)
    modes_if: tuple[tuple[str, WordSet], ...] = ()
    modes_object: tuple[tuple[str, WordSet], ...] = ()
    one_mode: bool = False
    why: str = ""
    jointly: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All trigger entries, also by id, the trie of their forms (entry index and voice) and of the phrases that silence them.

    `fillers` are words that may stand once between two words of a form.
    """

    entries: tuple[Entry, ...]
    by_id: Mapping[str, Entry]
    forms: PhraseTrie[tuple[int, str]]
    silencers: PhraseTrie[int]
    fillers: frozenset[str] = frozenset()


def word_set(items: Iterable[str]) -> WordSet:
    """Make a set from words and space-separated phrases."""
    split = [tuple(item.split()) for item in items]
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in split:
        if len(phrase) > 1:
            phrases[phrase[0]] = (*phrases.get(phrase[0], ()), phrase)
    words = frozenset(p[0] for p in split if len(p) == 1)
    return WordSet(words, phrases, words.union(phrases) if phrases else words)


def load_lexicon(data: Mapping[str, Any], classes: Mapping[str, Sequence[str]]) -> Lexicon:
    """Make the lexicon from the `triggers` and `classes` parts of a pack; `@name` in a condition stands for a class's words.

    Raises:
        KeyError: a condition names a class that is not there.
    """
    made: dict[tuple[str, ...], WordSet] = {}

    def words_of(items: Sequence[str]) -> WordSet:
        wanted = tuple(items)
        if wanted not in made:
            made[wanted] = word_set(
                w for item in wanted for w in (classes[item[1:]] if item.startswith("@") else (item,))
            )
        return made[wanted]

    def modes_of(given: Mapping[str, Sequence[str]]) -> tuple[tuple[str, WordSet], ...]:
        return tuple((mode, words_of(words)) for mode, words in given.items())

    entries = tuple(
        Entry(
            id=row["id"],
            type=row["type"],
            modes=tuple(row["modes"]),
            roles=row["roles"],
            embeds=row["embeds"],
            no_event=bool(row.get("no_event", False)),
            conditions={name: words_of(row[name]) for name in CONDITIONS if name in row},
            modes_if=modes_of(row.get("modes_if", {})),
            modes_object=modes_of(row.get("modes_object", {})),
            one_mode=bool(row.get("one_mode", False)),
            why=row.get("why", ""),
            jointly=row.get("jointly", ""),
        )
        for row in data["entries"]
    )
    forms = PhraseTrie((form.split(), (index, voice)) for form, index, voice in data["forms"])
    silencers = PhraseTrie((form.split(), index) for form, index in data["silencers"])
    by_id = {entry.id: entry for entry in entries}
    return Lexicon(entries, by_id, forms, silencers, frozenset(data.get("fillers", ())))
