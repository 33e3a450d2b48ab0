"""Scores from raw text: `uv run python -m training.score --data ../shared/language --model training/work/id-official`.

Words and sentences are F1 on exact character ranges (blanks not counted); tags and attachments are F1 over words, a word being
right when its range, tag, head's range and universal relation are; each treebank text is read as one long document, as the
CoNLL 2018 scorer does. Names are F1 on exact ranges with the corpus' own words.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from tapal.language.pipeline import Language, prepare
from tapal.language.sentences import split
from tapal.language.tokenizer import tokenize
from training.data import TreeSentence, read_entities, read_trees, universal
from training.train import ENTITIES_TEST, PACKAGE, TREES_TEST

Word = tuple[int, int]


def gold_words(sentences: list[TreeSentence]) -> tuple[str, list[list[Word]]]:
    """The treebank as one text, and the character ranges of its words by sentence."""
    text, out = "", []
    for s in sentences:
        ranges = []
        for word, space in zip(s.words, s.spaces):
            ranges.append((len(text), len(text) + len(word)))
            text += word + (" " if space else "")
        text = text.rstrip() + " "
        out.append(ranges)
    return text, out


def f1(right: int, guessed: int, gold: int) -> float:
    """F1 in percent."""
    return 200.0 * right / max(1, guessed + gold)


def score_trees(language: Language, model: Any, path: Path) -> dict[str, float]:
    """F1 of words, sentences, UPOS, UAS, LAS on one treebank file."""
    sentences = read_trees(path)
    text, gold = gold_words(sentences)
    pieces = tokenize(text, start=0, end=len(text), rules=language.token_rules)
    cuts = split(text, pieces, rules=language.sentence_rules)
    truth: dict[Word, tuple[str, Word, str]] = {}
    for s, ranges in zip(sentences, gold):
        for i, r in enumerate(ranges):
            root = s.heads[i] == i
            truth[r] = (
                s.tags[i],
                (-1, -1) if root else ranges[s.heads[i]],
                "root" if root else universal(s.relations[i]),
            )
    guess: dict[Word, tuple[str, Word, str]] = {}
    inputs = [[p.surface for p in pieces[a:b]] for a, b in cuts]
    for (a, b), analysis in zip(cuts, language.analyse(inputs)):
        ranges = [(p.start, p.end) for p in pieces[a:b]]
        for i, r in enumerate(ranges):
            h = analysis.heads[i]
            guess[r] = (analysis.tags[i], (-1, -1) if h == i else ranges[h], universal(analysis.relations[i]))
    both = [(guess[r], truth[r]) for r in guess if r in truth]
    sizes = (len(guess), len(truth))
    spans = {(pieces[a].start, pieces[b - 1].end) for a, b in cuts}
    gold_spans = {(r[0][0], r[-1][1]) for r in gold}
    return {
        "words": f1(len(both), *sizes),
        "sentences": f1(len(spans & gold_spans), len(spans), len(gold_spans)),
        "UPOS": f1(sum(g[0] == t[0] for g, t in both), *sizes),
        "UAS": f1(sum(g[1] == t[1] for g, t in both), *sizes),
        "LAS": f1(sum(g[1:] == t[1:] for g, t in both), *sizes),
        **{label: _relation(both, guess, truth, label) for label in ("nsubj", "obj", "obl", "ccomp")},
    }


def _relation(both: list[Any], guess: dict[Word, Any], truth: dict[Word, Any], label: str) -> float:
    right = sum(g[1:] == t[1:] and g[2] == label for g, t in both)
    return f1(right, sum(v[2] == label for v in guess.values()), sum(v[2] == label for v in truth.values()))


def score_names(model: Any, path: Path) -> dict[str, float]:
    """F1 of names by label and together."""
    right: Counter[str] = Counter()
    guessed: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for s in read_entities(path):
        truth = {(e.start, e.end, e.label_) for e in Doc(model.vocab, words=list(s.words), ents=list(s.tags)).ents}
        starts = [i == 0 for i in range(len(s.words))]
        found = {
            (e.start, e.end, e.label_) for e in model(Doc(model.vocab, words=list(s.words), sent_starts=starts)).ents
        }
        for counter, items in ((right, truth & found), (guessed, found), (gold, truth)):
            counter.update(label for _, _, label in items)
            counter["all"] += len(items)
    return {label: f1(right[label], guessed[label], gold[label]) for label in ("all", "PER", "ORG", "LOC")}


def main() -> None:
    """Read the arguments and print the scores."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--data", type=Path, default=Path(os.environ.get("TAPAL_LANGUAGE_DATA", "../shared/language"))
    )
    arguments.add_argument("--language", default="id")
    arguments.add_argument("--model", type=Path, required=True)
    given = arguments.parse_args()
    model = spacy.load(given.model, exclude=["tokenizer"])
    prepare(model.vocab)
    language = Language(code=given.language, folder=PACKAGE / given.language)
    language.__dict__["model"] = model
    for name in TREES_TEST:
        row = score_trees(language, model, given.data / "ud" / f"{name}.conllu")
        print(name, " ".join(f"{k} {v:.1f}" for k, v in row.items()), flush=True)
    for name in ENTITIES_TEST:
        row = score_names(model, given.data / "ner" / f"{name}.txt")
        print(name, " ".join(f"{k} {v:.1f}" for k, v in row.items()), flush=True)


if __name__ == "__main__":
    main()
