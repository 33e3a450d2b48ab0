"""Which pairs are compared, and how judged pairs become groups. Order of arrival plays no part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from tapal.fuse.compare import Verdict, interval, parties
from tapal.fuse.records import Report
from tapal.fuse.rules import Rules
from tapal.model.events import Status

Judge = Callable[[Report, Report], Verdict]


def pairs(reports: Sequence[Report], *, rules: Rules) -> Iterator[tuple[int, int]]:
    """Positions of reports that are worth comparing, the smaller first, each pair once: kindred types, a common party, near days."""
    blocks: dict[tuple[str, bool, str], list[int]] = defaultdict(list)
    for at, report in enumerate(reports):
        for key in _keys(report, rules):
            blocks[key].append(at)
    days = [_day(report, rules) for report in reports]
    reach = timedelta(days=rules.limits["report_days"] + rules.limits["wide_days"])
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        block.sort(key=lambda at: (days[at] or date.max, at))
        for n, one in enumerate(block):
            for other in block[n + 1 :]:
                mine, theirs = days[one], days[other]
                if mine and theirs and theirs - mine > reach:
                    continue
                pair = (min(one, other), max(one, other))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def groups(
    reports: Sequence[Report], judged: dict[tuple[int, int], Verdict], *, judge: Judge, least: float
) -> list[list[int]]:
    """Average linkage, best pairs first: groups join when no pair across them is refused and their mean points reach `least`.

    `judged` holds the verdicts so far; missing ones are asked of `judge`. Groups and their members are in order of position.
    """
    group = {at: [at] for at in range(len(reports))}
    edges = [(-verdict.points, pair) for pair, verdict in judged.items() if verdict.points >= least]
    for _, (one, other) in sorted(edges):
        a, b = group[one], group[other]
        if a is b:
            continue
        if _mean(a, b, lambda x, y: _verdict(judged, reports, (x, y), judge)) >= least:
            joined = sorted(a + b)
            for at in joined:
                group[at] = joined
    return [members for at, members in sorted(group.items()) if members[0] == at]


def _verdict(
    judged: dict[tuple[int, int], Verdict], reports: Sequence[Report], pair: tuple[int, int], judge: Judge
) -> float:
    key = (min(pair), max(pair))
    if key not in judged:
        judged[key] = judge(reports[key[0]], reports[key[1]])
    return judged[key].points


def _mean(a: list[int], b: list[int], points: Callable[[int, int], float]) -> float:
    total = 0.0
    for one in a:
        for other in b:
            value = points(one, other)
            if value == -float("inf"):
                return value
            total += value
    return round(total / (len(a) * len(b)), 6)


def _keys(report: Report, rules: Rules) -> Iterator[tuple[str, bool, str]]:
    event = report.event
    is_unrealized = event.status is Status.UNREALIZED
    for kind in rules.families.get(event.type, (event.type,)):
        family = "/".join(sorted({kind, event.type}))
        for key in sorted(parties((*event.actors, *event.recipients))):
            yield family, is_unrealized, key


def _day(report: Report, rules: Rules) -> date | None:
    dated = interval(report, wide_days=rules.limits["wide_days"])
    return dated[0] if dated else report.published
