"""Reference data that stated facts are held against: who has nuclear weapons, who is a member of what, which town is a capital."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tapal.world.actors import Actors
from tapal.world.borders import Borders
from tapal.world.place_names import fold

TABLE = Path(__file__).parent / "data" / "reference.tsv"
COLUMNS = ("fact", "subject", "value", "from", "to", "note")
FACTS = ("nuclear-weapons", "member", "capital")


class ReferenceTableError(ValueError):
    """A reference table that cannot be used: says the file, the line, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Held:
    """Something that holds in a period: ISO days or their beginnings, both inclusive, empty is open."""

    subject: str
    value: str
    start: str
    end: str

    def holds_on(self, day: str) -> bool:
        """Whether it holds on an ISO day; without a day, whether it holds still."""
        if not day:
            return not self.end
        return day[: len(self.start)] >= self.start and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True)
class Reference:
    """What our data say of borders and states. Every answer is None where they say nothing."""

    borders: Borders
    nuclear: tuple[Held, ...]
    members: tuple[Held, ...]
    capitals: Mapping[str, tuple[str, ...]]

    def length_km(self, border: str) -> float | None:
        """The official length of a land border."""
        found = self.borders.get(border)
        return found.length_km if found else None

    def is_nuclear(self, country: str, day: str = "") -> bool:
        """Whether a state has nuclear weapons on an ISO day, or now."""
        return any(h.subject == country and h.holds_on(day) for h in self.nuclear)

    def is_member(self, country: str, organisation: str, day: str = "") -> bool | None:
        """Whether a state belongs to an organisation on an ISO day, or now; None for one whose members we do not list."""
        listed = [h for h in self.members if h.value == organisation]
        return any(h.subject == country and h.holds_on(day) for h in listed) if listed else None

    def is_capital(self, country: str, town: str) -> bool | None:
        """Whether a town is a state's capital; None where that is disputed or not known."""
        names = self.capitals.get(country, ())
        return fold(town) in {fold(name) for name in names} if names else None


def load_reference(actors: Actors, borders: Borders, *, path: Path = TABLE) -> Reference:
    """The reference data that ship with the package, the capitals of `actors` included.

    Raises:
        ReferenceTableError: a row cannot be used.
    """
    rows = list(_rows(path))
    capitals = {
        actor.names[0].country: tuple(n.surface for n in actor.names if n.kind == "capital")
        for actor in actors.by_id.values()
        if actor.kind == "state"
    }
    capitals |= {h.subject: tuple(n for n in h.value.split("|") if n) for fact, h in rows if fact == "capital"}
    return Reference(
        borders=borders,
        nuclear=tuple(h for fact, h in rows if fact == "nuclear-weapons"),
        members=tuple(h for fact, h in rows if fact == "member"),
        capitals=capitals,
    )


def _rows(path: Path) -> Iterable[tuple[str, Held]]:
    header: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            if tuple(header) != COLUMNS:
                raise ReferenceTableError(f"{path.name} line {number}: columns {header}; want {list(COLUMNS)}")
            continue
        row = dict(zip(header, [*cells, *[""] * (len(header) - len(cells))]))
        if len(cells) > len(header) or row["fact"] not in FACTS or len(row["subject"]) != 3:
            raise ReferenceTableError(
                f"{path.name} line {number}: {line!r}: write one of {', '.join(FACTS)}, an ISO alpha-3 code, then the rest"
            )
        yield row["fact"], Held(row["subject"], row["value"], row["from"], row["to"])
