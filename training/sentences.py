"""Sentences of the openly licensed corpora whose events were marked by us: real newsroom wording that may train what ships.

`sentences.tsv` keeps no word of theirs: one line a sentence with its corpus file, its place in it counted from 0, a digest of its text,
and the events that it tells, each as `TYPE/OTHER_TYPES?@start-end+start-end`: the types that may stand for it, `?` where it is
borderline, and the half-open character ranges of its mentions. A sentence without events tells none.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from training.data import read_trees, read_words

MARKED = Path(__file__).with_name("sentences.tsv")
ID_PREFIX = "sentence:"
DIGEST = 8
TIGHT_BEFORE, TIGHT_AFTER = re.compile(r" ([,.;:?!)%])"), re.compile(r"\( ")
EVENT = re.compile(r"(?P<types>[A-Z/]+)(?P<optional>\??)@(?P<at>\d+-\d+(?:\+\d+-\d+)*)")


class CorpusChanged(Exception):
    """A corpus file is not the one whose sentences were marked; says which sentence differs."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One event of a sentence: its type, the types that may stand for it, the ranges of its mentions (half-open, in characters)."""

    type: str
    others: tuple[str, ...]
    is_optional: bool
    at: tuple[tuple[int, int], ...]


def running_text(words: Sequence[str]) -> str:
    """The words of a corpus as a newspaper would print them: no blank before a stop or a closing bracket."""
    return TIGHT_AFTER.sub("(", TIGHT_BEFORE.sub(r"\1", " ".join(words)))


def digest(text: str) -> str:
    """What tells that a sentence is still the one that was marked."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:DIGEST]


def read_marked(line: str) -> tuple[str, int, str, tuple[Marked, ...]]:
    """Corpus file, number, digest and events of a line.

    Raises:
        ValueError: the line is not of the form above.
    """
    file, number, seen, *rest = line.split("\t")
    found = []
    for cell in rest[0].split(";") if rest and rest[0] else []:
        parts = EVENT.fullmatch(cell)
        if parts is None:
            raise ValueError(f"{MARKED.name}: '{cell}' in line '{line}' is no event; write TYPE@start-end")
        kind, *others = parts["types"].split("/")
        ranges = [pair.split("-") for pair in parts["at"].split("+")]
        found.append(Marked(kind, tuple(others), bool(parts["optional"]), tuple((int(a), int(b)) for a, b in ranges)))
    return file, int(number), seen, tuple(found)


def gold_rows(folder: Path, *, path: Path = MARKED) -> Iterator[dict[str, Any]]:
    """One document in the form of the gold for every marked sentence; `folder` holds the corpora.

    Only types and mentions are told: the other fields are empty and must not be learnt from.

    Raises:
        CorpusChanged: a corpus has another sentence there.
        OSError: a corpus cannot be read.
    """

    @cache
    def texts(file: str) -> Sequence[str]:
        return corpus_texts(folder / file)

    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        file, number, seen, marked = read_marked(line)
        held = texts(file)
        if number >= len(held) or digest(held[number]) != seen:
            raise CorpusChanged(
                f"{file}: sentence {number} is not the one that was marked; take the corpus named in NOTICE"
            )
        text = held[number]
        events = [_event(f"g{k}", text, event) for k, event in enumerate(marked, start=1)]
        yield {"id": f"{ID_PREFIX}{file}:{number}", "language": "id", "text": text, "events": events}


def corpus_texts(path: Path) -> Sequence[str]:
    """The sentences of a treebank (`.conllu`) or of an entity corpus, as running text."""
    if path.suffix == ".conllu":
        return [tree.text.strip() for tree in read_trees(path)]
    return [running_text(words) for words in read_words(path)]


def _event(name: str, text: str, event: Marked) -> Mapping[str, Any]:
    return {
        "id": name,
        "type": event.type,
        "alt_types": list(event.others),
        "modes": [],
        "status": "actual",
        "actors": [],
        "recipients": [],
        "date": None,
        "place": None,
        "border": None,
        "numbers": {},
        "source": "",
        "anchors": [text[start:end] for start, end in event.at],
        "optional": event.is_optional,
    }
