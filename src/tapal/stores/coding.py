"""The task of `tapal ingest`: one document in, its coded record as text out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tapal.model.document import Document
from tapal.stores.codec import coded_to_text
from tapal.world.overlay import NOTHING_LAID, Laid


@dataclass(frozen=True, slots=True)
class CodeForStore:
    """When called, loads the resources of the given languages and gives a function from a document to its record's text.

    `laid` is what a user lays over the shipped world.
    """

    language_codes: tuple[str, ...] = ("id",)
    laid: Laid = NOTHING_LAID

    def __call__(self) -> Callable[[Document], str]:
        from tapal.pipeline import code, load

        resources = load(self.language_codes, laid=self.laid)

        def task(document: Document) -> str:
            return coded_to_text(code(document, resources=resources))

        return task
