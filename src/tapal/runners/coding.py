"""The task of `tapal code`: one document in, its JSON line out."""

from __future__ import annotations

from dataclasses import dataclass

from tapal.model.document import Document
from tapal.outputs.jsonl import coded_line
from tapal.runners.task import Task
from tapal.world.overlay import NOTHING_LAID, Laid


@dataclass(frozen=True, slots=True)
class CodeToLine:
    """When called, loads the resources of the given languages and gives a function from a document to its line.

    `laid` is what a user lays over the shipped world.
    """

    language_codes: tuple[str, ...] = ("id",)
    laid: Laid = NOTHING_LAID

    def __call__(self) -> Task:
        from tapal.pipeline import code, load

        resources = load(self.language_codes, laid=self.laid)

        def task(document: Document) -> str:
            return coded_line(code(document, resources=resources))

        return task
