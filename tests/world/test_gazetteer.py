"""Which place a name means, and when no place is the better answer."""

from __future__ import annotations

import pickle

import pytest

from packs import gazetteer as build
from tapal.world.borders import Borders
from tapal.world.gazetteer import Gazetteer
from tapal.world.geometry import great_circle_km
from tapal.world.place_names import fold, skeleton


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture(scope="module")
def borders() -> Borders:
    return Borders()


FOUND = [
    # name, countries of the text, country, kind, lat, lon, tolerance km
    ("Islamabad", (), "PAK", "town", 33.7, 73.05, 20),
    ("Islamabad", ("PAK",), "PAK", "town", 33.7, 73.05, 20),
    ("Islamabad", ("AFG", "BGD", "PAK"), "PAK", "town", 33.7, 73.05, 20),
    ("Islam Abad", (), "PAK", "town", 33.7, 73.05, 20),
    ("Tachar", ("AFG",), "AFG", "province", 36.7, 69.7, 40),
    ("Badachschan", ("AFG",), "AFG", "province", 36.9, 71.3, 60),
    ("Badakhsyan", ("AFG", "TJK"), "AFG", "province", 36.9, 71.3, 60),
    ("Masar-i-Scharif", ("AFG",), "AFG", "town", 36.7, 67.1, 20),
    ("Dschalalabad", ("AFG",), "AFG", "town", 34.43, 70.45, 20),
    ("Machatschkala", ("RUS",), "RUS", "town", 42.98, 47.5, 20),
    ("Kandahar", (), "AFG", "town", 31.61, 65.71, 20),
    ("Provinsi Kandahar", ("AFG",), "AFG", "province", 31.3, 65.7, 90),
    ("Sher Khan Bandar", (), "AFG", "point", 37.18, 68.6, 10),
    ("perlintasan Torkham", ("AFG", "PAK"), "AFG", "point", 34.12, 71.09, 10),
    ("Chaman", ("PAK",), "PAK", "town", 30.92, 66.46, 10),
    ("Spin Boldak", (), "AFG", "town", 31.01, 66.4, 10),
    ("Khyber Pakhtunkhwa", (), "PAK", "province", 34.3, 71.8, 80),
    ("distrik Kurram", ("PAK",), "PAK", "district", 33.7, 70.3, 40),
    ("Balochistan", ("PAK", "IRN"), "PAK", "province", 28.5, 65.5, 150),
    ("Sistan-Baluchistan", (), "IRN", "province", 28.3, 60.8, 150),
    ("Hyderabad", ("PAK",), "PAK", "town", 25.4, 68.4, 20),
    ("Hyderabad", (), "IND", "town", 17.4, 78.5, 20),
    ("Punjab", ("IND",), "IND", "province", 31.0, 75.5, 80),
    ("Punjab", ("PAK",), "PAK", "province", 31.0, 72.6, 120),
    ("Pahalgam", ("IND",), "IND", "town", 34.0, 75.3, 15),
    ("Jalur Gaza", (), "PSE", "province", 31.42, 34.36, 15),
    ("Gaza", ("ISR", "PSE"), "PSE", "province", 31.42, 34.36, 15),
    ("Kota Gaza", (), "PSE", "town", 31.52, 34.45, 8),
    ("Rafah", ("ISR", "PSE"), "PSE", "town", 31.29, 34.26, 8),
    ("Khan Yunis", ("PSE",), "PSE", "town", 31.35, 34.3, 8),
    ("kamp pengungsi Jabalia", ("PSE",), "PSE", "town", 31.53, 34.48, 6),
    ("Ramalah", (), "PSE", "town", 31.9, 35.2, 8),
    ("Distrik Anggruk", ("IDN",), "IDN", "town", -4.22, 139.42, 20),
    ("Distrik Tingginambu", ("IDN",), "IDN", "town", -3.68, 137.85, 20),
    ("Aeramo", ("IDN",), "IDN", "town", -8.55, 121.28, 20),
    ("Pantai Banongan", ("IDN",), "IDN", "point", -7.7, 114.2, 10),
    ("RS Wirasakti", ("IDN",), "IDN", "point", -10.17, 123.59, 10),
    ("Cilangkap", ("IDN",), "IDN", "town", -6.33, 106.9, 10),
    ("Gerbang Damaskus", ("ISR", "PSE"), "PSE", "point", 31.78, 35.23, 5),
    ("Hajin", ("SYR",), "SYR", "town", 34.69, 40.83, 10),
    ("Negombo", ("LKA",), "LKA", "town", 7.2, 79.84, 10),
    ("Naungcho", ("MMR",), "MMR", "town", 22.33, 96.8, 20),
    ("Tawila", ("SDN",), "SDN", "town", 13.5, 24.88, 20),
    ("Jembatan Harbour Sydney", ("AUS",), "AUS", "point", -33.85, 151.21, 5),
    ("Turnberry", ("GBR",), "GBR", "town", 55.32, -4.83, 10),
    ("desa Yaroun", ("LBN",), "LBN", "town", 33.08, 35.42, 6),
    ("Tripoli", (), "LBY", "town", 32.89, 13.19, 20),
    ("Tripoli", ("LBN",), "LBN", "town", 34.43, 35.84, 15),
    ("Lebanon selatan", (), "LBN", "region", 33.3, 35.4, 30),
    ("selatan Lebanon", (), "LBN", "region", 33.3, 35.4, 30),
    ("Musa Qaleh", (), "AFG", "town", 32.36, 64.77, 10),
    ("Pakistan baratlaut", ("PAK",), "PAK", "country", 30.4, 68.9, 100),
    ("Propinsi Perbatasan Baratlaut", ("PAK",), "PAK", "province", 34.3, 71.8, 80),
    ("Adhamiyah", ("IRQ",), "IRQ", "point", 33.37, 44.36, 10),
    ("Maarat al-Numan", (), "SYR", "town", 35.64, 36.68, 10),
    ("kamp Nahr al-Bared", (), "LBN", "point", 34.51, 35.96, 10),
    ("Kuil Ta Kwai", (), "THA", "point", 14.36, 103.46, 10),
    ("Thabeikkyin", (), "MMR", "town", 22.88, 95.97, 10),
    ("Distrik Serambakon", (), "IDN", "town", -4.87, 140.63, 20),
    ("Al Dhafra", (), "ARE", "point", 24.25, 54.55, 10),
    ("Tanah Abang", (), "IDN", "point", -6.19, 106.81, 5),
    ("Madura", ("IDN",), "IDN", "region", -7.05, 113.4, 30),
    ("Kursk", (), "RUS", "town", 51.73, 36.19, 15),
    ("wilayah Kursk", ("RUS", "UKR"), "RUS", "province", 51.7, 36.0, 60),
    ("Kharkov", (), "UKR", "town", 49.98, 36.25, 15),
    ("Zaporizhia", (), "UKR", "town", 47.84, 35.14, 15),
    ("Lugansk", (), "UKR", "town", 48.57, 39.32, 15),
    ("Moskow", ("UKR",), "RUS", "town", 55.75, 37.62, 15),
    ("Kiev", (), "UKR", "town", 50.45, 30.52, 15),
    ("Krimea", (), "UKR", "region", 45.3, 34.4, 60),
    ("Natanz", (), "IRN", "point", 33.72, 51.73, 15),
    ("Fordow", (), "IRN", "point", 34.88, 50.99, 10),
    ("Esfahan", (), "IRN", "town", 32.65, 51.67, 15),
    ("Teheran", (), "IRN", "town", 35.69, 51.42, 15),
    ("Laut Cina Selatan", (), "", "sea", 12.0, 114.0, 300),
    ("LCS", (), "", "sea", 12.0, 114.0, 300),
    ("Laut Natuna Utara", (), "IDN", "sea", 6.0, 109.0, 150),
    ("Selat Hormuz", (), "", "sea", 26.6, 56.3, 60),
    ("Beting Scarborough", (), "CHN", "region", 15.15, 117.76, 15),
    ("Preah Vihear", ("THA", "KHM"), "KHM", "region", 14.39, 104.68, 10),
    ("Segitiga Zamrud", (), "KHM", "region", 14.35, 105.2, 20),
    ("Ta Muen Thom", (), "THA", "region", 14.35, 103.27, 10),
    ("Nduga", (), "IDN", "district", -4.45, 138.25, 60),
    ("Kabupaten Intan Jaya", (), "IDN", "district", -3.5, 137.0, 50),
    ("Jawa Barat", (), "IDN", "province", -6.9, 107.6, 60),
    ("Papua Pegunungan", (), "IDN", "province", -4.2, 139.2, 80),
    ("Entikong", (), "IDN", "point", 0.96, 110.35, 10),
    ("Skouw", (), "IDN", "point", -2.62, 140.99, 10),
    ("Motaain", (), "IDN", "point", -8.96, 124.95, 10),
    ("Serang", ("IDN",), "IDN", "town", -6.12, 106.15, 15),
    ("Baku", ("AZE",), "AZE", "town", 40.38, 49.89, 20),
    ("Panmunjom", (), "PRK", "point", 37.96, 126.68, 8),
    ("Kivu Utara", (), "COD", "province", -0.8, 28.9, 120),
    ("El Fasher", ("SDN",), "SDN", "town", 13.63, 25.35, 10),
    ("Washington", (), "USA", "town", 38.9, -77.04, 15),
    ("Berlin", ("USA",), "DEU", "town", 52.52, 13.4, 20),
    ("Moskow", ("USA",), "RUS", "town", 55.75, 37.62, 20),
    ("Tripoli, Lebanon", (), "LBN", "town", 34.43, 35.84, 15),
    ("Gardez, Afghanistan", (), "AFG", "town", 33.6, 69.2, 15),
    ("Pasar Xqzzkw, Kabul", (), "AFG", "town", 34.53, 69.17, 20),
    ("Al Udeid", ("IRN", "USA"), "QAT", "point", 25.12, 51.31, 10),
    ("perairan Natuna", (), "IDN", "sea", 4.3, 107.9, 40),
    ("Rakhine bagian utara", ("MMR",), "MMR", "region", 20.9, 92.5, 20),
    ("Provinsi Najran", (), "SAU", "town", 17.5, 44.13, 20),
    ("Hamdayat", (), "SDN", "town", 14.25, 36.57, 10),
    ("Ceel Cadde", ("KEN",), "SOM", "town", 2.95, 41.9, 10),
    ("Bikomi Utara", (), "IDN", "district", -9.35, 124.45, 30),
    ("Beung Trakoun", ("THA",), "THA", "point", 14.05, 102.8, 10),
    ("Balad", ("SOM",), "SOM", "town", 2.36, 45.38, 10),
]  # fmt: skip


