"""Events: one document's account of one act, every value tied to the words that support it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tapal.model.document import Document, Passage
from tapal.model.facts import StatedFact
from tapal.model.issue import Issue
from tapal.model.spans import Span


class Status(StrEnum):
    """Whether the act is told as done, unproven, denied, or not (yet) done."""

    ACTUAL = "actual"
    ALLEGED = "alleged"
    DENIED = "denied"
    UNREALIZED = "unrealized"


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or recipient: the words, the country (ISO 3166-1 alpha-3, `IGO` or empty), the sector, the words' span."""

    text: str
    country: str
    sector: str
    span: Span | None = None
    id: str = ""
    name: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days, both inclusive, as ISO 8601 strings."""

    start: str
    end: str
    precision: str = "day"
    span: Span | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where it happened: the words, the country, degrees or None, a radius in kilometres when known, and the rule that chose it."""

    text: str
    country: str
    lat: float | None = None
    lon: float | None = None
    precision_km: float | None = None
    kind: str = ""
    span: Span | None = None
    id: str = ""
    rule: str = ""


NAMED = "named"
"""The hedge of a number that counts those who are named."""

TOLL = frozenset({"killed", "injured"})
"""The fields of numbers that count the dead and hurt."""


@dataclass(frozen=True, slots=True)
class NumberClaim:
    """A count of people: killed, injured, captured, displaced or deployed; None leaves a bound open.

    `is_tally` tells that it is of all that happened over weeks or longer ("500 have died since May").
    """

    field: str
    low: int | None
    high: int | None
    span: Span | None = None
    hedge: str = ""
    is_tally: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One act as one document tells it. `evidence` holds the anchors, the main one first; `id` is unique in its document."""

    id: str
    type: str
    modes: tuple[str, ...]
    status: Status
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    evidence: tuple[Span, ...]
    date: DateRange | None = None
    place: EventPlace | None = None
    border: str | None = None
    border_rule: str = ""
    numbers: tuple[NumberClaim, ...] = ()
    source: str = ""
    source_span: Span | None = None
    status_span: Span | None = None
    reprisal_for: str | None = None
    reprisal_hedged: bool = False
    confidence: float = 0.5
    rule: str = ""
    field_confidence: tuple[tuple[str, float], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Coded:
    """A document with everything that was read from it. `is_coded` is False when its language has no coder yet."""

    document: Document
    passages: tuple[Passage, ...]
    events: tuple[Event, ...]
    issues: tuple[Issue, ...] = ()
    is_coded: bool = True
    facts: tuple[StatedFact, ...] = ()
