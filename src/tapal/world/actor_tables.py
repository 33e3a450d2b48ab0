"""The tables of actors: reads them, checks them, and says what each row holds."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SECTORS = frozenset(
    (
        "GOV",
        "MIL",
        "COP",
        "SPY",
        "PRM",
        "REB",
        "UAF",
        "LEG",
        "JUD",
        "PTY",
        "OPP",
        "CVL",
        "REF",
        "JRN",
        "BUS",
        "MED",
        "REL",
    )
) | {"CRM", "IGO", "SOC", "UNK"}
CAUTIONS = frozenset(("case", "common-word", "person-name", "other-place", "shared", "ambiguous", "former"))
COLUMNS: dict[str, tuple[str, ...]] = {
    "states": ("iso3", "name_id", "name_en", "aliases", "demonyms", "capitals", "seats", "caution"),
    "regions": ("id", "name_id", "name_en", "aliases", "country", "sector", "caution"),
    "peoples": ("id", "name", "aliases", "country", "sector", "caution"),
    "leaders": ("id", "name", "aliases", "country", "sector", "office", "from", "to", "caution"),
    "forces": ("id", "name", "aliases", "country", "sector", "caution"),
    "groups": ("id", "name", "aliases", "roles", "caution"),
    "organisations": ("id", "name", "aliases", "country", "sector", "caution"),
    "media": ("id", "name", "aliases", "country", "caution"),
}
KINDS = {
    "states": "state",
    "regions": "region",
    "peoples": "people",
    "leaders": "person",
    "forces": "force",
    "groups": "group",
    "organisations": "organisation",
    "media": "media",
}
NAME_KINDS = {"regions": "capital", "peoples": "demonym"}


class ActorTableError(ValueError):
    """An actor table that cannot be used as it is: says the file, the line, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Role:
    """What an actor is in a period: country (ISO 3166-1 alpha-3, `IGO` or empty), sector, office.

    `start` and `end` are ISO days, both inclusive; empty is open.
    """

    country: str
    sector: str
    office: str = ""
    start: str = ""
    end: str = ""

    def holds_on(self, day: str) -> bool:
        """Whether the ISO day lies in the period."""
        return (not self.start or self.start <= day) and (not self.end or day <= self.end)


