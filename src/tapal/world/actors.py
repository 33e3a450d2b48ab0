"""Who can act: states, regions, peoples, persons, forces, groups, organisations and media, with dated roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tapal.world.actor_tables import (
    COLUMNS,
    KINDS,
    ActorTableError,
    Role,
    cautions,
    read_actor_tables,
    row_id,
    row_roles,
    surfaces,
)

__all__ = ["Actor", "ActorName", "ActorTableError", "Actors", "Role", "load_actors", "read_actor_tables"]

_SHORT_CAPITALS = 5
_WORD = re.compile(r"[(),]|[^\s(),]+")


@dataclass(frozen=True, slots=True)
class ActorName:
    """One written form of an actor, and what it stands for when nothing more is known.

    `kind` is state, demonym (also a people), capital (also a region that stands for its government), seat, person, force,
    group (also a breakaway region), organisation or media. `country`, `sector` are those of the latest role, `starts` and
    `ends` span all roles (ISO days, both inclusive, empty is open). Forms that are `is_cased` count only as written.
    `caution` says why the form may mean something else, or is empty: `case`, `common-word`, `person-name`, `other-place`,
    `shared` (with another actor), `ambiguous`, `former`.
    """

    id: str
    kind: str
    country: str
    sector: str
    name: str
    surface: str
    starts: str = ""
    ends: str = ""
    is_cased: bool = False
    caution: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether the form mostly means something else (a common word, a first name, a mere place) and needs context."""
        if self.kind == "state":
            return False
        mere_place = self.caution == "ambiguous" and self.id.startswith("region:")
        return self.caution in ("common-word", "person-name") or mere_place


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor: its kind, its name, its roles in order of start, and every written form with what it is."""

    id: str
    kind: str
    name: str
    name_en: str
    roles: tuple[Role, ...]
    names: tuple[ActorName, ...]


@dataclass(frozen=True)
class Actors:
    """All actors, by id, in table order."""

    by_id: Mapping[str, Actor]

    @cached_property
    def names(self) -> tuple[tuple[tuple[str, ...], ActorName], ...]:
        """Every form that can be trusted without context, as its words (brackets, commas apart), in table order."""
        return tuple(pair for pair in self.every_name if not pair[1].is_doubtful)

    @cached_property
    def every_name(self) -> tuple[tuple[tuple[str, ...], ActorName], ...]:
        """Like `names`, with the doubtful forms too, which need context before they may be believed."""
        return tuple((tuple(_WORD.findall(n.surface)), n) for a in self.by_id.values() for n in a.names)

    @cached_property
    def _by_surface(self) -> dict[str, tuple[ActorName, ...]]:
        out: dict[str, list[ActorName]] = {}
        for actor in self.by_id.values():
            for name in actor.names:
                out.setdefault(name.surface.casefold(), []).append(name)
        return {k: tuple(v) for k, v in out.items()}

    def named(self, surface: str) -> tuple[ActorName, ...]:
        """All readings of a written form: case is ignored except for case-sensitive forms; table order."""
        found = self._by_surface.get(" ".join(surface.split()).casefold(), ())
        return tuple(n for n in found if not n.is_cased or n.surface == surface)

    def role_on(self, id: str, day: date | str | None = None) -> tuple[str, str]:
        """Country and sector of an actor on a day: the latest role that holds then, else the one nearest in time.

        Without a day the latest role counts. A capital or a seat has its state's id.

        Raises:
            KeyError: no actor has this id.
        """
        role = self.dated_role(id, day)
        return role.country, role.sector

    def dated_role(self, id: str, day: date | str | None = None) -> Role:
        """The role behind `role_on`, with its office and period. Raises KeyError like it."""
        roles = self.by_id[id].roles
        if day is None:
            return roles[-1]
        iso = day if isinstance(day, str) else day.isoformat()
        holding = [r for r in roles if r.holds_on(iso)]
        if holding:
            return holding[-1]
        past = [r for r in roles if r.end and r.end < iso]
        return max(past, key=lambda r: r.end) if past else roles[0]

    def search(self, text: str, *, limit: int = 20) -> tuple[Actor, ...]:
        """Actors whose id or written form is, begins with, or holds the text: best first, then table order."""
        wanted = " ".join(text.split()).casefold()
        ranked: list[tuple[int, int, Actor]] = []
        for position, actor in enumerate(self.by_id.values()):
            forms = [actor.id.casefold(), *(n.surface.casefold() for n in actor.names)]
            rank = min((_closeness(form, wanted) for form in forms), default=3)
            if wanted and rank < 3:
                ranked.append((rank, position, actor))
        return tuple(actor for _, _, actor in sorted(ranked, key=lambda r: r[:2])[:limit])


def _closeness(form: str, wanted: str) -> int:
    if form == wanted:
        return 0
    if form.startswith(wanted):
        return 1
    return 2 if wanted in form else 3


def load_actors(records: Mapping[str, Iterable[Mapping[str, str]]]) -> Actors:
    """Build the actors from checked rows as `read_actor_tables` gives them; rows of one id become one actor.

    Tables are taken in the order of `COLUMNS`, whatever the order of the mapping. A later row of an id adds roles and names.
    """
    grouped: dict[str, tuple[str, list[Mapping[str, str]]]] = {}
    for table in COLUMNS:
        for row in records.get(table, ()):
            grouped.setdefault(row_id(table, row), (table, []))[1].append(row)
    return Actors({id: _actor(id, table, rows) for id, (table, rows) in grouped.items()})


def _actor(id: str, table: str, rows: list[Mapping[str, str]]) -> Actor:
    roles = tuple(sorted((r for row in rows for r in row_roles(table, row)), key=lambda r: (r.start, r.end or "9")))
    name = rows[0].get("name") or rows[0]["name_id"]
    start = min(r.start for r in roles)
    end = "" if any(not r.end for r in roles) else max(r.end for r in roles)
    reasons = {form: why for row in rows for form, why in cautions(row).items()}
    names: dict[str, ActorName] = {}
    for row in rows:
        for surface, kind in surfaces(table, row):
            if surface not in names:
                caution = reasons.get(surface, "")
                names[surface] = ActorName(
                    id,
                    kind,
                    roles[-1].country,
                    roles[-1].sector,
                    name,
                    surface,
                    start,
                    end,
                    _is_exact(surface, caution),
                    caution,
                )
    return Actor(id, KINDS[table], name, rows[0].get("name_en", ""), roles, tuple(names.values()))


def _is_exact(surface: str, caution: str) -> bool:
    return caution == "case" or (len(surface) <= _SHORT_CAPITALS and surface.isupper())
