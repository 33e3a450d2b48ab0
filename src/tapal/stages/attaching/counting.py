"""Which act a count of people belongs to: the nearest of a fitting type in the sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.frames import Frame
from tapal.model.mentions import CountMention
from tapal.model.parsed import Parsed, Sentence

JOINED = 7
# Words before a count in which a verb says that those counted were made to do it.
FORCED = 3
# Sentences after an act in which its victims may be counted.
ORPHAN_REACH = 2

# Types that a field may count for, best first.
FITS: Mapping[str, tuple[str, ...]] = {
    "killed": ("ASSAULT", "PROTEST", "COERCE"),
    "injured": ("ASSAULT", "PROTEST", "COERCE"),
    "captured": ("COERCE", "ASSAULT"),
    "displaced": ("DISPLACE", "ASSAULT", "COERCE"),
    "deployed": ("MOBILIZE", "AID", "RETREAT", "COOPERATE"),
}
# Those of them whose counts may stand in a later sentence, where they are not the first alone.
ORPHAN_FITS: Mapping[str, tuple[str, ...]] = {"deployed": ("MOBILIZE", "COOPERATE")}


def with_counts(
    frames: Sequence[Frame], counted: Sequence[tuple[str, CountMention]], sentence: Sentence, grammar: Grammar
) -> list[Frame]:
    """The frames of one sentence, each with the counts that are its own; an attack also counts those whom it made flee."""
    out = list(frames)
    for name, count in counted:
        at = _owner(out, (name, count), sentence, grammar)
        for one in () if at is None else (at, *_cause(out, at, (name, count), sentence=sentence, grammar=grammar)):
            out[one] = replace(out[one], counts=(*out[one].counts, (name, count)))
    return out


def _cause(
    frames: Sequence[Frame], at: int, counted: tuple[str, CountMention], *, sentence: Sentence, grammar: Grammar
) -> tuple[int, ...]:
    """The attack told before those who flee, where a verb says that it made them ("shelling made 300 people flee")."""
    name, count = counted
    before = [t.norm for t in sentence.tokens[max(0, count.first - FORCED) : count.first]]
    if (
        name != "displaced"
        or frames[at].trigger.type != "DISPLACE"
        or not any(grammar.has("forcing", w) for w in before)
    ):
        return ()
    attacks = [i for i, f in enumerate(frames) if f.trigger.type == "ASSAULT" and f.trigger.last <= count.first]
    return tuple(attacks[-1:])


def with_orphans(
    frames: Sequence[Frame], counted: Sequence[tuple[str, CountMention]], parsed: Parsed, grammar: Grammar
) -> list[Frame]:
    """The frames of a document, with counts of sentences that tell no fitting act given to the last fitting one just before,
    unless one of those has such a count already.

    ("The army shelled the town. At least three people were injured.")
    """
    out = list(frames)
    here: dict[int, list[int]] = {}
    for at, frame in enumerate(out):
        here.setdefault(frame.trigger.sentence, []).append(at)
    for sentence in parsed.sentences:
        orphans = [
            (name, count)
            for name, count in counted
            if count.sentence == sentence.index
            and not any(out[i].trigger.type in FITS.get(name, ()) for i in here.get(sentence.index, ()))
        ]
        for name, count in totals(orphans, sentence, grammar):
            before = [i for k in range(sentence.index - ORPHAN_REACH, sentence.index) for i in here.get(k, ())]
            at = next((i for i in reversed(before) if out[i].trigger.type in ORPHAN_FITS.get(name, FITS[name][:1])), -1)
            if at >= 0 and not any(name in dict(out[i].counts) for i in before):
                out[at] = replace(out[at], counts=(*out[at].counts, (name, count)))
    return out


def totals(
    counts: Sequence[tuple[str, CountMention]], sentence: Sentence, grammar: Grammar
) -> tuple[tuple[str, CountMention], ...]:
    """One count a field: the first, with those added that a conjunction joins to it ("two soldiers and a child")."""
    best: dict[str, CountMention] = {}
    last: dict[str, CountMention] = {}
    for name, count in sorted(counts, key=lambda pair: pair[1].first):
        held = best.get(name)
        if held is None:
            best[name] = last[name] = count
        elif _are_joined(last[name], count, sentence, grammar):
            low = None if held.low is None or count.low is None else held.low + count.low
            high = None if held.high is None or count.high is None else held.high + count.high
            best[name], last[name] = replace(held, low=low, high=high, span=held.span.cover(count.span)), count
    return tuple((name, best[name]) for name in sorted(best))


def _are_joined(a: CountMention, b: CountMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether only the noun that is counted and a conjunction stand between two counts."""
    if a.sentence != sentence.index or b.sentence != sentence.index:
        return False
    between = sentence.tokens[a.last : b.first]
    if not 1 < len(between) <= JOINED or not grammar.has("conjunctions", between[-1].norm):
        return False
    return all(t.tag in ("NOUN", "PROPN", "ADJ") for t in between[:-1]) and b.noun_at >= b.first


def _owner(
    frames: Sequence[Frame], counted: tuple[str, CountMention], sentence: Sentence, grammar: Grammar
) -> int | None:
    name, count = counted
    for kind in FITS.get(name, ()):
        fitting = [
            (abs(f.trigger.first - count.first), i)
            for i, f in enumerate(frames)
            if f.trigger.type == kind and (name != "displaced" or _may_displace(f, count, sentence, grammar))
        ]
        if fitting:
            return min(fitting)[1]
    return None


def _may_displace(frame: Frame, count: CountMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether those counted may have fled from the act: from no attack told behind them, nor as refugees whom it found.

    Of other force only what sends people away does it.
    """
    if frame.trigger.type == "ASSAULT":
        return frame.trigger.first < count.first and not grammar.has("refugees", count.noun)
    if frame.trigger.type != "COERCE":
        return True
    return any(grammar.has("driving_words", t.norm) for t in sentence.tokens[frame.trigger.first : frame.trigger.last])