@pytest.mark.parametrize(("name", "countries", "country", "kind", "lat", "lon", "within_km"), FOUND)
def test_a_name_is_resolved(
    gazetteer: Gazetteer,
    name: str,
    countries: tuple[str, ...],
    country: str,
    kind: str,
    lat: float,
    lon: float,
    within_km: float,
) -> None:
    place = gazetteer.look_up(name, countries=countries)
    assert place is not None
    assert (place.country, place.kind) == (country, kind)
    assert place.lat is not None
    assert place.lon is not None
    assert great_circle_km(place.lat, place.lon, lat, lon) <= within_km


@pytest.mark.parametrize(
    "name",
    ["Taliban", "Hamas", "di", "ini", "selama", "Senin", "Ali", "Khan", "Antara", "Sana", "Baku", "Serang", "Springfield", "Victoria",
     "Natal", "Anda", "Presiden", "", " ", "-", "Xqzzkw", "KPK", "Gencatan", "al", "Kota", "Provinsi"],
)  # fmt: skip
def test_no_place_rather_than_a_wrong_one(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.look_up(name) is None


@pytest.mark.parametrize(
    ("name", "country"), [("Taliban", "TUR"), ("Hamas", "DEU"), ("selama", "GRC"), ("ini", "SRB"), ("polisi", "IDN")]
)
def test_words_that_are_never_a_place_stay_so_in_context(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert gazetteer.look_up(name, countries=(country,)) is None


def test_an_obscure_village_needs_its_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.look_up("Gardez", countries=("AFG",)) is not None
    assert gazetteer.look_up("Gardez", countries=("IDN",)) is None


def test_a_skeleton_needs_its_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.look_up("Machatschkala", countries=("IDN",)) is None


def test_a_place_near_what_the_text_named_wins(gazetteer: Gazetteer) -> None:
    east = gazetteer.look_up("Springfield", countries=("USA",), near=(42.3, -71.8))
    west = gazetteer.look_up("Springfield", countries=("USA",), near=(38.6, -90.2))
    assert east is not None
    assert west is not None
    assert east.admin1 != west.admin1


def test_names_of_borders_carry_them(gazetteer: Gazetteer, borders: Borders) -> None:
    expected = {
        "Rafah": "EGY-PSE",
        "Garis Kontrol": "IND-PAK",
        "Garis Biru": "ISR-LBN",
        "DMZ": "KOR-PRK",
        "Garis Durand": "AFG-PAK",
    }
    for name, pair in expected.items():
        place = gazetteer.look_up(name)
        assert place is not None
        assert pair in place.borders
        assert all(borders.get(found) for found in place.borders)


def test_disputed_places_name_their_claimants(gazetteer: Gazetteer) -> None:
    place = gazetteer.look_up("Kepulauan Spratly")
    assert place is not None
    assert {"CHN", "PHL", "VNM", "MYS", "TWN"} <= set(place.claimants)


def test_regions_of_the_world_have_no_point(gazetteer: Gazetteer) -> None:
    place = gazetteer.look_up("Timur Tengah")
    assert place is not None
    assert (place.lat, place.lon, place.precision_km, place.country) == (None, None, None, "")


def test_the_38_provinces_of_indonesia_have_their_own_names(gazetteer: Gazetteer) -> None:
    listed = (
        "Aceh|Sumatera Utara|Sumatera Barat|Riau|Kepulauan Riau|Jambi|Bengkulu|Sumatera Selatan|Kepulauan Bangka Belitung|Lampung|Banten|"
        "DKI Jakarta|Jawa Barat|Jawa Tengah|DI Yogyakarta|Jawa Timur|Bali|Nusa Tenggara Barat|Nusa Tenggara Timur|Kalimantan Barat|"
        "Kalimantan Tengah|Kalimantan Selatan|Kalimantan Timur|Kalimantan Utara|Sulawesi Utara|Gorontalo|Sulawesi Tengah|Sulawesi Barat|"
        "Sulawesi Selatan|Sulawesi Tenggara|Maluku|Maluku Utara|Provinsi Papua|Papua Barat|Papua Barat Daya|Papua Tengah|Papua Pegunungan|"
        "Papua Selatan"
    )
    names = listed.split("|")
    assert len(names) == 38
    for name in names:
        place = gazetteer.look_up(name, countries=("IDN",))
        assert place is not None, name
        assert (place.country, place.kind, place.name_id) == ("IDN", "province", name)


def test_no_place_lies_outside_its_country(gazetteer: Gazetteer, borders: Borders) -> None:
    outlines, wrong = borders.outlines, []
    for row in range(0, len(gazetteer), 97):
        place = gazetteer.at(row)
        if place.lat is None or place.lon is None or place.country not in outlines.rings.owners or place.claimants:
            continue
        held = outlines.country_at(place.lat, place.lon)
        if held in place.countries or outlines.distance_km(place.country, place.lat, place.lon) <= 20:
            continue
        nearest = held or outlines.country_at(
            place.lat, place.lon, within_km=60
        )  # the outlines lack islands that lie farther out
        at_border = "-".join(sorted((nearest, place.country))) in place.borders  # the outlines are coarse there
        if nearest and nearest not in place.countries and not at_border:
            wrong.append((place.name, place.country, held))
    assert not wrong


def test_names_to_detect_resolve_and_hold_no_stop_word(gazetteer: Gazetteer, borders: Borders) -> None:
    names = list(gazetteer.own_names())
    assert len(names) > 10_000
    assert names == sorted(set(names))
    assert {"Jalur Gaza", "Tepi Barat", "Torkham", "Laut China Selatan", "AS", "Kharkiv", "Jawa Barat"} <= set(names)
    assert not {"Taliban", "Serang", "Baku", "Sana", "Tak", "KPK", "Ali"} & set(names)
    assert not [name for name in names if not any(c.isupper() for c in name)]
    everywhere = borders.outlines.rings.owners
    lost = [
        name
        for name in names[::17]
        if gazetteer.look_up(name) is None and gazetteer.look_up(name, countries=everywhere) is None
    ]
    assert not lost


def test_it_travels_light_between_processes(gazetteer: Gazetteer) -> None:
    packed = pickle.dumps(gazetteer)
    assert len(packed) < 1000
    assert pickle.loads(packed).look_up("Kabul") == gazetteer.look_up("Kabul")


def test_a_row_that_is_not_there_is_an_error(gazetteer: Gazetteer) -> None:
    with pytest.raises(IndexError):
        gazetteer.at(len(gazetteer))


def test_the_pack_is_built_from_the_tables_and_small() -> None:
    assert not build.is_stale()
    assert build.PACK.stat().st_size < 8_000_000


@pytest.mark.parametrize(
    ("one", "other"),
    [("Badachschan", "Badakhshan"), ("Tachar", "Takhar"), ("Chatlon", "Khatlon"), ("Scharan", "Sharan"), ("Machatschkala", "Makhachkala"),
     ("Qandahar", "Kandahar"), ("Syiraz", "Shiraz"), ("Tadjikistan", "Tajikistan")],
)  # fmt: skip
def test_transliterations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(fold(one)) == skeleton(fold(other)) != ""


def test_folding_drops_case_marks_and_punctuation() -> None:
    assert fold("  Şa‘dah–Niš, Cox's  BAZAR ") == "sadah nis coxs bazar"
