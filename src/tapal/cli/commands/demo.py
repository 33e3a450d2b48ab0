"""`tapal demo`: code the bundled sample reports, show their events, and write them as CSV and JSON Lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.errors import Trouble
from tapal.cli.files import whole_file
from tapal.cli.screen import console, progress, tell

if TYPE_CHECKING:
    from tapal.model.events import Coded

SAMPLES = "samples"
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
    from rich.text import Text

    from tapal.outputs.record import document_record
    from tapal.outputs.table import event_views, visible

    tell(say("demo.reading"))
    coded = list(_coded_samples(say))
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
    events = sum(len(one.events) for one in coded)
    try:
        table, lines = _save(coded, folder)
    except OSError as error:
        raise Trouble(say("error.write", file=folder, what=error.strerror or error), say("mend.write")) from error
    print(say("demo.done", documents=len(coded), events=events, csv=table, jsonl=lines))
    print(say("demo.next", csv=table, sample=_an_address()))
    sys.stdout.flush()
    return errors.OK


def samples() -> tuple[Path, ...]:
    """The bundled sample reports, sorted by path."""
    folder = Path(str(resources.files("tapal").joinpath(SAMPLES)))
    return tuple(sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES))


def _coded_samples(say: Say) -> Iterator[Coded]:
    from tapal.cli.documents import Inputs
    from tapal.pipeline import code, load

    paths = samples()
    if not paths:
        raise Trouble(say("error.samples"), say("mend.install"))
    loaded = load()
    with progress(say, total=len(paths)) as step:
        for document in Inputs([str(path) for path in paths], say):
            yield code(document, resources=loaded)
            step()


def _save(coded: list[Coded], folder: Path) -> tuple[Path, Path]:
    """Write both files; give their paths.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    from tapal.outputs import csv, jsonl
    from tapal.outputs.record import document_record

    folder.mkdir(parents=True, exist_ok=True)
    table, lines = folder / "events.csv", folder / "documents.jsonl"
    for path, pieces in ((table, csv.lines(map(document_record, coded))), (lines, jsonl.lines(coded))):
        with whole_file(path) as stream:
            stream.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)
    return table, lines


def _an_address() -> str:
    """A sample that a person can try by hand, relative to the folder where they are when it lies below it."""
    path = samples()[0]
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
