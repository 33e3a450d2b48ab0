"""What a person sees: consoles, progress, and how records are named on screen."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from tapal.cli.catalogue import Say

PLAIN_WIDTH = 130


def console() -> Console:
    """Standard output for tables: as wide as the terminal, 130 columns when it is none; colours only on a terminal."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False, markup=False, emoji=False)
    return Console(width=PLAIN_WIDTH, highlight=False, markup=False, emoji=False, color_system=None)


def tell(*lines: str) -> None:
    """Lines to standard error."""
    for line in lines:
        print(line, file=sys.stderr)
    sys.stderr.flush()


@contextlib.contextmanager
def progress(say: Say, *, total: int | None = None) -> Iterator[Callable[[], None]]:
    """A function to call after each document; it moves a bar on standard error, and only if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn(say("progress.documents")), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
