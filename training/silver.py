"""More to learn from without annotating: sentences with other names in them, and trees that two models agree on.

The corpora of names know Jakarta better than Kunduz: their names are exchanged for those that the world's files list; what is exchanged
keeps its label, so nothing is guessed. The sentences of these corpora have no trees: two models read them, and a tree on which they
agree is learnt from like one made by hand.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from spacy.tokens import Doc

from tapal.language.forms import model_form
from tapal.language.tokenizer import TokenRules, tokenize
from training.data import EntitySentence, TreeSentence

# Files of the world's folder by label, with the columns that hold names; the language's code stands in the braces.
LISTS = {
    "PER": (("leaders.tsv", ("name", "aliases")),),
    "ORG": (
        ("forces.tsv", ("name", "aliases")),
        ("groups.tsv", ("name",)),
        ("organisations.tsv", ("name",)),
        ("media.tsv", ("name",)),
    ),
    "LOC": (("places.tsv", ("key_{}", "aliases")), ("states.tsv", ("name_{}", "aliases"))),
}
# Share of the sentences that are copied, and of the names of each label that are exchanged in a copy.
COPIED = 0.45
EXCHANGED = {"PER": 0.7, "LOC": 0.6, "ORG": 0.35}
SEED = 5
# Words of a sentence whose tree may be learnt from (both ends included), and the shares of arcs and of tags that must agree.
SHORTEST, LONGEST = 4, 60
ARCS, TAGS = 0.9, 0.95


def read_names(folder: Path, *, language: str, rules: TokenRules) -> dict[str, list[tuple[str, ...]]]:
    """Names by label, each as the words that the tokenizer makes of it; those with a caution are left out.

    Raises:
        OSError: a list is missing from the folder.
        KeyError: a list lacks a column.
    """
    out = {}
    for label, files in LISTS.items():
        found = {n for file, columns in files for n in _column(folder / file, [c.format(language) for c in columns])}
        out[label] = [_words(name, rules) for name in sorted(found)]
    return out


def _column(path: Path, columns: Sequence[str]) -> set[str]:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    found: set[str] = set()
    for row in csv.DictReader(lines, delimiter="\t"):
        doubtful = {part.split("=")[0] for part in (row.get("caution") or "").split("|")}
        found.update(
            name.strip() for column in columns for name in row[column].split("|") if name.strip() not in doubtful
        )
    return {name for name in found if name and all(word[0].isupper() for word in name.split())}


def _words(name: str, rules: TokenRules) -> tuple[str, ...]:
    pieces = tokenize(name, start=0, end=len(name), rules=rules, names=frozenset(name.split()))
    return tuple(model_form(piece.surface) for piece in pieces)


def exchange(
    sentences: Sequence[EntitySentence], names: Mapping[str, Sequence[tuple[str, ...]]]
) -> list[EntitySentence]:
    """Copies of some of the sentences with other names of the same labels; sentences in which none was exchanged are left out."""
    rng = random.Random(SEED)
    copies = [_copy(s, names, rng) for s in sentences if rng.random() < COPIED]
    return [copy for copy in copies if copy is not None]


def _copy(
    sentence: EntitySentence, names: Mapping[str, Sequence[tuple[str, ...]]], rng: random.Random
) -> EntitySentence | None:
    words: list[str] = []
    tags: list[str] = []
    i, is_changed = 0, False
    while i < len(sentence.words):
        mark, _, label = sentence.tags[i].partition("-")
        end = i + 1
        if mark == "O":
            words.append(sentence.words[i])
            tags.append("O")
        else:
            while end < len(sentence.tags) and sentence.tags[end] == f"I-{label}":
                end += 1
            new = rng.choice(names[label]) if rng.random() < EXCHANGED[label] else None
            is_changed = is_changed or new is not None
            chosen = new or sentence.words[i:end]
            words.extend(chosen)
            tags.extend([f"B-{label}", *[f"I-{label}"] * (len(chosen) - 1)])
        i = end
    return EntitySentence(tuple(words), tuple(tags)) if is_changed else None


def cut_words(words: Sequence[str], *, rules: TokenRules) -> tuple[str, ...]:
    """The words of a corpus as the tokenizer cuts them: clitics are words of their own."""
    pieces = [piece for w in words for piece in tokenize(w, start=0, end=len(w), rules=rules, names=frozenset())]
    return tuple(model_form(p.surface.lstrip("-") if p.is_clitic else p.surface) for p in pieces)


def tree_of(doc: Doc) -> TreeSentence:
    """A parsed sentence as one to learn from."""
    words = tuple(t.text for t in doc)
    return TreeSentence(
        text=" ".join(words),
        words=words,
        spaces=(True,) * len(words),
        tags=tuple(t.tag_ for t in doc),
        heads=tuple(t.head.i for t in doc),
        relations=tuple(t.dep_ for t in doc),
        lemmas=words,
        clitics=(False,) * len(words),
    )


def agree(one: TreeSentence, other: TreeSentence) -> bool:
    """Whether two readings of a sentence agree enough for the first to be learnt from."""
    n = len(one.words)
    if not SHORTEST <= n <= LONGEST or sum(head == i for i, head in enumerate(one.heads)) != 1:
        return False
    arcs = sum(a == b for a, b in zip(zip(one.heads, one.relations), zip(other.heads, other.relations)))
    tags = sum(a == b for a, b in zip(one.tags, other.tags))
    return arcs >= ARCS * n and tags >= TAGS * n
