"""Learns the weights of the merge stage from annotated documents: `python -m training.weights GOLD… [--leave-out FILE]`.

Two logistic regressions with an L2 penalty, fitted by Newton's method (Hastie, Tibshirani, Friedman 2009, section 4.4.1): whether two
mentions of one type tell one act, and whether an event is right. The second sees groups made with weights of other folds, so that it
learns from errors as they will occur. Writes `src/tapal/language/id/weights.yaml`; run `make packs` afterwards.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from tapal.evaluate.fields import fields_right
from tapal.evaluate.gold import predicted_events, read_gold
from tapal.evaluate.matching import is_type_right, match
from tapal.language.pipeline import load_language
from tapal.model.document import Document
from tapal.model.frames import Act
from tapal.outputs.record import event_record
from tapal.pipeline import Resources, load, unmerged
from tapal.stages.merge import Merging, event_of, made_of
from tapal.stages.merging.confidence import article_features, event_features
from tapal.stages.merging.likeness import Weights, family, pair_features, probability
from tapal.stages.merging.surety import FIELDS, field_features
from training.sentences import ID_PREFIX, gold_rows

FOLDS = 5
PAIR_PENALTY, EVENT_PENALTY, FIELD_PENALTY = 8.0, 8.0, 8.0
JOIN, KEEP = 0.4, 0.37
# A document of more pairs than this does not weigh in proportion to them, but to their root.
MANY_PAIRS = 10

# The features that hold of something, and whether it is so.
Row = tuple[list[str], bool]
DIGITS = 2
EVERY = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated document: its raw gold row and the acts that the present program reads in it."""

    row: dict[str, Any]
    gold: Any
    acts: tuple[Act, ...]
    topics: tuple[str, ...]


def examples(path: Path, *, resources: Resources, leave_out: frozenset[str]) -> Iterator[Example]:
    """The documents of a gold file with the acts read in them; a document without `events` tells none."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    yield from examples_of(rows, resources=resources, leave_out=leave_out)


def examples_of(
    told: Iterable[Mapping[str, Any]], *, resources: Resources, leave_out: frozenset[str]
) -> Iterator[Example]:
    """Rows in the form of the gold with the acts read in them."""
    rows = [{"events": [], **row} for row in told]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as copy:
        copy.writelines(json.dumps(row) + "\n" for row in rows)
        copy.flush()
        parsed = read_gold(copy.name)
    for row, gold in zip(rows, parsed, strict=True):
        if row["id"] in leave_out or row.get("language", "id") != "id":
            continue
        day = date.fromisoformat(row["published"][:10]) if row.get("published") else None
        document = Document(id=row["id"], text=row["text"], title=row.get("title") or "", published=day, language="id")
        read = unmerged(document, resources=resources)
        yield Example(row, gold, read.acts, read.topics)


def written(*, resources: Resources, step: int) -> Iterator[tuple[list[str], bool]]:
    """Features of the events read in every `step`-th example sentence of the lexicon, so that short texts are known too."""
    folder = load_language("id").folder / "triggers"
    rows = [
        (path.stem.upper(), row)
        for path in sorted(folder.glob("*.yaml"))
        for row in yaml.safe_load(path.read_text("utf-8"))
    ]
    told = [(e["text"], e.get("type", kind)) for kind, row in rows for e in row.get("examples") or []]
    silent = [(str(text), "") for _, row in rows for text in row.get("counter_examples") or []]
    for text, kind in [*told[::step], *silent[::step]]:
        read = unmerged(Document(id="x", text=text, published=date(2025, 6, 10), language="id"), resources=resources)
        about = article_features(read.acts, topics=read.topics)
        for event, order in (event_of([act]) for act in read.acts):
            yield list(event_features(event, order, about=about)), event.type == kind


def pairs(example: Example) -> Iterator[tuple[list[str], bool]]:
    """Features of two annotated mentions of one family of types, and whether the annotator took them for one event."""
    marked = [told(example.row, act) for act in example.acts]
    for j, b in enumerate(example.acts):
        for i in range(j):
            a = example.acts[i]
            if family(a) == family(b) and marked[i] and marked[j]:
                yield list(pair_features(a, b)), bool(marked[i] & marked[j])


def told(row: dict[str, Any], act: Act) -> set[str]:
    """Ids of the gold events of a right type that have an anchor over the act's words."""
    found = set()
    for event in row["events"]:
        if act.type != event["type"] and act.type not in (event.get("alt_types") or []):
            continue
        for quote in event["anchors"]:
            at = row["text"].find(quote)
            if act.evidence.start < at + len(quote) and act.evidence.end > at:
                found.add(event["id"])
    return found


