"""`tapal forget DOC…`: withdraw documents and what rested on them; a tombstone stays, the text does not."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.database import db_option, now, opened
from tapal.cli.screen import tell


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "forget",
        help=say("forget.help"),
        callback=lambda ids, db, reason: _run(say, ids, db=db, reason=reason),
        params=[
            click.Argument(["ids"], nargs=-1, required=True, metavar=say("metavar.documents")),
            db_option(say),
            click.Option(["--reason"], default="", metavar=say("metavar.text"), help=say("forget.reason")),
        ],
    )


def _run(say: Say, ids: Sequence[str], *, db: str, reason: str) -> int:
    missing = 0
    with opened(say, db) as store:
        for id in ids:
            coded = store.get(id)
            if coded and store.forget(id, at=now(), reason=reason):
                print(say("forget.done", id=id, events=len(coded.events)))
            else:
                missing += 1
                tell(say("forget.missing", id=id))
    return errors.FAILED if missing else errors.OK
