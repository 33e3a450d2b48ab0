"""Incidents and their claims. The later fusion keeps these records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tapal.model.events import DateRange, Event, EventPlace, Participant
from tapal.model.spans import Span


@dataclass(frozen=True, slots=True)
class Report:
    """One event as one document tells it. `id` is the event's id in the store; `witness` names the first of the documents
    that are copies of one another, so that twenty reprints have one witness."""

    id: str
    event: Event
    document: str
    title: str
    outlet: str
    published: date | None
    url: str
    witness: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report says of one field.

    `value` is text for people, `key` what is compared; `by` is the speaker or else the outlet; `is_rival` marks a claim that
    cannot hold together with another speaker's in another text; `span` lies in the document's text.
    """

    field: str
    value: str
    key: str
    by: str
    report: str
    document: str
    witness: str
    published: date | None
    span: Span | None
    is_rival: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A count over all standing claims: smallest, put forward, largest. `is_open` says that somebody claims at least `high`;
    `rule` names what chose `best`: only, agreed, most-witnesses or conservative."""

    field: str
    low: int | None
    best: int | None
    high: int | None
    is_open: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Incident:
    """Events judged to be one happening, earliest report first.

    `status` is a status of the codebook or `disputed` (told as done by one report, denied by another); `statuses` counts
    witnesses by status. `date` holds the days that most witnesses name; `actors` and `recipients` the parties by number of
    witnesses. `witnesses` counts independent texts.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    status: str
    statuses: tuple[tuple[str, int], ...]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    date: DateRange | None
    place: EventPlace | None
    border: str | None
    numbers: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    witnesses: int

    @property
    def day(self) -> str:
        """The first day of the incident, else of its first publication, ISO 8601; empty when neither is known."""
        if self.date and self.date.start:
            return self.date.start
        return min((str(one.published) for one in self.reports if one.published), default="")


@dataclass(frozen=True, slots=True)
class Fused:
    """Incidents by id, and for every document its incidents, the one it is mainly about first."""

    incidents: tuple[Incident, ...]
    by_document: tuple[tuple[str, tuple[str, ...]], ...]
