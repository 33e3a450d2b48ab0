"""`tapal export`: the events of the database as CSV, JSON Lines or GeoJSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.database import db_option, opened
from tapal.cli.errors import Trouble
from tapal.cli.files import output
from tapal.cli.filters import filter_options, read_filters

if TYPE_CHECKING:
    from tapal.stores.store import Store, Wanted

FORMATS = ("csv", "jsonl", "geojson")


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "export",
        help=say("export.help"),
        callback=lambda **given: _run(say, given),
        params=[
            click.Option(
                ["--format", "form"],
                type=click.Choice(FORMATS),
                default="csv",
                show_default=True,
                help=say("code.format"),
            ),
            click.Option(["-o", "--out"], default="-", metavar=say("metavar.file"), help=say("code.out")),
            *filter_options(say),
            db_option(say),
        ],
    )


def _run(say: Say, given: dict[str, Any]) -> int:
    wanted = read_filters(say, given)
    with opened(say, given["db"]) as store:
        try:
            with output(given["out"]) as stream:
                for piece in pieces(store, wanted, form=given["form"]):
                    stream.write(piece.encode("utf-8", "backslashreplace"))
        except BrokenPipeError:
            raise
        except OSError as error:
            what = say("error.write", file=given["out"], what=error.strerror or error)
            raise Trouble(what, say("mend.write")) from error
    return errors.OK


def pieces(store: Store, wanted: Wanted, *, form: str) -> Iterator[str]:
    """The export in pieces of text that end with a line end; memory does not grow with the number of documents."""
    from tapal.outputs import csv, geojson, jsonl
    from tapal.outputs.record import document_record

    if form == "jsonl":
        return jsonl.lines(store.coded(wanted))
    records = (document_record(one) for one in store.coded(wanted) if one.events)
    return csv.lines(records) if form == "csv" else geojson.lines(records)
