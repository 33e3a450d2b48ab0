"""The count grammar: hedges, what numbers are no counts, nouns by kind, and the words that tell what happened to those counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tapal.language.numbers import NumberGrammar


@dataclass(frozen=True, slots=True)
class FieldPhrase:
    """Words that bind a count to a field; an empty field binds it to none. `role` is object, subject or noun."""

    words: tuple[str, ...]
    field: str
    role: str


@dataclass(frozen=True)
class CountGrammar:
    """A compiled count grammar. `phrases` maps a first word to the field phrases that begin with it, longest first."""

    numbers: NumberGrammar
    nouns: Mapping[str, str]
    hedge: re.Pattern[str]
    hedges: Mapping[str, str]
    after: Mapping[str, str]
    after_not: frozenset[str]
    between: re.Pattern[str]
    and_: re.Pattern[str]
    to: re.Pattern[str]
    not_after: re.Pattern[str]
    not_before: re.Pattern[str]
    unit: re.Pattern[str]
    rank: re.Pattern[str]
    skip: frozenset[str]
    clitics: tuple[str, ...]
    acts: frozenset[str]
    phrases: Mapping[str, tuple[FieldPhrase, ...]]
    part_before: re.Pattern[str]
    part_after: re.Pattern[str]
    part_always: re.Pattern[str]
    thing_ones: frozenset[str]
    thing_endings: tuple[str, ...]
    people_endings: tuple[str, ...]
    culprits: frozenset[str]
    movers: frozenset[str]
    arrivals: frozenset[str]
    other_cause: re.Pattern[str]
    relative: frozenset[str]
    old_before: re.Pattern[str]
    from_: re.Pattern[str]
    becomes: re.Pattern[str]
    tallies: frozenset[str]
    links: frozenset[str]
    breaks: frozenset[str]
    joins: frozenset[str]
    ands: frozenset[str]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(set(words), key=lambda w: (-len(w), w)))


def _ends(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for text that ends with one of the words."""
    return re.compile(rf"(?:^|(?<=[^\w-]))(?:{_any(words)})[\s:]*$", re.IGNORECASE)


def load_count_grammar(records: Mapping[str, Any], nouns: Mapping[str, str], numbers: NumberGrammar) -> CountGrammar:
    """The grammar from a language's number file as plain data, noun to kind, and its number grammar.

    Raises:
        KeyError: a table is missing.
    """
    c = records["counts"]
    hedges = {" ".join(w.split()): kind for kind, words in c["hedges"].items() for w in words}
    phrases = _field_phrases(records["fields"])
    return CountGrammar(
        numbers=numbers,
        nouns=nouns,
        hedge=re.compile(rf"(?:^|(?<=[^\w-]))({_any(hedges)})(\s*)$", re.IGNORECASE),
        hedges=hedges,
        after={w: kind for kind, words in c["after"].items() for w in words},
        after_not=frozenset(c["after_not"]),
        between=_ends(c["between"]),
        and_=re.compile(rf"\s+(?:{_any(c['and'])})\s+", re.IGNORECASE),
        to=re.compile(rf"\s*(?:{_any(c['to'])})\s*", re.IGNORECASE),
        not_after=re.compile(rf"(?:^|(?<=[^\w])|(?<=\d))(?:{_any(c['not_after'])})[\s:.-]*$", re.IGNORECASE),
        not_before=re.compile(rf"\s*-?(?:{_any(c['not_before'])})(?![^\W\d_])", re.IGNORECASE),
        unit=re.compile(rf"(?<!\w)(?i:{_any(c['units'])})(?:\s+[A-Z][\w/]*){{0,3}}\s*$"),
        rank=_ends(c["ranks"]),
        skip=frozenset(c["skip"]),
        clitics=tuple(c["clitics"]),
        acts=frozenset(p.words[0] for of_word in phrases.values() for p in of_word if p.role == "subject"),
        phrases=phrases,
        part_before=_ends(c["part_before"]),
        part_after=re.compile(rf"\s*(?:{_any(c['part_after'])})(?!\w)", re.IGNORECASE),
        part_always=_ends(c["part_always"]),
        thing_ones=frozenset(c["thing_ones"]),
        thing_endings=tuple(c["thing_endings"]),
        people_endings=tuple(c["people_endings"]),
        culprits=frozenset(c["culprits"]),
        movers=frozenset(c["movers"]),
        arrivals=frozenset(c["arrivals"]),
        other_cause=re.compile(
            rf"\b(?:{_any(c['by'])})\s+(?:\w+\s+){{0,2}}(?:{_any(c['other_causes'])})(?!\w)", re.IGNORECASE
        ),
        relative=frozenset(records["relative"]),
        old_before=_ends(c["old_before"]),
        from_=_ends(c["from"]),
        becomes=re.compile(rf"\s*(?:\w+\s+)?(?:{_any(c['becomes'])})(?!\w)", re.IGNORECASE),
        tallies=frozenset(c["tallies"]),
        links=frozenset(records["links"]),
        breaks=frozenset(records["breaks"]),
        joins=frozenset(records["joins"]),
        ands=frozenset(records["ands"]),
    )


def _field_phrases(fields: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, tuple[FieldPhrase, ...]]:
    """The phrases that tell which field a count is for, by their first word, longer ones first."""
    every = [
        FieldPhrase(tuple(phrase.split()), field, role)
        for field, roles in fields.items()
        for role, words in roles.items()
        for phrase in words
    ]
    by_first: dict[str, list[FieldPhrase]] = {}
    for phrase in sorted(every, key=lambda p: -len(p.words)):
        by_first.setdefault(phrase.words[0], []).append(phrase)
    return {word: tuple(found) for word, found in by_first.items()}


def is_people(noun: str, grammar: CountGrammar) -> bool:
    """Whether the noun counts people."""
    return grammar.nouns.get(noun, "") in ("classifier", "force", "person")
