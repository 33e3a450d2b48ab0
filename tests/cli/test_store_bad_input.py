"""Bad input and a disk without room, through the real program: one clear line each, the rest processed, nothing half-written."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tapal.stores.opening import open_store

GOOD = "Militer Iran menembakkan rudal ke wilayah Pakistan pada Selasa (16/1/2024), menewaskan dua anak. Teks {n}."


@pytest.fixture(autouse=True)
def stand_in() -> None:
    """This module runs the real program, not the stand-in."""


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


def tapal(folder: Path, *arguments: str, before: Callable[[], None] | None = None, stdin: bytes = b"") -> Said:
    """Run the program in a folder of its own."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("TAPAL")}
    env |= {"XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config"), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "tapal.cli", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=env, input=stdin, capture_output=True, check=False, preexec_fn=before
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def rows(*numbers: int) -> str:
    found = ({"id": f"d{n}", "text": GOOD.format(n=n), "published": "2024-01-17", "language": "id"} for n in numbers)
    return "".join(json.dumps(row) + "\n" for row in found)


def bad_folder(folder: Path) -> dict[str, str]:
    """Every kind of bad input, with a word that its line must hold."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "junk.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "line.jsonl").write_bytes(
        rows(3).encode() + b'{"text": "' + b"x" * 50_000_000 + b'"}\n' + rows(4).encode()
    )
    (folder / "koi8.txt").write_bytes("Войска обстреляли границу Таджикистана утром.".encode("koi8-r"))
    (folder / "nothing").mkdir()
    (folder / "nothing" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "lines.jsonl").write_text(
        rows(5) + '{"id": "no-text"}\n' + '{"id": "d5", "text": "Teks lain."}\n' + rows(6)
    )
    return {
        "empty.txt": "empty",
        "junk.txt": "text",
        "line.jsonl:2": "MB",
        "missing.txt": "no such file",
        "nothing": "no file",
        "lines.jsonl:2": "no text",
        "lines.jsonl": "d5",
    }


def test_bad_input_is_told_line_by_line_and_the_rest_is_kept(tmp_path: Path) -> None:
    wanted = bad_folder(tmp_path)
    names = ["empty.txt", "junk.txt", "line.jsonl", "koi8.txt", "missing.txt", "nothing", "lines.jsonl", "-"]
    said = tapal(tmp_path, "ingest", *names, "--db", "a.db", "--json", stdin=rows(7).encode())
    assert said.code == 3
    lines = said.err.splitlines()
    for start, word in wanted.items():
        assert any(line.startswith(start) and word in line for line in lines), (start, lines)
    assert len(lines) == len(wanted), lines
    assert "Traceback" not in said.err
    counts = json.loads(said.out)
    assert counts["failed"] == len(wanted)
    store = open_store(str(tmp_path / "a.db"))
    ids = {one.id for one in store.documents()}
    assert {"d3", "d4", "d5", "d6", "d7"} <= ids
    assert len(ids) == 6, "the unknown encoding is read as well as can be"
    before = store.digest()
    again = tapal(tmp_path, "ingest", *names, "--db", "a.db", "--json", stdin=rows(7).encode())
    assert again.code == 3
    assert json.loads(again.out)["unchanged"] == 6
    assert store.digest() == before
    store.close()


def test_nothing_readable_is_a_failure(tmp_path: Path) -> None:
    said = tapal(tmp_path, "ingest", "missing.txt", "--db", "a.db")
    assert said.code == 1
    assert len(said.err.splitlines()) == 1


def test_a_disk_without_room_gives_one_clear_line_and_no_half_document(tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: writes fail in the midst of a run."""
    (tmp_path / "news.jsonl").write_text(rows(*range(80)))
    limit = 200_000

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    said = tapal(tmp_path, "ingest", "news.jsonl", "--db", "a.db", before=no_room)
    assert said.code == 1, said
    assert len(said.err.splitlines()) == 2
    assert "a.db" in said.err.splitlines()[0]
    assert "Traceback" not in said.err
    store = open_store(str(tmp_path / "a.db"))
    kept = [one.document.id for one in store.coded()]
    assert 0 < len(kept) < 80
    assert all(one.passages for one in store.coded())
    assert store.check() == ()
    store.close()
    assert tapal(tmp_path, "ingest", "news.jsonl", "--db", "a.db").code == 0
    assert tapal(tmp_path, "ingest", "news.jsonl", "--db", "whole.db").code == 0
    mended, whole = open_store(str(tmp_path / "a.db")), open_store(str(tmp_path / "whole.db"))
    assert mended.digest() == whole.digest()
    mended.close()
    whole.close()


def test_a_database_that_is_locked_for_good_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tapal.stores import sqlite
    from tapal.stores.store import StoreError

    path = tmp_path / "a.db"
    open_store(str(path), create=True).close()
    monkeypatch.setattr(sqlite, "WAIT_MS", 50)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    store = open_store(str(path))
    with pytest.raises(StoreError) as found:
        store.end(1, at="", counts={})
    assert found.value.code == "locked"
    holder.close()
    store.close()
