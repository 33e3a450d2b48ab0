"""The recipe learns, is the same every time, and keeps tests out of what it learns from. All sentences are our own."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from spacy.util import fix_random_seed
from training.data import EntitySentence, TreeSentence

from tapal.language.pipeline import prepare
from training import train

SUBJECTS = ("tentara", "polisi", "warga", "milisi", "gerilyawan")
PLACES = ("Kabul", "Herat", "Nimroz", "Farah", "Kunduz")


def trees() -> list[TreeSentence]:
    """Every subject attacks in every place, and is attacked there by every other one."""
    out = []
    for who in SUBJECTS:
        for place in PLACES:
            active = (who, "menyerang", "pos", "di", place, ".")
            passive = ("Pos", "diserang", "oleh", who, "di", place, ".")
            out.append(
                _tree(active, "NOUN VERB NOUN ADP PROPN PUNCT", (1, 1, 1, 4, 1, 1), "nsubj ROOT obj case obl punct")
            )
            out.append(
                _tree(
                    passive,
                    "NOUN VERB ADP NOUN ADP PROPN PUNCT",
                    (1, 1, 3, 1, 5, 1, 1),
                    "nsubj:pass ROOT case obl:agent case obl punct",
                )
            )
    return out


def _tree(words: tuple[str, ...], tags: str, heads: tuple[int, ...], relations: str) -> TreeSentence:
    n = len(words)
    return TreeSentence(
        text=" ".join(words),
        words=words,
        spaces=(True,) * n,
        tags=tuple(tags.split()),
        heads=heads,
        relations=tuple(relations.split()),
        lemmas=words,
        clitics=(False,) * n,
    )


def names() -> list[EntitySentence]:
    rows = []
    for first in ("Rima", "Andi", "Tono", "Lina", "Budi"):
        for place in PLACES:
            rows.append((("Rombongan", first, "Sari", "tiba", "di", place, "."), "O B-PER I-PER O O B-LOC O"))
            rows.append((("Warga", place, "menunggu", first, "Sari", "."), "O B-LOC O B-PER I-PER O"))
    return [EntitySentence(words, tuple(tags.split())) for words, tags in rows]


def vectors() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(3)
    return {w: rng.standard_normal(train.VECTOR) for w in (*SUBJECTS, "pos", "rima", *(p.lower() for p in PLACES))}


def learnt(folder: Path) -> Path:
    fix_random_seed(train.SEED)
    parser = train.train_trees(trees(), vectors=vectors(), epochs=10)
    finder = train.train_entities(names(), vectors=vectors(), epochs=25)
    train.save(parser, finder, folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return learnt(tmp_path_factory.mktemp("model") / "one")


def read(model: Pipeline, words: list[str]) -> Doc:
    return model(Doc(model.vocab, words=words, sent_starts=[i == 0 for i in range(len(words))]))


def test_what_is_saved_reads_sentences_as_it_was_taught(folder: Path) -> None:
    model = spacy.load(folder, exclude=["tokenizer"])
    prepare(model.vocab)
    words = ["Pos", "diserang", "oleh", "milisi", "di", "Herat", "."]
    doc = read(model, words)
    assert [t.tag_ for t in doc] == ["NOUN", "VERB", "ADP", "NOUN", "ADP", "PROPN", "PUNCT"]
    assert [t.head.i for t in doc] == [1, 1, 3, 1, 5, 1, 1]
    assert [t.dep_ for t in doc][:4] == ["nsubj:pass", "ROOT", "case", "obl:agent"]
    found = read(model, ["Rombongan", "Rima", "Sari", "tiba", "di", "Kunduz", "."]).ents
    assert [(e.text, e.label_) for e in found] == [("Rima Sari", "PER"), ("Kunduz", "LOC")]


def test_vectors_are_found_by_the_lower_case_after_loading(folder: Path) -> None:
    model = spacy.load(folder, exclude=["tokenizer"])
    assert not Doc(model.vocab, words=["KABUL"])[0].has_vector
    prepare(model.vocab)
    doc = Doc(model.vocab, words=["KABUL", "Kabul", "Balkh"])
    assert np.allclose(doc[0].vector, vectors()["kabul"], atol=1e-5)
    assert np.allclose(doc[0].vector, doc[1].vector)
    assert not doc[2].has_vector


def test_the_same_data_give_the_same_weights(folder: Path, tmp_path: Path) -> None:
    again = learnt(tmp_path / "two")
    parts = ("tok2vec/model", "tagger/model", "parser/model", "ner/model", "vocab/vectors")
    one, two = ([hashlib.sha256((f / part).read_bytes()).hexdigest() for part in parts] for f in (folder, again))
    assert one == two


def test_augmented_trees_stay_trees() -> None:
    nlp = train.blank(vectors())
    rng = random.Random(4)
    seen = set()
    for _ in range(12):
        for plain, example in zip(trees(), train.tree_examples(nlp, trees(), rng), strict=True):
            gold = example.reference
            words = [t.text for t in gold]
            seen.add("cut" if len(words) < len(plain.words) else "whole")
            if words != list(plain.words[: len(words)]):
                seen.add("lower" if all(w.islower() for w in words if w.isalpha()) else "headline")
            assert [t.head.i for t in gold] == list(plain.heads[: len(words)])
            assert [w.lower() for w in words] == [w.lower() for w in plain.words[: len(words)]]
    assert seen == {"cut", "whole", "lower", "headline"}


def test_no_test_is_learnt_from_in_the_official_setting() -> None:
    assert not set(train.TREES_TRAIN) & set(train.TREES_TEST)
    assert not set(train.ENTITIES_TRAIN) & set(train.ENTITIES_TEST)
