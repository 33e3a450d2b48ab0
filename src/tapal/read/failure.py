"""What could not be read, why, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """One input that gave no document.

    `source` is the path, URL or `-`; `line` counts from 1, 0 for a whole file; `code` is a stable kebab-case name;
    `what` and `mend` are one line each.
    """

    source: str
    line: int
    code: str
    what: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.source}:{self.line}" if self.line else self.source
        return f"{where}: {self.what}"
