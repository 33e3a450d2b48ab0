"""The networks of a trained model, worked out by numpy: what a word looks like, and what stands around it.

The numbers are those of the spaCy pipeline up to rounding. A word is looked at once and remembered: its vector comes of the
word alone, so it does not depend on what was read before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]
# Words whose vectors are kept in memory; when there are more, all are forgotten.
REMEMBERED = 30_000
# Against a division by nothing, as in the training.
LEAST = 1e-8


def layers_of(network: Any, name: str) -> list[Any]:
    """All layers of that name in a network, in the order of its flow.

    Raises:
        LookupError: there is none.
    """
    found = [layer for layer in _flow(network) if layer.name == name]
    if not found:
        raise LookupError(f"the model has no layer {name!r} in {network.name!r}")
    return found


def _flow(network: Any) -> Iterator[Any]:
    yield network
    for layer in network.layers:
        yield from _flow(layer)


def weights_of(layer: Any) -> tuple[Floats, Floats]:
    """The matrix of a layer, inputs in rows, and its bias."""
    weights, bias = layer.get_param("W"), layer.get_param("b")
    return np.ascontiguousarray(weights.reshape(-1, weights.shape[-1]).T), bias.reshape(-1)


def weighed(rows: Floats, layer: tuple[Floats, Floats]) -> Floats:
    """What a layer without more than a matrix and a bias makes of rows."""
    out: Floats = np.matmul(rows, layer[0], dtype=np.float32)
    out += layer[1]
    return out


@dataclass(frozen=True, slots=True)
class Maxout:
    """A layer that keeps the largest of some sums, and brings what it keeps to one scale.

    `weights` has inputs in rows; its columns are the first sums of all outputs, then the second, and so on.
    """

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    @classmethod
    def read(cls, maxout: Any, norm: Any) -> Maxout:
        """From the two layers of a trained network."""
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        columns = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T
        return cls(
            np.ascontiguousarray(columns),
            np.ascontiguousarray(bias.T).reshape(-1),
            norm.get_param("G"),
            norm.get_param("b"),
        )

    def keep(self, sums: Floats) -> Floats:
        """The outputs for rows of sums, which are changed."""
        width = len(self.gain)
        sums += self.bias
        best = np.maximum(sums[:, :width], sums[:, width : 2 * width])
        for start in range(2 * width, sums.shape[1], width):
            np.maximum(best, sums[:, start : start + width], out=best)
        # Each row is summed by itself, so that a word's vector does not depend on the other rows.
        share = np.float32(1 / width)
        best -= np.add.reduce(best, axis=1, keepdims=True) * share
        spread = np.einsum("ij,ij->i", best, best)
        spread *= share
        spread += np.float32(LEAST)
        best *= np.reciprocal(np.sqrt(spread))[:, None]
        best *= self.gain
        best += self.shift
        return best


@dataclass(frozen=True, slots=True)
class Table:
    """The vectors of one feature of words, already multiplied by what the next layer weighs them with."""

    column: int
    seed: int
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """A network from words to vectors: tables and `mix` give each word its own vector, `around` looks at its neighbours.

    `given` are the vectors that the vocabulary has of words, already multiplied by what the next layer weighs them with, and last
    a row of zeros for words that it has not; no rows when the network does not look at them. `sides` are the weights of the first
    of `around` for the word before, the word itself and the word behind, side by side.
    """

    columns: tuple[str, ...]
    tables: tuple[Table, ...]
    given: Floats
    mix: Maxout
    around: tuple[Maxout, ...]
    sides: Floats

    @classmethod
    def read(cls, trained: Any, vectors: Floats) -> Network:
        """From a trained `MultiHashEmbed` and `MaxoutWindowEncoder` with a window of one word, and the vocabulary's vectors.

        Raises:
            LookupError: the network is built otherwise.
        """
        if {layer.attrs["window_size"] for layer in layers_of(trained, "expand_window")} != {1}:
            raise LookupError("the model looks at more than one word on each side")
        mix, *around = (
            Maxout.read(*pair)
            for pair in zip(layers_of(trained, "maxout"), layers_of(trained, "layernorm"), strict=True)
        )
        tables, first = [], 0
        for layer in layers_of(trained, "hashembed"):
            rows = layer.get_param("E")
            weighed = rows @ mix.weights[first : first + rows.shape[1]]
            tables.append(Table(layer.attrs["column"], layer.attrs["seed"], weighed))
            first += rows.shape[1]
        given = np.zeros((0, mix.weights.shape[1]), dtype=np.float32)
        for layer in (layer for layer in _flow(trained) if layer.name == "static_vectors"):
            weights = layer.get_param("W")
            made = (vectors @ weights.T) @ mix.weights[first : first + len(weights)]
            given = np.concatenate((made, np.zeros((1, made.shape[1]), dtype=np.float32)))
            first += len(weights)
        if first != len(mix.weights):
            raise LookupError("the model looks at something of a word that is not known here")
        columns = tuple(layers_of(trained, "extract_features")[0].attrs["columns"])
        sides = np.concatenate(np.split(around[0].weights, 3), axis=1)
        return cls(columns, tuple(tables), given, mix, tuple(around), sides)

    def words(self, features: npt.NDArray[np.uint64], known: Places, ops: Any) -> Floats:
        """The vectors of words from their features and their rows in the vocabulary's vectors (-1 for none), words in rows."""
        sums = np.zeros((len(features), self.mix.weights.shape[1]), dtype=np.float32)
        if len(self.given):
            sums += self.given.take(known, axis=0, mode="wrap")
        for table in self.tables:
            keys = ops.hash(np.ascontiguousarray(features[:, table.column]), table.seed) % len(table.vectors)
            for column in keys.T:
                sums += table.vectors.take(column.astype(np.intp), axis=0)
        return self.mix.keep(sums)

    def in_context(self, words: Floats, order: Places, at: Places) -> Floats:
        """The vectors of words in a text from their own; `order` gives for each row of the text which of the `words` stands there.

        Between sentences are as many rows of zeros as there are layers; only the vectors of the rows `at` are given.
        """
        rows, width = words.take(order, axis=0), words.shape[1]
        out = self._first(words, order)
        out += rows
        rows = out
        seen = np.zeros((len(rows), 3 * width), dtype=np.float32)
        for layer in self.around[1:]:
            seen[1:, :width] = rows[:-1]
            seen[:, width : 2 * width] = rows
            seen[:-1, 2 * width :] = rows[1:]
            if layer is self.around[-1]:
                # What stands between sentences is looked at no more.
                seen, rows = seen.take(at, axis=0), rows.take(at, axis=0)
            out = layer.keep(seen @ layer.weights)
            out += rows
            rows = out
        return rows

    def _first(self, words: Floats, order: Places) -> Floats:
        """The first layer: a word adds the same wherever it stands before, at or behind a row, so that is worked out once a word."""
        added = (words @ self.sides).reshape(3 * len(words), -1)
        before = 3 * order
        sums = added.take(before + 1, axis=0)
        sums[1:] += added.take(before[:-1], axis=0)
        sums[:-1] += added.take(before[1:] + 2, axis=0)
        return self.around[0].keep(sums)


