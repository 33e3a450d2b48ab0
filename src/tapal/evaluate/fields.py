"""Field by field: what a matched pair says alike. All counts are by measure and outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tapal.evaluate.gold import NUMBERS, Scored
from tapal.evaluate.matching import Pairs, countries, is_date_right

Counts = Counter[tuple[str, str]]
SLOTS = (
    "date given",
    "place country",
    "place within ~50 km",
    "speaker",
    "modes",
    "numbers",
    "border",
    "status not actual",
    "reprisal links",
)
"""Measures of fields that may be missing or invented: precision, recall and F1."""
NEAR_DEGREES = 0.5


def count_fields(counts: Counts, want: Scored, got: Scored) -> None:
    """Add one pair with a right type to the counts."""
    for name, is_right in (
        ("status", want.status == got.status),
        ("date", is_date_right(want, got)),
        ("actor countries", countries(want.actors) == countries(got.actors)),
        ("recipient countries", countries(want.recipients) == countries(got.recipients)),
        ("actors with sector", want.actors == got.actors),
        ("recipients with sector", want.recipients == got.recipients),
    ):
        counts[name, "right"] += is_right
        counts[name, "seen"] += 1
    is_open = want.status != "actual", got.status != "actual"
    _slot(counts, "status not actual", *is_open, is_same=want.status == got.status)
    _slot(counts, "date given", want.days is not None, got.days is not None, is_same=is_date_right(want, got))
    _slot(counts, "place country", want.country, got.country, is_same=want.country == got.country)
    if want.point:
        _slot(counts, "place within ~50 km", True, got.point, is_same=_is_near(want, got))
    _slot(counts, "speaker", want.has_speaker, got.has_speaker, is_same=_is_same_speaker(want, got))
    _sets(counts, "modes", want.modes, got.modes)
    for name in NUMBERS:
        a, b = want.numbers.get(name), got.numbers.get(name)
        _slot(counts, "numbers", a, b, is_same=a == b)
    _slot(counts, "border", want.border, got.border, is_same=want.border == got.border)


def fields_right(want: Scored, got: Scored) -> dict[str, bool]:
    """Whether each field of a matched event is right; a field that is empty in both is right."""
    return {
        "actors": countries(want.actors) == countries(got.actors) and bool(want.actors) == bool(got.actors),
        "recipients": countries(want.recipients) == countries(got.recipients),
        "date": is_date_right(want, got),
        "place": want.country == got.country and (not want.point or not want.country or _is_near(want, got)),
        "border": want.border == got.border,
        "numbers": all(want.numbers.get(n) == got.numbers.get(n) for n in NUMBERS),
        "modes": want.modes == got.modes,
        "status": want.status == got.status,
        "source": _is_same_speaker(want, got) or not (want.speaker or got.speaker),
    }


def count_links(counts: Counts, gold: Sequence[Scored], predicted: Sequence[Scored], *, pairs: Pairs) -> None:
    """Add the reprisal links between required events; a link from or to an optional event counts neither way."""
    gold_at = {event.id: i for i, event in enumerate(gold) if event.id is not None}
    predicted_at = {event.id: j for j, event in enumerate(predicted) if event.id is not None}
    stands_for = {j: str(i) for i, j in pairs.items()}
    optional = {str(i) for i, event in enumerate(gold) if event.is_optional}
    want = {(str(i), str(gold_at[event.answers])) for i, event in enumerate(gold) if event.answers in gold_at}
    got = set()
    for j, event in enumerate(predicted):
        if event.answers is not None:
            end = stands_for.get(predicted_at.get(event.answers, -1), f"spurious {event.answers}")
            got.add((stands_for.get(j, f"spurious at {j}"), end))
    _sets(
        counts,
        "reprisal links",
        frozenset(link for link in want if not optional & {*link}),
        frozenset(link for link in got if not optional & {*link}),
    )


def _slot(counts: Counts, name: str, want: object, got: object, *, is_same: bool) -> None:
    """A slot is right, missed, invented, or wrong, which is both."""
    if want and got and is_same:
        counts[name, "tp"] += 1
        return
    counts[name, "fn"] += bool(want)
    counts[name, "fp"] += bool(got)


def _sets(counts: Counts, name: str, want: frozenset[object], got: frozenset[object]) -> None:
    counts[name, "tp"] += len(want & got)
    counts[name, "fn"] += len(want - got)
    counts[name, "fp"] += len(got - want)


def _is_near(want: Scored, got: Scored) -> bool:
    if want.point is None or got.point is None:
        return False
    return all(abs(a - b) < NEAR_DEGREES for a, b in zip(want.point, got.point, strict=True))


def _is_same_speaker(want: Scored, got: Scored) -> bool:
    """Whether at least half of the words of the longer name stand in both."""
    if not want.speaker or not got.speaker:
        return False
    return len(want.speaker & got.speaker) * 2 >= max(len(want.speaker), len(got.speaker))