def read_actor_tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Read and check the actor tables of a folder (`states.tsv` and the rest): table name to rows, in file order.

    Cells stay as they are written: lists joined by bars, days as YYYY, YYYY-MM or YYYY-MM-DD.

    Raises:
        ActorTableError: a missing file or column, an unknown column, country, sector, caution or day, an id used twice,
            or a name of two actors that neither of them warns of; the message names file and line and says what to do.
    """
    tables = {table: _read_table(folder / f"{table}.tsv", COLUMNS[table]) for table in COLUMNS}
    countries = {row["iso3"] for row in tables["states"]} | {"IGO", ""}
    for table, rows in tables.items():
        seen: set[str] = set()
        for row in rows:
            where = f"{table}.tsv line {row['line']}"
            _check_row(table, row, countries, where)
            if row_id(table, row) in seen and table != "leaders":
                raise ActorTableError(
                    f"{where}: id {row_id(table, row)!r} is used twice; give one of the two another id"
                )
            seen.add(row_id(table, row))
    _check_claims(tables)
    return {table: [{k: v for k, v in row.items() if k != "line"} for row in rows] for table, rows in tables.items()}


def _read_table(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    if not path.is_file():
        raise ActorTableError(f"{path.name}: no such file in {path.parent}; restore it, even with a header row only")
    rows: list[dict[str, str]] = []
    header: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            odd = sorted(set(cells) ^ set(columns))
            if odd:
                raise ActorTableError(
                    f"{path.name} line {number}: columns {odd} are unknown or missing; want {columns}"
                )
            continue
        if len(cells) != len(header):
            raise ActorTableError(f"{path.name} line {number}: {len(cells)} cells, want {len(header)}; check the tabs")
        rows.append(dict(zip(header, (c.strip() for c in cells))) | {"line": str(number)})
    return rows


def _check_row(table: str, row: Mapping[str, str], countries: set[str], where: str) -> None:
    try:
        forms = {surface for surface, _ in surfaces(table, row)}
        for role in row_roles(table, row):
            if role.country not in countries:
                raise ValueError(f"country {role.country!r} is not in states.tsv; use its alpha-3 code, IGO or nothing")
            if role.sector not in SECTORS:
                raise ValueError(f"sector {role.sector!r} is unknown; use one of {sorted(SECTORS)}")
            if role.start and role.end and role.start > role.end:
                raise ValueError(f"the role ends ({role.end}) before it starts ({role.start}); swap or correct them")
        for form, reason in cautions(row).items():
            if reason not in CAUTIONS:
                raise ValueError(f"caution {form}={reason} is unknown; use form=reason with one of {sorted(CAUTIONS)}")
            if form not in forms:
                raise ValueError(f"caution for {form!r}, which is no name in this row; correct its spelling")
    except ValueError as error:
        raise ActorTableError(f"{where}: {error}") from error


def _check_claims(tables: Mapping[str, Iterable[Mapping[str, str]]]) -> None:
    claims: dict[str, dict[str, tuple[str, bool]]] = {}
    for table, rows in tables.items():
        for row in rows:
            warnings = {form.casefold() for form in cautions(row)}
            for surface, _ in surfaces(table, row):
                key, where = surface.casefold(), f"{table}.tsv line {row['line']}"
                others = claims.setdefault(key, {})
                warned = key in warnings or others.get(row_id(table, row), ("", False))[1]
                others[row_id(table, row)] = (where, warned)
    for surface, owners in claims.items():
        silent = sorted(where for where, warned in owners.values() if not warned)
        if len(owners) > 1 and silent:
            raise ActorTableError(
                f"{silent[0]}: {surface!r} is also a name of {sorted(set(owners))}; "
                f"take it away from one, or write it into the caution column of each as {surface}=shared"
            )


def row_id(table: str, row: Mapping[str, str]) -> str:
    """The actor id of a row: its `id`, or `state:` and the country code."""
    return f"state:{row['iso3']}" if table == "states" else row["id"]


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def cautions(row: Mapping[str, str]) -> dict[str, str]:
    """The warned forms of a row and the reason for each."""
    out: dict[str, str] = {}
    for part in _split(row.get("caution", "")):
        form, _, reason = part.rpartition("=")
        out[form] = reason
    return out


def surfaces(table: str, row: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every written form in a row with its kind, the name first."""
    kind = NAME_KINDS.get(table, KINDS[table])
    if table == "regions" and row["sector"] != "GOV":
        kind = "group"
    out = [(row[key], kind) for key in ("name", "name_id", "name_en") if row.get(key)]
    out += [(form, kind) for form in _split(row["aliases"])]
    for column, other in (("demonyms", "demonym"), ("capitals", "capital"), ("seats", "seat")):
        out += [(form, other) for form in _split(row.get(column, ""))]
    return out


def row_roles(table: str, row: Mapping[str, str]) -> list[Role]:
    """The roles that a row gives. Raises ValueError when a role or a day is not written as it should be."""
    if table == "states":
        return [Role(row["iso3"], "GOV")]
    if table == "media":
        return [Role(row["country"], "JRN")]
    if table != "groups":
        period = (_day(row.get("from", ""), last=False), _day(row.get("to", ""), last=True))
        return [Role(row["country"], row["sector"], row.get("office", ""), *period)]
    roles = []
    for part in _split(row["roles"]):
        where, _, period_text = part.partition(" ")
        country, slash, sector = where.partition("/")
        start, dots, end = period_text.partition("..")
        if not slash or (period_text and not dots):
            raise ValueError(f"role {part!r} is not COUNTRY/SECTOR or COUNTRY/SECTOR from..to; write it so")
        roles.append(Role(country, sector, "", _day(start, last=False), _day(end, last=True)))
    if not roles:
        raise ValueError("the roles cell is empty; write COUNTRY/SECTOR")
    return roles


def _day(text: str, *, last: bool) -> str:
    """The first or last ISO day of a year, a month or a day; empty stays empty."""
    parts = text.strip().split("-") if text.strip() else []
    if not parts:
        return ""
    try:
        year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else (12 if last else 1)
        day = int(parts[2]) if len(parts) > 2 else (calendar.monthrange(year, month)[1] if last else 1)
        return date(year, month, day).isoformat()
    except (ValueError, IndexError, calendar.IllegalMonthError) as error:
        raise ValueError(f"{text!r} is no day; write YYYY, YYYY-MM or YYYY-MM-DD") from error
