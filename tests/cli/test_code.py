"""`tapal code`: the contract, failures, whole files, interruption."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Tapal = Callable[..., Any]


def _input(folder: Path, *lines: str) -> str:
    path = folder / "in.jsonl"
    path.write_text("".join(line + "\n" for line in lines))
    return str(path)


def _row(document_id: str, text: str = "Iran menembak.") -> str:
    return json.dumps({"id": document_id, "text": text})


def test_one_line_a_document_in_order(tapal: Tapal, tmp_path: Path) -> None:
    said = tapal("code", _input(tmp_path, _row("b"), _row("a", "")))
    assert (said.code, said.err) == (0, "")
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [row["id"] for row in rows] == ["b", "a"]
    assert rows[0]["events"][0]["type"] == "ASSAULT"
    assert rows[0]["events"][0]["evidence"][0]["start"] == 0
    assert rows[1]["events"] == []


def test_a_file_is_whole_and_nothing_else_is_left(tapal: Tapal, tmp_path: Path) -> None:
    said = tapal("code", _input(tmp_path, _row("a")), "-o", "out.jsonl")
    assert (said.code, said.out) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]
    assert json.loads((tmp_path / "out.jsonl").read_text())["id"] == "a"


def test_failures_are_one_line_each_and_3(tapal: Tapal, tmp_path: Path) -> None:
    said = tapal("code", _input(tmp_path, _row("a"), "junk", _row("x", "explode"), _row("b")), "missing.txt")
    assert said.code == 3
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [row["id"] for row in rows] == ["a", "x", "b"]
    assert rows[1]["events"] == []
    assert rows[1]["issues"][0]["code"] == "coding-failed"
    lines = said.err.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith(str(tmp_path / "in.jsonl") + ":2: ")
    assert lines[1].startswith("x: ")
    assert lines[2].startswith("missing.txt: ")


def test_nothing_readable_is_1(tapal: Tapal) -> None:
    assert tapal("code", "missing.txt").code == 1


def test_interruption_keeps_finished_work(tapal: Tapal, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("from before\n")
    said = tapal("code", _input(tmp_path, _row("a"), "ctrl-c", _row("b")), "-o", "out.jsonl")
    assert said.code == 130
    assert (tmp_path / "out.jsonl").read_text() == "from before\n"
    assert json.loads((tmp_path / "out.jsonl.partial").read_text())["id"] == "a"
    assert "out.jsonl.partial" in said.err
    assert not list(tmp_path.glob(".*.tmp"))


@pytest.mark.parametrize("out", ["no/such/folder/out.jsonl", "."])
def test_a_place_that_cannot_be_written(tapal: Tapal, tmp_path: Path, out: str) -> None:
    said = tapal("code", _input(tmp_path, _row("a")), "-o", out)
    assert said.code == 1
    assert len(said.err.splitlines()) == 2


def test_a_full_disk_leaves_nothing_half_written(tapal: Tapal, tmp_path: Path) -> None:
    said = tapal("code", _input(tmp_path, _row("a")), "-o", "/dev/full")
    assert said.code == 1
    assert "/dev/full" in said.err


def test_other_formats(tapal: Tapal, tmp_path: Path) -> None:
    given = _input(tmp_path, _row("a"), _row("b"))
    table = tapal("code", given, "--format", "csv").out.splitlines()
    assert table[0].startswith("schema,document,event,")
    assert len(table) == 3
    assert json.loads(tapal("code", given, "--format", "geojson").out)["features"] == []


def test_the_contract_needs_no_network(tapal: Tapal) -> None:
    said = tapal("code", "https://example.org/a")
    assert said.code == 2
    assert len(said.err.splitlines()) == 2
