"""Borders: who touches whom, how far a place is from a line, and the geometry beneath."""

from __future__ import annotations

import math
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from packs import borders as build
from tapal.world.borders import Borders
from tapal.world.geometry import great_circle_km, pack_lines, unpack_lines


@pytest.fixture(scope="module")
def borders() -> Borders:
    return Borders()


def test_a_border_has_names_length_and_crossings(borders: Borders) -> None:
    border = borders.get("AFG-TJK")
    assert border is not None
    assert (border.kind, border.length_km) == ("land", 1357.0)
    assert "Tajikistan" in border.name_id
    assert "Tajikistan" in border.name_en
    assert any("Sher Khan Bandar" in crossing for crossing in border.crossings)


def test_pairs_are_in_order(borders: Borders) -> None:
    assert borders.pair("TJK", "AFG") == "AFG-TJK"
    assert borders.get("TJK-AFG") is None
    for one, other in (("AFG", "AFG"), ("", "AFG")):
        with pytest.raises(ValueError, match="two countries"):
            borders.pair(one, other)


def test_there_are_all_land_borders_and_the_seas_that_matter(borders: Borders) -> None:
    kinds = [border.kind for border in borders.all()]
    assert sum(kind in ("land", "both") for kind in kinds) >= 320
    assert sum(kind in ("sea", "both") for kind in kinds) >= 80
    assert [border.id for border in borders.all()] == sorted(border.id for border in borders.all())


@pytest.mark.parametrize(
    "pair",
    ["IDN-MYS", "AUS-IDN", "IDN-PHL", "CHN-PHL", "CHN-VNM", "CHN-TWN", "CHN-JPN", "KOR-PRK", "GRC-TUR", "ISR-LBN", "ISR-PSE", "EGY-PSE",
     "AFG-PAK", "IND-PAK", "KHM-THA", "RUS-UKR", "IRN-PAK", "FRA-GBR", "IDN-SGP", "CYP-TUR"],
)  # fmt: skip
def test_it_is_a_border(borders: Borders, pair: str) -> None:
    assert borders.is_border(pair)


@pytest.mark.parametrize("pair", ["AFG-IND", "IRN-USA", "ISR-YEM", "IRN-ISR", "IDN-THA-X", "", "IDN-RUS"])
def test_it_is_no_border(borders: Borders, pair: str) -> None:
    assert not borders.is_border(pair)


def test_distant_strikers_are_pairs_but_no_neighbours(borders: Borders) -> None:
    assert borders.is_strike_pair("IRN-ISR")
    assert not borders.is_strike_pair("ISR-LBN")
    assert "IRN" not in borders.neighbours("ISR")
    assert math.isinf(borders.distance_km("IRN-ISR", 32.0, 35.0))


@pytest.mark.parametrize(
    ("country", "touching", "apart"),
    [
        ("AFG", {"PAK", "IRN", "TJK", "UZB", "TKM", "CHN"}, {"IND", "KGZ"}),
        ("IDN", {"MYS", "PNG", "TLS", "SGP", "PHL", "AUS", "VNM"}, {"JPN", "NZL"}),
        ("ISR", {"LBN", "SYR", "JOR", "EGY", "PSE"}, {"SAU", "IRQ"}),
        ("UKR", {"RUS", "BLR", "POL", "MDA", "ROU", "HUN", "SVK"}, {"DEU"}),
    ],
)
def test_neighbours(borders: Borders, country: str, touching: set[str], apart: set[str]) -> None:
    found = borders.neighbours(country)
    assert touching <= found
    assert not apart & found


def test_nobody_is_neighbour_of_an_unknown_country(borders: Borders) -> None:
    assert borders.neighbours("XXX") == frozenset()


