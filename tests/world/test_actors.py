"""Actors: the shipped tables are sound, names lead to the right side on the right day, broken tables say what is wrong."""

from __future__ import annotations

import json
import pickle
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import tapal.language
import tapal.world
from tapal.world.actor_tables import COLUMNS, SECTORS
from tapal.world.actors import Actors, ActorTableError, load_actors, read_actor_tables

DATA = Path(tapal.world.__file__).parent / "data"
LANGUAGE = Path(next(iter(tapal.language.__path__))) / "id"
TABLES = read_actor_tables(DATA)
ACTORS = load_actors(TABLES)


def rows(path: Path) -> list[dict[str, str]]:
    lines = [ln for ln in path.read_text(encoding="utf-8").split("\n") if ln.strip() and not ln.startswith("#")]
    return [dict(zip(lines[0].split("\t"), ln.split("\t"), strict=True)) for ln in lines[1:]]


def sides(surface: str, day: str) -> set[tuple[str, str]]:
    return {ACTORS.role_on(n.id, day) for n in ACTORS.named(surface)}


@pytest.mark.parametrize(
    ("surface", "day", "country", "sector"),
    [
        ("Afganistan", "2024-01-01", "AFG", "GOV"),
        ("Taliban", "1995-06-01", "AFG", "REB"),
        ("Taliban", "2000-06-01", "AFG", "GOV"),
        ("Taliban", "2021-08-14", "AFG", "REB"),
        ("Taliban", "2021-08-15", "AFG", "GOV"),
        ("Haibatullah Akhundzada", "2019-01-01", "AFG", "REB"),
        ("Haibatullah Akhundzada", "2023-01-01", "AFG", "GOV"),
        ("Jaish al-Zulm", "2024-01-16", "IRN", "REB"),
        ("Jaish al-Adl", "2024-01-16", "IRN", "REB"),
        ("FARC", "2010-01-01", "COL", "REB"),
        ("FARC", "2020-01-01", "COL", "PTY"),
        ("Rachmon", "2022-01-01", "TJK", "GOV"),
        ("Wladimir Putin", "2022-01-01", "RUS", "GOV"),
        ("Kremlin", "2022-01-01", "RUS", "GOV"),
        ("Moskwa", "2022-01-01", "RUS", "GOV"),
        ("Islam Abad", "2024-01-01", "PAK", "GOV"),
        ("Korut", "2024-01-01", "PRK", "GOV"),
        ("Garda Revolusi", "2024-01-01", "IRN", "MIL"),
        ("Bundeswehr", "2024-01-01", "DEU", "MIL"),
        ("DK PBB", "2024-01-01", "IGO", "IGO"),
        ("Dokter Lintas Batas", "2024-01-01", "", "MED"),
        ("IRNA", "2024-01-01", "IRN", "JRN"),
        ("Hun Manet", "2025-07-01", "KHM", "GOV"),
        ("Ahmed al-Sharaa", "2023-01-01", "SYR", "REB"),
        ("Ahmed al-Sharaa", "2025-01-01", "SYR", "GOV"),
        ("RSF", "2022-01-01", "SDN", "PRM"),
        ("TPNPB-OPM", "2023-01-01", "IDN", "REB"),
        ("Knesset", "2024-01-01", "ISR", "LEG"),
        ("Mossad", "2024-01-01", "ISR", "SPY"),
        ("pengungsi Rohingya", "2024-01-01", "MMR", "REF"),
        ("Jalur Gaza", "2024-01-01", "PSE", "GOV"),
    ],
)
def test_a_name_leads_to_its_side_on_a_day(surface: str, day: str, country: str, sector: str) -> None:
    assert (country, sector) in sides(surface, day)


def test_out_of_office_the_nearest_role_counts() -> None:
    person = "person:joe-biden"
    assert ACTORS.dated_role(person, date(2026, 1, 1)).office == "presiden"
    assert ACTORS.dated_role("person:mark-rutte", "2024-08-01").country == "NLD"
    assert ACTORS.role_on("person:mark-rutte", "2025-01-01") == ("IGO", "IGO")
    assert ACTORS.role_on("person:mark-rutte") == ("IGO", "IGO")


def test_short_capitals_count_only_as_written() -> None:
    assert [n.id for n in ACTORS.named("AS")] == ["state:USA"]
    assert ACTORS.named("as") == ()
    assert ACTORS.named("iran")[0].id == "state:IRN"


def test_doubtful_forms_are_kept_apart() -> None:
    trusted = {n.surface for _, n in ACTORS.names}
    every = {n.surface for _, n in ACTORS.every_name}
    for surface in ("Lima", "Baku", "Antara", "Tempo", "Kompas", "Naga"):
        assert surface in every
        assert surface not in trusted


def test_words_of_a_name_have_brackets_apart() -> None:
    words = {n.surface: w for w, n in ACTORS.every_name}
    assert words["Amerika Serikat (AS)"] == ("Amerika", "Serikat", "(", "AS", ")")
    assert words["Al-Qaeda"] == ("Al-Qaeda",)


def test_search_puts_the_exact_name_first() -> None:
    assert ACTORS.search("hizbullah")[0].id == "group:hizbullah"
    assert "person:mohammad-mokhber" in {a.id for a in ACTORS.search("mokhb")}
    assert ACTORS.search("") == ()
    assert len(ACTORS.search("a", limit=7)) == 7


