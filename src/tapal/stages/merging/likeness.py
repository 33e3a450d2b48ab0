"""How alike two acts of one document are: named features, weighed by numbers learnt from annotated pairs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tapal.model.events import DateRange, EventPlace, Participant
from tapal.model.frames import Act

# Degrees of latitude or longitude beyond which two located acts are at different places.
APART = 0.7
PRECISE = frozenset({"point", "town", "district", "province", "line"})
SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT"})

NEAR = 2
OVERLAPS = ((0.0, "nothing"), (0.15, "little"), (0.35, "some"), (0.6, "much"), (1.0, "all"))
# Types that newsrooms use for one act: a ceasefire agreed, help and backing given.
FAMILIES = {"accord": frozenset({"AGREE", "RETREAT"}), "backing": frozenset({"AID", "SUPPORT"})}

Weights = Mapping[str, float]


def probability(names: Iterable[str], weights: Weights) -> float:
    """The logistic of the sum of the weights of the named features; unknown names weigh nothing."""
    total = sum(weights.get(name, 0.0) for name in names)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def pair_features(a: Act, b: Act) -> Iterator[str]:
    """Names of the features that hold of two acts of one type, the earlier one first."""
    yield "bias"
    if a.type == b.type:
        yield "kind:" + ("speech" if a.type in SPEECH else a.type)
    else:
        yield "kinds:" + "-".join(sorted((a.type, b.type)))
    yield (
        "about:"
        + _about(a.frame.words, b.frame.words)
        + ("-near" if abs(b.frame.trigger.sentence - a.frame.trigger.sentence) <= 1 else "")
    )
    distance = abs(b.frame.trigger.sentence - a.frame.trigger.sentence)
    yield "distance:" + (
        "0"
        if distance == 0
        else "1"
        if distance == 1
        else "2-3"
        if distance <= 3
        else "4-8"
        if distance <= 8
        else "far"
    )
    yield "entry:" + ("same" if a.frame.trigger.entry == b.frame.trigger.entry else "other")
    yield "form:" + b.frame.trigger.voice + ("-definite" if b.frame.is_definite else "")
    sides = _sides(a.actors, b.actors), _sides(a.recipients, b.recipients)
    if "disjoint" not in sides and "equal" in sides:
        yield "sides:" + "-".join(sides)
    if b.frame.is_definite:
        yield "definite:" + ("near" if distance <= NEAR else "far")
    if a.frame.trigger.lacks or b.frame.trigger.lacks:
        yield "guess:" + str(bool(a.frame.trigger.lacks) + bool(b.frame.trigger.lacks))
    yield "headline:" + str(a.frame.is_headline or b.frame.is_headline)
    yield "status:" + ("same" if a.status is b.status else "other")
    for name, ours, theirs in (("actors", a.actors, b.actors), ("recipients", a.recipients, b.recipients)):
        yield f"{name}:{_sides(ours, theirs)}"
        if _words(ours) & _words(theirs):
            yield f"{name}-words:shared"
    yield "date:" + _dates(a, b)
    yield "place:" + _places(_told(a.place), _told(b.place))
    yield "numbers:" + _numbers(a, b)
    yield "modes:" + _sets(frozenset(a.frame.modes), frozenset(b.frame.modes))
    if a.source and b.source:
        yield "speaker:" + ("same" if a.source == b.source else "other")


def family(act: Act) -> str:
    """What acts may be told as one with this one: those of its type, and ceasefires with the deals that make them."""
    return next((name for name, types in FAMILIES.items() if act.type in types), act.type)


def _about(ours: frozenset[str], theirs: frozenset[str]) -> str:
    """How much of the shorter sentence's naming words the other shares."""
    shared = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
    return next(name for limit, name in OVERLAPS if shared <= limit)


def countries(people: Sequence[Participant]) -> frozenset[str]:
    """The country codes of the participants that have one."""
    return frozenset(p.country for p in people if p.country)


def _words(people: Sequence[Participant]) -> frozenset[str]:
    return frozenset(word.lower() for p in people for word in p.text.split() if len(word) > 3)


def _sides(ours: Sequence[Participant], theirs: Sequence[Participant]) -> str:
    return _sets(countries(ours), countries(theirs))


def _sets(a: frozenset[str], b: frozenset[str]) -> str:
    if not a and not b:
        return "none"
    if not a or not b:
        return "one"
    if a == b:
        return "equal"
    return "within" if a <= b or b <= a else "shared" if a & b else "disjoint"


def own_date(act: Act) -> DateRange | None:
    """The date if the act's own sentence tells it; one taken over from a sentence nearby says nothing of its own."""
    return None if act.date and act.date.rule.startswith("near") else act.date


def _dates(a: Act, b: Act) -> str:
    ours, theirs = own_date(a), own_date(b)
    if ours is None or theirs is None:
        return "none" if ours is theirs else "one"
    if (ours.start, ours.end) == (theirs.start, theirs.end):
        return "equal"
    return "disjoint" if ours.end < theirs.start or theirs.end < ours.start else "overlap"


def _told(place: EventPlace | None) -> EventPlace | None:
    """The place if the act's own words tell it; one inferred from its sides or from another act says nothing of its own."""
    return place if place and place.span else None


def _places(a: EventPlace | None, b: EventPlace | None) -> str:
    if a is None or b is None:
        return "none" if a is b else "one"
    if a.country and b.country and a.country != b.country:
        return "other-country"
    if a.kind in PRECISE and b.kind in PRECISE and None not in (a.lat, a.lon, b.lat, b.lon):
        return "apart" if max(abs((a.lat or 0) - (b.lat or 0)), abs((a.lon or 0) - (b.lon or 0))) > APART else "near"
    return "same-country"


def _numbers(a: Act, b: Act) -> str:
    ours = {n.field: (n.low, n.high) for n in a.numbers}
    theirs = {n.field: (n.low, n.high) for n in b.numbers}
    shared = ours.keys() & theirs.keys()
    if not shared:
        return "none" if not ours and not theirs else "one"
    return "equal" if all(ours[k] == theirs[k] for k in shared) else "clash"
