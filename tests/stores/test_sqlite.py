"""What is true of the SQLite file alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.contracts.records import coded, event

from tapal.stores.codec import coded_from_text, coded_to_text
from tapal.stores.making import Making, config_hash, pack_hash, part_hashes
from tapal.stores.opening import open_store, sqlite_path
from tapal.stores.store import StoreError

MAKING = Making("1.0", "sha256:a", "sha256:b")


def test_codec_is_lossless() -> None:
    one = coded("Iran \ud800 menyerang \x00 Pakistan.", event("e1"), event("e2", date=None, place=None))
    text = coded_to_text(one)
    assert text.isascii()
    assert "\n" not in text
    assert coded_from_text(text) == one


def test_a_commit_is_on_disk_and_readers_do_not_wait(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "a.db"), create=True)
    with store._connect() as on:  # type: ignore[attr-defined]
        assert on.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert on.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert on.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    store.close()


def code_of(path: Path, *, create: bool = False) -> str:
    with pytest.raises(StoreError) as found:
        open_store(str(path), create=create)
    assert str(path) in str(found.value)
    return found.value.code


def test_what_is_no_database_of_ours_is_left_alone(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.db") == "missing"
    assert not (tmp_path / "none.db").exists()
    assert code_of(tmp_path) == "not-a-database"
    text = tmp_path / "text.db"
    text.write_text("just words, and enough of them to be longer than a header of a database file is, by far" * 9)
    assert code_of(text, create=True) == "not-a-database"
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as on:
        on.execute("CREATE TABLE mine (x)")
    before = other.read_bytes()
    assert code_of(other, create=True) == "not-a-database"
    assert other.read_bytes() == before


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(str(path), create=True).close()
    with sqlite3.connect(path) as on:
        on.execute("PRAGMA user_version=999")
    assert code_of(path, create=True) == "newer-schema"


def test_damage_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = open_store(str(path), create=True)
    run = store.begin("ingest", making=MAKING, at="")
    for n in range(50):
        store.put(coded(f"Teks nomor {n}. " * 20), run=run)
    assert store.check() == ()
    store.close()
    data = bytearray(path.read_bytes())
    data[20_000:60_000] = b"\x5a" * 40_000
    path.write_bytes(data)
    damaged = open_store(str(path))
    assert damaged.check()
    damaged.close()


@pytest.mark.parametrize("address", ["postgresql+psycopg://host/db", "mysql://x", ""])
def test_other_kinds_are_refused(address: str) -> None:
    with pytest.raises(StoreError) as found:
        sqlite_path(address)
    assert found.value.code == "unsupported"


def test_addresses() -> None:
    assert sqlite_path("sqlite:///a/b.db") == Path("a/b.db")
    assert sqlite_path("sqlite:////a/b.db") == Path("/a/b.db")
    assert sqlite_path("b.db") == Path("b.db")


def test_hashes_say_what_made_a_record() -> None:
    assert pack_hash() == pack_hash()
    assert {"language/id", "ontology", "world"} <= set(part_hashes())
    assert config_hash({"a": 1, "b": 2}) == config_hash({"b": 2, "a": 1}) != config_hash({})