@dataclass(frozen=True, slots=True)
class Judged:
    """A made event: its features, whether it is right, and, when it is, each field's features and whether that field is right."""

    features: list[str]
    is_right: bool
    is_scored: bool
    fields: dict[str, tuple[list[str], bool]]


def events(example: Example, *, merging: Merging) -> Iterator[Judged]:
    """The events of a document, judged; those that match an optional event are not scored, but their fields are judged."""
    made = list(made_of(example.acts, merging=merging))
    rows = [event_record(replace(m.event, id=f"e{n}"), text=example.row["text"]) for n, m in enumerate(made)]
    scored = predicted_events(rows, document=example.gold)
    partner = {j: i for i, j in match(example.gold.events, scored).items()}
    about = article_features(example.acts, topics=example.topics)
    has_fields = not example.row["id"].startswith(ID_PREFIX)
    for j, one in enumerate(made):
        i = partner.get(j)
        want = example.gold.events[i] if i is not None else None
        is_right = want is not None and is_type_right(want, scored[j])
        right = fields_right(want, scored[j]) if want is not None and is_right and has_fields else {}
        fields = {name: (list(found), right[name]) for name, found in field_features(one.event, one.order) if right}
        yield Judged(
            list(event_features(one.plain, one.order, about=about)),
            is_right,
            want is None or not want.is_optional,
            fields,
        )


def pairs_of(found: Iterable[Example]) -> tuple[list[Row], list[float]]:
    """The pairs of all documents, and what each counts: less where a document has many, so that long ones do not decide alone."""
    rows: list[Row] = []
    counts: list[float] = []
    for example in found:
        here = list(pairs(example))
        rows += here
        counts += [min(1.0, (MANY_PAIRS / max(1, len(here))) ** 0.5)] * len(here)
    return rows, counts


