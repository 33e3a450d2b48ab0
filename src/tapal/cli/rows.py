"""Flat tables and lines: how records of the database are shown one a row."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tapal.cli.catalogue import Say
from tapal.cli.screen import console

if TYPE_CHECKING:
    from tapal.model.events import DateRange, Event, Participant
    from tapal.stores.store import Listed, StoredEvent

NONE = "–"


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """A table without lines on standard output; the number of its rows. Ids are never cut."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from tapal.outputs.table import visible

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for at, head in enumerate(heads):
        table.add_column(head, overflow="fold", no_wrap=not at)
    number = 0
    for row in rows:
        table.add_row(*(Text("\n".join(visible(line) for line in cell.split("\n"))) for cell in row))
        number += 1
    if number:
        console().print(table)
    return number


def print_lines(records: Iterable[Mapping[str, Any]]) -> None:
    """JSON Lines on standard output."""
    from tapal.outputs.record import to_json

    for record in records:
        sys.stdout.buffer.write(to_json(dict(record)).encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def event_cells(found: StoredEvent, say: Say) -> list[str]:
    """Id, date, status, type, who, place, border, numbers."""
    event = found.event
    return [
        found.id,
        day_range(event.date),
        say(f"status.{event.status.value}"),
        "\n".join([event.type, *event.modes]),
        who(event),
        " ".join(filter(None, (event.place.text, event.place.country))) if event.place else NONE,
        event.border or NONE,
        numbers(event, say),
    ]


def document_cells(found: Listed) -> list[str]:
    """Id, day of publication, outlet, language, number of events, title."""
    return [
        found.id,
        str(found.published or NONE),
        found.outlet or NONE,
        found.language or NONE,
        str(found.events) if found.is_coded else NONE,
        found.title or NONE,
    ]


def day_range(date: DateRange | None) -> str:
    """One day, or two lines."""
    if date is None:
        return NONE
    return date.start if date.start == date.end else f"{date.start}\n{date.end}"


def who(event: Event) -> str:
    """Actors, and recipients behind an arrow."""
    actors, recipients = side(event.actors), side(event.recipients)
    return f"{actors or '?'} → {recipients}" if recipients else actors or "?"


def side(people: Iterable[Participant]) -> str:
    """Names with country and sector."""
    return ", ".join(f"{one.text} ({one.country or '?'} {one.sector})" for one in people)


def numbers(event: Event, say: Say) -> str:
    """Counts, one a line."""
    from tapal.outputs.table import bounds

    claims = (f"{say(f'number.{one.field}')} {bounds([one.low, one.high])}" for one in event.numbers)
    return "\n".join(claims) or NONE
