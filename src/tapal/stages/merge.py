"""Merge: mentions of one act in one document become one event with all its anchors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from tapal.model.events import NAMED, TOLL, DateRange, Event, EventPlace, NumberClaim, Status
from tapal.model.frames import Act
from tapal.model.mentions import Skipped
from tapal.stages.merging.confidence import article_features, event_features
from tapal.stages.merging.likeness import (
    PRECISE,
    Weights,
    countries,
    family,
    is_another,
    is_outcome,
    logit,
    own_date,
    pair_features,
    probability,
    sort,
)
from tapal.stages.merging.sides import Sides, people_of
from tapal.stages.merging.surety import field_confidence
from tapal.stages.merging.told import telling
from tapal.stages.merging.tolls import apart, numbers_of_all

# Rules that take a side over from the acts around the one that leaves it open.
LATE = frozenset({
    "dyad-told", "blow-before", "told-before", "struck-land", "authorities", "land-holder", "at-home", "own-rulers", "asked-there",
    "protested-before"
})  # fmt: skip
# How much surer than of force it must be that two mentions of one sort tell one act: of words newsrooms tell one after the other.
SURER = {"speech": 0.15, "dealing": 0.05}
# How many times the other the nearest tolls of two acts must be to tell them apart.
WIDE_APART = 10.0
# How much the likelihood of a mention, a logit, counts against one more thing that it tells, where the main one is chosen.
LIKELY = 0.3
# What a mention that tells nothing but the act counts in the mean over a group, beside 1 for each thing that another tells.
BARE = 0.5
# Stands for a probability that no average can outweigh.
NEVER = -1000.0
NOTHING: Weights = MappingProxyType({})
# How the rule of a headline's day begins that the lead gives it.
FROM_LEAD = "lead:"

Group = list[Act]


@dataclass(frozen=True, slots=True)
class Merging:
    """Learnt weights: `pairs` for whether two mentions are one act, `events` for how sure an event is, `fields` for each field.

    Groups of force join while the mean probability between them is at least `join`, others where it is a little higher;
    events less sure than `keep` are left out.
    """

    pairs: Weights
    events: Weights
    join: float
    keep: float
    fields: Mapping[str, Weights] = field(default_factory=dict)


def merge(
    acts: Sequence[Act], *, merging: Merging, topics: Sequence[str] = ()
) -> tuple[tuple[Event, ...], tuple[Skipped, ...]]:
    """Events in text order of their first mention, with ids `e1`, `e2`, … in that order, and the doubtful ones that were left out.

    What was but guessed is left out without a word.

    `topics` are features of the article's topics.
    """
    kept: list[Event] = []
    doubtful: list[Skipped] = []
    groups: list[Sequence[Act]] = []
    about = article_features(acts, topics=topics)
    for made in made_of(acts, merging=merging):
        sure = round(probability(event_features(made.plain, made.order, about=about), merging.events), 3)
        if sure < merging.keep:
            doubtful += [
                Skipped(a.evidence, f"doubtful:{a.frame.trigger.entry}", sure=sure)
                for a in made.order
                if not a.frame.trigger.lacks
            ]
            continue
        by_field = field_confidence(made.event, made.order, merging.fields)
        kept.append(replace(made.event, id=f"e{len(kept) + 1}", confidence=sure, field_confidence=by_field))
        groups.append(made.order)
    return _linked(kept, groups), tuple(doubtful)


@dataclass(frozen=True, slots=True)
class Made:
    """An event of some mentions, the main one first; `plain` is the event without the sides taken over from the acts around."""

    event: Event
    plain: Event
    order: tuple[Act, ...]


def made_of(acts: Sequence[Act], *, merging: Merging) -> Iterator[Made]:
    """All events of a document's mentions, the doubtful ones too, in text order of the first mention.

    Sides taken over from the acts around tell neither which mentions are one act nor whether there was one.
    """
    late = {a.frame.index: a.recipients for a in acts if _is_late(a.recipients)}
    doers = {a.frame.index: a.actors for a in acts if _is_late(a.actors)}
    for group in group_acts(plain_of(acts), merging=merging):
        bare, order = event_of(group, merging.events)
        event = bare
        if not countries(event.recipients):
            event = replace(event, recipients=_first_of(late, order) or event.recipients)
        if not event.actors:
            event = replace(event, actors=_first_of(doers, order))
        yield Made(event, bare, order)


def plain_of(acts: Sequence[Act]) -> tuple[Act, ...]:
    """The mentions without the sides taken over from the acts around."""
    plain = (replace(a, actors=()) if _is_late(a.actors) else a for a in acts)
    return tuple(replace(a, recipients=()) if _is_late(a.recipients) else a for a in plain)


def _is_late(sides: Sides) -> bool:
    """Whether the sides were taken from the acts around, which tells nothing of whether the act happened or what it is."""
    return bool(sides) and all(p.rule in LATE for p in sides)


def _first_of(late: Mapping[int, Sides], order: Sequence[Act]) -> Sides:
    """The sides that the first mention which has some took over."""
    return next((late[a.frame.index] for a in order if a.frame.index in late), ())


def _linked(events: Sequence[Event], groups: Sequence[Sequence[Act]]) -> tuple[Event, ...]:
    """The events, each with the id of the other event that it answers, if one of its mentions says so."""
    of_frame = {a.frame.index: e.id for e, group in zip(events, groups, strict=True) for a in group}
    out: list[Event] = []
    for event, group in zip(events, groups, strict=True):
        said = [
            a.frame
            for a in group
            if a.frame.answers is not None and of_frame.get(a.frame.answers, event.id) != event.id
        ]
        if said:
            target = of_frame[said[0].answers or 0]
            event = replace(event, reprisal_for=target, reprisal_hedged=all(f.answers_hedged for f in said))
        out.append(event)
    return tuple(out)


def group_acts(acts: Sequence[Act], *, merging: Merging) -> list[Group]:
    """Average-link clustering of the acts of each family of types, in text order of the first mention."""
    groups: list[Group] = []
    for kind in sorted({family(a) for a in acts}):
        groups += _cluster([a for a in acts if family(a) == kind], merging)
    return sorted(groups, key=lambda g: g[0].evidence)


def _chance(one: Act, other: Act, merging: Merging) -> float:
    """The probability that two mentions are one act; so low that they never join when they cannot be."""
    if is_another(one, other):
        return NEVER
    return 1.0 if is_outcome(one, other) else probability(pair_features(one, other), merging.pairs)


def _cluster(acts: Sequence[Act], merging: Merging) -> list[Group]:
    least = merging.join + SURER.get(sort(acts[0]), 0.0)
    chance = {(i, j): _chance(acts[i], acts[j], merging) for j in range(len(acts)) for i in range(j)}
    groups = [[i] for i in range(len(acts))]
    figures = [_figures(act) for act in acts]
    counts = [BARE + _told(act) for act in acts]
    known: dict[tuple[int, int, int, int], float] = {}

    def bond(x: int, y: int) -> float:
        """The mean chance between two groups, full mentions counting more; no tolls that are wide apart are of one act."""
        if figures[x] and figures[y] and apart(figures[x], figures[y], min) > WIDE_APART:
            return NEVER
        a, b = groups[x], groups[y]
        # A group only grows, so that its first member and its size tell which one it is.
        pair = (a[0], len(a), b[0], len(b))
        if pair not in known:
            total = sum(chance[min(i, j), max(i, j)] * counts[i] * counts[j] for i in a for j in b)
            known[pair] = total / (sum(counts[i] for i in a) * sum(counts[j] for j in b))
        return known[pair]

    while len(groups) > 1:
        best, x, y = max((bond(x, y), -x, -y) for x in range(len(groups)) for y in range(x + 1, len(groups)))
        if best < least:
            break
        groups[-x] = sorted(groups[-x] + groups.pop(-y))
        figures[-x] = figures[-x] + figures.pop(-y)
    return [[acts[i] for i in group] for group in groups]


def _told(act: Act) -> int:
    """How many things a mention tells itself: who acts, who suffers, when, where, how many."""
    is_placed = act.place is not None and act.place.span is not None
    sides = bool(countries(act.actors)) + bool(countries(act.recipients))
    return sides + (own_date(act) is not None) + is_placed + bool(act.numbers)


def _figures(act: Act) -> list[NumberClaim]:
    """The dead and hurt that a mention tells by a figure."""
    return [n for n in act.numbers if n.field in TOLL and n.hedge != NAMED]


def event_of(group: Sequence[Act], weights: Weights = NOTHING) -> tuple[Event, tuple[Act, ...]]:
    """One event of the mentions, not yet numbered, and the mentions with the main one first.

    `weights` are those of events; with them the main mention is one that alone tells the event well, besides being full.
    """
    order = (group[0],) if len(group) == 1 else _ordered(group, weights)
    main = order[0]
    modes: list[str] = []
    for act in group:
        modes += [m for m in act.frame.modes if m not in modes and act.type == main.type]
    actors, recipients = people_of(order)
    told = telling(order)
    event = Event(
        id="",
        type=main.type,
        modes=tuple(modes),
        status=Status(main.status),
        actors=actors,
        recipients=recipients,
        evidence=tuple(a.evidence for a in order),
        date=_best_date(order),
        place=_best_place([a.place for a in order]),
        border=next((a.border for a in order if a.border), None),
        border_rule=next((a.border_rule for a in order if a.border), ""),
        numbers=numbers_of_all(order),
        source=told.source,
        source_span=told.source_span,
        status_span=main.frame.status_span,
        rule=main.frame.trigger.entry,
    )
    return event, order


def _ordered(group: Sequence[Act], weights: Weights) -> tuple[Act, ...]:
    """The mentions with the main one first: no guess if any other is there, full and likely to be right by itself, then early."""
    alone = {a.frame.index: logit(event_features(*event_of([a]), about=()), weights) if weights else 0.0 for a in group}
    worth = {a.frame.index: _fullness(a) + LIKELY * alone[a.frame.index] for a in group}
    main = max(group, key=lambda a: (not a.frame.trigger.lacks, worth[a.frame.index], -a.evidence.start))
    return (main, *(a for a in group if a is not main))


def _fullness(act: Act) -> int:
    """How many of its sides, its day and its place a mention tells itself; less one when it points back to another.

    A headline does not tell the day that the lead tells.
    """
    day = own_date(act)
    is_timed = day is not None and not day.rule.startswith(FROM_LEAD)
    told = bool(act.actors) + bool(act.recipients) + is_timed + bool(act.place and act.place.span)
    return told - act.frame.is_definite


def _best_date(order: Sequence[Act]) -> DateRange | None:
    """The most exact date that a mention's own sentence tells, the first of those; else the first taken over from nearby."""
    own = [d for a in order if (d := own_date(a))]
    days = [d for d in own if d.precision == "day" and not d.rule.startswith("since:")]
    return next(iter([*days, *own, *(a.date for a in order if a.date)]), None)


def _best_place(candidates: Sequence[EventPlace | None]) -> EventPlace | None:
    """The first precise place that a mention's own words tell, else an inferred one in the country that they tell, else that country."""
    places = [p for p in candidates if p]
    precise = [p for p in places if p.kind in PRECISE]
    own = [p for p in places if p.span]
    told = next((p for p in own if p.kind in PRECISE), own[0] if own else None)
    if told is None:
        return next(iter([*precise, *places]), None)
    return told if told.kind in PRECISE else next((p for p in precise if p.country == told.country), told)
