"""Finds the names of places in a sentence: known names with capitals, what the tagger takes for a place, names after a noun of place."""

from __future__ import annotations

from tapal.language.grammar import Grammar
from tapal.model.mentions import PlaceMention
from tapal.model.parsed import Sentence
from tapal.stages.finding.naming import Known, Naming, known_at

NOT_PLACES = frozenset(
    {"person", "group", "organisation", "force", "media", "title", "agent", "body", "weapon", "person-noun", "people"}
)

# How many words between a noun of place and the name may tell its sort ("kota kecil X").
SORT = 1


def find_places(sentence: Sentence, *, naming: Naming, grammar: Grammar, day: str = "") -> tuple[PlaceMention, ...]:
    """Place mentions in text order; country and coordinates are left to the resolve stage, except what the name itself tells."""
    found: list[PlaceMention] = []
    at = 0
    while at < len(sentence.tokens):
        if sentence.norms[at] not in naming.openings and not sentence.tokens[at].text[:1].isupper():
            at += 1
            continue
        known = known_at(sentence, at, naming, day=day)
        if known and at and grammar.has("currencies", sentence.norms[at - 1]):
            at = known[0]
        elif known and known[1].kind in ("state", "capital", "place"):
            kind = {"state": "country", "capital": "town", "place": ""}[known[1].kind]
            found.append(_mention(sentence, at, known[0], known[1].country if kind != "" else "", kind))
            at = known[0]
        elif known and known[1].kind in NOT_PLACES and _is_named(sentence, at, known):
            at = known[0]
        else:
            end = _end_of_place(sentence, at, grammar)
            if end > at:
                found.append(_mention(sentence, at, end, "", ""))
            at = max(end, at + 1)
    return tuple(found)


def _is_named(sentence: Sentence, at: int, known: tuple[int, Known]) -> bool:
    return sentence.tokens[at].text[:1].isupper() or known[0] - at > 1


def _end_of_place(sentence: Sentence, at: int, grammar: Grammar) -> int:
    """The end (exclusive) of the place name that starts at a token, `at` when none does."""
    tokens = sentence.tokens
    if not tokens[at].text[:1].isupper():
        return at
    end = at
    if tokens[at].entity == "LOC" and (tokens[at].entity_starts or not tokens[at - 1].text[:1].isupper()):
        end = at + 1
        while end < len(tokens) and tokens[end].entity == "LOC" and not tokens[end].entity_starts:
            end += 1
    elif not tokens[at].entity and tokens[at].tag == "PROPN" and _follows_noun_of_place(sentence, at, grammar):
        end = at + 1
        while end < len(tokens) and tokens[end].text[:1].isupper() and tokens[end].relation == "flat":
            end += 1
    if (
        end > at
        and [t.text for t in tokens[end : end + 1]] == ["-"]
        and tokens[end - 1].span.end == tokens[end].span.start
    ):
        end += 2 if end + 1 < len(tokens) and tokens[end + 1].text[:1].isupper() else 0
    return end


def _follows_noun_of_place(sentence: Sentence, at: int, grammar: Grammar) -> bool:
    """Whether a noun such as town or a locative preposition stands before a name."""
    if at and grammar.has("locatives", sentence.norms[at - 1]):
        return True
    before = sentence.tokens[max(0, at - 1 - SORT) : at]
    return any(
        grammar.has("place_nouns", token.norm) and all(t.text.islower() for t in before[i + 1 :])
        for i, token in enumerate(before)
    )


def _mention(sentence: Sentence, first: int, last: int, country: str, kind: str) -> PlaceMention:
    return PlaceMention(
        span=sentence.range_span(first, last - 1), sentence=sentence.index, first=first, last=last,
        country=country, kind=kind, name=" ".join(t.text for t in sentence.tokens[first:last]).replace(" - ", "-"),
    )  # fmt: skip
