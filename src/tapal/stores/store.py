"""What every store does. The test suite in tests/contracts runs against each of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from tapal.model.document import Document
from tapal.model.events import Coded, Event
from tapal.stores.codec import coded_to_text
from tapal.stores.making import Making

SCHEMA_VERSION = 1


class StoreError(Exception):
    """A store cannot be used. `code` is a stable kebab-case name: missing, not-a-database, newer-schema, full, locked,
    read-only, unsupported or broken."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(what)
        self.code = code


class State(StrEnum):
    """What a store thinks of a document that is offered."""

    NEW = "unknown"
    SAME = "same"
    """Every byte of it is stored."""
    COPY = "copy"
    """Its text is stored under the same id with other facts (outlet, date, address); they are kept as a copy."""
    BETTER = "better"
    """As COPY, but its facts come first in order: it takes the place of what is stored."""
    CLASH = "clash"
    """Its id belongs to another text."""
    FORGOTTEN = "forgotten"
    """It was withdrawn."""


class Kept(StrEnum):
    """What a store did with a document."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    COPY = "copy"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events or documents to give; empty means any. Several values in one field are alternatives.

    `actor` names a country (ISO 3166-1 alpha-3) or an actor id on either side; `since` and `until` are days, both inclusive,
    which the event's date, or without one its publication, must touch. `document` is an id.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    borders: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    document: str = ""

    @property
    def is_any(self) -> bool:
        """Whether nothing is asked for, so that everything is given."""
        return self == Wanted()


@dataclass(frozen=True, slots=True)
class Listed:
    """A stored document without its text. `events` counts its events; `text_hash` is the SHA-256 of its text."""

    id: str
    title: str
    outlet: str
    published: date | None
    language: str
    url: str
    is_coded: bool
    events: int
    text_hash: str
    making: Making


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event with the id that it has in the store (document id, slash, event id), its document's facts and raw text."""

    id: str
    event: Event
    document: Listed
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """One run that wrote to the store. Times are ISO 8601 in UTC; `ended` is empty while it runs or when it was killed."""

    id: int
    kind: str
    started: str
    ended: str
    making: Making
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a withdrawn document: its id and the SHA-256 of its text, never the text."""

    id: str
    text_hash: str
    forgotten: str
    reason: str


class Store(Protocol):
    """Coded documents, each kept whole in one transaction; what was acknowledged is on disk. Ids are never reused."""

    def begin(self, kind: str, *, making: Making, at: str) -> int:
        """Open a run and give its number; `at` is the time now, ISO 8601 in UTC."""

    def end(self, run: int, *, at: str, counts: dict[str, int]) -> None:
        """Close a run."""

    def runs(self) -> tuple[Run, ...]:
        """All runs, oldest first."""

    def state(self, document: Document) -> State:
        """What would become of a document; changes nothing."""

    def put(self, coded: Coded, *, run: int, anew: bool = False) -> Kept:
        """Keep a coded document; when this returns it is on disk. What is stored already is left as it is, unless `anew`,
        which also brings back a forgotten document.

        Raises:
            LookupError: no such run.
            ValueError: the id belongs to another text, or the document was forgotten.
            StoreError: it cannot be written; nothing of it was.
        """

    def add_copy(self, document: Document) -> bool:
        """Keep the facts of a document whose text is stored under its id; False when it is not there or they are known."""

    def get(self, document_id: str) -> Coded | None:
        """A stored document with all that was read from it."""

    def find(self, start: str, *, limit: int = 10) -> tuple[str, ...]:
        """Ids of documents that begin so, sorted."""

    def documents(self, wanted: Wanted | None = None) -> Iterator[Listed]:
        """Documents that hold a wanted event (all documents when anything is wanted), by publication, then id; the undated last."""

    def events(self, wanted: Wanted | None = None) -> Iterator[StoredEvent]:
        """Events by date (else publication), then id; the undated last."""

    def coded(self, wanted: Wanted | None = None) -> Iterator[Coded]:
        """Documents as by `documents`, with their wanted events."""

    def copies(self, document_id: str) -> tuple[Document, ...]:
        """The other facts under which the text of a document was found; each with an empty text."""

    def outdated(self, making: Making) -> Iterator[str]:
        """Ids of documents that another version or other resources made, sorted."""

    def forget(self, document_id: str, *, at: str, reason: str = "") -> bool:
        """Withdraw a document and all that rested on it; False when it is not there."""

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What was withdrawn and has not come back, by id."""

    def tombstone(self, document: Document) -> Tombstone | None:
        """The tombstone of this document's id or text."""

    def check(self) -> tuple[str, ...]:
        """What is wrong with the store; empty when it is sound."""

    def digest(self) -> str:
        """A hash over all documents and events, whatever the order and the runs that brought them."""

    def close(self) -> None:
        """Let go of the store."""


def text_hash(text: str) -> str:
    """The SHA-256 of a text in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def fingerprint(document: Document) -> str:
    """32 hex digits over everything that was received."""
    line = coded_to_text(Coded(document, (), ()))
    return hashlib.sha256(line.encode()).hexdigest()[:32]


def facts_key(document: Document) -> tuple[str, ...]:
    """Orders the facts under which one text was published: the earliest dated first, then by outlet and the rest."""
    day = document.published.isoformat() if document.published else "9999-99-99"
    said = (document.outlet, document.url, document.title, document.author, document.language)
    return (day, *(part for one in said for part in ("0" if one else "1", one)), fingerprint(document))
