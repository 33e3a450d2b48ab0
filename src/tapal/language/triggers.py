"""Finds the words of a sentence that evoke events, and the lexicon entry that fits their surroundings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tapal.language.lexicon import Entry, Lexicon
from tapal.language.reach import NEAR_REACH, stretches
from tapal.model.mentions import Skipped, TriggerMention
from tapal.model.parsed import Sentence

CONTENT_REACH = 12
CONDITIONS = "conditions"
# Tags of words that count or point at a noun.
COUNTING = frozenset({"NUM", "DET"})


def find_triggers(sentence: Sentence, *, lexicon: Lexicon) -> tuple[tuple[TriggerMention, ...], tuple[Skipped, ...]]:
    """Triggers of the sentence in text order, none inside another, and the forms that were seen but not taken with the reason."""
    norms = sentence.norms
    silenced = [(hit.first, hit.last, hit.value) for hit in lexicon.silencers.every(norms)]
    found: list[TriggerMention] = []
    skipped: list[Skipped] = []
    at = 0
    while at < len(norms):
        hit = lexicon.forms.longest(norms, at=at)
        if hit is None:
            at += 1
            continue
        chosen, end, reason, guess = _choose(sentence, at, lexicon, silenced)
        if chosen is None:
            skipped.append(Skipped(sentence.range_span(at, hit[0] - 1), reason, guess=guess))
            at += 1
            continue
        entry, voice = chosen
        if entry.no_event:
            skipped.append(Skipped(sentence.range_span(at, end - 1), f"no-event:{entry.id}", guess=guess))
        else:
            found.append(_mention(sentence, at, end, entry, voice))
        at = end
    taken = [s for s in skipped if s.guess and any(s.guess.span.overlaps(t.span) for t in found)]
    return tuple(found), tuple(replace(s, guess=None) if s in taken else s for s in skipped)


def _choose(
    sentence: Sentence, at: int, lexicon: Lexicon, silenced: Sequence[tuple[int, int, int]]
) -> tuple[tuple[Entry, str] | None, int, str, TriggerMention | None]:
    """The best entry for the phrases that start at word `at`: longest phrase first, then most conditions met, then file order.

    Where none fits, and none is silenced, the last value is the trigger of the entry that lacks the fewest of the words it asks for.
    """
    reason = CONDITIONS
    near_misses: list[tuple[int, int, int, str, tuple[str, ...]]] = []
    by_length: dict[int, list[tuple[int, str]]] = {}
    for hit in lexicon.forms.every_with_gaps(sentence.norms, at=at, fillers=lexicon.fillers):
        by_length.setdefault(hit.last, []).append(hit.value)
    for end in sorted(by_length, reverse=True):
        ranked: list[tuple[int, int, str]] = []
        for index, voice in by_length[end]:
            entry = lexicon.entries[index]
            if any(index == i and first < end and last > at for first, last, i in silenced):
                reason = f"silenced:{entry.id}"
                continue
            voice = actual_voice(sentence, at, voice)
            lacks = _lacks(sentence, (at, end), entry, voice, light=lexicon.fillers) if voice else None
            if lacks:
                if not entry.no_event:
                    near_misses.append((-end, len(lacks), index, voice, lacks))
            elif lacks is not None:
                ranked.append((-asked(entry), index, voice))
        if ranked:
            _, index, voice = min(ranked)
            longer = [miss for miss in near_misses if -miss[0] > end] if lexicon.entries[index].no_event else []
            return (lexicon.entries[index], voice), end, "", _guessed(sentence, at, longer, lexicon)
    if not near_misses or reason != CONDITIONS:
        return None, at + 1, reason, None
    return None, at + 1, reason, _guessed(sentence, at, near_misses, lexicon)


def _guessed(
    sentence: Sentence, at: int, misses: Sequence[tuple[int, int, int, str, tuple[str, ...]]], lexicon: Lexicon
) -> TriggerMention | None:
    """The trigger of the longest phrase that lacks words which its entry asks for, the fewest of several; None where there is none."""
    if not misses:
        return None
    last, _, index, voice, lacks = min(misses)
    return replace(_mention(sentence, at, -last, lexicon.entries[index], voice), lacks=lacks)


def actual_voice(sentence: Sentence, at: int, voice: str) -> str:
    """A bare verb form counts as a verb only where the tagger says so, in a headline, or between a name and its object.

    A noun that opens a headline is none ("Missile of X hits Y"), nor is what is counted ("X frees Four Hostages");
    a word that points at the noun before it counts nothing ("That Group Hits Y").
    """
    if voice != "bare":
        return voice
    token = sentence.tokens[at]
    before = sentence.tokens[at - 1] if at else None
    is_counted = before is not None and before.tag in COUNTING and before.head >= at
    if (at == 0 and token.tag == "NOUN") or is_counted:
        return ""
    if token.tag == "VERB" or sentence.role == "headline" or is_title_case(sentence):
        return "active"
    return "active" if _follows_its_subject(sentence, at) else ""


def _follows_its_subject(sentence: Sentence, at: int) -> bool:
    """Whether a small-written word stands right after a name and before a word that may be its object (Iran kecam serangan)."""
    after = sentence.tokens[at + 1].tag if at + 1 < len(sentence.tokens) else ""
    if at == 0 or not sentence.tokens[at].text.islower():
        return False
    before = sentence.tokens[at - 1]
    if before.tag != "PROPN" or not before.text[:1].isupper():
        return False
    return sentence.tokens[at].tag in ("PROPN", "NOUN", "ADJ") and after in ("PROPN", "NOUN", "VERB", "ADJ")


def is_title_case(sentence: Sentence) -> bool:
    """Whether most words of the sentence are capitalised, as in a headline."""
    words = [t.text for t in sentence.tokens if (len(t.text) > 3 or t.text.isupper()) and t.text[:1].isalpha()]
    return len(words) >= 3 and sum(w[:1].isupper() for w in words) >= 0.75 * len(words)


def _lacks(
    sentence: Sentence, where: tuple[int, int], entry: Entry, voice: str, *, light: frozenset[str]
) -> tuple[str, ...] | None:
    """The conditions of the entry that ask for words and find none; None when a word speaks against the entry."""
    out: list[str] = []
    for name, words in entry.conditions.items():
        kind, holds = name.removeprefix("not_"), False
        # What is nowhere in the sentence need not be looked for around the phrase.
        if not words.openings.isdisjoint(sentence.words):
            around = stretches(sentence, where, kind, voice, light=light)
            holds = any(words.is_in(sentence.norms[a:b]) for a, b in around)
        if holds and name.startswith("not_"):
            return None
        if not holds and name == kind:
            out.append(name)
    return tuple(out)


def asked(entry: Entry) -> int:
    """How many conditions of the entry ask for words."""
    return sum(not name.startswith("not_") for name in entry.conditions)


def _mention(sentence: Sentence, first: int, last: int, entry: Entry, voice: str) -> TriggerMention:
    return TriggerMention(
        span=sentence.range_span(first, last - 1),
        sentence=sentence.index,
        first=first,
        last=last,
        entry=entry.id,
        type=entry.type,
        modes=_modes(sentence, (first, last), entry, voice),
        voice=voice,
        head=first,
    )


def _modes(sentence: Sentence, where: tuple[int, int], entry: Entry, voice: str) -> tuple[str, ...]:
    first, last = where
    if entry.one_mode:
        nearest = _nearest_mode(sentence, where, entry, voice)
        return (nearest,) if nearest else entry.modes
    modes = list(entry.modes)
    around = sentence.norms[max(0, first - NEAR_REACH) : last + NEAR_REACH]
    modes += [mode for mode, words in entry.modes_if if mode not in modes and words.is_in(around)]
    if entry.modes_object:
        objects = [sentence.norms[a:b] for a, b in stretches(sentence, where, "object", voice)]
        modes += [m for m, words in entry.modes_object if m not in modes and any(words.is_in(o) for o in objects)]
    return tuple(modes)


def _nearest_mode(sentence: Sentence, where: tuple[int, int], entry: Entry, voice: str) -> str:
    """The mode whose word comes first in the trigger or after it, else last before it; of a passive the nearer one of these."""
    after = sentence.norms[where[0] : where[1] + CONTENT_REACH]
    before = sentence.norms[max(0, where[0] - NEAR_REACH) : where[0]]
    follows = [(at, 0, mode) for mode, words in entry.modes_if if (at := words.first_in(after)) is not None]
    precedes = [
        (len(before) - hit[1], hit[0], mode) for mode, words in entry.modes_if if (hit := words.last_in(before))
    ]
    if voice == "passive":
        return min(follows + precedes, default=(0, 0, ""))[2]
    return min(follows or precedes, default=(0, 0, ""))[2]
