"""Documents for commands: what cannot be read is told on standard error and counted, and the rest goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tapal.cli import errors
from tapal.cli.screen import tell

if TYPE_CHECKING:
    from datetime import date

    from tapal.cli.catalogue import Say
    from tapal.model.document import Document

NETWORK = "network"


@dataclass
class Inputs:
    """The documents of some inputs in order, and how many were read and how many could not be read or coded.

    `published` is the day for documents that carry none of their own.
    """

    paths: Sequence[str]
    say: Say
    published: date | None = None
    read: int = 0
    failed: int = 0
    is_offline: bool = False

    def __iter__(self) -> Iterator[Document]:
        from tapal.language.identify import identify
        from tapal.loading import load_cleaning
        from tapal.read.failure import ReadFailure
        from tapal.read.options import ReadOptions
        from tapal.read.sources import read_sources

        options = ReadOptions(rules=load_cleaning(), identify=identify, published=self.published)
        for found in read_sources(self.paths, options=options, stdin=sys.stdin.buffer):
            if isinstance(found, ReadFailure):
                self.failed += 1
                self.is_offline |= found.code == NETWORK
                tell(" ".join(f"{found} ({found.mend})".split()))
            else:
                self.read += 1
                yield found

    def fail(self, document_id: str, error: str) -> None:
        """Count a document that was read and could not be coded, and say so."""
        self.failed += 1
        tell(" ".join(self.say("error.coding", id=document_id, what=error).split()))

    def exit_code(self) -> int:
        """0 when all went well, 3 when some did not, 4 or 1 when nothing could be read."""
        if not self.failed:
            return errors.OK
        if self.read:
            return errors.QUARANTINED
        return errors.NETWORK if self.is_offline else errors.FAILED
