"""The command line that the builders of packs from downloads share."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Builder:
    """A pack built from a folder of downloads and tables of ours.

    `read_tables` raises when a table of ours breaks its format; `is_stale` says whether the shipped pack was built from other tables.
    """

    module: str
    what: str | None
    pack: Path
    read_tables: Callable[[], object]
    is_stale: Callable[[], bool]
    build: Callable[[Path], object]


def run(builder: Builder) -> int:
    """Run the command line; 1 when a check finds the pack stale."""
    parser = argparse.ArgumentParser(description=builder.what)
    parser.add_argument("sources", nargs="?", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check:
        builder.read_tables()
        if builder.is_stale():
            print(f"{builder.pack.name} is stale: run python -m {builder.module} SOURCES", file=sys.stderr)
            return 1
        return 0
    if not options.sources:
        parser.error("name the folder of the unpacked packages")
    builder.build(options.sources)
    return 0
