"""What every reader is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tapal.language.passages import PassageRules

LARGEST = 20_000_000


@dataclass(frozen=True)
class ReadOptions:
    """`rules` find dates, outlets and authors in pages; `identify` names the language of a text (None: leave it empty).

    `published` is used for documents that carry no date of their own; `largest` is the most bytes that a document may have.
    """

    rules: PassageRules
    identify: Callable[[str], str] | None = None
    published: date | None = None
    largest: int = LARGEST
