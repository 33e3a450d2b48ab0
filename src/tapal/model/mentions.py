"""What the find stage sees in a sentence. Token ranges are half open and count inside the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from tapal.model.spans import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Something found at `span`, in sentence `sentence`, tokens [first, last)."""

    span: Span
    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class TimeMention(Mention):
    """A time expression, resolved as far as the text and the publication date allow.

    `type` is a TIMEX3 type (DATE, TIME, DURATION, SET), `value` its TIMEX3 value; `start` and `end` are ISO days, both
    inclusive, empty when not resolved; `precision` is day, week, month, quarter, year, decade or empty;
    `anchor` says what it was resolved against: `absolute`, `published`, `text` or empty; `rule` names the grammar rule.
    """

    type: str = "DATE"
    value: str = ""
    start: str = ""
    end: str = ""
    precision: str = ""
    anchor: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class CountMention(Mention):
    """A number and what it counts. `low` and `high` bound it, None is open; `noun` is the look-up form of the thing counted,
    `noun_at` its token index, -1 when the number stands alone. `hedge` names the cue (`at-least`, `about`, ...), empty when exact.
    """

    low: int | None = None
    high: int | None = None
    noun: str = ""
    noun_at: int = -1
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A named place. `country` is ISO 3166-1 alpha-3 or empty; `lat`, `lon` degrees or None; `kind` is country, province, town,
    region, point, line, sea; `precision_km` a radius; `name` the canonical name; `id` the gazetteer id.
    `borders` lists border ids (`AAA-BBB`) that the place itself names (a crossing, a strip, a border line).
    """

    country: str = ""
    lat: float | None = None
    lon: float | None = None
    kind: str = ""
    precision_km: float | None = None
    name: str = ""
    id: str = ""
    borders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention(Mention):
    """Somebody who can act or speak.

    `kind` says how it is named: `state`, `capital`, `organisation`, `group`, `office`, `person`, `agent` (a common noun such as
    soldiers), `pronoun`, `definite` (that country, the group). `head` is the token index of its head word.
    `country` is ISO 3166-1 alpha-3, `IGO`, or empty; `sector` a code of the ontology; `id` the world file's id or empty.
    `parts` holds further (country, sector) pairs when one mention stands for several sides ("both countries").
    The resolve stage notes in `reference` the rule by which it found the country or the person, and in `antecedent` the earlier
    words that it found them in.
    """

    kind: str = ""
    head: int = 0
    country: str = ""
    sector: str = ""
    id: str = ""
    name: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    reference: str = ""
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class TriggerMention(Mention):
    """Words that evoke an event type. `entry` is the lexicon entry's id, `voice` one of active, passive, stative, noun;
    `head` is the token index of the word that carries the structure. `lacks` names the conditions of the entry that ask for words
    which do not stand there: such a trigger is a guess.
    """

    entry: str = ""
    type: str = ""
    modes: tuple[str, ...] = ()
    voice: str = ""
    head: int = 0
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueMention(Mention):
    """Words that change status or attribution. `kind` names what they do (`negation`, `future`, `demand`, `hearsay`, `denial`,
    `condition`, `purpose`, `forecast`, `question`, `reporting`, `reprisal`, ...), `value` a refinement, `scope` what they reach
    (`verb-after`, `noun-after`, `subject`, `clause`, `complement`, `sentence`, `doer`: what the act has for its subject).
    """

    kind: str = ""
    value: str = ""
    scope: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A trigger that was seen and not coded, with the reason: a kind, and for most kinds `:` and the id of a lexicon or cue entry.

    `by` are the words that did it, where there are such; `sure` is the confidence, 0 to 1, of what was too doubtful; `guess` is the
    trigger that it would be if it did not lack words that its entry asks for.
    """

    span: Span
    reason: str
    by: Span | None = None
    sure: float | None = None
    guess: TriggerMention | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything found in a document, each kind in text order. `counted` pairs a count of people with the field it is for."""

    times: tuple[TimeMention, ...] = ()
    counts: tuple[CountMention, ...] = ()
    counted: tuple[tuple[str, CountMention], ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    triggers: tuple[TriggerMention, ...] = ()
    cues: tuple[CueMention, ...] = ()
    skipped: tuple[Skipped, ...] = ()
