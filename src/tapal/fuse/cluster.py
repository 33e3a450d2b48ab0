"""Which pairs are compared, and how judged pairs become groups. Order of arrival plays no part."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from tapal.fuse.compare import Facts
from tapal.fuse.rules import Rules

Pair = tuple[int, int]
Points = Callable[[int, int], float]


def pairs(told: Sequence[Facts], *, rules: Rules) -> Iterator[Pair]:
    """Positions of reports that are worth comparing, the smaller first, each pair once: kindred types, a common party, near days."""
    blocks: dict[tuple[str, bool, str], list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for key in _keys(one, rules):
            blocks[key].append(at)
    seen: set[Pair] = set()
    for block in blocks.values():
        for first, second in _near(block, told, timedelta(days=rules.limits["report_days"])):
            pair = (min(first, second), max(first, second))
            if pair not in seen:
                seen.add(pair)
                yield pair


def _near(block: Sequence[int], told: Sequence[Facts], slack: timedelta) -> Iterator[Pair]:
    """Pairs of a block whose days are near; what has no day is near to all."""
    spans = {at: days for at in block if (days := told[at].reach)}
    dated = sorted(spans, key=lambda at: (spans[at][0], at))
    undated = [at for at in block if at not in spans]
    for n, one in enumerate(dated):
        last: date = spans[one][1] + slack
        for other in dated[n + 1 :]:
            if spans[other][0] > last:
                break
            yield one, other
        for other in undated:
            yield one, other
    for n, one in enumerate(undated):
        for other in undated[n + 1 :]:
            yield one, other


def groups(number: int, judged: dict[Pair, float], *, points: Points, least: float) -> list[list[int]]:
    """Average linkage, best pairs first: groups join when no pair across them is refused and their mean points reach `least`.

    `judged` holds the points of pairs so far; others are asked of `points`, minus infinity refuses. Groups and their members
    are in order of position.
    """
    group = {at: [at] for at in range(number)}
    edges = [(-value, pair) for pair, value in judged.items() if value >= least]
    for _, (one, other) in sorted(edges):
        a, b = group[one], group[other]
        if a is not b and _mean(a, b, judged, points) >= least:
            joined = sorted(a + b)
            for at in joined:
                group[at] = joined
    return [members for at, members in sorted(group.items()) if members[0] == at]


def _mean(a: list[int], b: list[int], judged: dict[Pair, float], points: Points) -> float:
    values = []
    for one in a:
        for other in b:
            pair = (min(one, other), max(one, other))
            if pair not in judged:
                judged[pair] = points(*pair)
            if judged[pair] == -math.inf:
                return -math.inf
            values.append(judged[pair])
    return round(math.fsum(values) / len(values), 6)


def _keys(one: Facts, rules: Rules) -> Iterator[tuple[str, bool, str]]:
    kind = one.report.event.type
    for other in rules.families.get(kind, (kind,)):
        family = "/".join(sorted({other, kind}))
        for key in sorted(one.actors | one.recipients):
            yield family, one.is_unrealized, key
