"""A user's own actors, aliases and places, read from a TOML file and laid over those that ship with the package."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tapal.world.actor_tables import SECTORS, row_roles
from tapal.world.actors import Actor, ActorName, Actors, load_actors
from tapal.world.borders import Borders
from tapal.world.gazetteer import Gazetteer, Place
from tapal.world.place_names import fold, squeeze

KEYS: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    "actor": {"id": str, "name": str, "aliases": list, "country": str, "sector": str, "office": str, "from": (str, int, date),
              "to": (str, int, date)},
    "alias": {"of": str, "form": str},
    "place": {"name": str, "aliases": list, "country": str, "lat": (int, float), "lon": (int, float), "kind": str,
              "radius_km": (int, float), "borders": list},
}  # fmt: skip
REQUIRED = {"actor": ("id", "name", "sector"), "alias": ("of", "form"), "place": ("name", "country", "lat", "lon")}
TABLES = {
    "org": "organisations",
    "person": "leaders",
    "group": "groups",
    "force": "forces",
    "media": "media",
    "people": "peoples",
}
RADIUS_KM = {"town": 5.0, "point": 3.0, "district": 30.0, "province": 90.0, "region": 100.0, "line": 60.0, "sea": 300.0}
OFF_SHORE_KM = 50.0


class OverlayError(ValueError):
    """An overlay that cannot be used: `what` names file, entry and what is wrong, `mend` says what to do."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}; {mend}")
        self.what = what
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a user adds: actors, further forms of actors by id (a user's or ours), and places with all their names."""

    actors: tuple[Actor, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[Place, tuple[str, ...]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.actors or self.aliases or self.places)


@dataclass(frozen=True, slots=True)
class Laid:
    """What a user lays over what ships: an overlay, a gazetteer pack in place of the shipped one, or None.

    `least_sure` is the confidence below which events are left out, None for the learnt one.
    """

    overlay: Overlay = Overlay()
    gazetteer: Path | None = None
    least_sure: float | None = None


NOTHING_LAID = Laid()


def read_overlay(path: Path, *, actors: Actors, borders: Borders) -> Overlay:
    """Read and check an overlay file against the actors and the map that ship with the package.

    Raises:
        OverlayError: the file cannot be read, is not TOML, or an entry cannot be used.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise OverlayError(f"{path}: {error}", "check the name and that the file is UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise OverlayError(f"{path}: {error}", "correct the TOML there") from error
    odd = sorted(set(data) - set(KEYS))
    if odd:
        raise OverlayError(f"{path}: unknown tables {odd}", "write [[actor]], [[alias]] and [[place]] entries")
    checker = _Checker(path, actors, borders)
    made = checker.actors(data)
    known = {*actors.by_id, *(actor.id for actor in made)}
    aliases = []
    for where, row in checker.entries(data, "alias"):
        if row["of"] not in known:
            raise OverlayError(f"{where}: no actor has the id {row['of']!r}", "tapal actors NAME shows ids")
        aliases.append((row["of"], " ".join(row["form"].split())))
    return Overlay(
        made, tuple(aliases), tuple(checker.place(where, row) for where, row in checker.entries(data, "place"))
    )


@dataclass(frozen=True)
class _Checker:
    """Checks the entries of one file."""

    path: Path
    known: Actors
    borders: Borders

    def entries(self, data: Mapping[str, Any], table: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The entries of a table with where they stand, once their keys and kinds of value are checked."""
        rows = data.get(table, [])
        if not isinstance(rows, list):
            raise OverlayError(f"{self.path}: [{table}] is one table", f"write [[{table}]] with double brackets")
        for number, row in enumerate(rows, start=1):
            name = row.get("id") or row.get("of") or row.get("name") or ""
            where = f"{self.path}: {table} {number}" + (f" ({name})" if name else "")
            for key, value in row.items():
                wanted = KEYS[table].get(key)
                if wanted is None:
                    raise OverlayError(f"{where}: unknown key {key!r}", f"keys are {', '.join(KEYS[table])}")
                if not isinstance(value, wanted) or isinstance(value, bool):
                    raise OverlayError(f"{where}: {key} = {value!r}", f"{key} takes {_kind_name(wanted)}")
                if isinstance(value, list) and not all(isinstance(one, str) and one.strip() for one in value):
                    raise OverlayError(f"{where}: {key} = {value!r}", f"{key} takes a list of texts, none empty")
            missing = [key for key in REQUIRED[table] if row.get(key) in (None, "")]
            if missing:
                raise OverlayError(f"{where}: {', '.join(missing)} missing", "add it")
            yield where, row

    def country(self, where: str, code: str, *, others: tuple[str, ...] = ()) -> None:
        """Refuse a code that is no state."""
        if code not in others and f"state:{code}" not in self.known.by_id:
            raise OverlayError(
                f"{where}: country {code!r} is unknown",
                "write an ISO 3166-1 alpha-3 code such as those that tapal actors shows",
            )

    def actors(self, data: Mapping[str, Any]) -> tuple[Actor, ...]:
        """The user's actors; entries of one id are roles of one actor."""
        tables: dict[str, list[dict[str, str]]] = {}
        for where, row in self.entries(data, "actor"):
            prefix, _, slug = row["id"].partition(":")
            if prefix not in TABLES or not slug:
                raise OverlayError(
                    f"{where}: id {row['id']!r}", f"an id is KIND:NAME with KIND one of {', '.join(sorted(TABLES))}"
                )
            self.country(where, row.get("country", ""), others=("", "IGO"))
            if row["sector"] not in SECTORS:
                raise OverlayError(f"{where}: sector {row['sector']!r} is unknown", f"use one of {sorted(SECTORS)}")
            tables.setdefault(TABLES[prefix], []).append(_table_row(TABLES[prefix], row, where))
        return tuple(load_actors(tables).by_id.values())

    def place(self, where: str, row: Mapping[str, Any]) -> tuple[Place, tuple[str, ...]]:
        """A place and all its names."""
        kind = row.get("kind", "town")
        if kind not in RADIUS_KM:
            raise OverlayError(f"{where}: kind {kind!r} is unknown", f"use one of {', '.join(RADIUS_KM)}")
        self.country(where, row["country"])
        lat, lon = float(row["lat"]), float(row["lon"])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise OverlayError(
                f"{where}: lat {lat:g}, lon {lon:g}", "degrees: lat from -90 to 90, lon from -180 to 180"
            )
        away = self.borders.outlines.distance_km(row["country"], lat, lon)
        if kind != "sea" and OFF_SHORE_KM < away < float("inf"):
            raise OverlayError(
                f"{where}: lat {lat:g}, lon {lon:g} lies {away:.0f} km outside {row['country']}",
                "check the country, and that lat and lon are not swapped",
            )
        unknown = [pair for pair in row.get("borders", []) if self.borders.get(pair) is None]
        if unknown:
            raise OverlayError(
                f"{where}: borders {unknown} are unknown", "write them like AFG-TJK, in alphabetical order"
            )
        name = " ".join(row["name"].split())
        place = Place(
            f"user:{squeeze(fold(name))}", name, name, kind, row["country"], (row["country"],), lat, lon,
            float(row.get("radius_km", RADIUS_KM[kind])), borders=tuple(row.get("borders", [])),
        )  # fmt: skip
        return place, (name, *(" ".join(alias.split()) for alias in row.get("aliases", [])))


def _kind_name(wanted: type | tuple[type, ...]) -> str:
    kinds = wanted if isinstance(wanted, tuple) else (wanted,)
    names = {str: "a text", list: "a list", int: "a number", float: "a number", date: "a day"}
    return " or ".join(dict.fromkeys(names[kind] for kind in kinds))


def _table_row(table: str, row: Mapping[str, Any], where: str) -> dict[str, str]:
    """The entry as a row of our own table."""
    made = {key: str(row.get(key, "")) for key in ("id", "country", "sector", "office", "from", "to")}
    made |= {"name": " ".join(row["name"].split()), "aliases": "|".join(row.get("aliases", [])), "caution": ""}
    made["roles"] = f"{made['country']}/{made['sector']}" + (
        f" {made['from']}..{made['to']}" if made["from"] or made["to"] else ""
    )
    try:
        roles = row_roles(table, made)
    except ValueError as error:
        raise OverlayError(f"{where}: {error}", "days are YYYY, YYYY-MM or YYYY-MM-DD") from error
    if any(role.start and role.end and role.start > role.end for role in roles):
        raise OverlayError(f"{where}: it ends before it starts", "swap or correct from and to")
    return made


def lay_actors(actors: Actors, overlay: Overlay) -> Actors:
    """The user's actors before ours; a user's actor of our id keeps our forms, and a form that the user gives is only the user's."""
    if not (overlay.actors or overlay.aliases):
        return actors
    theirs = {actor.id: actor for actor in overlay.actors}
    added: dict[str, list[str]] = {}
    for owner, form in overlay.aliases:
        added.setdefault(owner, []).append(form)
    taken = {n.surface.casefold(): actor.id for actor in theirs.values() for n in actor.names}
    taken |= {form.casefold(): owner for owner, form in overlay.aliases}
    merged: dict[str, Actor] = {}
    for id in dict.fromkeys((*theirs, *added, *actors.by_id)):
        actor = _merged(theirs.get(id), actors.by_id.get(id))
        forms = [_another(actor, form) for form in added.get(id, [])]
        kept = [
            n for n in actor.names if taken.get(n.surface.casefold(), id) == id and n.surface not in added.get(id, [])
        ]
        merged[id] = replace(actor, names=(*kept, *forms))
    return Actors(merged)


def _merged(user: Actor | None, ours: Actor | None) -> Actor:
    """The user's actor with our forms added, or the one that there is."""
    if user is None or ours is None:
        found = user or ours
        if found is None:
            raise ValueError("one of the two actors must be given")
        return found
    known = {n.surface for n in user.names}
    first = user.names[0]
    old = (
        replace(n, country=first.country, sector=first.sector, name=first.name, starts=first.starts, ends=first.ends)
        for n in ours.names
        if n.surface not in known
    )
    return replace(user, names=(*user.names, *old))


def _another(actor: Actor, form: str) -> ActorName:
    """A further form of an actor, of the same kind as its name, trusted as it stands."""
    is_short = len(form) <= 5 and form.isupper()
    like = next((n for n in actor.names if not n.caution), actor.names[0])
    return replace(like, surface=form, is_cased=is_short, caution="")


@dataclass(frozen=True)
class LaidGazetteer(Gazetteer):
    """A gazetteer with a user's places before its own."""

    places: tuple[tuple[Place, tuple[str, ...]], ...] = ()

    def __getstate__(self) -> dict[str, Any]:
        return {"path": self.path, "places": self.places}

    def __setstate__(self, state: dict[str, Any]) -> None:
        object.__setattr__(self, "path", state["path"])
        object.__setattr__(self, "places", state["places"])

    def look_up(
        self, name: str, *, countries: Sequence[str] = (), near: tuple[float, float] | None = None
    ) -> Place | None:
        """Like the gazetteer's own; a name that the user gives is the user's place, of several one in `countries`."""
        for form, _ in self._forms(fold(name)):
            found = [place for place, names in self.places if squeeze(form) in {squeeze(fold(n)) for n in names}]
            if found:
                return next((place for place in found if place.country in countries), found[0])
        return super().look_up(name, countries=countries, near=near)

    def own_names(self) -> Iterator[str]:
        """The surface forms that are safe to detect, the user's first."""
        yield from (name for _, names in self.places for name in names if any(c.isupper() for c in name))
        yield from super().own_names()


def lay_gazetteer(laid: Laid) -> Gazetteer:
    """The gazetteer to use: the user's pack or the shipped one, with the user's places before it."""
    base = Gazetteer(laid.gazetteer) if laid.gazetteer else Gazetteer()
    return LaidGazetteer(base.path, laid.overlay.places) if laid.overlay.places else base
