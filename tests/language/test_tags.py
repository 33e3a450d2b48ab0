"""What is surely a verb by its affixes is one, what names persons is none, whatever the model says. All sentences are our own."""

from __future__ import annotations

import pytest

from tapal.language.pipeline import Language, load_language


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language("id")


@pytest.mark.parametrize(
    ("word", "tag", "mended"),
    [
        ("meringkus", "NOUN", "VERB"),
        ("ditembaki", "PROPN", "VERB"),
        ("menggempur", "X", "VERB"),
        ("terduga", "VERB", "NOUN"),
        ("tertembak", "VERB", "VERB"),
        ("Meringkus", "PROPN", "PROPN"),
        ("menurut", "ADP", "ADP"),
        ("mendatang", "ADJ", "ADJ"),
        ("menara", "NOUN", "NOUN"),
        ("serangan", "NOUN", "NOUN"),
        ("menzarkan", "NOUN", "NOUN"),
    ],
)
def test_only_sure_verbs_are_mended(word: str, tag: str, mended: str, language: Language) -> None:
    assert language.mend_tag(word, tag) == mended


def test_a_sentence_that_the_model_reads_without_its_verb_has_one(language: Language) -> None:
    words = ["Densus", "88", "meringkus", "dua", "terduga", "teroris", "di", "Poso", "."]
    (analysis,) = language.analyse([words])
    assert analysis.tags[2] == "VERB"
