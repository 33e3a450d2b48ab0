"""Learns the weights by which the resolve stage chooses an act's place: `python -m training.places GOLD… [--leave-out FILE]`.

A conditional logit over the places that the text offers for an act, none among them (McFadden 1974), of annotated
documents and of our own `place_examples.yaml`, with an L2 penalty, fitted by L-BFGS
(Nocedal 1980). Where several offers are right, their probabilities add up. Writes `src/tapal/language/id/place_weights.yaml`; run
`make packs` afterwards.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from tapal.language.pipeline import load_language
from tapal.model.document import Document
from tapal.model.events import EventPlace
from tapal.model.frames import Frame
from tapal.pipeline import Resources, load, unmerged
from tapal.stages.resolving.where import Chooser, Option
from training.weights import examples, told

EXAMPLES = Path(__file__).with_name("place_examples.yaml")
PUBLISHED = date(2025, 6, 10)
# How much an optional event counts, and an example of ours.
PENALTY, OPTIONAL, WRITTEN = 4.0, 0.3, 4.0
# Added to the weight of having no place: the fit alone is more cautious than what serves finding most of the right ones.
NONE_SHIFT = -0.3
NEAR_DEGREES = 0.5
STEPS, MEMORY, DIGITS = 60, 8, 2
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Recorder(Chooser):
    """Chooses as its parent does, and keeps what was offered for each frame, in order."""

    seen: list[tuple[Frame, Sequence[Option]]] = field(default_factory=list)

    def choose(self, frame: Frame, offered: Sequence[Option]) -> EventPlace | None:
        """Keep the offers, then choose."""
        self.seen.append((frame, offered))
        return super().choose(frame, offered)


@dataclass(frozen=True, slots=True)
class Choice:
    """One annotated act: the features of each offer, which of them are right, and how much it counts."""

    offers: tuple[tuple[str, ...], ...]
    right: frozenset[int]
    weight: float


def right_offers(place: dict[str, Any] | None, offered: Sequence[Option]) -> frozenset[int]:
    """Which offers say what the annotator says: a place as near as half a degree, else the country alone, else any place in it."""
    if not place:
        return frozenset({0})
    if not place.get("country"):
        return frozenset(i for i, o in enumerate(offered) if o.place is None or not o.place.country)
    inside = {i: o.place for i, o in enumerate(offered) if o.place and o.place.country == place["country"]}
    near = {i for i, p in inside.items() if _is_near(place, p)}
    return frozenset(near or {i for i, p in inside.items() if p.kind == "country"} or inside)


def _is_near(place: dict[str, Any], offer: EventPlace) -> bool:
    if None in (place.get("lat"), place.get("lon"), offer.lat, offer.lon):
        return False
    apart = max(abs(float(place["lat"]) - (offer.lat or 0)), abs(float(place["lon"]) - (offer.lon or 0)))
    return apart < NEAR_DEGREES


def choices(path: Path, *, resources: Resources, leave_out: frozenset[str]) -> list[Choice]:
    """The annotated acts of a gold file; those of which no offer is right teach nothing."""
    recorder = Recorder(resources.coders["id"].world.chooser.weights)
    heard = _with_chooser(resources, recorder)
    out: list[Choice] = []
    for example in examples(path, resources=heard, leave_out=leave_out):
        by_id = {event["id"]: event for event in example.row["events"]}
        offers = {(f.trigger.span, f.trigger.entry): offered for f, offered in recorder.seen}
        for act in example.acts:
            offered = offers[act.frame.trigger.span, act.frame.trigger.entry]
            for event in (by_id[name] for name in sorted(told(example.row, act))):
                right = right_offers(event.get("place"), offered)
                if right:
                    weight = OPTIONAL if event.get("optional") else 1.0
                    out.append(Choice(tuple(o.features for o in offered), right, weight))
        recorder.seen.clear()
    return out


def written(*, resources: Resources) -> Iterator[Choice]:
    """The acts of our own example sentences, each with the offer that the example asks for.

    Raises:
        LookupError: an example's sentence has no act of its type, or none of its offers is right.
    """
    recorder = Recorder(resources.coders["id"].world.chooser.weights)
    heard = _with_chooser(resources, recorder)
    for row in yaml.safe_load(EXAMPLES.read_text(encoding="utf-8")):
        recorder.seen.clear()
        unmerged(Document(id="x", text=row["text"], published=PUBLISHED, language="id"), resources=heard)
        offered = next((o for frame, o in reversed(recorder.seen) if frame.trigger.type == row["type"]), ())
        right = frozenset(i for i, o in enumerate(offered) if _says(o.place, row.get("place")))
        if not right:
            raise LookupError(f"{EXAMPLES.name}: no act or no offer as asked for in {row['text']!r}")
        yield Choice(tuple(o.features for o in offered), right, WRITTEN)


def _says(offer: EventPlace | None, wanted: str | None) -> bool:
    if offer is None or wanted is None:
        return offer is None and wanted is None
    return offer.text == wanted or (offer.kind == "country" and offer.country == wanted)


def _with_chooser(resources: Resources, chooser: Chooser) -> Resources:
    coder = resources.coders["id"]
    return replace(resources, coders={"id": replace(coder, world=replace(coder.world, chooser=chooser))})


def fit(found: Sequence[Choice], *, penalty: float) -> dict[str, float]:
    """Weights of the features, by name."""
    names = sorted({name for choice in found for offer in choice.offers for name in offer})
    at = {name: k for k, name in enumerate(names)}
    rows = [(offer, i in choice.right) for choice in found for i, offer in enumerate(choice.offers)]
    x = np.zeros((len(rows), len(names)))
    for r, (offer, _) in enumerate(rows):
        x[r, [at[name] for name in offer]] = 1.0
    right = np.array([is_right for _, is_right in rows])
    sizes = np.array([len(choice.offers) for choice in found])
    starts, counts = np.cumsum(sizes) - sizes, np.array([choice.weight for choice in found])

    def loss(w: Vector) -> tuple[float, Vector]:
        score = x @ w
        p = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
        q = np.where(right, p, 0.0)
        all_of, right_of = np.add.reduceat(p, starts), np.add.reduceat(q, starts)
        slope = np.repeat(counts, sizes) * (p / np.repeat(all_of, sizes) - q / np.repeat(right_of, sizes))
        return float(counts @ np.log(all_of / right_of) + penalty / 2 * w @ w), x.T @ slope + penalty * w

    w = minimum(loss, np.zeros(len(names)))
    w[at["none"]] += NONE_SHIFT
    return {name: round(float(v), DIGITS) for name, v in zip(names, w, strict=True) if abs(v) >= 10**-DIGITS / 2}


def minimum(loss: Callable[[Vector], tuple[float, Vector]], w: Vector) -> Vector:
    """Where a smooth function, given with its gradient, is least near `w`: L-BFGS with halved steps."""
    moves: list[tuple[Vector, Vector]] = []
    value, slope = loss(w)
    for _ in range(STEPS):
        step, parts = slope.copy(), []
        for move, turn in reversed(moves):
            parts.append(float(move @ step / (move @ turn)))
            step -= parts[-1] * turn
        step *= float(moves[-1][0] @ moves[-1][1] / (moves[-1][1] @ moves[-1][1])) if moves else 1 / np.abs(slope).max()
        for (move, turn), part in zip(moves, reversed(parts), strict=True):
            step += (part - float(turn @ step / (move @ turn))) * move
        size = 1.0
        after, next_slope = loss(w - step)
        while after >= value and size > 1e-6:
            size /= 2
            after, next_slope = loss(w - size * step)
        if after > value - 1e-6:
            break
        if float(step @ (slope - next_slope)) > 0:
            moves = [*moves, (-size * step, next_slope - slope)][-MEMORY:]
        w, value, slope = w - size * step, after, next_slope
    return w


def main() -> None:
    """Learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument(
        "--leave-out", type=Path, help="a file of document ids that must not be learnt from, one a line"
    )
    options = parser.parse_args()
    leave_out = frozenset(options.leave_out.read_text(encoding="utf-8").split()) if options.leave_out else frozenset()
    resources = load()
    found = [c for path in options.gold for c in choices(path, resources=resources, leave_out=leave_out)]
    weights = fit([*found, *written(resources=resources)], penalty=PENALTY)
    lines = [
        "# Weights by which an act's place is chosen, learnt by training/places.py from annotated documents; do not edit by hand.",
        f"# Learnt from {len(found)} annotated acts. Numbers only: no text of theirs is kept. Apache-2.0.",
        *(f"{json.dumps(name)}: {value}" for name, value in sorted(weights.items())),
    ]
    target = load_language("id").folder / "place_weights.yaml"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {target}: {len(weights)} weights from {len(found)} annotated acts")


if __name__ == "__main__":
    main()
