"""Code the texts of a gold with the present program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from tapal.evaluate.gold import Row
from tapal.model.document import Document
from tapal.runners import local, processes
from tapal.runners.task import Prepare


def predict(
    documents: Iterable[Document], *, prepare: Prepare, workers: int = 1
) -> Iterator[tuple[str, list[Row], str]]:
    """Document id, event rows, and the error of a document that failed (else empty), in the order of the documents."""
    run = (
        local.run(documents, prepare=prepare)
        if workers == 1
        else processes.run(documents, prepare=prepare, workers=workers)
    )
    for outcome in run:
        yield outcome.document_id, [] if outcome.is_failed else json.loads(outcome.value)["events"], outcome.error
