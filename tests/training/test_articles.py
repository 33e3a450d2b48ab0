"""The articles to learn from: each event keeps the codebook's format, and some pages tell none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from packs.samples import Checks
from training.articles import ARTICLES

FILES = sorted(ARTICLES.glob("*.jsonl"))
CHECKS = Checks()


def _pages(name: str = "*") -> list[dict[str, Any]]:
    paths = sorted(ARTICLES.glob(f"{name}.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("page", _pages(), ids=lambda page: page["id"])
def test_every_event_keeps_the_format(page: dict[str, Any]) -> None:
    wrong = [
        f"{event['id']}: {problem}" for event in page["events"] for problem in CHECKS.problems(event, page["text"])
    ]
    ids = {event["id"] for event in page["events"]}
    assert len(ids) == len(page["events"])
    assert not wrong
    assert {event["reprisal_for"] for event in page["events"] if event.get("reprisal_for")} <= ids


def test_pages_are_many_named_once_and_some_are_quiet() -> None:
    pages = _pages()
    assert len(pages) >= 60
    assert len({page["id"] for page in pages}) == len(pages)
    assert sum(not page["events"] for page in pages) >= 10
    assert len({event["type"] for page in pages for event in page["events"]}) == 17
    assert {page["language"] for page in pages} == {"id"}
