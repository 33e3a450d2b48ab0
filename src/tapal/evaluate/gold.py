"""Events as the scorer sees them: gold and predicted rows brought to one comparable form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tapal.evaluate.sentences import holding, sentences
from tapal.model.spans import Span

Row = Mapping[str, Any]
Side = frozenset[tuple[str, str]]
Bounds = tuple[int | str | None, int | None]
NUMBERS = ("killed", "injured", "captured", "displaced", "deployed")


class BadGold(Exception):
    """A file of gold or predictions that cannot be used; says file, line and what is wrong."""

    def __init__(self, what: str, *, file: str, line: int = 0) -> None:
        super().__init__(f"{file}:{line}: {what}")
        self.what, self.file, self.line = what, file, line


@dataclass(frozen=True, slots=True)
class Scored:
    """One event in comparable form. `days` are ordinals, both inclusive; `sentences` are those of its evidence."""

    id: str | None
    type: str
    accepted: frozenset[str]
    is_optional: bool
    status: str
    actors: Side
    recipients: Side
    days: tuple[int, int] | None
    country: str
    point: tuple[float, float] | None
    border: str
    numbers: Mapping[str, Bounds]
    modes: frozenset[str]
    speaker: frozenset[str]
    has_speaker: bool
    answers: str | None
    sentences: frozenset[int]
    words: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A gold document: its text, its language, and its events in comparable form."""

    id: str
    text: str
    language: str
    spans: tuple[Span, ...]
    events: tuple[Scored, ...]


def read_gold(path: str) -> tuple[GoldDocument, ...]:
    """The gold documents of a JSON Lines file, in its order.

    Raises:
        BadGold: a line is not a gold document, or an anchor does not stand in its text.
        OSError: the file cannot be read.
    """
    return tuple(_gold_document(row, file=path, line=line) for line, row in _rows(path))


def read_predicted(path: str) -> dict[str, list[Row]]:
    """Predicted event rows by document id.

    Raises:
        BadGold: a line is not a document with an id.
        OSError: the file cannot be read.
    """
    found: dict[str, list[Row]] = {}
    for _, row in _rows(path):
        found.setdefault(row["id"], []).extend(row.get("events") or [])
    return found


def predicted_events(rows: Iterable[Row], *, document: GoldDocument) -> tuple[Scored, ...]:
    """Predicted rows in comparable form. Each lies where its first evidence (else its first anchor) starts, or nowhere."""
    return tuple(scored(row, places=_first_place(row, document.text), document=document) for row in rows)


def scored(row: Row, *, places: Iterable[Span], document: GoldDocument) -> Scored:
    """One row in comparable form; `places` are the pieces of text where it lies."""
    at = tuple(places)
    place = row.get("place") or {}
    source = str(row.get("source") or "")
    return Scored(
        id=row.get("id"),
        type=str(row.get("type")),
        accepted=frozenset([str(row.get("type")), *(row.get("alt_types") or [])]),
        is_optional=bool(row.get("optional")),
        status=row.get("status") or "actual",
        actors=_side(row, "actors"),
        recipients=_side(row, "recipients"),
        days=_days(row.get("date")),
        country=place.get("country") or "",
        point=_point(place),
        border=row.get("border") or "",
        numbers=_numbers(row.get("numbers") or {}),
        modes=frozenset(row.get("modes") or ()),
        speaker=frozenset(re.findall(r"\w+", source.lower())),
        has_speaker=bool(source),
        answers=row.get("reprisal_for") or None,
        sentences=holding(document.spans, at),
        words=document.text[at[0].start : at[0].start + 110] if at else "",
    )


def _rows(path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    with Path(path).open(encoding="utf-8") as stream:
        for line, content in enumerate(stream, start=1):
            if not content.strip():
                continue
            try:
                row = json.loads(content)
            except ValueError as error:
                raise BadGold(str(error), file=path, line=line) from error
            if not isinstance(row, dict) or not isinstance(row.get("id"), str):
                raise BadGold("id: str", file=path, line=line)
            yield line, row


def _gold_document(row: dict[str, Any], *, file: str, line: int) -> GoldDocument:
    if not isinstance(row.get("text"), str) or not isinstance(row.get("events", []), list):
        raise BadGold("text: str, events: list", file=file, line=line)
    text = row["text"]
    bare = GoldDocument(row["id"], text, row.get("language") or "", sentences(text), ())
    events = []
    for event in row.get("events", ()):
        places = []
        for quote in event.get("anchors") or [""]:
            at = text.find(quote) if quote else -1
            if at < 0:
                raise BadGold(f"{event.get('id')}: anchors: {quote[:80]!r}", file=file, line=line)
            places.append(Span(at, at + len(quote)))
        events.append(scored(event, places=places, document=bare))
    return GoldDocument(bare.id, text, bare.language, bare.spans, tuple(events))


def _first_place(row: Row, text: str) -> tuple[Span, ...]:
    try:
        start = int(row["evidence"][0]["start"]) if row.get("evidence") else text.find(row["anchors"][0])
    except (KeyError, IndexError, TypeError, ValueError):
        return ()
    return (Span(start, start + 1),) if 0 <= start < len(text) else ()


def _side(row: Row, role: str) -> Side:
    return frozenset((one.get("country") or "", one.get("sector") or "") for one in row.get(role) or ())


def _days(value: Any) -> tuple[int, int] | None:
    try:
        if not value or not value.get("start"):
            return None
        ends = value["start"], value.get("end") or value["start"]
        return date.fromisoformat(ends[0]).toordinal(), date.fromisoformat(ends[1]).toordinal()
    except (AttributeError, TypeError, ValueError):
        return None


def _point(place: Row) -> tuple[float, float] | None:
    try:
        return float(place["lat"]), float(place["lon"])
    except (KeyError, TypeError, ValueError):
        return None


def _numbers(given: Row) -> dict[str, Bounds]:
    """The counts that are given; one that cannot be read equals no other."""
    return {name: _bounds(given[name]) for name in NUMBERS if given.get(name) is not None}


def _bounds(value: Any) -> Bounds:
    try:
        if isinstance(value, int | float):
            return int(value), int(value)
        low, high = [*value, None, None][:2]
        return None if low is None else int(low), None if high is None else int(high)
    except (TypeError, ValueError):
        return "unreadable", None
