"""A parsed text: sentences of tokens with tags and dependencies, and quotations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tapal.model.document import Role
from tapal.model.spans import Span


class Token(NamedTuple):
    """One word of a sentence.

    `norm` is the lower-case form used for look-ups (straight quotes, NFC); `tag` a universal part of speech (UPOS);
    `relation` a universal dependency relation; `head` the index of the head in the sentence, its own index for the root.
    `voice` is `Act`, `Pass` or empty. `entity` is `PER`, `ORG`, `LOC` or empty, `entity_starts` marks an entity's first token.
    `is_clitic` marks a token split off the word before it (Indonesian -nya, English 's). A tuple, as there is one for every word.
    """

    span: Span
    text: str
    norm: str
    lemma: str = ""
    tag: str = "X"
    relation: str = "dep"
    head: int = 0
    voice: str = ""
    entity: str = ""
    entity_starts: bool = False
    is_clitic: bool = False


@dataclass(frozen=True)
class Sentence:
    """One sentence: its span, the role of the passage that holds it, and its tokens. `index` counts from 0 in the document."""

    index: int
    span: Span
    role: Role
    tokens: tuple[Token, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For every token the indices of its dependents, in text order."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                out[token.head].append(i)
        return tuple(tuple(c) for c in out)

    @cached_property
    def norms(self) -> tuple[str, ...]:
        """The look-up forms of all tokens."""
        return tuple(t.norm for t in self.tokens)

    @cached_property
    def words(self) -> frozenset[str]:
        """The look-up forms of all tokens, each once."""
        return frozenset(self.norms)

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of the token and everything below it, in text order. A cycle in the tree cannot hang this."""
        seen = {index}
        stack = [index]
        while stack:
            for child in self.children[stack.pop()]:
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
        return tuple(sorted(seen))

    def range_span(self, first: int, last: int) -> Span:
        """The span from token `first` to token `last`, both inclusive."""
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation or a reported clause.

    `span` is the quoted or reported content, `speaker` the span of the words that name the speaker (None when not found),
    `cue` the span of the reporting verb or phrase. `is_direct` tells quotation marks from indirect speech.
    """

    span: Span
    speaker: Span | None
    cue: Span | None
    is_direct: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """All coded sentences of a document in text order, and its quotations sorted by start."""

    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...] = ()
