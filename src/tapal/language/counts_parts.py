"""Which counts of a sentence are parts of another one, or an earlier state of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tapal.language.counts_grammar import CountGrammar, is_people
from tapal.model.mentions import CountMention
from tapal.model.parsed import Sentence

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
# Words between a whole and what is told of all of it ("one of the 12 soldiers of the guard who were taken").
_OF_WHOLE = 4
# Words between a whole and its part at most ("of 50 million, three million").
_BARE = 3
_PAUSE = re.compile(r"[,;:.](?=\s|$)")


def without_parts(
    sentence: Sentence, text: str, counts: Sequence[CountMention], grammar: CountGrammar
) -> tuple[CountMention, ...]:
    """The counts that are neither parts of another one nor an earlier state of it."""
    kept: list[CountMention] = []
    last_part: CountMention | None = None
    for i, count in enumerate(counts):
        if _is_told_whole(sentence, text, count, grammar):
            before = kept[-1] if kept else None
            lead = text[noun_end(sentence, before) : count.span.start] if before else "-"
            kept = [*(kept[:-1] if grammar.from_.fullmatch(lead) else kept), count]
            last_part = None
            continue
        if _is_part(sentence, text, (count, last_part), kept, grammar):
            last_part = count
            continue
        last_part = None
        lead = text[sentence.span.start : count.span.start]
        rest = text[noun_end(sentence, count) : sentence.span.end]
        is_from = grammar.from_.search(lead) is not None
        is_whole = is_from and (bool(kept) or _is_whole(sentence, text, counts[i : i + 2], grammar))
        is_old = is_from and grammar.becomes.match(rest) is not None
        is_old = is_old or (
            ((len(counts) > 1 and i != len(counts) - 1) or bool(kept)) and grammar.old_before.search(lead) is not None
        )
        if not is_whole and not is_old:
            kept.append(count)
    return tuple(kept)


def _is_part(
    sentence: Sentence,
    text: str,
    pair: tuple[CountMention, CountMention | None],
    kept: Sequence[CountMention],
    grammar: CountGrammar,
) -> bool:
    """Whether a count, given with the part just before it if there is one, is part of a total.

    The people of a group of people are none ("a family of five"), nor are those of a total to whom something else happened
    ("15 were attacked, two of them died").
    """
    count, last = pair
    lead = text[sentence.span.start : count.span.start]
    rest = text[noun_end(sentence, count) : sentence.span.end]
    gap = text[noun_end(sentence, last) : count.span.start].lower().split() if last else []
    is_listed = last is not None and len(gap) <= 3 and any(w.strip(" ") in grammar.joins for w in gap)
    after = grammar.part_after.match(rest)
    if after is not None and kept:
        return not _is_told(rest[after.end() :], grammar)
    if kept and grammar.nouns.get(kept[-1].noun) == "group" and is_people(count.noun, grammar) and not is_listed:
        return False
    is_part = bool(kept) and (grammar.part_before.search(lead) is not None or is_listed)
    return is_part or after is not None or grammar.part_always.search(lead) is not None


def _is_told(rest: str, grammar: CountGrammar) -> bool:
    """Whether the text opens with what happened to the people before it."""
    words = tuple(w[0].lower() for w in WORD.finditer(rest[:60]))[:4]
    return (
        any(
            p.role == "subject" and p.field and p.words == words[: len(p.words)]
            for p in grammar.phrases.get(words[0], ())
        )
        if words
        else False
    )


def _is_told_whole(sentence: Sentence, text: str, count: CountMention, grammar: CountGrammar) -> bool:
    """Whether the count is what "of" draws a part from, and a clause about the whole says what was done to it ("one of the two
    men that were seized").
    """
    if grammar.from_.search(text[sentence.span.start : count.span.start]) is None:
        return False
    words = [w[0] for w in WORD.finditer(text, noun_end(sentence, count), sentence.span.end)][: _OF_WHOLE + 1]
    at = next((i for i, w in enumerate(words) if w.lower() in grammar.relative), -1)
    if at < 0 or any(not w[0].isalnum() for w in words[:at]):
        return False
    rest = text[noun_end(sentence, count) : sentence.span.end]
    relative = next(w for w in WORD.finditer(rest) if w[0].lower() in grammar.relative)
    return _is_told(rest[relative.end() :], grammar)


def _is_whole(sentence: Sentence, text: str, counts: Sequence[CountMention], grammar: CountGrammar) -> bool:
    """Whether the first of two counts opens a clause as the whole of which the second is told ("of 50, three million fled")."""
    if len(counts) < 2:
        return False
    lead = text[sentence.span.start : counts[0].span.start].rstrip()
    opener = lead[: lead.rfind(" ") + 1].rstrip()
    between = text[noun_end(sentence, counts[0]) : counts[1].span.start].lower().split()
    after = grammar.part_after.match(text[noun_end(sentence, counts[1]) : sentence.span.end])
    is_bare = len(between) <= _BARE and not any(w in grammar.relative for w in between)
    return is_bare and after is None and (not opener or not opener[-1].isalnum())


def noun_end(sentence: Sentence, count: CountMention | None) -> int:
    """Where the noun counted ends, or the number without one, in characters of the text; 0 where there is no count."""
    if count is None:
        return 0
    return sentence.tokens[count.noun_at].span.end if count.noun_at >= 0 else count.span.end


def is_misfortune(sentence: Sentence, text: str, counts: Sequence[CountMention], i: int, grammar: CountGrammar) -> bool:
    """Whether the clause of the count at `i` says that people died or suffered of hunger, illness, a flood and the like."""
    first = noun_end(sentence, counts[i - 1]) if i else sentence.span.start
    last = counts[i + 1].span.start if i + 1 < len(counts) else sentence.span.end
    lead = text[first : counts[i].span.start]
    start = max((m.end() for m in _PAUSE.finditer(lead)), default=0)
    stop = _PAUSE.search(text, noun_end(sentence, counts[i]), last)
    clause = text[first + start : stop.start() if stop else last]
    return grammar.other_cause.search(clause) is not None
