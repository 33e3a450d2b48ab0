"""Reference data: periods hold on the right days, every subject and organisation is known, broken rows are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tapal.loading import load_world_actors
from tapal.world.borders import Borders
from tapal.world.reference import TABLE, Reference, ReferenceTableError, load_reference

ACTORS = load_world_actors()
REFERENCE: Reference = load_reference(ACTORS, Borders())


def test_every_subject_and_organisation_is_known() -> None:
    for held in (*REFERENCE.nuclear, *REFERENCE.members):
        assert f"state:{held.subject}" in ACTORS.by_id
        assert not held.value or held.value in ACTORS.by_id


@pytest.mark.parametrize(
    ("country", "day", "wanted"),
    [
        ("IND", "2024-01-01", True),
        ("IRN", "2024-01-01", False),
        ("PRK", "2005-12-31", False),
        ("PRK", "2006-10-10", True),
        ("ZAF", "1985-01-01", True),
        ("ZAF", "", False),
        ("ISR", "", True),
    ],
)
def test_who_has_nuclear_weapons_on_a_day(country: str, day: str, wanted: bool) -> None:
    assert REFERENCE.is_nuclear(country, day) is wanted


def test_members_on_a_day() -> None:
    assert REFERENCE.is_member("SWE", "org:nato", "2024-03-06") is False
    assert REFERENCE.is_member("SWE", "org:nato", "2024-03-07") is True
    assert REFERENCE.is_member("GBR", "org:uni-eropa", "2020-01-31") is True
    assert REFERENCE.is_member("GBR", "org:uni-eropa") is False
    assert REFERENCE.is_member("GBR", "org:unesco") is None


def test_there_are_32_allies_and_27_in_the_union_today() -> None:
    for organisation, number in (
        ("org:nato", 32),
        ("org:uni-eropa", 27),
        ("org:asean", 11),
        ("org:uni-afrika", 55),
        ("org:liga-arab", 22),
        ("org:oki", 57),
    ):
        members = [h for h in REFERENCE.members if h.value == organisation and h.holds_on("")]
        assert len(members) == number, organisation


def test_capitals() -> None:
    assert REFERENCE.is_capital("KAZ", "Astana") is True
    assert REFERENCE.is_capital("KAZ", "Almaty") is False
    assert REFERENCE.is_capital("TJK", "Duschanbe") is True
    assert REFERENCE.is_capital("ISR", "Tel Aviv") is None


def test_lengths() -> None:
    assert REFERENCE.length_km("AFG-TJK") == 1357
    assert REFERENCE.length_km("IRN-ISR") is None


def test_a_broken_row_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "reference.tsv"
    path.write_text(TABLE.read_text(encoding="utf-8") + "odd\tIRN\n", encoding="utf-8")
    with pytest.raises(ReferenceTableError, match=r"reference\.tsv line \d+: .*write one of"):
        load_reference(ACTORS, Borders(), path=path)
    path.write_text("fact\tsubject\n", encoding="utf-8")
    with pytest.raises(ReferenceTableError, match="columns"):
        load_reference(ACTORS, Borders(), path=path)
