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
# Words after a number within which "that" tells that those counted are known, as who struck and ran.
KNOWN = 5
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
        if grammar.has_any("definites", [t.norm for t in sentence.tokens[count.last : count.last + KNOWN]]):
            return False
        return frame.trigger.first < count.first and not grammar.has("refugees", count.noun)
    if frame.trigger.type != "COERCE":
        return True
    return any(grammar.has("driving_words", t.norm) for t in sentence.tokens[frame.trigger.first : frame.trigger.last])
