"""The texts that ship, sample reports and training articles: no sentence of theirs is anybody else's."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from training.articles import ARTICLES

from packs import samples

SHARED = samples.SAMPLES.parents[3] / "shared"
SHINGLE = 8


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(SHINGLE))))


def _own_texts() -> Iterator[tuple[str, str]]:
    """The name and the text of everything that we wrote to be read like news."""
    for path in samples.reports():
        yield path.relative_to(samples.SAMPLES).as_posix(), samples.read_report(path).text
    for path in sorted(ARTICLES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["id"], row["text"]


def _foreign_texts(shared: Path) -> Iterator[str]:
    for path in sorted(shared.rglob("*")):
        if path.name.endswith(".jsonl"):
            yield from path.read_text(encoding="utf-8").splitlines()
        elif path.name.endswith(".jsonl.gz"):
            with gzip.open(path, "rt", encoding="utf-8") as stream:
                yield from stream
        elif path.suffix in (".txt", ".tsv", ".tml", ".conllu"):
            text = path.read_text(encoding="utf-8", errors="replace")
            yield re.sub(r"<[^>]*>", " ", text)
            for column in (0, 1):  # corpora with a word a line
                cells = (line.split() for line in text.splitlines())
                yield " ".join(row[column] for row in cells if len(row) > column)


def test_no_sentence_of_ours_is_in_the_shared_texts() -> None:
    if not (SHARED / "gold" / "dev.jsonl").is_file():
        pytest.skip(f"{SHARED} is not here: nothing to compare our texts with")
    ours: dict[tuple[str, ...], str] = {}
    for name, text in _own_texts():
        ours |= dict.fromkeys(_shingles(text), name)
    shared = {
        (ours[found], " ".join(found)) for text in _foreign_texts(SHARED) for found in _shingles(text) & ours.keys()
    }
    assert not shared
