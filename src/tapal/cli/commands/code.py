"""`tapal code INPUT…`: documents in, one JSON line a document out. The contract that the scorer and others build on."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.errors import Trouble
from tapal.cli.files import output, partial
from tapal.cli.screen import progress, tell
from tapal.cli.world import chosen_world, world_options

if TYPE_CHECKING:
    from tapal.cli.documents import Inputs
    from tapal.runners.task import Outcome

FORMATS = ("jsonl", "csv", "geojson")


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "code",
        help=say("code.help"),
        callback=lambda inputs, out, workers, form: _run(say, inputs, out=out, workers=workers, form=form),
        params=[
            click.Argument(["inputs"], nargs=-1, required=True, metavar=say("metavar.inputs")),
            click.Option(["-o", "--out"], default="-", metavar=say("metavar.file"), help=say("code.out")),
            click.Option(
                ["--workers"],
                type=click.IntRange(1),
                default=1,
                show_default=True,
                envvar="TAPAL_WORKERS",
                help=say("code.workers"),
            ),
            click.Option(
                ["--format", "form"],
                type=click.Choice(FORMATS),
                default="jsonl",
                show_default=True,
                help=say("code.format"),
            ),
            *world_options(say),
        ],
    )


def _run(say: Say, inputs: Sequence[str], *, out: str, workers: int, form: str) -> int:
    from tapal.cli.documents import Inputs

    for address in (source for source in inputs if "://" in source[:12]):
        raise Trouble(say("error.web", address=address), say("mend.web"), code=errors.USAGE)
    documents = Inputs(inputs, say)
    try:
        with output(out) as stream, progress(say) as step:
            for piece in _written(_lines(documents, workers=workers, step=step), form=form):
                _write(stream, piece)
    except KeyboardInterrupt:
        kept = "" if out == "-" else say("code.kept", file=partial(Path(out)))
        tell(*filter(None, (say("error.interrupted"), kept)))
        return errors.INTERRUPTED
    except BrokenPipeError:
        raise
    except OSError as error:
        what = say("error.write", file=out, what=error.strerror or error)
        raise Trouble(what, say("mend.write")) from error
    if documents.failed:
        tell(say("code.failed", failed=documents.failed, read=documents.read))
    return documents.exit_code()


def _lines(documents: Inputs, *, workers: int, step: Callable[[], None]) -> Iterator[str]:
    """One JSON line a document, in order; a document that failed has a line without events that says why."""
    from tapal.outputs.record import to_json

    for outcome in _outcomes(documents, workers=workers):
        step()
        if outcome.is_failed:
            documents.fail(outcome.document_id, outcome.error)
            yield to_json({"id": outcome.document_id, "events": [], "is_coded": False, "issues": [_issue(outcome)]})
        else:
            yield outcome.value


def _outcomes(documents: Inputs, *, workers: int) -> Iterator[Outcome]:
    from tapal.runners import local, processes
    from tapal.runners.coding import CodeToLine

    prepare = CodeToLine(laid=chosen_world(documents.say))
    if workers == 1:
        yield from local.run(documents, prepare=prepare)
        return
    try:
        outcomes = processes.run(documents, prepare=prepare, workers=workers)
        with contextlib.closing(outcomes):
            yield from outcomes
    except processes.WorkersFailed as error:
        raise Trouble(documents.say("error.workers", what=error), documents.say("mend.workers")) from error


def _issue(outcome: Outcome) -> dict[str, object]:
    return {"code": "coding-failed", "span": None, "detail": outcome.error}


def _written(lines: Iterator[str], *, form: str) -> Iterator[str]:
    """The lines in the format asked for, in pieces that end with a line end."""
    import json

    from tapal.outputs import csv, geojson

    if form == "jsonl":
        return (line + "\n" for line in lines)
    records = (record for record in map(json.loads, lines) if record["events"])
    return csv.lines(records) if form == "csv" else geojson.lines(records)


def _write(stream: BinaryIO, piece: str) -> None:
    stream.write(piece.encode("utf-8", "backslashreplace"))
    if stream.isatty():
        stream.flush()
