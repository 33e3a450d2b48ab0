"""Which act a count of people belongs to: the nearest of a fitting type in the sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.frames import Frame
from tapal.model.mentions import CountMention
from tapal.model.parsed import Parsed, Sentence
from tapal.stages.attaching.adding import totals
from tapal.stages.attaching.sharing import with_shared, with_told_next

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
    return with_shared(out, sentence, grammar)


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
    return with_told_next(out, parsed, grammar)


def _owner(
    frames: Sequence[Frame], counted: tuple[str, CountMention], sentence: Sentence, grammar: Grammar
) -> int | None:
    name, count = counted
    for kind in FITS.get(name, ()):
        fitting = [
            (abs(f.trigger.first - count.first), i)
            for i, f in enumerate(frames)
            if f.trigger.type == kind and _may_count(f, counted, sentence, grammar)
        ]
        if fitting:
            return min(fitting)[1]
    return None


def _may_count(frame: Frame, counted: tuple[str, CountMention], sentence: Sentence, grammar: Grammar) -> bool:
    """Whether an act of a fitting type may have taken or driven out those counted; of violence only words of taking take anybody."""
    name, count = counted
    if name == "displaced":
        return _may_displace(frame, count, sentence, grammar)
    if name != "captured" or frame.trigger.type != "ASSAULT":
        return True
    words = sentence.norms[frame.trigger.first : frame.trigger.last]
    return grammar.has_any("taking_words", words)


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
