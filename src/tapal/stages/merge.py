"""Merge: mentions of one act in one document become one event with all its anchors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tapal.model.events import NAMED, DateRange, Event, EventPlace, NumberClaim, Participant, Status
from tapal.model.frames import Act
from tapal.model.mentions import Skipped
from tapal.stages.merging.confidence import article_features, event_features
from tapal.stages.merging.likeness import (
    PRECISE,
    Weights,
    countries,
    family,
    is_another,
    is_inferred,
    is_outcome,
    own_date,
    pair_features,
    probability,
    sort,
)
from tapal.stages.merging.surety import field_confidence
from tapal.stages.merging.told import telling
from tapal.stages.merging.tolls import apart, numbers_of_all

# Types of acts that two sides do together, and rules that find the sides of a fight.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "RETREAT"})
FIGHTING = frozenset({"together", "both", "partner", "dyad", "pair-before"})
# Sectors of those who are struck as what they are, not for their state.
STRUCK = frozenset({"CVL", "REF", "MED", "JRN", "REL", "BUS", "REB", "COP"})
# How the ids of states and lands begin, and how many words name one.
LANDS = ("state:", "region:")
NAME_WORDS = 2
# Rules that take a side over from the acts around the one that leaves it open.
LATE = frozenset({
    "dyad-told", "blow-before", "told-before", "struck-land", "authorities", "land-holder", "at-home", "own-rulers", "asked-there",
    "protested-before"
})  # fmt: skip
# How much surer than of force it must be that two mentions of one sort tell one act: of words newsrooms tell one after the other.
SURER = {"speech": 0.15, "dealing": 0.05}
# Fields whose figures tell acts apart, and how many times the other the nearest of two acts must be.
TOLLED = frozenset({"killed", "injured"})
WIDE_APART = 10.0
# Stands for a probability that no average can outweigh.
NEVER = -1000.0

Group = list[Act]
Sides = tuple[Participant, ...]


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
    late = {a.frame.index: a.recipients for a in acts if _is_late(a.recipients)}
    doers = {a.frame.index: a.actors for a in acts if _is_late(a.actors)}
    acts = [replace(a, actors=()) if a.frame.index in doers else a for a in acts]
    about = article_features(acts, topics=topics)
    plain = [replace(a, recipients=()) if a.frame.index in late else a for a in acts]
    for group in group_acts(plain, merging=merging):
        event, order = event_of(group)
        sure = round(probability(event_features(event, order, about=about), merging.events), 3)
        if sure < merging.keep:
            doubtful += [
                Skipped(a.evidence, f"doubtful:{a.frame.trigger.entry}", sure=sure)
                for a in order
                if not a.frame.trigger.lacks
            ]
            continue
        if not countries(event.recipients):
            event = replace(event, recipients=_first_of(late, order) or event.recipients)
        if not event.actors:
            event = replace(event, actors=_first_of(doers, order))
        by_field = field_confidence(event, order, merging.fields)
        kept.append(replace(event, id=f"e{len(kept) + 1}", confidence=sure, field_confidence=by_field))
        groups.append(order)
    return _linked(kept, groups), tuple(doubtful)


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

    def bond(x: int, y: int) -> float:
        """The mean chance between two groups; no tolls that are wide apart are of one act."""
        if figures[x] and figures[y] and apart(figures[x], figures[y], min) > WIDE_APART:
            return NEVER
        a, b = groups[x], groups[y]
        return sum(chance[min(i, j), max(i, j)] for i in a for j in b) / (len(a) * len(b))

    while len(groups) > 1:
        best, x, y = max((bond(x, y), -x, -y) for x in range(len(groups)) for y in range(x + 1, len(groups)))
        if best < least:
            break
        groups[-x] = sorted(groups[-x] + groups.pop(-y))
        figures[-x] = figures[-x] + figures.pop(-y)
    return [[acts[i] for i in group] for group in groups]


def _figures(act: Act) -> list[NumberClaim]:
    """The dead and hurt that a mention tells by a figure."""
    return [n for n in act.numbers if n.field in TOLLED and n.hedge != NAMED]


def event_of(group: Sequence[Act]) -> tuple[Event, tuple[Act, ...]]:
    """One event of the mentions, not yet numbered, and the mentions with the main one first."""
    main = max(group, key=lambda a: (not a.frame.trigger.lacks, _fullness(a), -a.evidence.start))
    order = (main, *(a for a in group if a is not main))
    modes: list[str] = []
    for act in group:
        modes += [m for m in act.frame.modes if m not in modes and act.type == main.type]
    actors, recipients = _people(order)
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


def _fullness(act: Act) -> int:
    """How many of its sides, its day and its place a mention tells itself; less one when it points back to another."""
    told = bool(act.actors) + bool(act.recipients) + bool(own_date(act)) + bool(act.place and act.place.span)
    return told - act.frame.is_definite


def _people(order: Sequence[Act]) -> tuple[Sides, Sides]:
    """Who acts and whom it is done to; of an act done together, and of a fight, all sides act and none of them suffers it."""
    actors, recipients = _best([a.actors for a in order]), _best([a.recipients for a in order])
    if order[0].type == "ASSAULT":
        recipients = _exactly(recipients, [p for a in order for p in a.recipients])
    ours = countries(actors)
    if order[0].type in MUTUAL and len(ours) == 1:
        pairs = (a.actors for a in order if a.type in MUTUAL and len(countries(a.actors)) > 1)
        actors = next((both for both in pairs if ours < countries(both)), actors)
    is_named = len(actors) > 1 and any(p.rule.split("+")[-1] in FIGHTING for p in actors)
    is_fight = is_named or (len(ours) > 1 and order[0].frame.trigger.voice != "stative")
    if (is_fight and order[0].type == "ASSAULT") or ours < countries(actors):
        return actors, tuple(p for p in recipients if p.country and p.country not in countries(actors))
    others = _others(recipients, actors)
    is_one_telling = any(a.actors == actors and a.recipients == recipients for a in order)
    return actors, recipients if not others and is_one_telling and order[0].type not in MUTUAL else others


def _exactly(people: Sides, named: Sequence[Participant]) -> Sides:
    """Who is struck, each mere state replaced by those of it whom another mention names in words ("on X", "on X's villagers")."""
    told = [p for p in named if p.country and p.sector in STRUCK and not is_inferred(p)]
    exact = (next((t for t in told if _is_mere_state(p) and t.country == p.country), p) for p in people)
    return tuple({(p.country, p.sector, p.text): p for p in exact}.values())


def _is_mere_state(one: Participant) -> bool:
    """Whether no more is told of a side than its state or land."""
    words = one.text.split()
    is_named = one.id.startswith(LANDS) and len(words) <= NAME_WORDS and one.text[:1].isupper()
    return one.sector == "GOV" and (not words or is_named)


def _others(recipients: Sides, actors: Sides) -> Sides:
    """The recipients without states that act themselves, which another mention of the act named."""
    acting = {p.country for p in actors if p.sector == "GOV" and p.country}
    return tuple(p for p in recipients if p.sector != "GOV" or p.country not in acting)


def _best(candidates: Sequence[Sides]) -> Sides:
    """The first list that names a country and was read off the words, else the first that names one, else the first not empty."""
    named = [c for c in candidates if countries(c)]
    worded = next((c for c in named if not any(is_inferred(p) for p in c)), ())
    return worded or next(iter(named), ()) or next((c for c in candidates if c), ())


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
