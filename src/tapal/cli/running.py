"""Runs a task over documents in this process or in several, in the order of the documents."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from tapal.cli.catalogue import Say
from tapal.cli.errors import Trouble

if TYPE_CHECKING:
    from tapal.model.document import Document
    from tapal.runners.task import Outcome, Prepare


def workers_option(say: Say) -> click.Option:
    """The option that says how many processes to use."""
    return click.Option(
        ["--workers"],
        type=click.IntRange(1),
        default=1,
        show_default=True,
        envvar="TAPAL_WORKERS",
        help=say("code.workers"),
    )


def outcomes(documents: Iterable[Document], *, prepare: Prepare, workers: int, say: Say) -> Iterator[Outcome]:
    """One outcome a document, in order.

    Raises:
        Trouble: the worker processes cannot start.
    """
    from tapal.runners import local, processes

    if workers == 1:
        yield from local.run(documents, prepare=prepare)
        return
    try:
        with contextlib.closing(processes.run(documents, prepare=prepare, workers=workers)) as found:
            yield from found
    except processes.WorkersFailed as error:
        raise Trouble(say("error.workers", what=error), say("mend.workers")) from error
