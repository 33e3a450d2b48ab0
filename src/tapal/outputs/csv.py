"""CSV: one row an event, for spreadsheets and statistics programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from tapal.outputs.record import SCHEMA_VERSION, Record

NUMBERS = ("killed", "injured", "captured", "displaced", "deployed")
COLUMNS = (
    "schema",
    "document",
    "event",
    "outlet",
    "published",
    "language",
    "type",
    "modes",
    "status",
    "date_start",
    "date_end",
    "date_precision",
    "actors",
    "actor_countries",
    "actor_sectors",
    "recipients",
    "recipient_countries",
    "recipient_sectors",
    "place",
    "place_country",
    "lat",
    "lon",
    "precision_km",
    "border",
    *(f"{name}_{bound}" for name in NUMBERS for bound in ("min", "max")),
    "source",
    "reprisal_for",
    "reprisal_hedged",
    "confidence",
    "evidence_start",
    "evidence_end",
    "evidence",
    "title",
    "url",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\x00")


def header() -> str:
    """The first line, with its line end. Columns are only ever added at the end."""
    return _line(COLUMNS)


def rows(document: Record) -> Iterator[str]:
    """The events of one document record, one line each, with line ends.

    An empty cell means not stated, never 0. Lists are joined with "; ". A text cell that a spreadsheet would run as a
    formula starts with an apostrophe.
    """
    for event in document["events"]:
        yield _line([_cell(value) for value in _values(document, event)])


def lines(documents: Iterable[Record]) -> Iterator[str]:
    """Header and rows of all documents."""
    yield header()
    for document in documents:
        yield from rows(document)


def _values(document: Record, event: Record) -> Iterator[Any]:
    date, place = event["date"] or {}, event["place"] or {}
    first = event["evidence"][0] if event["evidence"] else {}
    yield from (SCHEMA_VERSION, document["id"], event["id"], document["outlet"], document["published"])
    yield from (document["language"], event["type"], event["modes"], event["status"])
    yield from (date.get("start"), date.get("end"), date.get("precision"))
    for side in ("actors", "recipients"):
        for key in ("text", "country", "sector"):
            yield [one[key] for one in event[side]]
    yield from (place.get("text"), place.get("country"), place.get("lat"), place.get("lon"), place.get("precision_km"))
    yield event["border"]
    for name in NUMBERS:
        yield from event["numbers"].get(name, (None, None))
    yield from (event["source"], event["reprisal_for"], event["reprisal_hedged"], event["confidence"])
    yield from (first.get("start"), first.get("end"), first.get("text"), document["title"], document["url"])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return "'" + text if text.startswith(_FORMULA) else text


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
