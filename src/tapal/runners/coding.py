"""The task of `tapal code`: one document in, its JSON line out."""

from __future__ import annotations

from dataclasses import dataclass

from tapal.model.document import Document
from tapal.outputs.jsonl import coded_line
from tapal.runners.task import Task


@dataclass(frozen=True, slots=True)
class CodeToLine:
    """Loads the resources of the given languages when called, and gives a function from a document to its line."""

    language_codes: tuple[str, ...] = ("id",)

    def __call__(self) -> Task:
        from tapal.pipeline import code, load

        resources = load(self.language_codes)

        def task(document: Document) -> str:
            return coded_line(code(document, resources=resources))

        return task
