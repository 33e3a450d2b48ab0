"""JSON Lines: one line a document, the contract of `tapal code`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tapal.model.events import Coded
from tapal.outputs.record import document_record, to_json


def coded_line(coded: Coded) -> str:
    """One coded document as one line without its line end."""
    return to_json(document_record(coded))


def lines(documents: Iterable[Coded]) -> Iterator[str]:
    """All documents, one line each, with line ends."""
    for coded in documents:
        yield coded_line(coded) + "\n"
