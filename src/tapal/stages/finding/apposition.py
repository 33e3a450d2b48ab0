"""Joins a name and the title or office that stands beside it in apposition into one mention."""

from __future__ import annotations

from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Sentence

# How the ids of people begin; sectors of officers, whose office a known head of a state or town does not hold.
PERSON = "person:"
UNIFORMED = ("MIL", "COP")


def join_appositions(sentence: Sentence, mentions: list[ActorMention], grammar: Grammar) -> list[ActorMention]:
    """Join "the foreign minister of Iran, NAME" and "NAME, the foreign minister of Iran" into one mention."""
    joined: list[ActorMention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before and _explains(sentence, before, mention):
            joined.append(replace(mention, country=before.country, sector=mention.sector or before.sector))
        elif before and _are_apposed(sentence, before, mention, grammar):
            named, titled = (before, mention) if before.kind == "person" else (mention, before)
            joined[-1] = ActorMention(
                span=before.span.cover(mention.span),
                sentence=sentence.index,
                first=before.first,
                last=mention.last,
                kind="person",
                head=before.head,
                country=titled.country or named.country,
                sector=titled.sector or named.sector,
                id=named.id or titled.id,
                name=named.name,
                parts=titled.parts,
            )
        else:
            joined.append(mention)
    return joined


def _explains(sentence: Sentence, named: ActorMention, noun: ActorMention) -> bool:
    """Whether a bare noun after a comma says what the named side before it is ("X, a group that ...")."""
    if noun.kind not in ("agent", "body") or noun.country or not named.country or named.kind == "place":
        return False
    words = [t.norm for t in sentence.tokens[named.last : noun.first]]
    return (
        words == [","]
        and noun.last < len(sentence.tokens)
        and sentence.tokens[noun.last].relation != "punct"
        and (sentence.tokens[noun.last].tag == "PRON")
    )


def _are_apposed(sentence: Sentence, a: ActorMention, b: ActorMention, grammar: Grammar) -> bool:
    if b.first - a.last > 1 or (b.first - a.last == 1 and sentence.tokens[a.last].norm != ","):
        return False
    if (a.kind, b.kind) == ("person", "office"):
        return b.first - a.last == 1 and (_has_title_only(a) or not a.country)
    if (a.kind, b.kind) == ("person", "person") and b.first - a.last == 1:
        return bool(b.country and b.sector and not a.country) and not _has_title_only(b) and not _has_title_only(a)
    if b.kind != "person" or a.kind not in ("office", "agent"):
        return False
    if b.id.startswith(PERSON) and b.sector == "GOV" and a.sector in UNIFORMED and b.first > a.last:
        return False
    if b.first > a.last and (_is_foreign(a, b) or _opens_clause(sentence, a, b, grammar)):
        return False
    is_ranked = b.first - a.last == 1 and a.kind == "office" and not b.country and b.sector in (a.sector, "MIL", "COP")
    return bool(a.country or a.sector) and (_has_title_only(b) or (is_ranked and bool(a.country)))


def _is_foreign(a: ActorMention, b: ActorMention) -> bool:
    """Whether the name behind the comma is known to be of another country than the office before it ("met the king of X, NAME left")."""
    return b.id.startswith(PERSON) and "" not in (a.country, b.country) and a.country != b.country


def _opens_clause(sentence: Sentence, a: ActorMention, b: ActorMention, grammar: Grammar) -> bool:
    """Whether the comma between two mentions ends a phrase of place or aim, or a clause before the main one, whose subject the name is.

    "To fighters in Y, NAME said"; "after meeting the king of X, NAME said".
    """
    tokens = sentence.tokens
    if b.last >= len(tokens) or tokens[b.last].tag not in ("VERB", "AUX", "ADV", "PART") or a.first == 0:
        return False
    if a.kind == "agent" and tokens[a.first - 1].tag == "ADP":
        return True
    start = next((i + 1 for i in range(a.first - 1, -1, -1) if tokens[i].tag == "PUNCT"), 0)
    return (
        tokens[a.first - 1].tag in ("ADP", "VERB")
        and start < a.first - 1
        and grammar.has("fronted", tokens[start].norm)
    )


def _has_title_only(mention: ActorMention) -> bool:
    """Whether a person mention is a bare name, so that a title beside it belongs to it."""
    return len(mention.name.split()) >= mention.last - mention.first
