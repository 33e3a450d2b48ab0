"""Names are exchanged for listed ones of the same label; trees that two models agree on are taken. All sentences are our own."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from training.data import EntitySentence, TreeSentence
from training.silver import agree, cut_words, exchange, read_names, tree_of

from tapal.language.pipeline import load_language
from training import silver


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for rows in silver.LISTS.values():
        for file, columns in rows:
            names = [c.format("id") for c in columns]
            (tmp_path / file).write_text("# ours\n" + "\t".join([*names, "caution"]) + "\n", encoding="utf-8")
    with (tmp_path / "leaders.tsv").open("a", encoding="utf-8") as file:
        file.write("Rima Sari|\tSari|Bu Rima|Budi=x\t\nTono\tAnto\tAnto=common-word\n")
    with (tmp_path / "places.tsv").open("a", encoding="utf-8") as file:
        file.write("Kota Lama\tselat kecil\t\n")
    return tmp_path


def test_names_are_read_by_label_without_the_doubtful_ones(folder: Path) -> None:
    found = read_names(folder, language="id", rules=load_language("id").token_rules)
    assert ("Rima", "Sari") in found["PER"]
    assert ("Tono",) in found["PER"]
    assert ("Anto",) not in found["PER"]
    assert found["LOC"] == [("Kota", "Lama")]
    assert found["ORG"] == []


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"leaders\.tsv"):
        read_names(tmp_path, language="id", rules=load_language("id").token_rules)


def test_only_names_change_and_keep_their_label() -> None:
    sentence = EntitySentence(
        ("Rombongan", "Andi", "Lubis", "tiba", "di", "Kabul", "."), ("O", "B-PER", "I-PER", "O", "O", "B-LOC", "O")
    )
    names = {"PER": [("Tono",)], "LOC": [("Kota", "Lama")], "ORG": []}
    copies = exchange([sentence] * 60, names)
    assert 10 < len(copies) < 60
    assert len({c.words for c in copies}) == 3
    for copy in copies:
        assert [w for w, t in zip(copy.words, copy.tags, strict=True) if t == "O"] == ["Rombongan", "tiba", "di", "."]
        person = tuple(w for w, t in zip(copy.words, copy.tags, strict=True) if t.endswith("PER"))
        place = tuple(w for w, t in zip(copy.words, copy.tags, strict=True) if t.endswith("LOC"))
        assert person in {("Tono",), ("Andi", "Lubis")}
        assert place in {("Kota", "Lama"), ("Kabul",)}
        assert copy.words != sentence.words
    assert exchange([sentence] * 60, names) == copies


def _tree(words: str, heads: tuple[int, ...], relations: str, tags: str) -> TreeSentence:
    cut, n = tuple(words.split()), len(heads)
    return TreeSentence(
        words, cut, (True,) * n, tuple(tags.split()), heads, tuple(relations.split()), cut, (False,) * n
    )


WORDS, TAGS = "Tentara itu menyerang pos di Kabul .", "NOUN DET VERB NOUN ADP PROPN PUNCT"
RELATIONS = "nsubj det ROOT obj case obl punct"
TREE = _tree(WORDS, (2, 0, 2, 2, 5, 2, 2), RELATIONS, TAGS)


def test_readings_that_agree_are_learnt_from() -> None:
    assert agree(TREE, TREE)


@pytest.mark.parametrize(
    "other",
    [
        _tree(WORDS, (2, 0, 2, 2, 5, 3, 2), RELATIONS, TAGS),
        _tree(WORDS, TREE.heads, "nsubj det ROOT nsubj case obl punct", TAGS),
        _tree(WORDS, TREE.heads, RELATIONS, "NOUN DET NOUN NOUN ADP PROPN PUNCT"),
    ],
)
def test_readings_that_differ_are_not(other: TreeSentence) -> None:
    assert not agree(TREE, other)


def test_scraps_and_readings_with_two_roots_are_not() -> None:
    scrap = _tree("Ia pergi .", (1, 1, 1), "nsubj ROOT punct", "PRON VERB PUNCT")
    torn = _tree(WORDS, (2, 0, 2, 2, 5, 5, 2), "nsubj det ROOT obj case ROOT punct", TAGS)
    assert not agree(scrap, scrap)
    assert not agree(torn, torn)


def test_words_of_a_corpus_are_cut_like_raw_text() -> None:
    rules = load_language("id").token_rules
    assert cut_words(("Pasukannya", "mundur", "27", "kilometer"), rules=rules) == (
        "Pasukan",
        "nya",
        "mundur",
        "00",
        "kilometer",
    )


def test_a_parsed_sentence_is_a_tree_to_learn_from() -> None:
    nlp = spacy.blank("xx")
    made = tree_of(
        Doc(nlp.vocab, words=list(TREE.words), tags=list(TREE.tags), heads=list(TREE.heads), deps=list(TREE.relations))
    )
    assert (made.words, made.tags, made.heads, made.relations) == (TREE.words, TREE.tags, TREE.heads, TREE.relations)
