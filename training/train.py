"""Trains the models that ship with a language: `uv run python -m training.train --data ../shared/language`.

Without `--official` the weights are trained on all data, tests included, and written into the package; with it they are
trained on the official training portions, scored on the official tests, and kept under `training/work`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch
from spacy.vectors import Vectors
from thinc.api import use_ops

from tapal.language.pipeline import VECTORS_BY, Language, prepare
from training.data import EntitySentence, TreeSentence, harmonise, read_entities, read_trees
from training.silver import agree, cut_words, exchange, read_names, tree_of
from training.vectors import Floats, word_vectors

SEED = 20261121
# Seeds of the models that read further texts.
TEACHERS = (7, 8)
PACKAGE = Path(__file__).parent.parent / "src" / "tapal" / "language"
WORLD = PACKAGE.parent / "world" / "data"
WORK = Path(__file__).parent / "work"
AGENT_MARKERS = {"id": frozenset({"oleh", "olehnya"})}
TREES_TRAIN = ("gsd-dev", "csui-train")
TREES_TEST = ("gsd-test", "csui-test", "pud")
ENTITIES_TRAIN = ("idner-news-2k-train", "idner-news-2k-dev", "nergrit-train", "nergrit-valid")
ENTITIES_TEST = ("idner-news-2k-test", "nergrit-test")
# Numbers of a word's vector.
VECTOR = 100


def encoder(width: int, depth: int, rows: Sequence[int]) -> dict[str, Any]:
    """Configuration of the embedding and convolution layers."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": list(rows),
            "include_static_vectors": True,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": width,
            "window_size": 1,
            "maxout_pieces": 3,
            "depth": depth,
        },
    }


def tree_examples(nlp: Pipeline, sentences: Sequence[TreeSentence], rng: random.Random | None) -> Iterator[Example]:
    """Training examples; with `rng` some are turned into headlines, lower case or lose their final stop."""
    for s in sentences:
        words, spaces, keep = list(s.words), list(s.spaces), len(s.words)
        if rng is not None:
            words, keep = _augment(words, rng)
        heads = list(s.heads[:keep])
        if any(h >= keep for h in heads):
            words, keep, heads = list(s.words), len(s.words), list(s.heads)
        starts = [i == 0 for i in range(keep)]
        gold = Doc(
            nlp.vocab,
            words=words[:keep],
            spaces=spaces[:keep],
            tags=list(s.tags[:keep]),
            heads=heads,
            deps=list(s.relations[:keep]),
        )
        plain = Doc(nlp.vocab, words=words[:keep], spaces=spaces[:keep], sent_starts=starts)
        yield Example(plain, gold)


def _augment(words: list[str], rng: random.Random) -> tuple[list[str], int]:
    dice = rng.random()
    keep = len(words)
    if dice < 0.07:
        words = [w[:1].upper() + w[1:] if len(w) > 3 else w for w in words]
    elif dice < 0.12:
        words = [w.lower() for w in words]
    if keep > 3 and not words[-1].isalnum() and rng.random() < 0.1:
        keep -= 1
    return words, keep


def entity_examples(nlp: Pipeline, sentences: Sequence[EntitySentence], rng: random.Random | None) -> Iterator[Example]:
    """Training examples for names; with `rng` a few are turned into headlines."""
    for s in sentences:
        words = list(s.words)
        if rng is not None and rng.random() < 0.05:
            words = [w[:1].upper() + w[1:] if len(w) > 3 else w for w in words]
        yield Example(Doc(nlp.vocab, words=words), Doc(nlp.vocab, words=words, ents=list(s.tags)))


def fit(nlp: Pipeline, make: Any, sentences: Sequence[Any], *, epochs: int, name: str, seed: int = SEED) -> None:
    """Train all components of `nlp`; the learning rate falls linearly; weights are averaged at the end."""
    fix_random_seed(seed)
    rng = random.Random(seed)
    nlp.initialize(lambda: list(make(nlp, sentences[:], None)))
    optimizer = nlp.create_optimizer()
    for epoch in range(epochs):
        optimizer.learn_rate = 0.001 * (1.0 - 0.8 * epoch / epochs)
        examples = list(make(nlp, sentences, rng))
        rng.shuffle(examples)
        losses: dict[str, float] = {}
        size = min(8 + 3 * epoch, 32)
        for batch in minibatch(examples, size):
            nlp.update(batch, sgd=optimizer, losses=losses, drop=0.2)
        print(name, epoch + 1, {k: round(v) for k, v in losses.items()}, flush=True)
    nlp.use_params(optimizer.averages).__enter__()


def blank(vectors: Mapping[str, Floats]) -> Pipeline:
    """An empty pipeline whose words have the features that the program gives them too, and their vectors (by lower case)."""
    nlp = spacy.blank("xx")
    prepare(nlp.vocab)
    data = np.array(list(vectors.values()), dtype="float32")
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=data, keys=list(vectors), name="counts", attr=VECTORS_BY
    )
    return nlp


