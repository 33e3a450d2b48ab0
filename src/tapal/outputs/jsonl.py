"""JSON Lines: one line a document, the contract of `tapal code`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from tapal.model.events import Coded
from tapal.outputs.record import Record, document_record

_UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def line(record: Record) -> str:
    """One record as one line without its line end.

    UTF-8 safe: half surrogates, which broken pages hold, are escaped. Line separators that some readers split at are too.
    """
    return _UNSAFE.sub(_escape, json.dumps(record, ensure_ascii=False, allow_nan=False))


def coded_line(coded: Coded) -> str:
    """One coded document as one line without its line end."""
    return line(document_record(coded))


def lines(documents: Iterable[Coded]) -> Iterator[str]:
    """All documents, one line each, with line ends."""
    for coded in documents:
        yield coded_line(coded) + "\n"


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
