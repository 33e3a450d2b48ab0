"""Short names that a text uses in a meaning of its own: initials of a person, abbreviations that it spells out otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tapal.language.grammar import Grammar
from tapal.model.parsed import Parsed, Sentence, Token
from tapal.stages.finding.naming import Naming

# The longest initials of a person, and the longest abbreviation that is held against what it stands for.
INITIALS, SHORT = 4, 6


def _initials_told(parsed: Parsed, grammar: Grammar) -> frozenset[str]:
    """The capitals that the text says are somebody's initials ("a man with the initials AS")."""
    return frozenset(
        token.text
        for sentence in parsed.sentences
        for before, token in zip(sentence.norms, sentence.tokens[1:])
        if grammar.has("initials", before) and _is_short(token, INITIALS)
    )


def own_meanings(parsed: Parsed, naming: Naming, grammar: Grammar) -> dict[str, str]:
    """The short names that mean something else in this text than in the world, with the kind of what they mean.

    Either a person's initials, or an abbreviation in brackets whose letters begin the words before it, if none of these words
    is in a longer name of what it stands for elsewhere.
    """
    others = dict.fromkeys(_spelled_otherwise(parsed.sentences, naming, grammar), "organisation")
    return others | dict.fromkeys(sorted(_initials_told(parsed, grammar)), "person")


def _spelled_otherwise(sentences: Sequence[Sentence], naming: Naming, grammar: Grammar) -> Iterator[str]:
    for sentence in sentences:
        for at in range(2, len(sentence.tokens) - 1):
            token = sentence.tokens[at]
            if sentence.norms[at - 1] != "(" or sentence.norms[at + 1] != ")" or not _is_short(token, SHORT):
                continue
            meant = naming.names.longest([token.norm], at=0)
            words = _words_before(sentence, at - 1, token.text, grammar)
            if meant and words and all(_is_strange(known.id, words, naming) for known in meant[1]):
                yield token.text


def _is_strange(id: str, words: frozenset[str], naming: Naming) -> bool:
    """Whether what is known has longer names, and none of the words is in them."""
    known = naming.spelled.get(id, frozenset())
    return bool(known) and not words & known


def _words_before(sentence: Sentence, end: int, letters: str, grammar: Grammar) -> frozenset[str]:
    """The look-up forms of the capitalised words before a token whose first letters are those; empty when they are not."""
    found: list[str] = []
    at = end - 1
    for letter in reversed(letters):
        while at >= 0 and grammar.has("conjunctions", sentence.norms[at]):
            at -= 1
        if at < 0 or not sentence.tokens[at].text.startswith(letter):
            return frozenset()
        found.append(sentence.norms[at])
        at -= 1
    return frozenset(found)


def _is_short(token: Token, most: int) -> bool:
    return 2 <= len(token.text) <= most and token.text.isupper() and token.text.isalpha()
