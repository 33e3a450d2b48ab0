"""Counts that a list joins, added up: four nurses, two guards and a child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.mentions import CountMention
from tapal.model.parsed import Sentence

# Tokens between two counts of a list, at most.
JOINED = 7


def totals(
    counts: Sequence[tuple[str, CountMention]], sentence: Sentence, grammar: Grammar
) -> tuple[tuple[str, CountMention], ...]:
    """One count a field: the first, with those added that a list joins to it ("four nurses, two guards and a child").

    A first count that is the sum of the others is the total, and they its parts.
    """
    lists: dict[str, list[CountMention]] = {}
    closed: set[str] = set()
    for name, count in sorted(counts, key=lambda pair: pair[1].first):
        held = lists.setdefault(name, [])
        joint = _joint(held[-1], count, sentence, grammar) if held else "first"
        if joint and name not in closed:
            held.append(count)
        elif not joint:
            closed.add(name)
    return tuple((name, _sum(lists[name], sentence, grammar)) for name in sorted(lists))


def _sum(counts: Sequence[CountMention], sentence: Sentence, grammar: Grammar) -> CountMention:
    """The counts of a list added up; those behind the last conjunction, or all where there is none, are not of it."""
    ends = [i for i in range(1, len(counts)) if _joint(counts[i - 1], counts[i], sentence, grammar) == "and"]
    listed = counts[: ends[-1] + 1] if ends else counts[:1]
    first = listed[0]
    if len(listed) > 2 and first.low is not None and first.low == sum(c.low or 0 for c in listed[1:]):
        return first
    low = None if any(c.low is None for c in listed) else sum(c.low or 0 for c in listed)
    high = None if any(c.high is None for c in listed) else sum(c.high or 0 for c in listed)
    return replace(first, low=low, high=high, span=first.span.cover(listed[-1].span)) if len(listed) > 1 else first


def _joint(a: CountMention, b: CountMention, sentence: Sentence, grammar: Grammar) -> str:
    """`and` or `comma` as only the noun that is counted and that stand between two counts; else empty."""
    if a.sentence != sentence.index or b.sentence != sentence.index:
        return ""
    between = list(sentence.tokens[a.last : b.first])
    is_and = len(between) > 1 and grammar.has("conjunctions", between[-1].norm)
    if is_and:
        between.pop()
    is_comma = len(between) > 1 and grammar.has("joint_comma", between[-1].norm)
    if is_comma:
        between.pop()
    if not (is_and or is_comma) or not 0 < len(between) < JOINED or b.noun_at < b.first:
        return ""
    is_bare = all(t.tag in ("NOUN", "PROPN", "ADJ") for t in between)
    return ("and" if is_and else "comma") if is_bare else ""
