"""Whatever sentences follow each other, a text is coded, and all that is told of it lies in it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from tapal.language.pipeline import load_language
from tapal.model.document import Document
from tapal.model.events import Event
from tapal.pipeline import Resources, code, load

PAGES = Path(__file__).parents[1] / "training" / "articles"
TOLL = re.compile(r"tewas|luka|korban|mati|jenazah|meninggal|ditahan|mengungsi|\d")
TEXTS, BATCHES, LONGEST = 25, 8, 14


@cache
def resources() -> Resources:
    return load()


@cache
def sentences() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All sentences of our own pages and of the lexicon's examples, and of them those that count people."""
    pages = [json.loads(line)["text"] for path in sorted(PAGES.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    found = [s for page in pages for s in re.split(r"(?<=[.!?])\s+", page) if s]
    for path in sorted((load_language("id").folder / "triggers").glob("*.yaml")):
        for row in yaml.safe_load(path.read_text("utf-8")):
            found += [e["text"] for e in row.get("examples") or []]
    return tuple(found), tuple(s for s in found if TOLL.search(s))


def spans(event: Event) -> Iterator[tuple[int, int]]:
    """The spans of an event's values."""
    for name in ("evidence", "actors", "recipients", "numbers"):
        for one in getattr(event, name):
            span = getattr(one, "span", one)
            if span is not None:
                yield span.start, span.end
    for span in (event.source_span, event.status_span):
        if span is not None:
            yield span.start, span.end


@pytest.mark.parametrize("batch", range(BATCHES))
def test_any_row_of_sentences_is_coded(batch: int) -> None:
    chance = random.Random(batch)
    every, counting = sentences()
    for _ in range(TEXTS):
        pools = (every, counting, counting)
        text = " ".join(chance.choice(chance.choice(pools)) for _ in range(chance.randint(1, LONGEST)))
        coded = code(Document(id="x", text=text, language="id"), resources=resources())
        for event in coded.events:
            assert event.evidence
            assert all(0 <= start < end <= len(text) for start, end in spans(event)), text
