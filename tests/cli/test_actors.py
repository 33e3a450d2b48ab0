"""`tapal actors`, `tapal gazetteer` and the options that lay a user's world over ours, from the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Tapal = Callable[..., Any]
OVERLAY = '[[alias]]\nof = "group:taliban"\nform = "Kaum Sarban"\n'
DUMP_LINE = "\t".join(
    [
        "900000001",
        "Qalahye Contoh",
        "Qalahye Contoh",
        "",
        "36.9",
        "70.9",
        "P",
        "PPL",
        "AF",
        "",
        "01",
        "",
        "",
        "",
        "0",
        "",
        "",
        "",
        "",
    ]
)


@pytest.fixture(autouse=True)
def real_world(stand_in: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The real resources in place of the stand-in, and folders of this test's own."""
    for name in ("tapal.pipeline", "tapal.read.sources", "tapal.loading"):
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("TAPAL_OVERLAY", "TAPAL_GAZETTEER"):
        monkeypatch.delenv(name, raising=False)


def records(said: Any) -> list[dict[str, Any]]:
    return [json.loads(row) for row in said.out.splitlines()]


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")


def test_an_actor_is_found_and_dated(tapal: Tapal) -> None:
    first = records(tapal("actors", "taliban", "--on", "2001-12-01"))[0]
    assert first["id"] == "group:taliban"
    assert first["on"] == {
        "day": "2001-12-01",
        "country": "AFG",
        "sector": "REB",
        "office": "",
        "from": "2001-11-14",
        "to": "2021-08-14",
    }
    assert "Taleban" in [form["form"] for form in first["forms"]]
    assert [role["sector"] for role in first["roles"]] == ["REB", "GOV", "REB", "GOV"]


def test_several_words_a_code_and_nobody(tapal: Tapal) -> None:
    assert records(tapal("actors", "joe", "biden"))[0]["id"] == "person:joe-biden"
    assert records(tapal("actors", "pak", "--limit", "1"))[0]["id"] == "state:PAK"
    nobody = tapal("actors", "xyzzyx")
    assert (nobody.code, nobody.out) == (0, "")


def test_a_terminal_says_why_a_form_is_doubtful(tapal: Tapal, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch)
    out = tapal("actors", "state:AZE", "--lang", "en").out
    assert "Baku: mostly a common word" in out
    assert "tidak" not in out
    assert "Tidak ada aktor" in tapal("actors", "xyzzyx", "--lang", "id").out


def test_an_overlay_is_found_by_flag_variable_and_settings(tapal: Tapal, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("mine.toml").write_text(OVERLAY)
    assert records(tapal("actors", "kaum sarban")) == []
    assert records(tapal("actors", "kaum sarban", "--overlay", "mine.toml"))[0]["id"] == "group:taliban"
    Path("tapal.toml").write_text('overlay = "mine.toml"\n')
    assert records(tapal("actors", "kaum sarban"))[0]["id"] == "group:taliban"
    Path("tapal.toml").unlink()
    monkeypatch.setenv("TAPAL_OVERLAY", "mine.toml")
    assert records(tapal("actors", "kaum sarban"))[0]["id"] == "group:taliban"


def test_a_broken_overlay_is_wrong_usage(tapal: Tapal) -> None:
    Path("mine.toml").write_text('[[alias]]\nof = "group:tidak-ada"\nform = "X"\n')
    Path("news.txt").write_text("Taliban menembak.")
    for command in (("actors", "x"), ("extract", "news.txt"), ("code", "news.txt"), ("ingest", "news.txt")):
        said = tapal(*command, "--overlay", "mine.toml")
        assert said.code == 2, command
        assert said.err.startswith("mine.toml: alias 1 (group:tidak-ada): no actor has the id")


def test_articles_are_coded_with_an_overlay(tapal: Tapal) -> None:
    Path("mine.toml").write_text(OVERLAY)
    Path("news.jsonl").write_text(
        json.dumps({"id": "a", "text": "Kaum Sarban menembaki pos Pakistan di Torkham.", "language": "id"}) + "\n"
    )
    (row,) = records(tapal("code", "news.jsonl", "--overlay", "mine.toml"))
    assert [one["id"] for one in row["events"][0]["actors"]] == ["group:taliban"]


def test_extract_lists_stated_facts_under_the_events(tapal: Tapal, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(
        "Iran menyerang Pakistan pada Selasa. Kedua negara yang memiliki senjata nuklir itu saling tuduh."
    )
    (row,) = records(tapal("extract", "a.txt"))
    assert [(one["subject"], one["reference"], one["conflicts_with"]) for one in row["facts"]] == [
        ("IRN", "no", ["reference"]),
        ("PAK", "yes", []),
    ]
    assert row["facts"][0]["span"]["text"] == "Kedua negara yang memiliki senjata nuklir"
    on_a_terminal(monkeypatch)
    out = tapal("extract", "a.txt", "--lang", "en").out
    assert "f1 IRN has nuclear weapons ≠ our data: no · “Kedua negara" in out
    assert out.index("ASSAULT") < out.index("Stated facts")


def test_a_gazetteer_is_imported_used_and_removed(tapal: Tapal) -> None:
    Path("AF.txt").write_text(DUMP_LINE + "\n")
    Path("news.jsonl").write_text(
        json.dumps(
            {
                "id": "a",
                "text": "Taliban menembaki polisi Afghanistan di Desa Qalahye Contoh, Afghanistan.",
                "language": "id",
            }
        )
        + "\n"
    )
    missing = tapal("code", "news.jsonl", "--gazetteer", "imported")
    assert (missing.code, "tapal gazetteer import" in missing.err) == (2, True)
    assert json.loads(tapal("gazetteer", "status", "--json").out)["imported"] is None
    done = json.loads(tapal("gazetteer", "import", "AF.txt", "--json").out)
    assert (done["places"], done["skipped"]) == (1, 0)
    status = json.loads(tapal("gazetteer", "status", "--json").out)
    assert status["imported"]["places"] == status["shipped"]["places"] + 1
    assert "AF.txt" in tapal("gazetteer", "status").out
    (row,) = records(tapal("code", "news.jsonl", "--gazetteer", "imported"))
    assert [event["place"]["id"] for event in row["events"]] == ["gn:900000001"]
    assert tapal("gazetteer", "remove").code == 0
    assert json.loads(tapal("gazetteer", "status", "--json").out)["imported"] is None
    assert tapal("gazetteer", "remove").code == 0


def test_wrong_use_of_gazetteer(tapal: Tapal) -> None:
    Path("a.txt").write_text("id,name\n")
    assert tapal("gazetteer", "import").code == 2
    assert tapal("gazetteer", "status", "a.txt").code == 2
    assert tapal("gazetteer", "import", "none.txt").code == 1
    said = tapal("gazetteer", "import", "a.txt")
    assert (said.code, said.out) == (1, "")
    assert "1 columns in the first line" in said.err
    assert not list(Path("data").rglob("*.npz"))
