"""Run in this process, one document after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tapal.model.document import Document
from tapal.runners.task import Outcome, Prepare, attempt


def run(documents: Iterable[Document], *, prepare: Prepare) -> Iterator[Outcome]:
    """One outcome a document, in the order of the documents; holds one document at a time."""
    task = prepare()
    for position, document in enumerate(documents):
        yield attempt(task, document, position=position)
