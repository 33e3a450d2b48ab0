"""Who does it to whom in the constructions of the newsroom, one invented sentence or two each (`sides_of_news.txt`)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.stages.sides import sides

ROWS = [
    tuple(line.split("|", 2))
    for line in (Path(__file__).parent / "sides_of_news.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("type", "wanted", "text"), ROWS)
def test_sides(type: str, wanted: str, text: str) -> None:
    actors, recipients = (" ".join(sorted(side.split())) for side in wanted.split(">"))
    assert (actors, recipients) in sides(text, type)
