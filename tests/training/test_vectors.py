"""Vectors from counts: words used alike are near each other, and the same texts give the same."""

from __future__ import annotations

import numpy as np
import pytest
from training.vectors import word_vectors

from training import vectors

PEOPLE = [f"orang{i}" for i in range(12)]
PLACES = [f"kota{i}" for i in range(12)]


def texts() -> list[list[str]]:
    lines = [[who, "menyerang", "pos", "di", place] for who in PEOPLE for place in PLACES]
    return [*lines, ["ia", "melihat", "pos"]]


def made() -> dict[str, vectors.Floats]:
    return word_vectors(texts(), width=6)


def test_words_in_the_same_places_are_alike() -> None:
    found = made()
    assert found["orang1"] @ found["orang7"] > 0.9
    assert found["kota1"] @ found["kota7"] > 0.9
    assert found["orang1"] @ found["kota1"] < 0.5
    assert all(np.linalg.norm(v) == pytest.approx(1) for v in found.values())


def test_a_word_seen_once_has_none() -> None:
    assert not {"ia", "melihat"} & made().keys()


def test_the_same_texts_give_the_same_vectors() -> None:
    one, two = made(), made()
    assert list(one) == list(two)
    assert all(np.array_equal(one[w], two[w]) for w in one)


def test_too_few_words_are_told() -> None:
    with pytest.raises(ValueError, match="too few"):
        word_vectors([["satu", "dua"]] * 2, width=6)


def test_the_decomposition_finds_what_a_dense_one_finds() -> None:
    rng = np.random.default_rng(0)
    dense = rng.standard_normal((40, 5)) @ rng.standard_normal((5, 60))
    rows, columns = np.nonzero(dense)
    sparse = vectors._Sparse(rows, columns, dense[rows, columns], (40, 60))
    assert np.allclose(sparse.times(np.eye(60)), dense)
    left, sizes, _ = np.linalg.svd(dense, full_matrices=False)
    exact = left[:, :5] * np.sqrt(sizes[:5])
    exact /= np.linalg.norm(exact, axis=1, keepdims=True)
    found = vectors._compress(sparse, 5)
    assert np.allclose(found @ found.T, exact @ exact.T, atol=1e-6)
