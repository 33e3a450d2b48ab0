"""`tapal explain` and `tapal.explain` as people use them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

import tapal
from tapal.cli.main import run

STRIKE = "Tentara Israel menyerang Gaza pada Senin."
DENIED = "Pakistan tidak menyerang Iran."
OVERLAY = '[[actor]]\nid = "group:front-uji"\nname = "Front Uji"\ncountry = "PAK"\nsector = "REB"\n'
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder without settings, and English messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("TAPAL_LANG", "TAPAL_OVERLAY", "TAPAL_GAZETTEER", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def news(tmp_path: Path) -> str:
    path = tmp_path / "berita.txt"
    path.write_text(f"{STRIKE} {DENIED}", encoding="utf-8")
    return str(path)


def test_a_file_gives_a_plain_tree(news: str, capsys: Captured) -> None:
    assert run(["explain", news, "--date", "2024-01-20"]) == 0
    shown = capsys.readouterr().out
    for words in (
        "e1 ASSAULT",
        "“menyerang”",
        "[adjacent]",
        "2024-01-15",
        "Seen and not coded",
        "“tidak”",
    ):
        assert words in shown
    assert "\x1b" not in shown


def test_json_is_one_line_a_document(news: str, tmp_path: Path, capsys: Captured) -> None:
    rows = [{"id": "a", "text": STRIKE, "language": "id"}, {"id": "b", "text": DENIED, "language": "id"}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert run(["explain", "in.jsonl", news, "--json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["id"] for one in found][:2] == ["a", "b"]
    assert len(found) == 3
    assert [len(one["events"]) for one in found] == [1, 0, 1]
    assert [s["rule"] for s in found[1]["skipped"]] == ["skip/cue"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STRIKE.encode())))
    assert run(["explain", "-", "--title", "Judul"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Judul\n")
    assert "e1 ASSAULT" in shown


@pytest.mark.parametrize("number", ["1", "e1"])
def test_one_event(news: str, number: str, capsys: Captured) -> None:
    assert run(["explain", news, "--event", number]) == 0
    shown = capsys.readouterr().out
    assert "e1 ASSAULT" in shown
    assert "Seen and not coded" not in shown


def test_an_event_that_is_not_there(news: str, capsys: Captured) -> None:
    assert run(["explain", news, "--event", "7"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "There is no event e7; the most that a document has is 1.\n"


@pytest.mark.parametrize(
    "line", [["--event", "0"], ["--event", "x"], ["--event", "1", "--only-skipped"], ["--date", "x"]]
)
def test_wrong_usage(news: str, line: list[str], capsys: Captured) -> None:
    assert run(["explain", news, *line]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 2


def test_only_what_was_skipped(news: str, capsys: Captured) -> None:
    assert run(["explain", news, "--only-skipped"]) == 0
    shown = capsys.readouterr().out
    assert "e1 ASSAULT" not in shown
    assert "not told as an act" in shown


def test_what_cannot_be_read_is_told_and_the_rest_explained(news: str, capsys: Captured) -> None:
    assert run(["explain", "nothing.txt", news]) == 3
    said = capsys.readouterr()
    assert "e1 ASSAULT" in said.out
    assert said.err.startswith("nothing.txt: ")


def test_a_document_that_cannot_be_explained_does_not_stop_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    from tapal.outputs import explanation

    derive = explanation.derive

    def breaks(document: Any, **given: Any) -> Any:
        if document.id == "a":
            raise RuntimeError("no")
        return derive(document, **given)

    monkeypatch.setattr(explanation, "derive", breaks)
    rows = [{"id": "a", "text": STRIKE}, {"id": "b", "text": STRIKE}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert run(["explain", "in.jsonl"]) == 3
    said = capsys.readouterr()
    assert "e1 ASSAULT" in said.out
    assert said.err == "a: could not be coded: RuntimeError: no\n"


def test_indonesian(news: str, capsys: Captured) -> None:
    assert run(["explain", news, "--lang", "id"]) == 0
    assert "Terlihat tetapi tidak dicatat" in capsys.readouterr().out


def test_the_python_call_says_the_same(news: str, capsys: Captured) -> None:
    assert run(["explain", news, "--json", "--date", "2024-01-20"]) == 0
    row = json.loads(capsys.readouterr().out)
    record = tapal.explain(f"{STRIKE} {DENIED}", date="2024-01-20").record
    assert (row["events"], row["skipped"]) == (record["events"], record["skipped"])


def test_text_and_notebook_view_of_the_python_call() -> None:
    found = tapal.explain(STRIKE + " <script>alert(1)</script>", date="2024-01-20")
    assert "e1 ASSAULT" in str(found)
    assert "<script>" not in found._repr_html_()
    assert found.derivation.events[0].value == "e1"


def test_an_overlay_is_laid_over_both_calls(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(OVERLAY)
    text = "Front Uji menyerang pos polisi di Quetta."
    actors = tapal.extract(text, overlay=file).events[0].actors
    assert [(a.country, a.sector, a.id) for a in actors] == [("PAK", "REB", "group:front-uji")]
    assert "group:front-uji" in str(tapal.explain(text, overlay=str(file)))
    assert "group:front-uji" not in str(tapal.explain(text))
    (tmp_path / "berita.txt").write_text(text)
    assert run(["explain", "berita.txt", "--overlay", "mine.toml"]) == 0
    assert "group:front-uji" in capsys.readouterr().out


def test_an_overlay_that_has_changed_is_read_again(tmp_path: Path) -> None:
    import os

    file = tmp_path / "mine.toml"
    file.write_text(OVERLAY)
    text = "Front Uji menyerang pos polisi di Quetta."
    assert tapal.extract(text, overlay=file).events[0].actors[0].country == "PAK"
    file.write_text(OVERLAY.replace("PAK", "AFG"))
    os.utime(file, ns=(1, 1))
    assert tapal.extract(text, overlay=file).events[0].actors[0].country == "AFG"


def test_a_broken_overlay_is_an_error_that_says_why(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"nothing\.toml"):
        tapal.extract(STRIKE, overlay=tmp_path / "nothing.toml")


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "tapal"


def test_doctor_names_overlay_and_gazetteer(data: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run(["doctor", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["world"] == {"overlay": "none", "gazetteer": "shipped"}
    (tmp_path / "mine.toml").write_text(OVERLAY)
    assert run(["doctor", "--json", "--overlay", "mine.toml"]) == 0
    assert json.loads(capsys.readouterr().out)["world"]["overlay"] == "mine.toml · 1 actors, 0 aliases, 0 places"
    data.mkdir(parents=True)
    (data / "gazetteer.npz").write_bytes(b"")
    assert run(["doctor"]) == 0
    assert "lies unused in" in capsys.readouterr().out


def test_doctor_says_what_is_wrong_with_them(data: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "mine.toml").write_text("[[actor]]\n")
    (tmp_path / "tapal.toml").write_text('overlay = "mine.toml"\n')
    assert run(["doctor"]) == 1
    assert "mine.toml: actor 1" in capsys.readouterr().err
    (tmp_path / "tapal.toml").write_text('gazetteer = "imported"\n')
    assert run(["doctor"]) == 1
    assert "No gazetteer has been imported" in capsys.readouterr().err
