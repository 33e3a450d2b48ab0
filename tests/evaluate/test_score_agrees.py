"""Our scorer gives the numbers of the reference scorer beside the checkout, on gold and several kinds of predictions."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tapal.evaluate.gold import read_gold, read_predicted
from tapal.evaluate.score import score

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
REFERENCE = GOLD / "score.py"
pytestmark = pytest.mark.skipif(not REFERENCE.exists(), reason="../shared/gold is not here")
Rows = list[dict[str, Any]]


def _gold_rows(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _same(rows: Rows) -> Rows:
    return rows


def _empty(rows: Rows) -> Rows:
    return [{"id": row["id"], "events": []} for row in rows[::2]]


def _with_evidence(rows: Rows) -> Rows:
    for row in rows:
        for event in row["events"]:
            starts = [row["text"].find(quote) for quote in event.pop("anchors")]
            event["evidence"] = [{"start": start, "end": start + 5} for start in starts]
    return rows


def _perturbed(seed: int) -> Callable[[Rows], Rows]:
    def change(rows: Rows) -> Rows:
        draw = random.Random(seed)
        types = sorted({event["type"] for row in rows for event in row["events"]})
        for row in rows:
            events = [_twisted(event, draw, types, len(row["text"])) for event in row["events"] if draw.random() < 0.85]
            events += [
                _twisted(copy.deepcopy(event), draw, types, len(row["text"])) for event in events if draw.random() < 0.2
            ]
            draw.shuffle(events)
            row["events"] = events
        return rows

    return change


def _twisted(event: dict[str, Any], draw: random.Random, types: list[str], length: int) -> dict[str, Any]:
    changes: list[tuple[float, Callable[[], object]]] = [
        (0.3, lambda: event.update(type=draw.choice(types))),
        (0.2, lambda: event.update(status=draw.choice(["actual", "alleged", "denied", None]))),
        (0.2, lambda: event.update(actors=event["actors"][1:])),
        (0.2, lambda: event.update(recipients=event["actors"])),
        (0.2, lambda: event.update(date=draw.choice([None, {"start": "2021-01-01"}, {"start": "x"}, "2020", {}]))),
        (
            0.2,
            lambda: event.update(place=draw.choice([None, {"country": "IRN", "lat": 30, "lon": "60"}, {"lat": None}])),
        ),
        (0.2, lambda: event.update(numbers=draw.choice([None, {"killed": 3}, {"killed": [3]}, {"injured": ["a", 2]}]))),
        (0.2, lambda: event.update(border=draw.choice([None, "", "IRN-PAK"]))),
        (0.2, lambda: event.update(modes=[*(event.get("modes") or []), "aerial"])),
        (0.2, lambda: event.update(source=(event.get("source") or "x") + " satu dua")),
        (0.1, lambda: event.update(reprisal_for=draw.choice(["e1", "e2", "", None, "nobody"]))),
        (0.3, lambda: event.update(evidence=[{"start": draw.randrange(length + 20), "end": 0}])),
        (0.05, lambda: event.update(evidence=[{"begin": 3}])),
        (0.05, lambda: event.update(id=None)),
    ]
    for chance, change in changes:
        if draw.random() < chance:
            change()
    return event


CASES = {
    "gold": _same,
    "empty": _empty,
    "evidence": _with_evidence,
    **{f"perturbed-{seed}": _perturbed(seed) for seed in range(4)},
}


@pytest.mark.parametrize("case", CASES)
def test_numbers_agree_with_the_reference(case: str, tmp_path: Path) -> None:
    gold = GOLD / "dev.jsonl"
    rows = CASES[case](_gold_rows(gold))
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(REFERENCE), str(gold), str(predicted), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    ours = json.loads(json.dumps(score(read_gold(str(gold)), read_predicted(str(predicted))).as_dict()))
    for part in ("documents", "gold_events", "predicted_events", "levels", "fields", "types"):
        assert ours[part] == theirs[part], part
    assert len(ours["misses"]) == len(theirs["notes"])
