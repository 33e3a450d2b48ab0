"""What Tapal did not understand, and where."""

from __future__ import annotations

from dataclasses import dataclass

from tapal.model.spans import Span


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing in a document that could not be read, resolved or anchored.

    `code` is a stable kebab-case name such as `no-publication-date`; `detail` says more in plain words or is empty.
    """

    code: str
    span: Span | None = None
    detail: str = ""
