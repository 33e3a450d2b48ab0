"""No word that is matched in text, no country, leader or group stands in a Python file: language and politics are data."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from tests.meta.sources import PACKAGE, literals, modules

MATCHED_KEYS = """transitive intransitive stative nouns phrases object subject near not_object not_subject not_near
unless"""
ALLOWED_WORDS = """action bus com data day demo drop field force free label level loc main media mil modal model noun one org out people per
pre quad red rel server set shift show speaker status tapal times title top unit web who"""
"""Names of fields, tags, options and formats that happen to be words of a language that is read."""
ALLOWED_NAMES: frozenset[str] = frozenset()
WORD = re.compile(r"[^\W\d_]{3,}")


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, str) and not value.startswith("@"):
        yield value


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = (PACKAGE / "world" / "data" / name).read_text(encoding="utf-8").splitlines()
    yield from csv.DictReader(
        (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
    )


@cache
def matched_words() -> frozenset[str]:
    """Words that triggers, classes and word lists look for, lower case, of three letters or more."""
    found: list[str] = []
    for path in PACKAGE.glob("language/*/triggers/*.yaml"):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
            if isinstance(entry, dict):
                found += (word for key in re.findall(r"\w+", MATCHED_KEYS) for word in _leaves(entry.get(key, [])))
    for path in PACKAGE.glob("language/*/classes/*.yaml"):
        found += _leaves(yaml.safe_load(path.read_text(encoding="utf-8")))
    for path in PACKAGE.glob("language/*/*.tsv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += (line.split("\t")[0] for line in lines if not line.startswith("#"))
    return frozenset(word.lower() for text in found for word in WORD.findall(text)) - {
        *re.findall(r"\w+", ALLOWED_WORDS)
    }


@cache
def names() -> frozenset[str]:
    """Names of states, their peoples and capitals, of leaders, groups, organisations and peoples, four letters or more."""
    found: set[str] = set()
    for file, columns in (
        ("states.tsv", ("name_id", "name_en", "aliases", "demonyms", "capitals", "seats")),
        ("leaders.tsv", ("name",)),
        ("groups.tsv", ("name", "aliases")),
        ("peoples.tsv", ("name",)),
        ("organisations.tsv", ("name",)),
    ):
        for row in _rows(file):
            found.update(name for column in columns for name in (row.get(column) or "").split("|"))
    return frozenset(name for name in found if len(name) > 3 and name[0].isupper()) - ALLOWED_NAMES


def test_the_vocabulary_is_not_empty() -> None:
    assert len(matched_words()) > 1000
    assert len(names()) > 500


def _name_runs(text: str) -> Iterator[str]:
    """All runs of up to four words of a text."""
    words = re.findall(r"[^\W_]+(?:[-'’.][^\W_]+)*", text)
    for start in range(len(words)):
        for end in range(start + 1, min(start + 4, len(words)) + 1):
            yield " ".join(words[start:end])


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_matched_word_or_name_in_code(path: Any) -> None:
    found = []
    for line, text in literals(path):
        found += [(line, word) for word in WORD.findall(text) if word.lower() in matched_words()]
        found += [(line, name) for name in _name_runs(text) if name in names()]
    assert not found, "move these words into a data file"
