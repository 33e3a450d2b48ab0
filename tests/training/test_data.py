"""Reading the training data: trees with clitics, labels made one, entity tags repaired. All sentences are our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.data import harmonise, read_entities, read_trees, universal
from training.vocabulary import derive, read_derivation, write

ROWS = (
    (1, "Markas", "markas", "NOUN", 4, "nsubj:pass", "_"),
    ("2-3", "musuhnya", "_", "_", "_", "_", "_"),
    (2, "musuh", "musuh", "NOUN", 1, "compound", "_"),
    (3, "nya", "dia", "PRON", 2, "nmod:poss", "_"),
    (4, "diserang", "serang", "VERB", 0, "root", "_"),
    (5, "oleh", "oleh", "ADP", 6, "case", "_"),
    (6, "tentara", "tentara", "NOUN", 4, "obl", "_"),
    (7, "1.037", "1.037", "NUM", 6, "nummod", "SpaceAfter=No"),
    (8, ".", ".", "PUNCT", 4, "punct", "_"),
)
TEXT = "Markas musuhnya diserang oleh tentara 1.037."


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    rows = [f"{i}\t{w}\t{lemma}\t{tag}\t_\t_\t{head}\t{rel}\t_\t{misc}" for i, w, lemma, tag, head, rel, misc in ROWS]
    path = tmp_path / "own.conllu"
    path.write_text("# sent_id = own-1\n# text = " + TEXT + "\n" + "\n".join(rows) + "\n\n", encoding="utf-8")
    return path


def test_words_of_a_tree_are_the_pieces_of_its_text(trees: Path) -> None:
    (sentence,) = read_trees(trees)
    text = "".join(w + " " * space for w, space in zip(sentence.words, sentence.spaces, strict=True))
    assert text.strip() == TEXT
    assert [w for w, c in zip(sentence.words, sentence.clitics, strict=True) if c] == ["nya"]
    assert sentence.heads[3] == 3
    assert sentence.lemmas[3] == "serang"


def test_labels_are_made_one(trees: Path) -> None:
    sentence = harmonise(read_trees(trees)[0], agent_markers=frozenset({"oleh"}))
    assert sentence.relations == ("nsubj:pass", "nmod", "nmod", "ROOT", "case", "obl:agent", "nummod", "punct")
    assert sentence.words[6] == "0.000"


def test_without_a_marker_there_is_no_agent(trees: Path) -> None:
    assert "obl:agent" not in harmonise(read_trees(trees)[0], agent_markers=frozenset()).relations


@pytest.mark.parametrize(("label", "counted"), [("nsubj:pass", "nsubj"), ("compound", "nmod"), ("compound:a", "nmod")])
def test_universal(label: str, counted: str) -> None:
    assert universal(label) == counted


def test_entity_tags_are_repaired(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    rows = [
        "Rima I-PERSON",
        "Sari I-PERSON",
        "di O",
        "Desa B-PLACE",
        "Awan I-ORGANISATION",
        "2024 O",
        "",
        "lalu X-TIME",
    ]
    path.write_text("\n".join(rows) + "\n\n", encoding="utf-8")
    first, second = read_entities(path)
    assert first.tags == ("B-PER", "I-PER", "O", "B-LOC", "B-ORG", "O")
    assert first.words[-1] == "0000"
    assert second.tags == ("O",)


@pytest.mark.parametrize(
    ("root", "active"),
    [
        ("serang", "menyerang"),
        ("tembak", "menembak"),
        ("protes", "memprotes"),
        ("usir", "mengusir"),
        ("rebut", "merebut"),
        ("kritik", "mengkritik"),
        ("stabil", "menstabil"),
    ],
)
def test_a_root_gives_the_forms_that_the_rules_of_the_language_derive(root: str, active: str) -> None:
    forms = derive(root, rules=read_derivation("id"))
    assert active in forms
    assert {active + "kan", active + "i", "di" + root, "ter" + root, "memper" + root, "pe" + active[2:] + "an"} <= forms
    wrong = {before + root for before in ("me", "mem", "men", "meny", "meng")} - {active}
    assert not wrong & forms


def test_lists_are_the_same_every_time(tmp_path: Path) -> None:
    write(tmp_path / "a.gz", {"b", "a", "c"})
    write(tmp_path / "b.gz", {"c", "b", "a"})
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
