"""What a relational store writes: one transaction a document."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, or_, select, update

from tapal.model.document import Document
from tapal.model.events import Coded
from tapal.stores import rows
from tapal.stores.making import Making
from tapal.stores.schema import COPIES, DOCUMENTS, EVENTS, ISSUES, PASSAGES, RUNS, SIDES, STATED, TOMBSTONES
from tapal.stores.store import Kept, State, Tombstone, facts_key, fingerprint, text_hash


class Writing:
    """The writing half of a store; the other half gives `_connect`."""

    def _connect(self, *, writes: bool = False) -> contextlib.AbstractContextManager[Connection]:
        raise NotImplementedError

    def _erase(self) -> None:
        """Remove what deleted rows left on disk."""

    def begin(self, kind: str, *, making: Making, at: str) -> int:
        """Open a run and give its number."""
        row = {"kind": kind, "started": at, "version": making.version, "pack": making.pack, "config": making.config}
        with self._connect(writes=True) as on:
            key = on.execute(insert(RUNS).values(row)).inserted_primary_key
            return int(key[0]) if key else 0

    def end(self, run: int, *, at: str, counts: dict[str, int]) -> None:
        """Close a run."""
        with self._connect(writes=True) as on:
            values = {"ended": at, "counts": json.dumps(counts, sort_keys=True)}
            on.execute(update(RUNS).where(RUNS.c.id == run).values(values))

    def state(self, document: Document) -> State:
        """What would become of a document; changes nothing."""
        with self._connect() as on:
            return _state(on, document)

    def put(self, coded: Coded, *, run: int, anew: bool = False) -> Kept:
        """Keep a coded document. See `Store.put`."""
        document = coded.document
        with self._connect(writes=True) as on:
            making = _making(on, run)
            state = _state(on, document)
            if state is State.CLASH:
                raise ValueError(f"the id {document.id} belongs to another text")
            if state is State.FORGOTTEN and not anew:
                raise ValueError(f"the document {document.id} was forgotten")
            if not anew and state is State.SAME:
                return Kept.UNCHANGED
            if not anew and state is State.COPY:
                _keep_facts(on, document.id, rows.facts_row(document))
                return Kept.COPY
            row = rows.document_row(coded, run=run, making=making)
            if state in (State.NEW, State.FORGOTTEN):
                on.execute(insert(DOCUMENTS).values(row))
                _mark_returned(on, document, run)
            else:
                _replace(on, row)
            _insert_parts(on, coded)
            return Kept.ADDED if state in (State.NEW, State.FORGOTTEN) else Kept.REPLACED

    def add_copy(self, document: Document) -> bool:
        """Keep the facts of a document whose text is stored under its id; False when it is not there or they are known."""
        with self._connect(writes=True) as on:
            if _state(on, document) is not State.COPY:
                return False
            _keep_facts(on, document.id, rows.facts_row(document))
            return True

    def forget(self, document_id: str, *, at: str, reason: str = "") -> bool:
        """Withdraw a document and all that rested on it; False when it is not there."""
        with self._connect(writes=True) as on:
            known = on.execute(select(DOCUMENTS.c.text_hash).where(DOCUMENTS.c.id == document_id)).scalar()
            if known is None:
                return False
            on.execute(delete(DOCUMENTS).where(DOCUMENTS.c.id == document_id))
            on.execute(delete(TOMBSTONES).where(TOMBSTONES.c.id == document_id))
            stone = {"id": document_id, "text_hash": known, "forgotten": at, "reason": reason}
            on.execute(insert(TOMBSTONES).values(stone))
        self._erase()
        return True

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What was withdrawn and has not come back, by id."""
        with self._connect() as on:
            found = on.execute(select(TOMBSTONES).where(TOMBSTONES.c.returned == "").order_by(TOMBSTONES.c.id))
            return tuple(_tombstone(row) for row in found)

    def tombstone(self, document: Document) -> Tombstone | None:
        """The tombstone of this document's id or text."""
        with self._connect() as on:
            row = _stone(on, document)
            return _tombstone(row) if row else None


def _making(on: Connection, run: int) -> Making:
    row = on.execute(select(RUNS.c.version, RUNS.c.pack, RUNS.c.config).where(RUNS.c.id == run)).first()
    if row is None:
        raise LookupError(f"no run {run} was begun")
    return Making(*row)


def _state(on: Connection, document: Document) -> State:
    columns = [DOCUMENTS.c[name] for name in (*rows.FACTS, "published", "fingerprint", "text_hash")]
    stored = on.execute(select(*columns).where(DOCUMENTS.c.id == document.id)).first()
    known = text_hash(document.text)
    if stored is None:
        stone = _stone(on, document)
        if stone is None:
            return State.NEW
        return State.CLASH if stone.id == document.id and stone.text_hash != known else State.FORGOTTEN
    if stored.text_hash != known:
        return State.CLASH
    mark = fingerprint(document)
    if stored.fingerprint == mark:
        return State.SAME
    same = (COPIES.c.document == document.id) & (COPIES.c.fingerprint == mark)
    if on.execute(select(COPIES.c.document).where(same)).first():
        return State.SAME
    ours = (*facts_key(rows.facts(stored, id=document.id))[:-1], stored.fingerprint)
    return State.BETTER if facts_key(document) < ours else State.COPY


def _stone(on: Connection, document: Document) -> Any:
    """The tombstone of the id, else of the text, that has not come back."""
    same = or_(TOMBSTONES.c.id == document.id, TOMBSTONES.c.text_hash == text_hash(document.text))
    found = on.execute(select(TOMBSTONES).where(same & (TOMBSTONES.c.returned == ""))).all()
    return min(found, key=lambda row: row.id != document.id, default=None)


def _tombstone(row: Any) -> Tombstone:
    return Tombstone(row.id, row.text_hash, row.forgotten, row.reason)


def _mark_returned(on: Connection, document: Document, run: int) -> None:
    """A withdrawn text that comes back keeps its stone, which says which run brought it."""
    same = or_(TOMBSTONES.c.id == document.id, TOMBSTONES.c.text_hash == text_hash(document.text))
    on.execute(update(TOMBSTONES).where(same).values(returned=f"run {run}"))


def _replace(on: Connection, row: rows.Row) -> None:
    """New facts and parts for a stored text; other facts that it had are kept as a copy."""
    same = DOCUMENTS.c.id == row["id"]
    old = on.execute(select(DOCUMENTS).where(same)).one()
    if old.fingerprint != row["fingerprint"]:
        kept = {name: getattr(old, name) for name in (*rows.FACTS, "published", "fingerprint")}
        _keep_facts(on, row["id"], kept)
        is_new = (COPIES.c.document == row["id"]) & (COPIES.c.fingerprint == row["fingerprint"])
        on.execute(delete(COPIES).where(is_new))
    for table in (PASSAGES, ISSUES, EVENTS, STATED):
        on.execute(delete(table).where(table.c.document == row["id"]))
    on.execute(update(DOCUMENTS).where(same).values(row))


def _keep_facts(on: Connection, document_id: str, row: rows.Row) -> None:
    on.execute(insert(COPIES).values(row | {"document": document_id}))


def _insert_parts(on: Connection, coded: Coded) -> None:
    parts: tuple[tuple[Table, list[rows.Row]], ...] = (
        (PASSAGES, rows.passage_rows(coded)),
        (ISSUES, rows.issue_rows(coded)),
        (EVENTS, rows.event_rows(coded)),
        (SIDES, rows.side_rows(coded)),
        (STATED, rows.stated_rows(coded)),
    )
    for table, values in parts:
        if values:
            on.execute(insert(table), values)
