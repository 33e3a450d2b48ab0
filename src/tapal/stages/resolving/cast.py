"""The cast of a document: its people by name, the two sides that it speaks of most, where it plays when it names no country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Parsed

UNSIDED = ("IGO", "")
BARE = ("agent", "body", "weapon", "base", "force")


def key(mention: ActorMention) -> tuple[int, int]:
    """What identifies a mention in its document: sentence and first token."""
    return mention.sentence, mention.first


def people_of(actors: Iterable[ActorMention]) -> dict[str, ActorMention]:
    """Name word to the first mention of that person that tells a country, else to the first that tells a sector."""
    people: dict[str, ActorMention] = {}
    for mention in actors:
        if mention.kind == "person" and (mention.country or mention.sector):
            for word in name_words_of(mention):
                if word not in people or (mention.country and not people[word].country):
                    people[word] = mention
    return people


def declared_of(actors: Iterable[ActorMention], parsed: Parsed) -> dict[str, str]:
    """The look-up form of a noun to the country it is given, for nouns that the document gives to one country alone."""
    given: dict[str, set[str]] = {}
    for mention in actors:
        if mention.country and mention.kind in ("agent", "body", "force"):
            head = parsed.sentences[mention.sentence].tokens[mention.head].norm
            given.setdefault(head, set()).add(mention.country)
    return {head: next(iter(countries)) for head, countries in given.items() if len(countries) == 1}


def shared_of(actors: Sequence[ActorMention], parsed: Parsed, grammar: Grammar) -> dict[tuple[int, int], str]:
    """Bare nouns to the country of the noun that a conjunction joins to them ("troops and settlers of X" are both of X).

    What is joined to them may come first, then officers or officials of a state and others of its own ("generals of X and some experts").
    """
    shared: dict[tuple[int, int], str] = {}
    for first, second in pairwise(actors):
        if first.sentence != second.sentence or bool(first.country) == bool(second.country):
            continue
        between = parsed.sentences[first.sentence].norms[first.last : second.first]
        noun, told = (first, second) if second.country else (second, first)
        if noun.kind not in BARE or not between or not grammar.has("conjunctions", between[0]):
            continue
        if noun is first and len(between) == 1 and told.kind in (*BARE, "demonym"):
            shared[key(noun)] = told.country
        elif noun is second and told.kind == "agent" and all(grammar.has("quantifiers", w) for w in between[1:]):
            shared.setdefault(key(noun), told.country)
    return shared


def dyad_of(actors: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    """The two countries that the document speaks of most, in order of their first mention."""
    counts: Counter[str] = Counter()
    first: dict[str, ActorMention] = {}
    for mention in actors:
        for country in [mention.country, *(c for c, _ in mention.parts if mention.kind == "pair")]:
            if country not in UNSIDED:
                counts[country] += 2 if mention.kind in ("state", "pair") else 1
                first.setdefault(country, replace(mention, country=country, sector="GOV", parts=()))
    top = sorted(counts, key=lambda c: (-counts[c], c))[:2]
    return tuple(first[c] for c in sorted(top, key=lambda c: key(first[c]))) if len(top) == 2 else ()


def home_of(actors: Iterable[ActorMention], parsed: Parsed, grammar: Grammar, *, by_default: bool = True) -> str:
    """The home country of the language's press when more sides of the story are its own than foreign; else empty.

    `by_default` says whether a story is domestic when none has a country. Capitals do not count: every report is written in one.
    """
    home = grammar.home
    own = foreign = 0
    for mention in actors:
        if mention.kind in ("capital", "media", "seat"):
            continue
        norms = parsed.sentences[mention.sentence].norms[mention.first : mention.last]
        if mention.country == home or (not mention.country and any(grammar.has("home_words", n) for n in norms)):
            own += 1
        elif mention.country not in UNSIDED:
            foreign += 1
    return home if own > foreign or (by_default and not foreign) else ""


def name_words_of(mention: ActorMention) -> list[str]:
    """The words of a mention's name that tell people apart, lower case."""
    return [w.lower() for w in mention.name.split() if len(w) > 2]
