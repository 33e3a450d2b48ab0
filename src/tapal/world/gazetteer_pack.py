"""What every builder of a gazetteer pack needs: how prominent and wide a town is, how keys and texts are packed, what fits a country."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tapal.world.gazetteer import ROW_BITS, WAY_BITS
from tapal.world.geometry import Countries

OFF_SHORE_KM = 20.0
LEAST_PEOPLE = 100


def town_weight(people: int) -> float:
    """The prominence of a town: the decimal logarithm of its population, that of 100 where fewer or nobody is counted."""
    return math.log10(max(people, LEAST_PEOPLE))


def town_radius_km(people: int) -> float:
    """A radius that holds most of a town, from 2 to 25 km: 0.015 times the square root of its population."""
    return min(max(0.015 * math.sqrt(max(people, LEAST_PEOPLE)), 2.0), 25.0)


def pack_key(key: int, row: int, way: int) -> int:
    """A hashed name, its row and how it names the row, as one number of 64 bits."""
    return (key << (ROW_BITS + WAY_BITS)) | (row << WAY_BITS) | way


def pack_text(text: str) -> NDArray[np.uint8]:
    """UTF-8 bytes as an array."""
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8)


def is_in_country(outlines: Countries, country: str, lat: float, lon: float) -> bool:
    """Whether a place lies in its country, within 20 km of it, or at sea with its country nearest; so for a country without outline."""
    if country not in outlines.rings.owners:
        return True
    held = outlines.country_at(lat, lon)
    if held == country or outlines.distance_km(country, lat, lon) <= OFF_SHORE_KM:
        return True
    return not held and outlines.country_at(lat, lon, within_km=5000) == country


@dataclass(frozen=True, slots=True)
class PackFacts:
    """What a pack file is: how many places, how many bytes, and from which dump it was imported (empty: shipped)."""

    places: int
    size: int
    source: str
    inputs: str


def pack_facts(path: Path) -> PackFacts:
    """What a pack holds.

    Raises:
        OSError, ValueError, KeyError: the file is missing or no gazetteer pack.
    """
    with np.load(path, allow_pickle=False) as pack:
        rest: dict[str, Any] = json.loads(pack["rest"].tobytes())
        return PackFacts(len(pack["kind"]), path.stat().st_size, rest.get("imported", ""), rest["inputs"])
