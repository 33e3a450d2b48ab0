"""The loader of `rules.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources


@dataclass(frozen=True)
class Rules:
    """Limits, points of evidence, and pairs of kindred types."""

    limits: Mapping[str, float]
    points: Mapping[str, float]
    kin: frozenset[frozenset[str]]

    def are_kin(self, one: str, other: str) -> bool:
        """Whether two types may be given to one act."""
        return one == other or frozenset((one, other)) in self.kin

    @cached_property
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """For a type all types that it may be compared with, itself among them, sorted."""
        found: dict[str, set[str]] = {}
        for pair in self.kin:
            for one in pair:
                found.setdefault(one, {one}).update(pair)
        return {one: tuple(sorted(others)) for one, others in found.items()}


def load_rules() -> Rules:
    """Read the rules that ship with the package."""
    raw = tomllib.loads(resources.files("tapal.fuse").joinpath("rules.toml").read_text(encoding="utf-8"))
    return Rules(
        limits={name: float(value) for name, value in raw["limits"].items()},
        points={name: float(value) for name, value in raw["points"].items()},
        kin=frozenset(frozenset(one["types"]) for one in raw["kin"]),
    )
