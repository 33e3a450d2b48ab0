"""Imports a GeoNames dump that the user has: the shipped gazetteer with all the places of the dump, as one bigger pack."""

from __future__ import annotations

import json
import os
import zipfile
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import numpy as np

from tapal.world.borders import Borders
from tapal.world.gazetteer import PACK, PRIMARY, ROW_BITS
from tapal.world.gazetteer_pack import is_in_country, pack_key, pack_text, town_radius_km, town_weight
from tapal.world.place_names import fold, hash_name, squeeze

COLUMNS = 19
MOST_ROWS = 1 << ROW_BITS
ID, NAME, ASCII, LAT, LON, CLASS, CODE, COUNTRY, ADMIN1, PEOPLE = 0, 1, 2, 4, 5, 6, 7, 8, 10, 14
TOWNS = "P"
GONE = frozenset(("PPLH", "PPLQ", "PPLW", "PPLX"))
KIND_OF = {
    "S.PSTB": "point", "S.AIRB": "point", "S.AIRP": "point", "S.AIRF": "point", "L.MILB": "point", "S.MILB": "point",
    "S.CTRM": "point", "S.CTRR": "point", "L.CMPRF": "point", "S.CMPRF": "point", "T.PASS": "point",
    "T.ISL": "region", "T.ISLS": "region", "A.ADM3": "district",
}  # fmt: skip
POINT_WEIGHT, RADIUS_KM = 2.5, {"point": 3.0, "region": 20.0, "district": 20.0}

Tick = Callable[[int], None]


class DumpError(ValueError):
    """A file that is no GeoNames dump: says what is wrong."""


class TooManyPlaces(ValueError):
    """More places than a pack can hold."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: places before it and added, lines left out, and the least population that was taken."""

    before: int
    places: int
    skipped: int
    least: int


def import_dump(source: Path, target: Path, *, least: int = 0, tick: Tick = lambda _: None) -> Imported:
    """Write a pack of the shipped places and those of the dump that we do not have; whole or not at all.

    Memory grows by about 60 bytes a place, never with the size of the file. Towns of fewer than `least` people are left
    out; when all of them are too many for a pack, those without a population are. `tick` is told how many bytes of
    the (unpacked) file were read since it was told last.

    Raises:
        DumpError: the file is not a GeoNames table, or holds no place that we could take.
        OSError: a file cannot be read or written.
    """
    for floor in dict.fromkeys((least, max(least, 1))):
        try:
            return _import(source, target, least=floor, tick=tick)
        except TooManyPlaces:
            continue
    raise DumpError("more places than a pack holds; take only larger towns")


def _import(source: Path, target: Path, *, least: int, tick: Tick) -> Imported:
    made = _Additions(least)
    with open_dump(source) as lines:
        for line in lines:
            tick(len(line))
            made.add(line.decode("utf-8", "replace").rstrip("\n").split("\t"))
    if not made.weight:
        raise DumpError(f"no place to take in {made.skipped} lines")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp.npz")
    try:
        made.write(draft, source.name)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return Imported(made.shipped, len(made.weight), made.skipped, least)


@contextmanager
def open_dump(source: Path) -> Iterator[IO[bytes]]:
    """The lines of a dump, out of a zip file if it is one.

    Raises:
        DumpError: a zip file without a table, or a broken one.
    """
    if not zipfile.is_zipfile(source):
        with source.open("rb") as stream:
            yield stream
        return
    try:
        with zipfile.ZipFile(source) as folder:
            tables = [
                one for one in folder.infolist() if one.filename.endswith(".txt") and "readme" not in one.filename
            ]
            if not tables:
                raise DumpError("the zip file holds no .txt table")
            with folder.open(max(tables, key=lambda one: one.file_size)) as member:
                yield member
    except (zipfile.BadZipFile, EOFError) as error:
        raise DumpError(str(error)) from error


def dump_size(source: Path) -> int:
    """Bytes of the unpacked table."""
    if not zipfile.is_zipfile(source):
        return source.stat().st_size
    with zipfile.ZipFile(source) as folder:
        return max((one.file_size for one in folder.infolist()), default=0)


