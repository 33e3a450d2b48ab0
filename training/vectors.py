"""Word vectors from counts: what stands beside a word in the training texts, weighted and compressed; a frozen feature of the models.

Positive pointwise mutual information with smoothed contexts (Levy, Goldberg, Dagan 2015), then a randomised singular value
decomposition (Halko, Martinsson, Tropp 2011). Same input, same vectors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# Places beside a word that count as its contexts, each for itself.
PLACES = (-2, -1, 1, 2)
# How often a word must be seen to have a vector and to be a context.
SEEN = 2
CONTEXTS = 12_000
# Exponent that makes rare contexts less surprising; steps and spare columns of the decomposition.
SMOOTHING, STEPS, SPARE = 0.75, 4, 20
SEED = 1


class _Sparse:
    """A matrix by its cells, multiplied by dense ones without a sparse library."""

    def __init__(
        self, rows: NDArray[np.int64], columns: NDArray[np.int64], values: Floats, shape: tuple[int, int]
    ) -> None:
        order = np.lexsort((columns, rows))
        self.rows, self.columns, self.values, self.shape = rows[order], columns[order], values[order], shape

    def turned(self) -> _Sparse:
        return _Sparse(self.columns, self.rows, self.values, self.shape[::-1])

    def times(self, dense: Floats) -> Floats:
        out = np.zeros((self.shape[0], dense.shape[1]))
        if len(self.rows) == 0:
            return out
        starts = np.flatnonzero(np.r_[True, self.rows[1:] != self.rows[:-1]])
        for column in range(dense.shape[1]):
            out[self.rows[starts], column] = np.add.reduceat(self.values * dense[self.columns, column], starts)
        return out


def word_vectors(sentences: Iterable[Sequence[str]], *, width: int) -> dict[str, Floats]:
    """Vectors of length one of the words that the sentences, given as lower-case words, have more than once.

    Raises:
        ValueError: the texts have fewer different words than `width`.
    """
    lines = [list(s) for s in sentences]
    seen = Counter(word for line in lines for word in line)
    words = sorted((w for w, count in seen.items() if count >= SEEN), key=lambda w: (-seen[w], w))
    if len(words) < width + SPARE:
        raise ValueError(f"{len(words)} different words are too few for vectors of {width} numbers")
    rows = {word: i for i, word in enumerate(words)}
    shape = (len(rows), min(len(rows), CONTEXTS) * len(PLACES))
    vectors = _compress(_surprise(_count(lines, rows), shape), width)
    return {word: vectors[i] for word, i in rows.items()}


def _count(lines: Sequence[Sequence[str]], rows: dict[str, int]) -> Counter[tuple[int, int]]:
    """How often each word has each frequent word in each place."""
    counts: Counter[tuple[int, int]] = Counter()
    for line in lines:
        found = [rows.get(word, -1) for word in line]
        for i, row in enumerate(found):
            for k, place in enumerate(PLACES):
                beside = found[i + place] if 0 <= i + place < len(line) else -1
                if row >= 0 and 0 <= beside < CONTEXTS:
                    counts[row, beside * len(PLACES) + k] += 1
    return counts


def _surprise(counts: Counter[tuple[int, int]], shape: tuple[int, int]) -> _Sparse:
    """Positive pointwise mutual information of the cells."""
    cells = np.array(sorted(counts), dtype=np.int64).reshape(-1, 2)
    values = np.array([counts[row, column] for row, column in cells.tolist()], dtype=float)
    total = values.sum()
    by_row = np.bincount(cells[:, 0], weights=values, minlength=shape[0])
    by_column = np.bincount(cells[:, 1], weights=values, minlength=shape[1]) ** SMOOTHING
    by_column *= total / by_column.sum()
    told = np.log(values * total / (by_row[cells[:, 0]] * by_column[cells[:, 1]]))
    keep = told > 0
    return _Sparse(cells[keep, 0], cells[keep, 1], told[keep], shape)


def _compress(matrix: _Sparse, width: int) -> Floats:
    """The left singular vectors times the roots of the singular values, rows of length one."""
    turned = matrix.turned()
    start = np.random.default_rng(SEED).standard_normal((matrix.shape[1], width + SPARE))
    basis, _ = np.linalg.qr(matrix.times(start))
    for _ in range(STEPS):
        basis, _ = np.linalg.qr(matrix.times(np.linalg.qr(turned.times(basis))[0]))
    inner, sizes, _ = np.linalg.svd(turned.times(basis).T, full_matrices=False)
    found = (basis @ inner)[:, :width] * np.sqrt(sizes[:width])
    lengths: Floats = np.linalg.norm(found, axis=1, keepdims=True)
    result: Floats = found / np.maximum(lengths, 1e-9)
    return result
