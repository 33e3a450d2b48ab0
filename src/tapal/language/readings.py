"""Why a lexicon entry was taken or not: every reading of the words that begin at a token, with its conditions weighed one by one."""

from __future__ import annotations

from dataclasses import dataclass

from tapal.language.lexicon import Entry, Lexicon
from tapal.language.reach import stretches
from tapal.language.triggers import actual_voice
from tapal.model.parsed import Sentence
from tapal.model.spans import Span

SAMPLE = 5


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of an entry: `name` as in docs/lexicon.md, whether it holds, and the words of the text that it found.

    `wanted` are a few of the words that it looks for, `more` how many others there are.
    """

    name: str
    holds: bool
    found: Span | None
    wanted: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry that the words may stand for. `voice` is empty where the entry asks for a verb and the word is none here.

    `silenced_by` are the words of a phrase under which the entry does not hold.
    """

    entry: Entry
    voice: str
    span: Span
    conditions: tuple[Condition, ...] = ()
    silenced_by: Span | None = None

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against the entry here."""
        return bool(self.voice) and self.silenced_by is None and all(c.holds for c in self.conditions)


def readings(sentence: Sentence, first: int, *, lexicon: Lexicon) -> tuple[Reading, ...]:
    """Every reading of the phrases that begin at token `first`: longer phrases first, then those that fit, then file order."""
    silenced = [(hit.first, hit.last, hit.value) for hit in lexicon.silencers.every(sentence.norms)]
    found: list[tuple[int, bool, int, Reading]] = []
    for hit in lexicon.forms.every_from(sentence.norms, at=first):
        index, form = hit.value
        phrase = next((s for s in silenced if s[2] == index and s[0] < hit.last and s[1] > first), None)
        voice = actual_voice(sentence, first, form)
        reading = Reading(
            entry=lexicon.entries[index],
            voice=voice,
            span=sentence.range_span(first, hit.last - 1),
            conditions=_conditions(sentence, (first, hit.last), lexicon.entries[index], voice, light=lexicon.fillers),
            silenced_by=sentence.range_span(phrase[0], phrase[1] - 1) if phrase else None,
        )
        found.append((-hit.last, not reading.fits, index, reading))
    return tuple(reading for *_, reading in sorted(found, key=lambda f: f[:3]))


def _conditions(
    sentence: Sentence, where: tuple[int, int], entry: Entry, voice: str, *, light: frozenset[str]
) -> tuple[Condition, ...]:
    made: list[Condition] = []
    for name, words in entry.conditions.items():
        found: Span | None = None
        for start, end in stretches(sentence, where, name.removeprefix("not_"), voice, light=light):
            at = words.find(sentence.norms[start:end])
            if at and found is None:
                found = sentence.range_span(start + at[0], start + at[1] - 1)
        wanted = words.sample(SAMPLE)
        made.append(
            Condition(name, (found is None) == name.startswith("not_"), found, wanted, len(words) - len(wanted))
        )
    return tuple(made)
