"""The least confidence that an event is told with is the same in the weights, the help and the README."""

from __future__ import annotations

from pathlib import Path

import pytest

from tapal.language.pipeline import load_language

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("file", "mark"),
    [
        ("README.md", "."),
        ("src/tapal/cli/messages/en.toml", "."),
        ("src/tapal/cli/messages/id.toml", ","),
    ],
)
def test_the_bound_is_told_as_it_is(file: str, mark: str) -> None:
    lines = (load_language("id").folder / "weights.yaml").read_text(encoding="utf-8").splitlines()
    keep = next(line.removeprefix("keep: ") for line in lines if line.startswith("keep: "))
    told = [line for line in (ROOT / file).read_text(encoding="utf-8").splitlines() if "confidence" in line]
    assert any(f" {keep.replace('.', mark)} " in line for line in told)