class Vectors:
    """The vectors of words, for several networks at once; bounded, so that a long stream does not fill the memory."""

    def __init__(self, networks: Sequence[Network], vocabulary: Any, ops: Any) -> None:
        from spacy.attrs import IDS

        # Of a new word only the features are made that the networks look at.
        looked_at = {IDS[name] for network in networks for name in network.columns}
        getters = vocabulary.lex_attr_getters
        vocabulary.lex_attr_getters = {key: make for key, make in getters.items() if key in looked_at}
        self._networks, self._vocabulary, self._ops = networks, vocabulary, ops
        self._ends = np.cumsum([len(network.mix.gain) for network in networks])
        self._forget(REMEMBERED)

    def _forget(self, size: int) -> None:
        self._rows: dict[str, int] = {}
        # The first row stays zero: it stands between sentences.
        self._known = np.zeros((size + 1, int(self._ends[-1])), dtype=np.float32)

    def of(self, sentences: Sequence[Sequence[str]], *, apart: int) -> tuple[list[Floats], Places, Places]:
        """One matrix a network with a row for each of the words and a row of zeros; which row stands where; where the words are.

        There are `apart` times the row of zeros around each sentence.
        """
        self._learn(list(dict.fromkeys(chain.from_iterable(sentences))))
        rows = self._rows
        gap = [0] * apart
        at = gap[:]
        for sentence in sentences:
            at += [rows[word] for word in sentence]
            at += gap
        numbers = np.array(at, dtype=np.intp)
        used, order = np.unique(numbers, return_inverse=True)
        matrices = np.split(self._known.take(used, axis=0), self._ends[:-1], axis=1)
        return [np.ascontiguousarray(matrix) for matrix in matrices], order, np.flatnonzero(numbers)

    def _learn(self, words: list[str]) -> None:
        from spacy.tokens import Doc

        new = [word for word in words if word not in self._rows]
        if len(self._rows) + len(new) >= len(self._known):
            new = words
            self._forget(max(REMEMBERED, len(new)))
        if not new:
            return
        first, start = len(self._rows) + 1, 0
        doc = Doc(self._vocabulary, words=new)
        table = self._vocabulary.vectors
        known = table.find(keys=doc.to_array(table.attr)) if table.n_keys else np.full(len(new), -1)
        for network, end in zip(self._networks, self._ends, strict=True):
            features = doc.to_array(list(network.columns)).astype(np.uint64)
            self._known[first : first + len(new), start:end] = network.words(features, known, self._ops)
            start = end
        self._rows.update((word, first + i) for i, word in enumerate(new))
