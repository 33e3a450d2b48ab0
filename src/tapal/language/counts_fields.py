"""Which act a count belongs to: killed, injured, captured, displaced or deployed, from the words around it."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tapal.language.counts_grammar import CountGrammar, FieldPhrase, is_people
from tapal.language.counts_parts import WORD, is_misfortune, noun_end, without_parts
from tapal.model.events import TOLL
from tapal.model.mentions import CountMention
from tapal.model.parsed import Sentence
from tapal.model.spans import Span

_NEAR, _FAR, _CLAUSE, _LINKED = 3, 8, 12, 25
# Words before a clause about people within which "the number of" them stands.
_TALLIED = 6


@dataclass(frozen=True)
class _Act:
    """A field phrase at words [first, last)."""

    first: int
    last: int
    phrases: tuple[FieldPhrase, ...]

    def find(self, *roles: str) -> FieldPhrase | None:
        """The first phrase of one of the roles."""
        return next((p for p in self.phrases if p.role in roles), None)


@dataclass(frozen=True)
class _View:
    """A sentence as words, the acts in it, and its counts as ranges of words [first, last) with the noun's end."""

    words: tuple[str, ...]
    acts: tuple[_Act, ...]
    counts: tuple[tuple[int, int, int], ...]
    mentions: tuple[CountMention, ...]
    grammar: CountGrammar


def assign_fields(
    sentence: Sentence, text: str, *, counts: Sequence[CountMention], grammar: CountGrammar
) -> tuple[tuple[str, CountMention], ...]:
    """Pairs of field and count, in text order. Parts of a total, earlier totals and counts of things get no pair.

    Two pairs of one field in one sentence stand beside each other (soldiers and civilians killed) and add up.
    """
    if not counts:
        return ()
    kept = without_parts(sentence, text, counts, grammar)
    view = _view(sentence, text, kept, grammar)
    fields: list[FieldPhrase | None] = [_field(view, i) for i in range(len(kept))]
    parts = [grammar.part_after.match(text[noun_end(sentence, m) : sentence.span.end]) is not None for m in kept]
    for i in reversed(range(len(kept) - 1)):
        after = fields[i + 1]
        if (
            fields[i] is None
            and after is not None
            and after.role != "object"
            and not parts[i + 1]
            and _is_joined(view, i)
        ):
            fields[i] = after
    for i in range(1, len(kept)):
        if fields[i] is None and fields[i - 1] is not None and _is_joined(view, i - 1):
            fields[i] = fields[i - 1]
    out: list[tuple[str, CountMention]] = []
    for i, (found, mention, is_part) in enumerate(zip(fields, kept, parts)):
        if found is None or not found.field or not _fits(found.field, mention, grammar):
            continue
        if found.field in TOLL and is_misfortune(sentence, text, kept, i, grammar):
            continue
        if not (is_part and any(name == found.field for name, _ in out)):
            out.append((found.field, mention))
    return tuple(out)


def _fits(field: str, mention: CountMention, grammar: CountGrammar) -> bool:
    """Whether what is counted can suffer or do that; nouns that nobody listed may be people, except to be deployed.

    A single person is not deployed, and nouns of doing are no people ("two stabbings").
    """
    kind = grammar.nouns.get(mention.noun, "")
    if field == "deployed":
        return kind in ("force", "classifier") and (mention.low, mention.high) != (1, 1)
    if not kind and mention.noun.endswith(grammar.thing_endings) and not mention.noun.endswith(grammar.people_endings):
        return False
    if field == "displaced" and mention.noun in grammar.culprits:
        return False
    return is_people(mention.noun, grammar) or not kind


def _fitting(act: _Act, mention: CountMention, grammar: CountGrammar) -> _Act:
    """The act with the phrases that what is counted fits; words of arriving and carrying tell only of refugees that they fled."""
    if mention.noun.split()[:1] and grammar.movers.isdisjoint((mention.noun, mention.noun.split()[0])):
        kept = tuple(p for p in act.phrases if p.field != "displaced" or p.words[0] not in grammar.arrivals)
        act = replace(act, phrases=kept)
    fitting = tuple(p for p in act.phrases if p.field and _fits(p.field, mention, grammar))
    return replace(act, phrases=fitting) if fitting and len(act.phrases) > 1 else act


def _view(sentence: Sentence, text: str, counts: tuple[CountMention, ...], grammar: CountGrammar) -> _View:
    cuts = [t.span.start for t in sentence.tokens if not t.is_clitic]
    found: list[Span] = []
    for w in WORD.finditer(text, sentence.span.start, sentence.span.end):
        inner = cuts[bisect_right(cuts, w.start()) : bisect_left(cuts, w.end())]
        found += [Span(start, end) for start, end in itertools.pairwise([w.start(), *inner, w.end()])]
    words = tuple(w.of(text).lower().replace("’", "'") for w in found)
    starts = [w.start for w in found]

    def word_at(character: int) -> int:
        return bisect_left(starts, character)

    ranges = tuple((word_at(c.span.start), word_at(c.span.end), word_at(noun_end(sentence, c))) for c in counts)
    return _View(words, _acts(words, ranges, grammar), ranges, counts, grammar)


def _acts(words: tuple[str, ...], counts: tuple[tuple[int, int, int], ...], grammar: CountGrammar) -> tuple[_Act, ...]:
    """The field phrases in the words, longest first; none that shares words with a count."""
    out: list[_Act] = []
    at = 0
    while at < len(words):
        fitting: list[FieldPhrase] = []
        for form in (words[at], *(words[at].removesuffix(c) for c in grammar.clitics if words[at].endswith(c))):
            fitting += [
                p
                for p in grammar.phrases.get(form, ())
                if p.words[1:] == words[at + 1 : at + len(p.words)]
                and not any(f < at + len(p.words) and at < n for f, n, _ in counts)
            ]
            if fitting:
                break
        if not fitting:
            at += 1
            continue
        longest = max(len(p.words) for p in fitting)
        out.append(_Act(at, at + longest, tuple(p for p in fitting if len(p.words) == longest)))
        at += longest
    return tuple(out)


