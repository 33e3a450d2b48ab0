"""Borders: unordered pairs of countries that touch by land or sea, with names, lengths, crossings and geometry."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from tapal.world.geometry import Countries, Lines, great_circle_km, unpack_lines

PACK = Path(__file__).parent / "data" / "borders.npz"
GRID = 1000.0
SEA_REACH_KM = 370.0


@dataclass(frozen=True, slots=True)
class Border:
    """One pair of countries, `AAA-BBB` in alphabetical order.

    `kind` is `land`, `sea`, `both`, or `strike`: no border on the map, but each side has struck the other from afar.
    `length_km` is the official length of the land border, None where nobody gives one; geometry is not measured for it.
    """

    id: str
    kind: str
    name_id: str
    name_en: str
    length_km: float | None = None
    crossings: tuple[str, ...] = ()
    points: tuple[tuple[float, float], ...] = ()
    note: str = ""

    @property
    def countries(self) -> tuple[str, str]:
        """The two ISO 3166-1 alpha-3 codes in alphabetical order."""
        one, other = self.id.split("-")
        return one, other

    @property
    def has_land(self) -> bool:
        """Whether the two share a border on land."""
        return self.kind in ("land", "both")

    @property
    def has_sea(self) -> bool:
        """Whether the two share a border at sea that matters."""
        return self.kind in ("sea", "both")


@dataclass(frozen=True)
class Borders:
    """All borders. Parts are read from the pack when first needed; only the pack's path travels between processes."""

    path: Path = field(default=PACK)

    def __getstate__(self) -> dict[str, Path]:
        return {"path": self.path}

    def __setstate__(self, state: dict[str, Path]) -> None:
        object.__setattr__(self, "path", state["path"])

    @cached_property
    def _table(self) -> dict[str, Border]:
        rows: list[dict[str, Any]] = json.loads(self._part("table").tobytes().decode("utf-8"))
        borders = [Border(**{**row, "crossings": tuple(row["crossings"]),
                             "points": tuple((lat, lon) for lat, lon in row["points"])}) for row in rows]  # fmt: skip
        return {border.id: border for border in borders}

    @cached_property
    def _lines(self) -> Lines:
        return self._read_lines("lines")

    @cached_property
    def outlines(self) -> Countries:
        """The outlines of the countries (Natural Earth 1:50 million, de facto except where the build script says otherwise)."""
        rings = self._read_lines("rings")
        low = np.minimum.reduceat(rings.points, rings.starts, axis=0)
        high = np.maximum.reduceat(rings.points, rings.starts, axis=0)
        return Countries(rings, np.hstack([low, high]))

    @cached_property
    def _neighbours(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for border in self._table.values():
            if border.kind == "strike":
                continue
            one, other = border.countries
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return {country: frozenset(others) for country, others in found.items()}

    def _part(self, name: str) -> Any:
        with np.load(self.path, allow_pickle=False) as pack:
            return pack[name]

    def _shores(self, lat: float, lon: float) -> dict[str, float]:
        """Kilometres to every country, nearest first."""
        distances = zip(self.outlines.rings.owners, self.outlines.distances_km(lat, lon).tolist(), strict=True)
        return dict(sorted(distances, key=lambda item: (item[1], item[0])))

    def _read_lines(self, name: str) -> Lines:
        with np.load(self.path, allow_pickle=False) as pack:
            points, starts = unpack_lines(pack[f"{name}_steps"], pack[f"{name}_lengths"], GRID)
            owner_of = pack[f"{name}_owner"].astype(np.int64)
            owners = tuple(pack[f"{name}_owners"].tobytes().decode("ascii").split())
        return Lines(points, starts, owner_of, owners)

    def all(self) -> tuple[Border, ...]:
        """Every border in alphabetical order of its id."""
        return tuple(self._table.values())

    def pair(self, one: str, other: str) -> str:
        """The id of the pair of two ISO alpha-3 codes, in alphabetical order, whether or not they touch.

        Raises:
            ValueError: the two are the same, or one is empty.
        """
        if not one or not other or one == other:
            raise ValueError(f"a border needs two countries, not {one!r} and {other!r}")
        return "-".join(sorted((one, other)))

    def get(self, pair: str) -> Border | None:
        """The border of this id, or None when the two do not touch."""
        return self._table.get(pair)

    def is_border(self, pair: str) -> bool:
        """Whether the two touch by land or sea."""
        border = self._table.get(pair)
        return border is not None and border.kind != "strike"

    def is_strike_pair(self, pair: str) -> bool:
        """Whether the two do not touch but have each struck the other from afar."""
        border = self._table.get(pair)
        return border is not None and border.kind == "strike"

    def neighbours(self, country: str) -> frozenset[str]:
        """The countries that touch this one by land or sea, as ISO alpha-3 codes; empty when none is known."""
        return self._neighbours.get(country, frozenset())

    def distance_km(self, pair: str, lat: float, lon: float) -> float:
        """How far a place is from a border, in kilometres; infinite for an unknown pair and for pairs that do not touch.

        On land the distance to the line. At sea half the difference of the distances to the two countries (zero on the line
        of equal distance), plus half of what a third country is nearer than the farther of the two, plus what the farther
        exceeds 370 km (200 nautical miles). For a place on land of a pair that also touches on land, the way to the other country.
        """
        border = self._table.get(pair)
        if border is None or border.kind == "strike":
            return math.inf
        best = min((great_circle_km(lat, lon, a, b) for a, b in border.points), default=math.inf)
        if border.has_land and (lines := self._lines.of(pair)):
            best = min(best, float(lines.distances_km(lat, lon)[0]))
        return min(best, _sea_km(border, self._shores(lat, lon))) if border.has_sea else best

    def near(self, lat: float, lon: float, within_km: float) -> list[tuple[str, float]]:
        """The borders within so many kilometres of a place with their distances, nearest first, then by id."""
        on_land = dict(zip(self._lines.owners, self._lines.distances_km(lat, lon).tolist()))
        shores = self._shores(lat, lon)
        found = []
        for pair, border in self._table.items():
            if border.kind == "strike":
                continue
            best = on_land.get(pair, math.inf)
            best = min([best, *[great_circle_km(lat, lon, a, b) for a, b in border.points]])
            if border.has_sea:
                best = min(best, _sea_km(border, shores))
            if best <= within_km:
                found.append((pair, best))
        return sorted(found, key=lambda item: (item[1], item[0]))


def _sea_km(border: Border, shores: dict[str, float]) -> float:
    one, other = (shores.get(country, math.inf) for country in border.countries)
    farther = max(one, other)
    if math.isinf(farther):
        return math.inf
    if border.has_land and min(one, other) == 0:
        return farther
    third = next((km for country, km in shores.items() if country not in border.countries), math.inf)
    return abs(one - other) / 2 + max(0.0, (farther - third) / 2) + max(0.0, farther - SEA_REACH_KM)