def test_states_are_complete() -> None:
    without_capital = {"HKG", "MAC", "SGP", "MCO", "VAT", "SMR", "GIB", "CYM", "GLP"}
    for row in TABLES["states"]:
        assert len(row["iso3"]) == 3
        assert row["iso3"].isupper()
        assert row["name_id"]
        assert row["name_en"]
        assert row["capitals"] or row["iso3"] in without_capital, row["iso3"]
    assert len(TABLES["states"]) >= 200


@pytest.mark.parametrize(
    ("table", "least"),
    [("leaders", 1500), ("forces", 300), ("groups", 500), ("organisations", 400), ("media", 400), ("peoples", 90)],
)
def test_tables_are_not_toys(table: str, least: int) -> None:
    assert len(TABLES[table]) >= least


def test_every_role_has_a_known_sector_and_ids_tell_their_kind() -> None:
    for actor in ACTORS.by_id.values():
        assert actor.roles
        assert all(r.sector in SECTORS for r in actor.roles)
        assert actor.id == actor.id.lower() or actor.id.startswith("state:")


def test_records_survive_json_and_pickle() -> None:
    again = load_actors(json.loads(json.dumps(TABLES)))
    assert again == ACTORS
    copy: Actors = pickle.loads(pickle.dumps(ACTORS))
    assert copy.names == ACTORS.names


@given(st.sampled_from(sorted(ACTORS.by_id)), st.dates(date(1980, 1, 1), date(2040, 1, 1)))
def test_there_is_a_role_on_any_day_and_it_is_one_of_the_actors(id: str, day: date) -> None:
    roles = ACTORS.by_id[id].roles
    role = ACTORS.dated_role(id, day)
    assert role in roles
    assert role.holds_on(day.isoformat()) or not any(r.holds_on(day.isoformat()) for r in roles)


BREAKS = [
    ("groups", "group:x\tX\t\tAFG/XYZ\t", "sector 'XYZ' is unknown"),
    ("groups", "group:x\tX\t\tAFX/REB\t", "country 'AFX' is not in states.tsv"),
    ("groups", "group:x\tX\t\tAFG REB\t", "is not COUNTRY/SECTOR"),
    ("groups", "group:x\tX\t\t\t", "the roles cell is empty"),
    ("groups", "group:x\tX\t\tAFG/REB 2021-13..\t", "is no day"),
    ("groups", "group:x\tX\t\tAFG/REB 2022..2021\t", "before it starts"),
    ("groups", "group:taliban\tX\t\tAFG/REB\t", "is used twice"),
    ("groups", "group:x\tX\tTaliban\tAFG/REB\t", "'taliban' is also a name of"),
    ("groups", "group:x\tX\t\tAFG/REB\tY=shared", "no name in this row"),
    ("groups", "group:x\tX\t\tAFG/REB\tX=odd", "caution X=odd is unknown"),
    ("groups", "group:x\tX", "2 cells, want 5"),
    ("leaders", "person:x\tX\t\tAFG\tGOV\tpresiden\t2001-02-30\t\t", "is no day"),
]


@pytest.mark.parametrize(("table", "line", "message"), BREAKS)
def test_a_broken_row_is_refused_with_file_and_line(tmp_path: Path, table: str, line: str, message: str) -> None:
    for name in COLUMNS:
        shutil.copy(DATA / f"{name}.tsv", tmp_path)
    path = tmp_path / f"{table}.tsv"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(ActorTableError, match=rf"{table}\.tsv line \d+: .*") as caught:
        read_actor_tables(tmp_path)
    assert message in str(caught.value)


def test_a_missing_file_or_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(ActorTableError, match=r"states\.tsv: no such file"):
        read_actor_tables(tmp_path)
    for name in COLUMNS:
        shutil.copy(DATA / f"{name}.tsv", tmp_path)
    (tmp_path / "media.tsv").write_text("id\tname\taliases\tcountry\tcolour\n", encoding="utf-8")
    with pytest.raises(ActorTableError, match=r"media.tsv line 1: columns \['caution', 'colour'\]"):
        read_actor_tables(tmp_path)


NOUN_KINDS = ("person", "people", "body", "weapon", "place", "nobody")


def test_nouns_titles_and_reference_words_are_sound() -> None:
    nouns = rows(LANGUAGE / "agents.tsv")
    assert len(nouns) >= 800
    assert len({r["noun"] for r in nouns}) == len(nouns)
    assert all(r["sector"] in SECTORS and r["kind"] in NOUN_KINDS for r in nouns)
    titles = rows(LANGUAGE / "titles.tsv")
    assert len(titles) >= 400
    assert len({r["title"] for r in titles}) == len(titles)
    assert all(r["sector"] in SECTORS | {""} for r in titles)
    references = yaml.safe_load((LANGUAGE / "pronouns.yaml").read_text(encoding="utf-8"))["references"]
    words = [w for r in references for w in r["words"]]
    assert len(words) == len(set(words))
    assert all(r["number"] in ("one", "two", "many") and r["wants"] for r in references)


@pytest.mark.parametrize(
    ("noun", "sector", "kind"),
    [
        ("tentara", "MIL", "person"),
        ("jet tempur", "MIL", "weapon"),
        ("penjaga perbatasan", "COP", "person"),
        ("pemerintah", "GOV", "body"),
        ("gerilyawan", "REB", "person"),
        ("orang tak dikenal", "UAF", "person"),
        ("pengungsi", "REF", "person"),
        ("kamp pengungsi", "REF", "place"),
        ("wartawan", "JRN", "person"),
        ("LSM", "SOC", "body"),
    ],
)
def test_a_noun_has_its_sector(noun: str, sector: str, kind: str) -> None:
    assert {"noun": noun, "sector": sector, "kind": kind} in rows(LANGUAGE / "agents.tsv")
