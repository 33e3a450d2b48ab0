"""Counts that two acts of one sentence have: the blow and its toll ("a raid that killed nine"), the toll and those whom it drove out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tapal.language.grammar import Grammar
from tapal.model.events import TOLL
from tapal.model.frames import Frame
from tapal.model.mentions import CountMention
from tapal.model.parsed import Parsed, Sentence
from tapal.stages.attaching.adding import totals

Counted = tuple[str, CountMention]
# Tokens between the noun of a blow and the verb that tells its toll; between a toll and the blow that it was of.
ONWARD, WITHIN = 25, 3
# Tokens between the dead and those who fled, and before those within which a word joins the two.
BESIDE, JOIN = 8, 6
# Tokens in which a sentence opens.
OPENING = 5


def with_shared(frames: Sequence[Frame], sentence: Sentence, grammar: Grammar) -> list[Frame]:
    """The frames of one sentence; the noun of a blow also has the toll that a verb tells of it, an attack those whom it drove out."""
    out = list(frames)
    for frame in frames:
        if frame.trigger.type != "ASSAULT" or not TOLL & {name for name, _ in frame.counts}:
            continue
        at = _blow_of(out, frame, sentence, grammar)
        if at is not None:
            out[at] = _with(out[at], frame.counts)
    for frame in out:
        if frame.trigger.type == "DISPLACE":
            for name, count in frame.counts:
                at = _driver_of(out, count, sentence, grammar) if name == "displaced" else None
                if at is not None:
                    out[at] = _with(out[at], ((name, count),))
    return out


def with_told_next(frames: Sequence[Frame], parsed: Parsed, grammar: Grammar) -> list[Frame]:
    """The frames of a document; the last blow of a sentence also has the toll that the next one tells with nothing else of its own.

    ("Fighting broke out at the border. At least twelve people died, and thousands fled.")
    """
    out = list(frames)
    here: dict[int, list[int]] = {}
    for at, frame in enumerate(out):
        if frame.trigger.type == "ASSAULT":
            here.setdefault(frame.trigger.sentence, []).append(at)
    for sentence, tolls in here.items():
        blows = here.get(sentence - 1, ())
        is_next = all(_is_bare_toll(frames[i]) for i in tolls)
        if not blows or not (is_next or _points_back([frames[i] for i in tolls], parsed.sentences[sentence], grammar)):
            continue
        if any(TOLL & {name for name, _ in frames[i].counts} for i in blows):
            continue
        counts = [
            pair
            for i in tolls
            for pair in frames[i].counts
            if not _is_answered(pair, parsed.sentences[sentence], grammar)
        ]
        out[blows[-1]] = _with(out[blows[-1]], totals(counts, parsed.sentences[sentence], grammar))
    return out


def _points_back(tolls: Sequence[Frame], sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a sentence opens with what the blow told before did ("As a result", "In that incident", "That attack killed")."""
    words = sentence.norms[:OPENING]
    if grammar.has("resulting", words[0] if words else ""):
        return True
    if any(f.is_definite and f.trigger.first < OPENING for f in tolls[:1]):
        return True
    return grammar.has_any("occurrences", words) and grammar.has_any("definites", words)


def _is_answered(counted: Counted, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether those counted suffered what the blow told before answers ("That strike was in reply to a bomb that killed twenty")."""
    norms = sentence.norms[: counted[1].first]
    return any(grammar.has("responses", word) and grammar.has("answer_links", link) for word, link in pairwise(norms))


def _is_bare_toll(frame: Frame) -> bool:
    """Whether a mention only tells that people suffered: not from whom, when or where."""
    return frame.trigger.voice == "stative" and not (frame.actors or frame.times or frame.places)


def _with(frame: Frame, counts: Sequence[Counted]) -> Frame:
    """The frame with those counts whose field it has none of."""
    held = {name for name, _ in frame.counts}
    return replace(frame, counts=(*frame.counts, *(pair for pair in counts if pair[0] not in held)))


def _blow_of(frames: Sequence[Frame], toll: Frame, sentence: Sentence, grammar: Grammar) -> int | None:
    """The noun of the blow that is the subject of the verb of its toll, or right behind it ("died in the raid")."""
    for at, frame in reversed(list(enumerate(frames))):
        one = frame.trigger
        if one.type != "ASSAULT" or one.voice != "noun" or TOLL & {name for name, _ in frame.counts}:
            continue
        if one.last <= toll.trigger.first:
            if _leads_to(frame, toll, sentence, grammar) and not _is_cut(frames, at, toll, grammar):
                return at
            break
    for at, frame in enumerate(frames):
        one = frame.trigger
        if one.type == "ASSAULT" and one.voice == "noun" and 0 < one.first - toll.trigger.last <= WITHIN:
            between = sentence.norms[toll.trigger.last : one.first]
            if grammar.has_any("victim_links", between) and not grammar.has_any("anterior", between):
                return at
    return None


def _leads_to(blow: Frame, toll: Frame, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the noun before goes on to be the subject: no clause is opened between, and no other doer is named there."""
    first, last = blow.trigger.last, toll.trigger.first
    if toll.trigger.voice == "stative":
        counted = min((c.first for n, c in toll.counts if n in TOLL), default=last)
        last = min(last, counted)
        before = sentence.norms[max(first, last - 2) : last]
        if not grammar.has_any("forcing", before):
            return False
        last -= 1
    elif toll.trigger.voice != "active":
        return False
    between = sentence.norms[first:last]
    if len(between) > ONWARD:
        return False
    if any(
        grammar.has_any(name, between) for name in ("hard_breaks", "content_markers", "anterior", "inverted_speech")
    ):
        return False
    at = last - 1
    while at > first and grammar.has("adverbs", sentence.norms[at]):
        at -= 1
    if any(grammar.has(name, sentence.norms[at]) for name in ("relativizers", "joint_comma", "conjunctions")):
        return True
    doers = {f.mention.first for f in (*blow.actors, *blow.recipients)}
    return not any(first <= f.mention.first < last and f.mention.first not in doers for f in toll.actors)


def _is_cut(frames: Sequence[Frame], at: int, toll: Frame, grammar: Grammar) -> bool:
    """Whether another act is told between with a verb."""
    blow = frames[at].trigger
    return any(
        blow.last <= f.trigger.first < toll.trigger.first
        and f.trigger.voice in ("active", "passive")
        and not grammar.has("carrying_entries", f.trigger.entry.rpartition("/")[2])
        for f in frames
    )


def _driver_of(frames: Sequence[Frame], count: CountMention, sentence: Sentence, grammar: Grammar) -> int | None:
    """The attack whose toll is told right before those who fled ("killed ten and made 300 flee")."""
    for at, frame in reversed(list(enumerate(frames))):
        tolls = [c for n, c in frame.counts if n in TOLL and c.sentence == sentence.index and c.last <= count.first]
        if frame.trigger.type != "ASSAULT" or not tolls or "displaced" in dict(frame.counts):
            continue
        first = max(max(c.last, c.noun_at + 1) for c in tolls)
        first = max(first, frame.trigger.last if frame.trigger.last <= count.first else first)
        between = sentence.norms[first : count.first]
        is_joined = grammar.has_any("conjunctions", between[-JOIN:]) or grammar.has_any("joint_comma", between[-JOIN:])
        if len(between) <= BESIDE and is_joined and not grammar.has_any("hard_breaks", between):
            return at
    return None
