"""Tags, trees and names of sentences, as a trained model says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from tapal.language.network import Floats, Network, Vectors, layers_of, weighed, weights_of

ROOT = "ROOT"
OUT = "O"


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the model says of one sentence, one entry a word: UPOS tag, relation, head index (its own for a root), BIO entity."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    heads: tuple[int, ...]
    entities: tuple[tuple[str, bool], ...]


class Reader:
    """Reads sentences with a trained spaCy pipeline of the parts tok2vec, tagger, parser and ner."""

    def __init__(self, model: Any) -> None:
        """Take the weights from the pipeline.

        Raises:
            LookupError: it is built otherwise than the training builds it.
        """
        names = model.get_pipe("ner")
        self._networks: tuple[Network, ...] = (
            Network.read(model.get_pipe("tok2vec").model, model.vocab.vectors.data),
            Network.read(names.model.get_ref("tok2vec"), model.vocab.vectors.data),
        )
        self._apart = max(len(network.around) for network in self._networks)
        self._vectors = Vectors(self._networks, model.vocab, names.model.ops)
        tagger = model.get_pipe("tagger")
        self._tags = tagger.labels
        self._tag_weights = weights_of(layers_of(tagger.model, "softmax")[0])
        self._trees = Trees(model.get_pipe("parser"), model.vocab)
        self._names = Names(names)

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """One analysis a sentence, in order; sentences are non-empty lists of words in the form for the model."""
        if not sentences:
            return []
        (shared, own), at = self._vectors.of(sentences, apart=self._apart)
        tokens = self._networks[0].in_context(shared)[at]
        edges = [0, *np.cumsum([len(sentence) for sentence in sentences]).tolist()]
        tags = [self._tags[i] for i in weighed(tokens, self._tag_weights).argmax(axis=1).tolist()]
        trees = self._trees.of(tokens, edges)
        entities = self._names.of(self._networks[1].in_context(own)[at], edges)
        return [
            Analysis(tuple(tags[first:last]), *tree, tuple(entities[first:last]))
            for (first, last), tree in zip(pairwise(edges), trees, strict=True)
        ]


class Trees:
    """Finds the dependency tree of sentences by the steps of a trained spaCy parser."""

    def __init__(self, parser: Any, vocabulary: Any) -> None:
        from thinc.api import Model

        before, lower, upper = parser.model.layers
        self._parser, self._vocabulary = parser, vocabulary
        self._first = weights_of(layers_of(before, "linear")[0])
        self._last = weights_of(upper)
        self._layers = [Model("given", _given), lower, upper]
        self._relations: dict[int, str] = {}

    def of(self, tokens: Floats, edges: Sequence[int]) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
        """Relations and heads of each sentence; sentence i has the tokens [edges[i], edges[i + 1])."""
        from spacy.attrs import DEP, HEAD
        from spacy.tokens import Doc

        docs = [
            Doc(self._vocabulary, words=["-"] * (last - first), sent_starts=[1, *[-1] * (last - first - 1)])
            for first, last in pairwise(edges)
        ]
        states = self._parser.moves.init_batch(docs)
        self._step(states, tokens)
        self._parser.set_annotations(docs, states)
        for doc in docs:
            found = doc.to_array([HEAD, DEP])
            away = found[:, 0].astype(np.int64)
            yield (
                tuple(self._relation(key) for key in found[:, 1].tolist()),
                tuple((away + np.arange(len(away))).tolist()),
            )

    def _relation(self, key: int) -> str:
        if key not in self._relations:
            name = self._vocabulary.strings[key] if key else "dep"
            self._relations[key] = "root" if name == ROOT else name
        return self._relations[key]

    def _step(self, states: Sequence[Any], tokens: Floats) -> None:
        from spacy.ml.parser_model import ParserStepModel

        model = ParserStepModel(weighed(tokens, self._first), self._layers, has_upper=True, train=False)
        todo = [state for state in states if not state.is_final()]
        while todo:
            seen = model.state2vec.predict(model.get_token_ids(todo))
            todo = self._parser.transition_states(todo, weighed(seen, self._last))
        model.clear_memory()


def _given(_layer: Any, rows: Floats, is_train: bool) -> tuple[Floats, None]:
    """A layer that gives what it is given: the vectors are made already."""
    return rows, None


class Names:
    """Finds names by the steps of a trained spaCy recogniser: outside of a name all words are judged at once."""

    def __init__(self, recogniser: Any) -> None:
        before, lower, upper = recogniser.model.layers
        moves = [recogniser.moves.get_class_name(i) for i in range(recogniser.moves.n_moves)]
        named = [name.partition("-")[0] if name != "U-" else "" for name in moves]
        self._labels = [name.partition("-")[2] for name in moves]
        self._kinds = [name.partition("-")[0] for name in moves]
        self._inside = {
            label: (moves.index(f"I-{label}"), moves.index(f"L-{label}")) for label in set(self._labels) - {""}
        }
        # Outside of a name one may begin, be a single word, or none; at the end of a sentence none may begin.
        self._outside, self._at_end = (
            np.array([0.0 if move and move in kinds else -np.inf for move in named], dtype=np.float32)
            for kinds in ("BUO", "UO")
        )
        self._first, self._lower, self._last = (
            weights_of(layers_of(before, "linear")[-1]),
            weights_of(lower)[0],
            weights_of(upper),
        )
        self._bias = lower.get_param("b")
        self._missing = lower.get_param("pad")[0]

    def of(self, tokens: Floats, edges: Sequence[int]) -> list[tuple[str, bool]]:
        """For each token the label of the name that it is in, empty for none, and whether it begins the name."""
        rows = np.matmul(weighed(tokens, self._first), self._lower).reshape(len(tokens), *self._missing.shape)
        alone = self._scores(rows[:, 0] + self._missing[1] + self._missing[2]) + self._outside
        ends = np.array(edges[1:]) - 1
        alone[ends] += self._at_end
        moves = alone.argmax(axis=1).tolist()
        out = [("", False)] * len(tokens)
        at, count = 0, len(tokens)
        while at < count:
            kind, label = self._kinds[moves[at]], self._labels[moves[at]]
            if kind != OUT:
                out[at] = (label, True)
                last = at if kind == "U" else self._end(rows, at, label, ends)
                out[at + 1 : last + 1] = [(label, False)] * (last - at)
                at = last
            at += 1
        return out

    def _end(self, rows: Floats, start: int, label: str, ends: Any) -> int:
        """The last token of a name that begins at `start`."""
        last = int(ends[np.searchsorted(ends, start)])
        goes_on, closes = self._inside[label]
        for at in range(start + 1, last):
            scores = self._scores((rows[at, 0] + rows[start, 1] + rows[at - 1, 2])[None])[0]
            if not (scores[goes_on] > scores[closes] or (scores[goes_on] == scores[closes] and goes_on < closes)):
                return at
        return last

    def _scores(self, sums: Floats) -> Floats:
        return weighed((sums + self._bias).max(axis=2), self._last)
