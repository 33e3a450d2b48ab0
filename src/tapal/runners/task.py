"""What a runner does to each document, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tapal.model.document import Document

Task = Callable[[Document], str]
Prepare = Callable[[], Task]
"""Makes the task. It is called once in each process, and must be picklable for the runner of several processes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: `value` when the task gave one, else `error`, a line that says what went wrong.

    `position` counts the documents of the run from 0; `trace` holds the traceback of an error or is empty.
    """

    position: int
    document_id: str
    value: str = ""
    error: str = ""
    trace: str = ""

    @property
    def is_failed(self) -> bool:
        """Whether the task gave no value."""
        return bool(self.error)


def attempt(task: Task, document: Document, *, position: int) -> Outcome:
    """Apply the task to one document; whatever it raises becomes a failed outcome."""
    import traceback

    try:
        return Outcome(position, document.id, value=task(document))
    except Exception as error:  # noqa: BLE001 - one bad document never stops a run
        said = str(error).strip().splitlines()
        reason = f"{type(error).__name__}: {said[0]}" if said else type(error).__name__
        return Outcome(position, document.id, error=reason, trace=traceback.format_exc())
