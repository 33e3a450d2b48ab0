"""`tapal extract`: a table for a person, JSON Lines for a pipe."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Tapal = Callable[..., Any]


@pytest.fixture
def news(tmp_path: Path) -> str:
    path = tmp_path / "news.txt"
    path.write_text("Menembak Iran kemarin.\nBaca juga: lain")
    return str(path)


def _on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("TERM", "xterm-256color")


def test_a_pipe_gets_the_line_of_code(tapal: Tapal, news: str) -> None:
    assert tapal("extract", news).out == tapal("code", news).out
    assert tapal("extract", news, "--json").out == tapal("code", news).out


def test_date_and_title_win(tapal: Tapal, news: str) -> None:
    row = json.loads(tapal("extract", news, "--date", "2024-01-20", "--title", "Satu").out)
    assert (row["published"], row["published_from"], row["title"]) == ("2024-01-20", "given", "Satu")
    assert row["events"][0]["date"]["start"] == "2024-01-20"


def test_a_bad_date_is_wrong_usage(tapal: Tapal, news: str) -> None:
    assert tapal("extract", news, "--date", "20 Januari").code == 2


def test_a_terminal_gets_a_table(tapal: Tapal, news: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _on_a_terminal(monkeypatch)
    out = tapal("extract", news, "--date", "2024-01-20").out
    for words in ("2024-01-20", "ASSAULT", "Iran (IRN GOV)", "teaser link", "Baca juga: lain", "Menembak"):
        assert words in out
    assert "\x1b[" in out


def test_no_color(tapal: Tapal, news: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _on_a_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in tapal("extract", news).out


def test_an_unknown_language_and_no_events_are_said(
    tapal: Tapal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _on_a_terminal(monkeypatch)
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "Hello", "language": "en"}\n{"id": "b", "text": ""}\n')
    said = tapal("extract", "in.jsonl")
    assert said.code == 0
    assert "not coded yet" in said.out
    assert "No events" in said.out


def test_a_missing_file_is_1(tapal: Tapal) -> None:
    said = tapal("extract", "missing.txt")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("missing.txt: ")


def test_a_page_that_cannot_be_fetched_is_4(tapal: Tapal) -> None:
    said = tapal("extract", "https://example.org/a")
    assert said.code == 4
    assert said.err == "https://example.org/a: no answer (try later)\n"