def fit(rows: Sequence[Row], *, penalty: float, counts: Sequence[float] = ()) -> dict[str, float]:
    """Weights of the features, by name; `counts` are what each row counts, 1 when not given."""
    names = sorted({name for features, _ in rows for name in features})
    at = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for r, (features, _) in enumerate(rows):
        x[r, [at[name] for name in features]] = 1.0
    y = np.array([label for _, label in rows], dtype=float)
    c = np.array(counts) if counts else np.ones(len(rows))
    w = np.zeros(len(names))
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (c * (p - y)) + penalty * w
        hessian = (x * (c * p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(names))
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-7:
            break
    return {name: round(float(v), DIGITS) for name, v in zip(names, w, strict=True) if abs(v) >= 10**-DIGITS / 2}


@dataclass(frozen=True, slots=True)
class Learnt:
    """The weights of pairs, of events and of each field."""

    pairs: Weights
    events: Weights
    fields: dict[str, Weights]


def judged(found: Sequence[Example]) -> list[list[Judged]]:
    """The events of every document, grouped with weights of the other folds' documents, so that errors are those of new texts."""
    out: list[list[Judged]] = [[] for _ in found]
    for fold in range(FOLDS):
        rows, counts = pairs_of(e for k, e in enumerate(found) if k % FOLDS != fold)
        others = fit(rows, penalty=PAIR_PENALTY, counts=counts)
        merging = Merging(others, {}, JOIN, 0.0)
        for k, e in enumerate(found):
            if k % FOLDS == fold:
                out[k] = list(events(e, merging=merging))
    return out


def rows_of(documents: Iterable[Sequence[Judged]]) -> tuple[list[Row], dict[str, list[Row]]]:
    """Training rows of the events, and of each field."""
    every = [one for document in documents for one in document]
    return (
        [(one.features, one.is_right) for one in every if one.is_scored],
        {name: [one.fields[name] for one in every if name in one.fields] for name in FIELDS},
    )


def learn(found: Sequence[Example], *, short: Sequence[Row]) -> Learnt:
    """All weights; `short` are further rows for the events."""
    event_rows, field_rows = rows_of(judged(found))
    pair_rows, counts = pairs_of(found)
    return Learnt(
        pairs=fit(pair_rows, penalty=PAIR_PENALTY, counts=counts),
        events=fit([*event_rows, *short], penalty=EVENT_PENALTY),
        fields={name: fit(rows, penalty=FIELD_PENALTY) for name, rows in field_rows.items() if rows},
    )


def reliability(found: Sequence[Example], *, short: Sequence[Row]) -> Iterator[str]:
    """Lines of a reliability table, cross-validated by document: for events and fields how often what was given a probability was right."""
    documents = judged(found)
    held: dict[str, list[tuple[float, bool]]] = {"event": [], **{name: [] for name in FIELDS}}
    for fold in range(FOLDS):
        event_rows, field_rows = rows_of(d for k, d in enumerate(documents) if k % FOLDS != fold)
        weights = fit([*event_rows, *short], penalty=EVENT_PENALTY)
        by_field = {name: fit(rows, penalty=FIELD_PENALTY) for name, rows in field_rows.items()}
        event_rows, field_rows = rows_of(d for k, d in enumerate(documents) if k % FOLDS == fold)
        held["event"] += [(probability(f, weights), y) for f, y in event_rows]
        for name, rows in field_rows.items():
            held[name] += [(probability(f, by_field[name]), y) for f, y in rows]
    for name, rows_held in held.items():
        cells = []
        for low in (0.0, 0.2, 0.4, 0.6, 0.8):
            inside = [y for p, y in rows_held if low <= p < low + 0.2 or (p == 1.0 and low == 0.8)]
            cells.append(f"{sum(inside) / len(inside):.2f} (n={len(inside)})" if inside else "-")
        brier = sum((p - y) ** 2 for p, y in rows_held) / max(1, len(rows_held))
        yield f"{name:11s} Brier {brier:.3f} | right where .0-.2, .2-.4, .4-.6, .6-.8, .8-1: " + ", ".join(cells)


def main() -> None:
    """Learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument(
        "--leave-out", type=Path, help="a file of document ids that must not be learnt from, one a line"
    )
    parser.add_argument(
        "--reliability", action="store_true", help="print how far confidence can be trusted, and write nothing"
    )
    parser.add_argument(
        "--corpora",
        type=Path,
        help="the folder of the openly licensed corpora, to learn from their marked sentences too",
    )
    options = parser.parse_args()
    leave_out = frozenset(options.leave_out.read_text(encoding="utf-8").split()) if options.leave_out else frozenset()
    resources = load()
    found = [e for path in options.gold for e in examples(path, resources=resources, leave_out=leave_out)]
    if options.corpora:
        found += examples_of(gold_rows(options.corpora), resources=resources, leave_out=leave_out)
    short = list(written(resources=resources, step=EVERY))
    if options.reliability:
        print("\n".join(reliability(found, short=short)))
        return
    learnt = learn(found, short=short)
    lines = [
        "# Weights of the merge stage, learnt by training/weights.py from annotated documents; do not edit by hand.",
        f"# Learnt from {len(found)} texts. Numbers only: no text of theirs is kept. CC BY-SA 4.0, see NOTICE.",
        f"join: {JOIN}",
        f"keep: {KEEP}",
    ]
    for name, weights in (("pairs", learnt.pairs), ("events", learnt.events)):
        lines += [f"{name}:", *(f"  {json.dumps(k)}: {v}" for k, v in sorted(weights.items()))]
    lines.append("fields:")
    for name, weights in learnt.fields.items():
        lines += [f"  {name}:", *(f"    {json.dumps(k)}: {v}" for k, v in sorted(weights.items()))]
    target = load_language("id").folder / "weights.yaml"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {target}: {len(learnt.pairs)} pair and {len(learnt.events)} event weights from {len(found)} texts")


if __name__ == "__main__":
    main()
