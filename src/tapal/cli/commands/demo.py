"""`tapal demo`: the bundled sample reports go into a database of their own; their events and incidents are shown and written."""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.commands.incidents import latest_first, show_incidents
from tapal.cli.commands.ingest import Ingest, ingest
from tapal.cli.database import opened
from tapal.cli.errors import Trouble
from tapal.cli.files import whole_file
from tapal.cli.screen import console, tell

if TYPE_CHECKING:
    from tapal.model.events import Coded

SAMPLES = "samples"
DATABASE = "demo.db"
SUFFIXES = (".html", ".txt")


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "demo",
        help=say("demo.help"),
        callback=lambda out: _run(say, Path(out)),
        params=[
            click.Option(
                ["--out"], default="out", show_default=True, metavar=say("metavar.folder"), help=say("demo.out")
            )
        ],
    )


def _run(say: Say, folder: Path) -> int:
    from tapal.fuse.fuse import fuse

    tell(say("demo.reading"))
    try:
        database = _empty_database(folder)
        coded, is_finished = _coded_samples(say, database)
        if not is_finished:
            return errors.INTERRUPTED
        _show_events(say, coded)
        incidents = latest_first(one for one in fuse(coded).incidents if one.witnesses > 1)
        print(say("demo.incidents", number=len(incidents)))
        show_incidents(say, incidents)
        table, lines = _save(coded, folder)
    except OSError as error:
        raise Trouble(say("error.write", file=folder, what=error.strerror or error), say("mend.write")) from error
    events = sum(len(one.events) for one in coded)
    print(say("demo.done", documents=len(coded), events=events, csv=table, jsonl=lines, db=database))
    example = max(incidents, key=lambda one: (one.witnesses, one.id), default=None)
    print(say("demo.next", csv=table, db=database, sample=_an_address(), incident=example.id if example else "ID"))
    sys.stdout.flush()
    return errors.OK


def _show_events(say: Say, coded: list[Coded]) -> None:
    from rich.text import Text

    from tapal.outputs.record import document_record
    from tapal.outputs.table import event_views, visible

    on = console()
    for one in coded:
        on.print(Text(visible(one.document.title or one.document.id), style="bold"))
        on.print(Text(visible(" · ".join(filter(None, (one.document.outlet, str(one.document.published or "")))))))
        if one.is_coded:
            for view in event_views(
                document_record(one), text=one.document.text, name=say.or_name, with_evidence=False
            ):
                on.print(view)
        else:
            on.print(Text(say("extract.not_coded", language=one.document.language or "?")))
        on.print()


def samples() -> tuple[Path, ...]:
    """The bundled sample reports, sorted by path."""
    folder = Path(str(resources.files("tapal").joinpath(SAMPLES)))
    return tuple(sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES))


def _empty_database(folder: Path) -> Path:
    """Where the demo's database will be; one of an earlier demo is removed.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / DATABASE
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    return path


def _coded_samples(say: Say, database: Path) -> tuple[list[Coded], bool]:
    """What the database holds after the samples went in, and whether all did."""
    from tapal.cli.documents import Inputs

    paths = samples()
    if not paths:
        raise Trouble(say("error.samples"), say("mend.install"))
    with opened(say, str(database), create=True) as store:
        work = Ingest(store, Inputs([str(path) for path in paths], say), say)
        is_finished = ingest(work, workers=1, total=len(paths))
        return list(store.coded()), is_finished


def _save(coded: list[Coded], folder: Path) -> tuple[Path, Path]:
    """Write both files; give their paths.

    Raises:
        OSError: the folder cannot be written to.
    """
    from tapal.outputs import csv, jsonl
    from tapal.outputs.record import document_record

    table, lines = folder / "events.csv", folder / "documents.jsonl"
    for path, pieces in ((table, csv.lines(map(document_record, coded))), (lines, jsonl.lines(coded))):
        with whole_file(path) as stream:
            stream.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)
    return table, lines


def _an_address() -> str:
    """A sample that a person can try by hand, relative to the folder where they are when it lies below it."""
    path = samples()[0]
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
