"""`tapal gazetteer import FILE | status | remove`: a bigger gazetteer from a GeoNames dump that the user has."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.errors import Trouble
from tapal.cli.world import imported_pack

if TYPE_CHECKING:
    from tapal.world.gazetteer_pack import PackFacts

ACTIONS = ("import", "status", "remove")
BEAT_BYTES = 1 << 18


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "gazetteer",
        help="\n\n".join(say(f"gazetteer.{key}") for key in ("help", "import_help", "status_help", "remove_help")),
        callback=lambda action, file, least, as_json: _run(say, action, file, least=least, as_json=as_json),
        params=[
            click.Argument(["action"], type=click.Choice(ACTIONS)),
            click.Argument(["file"], required=False, default="", metavar=f"[{say('metavar.file')}]"),
            click.Option(
                ["--least"], type=click.IntRange(0), default=0, show_default=True, metavar=say("metavar.number"),
                help=say("gazetteer.least"),
            ),
            click.Option(["--json", "as_json"], is_flag=True, help=say("option.json")),
        ],
    )  # fmt: skip


def _run(say: Say, action: str, file: str, *, least: int, as_json: bool) -> int:
    if (action == "import") != bool(file):
        raise Trouble(say("gazetteer.takes_file"), say("mend.usage", command="tapal gazetteer"), code=errors.USAGE)
    if action == "import":
        return _import(say, Path(file).expanduser(), least=least, as_json=as_json)
    return _status(say, as_json=as_json) if action == "status" else _remove(say)


def _import(say: Say, file: Path, *, least: int, as_json: bool) -> int:
    from tapal.world.geonames_dump import DumpError, dump_size, import_dump

    target = imported_pack()
    if not file.is_file():
        raise Trouble(say("error.dump", file=file, what=say("gazetteer.no_file")), say("mend.dump"))
    try:
        with _progress(say, dump_size(file)) as tick:
            done = import_dump(file, target, least=least, tick=tick)
    except DumpError as error:
        raise Trouble(say("error.dump", file=file, what=error), say("mend.dump")) from error
    except OSError as error:
        raise Trouble(say("error.write", file=target, what=error.strerror or error), say("mend.write")) from error
    told = {"places": done.places, "before": done.before, "skipped": done.skipped, "file": str(target)}
    if as_json:
        print(json.dumps(told | {"least": done.least}))
        return errors.OK
    print(say("gazetteer.done", **told))
    if done.least > least:
        print(say("gazetteer.full", least=done.least))
    print(say("gazetteer.use"))
    return errors.OK


def _status(say: Say, *, as_json: bool) -> int:
    from tapal.world.gazetteer import PACK
    from tapal.world.gazetteer_pack import pack_facts

    shipped, file = pack_facts(PACK), imported_pack()
    try:
        imported = pack_facts(file) if file.is_file() else None
    except (OSError, ValueError, KeyError) as error:
        raise Trouble(say("error.dump", file=file, what=error), say("gazetteer.mend_broken")) from error
    if as_json:
        print(
            json.dumps(
                {"shipped": _plain(shipped), "imported": _plain(imported) | {"file": str(file)} if imported else None}
            )
        )
        return errors.OK
    print(say("gazetteer.shipped", places=shipped.places, size=_megabytes(shipped)))
    if imported is None:
        print(say("gazetteer.none"))
        return errors.OK
    print(
        say("gazetteer.imported", places=imported.places, size=_megabytes(imported), source=imported.source, file=file)
    )
    if imported.inputs != shipped.inputs:
        print(say("gazetteer.old"))
    return errors.OK


def _remove(say: Say) -> int:
    file = imported_pack()
    if not file.is_file():
        print(say("gazetteer.nothing"))
        return errors.OK
    try:
        file.unlink()
    except OSError as error:
        raise Trouble(say("error.write", file=file, what=error.strerror or error), say("mend.write")) from error
    print(say("gazetteer.removed", file=file))
    return errors.OK


def _plain(facts: PackFacts) -> dict[str, Any]:
    return {"places": facts.places, "bytes": facts.size, "source": facts.source}


def _megabytes(facts: PackFacts) -> str:
    return f"{facts.size / 1e6:.1f}"


@contextlib.contextmanager
def _progress(say: Say, total: int) -> Iterator[Callable[[int], None]]:
    """A function to call with the bytes read; it moves a bar on standard error, and only if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    with Progress(
        BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        task, waiting = bar.add_task("", total=total), [0]

        def tick(size: int) -> None:
            waiting[0] += size
            if waiting[0] >= BEAT_BYTES:
                bar.advance(task, waiting[0])
                waiting[0] = 0

        yield tick
