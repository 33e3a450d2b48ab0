"""Output files that are whole or not there."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

PARTIAL = ".partial"


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that appears under its name only when everything was written.

    An interruption keeps what was written in `<name>.partial`; any other error removes it. What is not a plain file
    (a pipe, /dev/null) is written to directly.

    Raises:
        OSError: the file cannot be written.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as stream:
            try:
                yield stream
            finally:
                stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    except KeyboardInterrupt:
        draft.replace(partial(target))
        raise
    finally:
        draft.unlink(missing_ok=True)


def partial(path: Path) -> Path:
    """Where an interrupted run leaves its finished lines."""
    return path.with_name(path.name + PARTIAL)


@contextlib.contextmanager
def output(path: str) -> Iterator[BinaryIO]:
    """The file named, or standard output for `-`."""
    if path == "-":
        try:
            yield sys.stdout.buffer
        finally:
            sys.stdout.buffer.flush()
        return
    with whole_file(Path(path)) as stream:
        yield stream