@pytest.mark.parametrize(
    ("pair", "lat", "lon", "least", "most"),
    [
        ("AFG-PAK", 34.12, 71.09, 0, 5),  # Torkham
        ("AFG-PAK", 34.53, 69.17, 50, 110),  # Kabul
        ("AFG-TJK", 37.18, 68.6, 0, 8),  # Sher Khan Bandar
        ("IDN-MYS", 0.963, 110.345, 0, 5),  # Entikong
        ("IDN-PNG", -2.62, 140.99, 0, 5),  # Skouw
        ("ISR-LBN", 33.28, 35.578, 0, 5),  # Metula
        ("RUS-UKR", 50.91, 34.8, 20, 45),  # Sumy
        ("IND-PAK", 31.605, 74.573, 0, 5),  # Wagah
        ("KHM-THA", 14.39, 104.68, 0, 5),  # Preah Vihear
        ("CHN-PHL", 15.15, 117.76, 0, 5),  # Scarborough
        ("CHN-TWN", 24.5, 119.5, 0, 25),  # in the strait
        ("IDN-SGP", 1.2, 103.9, 0, 8),
        ("IDN-MYS", -6.2, 106.8, 300, 2000),  # Jakarta
    ],
)
def test_distances(borders: Borders, pair: str, lat: float, lon: float, least: float, most: float) -> None:
    assert least <= borders.distance_km(pair, lat, lon) <= most


def test_an_unknown_pair_is_infinitely_far(borders: Borders) -> None:
    assert math.isinf(borders.distance_km("AFG-IND", 34.0, 70.0))


def test_near_lists_the_nearest_first_and_agrees_with_the_distance(borders: Borders) -> None:
    found = borders.near(33.2, 35.57, 60)
    assert found[0][0] == "ISR-LBN"
    assert {"ISR-SYR", "LBN-SYR"} <= {pair for pair, _ in found}
    assert [km for _, km in found] == sorted(km for _, km in found)
    for pair, km in found:
        assert km == pytest.approx(borders.distance_km(pair, 33.2, 35.57))
        assert km <= 60


def test_nothing_is_near_the_middle_of_a_country(borders: Borders) -> None:
    assert borders.near(-6.2, 106.8, 50) == []


@pytest.mark.parametrize(
    ("lat", "lon", "country"),
    [(-6.2, 106.8, "IDN"), (34.5, 69.2, "AFG"), (44.95, 34.1, "UKR"), (68.15, 33.46, "RUS"), (66.0, 178.0, "RUS"), (31.5, 34.45, "PSE"),
     (42.6, 21.0, "XKX"), (9.5, 44.1, "SOM"), (4.0, -53.0, "GUF"), (12.0, 114.0, "")],
)  # fmt: skip
def test_the_country_at_a_point(borders: Borders, lat: float, lon: float, country: str) -> None:
    assert borders.outlines.country_at(lat, lon) == country


def test_a_point_off_shore_belongs_to_the_nearest_country_within_reach(borders: Borders) -> None:
    assert borders.outlines.country_at(5.555, 126.583) == ""
    assert borders.outlines.country_at(12.0, 114.0, within_km=10) == ""
    assert borders.outlines.country_at(-8.9, 115.2, within_km=30) == "IDN"


def test_it_travels_light_between_processes(borders: Borders) -> None:
    packed = pickle.dumps(borders)
    assert len(packed) < 1000
    assert pickle.loads(packed).get("AFG-TJK") == borders.get("AFG-TJK")


def test_the_pack_is_built_from_the_table() -> None:
    assert not build.is_stale()


def test_a_table_with_a_pair_out_of_order_is_refused(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    table = Path(str(tmp_path)) / "borders.tsv"
    table.write_text(
        "pair\tkind\tlength_km\tname_id\tname_en\tcrossings\tpoints\tnote\nTJK-AFG\tland\t1\ta\tb\t\t\t\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(build, "TABLE", table)
    with pytest.raises(build.SourceError, match="alphabetical"):
        build.read_table()


def test_great_circle_of_known_cities() -> None:
    assert great_circle_km(-6.2, 106.8, 1.35, 103.82) == pytest.approx(902, abs=10)  # Jakarta to Singapore
    assert great_circle_km(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.5)


points = st.tuples(st.integers(-200_000, 200_000), st.integers(-90_000, 90_000))


@given(st.lists(st.lists(points, min_size=2, max_size=9), min_size=1, max_size=6))
def test_lines_come_back_as_they_were_packed(lines: list[list[tuple[int, int]]]) -> None:
    back, starts = unpack_lines(*pack_lines(lines), 1000.0)
    pieces = np.split(np.rint(back * 1000).astype(int), starts[1:])
    assert [[tuple(map(int, point)) for point in piece] for piece in pieces] == lines
