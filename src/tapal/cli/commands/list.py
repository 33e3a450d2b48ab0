"""`tapal list`: the events of the database, or its documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.database import db_option, opened
from tapal.cli.filters import filter_options, read_filters
from tapal.cli.rows import document_cells, event_cells, print_lines, print_table

if TYPE_CHECKING:
    from tapal.stores.store import Listed, StoredEvent

EVENT_COLUMNS = ("id", "date", "status", "type", "who", "place", "border", "numbers")
DOCUMENT_COLUMNS = ("id", "published", "outlet", "language", "events", "title")


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "list",
        help=say("list.help"),
        callback=lambda **given: _run(say, given),
        params=[
            click.Option(["--events/--documents", "is_events"], default=True, help=say("list.what")),
            *filter_options(say),
            db_option(say),
            click.Option(["--json", "as_json"], is_flag=True, help=say("option.json")),
        ],
    )


def _run(say: Say, given: dict[str, Any]) -> int:
    wanted = read_filters(say, given)
    as_lines = given["as_json"] or not sys.stdout.isatty()
    with opened(say, given["db"]) as store:
        if given["is_events"]:
            events = store.events(wanted)
            if as_lines:
                print_lines(map(_event_line, events))
            else:
                _table(say, EVENT_COLUMNS, (event_cells(one, say) for one in events))
        else:
            documents = store.documents(wanted)
            if as_lines:
                print_lines(map(document_line, documents))
            else:
                _table(say, DOCUMENT_COLUMNS, (document_cells(one) for one in documents))
    return errors.OK


def _table(say: Say, columns: tuple[str, ...], cells: Iterator[list[str]]) -> None:
    if not print_table([say(f"column.{name}") for name in columns], cells):
        print(say("list.nothing"))


def _event_line(found: StoredEvent) -> dict[str, Any]:
    from tapal.outputs.record import event_record

    return event_record(found.event, text=found.text) | {"id": found.id, "document": document_line(found.document)}


def document_line(found: Listed) -> dict[str, Any]:
    """A document without its text, ready for JSON."""
    return {
        "id": found.id,
        "title": found.title,
        "outlet": found.outlet,
        "published": found.published.isoformat() if found.published else None,
        "language": found.language,
        "url": found.url,
        "is_coded": found.is_coded,
        "events": found.events,
    }
