"""A user's GeoNames dump becomes a bigger gazetteer: what is taken, what is left out, what is no dump."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tapal.world import geonames_dump
from tapal.world.gazetteer import PACK, Gazetteer
from tapal.world.gazetteer_pack import pack_facts
from tapal.world.geonames_dump import DumpError, import_dump


def line(
    id: int, name: str, at: tuple[float, float], *, what: str = "P.PPL", people: int = 0, where: str = "AF.01"
) -> str:
    kind, code = what.split(".")
    country, province = where.split(".")
    return "\t".join(
        [
            str(id),
            name,
            name,
            "",
            str(at[0]),
            str(at[1]),
            kind,
            code,
            country,
            "",
            province,
            "",
            "",
            "",
            str(people),
            "",
            "",
            "Asia",
            "2024",
        ]
    )


ROWS = [
    line(900000001, "Qalahye Contoh", (36.9, 70.9)),
    line(900000002, "Pos Batas Contoh", (36.7, 71.5), what="S.PSTB"),
    line(900000003, "Kota Hilang", (36.9, 70.9), what="P.PPLH"),
    line(900000004, "Sungai Contoh", (36.9, 70.9), what="H.STM"),
    line(900000005, "Salah Negara", (48.8, 2.3)),
    line(900000006, "Negara Asing", (48.8, 2.3), where="XX.01"),
    line(1138958, "Kabul lain", (36.9, 70.9)),
    line(900000007, "Besar Contoh", (34.5, 69.1), people=5000),
]


def dump(tmp_path: Path, *rows: str, name: str = "AF.txt") -> Path:
    path = tmp_path / name
    path.write_text("".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def test_places_are_added_to_the_shipped_ones(tmp_path: Path) -> None:
    target = tmp_path / "data" / "gazetteer.npz"
    done = import_dump(dump(tmp_path, *ROWS), target)
    assert (done.places, done.skipped, done.before) == (3, 5, len(Gazetteer()))
    bigger = Gazetteer(target)
    village = bigger.look_up("Qalahye Contoh", countries=["AFG"])
    assert village is not None
    assert (village.id, village.kind, village.country, village.admin1) == ("gn:900000001", "town", "AFG", "Badakhshan")
    post = bigger.look_up("Pos Batas Contoh", countries=["AFG"])
    assert post is not None
    assert post.kind == "point"
    assert bigger.look_up("Salah Negara", countries=["AFG"]) is None
    assert pack_facts(target).source == "AF.txt"
    assert pack_facts(target).places == done.before + 3


@pytest.mark.parametrize("name", ["Torkham", "Kabul", "Jayapura", "Badachschan", "Chaman"])
def test_what_was_known_is_found_as_before(tmp_path: Path, name: str) -> None:
    target = tmp_path / "gazetteer.npz"
    import_dump(dump(tmp_path, *ROWS), target)
    for countries in ((), ("AFG",), ("IDN",)):
        assert Gazetteer(target).look_up(name, countries=countries) == Gazetteer().look_up(name, countries=countries)


def test_least_leaves_small_towns_out(tmp_path: Path) -> None:
    done = import_dump(dump(tmp_path, *ROWS), tmp_path / "g.npz", least=1000)
    assert done.places == 2


def test_a_zip_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "AF.zip"
    with zipfile.ZipFile(path, "w") as folder:
        folder.write(dump(tmp_path, "Terms"), "readme.txt")
        folder.write(dump(tmp_path, *ROWS), "AF.txt")
    read: list[int] = []
    assert import_dump(path, tmp_path / "g.npz", tick=read.append).places == 3
    assert sum(read) == geonames_dump.dump_size(path)


def test_when_all_are_too_many_the_uncounted_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = len(Gazetteer())
    monkeypatch.setattr(geonames_dump, "MOST_ROWS", shipped + 2)
    done = import_dump(dump(tmp_path, *ROWS), tmp_path / "g.npz")
    assert (done.places, done.least) == (2, 1)
    monkeypatch.setattr(geonames_dump, "MOST_ROWS", shipped + 1)
    with pytest.raises(DumpError, match="larger towns"):
        import_dump(dump(tmp_path, *ROWS), tmp_path / "other.npz")
    assert not (tmp_path / "other.npz").exists()


@pytest.mark.parametrize(
    ("rows", "message"),
    [(["id,name,lat"], "1 columns in the first line"), ([ROWS[2]], "no place to take"), ([], "no place to take")],
)
def test_what_is_no_dump_is_said_and_leaves_nothing(tmp_path: Path, rows: list[str], message: str) -> None:
    target = tmp_path / "data" / "g.npz"
    with pytest.raises(DumpError, match=message):
        import_dump(dump(tmp_path, *rows), target)
    assert not target.exists()


def test_a_zip_without_a_table_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as folder:
        folder.writestr("readme.txt", "Terms")
    with pytest.raises(DumpError, match=r"no \.txt table"):
        import_dump(path, tmp_path / "g.npz")


def test_the_shipped_pack_says_what_it_is() -> None:
    facts = pack_facts(PACK)
    assert facts.source == ""
    assert facts.places == len(Gazetteer())
    assert facts.size == PACK.stat().st_size
