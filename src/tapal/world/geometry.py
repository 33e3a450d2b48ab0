"""Distances on the globe, and the outlines of countries and borders as plain arrays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

KM_PER_DEGREE = 111.195
EARTH_RADIUS_KM = 6371.0088

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def great_circle_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance of two points on a sphere, in kilometres (haversine formula; degrees in)."""
    p, q = math.radians(lat), math.radians(other_lat)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def segment_distances_km(points: Floats, starts: Ints, lat: float, lon: float) -> Floats:
    """The distance in kilometres from one place to each line, in the order of `starts`.

    `points` holds (lon, lat) degrees, `starts` the index where each line begins; no line crosses the 180th meridian. The
    plane touches the globe at the place, so distances are good to about one percent up to 500 km and only an order of
    magnitude beyond some thousand kilometres.
    """
    east = (points[:, 0] - lon + 180.0) % 360.0 - 180.0
    xs = east * (KM_PER_DEGREE * math.cos(math.radians(lat)))
    ys = (points[:, 1] - lat) * KM_PER_DEGREE
    dx = np.diff(points[:, 0], append=points[-1:, 0]) * (KM_PER_DEGREE * math.cos(math.radians(lat)))
    dy = np.diff(ys, append=ys[-1:])
    last = np.append(starts[1:], len(points)) - 1
    dx[last] = dy[last] = 0.0
    length = dx * dx + dy * dy
    along = np.clip(-(xs * dx + ys * dy) / np.where(length > 0, length, 1.0), 0.0, 1.0)
    return np.asarray(np.minimum.reduceat(np.hypot(xs + along * dx, ys + along * dy), starts), dtype=np.float64)


@dataclass(frozen=True)
class Lines:
    """Many lines in one array: (lon, lat) points, where each line begins, and whose it is (an index into `owners`)."""

    points: Floats
    starts: Ints
    owner_of: Ints
    owners: tuple[str, ...]

    def distances_km(self, lat: float, lon: float) -> Floats:
        """The distance in kilometres to the nearest line of every owner; infinite where an owner has none."""
        nearest = np.full(len(self.owners), np.inf)
        np.minimum.at(nearest, self.owner_of, segment_distances_km(self.points, self.starts, lat, lon))
        return nearest

    def of(self, owner: str) -> Lines | None:
        """The lines of one owner, or None when it has none."""
        if owner not in self.owners:
            return None
        wanted = np.flatnonzero(self.owner_of == self.owners.index(owner))
        if not len(wanted):
            return None
        ends = np.append(self.starts[1:], len(self.points))
        pieces = [self.points[self.starts[i] : ends[i]] for i in wanted]
        starts = np.cumsum([0, *[len(piece) for piece in pieces[:-1]]]).astype(np.int64)
        return Lines(np.concatenate(pieces), starts, np.zeros(len(pieces), dtype=np.int64), (owner,))


@dataclass(frozen=True)
class Countries:
    """The outlines of the countries as closed rings, with the box (west, south, east, north) of each ring.

    A ring across the 180th meridian runs on past 180 or -180 degrees.
    """

    rings: Lines
    boxes: Floats

    def country_at(self, lat: float, lon: float, *, within_km: float = 0.0) -> str:
        """The ISO 3166-1 alpha-3 code of the country that holds a place, else the nearest within `within_km`, else empty."""
        held = self._holding(lat, lon)
        if held:
            return held
        if within_km <= 0:
            return ""
        distances = self.rings.distances_km(lat, lon)
        best = int(np.argmin(distances))
        return self.rings.owners[best] if distances[best] <= within_km else ""

    def distances_km(self, lat: float, lon: float) -> Floats:
        """The distance in kilometres to every country of `rings.owners`, in that order; 0 inside."""
        distances = self.rings.distances_km(lat, lon)
        held = self._holding(lat, lon)
        if held:
            distances[self.rings.owners.index(held)] = 0.0
        return distances

    def distance_km(self, country: str, lat: float, lon: float) -> float:
        """The distance in kilometres to one country, 0 inside, infinite when its outline is not known."""
        if self._holding(lat, lon) == country:
            return 0.0
        lines = self.rings.of(country)
        return float(lines.distances_km(lat, lon)[0]) if lines else math.inf

    def _holding(self, lat: float, lon: float) -> str:
        west, south, east, north = self.boxes.T
        inside: dict[int, int] = {}
        ends = np.append(self.rings.starts[1:], len(self.rings.points))
        for x in (lon, lon - 360.0, lon + 360.0):
            for i in np.flatnonzero((west <= x) & (x <= east) & (south <= lat) & (lat <= north)):
                if _is_inside(self.rings.points[self.rings.starts[i] : ends[i]], lat, x):
                    owner = int(self.rings.owner_of[i])
                    inside[owner] = inside.get(owner, 0) + 1
        odd = [owner for owner, count in inside.items() if count % 2]
        return self.rings.owners[odd[0]] if odd else ""


def _is_inside(ring: Floats, lat: float, lon: float) -> bool:
    xs, ys = ring[:, 0], ring[:, 1]
    x0, y0, x1, y1 = xs[:-1], ys[:-1], xs[1:], ys[1:]
    across = (y0 > lat) != (y1 > lat)
    if not across.any():
        return False
    x0, y0, x1, y1 = x0[across], y0[across], x1[across], y1[across]
    return bool(np.count_nonzero(lon < (x1 - x0) * (lat - y0) / (y1 - y0) + x0) % 2)


def pack_lines(lines: Sequence[Sequence[tuple[int, int]]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Lines on an integer grid as one array of steps (the first point of each line is a step from zero) and their lengths."""
    steps = [
        np.diff(np.asarray(line, dtype=np.int32), axis=0, prepend=np.zeros((1, 2), dtype=np.int32)) for line in lines
    ]
    return np.concatenate(steps), np.asarray([len(line) for line in lines], dtype=np.int32)


def unpack_lines(steps: NDArray[np.int32], lengths: NDArray[np.int32], per_degree: float) -> tuple[Floats, Ints]:
    """The (lon, lat) points in degrees and the starts of lines that `pack_lines` made on a grid of `per_degree` steps."""
    starts = np.cumsum(lengths.astype(np.int64)) - lengths
    total = np.cumsum(steps.astype(np.int64), axis=0)
    before = np.where((starts > 0)[:, None], total[starts - 1], 0)
    return (total - np.repeat(before, lengths, axis=0)) / per_degree, starts
