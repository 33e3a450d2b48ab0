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
        (shared, own), order, at = self._vectors.of(sentences, apart=self._apart)
        tokens = self._networks[0].in_context(shared, order, at)
        edges = [0, *np.cumsum([len(sentence) for sentence in sentences]).tolist()]
        tags = [self._tags[i] for i in weighed(tokens, self._tag_weights).argmax(axis=1).tolist()]
        trees = self._trees.of(tokens, edges)
        entities = self._names.of(self._networks[1].in_context(own, order, at), edges)
        return [
            Analysis(tuple(tags[first:last]), *tree, tuple(entities[first:last]))
            for (first, last), tree in zip(pairwise(edges), trees, strict=True)
        ]


class Trees:
    """Finds the dependency tree of sentences by the steps of a trained spaCy parser."""

    def __init__(self, parser: Any, vocabulary: Any) -> None:
        from spacy.ml.parser_model import ParserStepModel
        from thinc.api import Model

        before, lower, upper = parser.model.layers
        self._parser, self._vocabulary = parser, vocabulary
        weights, bias = weights_of(upper)
        self._last = np.concatenate((weights, bias[None]))
        self._relations = _Relations(vocabulary)
        # spaCy is only asked which words stand in which places of a state; it multiplies nothing, so it is given no words.
        no_words = np.zeros((0, lower.get_dim("nI")), dtype=np.float32)
        self._asked = ParserStepModel(no_words, [Model("given", _given), lower, upper], has_upper=True, train=False)
        # What a word adds to the sums of a state in each place, one place after the other.
        columns = np.ascontiguousarray(_pieces_first(lower.get_param("W")).reshape(-1, lower.get_dim("nI")).T)
        first, bias = weights_of(layers_of(before, "linear")[0])
        self._places = np.arange(lower.get_dim("nF"), dtype=np.int32)
        self._weights = first @ columns
        # What no word adds, and what is always added: that goes with the first place.
        always = (bias @ columns).reshape(len(self._places), -1)
        self._missing = _pieces_first(lower.get_param("pad")[0]).reshape(always.shape) - always
        self._always = _pieces_first(lower.get_param("b")[None])[0].reshape(-1) + always.sum(axis=0)
        self._missing[0] += self._always

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
            heads = found[:, 0].astype(np.int64)
            heads += np.arange(len(heads))
            yield tuple(map(self._relations.__getitem__, found[:, 1].tolist())), tuple(heads.tolist())

    def _step(self, states: Sequence[Any], tokens: Floats) -> None:
        table, count, width = self._table(tokens), len(self._places), len(self._last) - 1
        todo = [state for state in states if not state.is_final()]
        # A matrix of ones adds up quicker than a sum; the last column of what is seen is for the bias.
        ones = np.ones((1, count), dtype=np.float32)
        seen = np.ones((len(todo), width + 1), dtype=np.float32)
        while todo:
            # No word is -1: the last rows of the table.
            rows = self._asked.get_token_ids(todo)
            rows *= count
            rows += self._places
            sums = np.matmul(ones, table.take(rows, axis=0))[:, 0]
            here = seen[: len(todo)]
            np.maximum(sums[:, :width], sums[:, width:], out=here[:, :width])
            todo = self._parser.transition_states(todo, here @ self._last)

    def _table(self, tokens: Floats) -> Floats:
        """What each word adds to the sums of a state in each place, a row a place, and at last what no word adds."""
        table = np.empty((len(tokens) + 1, self._weights.shape[1]), dtype=np.float32)
        np.matmul(tokens, self._weights, out=table[:-1])
        table[:-1, : len(self._always)] += self._always
        table[-1] = self._missing.reshape(-1)
        return table.reshape(-1, len(self._always))


class _Relations(dict[int, str]):
    """The name of a relation by its key in a vocabulary."""

    def __init__(self, vocabulary: Any) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, key: int) -> str:
        name = self._vocabulary.strings[key] if key else "dep"
        self[key] = "root" if name == ROOT else name
        return self[key]


def _pieces_first(parameter: Floats) -> Floats:
    """The parameter of a layer of maxima with, for each place, the first piece of all outputs before the second."""
    return np.moveaxis(parameter, 2, 1)


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
        self._begins = np.array([kind == "B" for kind in self._kinds])
        self._inside = np.array(
            [(moves.index(f"I-{name}"), moves.index(f"L-{name}")) if name else (0, 0) for name in self._labels]
        )
        # Outside of a name one may begin, be a single word, or none; at the end of a sentence none may begin.
        self._outside, self._at_end = (
            np.array([0.0 if move and move in kinds else -np.inf for move in named], dtype=np.float32)
            for kinds in ("BUO", "UO")
        )
        first, bias = weights_of(layers_of(before, "linear")[-1])
        # What a word adds as the next word, as the first of the open name and as the one before, to the sums of all outputs.
        columns = _pieces_first(lower.get_param("W")).reshape(-1, len(first.T)).T
        missing = _pieces_first(lower.get_param("pad")[0])
        self._width = missing.shape[2]
        self._places = tuple(
            (first @ part, bias @ part) for part in np.split(np.ascontiguousarray(columns), len(missing), axis=1)
        )
        self._bias = _pieces_first(lower.get_param("b")[None]).reshape(-1)
        self._missing = missing.reshape(len(missing), -1)
        self._last = weights_of(upper)

    def of(self, tokens: Floats, edges: Sequence[int]) -> list[tuple[str, bool]]:
        """For each token the label of the name that it is in, empty for none, and whether it begins the name."""
        ends = np.array(edges[1:]) - 1
        here = weighed(tokens, self._places[0])
        here += self._bias
        alone = self._scores(here + (self._missing[1] + self._missing[2])) + self._outside
        alone[ends] += self._at_end
        moves = alone.argmax(axis=1)
        lasts = self._lasts(tokens, here, moves, ends)
        out = [("", False)] * len(tokens)
        at, count, chosen = 0, len(tokens), moves.tolist()
        while at < count:
            kind, label = self._kinds[chosen[at]], self._labels[chosen[at]]
            if kind != OUT:
                last = lasts.get(at, at)
                out[at] = (label, True)
                out[at + 1 : last + 1] = [(label, False)] * (last - at)
                at = last
            at += 1
        return out

    def _lasts(self, tokens: Floats, here: Floats, moves: Any, ends: Any) -> dict[int, int]:
        """The last token of each name that would begin where a word is judged to begin one, names growing side by side."""
        starts = np.flatnonzero(self._begins[moves])
        lasts = ends[np.searchsorted(ends, starts)]
        goes_on, closes = self._inside[moves[starts]].T
        begun = weighed(tokens[starts], self._places[1])
        at, open_ = starts + 1, np.arange(len(starts))
        while len(open_ := open_[at[open_] < lasts[open_]]):
            words = at[open_]
            scores = self._scores(here[words] + begun[open_] + weighed(tokens[words - 1], self._places[2]))
            rows = np.arange(len(open_))
            on, off = scores[rows, goes_on[open_]], scores[rows, closes[open_]]
            stays = (on > off) | ((on == off) & (goes_on[open_] < closes[open_]))
            lasts[open_[~stays]] = words[~stays]
            open_ = open_[stays]
            at[open_] += 1
        return dict(zip(starts.tolist(), lasts.tolist(), strict=True))

    def _scores(self, sums: Floats) -> Floats:
        return weighed(np.maximum(sums[:, : self._width], sums[:, self._width :]), self._last)
