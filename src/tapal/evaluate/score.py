"""The score of predicted events against gold: four levels, fields, types, and what to look at."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tapal.evaluate.fields import SLOTS, Counts, count_fields, count_links
from tapal.evaluate.gold import GoldDocument, Row, Scored, predicted_events
from tapal.evaluate.matching import Pairs, are_sides_right, is_date_right, is_type_right, match

LEVELS = ("anchor", "event", "who", "record")
ROUNDS, SEED = 1000, 7
OUTCOMES = ("tp", "fp", "fn")


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1, each 0 when undefined; `gold` counts what should have been found."""

    precision: float
    recall: float
    f1: float
    gold: int


@dataclass(frozen=True, slots=True)
class Level:
    """The rates of one level, with the 95 % bootstrap interval of F1 over documents."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Share of the pairs with a right type that agree in a field that every event has."""

    accuracy: float
    gold: int


@dataclass(frozen=True, slots=True)
class Miss:
    """Something to look at: a required gold event that was missed or mistyped (`wanted` is set), or a spurious one."""

    document: str
    event: str
    wanted: str
    got: str
    words: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a scoring gives. Misses are in document order."""

    documents: int
    gold_events: int
    predicted_events: int
    levels: Mapping[str, Level]
    fields: Mapping[str, Rates | Accuracy]
    types: Mapping[str, Rates]
    misses: tuple[Miss, ...]

    def as_dict(self) -> dict[str, Any]:
        """The report as plain values for JSON."""
        return asdict(self)

    def measures(self) -> dict[str, float]:
        """The one number of every level and field, by name, for floors."""
        levels = {f"level {name}": level.f1 for name, level in self.levels.items()}
        fields = {
            f"field {name}": value.f1 if isinstance(value, Rates) else value.accuracy
            for name, value in self.fields.items()
            if value.gold
        }
        return levels | fields


def score(gold: Sequence[GoldDocument], predicted: Mapping[str, Sequence[Row]]) -> Report:
    """Score predicted rows by document id; a gold document without rows has no events. The same input gives the same report."""
    counts: list[Counts] = []
    misses: list[Miss] = []
    for document in gold:
        got = predicted_events(predicted.get(document.id, ()), document=document)
        pairs = match(document.events, got)
        counts.append(_count(document.events, got, pairs=pairs))
        misses += _misses(document, got, pairs=pairs)
    total: Counts = Counter()
    for one in counts:
        total.update(one)
    return Report(
        documents=len(gold),
        gold_events=sum(not event.is_optional for document in gold for event in document.events),
        predicted_events=sum(len(predicted.get(document.id, ())) for document in gold),
        levels={name: _level(total, counts, name) for name in LEVELS},
        fields=_fields(total),
        types={
            name[5:]: rates(total, name) for name in sorted({name for name, _ in total}) if name.startswith("type:")
        },
        misses=tuple(misses),
    )


def _count(gold: Sequence[Scored], predicted: Sequence[Scored], *, pairs: Pairs) -> Counts:
    """The counts of one document, by measure and outcome."""
    counts: Counts = Counter()
    for i, want in enumerate(gold):
        if want.is_optional:
            continue
        got = predicted[pairs[i]] if i in pairs else None
        reached = _levels_reached(want, got)
        for depth, level in enumerate(LEVELS):
            counts[level, "tp" if depth < reached else "fn"] += 1
            counts[level, "fp"] += got is not None and depth >= reached
        is_typed = reached > LEVELS.index("event")
        counts[f"type:{want.type}", "tp" if is_typed else "fn"] += 1
        if got is not None and is_typed:
            count_fields(counts, want, got)
        elif got is not None:
            counts[f"type:{got.type}", "fp"] += 1
    matched = set(pairs.values())
    for j, event in enumerate(predicted):
        if j not in matched:
            counts.update([(level, "fp") for level in LEVELS])
            counts[f"type:{event.type}", "fp"] += 1
    count_links(counts, gold, predicted, pairs=pairs)
    return counts


def _levels_reached(want: Scored, got: Scored | None) -> int:
    """How many of the levels a pair reaches, each resting on the one before."""
    if got is None:
        return 0
    steps = (
        is_type_right(want, got),
        are_sides_right(want, got),
        is_date_right(want, got) and want.status == got.status,
    )
    return 1 + next((at for at, is_right in enumerate(steps) if not is_right), len(steps))


def _misses(document: GoldDocument, predicted: Sequence[Scored], *, pairs: Pairs) -> list[Miss]:
    found = []
    for i, want in enumerate(document.events):
        got = predicted[pairs[i]] if i in pairs else None
        if not want.is_optional and (got is None or not is_type_right(want, got)):
            found.append(Miss(document.id, want.id or "", want.type, got.type if got else "", want.words))
    matched = set(pairs.values())
    for j, event in enumerate(predicted):
        if j not in matched:
            found.append(Miss(document.id, event.id or "", "", event.type, event.words))
    return found


def rates(total: Mapping[tuple[str, str], int], name: str) -> Rates:
    """Precision, recall and F1 of one measure from its counts."""
    tp, fp, fn = (total.get((name, outcome), 0) for outcome in OUTCOMES)
    return Rates(*_rates(tp, fp, fn), gold=tp + fn)


def _rates(tp: int, fp: int, fn: int) -> tuple[float, float, float]:
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _level(total: Counts, counts: Sequence[Counts], name: str) -> Level:
    found = rates(total, name)
    low, high = _bootstrap([(one[name, "tp"], one[name, "fp"], one[name, "fn"]) for one in counts])
    return Level(found.precision, found.recall, found.f1, low, high)


def _bootstrap(rows: Sequence[tuple[int, int, int]]) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile of F1 over documents drawn with replacement, with a fixed seed."""
    if not rows:
        return 0.0, 0.0
    draw = random.Random(SEED)
    values = []
    for _ in range(ROUNDS):
        tp, fp, fn = map(sum, zip(*draw.choices(rows, k=len(rows)), strict=True))
        values.append(_rates(tp, fp, fn)[2])
    values.sort()
    return values[ROUNDS * 25 // 1000], values[ROUNDS * 975 // 1000]


def _fields(total: Counts) -> dict[str, Rates | Accuracy]:
    found: dict[str, Rates | Accuracy] = {name: rates(total, name) for name in SLOTS}
    for name in sorted({name for name, outcome in total if outcome == "seen"}):
        found[name] = Accuracy(total[name, "right"] / total[name, "seen"], total[name, "seen"])
    return found
