"""Stated facts: what a document says of a border or a state as such. They are no events."""

from __future__ import annotations

from dataclasses import dataclass

from tapal.model.spans import Span


@dataclass(frozen=True, slots=True)
class StatedFact:
    """One statement about one border or state.

    `id` is unique in its document. `kind` is border-length, shares-border, nuclear-weapons, member or capital. `subject` is a
    border (`AAA-BBB`) or a state (ISO 3166-1 alpha-3). `scope` is `whole`, or `part` when the statement is about the part of
    the border that one province or region has, which `part` then names. `value` is a length in kilometres, an organisation's
    id or a capital's name, else empty; `low` and `high` bound a length in kilometres, None is open. `hedge` is `about`,
    `at-least`, `at-most`, `vague`, `believed` or empty. `is_negated` says that the document denies it.
    `reference` is what our data say, empty when they say nothing; `conflicts_with` holds `reference` and ids of other facts
    of the document that cannot be true together with this one. `source` is the words that name the speaker, or empty.
    """

    id: str
    kind: str
    subject: str
    span: Span
    value: str = ""
    low: float | None = None
    high: float | None = None
    hedge: str = ""
    scope: str = "whole"
    part: str = ""
    is_negated: bool = False
    reference: str = ""
    conflicts_with: tuple[str, ...] = ()
    source: str = ""
    rule: str = ""
