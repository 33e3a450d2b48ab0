"""Finds the names of places in a sentence: known names written with capitals, and what the tagger takes for a place."""

from __future__ import annotations

from tapal.model.mentions import PlaceMention
from tapal.model.parsed import Sentence
from tapal.stages.finding.naming import Known, Naming, known_at

NOT_PLACES = frozenset(
    {"person", "group", "organisation", "force", "media", "title", "agent", "body", "weapon", "person-noun", "people"}
)


def find_places(sentence: Sentence, *, naming: Naming, day: str = "") -> tuple[PlaceMention, ...]:
    """Place mentions in text order; country and coordinates are left to the resolve stage, except what the name itself tells."""
    found: list[PlaceMention] = []
    at = 0
    while at < len(sentence.tokens):
        known = known_at(sentence, at, naming, day=day)
        if known and known[1].kind in ("state", "capital", "place"):
            kind = {"state": "country", "capital": "town", "place": ""}[known[1].kind]
            found.append(_mention(sentence, at, known[0], known[1].country if kind != "" else "", kind))
            at = known[0]
        elif known and known[1].kind in NOT_PLACES and _is_named(sentence, at, known):
            at = known[0]
        elif _starts_place(sentence, at):
            end = at + 1
            while (
                end < len(sentence.tokens)
                and sentence.tokens[end].entity == "LOC"
                and not sentence.tokens[end].entity_starts
            ):
                end += 1
            found.append(_mention(sentence, at, end, "", ""))
            at = end
        else:
            at += 1
    return tuple(found)


def _is_named(sentence: Sentence, at: int, known: tuple[int, Known]) -> bool:
    return sentence.tokens[at].text[:1].isupper() or known[0] - at > 1


def _starts_place(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.entity == "LOC" and token.entity_starts and token.text[:1].isupper()


def _mention(sentence: Sentence, first: int, last: int, country: str, kind: str) -> PlaceMention:
    return PlaceMention(
        span=sentence.range_span(first, last - 1), sentence=sentence.index, first=first, last=last,
        country=country, kind=kind, name=" ".join(t.text for t in sentence.tokens[first:last]),
    )  # fmt: skip
