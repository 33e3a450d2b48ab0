"""The name of a person whom the tagger does not know as one: the words behind a title, its field and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tapal.language.grammar import Grammar
from tapal.model.mentions import Mentions
from tapal.model.parsed import Parsed, Sentence, Token

# Words that such a name may have.
SHORTEST, LONGEST = 2, 3
# Letters from which on words written large are a short form ("SAF", "TPNPB"), not initials.
SHORT_FORM = 3


def body_words(parsed: Parsed, mentions: Mentions) -> Iterator[str]:
    """The words that by themselves name a group, a body or a state in the text."""
    for one in mentions.actors:
        if one.kind in ("group", "organisation", "state") and one.id and one.last - one.first == 1:
            yield parsed.sentences[one.sentence].tokens[one.first].text


def place_words(parsed: Parsed, mentions: Mentions) -> Iterator[str]:
    """The last words of the names of places in the text."""
    for place in (p for p in mentions.places if p.id):
        yield parsed.sentences[place.sentence].tokens[place.last - 1].text


def without(name: str, bodies: frozenset[str]) -> str:
    """A person's name without the name of a group before it that the tagger takes for its first word ("Hamas Ali Hasan")."""
    words = name.split()
    while len(words) > 2 and (words[0] in bodies or _is_short_form(words[0], words[1])):
        words = words[1:]
    return " ".join(words)


def of_land(name: str, sentence: Sentence, at: Sequence[int], known: tuple[frozenset[str], Grammar]) -> str:
    """A name without its first word where that is the land of an office named right before it ("President | Sudan Ali Hasan").

    Nothing is left of a land alone.
    """
    lands, grammar = known
    opens = name.split()[:1]
    first = next((i for i in at if [sentence.tokens[i].text] == opens), 0)
    if not first or not grammar.has("office_holders", sentence.norms[first - 1]):
        return without(name, frozenset())
    return "" if name in lands else without(name, lands)


def is_shed(word: str, name: str) -> bool:
    """Whether a word by which a person is known is a short form that is no part of the name any more."""
    return word not in name.split() and len(word) >= SHORT_FORM and word.isupper()


def _is_short_form(word: str, following: str) -> bool:
    """Whether a word is written large throughout, marks apart, before one that is not."""
    return len(word) >= SHORT_FORM and word.isupper() and not following.isupper()


def titled(sentence: Sentence, at: Sequence[int], bodies: frozenset[str], grammar: Grammar) -> str:
    """The name at the end of a title that goes on behind its field or its place ("minister of Foreign Affairs Ali Hasan")."""
    tokens = [sentence.tokens[i] for i in at]
    holds = any(grammar.has(kind, tokens[0].norm) for kind in ("office_holders", "spokespeople"))
    first = len(tokens)
    while first > 1 and _may_be_name(tokens[first - 1], bodies, grammar):
        first -= 1
    before = tokens[first - 1]
    led = before.text in bodies or before.text.isupper() or _is_of_title(before, grammar)
    fits = SHORTEST <= len(tokens) - first <= LONGEST
    return " ".join(t.text for t in tokens[first:]) if holds and led and fits and first > 1 else ""


def _may_be_name(token: Token, bodies: frozenset[str], grammar: Grammar) -> bool:
    plain = token.text[:1].isupper() and token.text.isalpha() and not token.text.isupper()
    return plain and token.text not in bodies and not _is_of_title(token, grammar)


def _is_of_title(token: Token, grammar: Grammar) -> bool:
    """Whether the word is of an office, its field, or where it is ("South")."""
    kinds = ("portfolio", "offices", "office_holders", "quarters", "body_nouns")
    return any(grammar.has(kind, token.norm) for kind in kinds)
