"""Builds `borders.npz`: `python -m packs.borders SOURCES` writes it, `--check` says whether it is stale against `borders.tsv`.

SOURCES is a folder that holds the unpacked npm packages world-atlas and i18n-iso-countries (`npm pack`, one folder each).
The build needs shapely; the check needs nothing but this repository.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from packs.command import Builder, run
from packs.source import SourceError, read_tsv
from tapal.world.borders import GRID, PACK
from tapal.world.geometry import pack_lines

TABLE = PACK.parent / "borders.tsv"
KINDS = ("land", "sea", "both", "strike")
LAND_TOLERANCE_DEGREES = 0.01
# Natural Earth features without an ISO number: whose they are for us. Siachen goes to the state that holds it.
UNNUMBERED = {
    "Somaliland": "SOM", "N. Cyprus": "CYP", "Cyprus U.N. Buffer Zone": "CYP", "Kosovo": "XKX", "Baikonur": "KAZ",
    "Siachen Glacier": "IND", "Dhekelia": "CYP", "Akrotiri": "CYP", "USNB Guantanamo Bay": "CUB", "Indian Ocean Ter.": "AUS",
    "Coral Sea Is.": "AUS", "Clipperton I.": "FRA",
}  # fmt: skip
# A ring of one country that holds this point belongs to another: (lon, lat, drawn as, is).
MOVED = (
    (34.1, 45.1, "RUS", "UKR"), (-53.0, 4.0, "FRA", "GUF"), (55.5, -21.1, "FRA", "REU"), (-61.0, 14.65, "FRA", "MTQ"),
    (-61.7, 16.15, "FRA", "GLP"), (-61.4, 16.3, "FRA", "GLP"), (45.15, -12.82, "FRA", "MYT"),
)  # fmt: skip
# Drawn between other countries than ours: Morocco claims and holds the line of Western Sahara.
DRAWN_AS = {"MAR-MRT": "ESH-MRT"}

Line = list[tuple[int, int]]


def digest() -> str:
    """The SHA-256 of our own input, as stored in the pack."""
    return hashlib.sha256(TABLE.read_bytes()).hexdigest()


class Atlas:
    """One TopoJSON file of countries: arcs on an integer grid, and the arcs of every country."""

    def __init__(self, path: Path, codes: dict[str, str]) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        scale, shift = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs: list[Line] = []
        for arc in data["arcs"]:
            steps = np.cumsum(np.asarray(arc, dtype=np.int64), axis=0) * scale + shift
            grid = np.rint(steps * GRID).astype(np.int64)
            self.arcs.append([(int(x), int(y)) for x, y in grid])
        self.polygons: list[tuple[str, list[list[int]]]] = []
        for shape in data["objects"]["countries"]["geometries"]:
            country = codes.get(shape.get("id", ""), "") or UNNUMBERED.get(shape["properties"]["name"], "")
            parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            for polygon in parts if country else []:
                self.polygons.append((self._owner(country, polygon), polygon))

    def _owner(self, country: str, polygon: list[list[int]]) -> str:
        for lon, lat, drawn, owner in MOVED:
            if country == drawn and _holds(self.ring(polygon[0]), lon * GRID, lat * GRID):
                return owner
        return country

    def ring(self, arcs: list[int]) -> Line:
        """The points of a closed ring."""
        points: Line = []
        for arc in arcs:
            line = self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]
            points += line[1:] if points else line
        return points

    def rings(self) -> list[tuple[str, Line]]:
        """Every ring, holes too, with its country; rings of fewer than four points are dropped."""
        found = [(country, _unwrap(_thin(self.ring(ring)))) for country, polygon in self.polygons for ring in polygon]
        return sorted((pair for pair in found if len(pair[1]) >= 4), key=lambda pair: pair[0])

    def shared(self) -> dict[str, list[Line]]:
        """The arcs that two countries share, by the pair's id."""
        users: dict[int, set[str]] = defaultdict(set)
        for country, polygon in self.polygons:
            for ring in polygon:
                for arc in ring:
                    users[arc if arc >= 0 else ~arc].add(country)
        lines: dict[str, list[Line]] = defaultdict(list)
        for arc, countries in sorted(users.items()):
            if len(countries) == 2:
                lines["-".join(sorted(countries))].append(self.arcs[arc])
        return lines


def _holds(ring: Line, x: float, y: float) -> bool:
    inside = False
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


