"""Frames: a trigger and its slots, as worded; the attach stage makes them, attribute and resolve refine them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tapal.model.events import DateRange, EventPlace, NumberClaim, Participant, Status
from tapal.model.mentions import ActorMention, CountMention, PlaceMention, TimeMention, TriggerMention
from tapal.model.spans import Span


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention in a slot, and the rule that put it there."""

    mention: ActorMention
    rule: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One trigger with its slots.

    `index` counts frames in the document; `clause` is the span of words that belong to this trigger. `counts` pairs a number
    with the field it fills. `status_span` and `status_cue` are the words that make the status, and what kind of cue they are.
    `speaker` is the span of the words that name who says so; `is_definite` tells that the words point back ("that attack");
    `is_headline` that they stand in the headline. `words` are the look-up forms of the nouns, names and numbers of its sentence.
    """

    index: int
    trigger: TriggerMention
    clause: Span
    actors: tuple[Filler, ...] = ()
    recipients: tuple[Filler, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    counts: tuple[tuple[str, CountMention], ...] = ()
    modes: tuple[str, ...] = ()
    status: Status = Status.ACTUAL
    status_span: Span | None = None
    status_cue: str = ""
    speaker: Span | None = None
    answers: int | None = None
    answers_hedged: bool = False
    is_definite: bool = False
    is_headline: bool = False
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words around a mention tell about which act is meant.

    Of `crowd` mentions of its family in the document, `order` come before it. `stems` are the lemmas of its trigger's words, `after`
    the look-up forms of the naming words next after the trigger, `cues` what else is said of it (`another`, `earlier`);
    `points_back` tells that a demonstrative follows. `setting` are features of where in its sentence it stands; `quoted` is
    `direct` or `reported` in a quotation of that kind, else empty. `joints` are the words of its sentence that join or part
    clauses, each with its token index and what it does; `names` the token indices of proper names. `rarity` weighs each naming
    word of the document.
    """

    order: int = 0
    crowd: int = 0
    stems: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    points_back: bool = False
    joints: tuple[tuple[int, str], ...] = ()
    names: frozenset[int] = frozenset()
    setting: tuple[str, ...] = ()
    quoted: str = ""
    rarity: Mapping[str, float] = field(default_factory=dict)


UNWORDED = Wording()


@dataclass(frozen=True, slots=True)
class Act:
    """A frame with canonical values, ready to be merged with others of its document."""

    frame: Frame
    type: str
    status: Status
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    date: DateRange | None
    place: EventPlace | None
    border: str | None
    border_rule: str
    numbers: tuple[NumberClaim, ...]
    source: str
    source_span: Span | None
    evidence: Span
    wording: Wording = field(default=UNWORDED, compare=False, repr=False)
