"""A noun phrase under construction: its tokens and what is known of its parts."""

from __future__ import annotations

from dataclasses import dataclass, field

from tapal.language.grammar import Grammar
from tapal.model.parsed import Sentence
from tapal.stages.finding.naming import Known, Naming

NAMED = ("state", "demonym", "capital", "seat", "organisation", "group", "force", "media")
NOUNS = ("agent", "title", "person-noun", "people", "body", "weapon", "base")

# What a phrase is looked up in: the naming, the grammar, the ISO day.
Look = tuple[Naming, Grammar, str]


@dataclass(slots=True)
class Phrase:
    """A noun phrase under construction."""

    first: int
    last: int
    head: int
    parts: list[tuple[int, Known]] = field(default_factory=list)
    has_name: bool = False
    both: tuple[str, ...] = ()


def is_sided(phrase: Phrase) -> bool:
    """Whether a part of the phrase tells a country already."""
    return any(known.country for _, known in phrase.parts)


def text_of(sentence: Sentence, first: int, last: int) -> str:
    """The words of tokens [first, last), joined by spaces."""
    return " ".join(t.text for t in sentence.tokens[first:last])