def _unwrap(ring: Line) -> Line:
    """A ring across the 180th meridian on one sheet, so that no step is longer than half a turn; one around a pole stays."""
    half, turn, made = round(180 * GRID), 0, ring[:1]
    for (before, _), (x, y) in pairwise(ring):
        turn += (before - x > half) - (x - before > half)
        made.append((x + turn * 2 * half, y))
    return made if turn == 0 else ring


def _thin(line: Line) -> Line:
    return [point for i, point in enumerate(line) if i == 0 or point != line[i - 1]]


def _simplify(line: Line) -> Line:
    from shapely import LineString

    made = LineString(line).simplify(LAND_TOLERANCE_DEGREES * GRID, preserve_topology=False)
    return [(round(x), round(y)) for x, y in made.coords]


def read_table() -> list[dict[str, Any]]:
    """The rows of `borders.tsv` as the records of the pack, in alphabetical order.

    Raises:
        SourceError: a pair is not two codes in order or stands twice, or a kind, a length or a point cannot be read.
    """
    rows: dict[str, dict[str, Any]] = {}
    for line, cells in read_tsv(TABLE):
        pair = cells["pair"]
        one, _, other = pair.partition("-")
        if len(one) != 3 or len(other) != 3 or one >= other or pair in rows:
            raise SourceError(TABLE, line, f"pair {pair!r}: two alpha-3 codes in alphabetical order, once")
        if cells["kind"] not in KINDS:
            raise SourceError(TABLE, line, f"kind {cells['kind']!r}: one of {', '.join(KINDS)}")
        try:
            length = float(cells["length_km"]) if cells["length_km"] else None
            points = [[float(n) for n in point.split(",")] for point in cells["points"].split(";") if point]
        except ValueError as error:
            raise SourceError(TABLE, line, f"{error}: length_km is a number, points are lat,lon;lat,lon") from error
        rows[pair] = {
            "id": pair, "kind": cells["kind"], "name_id": cells["name_id"], "name_en": cells["name_en"], "length_km": length,
            "crossings": [name for name in cells["crossings"].split("|") if name], "points": points, "note": cells["note"],
        }  # fmt: skip
    return [rows[pair] for pair in sorted(rows)]


def _part(name: str, lines: list[tuple[str, Line]]) -> dict[str, Any]:
    owners = sorted({owner for owner, _ in lines})
    steps, lengths = pack_lines([line for _, line in lines])
    owner_of = np.asarray([owners.index(owner) for owner, _ in lines], dtype=np.int16)
    text = np.frombuffer(" ".join(owners).encode("ascii"), dtype=np.uint8)
    return {f"{name}_steps": steps, f"{name}_lengths": lengths, f"{name}_owner": owner_of, f"{name}_owners": text}


def build(sources: Path) -> None:
    """Write the pack from our table and the unpacked packages."""
    atlas = next(sources.glob("world-atlas*/package"))
    listed = json.loads((next(sources.glob("i18n-iso-countries*/package")) / "codes.json").read_text(encoding="utf-8"))
    codes = {row[2]: row[1] for row in listed}
    rows = read_table()
    shared = Atlas(atlas / "countries-10m.json", codes).shared()
    shared |= {pair: shared[drawn] for pair, drawn in DRAWN_AS.items()}
    land = [row["id"] for row in rows if row["kind"] in ("land", "both")]
    bare = [row["id"] for row in rows if row["id"] in land and row["id"] not in shared and not row["points"]]
    if bare:
        raise SystemExit(f"borders.tsv: no geometry and no points: {' '.join(bare)}")
    print("on the map only:", " ".join(sorted(set(shared) - set(land))), file=sys.stderr)
    lines = [(pair, _simplify(line)) for pair in land for line in shared.get(pair, [])]
    meta = {"inputs": digest(), "sources": ["world-atlas 2.0.2 (Natural Earth 4.1, public domain)"]}
    np.savez_compressed(
        PACK,
        meta=np.frombuffer(json.dumps(meta, sort_keys=True).encode(), dtype=np.uint8),
        table=np.frombuffer(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode(), dtype=np.uint8),
        **_part("lines", lines),
        **_part("rings", Atlas(atlas / "countries-50m.json", codes).rings()),
    )
    print(f"{PACK}: {len(rows)} borders, {PACK.stat().st_size} bytes", file=sys.stderr)


def is_stale() -> bool:
    """Whether the shipped pack was built from another `borders.tsv`."""
    with np.load(PACK, allow_pickle=False) as pack:
        return bool(json.loads(pack["meta"].tobytes())["inputs"] != digest())


if __name__ == "__main__":
    sys.exit(run(Builder("packs.borders", __doc__, PACK, read_table, is_stale, build)))
