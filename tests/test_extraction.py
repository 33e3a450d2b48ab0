"""`import tapal; tapal.extract(...)` as a notebook user sees it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import tapal
from tapal.cli.main import run

TEXT = (
    "Jet tempur Pakistan menggempur kamp milisi di Sistan-Baluchistan, Iran, pada Kamis (18/1/2024) dan menewaskan sedikitnya "
    "sembilan orang, kata media pemerintah Iran."
)


def test_the_record_of_a_strike() -> None:
    found = tapal.extract(TEXT, date="2024-01-20")
    assert len(found) == 1
    event = next(iter(found))
    assert event["type"] == "ASSAULT"
    assert [a["country"] for a in event["actors"]] == ["PAK"]
    assert [r["country"] for r in event["recipients"]] == ["IRN"]
    assert (event["date"]["start"], event["date"]["end"]) == ("2024-01-18", "2024-01-18")
    assert event["border"] == "IRN-PAK"
    assert event["numbers"] == {"killed": [9, None]}
    assert event["source"] == "media pemerintah Iran"
    assert TEXT[event["evidence"][0]["start"] : event["evidence"][0]["end"]] == "menggempur"
    assert 0 < event["confidence"] <= 1


def test_a_date_may_be_a_date_and_must_be_one() -> None:
    assert tapal.extract(TEXT, date=date(2024, 1, 20)).record == tapal.extract(TEXT, date="2024-01-20").record
    with pytest.raises(ValueError, match="Invalid isoformat"):
        tapal.extract(TEXT, date="20 Januari")


def test_relative_days_stay_open_without_a_date() -> None:
    text = "Tentara Kamboja menembaki pos Thailand di perbatasan pada Senin malam."
    assert tapal.extract(text).events[0].date is None
    dated = tapal.extract(text, date="2025-07-30").events[0].date
    assert dated is not None
    assert dated.start == "2025-07-28"


def test_a_sentence_too_short_to_tell_its_language_is_coded() -> None:
    found = tapal.extract("Tentara Israel menyerang Gaza.")
    assert [e.type for e in found.events] == ["ASSAULT"]
    assert found.record["is_coded"] is True


def test_english_is_read_and_not_coded() -> None:
    found = tapal.extract(
        "The army shelled the border town on Monday, killing three people, officials said, as talks went on."
    )
    assert len(found) == 0
    assert found.record["is_coded"] is False


def test_the_notebook_view_escapes_and_highlights() -> None:
    shown = tapal.extract("<script>alert(1)</script> " + TEXT, date="2024-01-20")._repr_html_()
    assert "<script>" not in shown
    assert "menggempur" in shown


def test_the_command_gives_the_same_record(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "berita.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert run(["extract", str(file), "--date", "2024-01-20", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["events"] == tapal.extract(TEXT, date="2024-01-20").record["events"]
