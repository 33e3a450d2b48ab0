"""Reading the treebanks and the entity corpora, and making their labels agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tapal.language.forms import model_form

# Labels kept with their subtype; every other subtype is cut off (`nmod:poss` becomes `nmod`).
KEPT_SUBTYPES = frozenset({"nsubj:pass", "obl:agent", "acl:relcl"})
# One treebank says compound where the others say nmod.
RENAMED = {"compound": "nmod"}
ENTITY_LABELS = {"PERSON": "PER", "PER": "PER", "ORGANISATION": "ORG", "ORG": "ORG", "PLACE": "LOC", "LOC": "LOC"}


@dataclass(frozen=True, slots=True)
class TreeSentence:
    """One sentence of a treebank. `heads` count from 0, a root is its own head; `text` is the raw sentence."""

    text: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    lemmas: tuple[str, ...]
    clitics: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class EntitySentence:
    """One sentence of an entity corpus with BIO tags over PER, ORG, LOC."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def universal(relation: str) -> str:
    """A relation without its subtype and with the treebanks' differences removed; the label that scores count."""
    base = relation.split(":")[0]
    return RENAMED.get(base, base)


def read_trees(path: Path) -> list[TreeSentence]:
    """All sentences of a CoNLL-U file, labels as the file has them."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [_read_block(block.split("\n")) for block in blocks]


def _read_block(lines: list[str]) -> TreeSentence:
    text = next(line[9:] for line in lines if line.startswith("# text = "))
    rows: list[list[str]] = []
    spaces: list[bool] = []
    clitics: list[bool] = []
    glued_until, outer_space = 0, True
    for cells in (line.split("\t") for line in lines if line[:1].isdigit()):
        space = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            glued_until, outer_space = int(cells[0].split("-")[1]), space
            first_inside = int(cells[0].split("-")[0])
            continue
        if "." in cells[0]:
            continue
        number = int(cells[0])
        inside = number <= glued_until
        clitics.append(inside and number > first_inside)
        spaces.append((outer_space if number == glued_until else False) if inside else space)
        rows.append(cells)
    heads = tuple(int(r[6]) - 1 if int(r[6]) else i for i, r in enumerate(rows))
    return TreeSentence(
        text=text,
        words=tuple(r[1] for r in rows),
        spaces=tuple(spaces),
        tags=tuple(r[3] for r in rows),
        heads=heads,
        relations=tuple(r[7] for r in rows),
        lemmas=tuple(r[2] for r in rows),
        clitics=tuple(clitics),
    )


def harmonise(sentence: TreeSentence, *, agent_markers: frozenset[str]) -> TreeSentence:
    """The sentence with the labels that the model learns: few subtypes, one word for noun modifiers, agents marked."""
    relations = [r if r in KEPT_SUBTYPES else universal(r) for r in sentence.relations]
    for i, (word, head) in enumerate(zip(sentence.words, sentence.heads)):
        if word.lower() in agent_markers and relations[i] == "case" and relations[head] == "obl":
            relations[head] = "obl:agent"
    relations = ["ROOT" if head == i else r for i, (r, head) in enumerate(zip(relations, sentence.heads))]
    words = tuple(model_form(w) for w in sentence.words)
    return replace(sentence, words=words, relations=tuple(relations))


def read_entities(path: Path) -> list[EntitySentence]:
    """All sentences of a CoNLL file whose first column is the word and whose last is a BIO tag."""
    out: list[EntitySentence] = []
    for rows in _blocks(path):
        words = tuple(model_form(r[0]) for r in rows)
        tags = []
        for row in rows:
            mark, _, label = row[-1].partition("-")
            tags.append(f"{mark}-{ENTITY_LABELS[label]}" if label in ENTITY_LABELS else "O")
        out.append(EntitySentence(words=words, tags=tuple(_repair(tags))))
    return out


def read_words(path: Path) -> list[tuple[str, ...]]:
    """The words of all sentences of a CoNLL file, as they stand in its first column."""
    return [tuple(row[0] for row in rows) for rows in _blocks(path)]


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if len(cells) >= 2 and cells[0].strip():
            rows.append([c.strip() for c in cells])
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _repair(tags: list[str]) -> Iterator[str]:
    before = "O"
    for tag in tags:
        fixed = f"B-{tag[2:]}" if tag.startswith("I-") and before[2:] != tag[2:] else tag
        yield fixed
        before = fixed
