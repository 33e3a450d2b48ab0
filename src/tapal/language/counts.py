"""Counts: numbers in a sentence, how they are bounded, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tapal.language.counts_grammar import CountGrammar, is_people, load_count_grammar
from tapal.language.numbers_scan import NumberSpan, scan_numbers
from tapal.language.times import token_range
from tapal.model.mentions import CountMention, TimeMention
from tapal.model.parsed import Sentence
from tapal.model.spans import Span

__all__ = ["CountGrammar", "find_counts", "is_people", "load_count_grammar"]

_NOUN_TAGS = ("NOUN", "PROPN")
_LOOK = 6
# Characters before a number within which words that belong to it begin.
LEAD = 120


@dataclass(frozen=True)
class _Draft:
    """A number or a range of two, in characters of the sentence, before its hedges and its noun are read."""

    start: int
    end: int
    low: int
    high: int
    hedge: str = ""
    is_dashed: bool = False


@dataclass(frozen=True)
class _Noun:
    """What is counted: look-up form, its token, and the token after it."""

    norm: str = ""
    at: int = -1
    after: int = -1


def find_counts(
    sentence: Sentence, text: str, *, grammar: CountGrammar, times: Iterable[TimeMention]
) -> tuple[CountMention, ...]:
    """The counts of one sentence in text order; people or not.

    Numbers in time expressions, money, measures, ages, ordinals, codes and scores are left out. The span runs from the hedge
    to the number's end; bounds are inclusive, None is open.
    """
    slice_ = sentence.span.of(text)
    offset = sentence.span.start
    taken = [Span(m.span.start - offset, m.span.end - offset) for m in times if m.span.overlaps(sentence.span)]
    numbers = [
        n for n in scan_numbers(slice_, grammar.numbers) if not any(t.start < n.end and n.start < t.end for t in taken)
    ]
    out = []
    for draft in _drafts(slice_, numbers, grammar):
        mention = _mention(sentence, slice_, draft, grammar)
        if mention is not None:
            out.append(mention)
    return tuple(out)


def _drafts(slice_: str, numbers: list[NumberSpan], grammar: CountGrammar) -> list[_Draft]:
    """Numbers, two of them joined where the words between make them a range."""
    out: list[_Draft] = []
    at = 0
    while at < len(numbers):
        one = numbers[at]
        two = numbers[at + 1] if at + 1 < len(numbers) else None
        joined = _range(slice_, one, two, grammar) if two else None
        if joined:
            out.append(joined)
            at += 2
            continue
        if two and re.fullmatch(r"\s?[-–:]\s?", slice_[one.end : two.start]) and slice_[two.start].isdecimal():
            at += 2
            continue
        hedge = "about" if one.is_around else "vague" if one.low != one.high else ""
        out.append(_Draft(one.start, one.end, one.low, one.high, hedge))
        at += 1
    return out


def _range(slice_: str, one: NumberSpan, two: NumberSpan, grammar: CountGrammar) -> _Draft | None:
    between = slice_[one.end : two.start]
    is_dashed = re.fullmatch(r"\s?[-–—]\s?", between) is not None
    is_range = grammar.to.fullmatch(between) is not None
    if not is_range and grammar.and_.fullmatch(between):
        is_range = grammar.between.search(slice_[: one.start]) is not None
    low, high = one.low, two.high
    if not is_range and not between.strip(" -") and low + 1 == high < 10:
        is_range, is_dashed = True, False
    scale = next(
        (s for w, s in grammar.numbers.scales.items() if re.search(rf"\b{w}$", slice_[two.start : two.end], re.I)), 1
    )
    if low < 1000 and low * scale < high:
        low *= scale
    return _Draft(one.start, two.end, low, high, "between", is_dashed) if is_range and low < high else None


def _mention(sentence: Sentence, slice_: str, draft: _Draft, grammar: CountGrammar) -> CountMention | None:
    start, hedge = _hedge(slice_, draft, grammar)
    lead, rest = slice_[:start], slice_[draft.end :]
    # What ends right before a number begins near it.
    near = max(0, start - LEAD)
    if (
        grammar.not_after.search(lead, near)
        or (start != draft.start and grammar.not_after.search(slice_[: draft.start], near))
        or grammar.not_before.match(rest)
    ):
        return None
    if (
        re.match(r"-[^\W\d_]", rest)
        or (re.match(r"[.)]\s", rest) and not lead.strip())
        or (lead.endswith("(") and rest.startswith(")"))
        or re.search(r"[$€£¥/+]\s?$", lead)
    ):
        return None
    span = Span(sentence.span.start + start, sentence.span.start + draft.end)
    first, last = token_range(sentence, span)
    noun = _noun(sentence, last, grammar)
    is_thing = slice_[draft.start : draft.end].lower() in grammar.thing_ones and noun.norm not in grammar.nouns
    is_name = not is_people(noun.norm, grammar) and (
        _names_something(lead[near:], draft, slice_, grammar) or _is_sign(lead[near:], draft, slice_)
    )
    if is_thing or is_name or (draft.is_dashed and not noun.norm):
        return None
    hedge = _after(sentence, last, noun, grammar) or hedge
    low, high = _bounds(draft, hedge)
    return CountMention(span, sentence.index, first, last, low, high, noun.norm, noun.at, hedge)


def _names_something(lead: str, draft: _Draft, slice_: str, grammar: CountGrammar) -> bool:
    """Whether the number is part of the name of a unit or of a rank (Batalyon Infanteri 834, Prajurit Dua)."""
    if slice_[draft.start].isdecimal():
        return grammar.unit.search(lead) is not None
    return draft.high <= 2 and slice_[draft.start].isupper() and grammar.rank.search(lead) is not None


def _is_sign(lead: str, draft: _Draft, slice_: str) -> bool:
    """Whether digits stand between two groups of capitals, as in the sign of a boat or a car (BV 97412 TS)."""
    if not slice_[draft.start].isdecimal():
        return False
    return (
        re.search(r"\b[A-Z]{1,3}\s?$", lead) is not None
        and re.match(r"\s?[A-Z]{1,3}\b", slice_[draft.end :]) is not None
    )


def _bounds(draft: _Draft, hedge: str) -> tuple[int | None, int | None]:
    if hedge == "at-least":
        return draft.low, None
    return (None, draft.high) if hedge == "at-most" else (draft.low, draft.high)


def _hedge(slice_: str, draft: _Draft, grammar: CountGrammar) -> tuple[int, str]:
    """Where the hedges before a number begin, and what they say; the outermost bound wins over closer ones.

    A word for an upper bound before a lower one is no hedge ("so that at least 39").
    """
    start, hedge = draft.start, draft.hedge
    for _ in range(3):
        match = grammar.hedge.search(slice_[max(0, start - 60) : start])
        if match is None:
            break
        kind = grammar.hedges[" ".join(match[1].lower().split())]
        if (hedge, kind) == ("at-least", "at-most"):
            break
        start -= len(match[1]) + len(match[2])
        if draft.hedge == "between":
            continue
        if kind in ("at-least", "at-most") or (kind == "about" and not hedge):
            hedge = kind
    return start, hedge


def _after(sentence: Sentence, last: int, noun: _Noun, grammar: CountGrammar) -> str:
    """The hedge that follows the number or its noun, if any."""
    for at in {last, noun.after}:
        if 0 <= at < len(sentence.tokens):
            kind = grammar.after.get(sentence.tokens[at].norm)
            follows = sentence.tokens[at + 1].norm if at + 1 < len(sentence.tokens) else ""
            if kind and follows not in grammar.after_not:
                return kind
    return ""


def _noun(sentence: Sentence, at: int, grammar: CountGrammar) -> _Noun:
    """The noun counted, classifiers looked through (27 people soldiers: soldiers)."""
    tokens = sentence.tokens
    classifier = _Noun()
    for _ in range(_LOOK):
        if at >= len(tokens):
            break
        norm, length = _listed(sentence, at, grammar)
        kind = grammar.nouns.get(norm, "")
        if kind == "classifier" and not classifier.norm:
            classifier, at = _Noun(norm, at, at + 1), at + length
            continue
        if kind and (not classifier.norm or kind in ("force", "person")):
            return _Noun(norm, at, at + length)
        if tokens[at].norm in grammar.skip and not classifier.norm:
            at += 1
            continue
        if not classifier.norm and not kind and tokens[at].tag in _NOUN_TAGS and tokens[at].norm not in grammar.acts:
            return _Noun(tokens[at].norm, at, at + 1)
        break
    return classifier


def _listed(sentence: Sentence, at: int, grammar: CountGrammar) -> tuple[str, int]:
    """The longest listed noun that begins at the token, and its length in tokens; endings are looked through."""
    for length in range(min(3, len(sentence.tokens) - at), 0, -1):
        norm = " ".join(t.norm for t in sentence.tokens[at : at + length])
        for form in (norm, *(norm.removesuffix(c) for c in grammar.clitics if norm.endswith(c))):
            if form in grammar.nouns:
                return form, length
    return "", 0


def counted_kinds(rows: Iterable[str]) -> dict[str, str]:
    """Noun to kind from the lines of a `counted.tsv` (tab-separated, `#` comments, a head line).

    Raises:
        ValueError: a line has not two fields or an unknown kind.
    """
    out: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        line = row.rstrip("\n")
        if not line or line.startswith("#") or line == "noun\tkind":
            continue
        fields = line.split("\t")
        if len(fields) != 2 or fields[1] not in ("classifier", "force", "person", "group", "animal", "thing"):
            raise ValueError(f"counted.tsv:{number}: expected noun<TAB>kind, not {line!r}")
        out[fields[0]] = fields[1]
    return out
