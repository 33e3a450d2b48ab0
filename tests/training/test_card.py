"""The model card says what it must, and the shipped model is what it says."""

from __future__ import annotations

import re
from pathlib import Path

import tapal.language
from tapal.language.pipeline import MODEL, load_language

FOLDER = Path(tapal.language.__file__).parent / "id"
CARD = (FOLDER / MODEL / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_data_licences_scores_and_limits_are_told() -> None:
    for heading in ("## Data", "## Scores", "## Words", "## Speed and size", "## Limits"):
        assert heading in CARD
    for name in ("GSD", "CSUI", "PUD", "IDNer", "NERGrit"):
        assert len(re.findall(rf"^\| .*{name}.*\|$", CARD, re.MULTILINE)) >= 2, name


def test_there_are_ten_kinds_of_sentences_with_an_example_each() -> None:
    kinds = re.findall(r"^(\d+)\. \*\*.+?\*\* \"", CARD, re.MULTILINE)
    assert kinds == [str(n) for n in range(1, 11)]


def test_the_shipped_model_has_the_parts_of_the_card() -> None:
    language = load_language("id")
    model = language.model
    assert set(model.get_pipe("ner").labels) == {"PER", "ORG", "LOC"}
    assert {"nsubj:pass", "obl:agent", "acl:relcl"} <= set(model.get_pipe("parser").labels)
    assert "VERB" in model.get_pipe("tagger").labels


def test_what_ships_is_small() -> None:
    size = sum(p.stat().st_size for p in FOLDER.rglob("*") if p.is_file())
    assert size < 25_000_000
