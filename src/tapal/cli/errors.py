"""Exit codes and the one error that commands raise."""

from __future__ import annotations

OK = 0
FAILED = 1
USAGE = 2
QUARANTINED = 3
NETWORK = 4
INTERRUPTED = 130


class Trouble(Exception):
    """A command cannot go on: one line what, one line how to mend it, and the exit code."""

    def __init__(self, what: str, mend: str, *, code: int = FAILED) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
        self.code = code
