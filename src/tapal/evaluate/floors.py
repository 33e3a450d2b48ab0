"""Floors: the scores below which a gold may not fall, in a TOML file with a fingerprint of the gold."""

from __future__ import annotations

import hashlib
import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DIGITS = 3
MARGIN = 0.01
"""Left below a score: another processor rounds matrix products otherwise, which can turn a few events."""
_HEAD = """\
# The scores below which the gold files may not fall. Written only by
# `tapal evaluate GOLD --raise-floors` and `--lower-floors`; checked by `--check` and the test suite.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one gold. `fingerprint` is the SHA-256 of the gold file's bytes."""

    fingerprint: str
    measures: Mapping[str, float]


class WouldFall(Exception):
    """Raising was asked for and some measure is below its floor; holds measure, value and floor of each."""

    def __init__(self, below: list[tuple[str, float, float]]) -> None:
        super().__init__(", ".join(name for name, _, _ in below))
        self.below = below


def fingerprint(gold: Path) -> str:
    """SHA-256 of the file's bytes in hex."""
    return hashlib.sha256(gold.read_bytes()).hexdigest()


def floor_name(gold: Path, *, part: str = "") -> str:
    """The name of a gold in the floors file: its file name without the last suffix, and its part when it is one."""
    return f"{gold.stem} {part}".strip()


def read_floors(file: Path) -> dict[str, Floors]:
    """All floors of a file by the name of the gold; none when the file is not there.

    Raises:
        ValueError: the file is not a floors file.
    """
    if not file.exists():
        return {}
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return {
            name: Floors(str(one["fingerprint"]), {str(key): float(value) for key, value in one["floors"].items()})
            for name, one in table.items()
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{file}: {error}") from error


def below(floors: Floors, measures: Mapping[str, float]) -> list[tuple[str, float, float]]:
    """Measure, value and floor of every measure that is below its floor, or that is not measured any more (value 0)."""
    found = ((name, measures.get(name, 0.0), floor) for name, floor in floors.measures.items())
    return [one for one in found if one[1] < one[2]]


def raised(old: Floors | None, measures: Mapping[str, float], *, mark: str) -> Floors:
    """The floors raised to the margin below the measures, rounded down to three digits.

    Raises:
        WouldFall: some measure is below its present floor.
    """
    fallen = below(old, measures) if old else []
    if fallen:
        raise WouldFall(fallen)
    before = old.measures if old else {}
    return Floors(mark, {name: max(_down(value), before.get(name, 0.0)) for name, value in measures.items()})


def replaced(measures: Mapping[str, float], *, mark: str) -> Floors:
    """New floors at the margin below the measures, up or down."""
    return Floors(mark, {name: _down(value) for name, value in measures.items()})


def write_floors(file: Path, floors: Mapping[str, Floors]) -> None:
    """Write all floors, sorted by name, whole or not at all."""
    parts = [_HEAD]
    for name, one in sorted(floors.items()):
        parts.append(
            f"\n[{json.dumps(name)}]\nfingerprint = {json.dumps(one.fingerprint)}\n\n[{json.dumps(name)}.floors]\n"
        )
        parts += [f"{json.dumps(key)} = {value:.{DIGITS}f}\n" for key, value in sorted(one.measures.items())]
    draft = file.with_name(file.name + ".tmp")
    draft.write_text("".join(parts), encoding="utf-8")
    draft.replace(file)


def _down(value: float) -> float:
    scale = float(10**DIGITS)
    return max(0.0, math.floor((value - MARGIN) * scale) / scale)
