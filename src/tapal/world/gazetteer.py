"""The gazetteer: which place a name means, given the countries that the text speaks of. It resolves names, it never detects them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tapal.world.geometry import great_circle_km
from tapal.world.place_names import fold, hash_name, hash_skeleton, likeness_of, skeleton, squeeze

PACK = Path(__file__).parent / "data" / "gazetteer.npz"
# How a key of the pack names its row; the row takes the 22 bits above these two.
PRIMARY, LOCAL, ALTERNATE, SKELETON = range(4)
ROW_BITS, WAY_BITS = 22, 2

# Prominence is the decimal logarithm of the population, or what the build gives a place that has none.
_ALONE, _AGAINST_CONTEXT, _ALTERNATE_ALONE = 5.0, 5.5, 6.0
_PENALTY = {PRIMARY: 0.0, LOCAL: 0.1, ALTERNATE: 1.0, SKELETON: 1.5}
_IN_CONTEXT, _KNOWN_TOWN, _OF_HINTED_KIND, _MARGIN = 3.0, 4.7, 2.0, 0.3
_LEAST_ALTERNATE, _SHORT, _SKELETON_LIKENESS, _ELSEWHERE_KM = 3.7, 3, 0.6, 100.0
# Answers kept for the same question, so that a long stream does not fill the memory.
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """One place. `country` is ISO 3166-1 alpha-3, empty for seas and regions of several countries; `countries` lists all of them.

    `kind` is country, province, district, town, region, point, line or sea; `lat`, `lon` are degrees, None where a point would
    mislead; `precision_km` is a radius that holds most of it; `admin1` the English name of its province; `borders` the
    ids of borders that it names; `claimants` who disputes it.
    """

    id: str
    name: str
    name_id: str
    kind: str
    country: str
    countries: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    precision_km: float | None = None
    admin1: str = ""
    borders: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: int
    way: int
    weight: float
    score: float
    is_ours: bool
    in_context: bool


@dataclass(frozen=True)
class Gazetteer:
    """All places. Parts are read from the pack when first needed; only the pack's path travels between processes."""

    path: Path = field(default=PACK)

    def __getstate__(self) -> dict[str, Path]:
        return {"path": self.path}

    def __setstate__(self, state: dict[str, Path]) -> None:
        object.__setattr__(self, "path", state["path"])

    def _parts(self, *names: str) -> list[NDArray[Any]]:
        with np.load(self.path, allow_pickle=False) as pack:
            return [pack[name] for name in names]

    def _json(self, name: str) -> Any:
        return json.loads(self._parts(name)[0].tobytes().decode("utf-8"))

    @cached_property
    def _keys(self) -> NDArray[np.uint64]:
        return np.cumsum(self._parts("key_steps")[0].astype(np.uint64), dtype=np.uint64)

    @cached_property
    def _columns(self) -> dict[str, NDArray[Any]]:
        names = ("lat", "lon", "weight", "radius", "kind", "country", "admin1")
        return dict(zip(names, self._parts(*names), strict=True))

    @cached_property
    def _names(self) -> tuple[bytes, NDArray[np.int64]]:
        text = self._parts("names")[0]
        return text.tobytes(), np.flatnonzero(text == ord("\n")).astype(np.int64)

    @cached_property
    def _geonames(self) -> NDArray[np.int64]:
        return np.cumsum(self._parts("geoname_steps")[0].astype(np.int64))

    @cached_property
    def _rest(self) -> dict[str, Any]:
        """What few rows have: ids and local names, the details of our own rows, stop list, generic words, code lists."""
        rest: dict[str, Any] = self._json("rest")
        rest["ours"] = {int(row): details for row, details in rest["ours"].items()}
        rest["local"] = {int(row): name for row, name in rest["local"].items()}
        return rest

    def __len__(self) -> int:
        return len(self._columns["lat"])

    def look_up(
        self, name: str, *, countries: Sequence[str] = (), near: tuple[float, float] | None = None
    ) -> Place | None:
        """The place that a name most likely means, or None rather than a wrong one.

        `countries` are ISO alpha-3 codes that the text speaks of; `near` is (lat, lon) of a place that the text has named. Without
        a country that fits only our own, well-known and populous places are given. A name is tried as it stands, then without
        generic words before or after it, then, inside `countries` only, by its transliteration skeleton. What follows a comma
        is context for what stands before it, and the answer when that is unknown.
        """
        found = self._resolve(name, countries, near)
        if found is not None or "," not in name:
            return found
        first, _, rest = name.partition(",")
        wider = self.look_up(rest, countries=countries, near=near)
        held = (*wider.countries, *countries) if wider else countries
        return self._resolve(first, held, near) or wider

    @cached_property
    def _answers(self) -> dict[tuple[str, tuple[str, ...], tuple[float, float] | None], Place | None]:
        """What was asked lately, and the answer; forgotten when there is too much of it."""
        return {}

    def _resolve(self, name: str, countries: Sequence[str], near: tuple[float, float] | None) -> Place | None:
        asked, answers = (name, tuple(countries), near), self._answers
        if asked not in answers:
            if len(answers) >= _REMEMBERED:
                answers.clear()
            answers[asked] = self._search(name, countries, near)
        return answers[asked]

    def _search(self, name: str, countries: Sequence[str], near: tuple[float, float] | None) -> Place | None:
        forms = list(self._forms(fold(name)))
        for form, kind in forms:
            found = self._best(form, kind, countries, near)
            if found is not None:
                return self.at(found)
        for form, _ in reversed(forms):
            found = self._by_skeleton(form, countries)
            if found is not None:
                return self.at(found)
        return None

    def own_names(self) -> Iterator[str]:
        """The surface forms that are safe to detect: our own places, countries, provinces, big cities; no stop words. Sorted."""
        yield from self._json("own_names")

    def at(self, row: int) -> Place:
        """The place in a row of the pack.

        Raises:
            IndexError: there is no such row.
        """
        if not 0 <= row < len(self):
            raise IndexError(f"the gazetteer has {len(self)} rows, not {row + 1}")
        at, rest = {name: column[row] for name, column in self._columns.items()}, self._rest
        details = rest["ours"].get(row, {})
        name = self._name(row)
        country = rest["countries"][int(at["country"])]
        has_point = not details.get("nowhere", False)
        return Place(
            id=rest["ids"][row] if row < len(rest["ids"]) else f"gn:{self._geonames[row - len(rest['ids'])]}",
            name=name,
            name_id=rest["local"].get(row, name),
            kind=rest["kinds"][int(at["kind"])],
            country=country,
            countries=tuple(details.get("countries", (country,))),
            lat=round(int(at["lat"]) / 1e5, 5) if has_point else None,
            lon=round(int(at["lon"]) / 1e5, 5) if has_point else None,
            precision_km=int(at["radius"]) / 10 if has_point else None,
            admin1=self._name(int(at["admin1"]) - 1) if at["admin1"] else "",
            borders=tuple(details.get("borders", ())),
            claimants=tuple(details.get("claimants", ())),
        )

    def _name(self, row: int) -> str:
        text, ends = self._names
        return text[int(ends[row - 1]) + 1 if row else 0 : int(ends[row])].decode("utf-8")

    def _forms(self, folded: str) -> Iterator[tuple[str, str]]:
        """The name as it stands, then without generic words, each time with the kind that the word dropped asks for."""
        yield folded, ""
        words, kind = folded.split(), ""
        generic: dict[str, dict[str, str]] = self._rest["generic"]
        for side in ("before", "after", "before", "after"):
            for size in (2, 1):
                rest, word = (words[size:], words[:size]) if side == "before" else (words[:-size], words[-size:])
                if rest and " ".join(word) in generic[side]:
                    kind = kind or generic[side][" ".join(word)]
                    words = rest
                    yield " ".join(words), kind
                    break

    def _rows(self, key: int) -> list[tuple[int, int]]:
        shift = ROW_BITS + WAY_BITS
        low, high = np.searchsorted(self._keys, np.array([key << shift, (key + 1) << shift], dtype=np.uint64))
        found = [int(k) & ((1 << shift) - 1) for k in self._keys[low:high]]
        return [(k >> WAY_BITS, k & ((1 << WAY_BITS) - 1)) for k in found]

    def _best(self, form: str, kind: str, countries: Sequence[str], near: tuple[float, float] | None) -> int | None:
        squeezed = squeeze(form)
        stop = self._rest["stops"].get(form, "")
        if stop == "never" or len(squeezed) < 2:
            return None
        candidates = [
            self._weigh(row, way, kind, countries, near)
            for row, way in self._rows(hash_name(squeezed))
            if way != SKELETON
        ]
        ranked = sorted(
            (c for c in candidates if self._is_safe(c, squeezed, stop, bool(countries))),
            key=lambda c: (-c.score, c.row),
        )
        if not ranked:
            return None
        best = ranked[0]
        if not best.in_context and not best.is_ours and any(self._rivals(best, other) for other in ranked[1:]):
            return None
        return best.row

    def _rivals(self, best: _Candidate, other: _Candidate) -> bool:
        """Whether another place is about as likely and lies elsewhere: in another country, or a far town of the same name."""
        if other.score <= best.score - _MARGIN:
            return False
        if self._country(best.row) != self._country(other.row):
            return True
        kinds = {self._kind(best.row), self._kind(other.row)}
        return kinds == {"town"} and great_circle_km(*self._point(best.row), *self._point(other.row)) > _ELSEWHERE_KM

    def _kind(self, row: int) -> str:
        return str(self._rest["kinds"][int(self._columns["kind"][row])])

    def _point(self, row: int) -> tuple[float, float]:
        return int(self._columns["lat"][row]) / 1e5, int(self._columns["lon"][row]) / 1e5

    def _country(self, row: int) -> str:
        return str(self._rest["countries"][int(self._columns["country"][row])])

    def _weigh(
        self, row: int, way: int, kind: str, countries: Sequence[str], near: tuple[float, float] | None
    ) -> _Candidate:
        ours = self._rest["ours"].get(row)
        weight = int(self._columns["weight"][row]) / 1000
        held = ours["countries"] if ours else (self._country(row),)
        in_context = any(country in countries for country in held)
        bonus = _IN_CONTEXT if ours or weight >= _KNOWN_TOWN else _IN_CONTEXT / 2
        score = weight - _PENALTY[way] + (bonus if in_context else 0.0)
        if kind and self._kind(row) == kind:
            score += _OF_HINTED_KIND
        if near is not None and not (ours and ours.get("nowhere")):
            score -= min(2.0, great_circle_km(*self._point(row), *near) / 500)
        return _Candidate(row, way, weight, score, ours is not None or self._kind(row) == "country", in_context)

    def _is_safe(self, candidate: _Candidate, squeezed: str, stop: str, has_context: bool) -> bool:
        if candidate.in_context:
            if candidate.way == ALTERNATE:
                return candidate.weight >= _LEAST_ALTERNATE and len(squeezed) > _SHORT
            return True
        if stop == "context":
            return False
        if candidate.is_ours:
            return True
        if len(squeezed) <= _SHORT:
            return False
        if candidate.way == ALTERNATE:
            return candidate.weight >= _ALTERNATE_ALONE and len(squeezed) > _SHORT + 1
        return candidate.weight >= (_AGAINST_CONTEXT if has_context else _ALONE)

    def _by_skeleton(self, form: str, countries: Sequence[str]) -> int | None:
        bones = skeleton(form)
        if not bones or form in self._rest["stops"]:
            return None
        rows = {
            row for country in countries for row, way in self._rows(hash_skeleton(country, bones)) if way == SKELETON
        }
        likely = [(likeness_of(squeeze(form), names), row) for row in rows for names in [self._squeezed_names(row)]]
        likely = [
            (likeness + int(self._columns["weight"][row]) / 20000, row)
            for likeness, row in likely
            if likeness >= _SKELETON_LIKENESS
        ]
        return max(likely, key=lambda item: (item[0], -item[1]))[1] if likely else None

    def _squeezed_names(self, row: int) -> tuple[str, ...]:
        return tuple({squeeze(fold(name)) for name in (self._name(row), self._rest["local"].get(row, ""))} - {""})
