"""What a relational store reads."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from tapal.model.document import Document
from tapal.model.events import Coded
from tapal.stores import rows
from tapal.stores.codec import event_from_text
from tapal.stores.making import Making
from tapal.stores.schema import COPIES, DOCUMENTS, EVENTS, ISSUES, PASSAGES, RUNS, SIDES, STATED
from tapal.stores.store import Listed, Run, StoredEvent, Wanted

BATCH = 100
_LAST = "9999-99-99"
_LISTED = [DOCUMENTS.c[name] for name in DOCUMENTS.c.keys() if name != "text"]  # noqa: SIM118 - columns, not a dict


class Reading:
    """The reading half of a store; the other half gives `_connect`. Each call sees one state of the store."""

    def _connect(self, *, writes: bool = False) -> contextlib.AbstractContextManager[Connection]:
        raise NotImplementedError

    def runs(self) -> tuple[Run, ...]:
        """All runs, oldest first."""
        with self._connect() as on:
            return tuple(_run(row) for row in on.execute(select(RUNS).order_by(RUNS.c.id)))

    def get(self, document_id: str) -> Coded | None:
        """A stored document with all that was read from it."""
        with self._connect() as on:
            return next(_whole(on, [document_id], Wanted()), None)

    def find(self, start: str, *, limit: int = 10) -> tuple[str, ...]:
        """Ids of documents that begin so, sorted."""
        with self._connect() as on:
            begins = func.substr(DOCUMENTS.c.id, 1, len(start)) == start
            query = select(DOCUMENTS.c.id).where(begins).order_by(DOCUMENTS.c.id).limit(limit)
            return tuple(row.id for row in on.execute(query))

    def documents(self, wanted: Wanted | None = None) -> Iterator[Listed]:
        """Documents that hold a wanted event, by publication, then id; the undated last."""
        with self._connect() as on:
            for row in on.execute(_documents(wanted or Wanted())):
                yield rows.listed(row)

    def events(self, wanted: Wanted | None = None) -> Iterator[StoredEvent]:
        """Events by date (else publication), then id; the undated last."""
        day = func.coalesce(EVENTS.c.start, DOCUMENTS.c.published, _LAST)
        facts = [column.label(f"d_{column.name}") for column in _LISTED]
        query = select(EVENTS.c.id, EVENTS.c.record, DOCUMENTS.c.text, *facts, _number_of_events().label("d_events"))
        query = query.join(DOCUMENTS, EVENTS.c.document == DOCUMENTS.c.id).where(*_conditions(wanted or Wanted()))
        with self._connect() as on:
            for row in on.execute(query.order_by(day, EVENTS.c.document, EVENTS.c.n)):
                yield StoredEvent(row.id, event_from_text(row.record), rows.listed(_Prefixed(row)), row.text)

    def coded(self, wanted: Wanted | None = None) -> Iterator[Coded]:
        """Documents as by `documents`, with their wanted events."""
        wanted = wanted or Wanted()
        with self._connect() as on:
            ids = [row.id for row in on.execute(_documents(wanted))]
            for batch in rows.batches(ids, BATCH):
                yield from _whole(on, batch, wanted)

    def copies(self, document_id: str) -> tuple[Document, ...]:
        """The other facts under which the text of a document was found; each with an empty text."""
        query = select(COPIES).where(COPIES.c.document == document_id)
        with self._connect() as on:
            order = query.order_by(COPIES.c.published, COPIES.c.outlet, COPIES.c.fingerprint)
            return tuple(rows.facts(row, id=document_id) for row in on.execute(order))

    def outdated(self, making: Making) -> Iterator[str]:
        """Ids of documents that another version or other resources made, sorted."""
        other = or_(DOCUMENTS.c.version != making.version, DOCUMENTS.c.pack != making.pack)
        with self._connect() as on:
            ids = [row.id for row in on.execute(select(DOCUMENTS.c.id).where(other).order_by(DOCUMENTS.c.id))]
        yield from ids

    def digest(self) -> str:
        """A hash over all documents and events, whatever the order and the runs that brought them."""
        found = hashlib.sha256()
        with self._connect() as on:
            for table, keys in (
                (DOCUMENTS, ("id", "fingerprint", "text_hash", "is_coded")),
                (COPIES, ("document", "fingerprint")),
                (PASSAGES, ("document", "n", "start", "end", "role")),
                (ISSUES, ("document", "stage", "n", "code")),
                (EVENTS, ("document", "n", "id", "record")),
                (SIDES, ("event", "side", "n", "country")),
                (STATED, ("document", "n", "record")),
            ):
                columns = [table.c[key] for key in keys]
                for row in on.execute(select(*columns).order_by(*columns)):
                    found.update(repr((table.name, *row)).encode("utf-8", "surrogatepass"))
        return found.hexdigest()


class _Prefixed:
    """A row whose columns begin with `d_`."""

    def __init__(self, row: Any) -> None:
        self._row = row

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, f"d_{name}")


def _run(row: Any) -> Run:
    counts = tuple(sorted(json.loads(row.counts or "{}").items()))
    return Run(row.id, row.kind, row.started, row.ended, Making(row.version, row.pack, row.config), counts)


def _number_of_events() -> Any:
    other = EVENTS.alias()
    return select(func.count()).where(other.c.document == DOCUMENTS.c.id).correlate(DOCUMENTS).scalar_subquery()


def _documents(wanted: Wanted) -> Select[Any]:
    query = select(*_LISTED, _number_of_events().label("events"))
    if not wanted.is_any:
        query = query.where(exists().where(EVENTS.c.document == DOCUMENTS.c.id, *_conditions(wanted)))
    return query.order_by(func.coalesce(DOCUMENTS.c.published, _LAST), DOCUMENTS.c.id)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    """What an event must be; the query joins its document."""
    found: list[ColumnElement[bool]] = []
    for values, column in (
        (wanted.types, EVENTS.c.type),
        (wanted.statuses, EVENTS.c.status),
        (wanted.borders, EVENTS.c.border),
    ):
        if values:
            found.append(column.in_(values))
    if wanted.actors:
        named = or_(SIDES.c.country.in_(wanted.actors), SIDES.c.actor.in_(wanted.actors))
        found.append(exists().where(and_(SIDES.c.event == EVENTS.c.id, named)))
    if wanted.since:
        found.append(func.coalesce(EVENTS.c.end, DOCUMENTS.c.published, "") >= wanted.since.isoformat())
    if wanted.until:
        found.append(func.coalesce(EVENTS.c.start, DOCUMENTS.c.published, _LAST) <= wanted.until.isoformat())
    if wanted.document:
        found.append(EVENTS.c.document == wanted.document)
    return found


def _whole(on: Connection, ids: Sequence[str], wanted: Wanted) -> Iterator[Coded]:
    """The documents of these ids, in their order."""
    found = {row.id: row for row in on.execute(select(DOCUMENTS).where(DOCUMENTS.c.id.in_(ids)))}
    chosen = select(EVENTS.c.document, EVENTS.c.record).join(DOCUMENTS, EVENTS.c.document == DOCUMENTS.c.id)
    events = _grouped(
        on, chosen.where(EVENTS.c.document.in_(ids), *_conditions(wanted)).order_by(EVENTS.c.document, EVENTS.c.n)
    )
    parts = {table.name: _grouped(on, _parts(table, ids)) for table in (PASSAGES, ISSUES, STATED)} | {"events": events}
    for one in ids:
        if one in found:
            yield rows.coded(found[one], {name: part.get(one, []) for name, part in parts.items()})


def _parts(table: Any, ids: Sequence[str]) -> Select[Any]:
    return select(table).where(table.c.document.in_(ids)).order_by(table.c.document, table.c.n)


def _grouped(on: Connection, query: Select[Any]) -> dict[str, list[Any]]:
    return {key: list(group) for key, group in groupby(on.execute(query), key=lambda row: row.document)}
