"""Tasks for the runners' tests; a module of its own, so that worker processes can import it."""

from __future__ import annotations

import os
import signal

from tapal.model.document import Document
from tapal.runners.task import Task


def prepare() -> Task:
    """The length of the text; texts that say so raise or kill the worker."""

    def task(document: Document) -> str:
        if document.text == "raise":
            raise ValueError("bad text\nsecond line")
        if document.text == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        return f"{document.id}:{len(document.text)}"

    return task


def cannot_prepare() -> Task:
    """Fails, as when a resource is missing."""
    raise RuntimeError("no pack")


def dies_preparing() -> Task:
    """Ends the process before it is ready."""
    os._exit(9)