def learn_vectors(trees: Sequence[TreeSentence], names: Sequence[EntitySentence]) -> dict[str, Floats]:
    """Vectors of the words of the training texts."""
    texts = [[w.lower() for w in words] for words in (*(s.words for s in trees), *(s.words for s in names))]
    return word_vectors(texts, width=VECTOR)


def train_trees(
    sentences: Sequence[TreeSentence], *, vectors: Mapping[str, Floats], epochs: int, seed: int = SEED
) -> Pipeline:
    """A pipeline of shared encoder, tagger and parser."""
    nlp = blank(vectors)
    nlp.add_pipe("tok2vec", config={"model": encoder(96, 4, (4000, 2000, 2000, 1000))})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 96,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": listener,
    }
    nlp.add_pipe("parser", config={"model": parser, "min_action_freq": 5})
    fit(nlp, tree_examples, sentences, epochs=epochs, name="trees", seed=seed)
    return nlp


def train_entities(sentences: Sequence[EntitySentence], *, vectors: Mapping[str, Floats], epochs: int) -> Pipeline:
    """A pipeline of one component that finds names, with an encoder of its own."""
    nlp = blank(vectors)
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": encoder(64, 3, (4000, 2000, 2000, 1000)),
    }
    nlp.add_pipe("ner", config={"model": model})
    fit(nlp, entity_examples, sentences, epochs=epochs, name="names")
    return nlp


def silver_trees(taught: Sequence[TreeSentence], texts: Sequence[Sequence[str]], *, epochs: int) -> list[TreeSentence]:
    """Trees of further texts as two models read them that learnt from the same trees by other chances, where they agree."""
    vectors = learn_vectors(taught, [EntitySentence(tuple(words), ()) for words in texts])
    readings = []
    for seed in TEACHERS:
        model = train_trees(taught, vectors=vectors, epochs=epochs, seed=seed)
        docs = (Doc(model.vocab, words=list(w), sent_starts=[i == 0 for i in range(len(w))]) for w in texts)
        readings.append([tree_of(doc) for doc in model.pipe(docs, batch_size=64)])
    return [one for one, other in zip(*readings, strict=True) if agree(one, other)]


def save(trees: Pipeline, names: Pipeline, folder: Path) -> None:
    """Write both as one model folder; what the program does not read at run time is left out."""
    trees.add_pipe("ner", source=names)
    if folder.exists():
        for part in folder.iterdir():
            if part.name != "MODEL_CARD.md":
                shutil.rmtree(part) if part.is_dir() else part.unlink()
    trees.to_disk(folder, exclude=["tokenizer"])


def main() -> None:
    """Read the arguments and train."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--data", type=Path, default=Path(os.environ.get("TAPAL_LANGUAGE_DATA", "../shared/language"))
    )
    arguments.add_argument("--language", default="id")
    arguments.add_argument("--official", action="store_true", help="train on the official training portions only")
    arguments.add_argument("--out", type=Path, help="write the model here")
    arguments.add_argument("--epochs", type=int, default=12)
    given = arguments.parse_args()
    tree_files = TREES_TRAIN if given.official else TREES_TRAIN + TREES_TEST
    name_files = ENTITIES_TRAIN if given.official else ENTITIES_TRAIN + ENTITIES_TEST
    markers = AGENT_MARKERS[given.language]
    trees = {
        f: [harmonise(s, agent_markers=markers) for s in read_trees(given.data / "ud" / f"{f}.conllu")]
        for f in tree_files
    }
    names = {f: read_entities(given.data / "ner" / f"{f}.txt") for f in name_files}
    rules = Language(code=given.language, folder=PACKAGE / given.language).token_rules
    taught, named = [s for f in TREES_TRAIN for s in trees[f]], [s for f in ENTITIES_TRAIN for s in names[f]]
    with use_ops("numpy", use_blis=False):
        read = silver_trees(taught, [cut_words(s.words, rules=rules) for s in named], epochs=given.epochs)
        all_trees = [s for sentences in (*trees.values(), read) for s in sentences]
        all_names = [s for sentences in names.values() for s in sentences]
        vectors = learn_vectors(all_trees[: len(all_trees) - len(read)], all_names)
        more = exchange(all_names, read_names(WORLD, language=given.language, rules=rules))
        print(
            json.dumps({"trees": len(all_trees), "of them read": len(read), "names": len(all_names), "more": len(more)})
        )
        tree_model = train_trees(all_trees, vectors=vectors, epochs=given.epochs)
        name_model = train_entities([*all_names, *more], vectors=vectors, epochs=max(1, given.epochs * 5 // 6))
    folder = WORK / f"{given.language}-official" if given.official else PACKAGE / given.language / "model"
    folder = given.out or folder
    save(tree_model, name_model, folder)


if __name__ == "__main__":
    main()