def _field(view: _View, i: int) -> FieldPhrase | None:
    """The phrase that the count belongs to, by the closest kind of bond that holds.

    Words that stand for several fields stand for those that what is counted fits ("moved 500 soldiers", "moved 500 villagers").
    """
    view = replace(view, acts=tuple(_fitting(act, view.mentions[i], view.grammar) for act in view.acts))
    for bond in (_near_object, _own_noun, _linked, _subject, _far_object):
        found = bond(view, i)
        if found is not None:
            return found
    return None


def _before(view: _View, i: int, reach: int) -> list[_Act]:
    """Acts before the count, nearest first, none beyond the count before it or further than `reach` words."""
    first = view.counts[i][0]
    floor = view.counts[i - 1][1] if i else 0
    return [a for a in reversed(view.acts) if floor <= a.first and a.last <= first and first - a.last <= reach]


def _has_break(view: _View, first: int, last: int) -> bool:
    words, grammar = view.words, view.grammar
    return any(
        words[i] == ";" or (words[i] in grammar.breaks and (i == 0 or words[i - 1] not in grammar.relative))
        for i in range(first, last)
    )


def _has_join(view: _View, first: int, last: int) -> bool:
    return any(view.words[i] in view.grammar.joins for i in range(first, last))


def _near_object(view: _View, i: int) -> FieldPhrase | None:
    acts = _before(view, i, _NEAR)
    if not acts:
        return None
    gap = view.words[acts[0].last : view.counts[i][0]]
    if any(w in view.grammar.breaks or w in view.grammar.joins for w in gap):
        return None
    return acts[0].find("object") or (acts[0].find("noun", "subject") if not gap and not _subject(view, i) else None)


def _own_noun(view: _View, i: int) -> FieldPhrase | None:
    """A number right before the words: 27 dead, 50 hostages."""
    last, noun = view.counts[i][1], view.counts[i][2]
    for act in view.acts:
        if last <= act.first <= max(last, noun) and (found := act.find("noun")):
            after = next((a for a in view.acts if a.first >= act.last), None)
            is_told = after is not None and after.first - act.last <= 2 and _clear(view, i, act.last, after.first)
            told = after.find("subject") if after is not None and is_told else None
            return told or found
    return None


def _clear(view: _View, i: int, first: int, last: int) -> bool:
    following = view.counts[i + 1][0] if i + 1 < len(view.counts) else len(view.words)
    return last <= following and not _has_break(view, first, last)


def _linked(view: _View, i: int) -> FieldPhrase | None:
    """A linking word before the number: the dead numbered 50, deaths rose to nine."""
    first = view.counts[i][0]
    own = view.words[first : view.counts[i][1]]
    linking = [w for w in (*view.words[max(0, first - 2) : first], *own) if w in view.grammar.links]
    if not linking:
        return None
    # After a bare colon only a noun counts ("the dead: five"); a verb there has told its own act ("bullets crossed: five died").
    roles = ("noun",) if set(linking) == {":"} else ("noun", "subject")
    for act in _before(view, i, _LINKED):
        found = act.find(*roles)
        is_close = act.find("noun") is not None or (first - act.last <= 2 and not _has_join(view, act.last, first))
        is_close = is_close or _is_of_tally(view, act)
        if found and is_close and not _has_break(view, act.last, first):
            return found
        if act.find("object"):
            return None
    return None


def _is_of_tally(view: _View, act: _Act) -> bool:
    """Whether the words stand in a clause about a number of people ("the number of those who fled has risen to 50")."""
    if not act.first or view.words[act.first - 1] not in view.grammar.relative:
        return False
    return not view.grammar.tallies.isdisjoint(view.words[max(0, act.first - _TALLIED) : act.first])


def _subject(view: _View, i: int) -> FieldPhrase | None:
    """The words after the count whose subject it is: three soldiers of the border guard were killed."""
    start = view.counts[i][1]
    for act in view.acts:
        if act.first < start:
            continue
        if act.first - start > _CLAUSE or not _clear(view, i, start, act.first):
            return None
        is_relative = view.words[act.first - 1] in view.grammar.relative
        found = act.find("subject") or (act.find("noun") if view.words[act.first] in view.grammar.relative else None)
        if found and (found.field or not is_relative):
            return found
        if act.find("object"):
            return None
    return None


def _far_object(view: _View, i: int) -> FieldPhrase | None:
    acts = _before(view, i, _FAR)
    if not acts or _has_break(view, acts[0].last, view.counts[i][0]):
        return None
    gap = view.words[acts[0].last : view.counts[i][0]]
    is_joined = len(gap) > 1 and gap[-1] in view.grammar.ands and view.grammar.relative.isdisjoint(gap)
    if any(w in view.grammar.joins for w in (gap[:-1] if is_joined else gap)):
        return None
    return acts[0].find("object")


def _is_joined(view: _View, i: int) -> bool:
    """Whether the count and the next one are joined, with nothing but nouns between: seven civilians and three soldiers."""
    first, last = view.counts[i][1], view.counts[i + 1][0]
    between = view.words[first:last]
    if len(between) > 6 or any(w in view.grammar.breaks for w in between):
        return False
    has_act = any(a.first >= view.counts[i][2] and a.last <= last for a in view.acts)
    return not has_act and any(w in view.grammar.joins for w in between)
