"""Who is quoted: direct quotations and reported clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tapal.model.parsed import Quote, Sentence


@dataclass(frozen=True, slots=True)
class QuoteRules:
    """How a language reports speech."""


def build_quote_rules(data: Mapping[str, Any]) -> QuoteRules:
    """Rules from the lists of `quotes.yaml`."""
    return QuoteRules()


def find_quotes(text: str, sentences: Sequence[Sentence], *, rules: QuoteRules) -> tuple[Quote, ...]:
    """Quotations of a document, sorted by start."""
    return ()
