"""Find: what is named in the sentences, times, counts, places, actors, triggers and cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tapal.language.counts import find_counts
from tapal.language.counts_fields import assign_fields
from tapal.language.counts_grammar import CountGrammar
from tapal.language.grammar import Grammar
from tapal.language.lexicon import Lexicon
from tapal.language.matcher import PhraseTrie
from tapal.language.times import find_all_times
from tapal.language.times_grammar import TimeGrammar
from tapal.language.triggers import find_triggers
from tapal.model.document import Document
from tapal.model.mentions import (
    ActorMention,
    CountMention,
    CueMention,
    Mentions,
    PlaceMention,
    Skipped,
    TimeMention,
    TriggerMention,
)
from tapal.model.parsed import Parsed, Sentence
from tapal.stages.finding.find_actors import find_actors, name_words, spell_out
from tapal.stages.finding.find_places import find_places
from tapal.stages.finding.naming import Naming, initials_of
from tapal.stages.finding.own_meanings import own_meanings


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue entry: see `CueMention` for the fields."""

    id: str
    kind: str
    value: str
    scope: str


@dataclass(frozen=True, slots=True)
class Finders:
    """What the find stage looks things up in. `silencers` maps the phrases that silence a cue to its entry's id."""

    grammar: Grammar
    lexicon: Lexicon
    naming: Naming
    times: TimeGrammar
    numbers: CountGrammar
    cues: PhraseTrie[Cue]
    silencers: PhraseTrie[str]


def find(parsed: Parsed, document: Document, *, finders: Finders) -> Mentions:
    """Everything named in the document, each kind in text order."""
    day = document.published.isoformat() if document.published else ""
    times = find_all_times(parsed, document.text, grammar=finders.times, published=document.published)
    counts: list[CountMention] = []
    counted: list[tuple[str, CountMention]] = []
    places: list[PlaceMention] = []
    triggers: list[TriggerMention] = []
    skipped: list[Skipped] = []
    cues: list[CueMention] = []
    dated = _by_sentence(times)
    strange = own_meanings(parsed, finders.naming, finders.grammar)
    if strange:
        finders = replace(finders, naming=replace(finders.naming, own=strange))
    for sentence in parsed.sentences:
        here = dated.get(sentence.index, ())
        numbers = find_counts(sentence, document.text, grammar=finders.numbers, times=here)
        counts += numbers
        counted += assign_fields(sentence, document.text, counts=numbers, grammar=finders.numbers)
        places += find_places(sentence, naming=finders.naming, grammar=finders.grammar, day=day)
        seen, not_taken = find_triggers(sentence, lexicon=finders.lexicon)
        triggers += seen
        skipped += not_taken
        cues += _cues(sentence, finders.cues, finders.silencers)
    actors = _actors(parsed, finders, day)
    return Mentions(
        times=tuple(times), counts=tuple(counts), counted=tuple(counted), places=tuple(places), actors=tuple(actors),
        triggers=tuple(triggers), cues=tuple(cues), skipped=tuple(skipped),
    )  # fmt: skip


def _by_sentence(times: Sequence[TimeMention]) -> dict[int, list[TimeMention]]:
    out: dict[int, list[TimeMention]] = {}
    for time in times:
        out.setdefault(time.sentence, []).append(time)
    return out


def _actors(parsed: Parsed, finders: Finders, day: str) -> list[ActorMention]:
    """Actors of all sentences; those where a bare surname of somebody named in full may stand are looked at again."""
    first = [find_actors(s, naming=finders.naming, grammar=finders.grammar, day=day) for s in parsed.sentences]
    people = name_words(m for mentions in first for m in mentions)
    people |= {word for mentions in first for m in mentions if (word := initials_of(m, parsed))}
    people |= {name for name, kind in finders.naming.own.items() if kind == "person"}
    out: list[ActorMention] = []
    for sentence, mentions in zip(parsed.sentences, first, strict=True):
        if not people:
            out += mentions
            continue
        taken = {i for m in mentions for i in range(m.first, m.last)}
        if any(t.text in people and i not in taken for i, t in enumerate(sentence.tokens)):
            mentions = find_actors(sentence, naming=finders.naming, grammar=finders.grammar, day=day, people=people)
        out += mentions
    return spell_out(out, parsed, own=finders.naming.own)


def _cues(sentence: Sentence, cues: PhraseTrie[Cue], silencers: PhraseTrie[str]) -> list[CueMention]:
    """The cues of a sentence; of two of one entry that overlap only the longer, and none that a phrase silences."""
    hits = sorted(cues.every(sentence.norms), key=lambda h: (h.first - h.last, h.first))
    silenced = [(hit.first, hit.last, hit.value) for hit in silencers.every(sentence.norms)] if hits else []
    out: list[CueMention] = []
    for hit in hits:
        cue = hit.value
        if any(entry == cue.id and first < hit.last and hit.first < last for first, last, entry in silenced):
            continue
        if any(c.entry == cue.id and c.first < hit.last and hit.first < c.last for c in out):
            continue
        out.append(
            CueMention(
                span=sentence.range_span(hit.first, hit.last - 1), sentence=sentence.index, first=hit.first, last=hit.last,
                kind=cue.kind, value=cue.value, scope=cue.scope, entry=cue.id,
            )
        )  # fmt: skip
    return sorted(out, key=lambda c: (c.first, c.last))
