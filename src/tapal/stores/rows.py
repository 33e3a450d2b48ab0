"""Rows of the tables from records, and records from rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tapal.model.document import Document, Passage, Role
from tapal.model.events import Coded, Event
from tapal.model.issue import Issue
from tapal.model.spans import Span
from tapal.stores.codec import event_from_text, event_to_text, fact_from_text, fact_to_text
from tapal.stores.making import Making
from tapal.stores.store import Listed, fingerprint, text_hash

Row = dict[str, Any]
FACTS = ("title", "outlet", "author", "url", "language", "published_from")
READ, CODED = "read", "code"


def event_id(document_id: str, event: Event) -> str:
    """The id of an event in the store."""
    return f"{document_id}/{event.id}"


def stated_rows(coded: Coded) -> list[Row]:
    """One row a stated fact."""
    return [
        {"document": coded.document.id, "n": n, "kind": one.kind, "subject": one.subject, "record": fact_to_text(one)}
        for n, one in enumerate(coded.facts)
    ]


def facts_row(document: Document) -> Row:
    """What was said about a text, and the fingerprint of all that was received."""
    published = document.published.isoformat() if document.published else None
    return {name: getattr(document, name) for name in FACTS} | {
        "published": published,
        "fingerprint": fingerprint(document),
    }


def document_row(coded: Coded, *, run: int, making: Making) -> Row:
    """The row of a document."""
    document = coded.document
    return facts_row(document) | {
        "id": document.id,
        "run": run,
        "text_hash": text_hash(document.text),
        "text": document.text,
        "is_coded": int(coded.is_coded),
        "version": making.version,
        "pack": making.pack,
        "config": making.config,
    }


def passage_rows(coded: Coded) -> list[Row]:
    """One row a passage."""
    return [
        {"document": coded.document.id, "n": n, "start": one.span.start, "end": one.span.end, "role": one.role.value}
        for n, one in enumerate(coded.passages)
    ]


def issue_rows(coded: Coded) -> list[Row]:
    """One row an issue, of reading and of coding."""
    return [
        {
            "document": coded.document.id,
            "stage": stage,
            "n": n,
            "code": one.code,
            "start": one.span.start if one.span else None,
            "end": one.span.end if one.span else None,
            "detail": one.detail,
        }
        for stage, issues in ((READ, coded.document.issues), (CODED, coded.issues))
        for n, one in enumerate(issues)
    ]


def event_rows(coded: Coded) -> list[Row]:
    """One row an event; columns beside `record` are there to be searched."""
    return [
        {
            "id": event_id(coded.document.id, one),
            "document": coded.document.id,
            "n": n,
            "type": one.type,
            "status": one.status.value,
            "border": one.border or "",
            "place_country": one.place.country if one.place else "",
            "start": one.date.start or None if one.date else None,
            "end": one.date.end or None if one.date else None,
            "lat": one.place.lat if one.place else None,
            "lon": one.place.lon if one.place else None,
            "record": event_to_text(one),
        }
        for n, one in enumerate(coded.events)
    ]


def side_rows(coded: Coded) -> list[Row]:
    """One row a participant."""
    return [
        {
            "event": event_id(coded.document.id, event),
            "side": side,
            "n": n,
            "country": one.country,
            "sector": one.sector,
            "actor": one.id,
        }
        for event in coded.events
        for side, people in (("actor", event.actors), ("recipient", event.recipients))
        for n, one in enumerate(people)
    ]


def facts(row: Any, *, id: str, text: str = "") -> Document:
    """The document that a row of facts describes."""
    published = date.fromisoformat(row.published) if row.published else None
    return Document(id=id, text=text, published=published, **{name: getattr(row, name) for name in FACTS})


def listed(row: Any) -> Listed:
    """A document without its text; the row has a column `events`."""
    return Listed(
        id=row.id,
        title=row.title,
        outlet=row.outlet,
        published=date.fromisoformat(row.published) if row.published else None,
        language=row.language,
        url=row.url,
        is_coded=bool(row.is_coded),
        events=row.events,
        text_hash=row.text_hash,
        making=Making(row.version, row.pack, row.config),
    )


def coded(row: Any, parts: Mapping[str, Iterable[Any]]) -> Coded:
    """A document with all that was read from it; `parts` holds the rows of its passages, issues, events and facts."""
    by_stage: dict[str, list[Issue]] = {READ: [], CODED: []}
    for one in parts["issues"]:
        span = Span(one.start, one.end) if one.start is not None else None
        by_stage[one.stage].append(Issue(one.code, span, one.detail))
    document = facts(row, id=row.id, text=row.text)
    return Coded(
        document=replace(document, issues=tuple(by_stage[READ])),
        passages=tuple(Passage(Span(one.start, one.end), Role(one.role)) for one in parts["passages"]),
        events=tuple(event_from_text(one.record) for one in parts["events"]),
        issues=tuple(by_stage[CODED]),
        is_coded=bool(row.is_coded),
        facts=tuple(fact_from_text(one.record) for one in parts["facts"]),
    )


def batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Lists of at most `size` items."""
    batch: list[Any] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
