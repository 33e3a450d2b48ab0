"""Documents for commands: what cannot be read is told on standard error and counted, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tapal.cli.screen import tell

if TYPE_CHECKING:
    from tapal.cli.catalogue import Say
    from tapal.model.document import Document


@dataclass
class Inputs:
    """The documents of some inputs in order, and how many were read and how many could not be."""

    paths: Sequence[str]
    say: Say
    read: int = 0
    failed: int = 0

    def __iter__(self) -> Iterator[Document]:
        from tapal.read.sources import ReadFailure, read_sources

        for found in read_sources(self.paths):
            if isinstance(found, ReadFailure):
                self.failed += 1
                where = f"{found.source}:{found.line}" if found.line else found.source
                tell(" ".join(f"{where}: {found.what} {found.mend}".split()))
            else:
                self.read += 1
                yield found

    def fail(self, document_id: str, error: str) -> None:
        """Count a document that was read and could not be coded, and say so."""
        self.failed += 1
        tell(" ".join(self.say("error.coding", id=document_id, what=error).split()))
