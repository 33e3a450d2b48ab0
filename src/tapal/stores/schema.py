"""The tables of the relational stores. Spans are half open and count code points of the text; days and times are ISO 8601."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Dialect, Float, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator


class Wording(TypeDecorator[str]):
    """Text from outside. What has half surrogates, which UTF-8 cannot hold, is kept as bytes, so that spans stay true."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
        return value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _word(name: str) -> Column[str]:
    return Column(name, Wording, nullable=False, default="")


def _plain(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="")


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _owner(owner: str, name: str) -> Column[str]:
    return Column(name, Wording, ForeignKey(f"{owner}.id", ondelete="CASCADE"), primary_key=True)


def _facts() -> tuple[Column[Any], ...]:
    return (
        *(_word(name) for name in ("title", "outlet", "author", "url", "language", "published_from")),
        Column("published", Text),
    )


METADATA = MetaData()

RUNS = Table(
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True),
    *(_plain(name) for name in ("kind", "started", "ended", "version", "pack", "config", "counts")),
    sqlite_autoincrement=True,
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", Wording, primary_key=True),
    Column("run", Integer, ForeignKey("runs.id"), nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("text_hash", Text, nullable=False, index=True),
    *_facts(),
    Column("is_coded", Integer, nullable=False),
    *(_plain(name) for name in ("version", "pack", "config")),
    Column("text", Wording, nullable=False),
    Index("documents_by_day", "published", "id"),
)

COPIES = Table(
    "copies",
    METADATA,
    _owner("documents", "document"),
    Column("fingerprint", Text, primary_key=True),
    *_facts(),
)

PASSAGES = Table(
    "passages",
    METADATA,
    _owner("documents", "document"),
    Column("n", Integer, primary_key=True),
    *(_number(name) for name in ("start", "end")),
    _plain("role"),
)

ISSUES = Table(
    "issues",
    METADATA,
    _owner("documents", "document"),
    Column("stage", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    _plain("code"),
    *(Column(name, Integer) for name in ("start", "end")),
    _word("detail"),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("id", Wording, primary_key=True),
    Column("document", Wording, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    _number("n"),
    *(_plain(name) for name in ("type", "status", "border", "place_country")),
    *(Column(name, Text) for name in ("start", "end")),
    *(Column(name, Float) for name in ("lat", "lon")),
    Column("record", Text, nullable=False),
    Index("events_of_document", "document", "n"),
    Index("events_by_type", "type", "start"),
    Index("events_by_border", "border", "start"),
)

SIDES = Table(
    "sides",
    METADATA,
    _owner("events", "event"),
    Column("side", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    *(_word(name) for name in ("country", "sector", "actor")),
    Index("sides_by_country", "country"),
)

STATED = Table(
    "facts",
    METADATA,
    _owner("documents", "document"),
    Column("n", Integer, primary_key=True),
    *(_plain(name) for name in ("kind", "subject")),
    Column("record", Text, nullable=False),
    Index("facts_by_subject", "subject", "kind"),
)

TOMBSTONES = Table(
    "tombstones",
    METADATA,
    Column("id", Wording, primary_key=True),
    Column("text_hash", Text, nullable=False, index=True),
    *(_plain(name) for name in ("forgotten", "returned")),
    _word("reason"),
)
