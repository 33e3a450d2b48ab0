"""`tapal evaluate`: scores with and without predictions, parts, floors."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import gold_row

Tapal = Callable[..., Any]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(gold_row("a") + gold_row("b") + gold_row("c", kind="AID"))
    return path


def _levels(said: Any) -> dict[str, float]:
    return {name: level["f1"] for name, level in json.loads(said.out)["levels"].items()}


def test_the_gold_is_coded_when_nothing_is_predicted(tapal: Tapal, gold: Path) -> None:
    found = _levels(tapal("evaluate", str(gold), "--json"))
    assert found["anchor"] == 1.0
    assert found["event"] == pytest.approx(2 / 3)


def test_predictions_are_scored(tapal: Tapal, gold: Path) -> None:
    assert set(_levels(tapal("evaluate", str(gold), str(gold), "--json")).values()) == {1.0}


def test_table_and_misses(tapal: Tapal, gold: Path) -> None:
    said = tapal("evaluate", str(gold), "--show", "5")
    assert said.code == 0
    assert "3 documents, 3 required gold events, 3 predicted" in said.out
    assert "record" in said.out
    assert "c e1 AID typed ASSAULT: Iran menembak." in said.out


def test_parts_cover_the_gold_once(tapal: Tapal, gold: Path) -> None:
    sizes = [
        json.loads(tapal("evaluate", str(gold), "--json", "--split", f"{k}/3").out)["documents"] for k in (1, 2, 3)
    ]
    assert sum(sizes) == 3


@pytest.mark.parametrize("part", ["0/3", "4/3", "x", "1/0"])
def test_a_part_that_is_none(tapal: Tapal, gold: Path, part: str) -> None:
    assert tapal("evaluate", str(gold), "--split", part).code == 2


def test_floors_are_written_checked_and_lowered_only_when_asked(tapal: Tapal, gold: Path, tmp_path: Path) -> None:
    assert tapal("evaluate", str(gold), "--check").code == 1
    assert tapal("evaluate", str(gold), "--raise-floors").code == 0
    floors = (tmp_path / "floors.toml").read_text()
    assert tapal("evaluate", str(gold), "--check").code == 0
    worse = tmp_path / "worse.jsonl"
    worse.write_text('{"id": "a", "events": []}\n')
    said = tapal("evaluate", str(gold), str(worse), "--check")
    assert said.code == 1
    assert "level event" in said.err
    assert tapal("evaluate", str(gold), str(worse), "--raise-floors").code == 1
    assert (tmp_path / "floors.toml").read_text() == floors
    assert tapal("evaluate", str(gold), str(worse), "--lower-floors").code == 0
    assert (tmp_path / "floors.toml").read_text() != floors
    assert tapal("evaluate", str(gold), str(worse), "--check").code == 0


def test_a_changed_gold_fails_the_check(tapal: Tapal, gold: Path) -> None:
    assert tapal("evaluate", str(gold), "--raise-floors").code == 0
    gold.write_text(gold.read_text() + gold_row("d"))
    said = tapal("evaluate", str(gold), "--check")
    assert said.code == 1
    assert "not the one" in said.err


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"id": 3}', '{"id": "a", "events": []}', gold_row("a").replace('["Iran"]', '["x"]')]
)
def test_a_bad_gold_names_its_line(tapal: Tapal, tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.jsonl").write_text("\n" + content + "\n")
    said = tapal("evaluate", "bad.jsonl")
    assert said.code == 1
    assert "bad.jsonl, line 2" in said.err


def test_a_missing_gold(tapal: Tapal) -> None:
    said = tapal("evaluate", "missing.jsonl")
    assert said.code == 1
    assert "missing.jsonl" in said.err