@dataclass
class _Additions:
    """The places that a dump adds, in compact columns; those of the shipped pack are known by their GeoNames ids."""

    least: int
    skipped: int = 0
    lines: int = 0
    names: bytearray = field(default_factory=bytearray)
    lat: array[int] = field(default_factory=lambda: array("i"))
    lon: array[int] = field(default_factory=lambda: array("i"))
    weight: array[int] = field(default_factory=lambda: array("H"))
    radius: array[int] = field(default_factory=lambda: array("H"))
    kind: array[int] = field(default_factory=lambda: array("B"))
    country: array[int] = field(default_factory=lambda: array("B"))
    admin1: array[int] = field(default_factory=lambda: array("H"))
    ids: array[int] = field(default_factory=lambda: array("i"))
    keys: array[int] = field(default_factory=lambda: array("Q"))

    def __post_init__(self) -> None:
        with np.load(PACK, allow_pickle=False) as pack:
            self.base: dict[str, Any] = {name: pack[name] for name in pack.files}
        self.rest = json.loads(self.base["rest"].tobytes())
        self.shipped = len(self.base["kind"])
        self.known = set(np.cumsum(self.base["geoname_steps"].astype(np.int64)).tolist())
        self.provinces = {id[3:]: row for row, id in enumerate(self.rest["ids"]) if id.startswith("a1:")}
        codes = self.base["country"]
        self.country_of = {code[:2]: int(codes[row]) for code, row in self.provinces.items()}
        self.outlines = Borders().outlines

    def add(self, cells: list[str]) -> None:
        """Take one line of the dump, or leave it out.

        Raises:
            DumpError: the first line is none of a GeoNames table.
            TooManyPlaces: the pack is full.
        """
        self.lines += 1
        if self.lines == 1 and not _is_table_row(cells):
            raise DumpError(f"{len(cells)} columns in the first line, a GeoNames table has {COLUMNS}")
        if not self._take(cells):
            self.skipped += 1

    def _take(self, cells: list[str]) -> bool:
        if not _is_table_row(cells) or cells[COUNTRY] not in self.country_of:
            return False
        kind = "town" if cells[CLASS] == TOWNS else KIND_OF.get(f"{cells[CLASS]}.{cells[CODE]}", "")
        people = int(cells[PEOPLE] or 0)
        if not kind or cells[CODE] in GONE or (kind == "town" and people < self.least) or int(cells[ID]) in self.known:
            return False
        country, lat, lon = self.country_of[cells[COUNTRY]], float(cells[LAT]), float(cells[LON])
        if not is_in_country(self.outlines, self.rest["countries"][country], lat, lon):
            return False
        row = self.shipped + len(self.weight)
        if row >= MOST_ROWS:
            raise TooManyPlaces
        forms = {squeeze(fold(name)) for name in (cells[NAME], cells[ASCII])} - {""}
        if not forms:
            return False
        self.keys.extend(pack_key(hash_name(form), row, PRIMARY) for form in sorted(forms))
        self.names += " ".join(cells[NAME].split()).encode() + b"\n"
        self.lat.append(round(lat * 1e5))
        self.lon.append(round(lon * 1e5))
        self.weight.append(round((town_weight(people) if kind == "town" else POINT_WEIGHT) * 1000))
        self.radius.append(round((town_radius_km(people) if kind == "town" else RADIUS_KM[kind]) * 10))
        self.kind.append(self.rest["kinds"].index(kind))
        self.country.append(country)
        self.admin1.append(self.provinces.get(f"{cells[COUNTRY]}.{cells[ADMIN1]}", -1) + 1)
        self.ids.append(int(cells[ID]))
        return True

    def write(self, path: Path, source: str) -> None:
        """Write the shipped places and the additions as one pack."""
        made = dict(self.base)
        for name in ("lat", "lon", "weight", "radius", "kind", "country", "admin1"):
            old = self.base[name]
            made[name] = np.concatenate(
                [old, np.frombuffer(getattr(self, name), dtype=getattr(self, name).typecode).astype(old.dtype)]
            )
        last = int(np.sum(self.base["geoname_steps"].astype(np.int64)))
        steps = np.diff(np.frombuffer(self.ids, dtype=np.int32).astype(np.int64), prepend=np.int64(last)).astype(
            np.int32
        )
        made["geoname_steps"] = np.concatenate([self.base["geoname_steps"], steps])
        made["names"] = np.concatenate([self.base["names"], np.frombuffer(self.names, dtype=np.uint8)])
        old_keys = np.cumsum(self.base["key_steps"].astype(np.uint64), dtype=np.uint64)
        keys = np.sort(np.concatenate([old_keys, np.frombuffer(self.keys, dtype=np.uint64)]))
        made["key_steps"] = np.diff(keys, prepend=np.uint64(0))
        made["rest"] = pack_text(json.dumps(self.rest | {"imported": source}, ensure_ascii=False, sort_keys=True))
        np.savez_compressed(path, **made)


def _is_table_row(cells: list[str]) -> bool:
    """Whether cells are those of a GeoNames table: so many, with an id, degrees and a population where they belong."""
    if len(cells) != COLUMNS or not cells[ID].isdecimal() or not (cells[PEOPLE] or "0").isdecimal():
        return False
    try:
        return abs(float(cells[LAT])) <= 90 and abs(float(cells[LON])) <= 180
    except ValueError:
        return False
