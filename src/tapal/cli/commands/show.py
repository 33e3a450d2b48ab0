"""`tapal show ID`: a stored document or event, with its evidence."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.database import db_option, opened, shown_option
from tapal.cli.errors import Trouble
from tapal.cli.screen import console

if TYPE_CHECKING:
    from tapal.model.events import Coded
    from tapal.stores.store import Store


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "show",
        help=say("show.help"),
        callback=lambda id, db, as_json: _run(say, id, db=db, as_json=as_json),
        params=[
            click.Argument(["id"], metavar="ID"),
            db_option(say),
            click.Option(["--json", "as_json"], is_flag=True, help=say("option.json")),
        ],
    )


def _run(say: Say, id: str, *, db: str, as_json: bool) -> int:
    from tapal.cli.commands.extract import show
    from tapal.outputs.jsonl import coded_line

    with opened(say, db) as store:
        coded = _found(say, store, id, db=db)
        copies = store.copies(coded.document.id)
    if as_json or not sys.stdout.isatty():
        sys.stdout.buffer.write(coded_line(coded).encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.buffer.flush()
        return errors.OK
    show(coded, say=say, on=console())
    for copy in copies:
        print(say("show.copy", what=" · ".join(filter(None, (copy.outlet, str(copy.published or ""), copy.url)))))
    return errors.OK


def _found(say: Say, store: Store, id: str, *, db: str) -> Coded:
    """The document of this id, or with this one event; the start of a document's id is enough when only one begins so.

    Raises:
        Trouble: there is none, or several.
    """
    coded = store.get(id)
    if coded:
        return coded
    start, _, event = id.rpartition("/")
    for name, wanted in ((id, ""), *(((start, event),) if start else ())):
        ids = (name,) if store.get(name) else store.find(name)
        if len(ids) > 1:
            raise Trouble(say("error.several", id=name, found=", ".join(ids)), say("mend.several"))
        coded = store.get(ids[0]) if ids else None
        events = [one for one in coded.events if one.id == wanted] if coded else []
        if coded and (events or not wanted):
            return replace(coded, events=tuple(events)) if wanted else coded
    raise Trouble(say("error.no_id", id=id), say("mend.no_id", db=shown_option(db)))
