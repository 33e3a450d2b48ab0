"""Makes the word and name lists that ship with a language: `uv run python -m training.vocabulary --data ../shared/language`.

Words are the lower-case forms and lemmas of the treebanks and the entity corpora, and the forms that regular affixes make of
the verbs among them; names are capitalised words tagged as names. Both lists are sorted, one word a line, gzip with no time.
"""

from __future__ import annotations

import argparse
import gzip
import os
from collections import Counter
from pathlib import Path

import yaml

from tapal.language.morphology import Derivation, inflect, load_derivation
from training.data import read_entities, read_trees
from training.train import ENTITIES_TEST, ENTITIES_TRAIN, PACKAGE, TREES_TEST, TREES_TRAIN

# Affixes that make nouns and verbs beside the forms that `morphology.yaml` derives: what stands before the root and after it.
AROUND = (("ter", ""), ("ter", "kan"), ("ber", ""), ("ke", "an"), ("", "an"))
# Suffixes of verbs, and of verbs with an inner prefix.
SUFFIXES, INNER_SUFFIXES = ("", "kan", "i"), ("", "kan")


def read_derivation(language: str) -> Derivation:
    """The rules by which the forms of a verb are made, of the language's folder.

    Raises:
        OSError: the language has no such rules.
    """
    return load_derivation(yaml.safe_load((PACKAGE / language / "morphology.yaml").read_text(encoding="utf-8")))


def derive(root: str, *, rules: Derivation) -> set[str]:
    """Regular verb and noun forms of a verb root."""
    forms = {before + root + after for before, after in AROUND}
    for suffix in SUFFIXES:
        made = inflect("-".join(part for part in (root, suffix) if part), rules=rules)
        forms.update(form for voice in made.values() for form in voice)
        if not suffix:
            agents = {"pe" + form[2:] for form in made["active"] if form.startswith("me")}
            forms |= agents | {agent + "an" for agent in agents}
    for inner in rules.inner:
        for suffix in INNER_SUFFIXES:
            made = inflect("-".join(part for part in (inner, root, suffix) if part), rules=rules)
            forms.update(made["active"] + made["passive"])
    return forms


def collect(data: Path, *, rules: Derivation) -> tuple[set[str], set[str]]:
    """The words (lower case) and the names (cased)."""
    words: Counter[str] = Counter()
    names: Counter[str] = Counter()
    verbs: set[str] = set()
    for name in (*TREES_TRAIN, *TREES_TEST):
        for s in read_trees(data / "ud" / f"{name}.conllu"):
            for word, tag, lemma in zip(s.words, s.tags, s.lemmas):
                if tag == "PROPN":
                    names[word] += 1
                elif tag not in ("X", "PUNCT", "SYM", "NUM"):
                    words[word.lower()] += 1
                    if tag == "VERB":
                        verbs.add(lemma.lower())
    for name in (*ENTITIES_TRAIN, *ENTITIES_TEST):
        for e in read_entities(data / "ner" / f"{name}.txt"):
            for word, tag in zip(e.words, e.tags):
                if tag == "O" and word.islower() and not word.endswith(("nya", "lah", "kah", "pun")):
                    words[word] += 1
                elif tag != "O" and word[:1].isupper():
                    names[word] += 1
    known = {w for w in words if w.isalpha() and w.isascii() and len(w) > 1}
    for verb in verbs:
        if verb.isalpha() and len(verb) > 2:
            known |= derive(verb, rules=rules)
    proper = {
        n
        for n, c in names.items()
        if c > 1 and n.isalpha() and len(n) > 2 and n[0].isupper() and n.lower() not in known
    }
    return known, {n for n in proper if n[1:].islower() or n.isupper()}


def write(path: Path, lines: set[str]) -> None:
    """Write sorted lines as gzip that is the same every time."""
    path.write_bytes(gzip.compress("\n".join(sorted(lines)).encode("utf-8"), compresslevel=9, mtime=0))


def main() -> None:
    """Read the arguments and write both lists into the package."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--data", type=Path, default=Path(os.environ.get("TAPAL_LANGUAGE_DATA", "../shared/language"))
    )
    arguments.add_argument("--language", default="id")
    given = arguments.parse_args()
    words, names = collect(given.data, rules=read_derivation(given.language))
    write(PACKAGE / given.language / "words.txt.gz", words)
    write(PACKAGE / given.language / "names.txt.gz", names)
    print(len(words), "words,", len(names), "names")


if __name__ == "__main__":
    main()
