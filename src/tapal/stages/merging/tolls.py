"""How many people an event killed, hurt, took, drove out or brought up, from what its mentions count."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from tapal.model.events import NAMED, TOLL, NumberClaim, Participant, Status
from tapal.model.frames import Act

Claims = dict[str, dict[tuple[int | None, int | None], NumberClaim]]

# Acts told as done.
DONE = (Status.ACTUAL, Status.ALLEGED)
# The hedge of a count that is a word for a size ("hundreds").
VAGUE = "vague"
# Sentences between mentions that tell of one after the other victim.
NEXT_TO = 1
# How the ids of states and lands begin.
LANDS = ("state:", "region:")
# Letters of a name that may be a pronoun.
SHORT = 3
# Times that one toll is another, and people between the two, from which on they are of two acts.
UNLIKE, UNLIKE_BY = 1.3, 2


def numbers_of_all(order: Sequence[Act]) -> tuple[NumberClaim, ...]:
    """What the mentions count, the main one first, sorted by field; of one field the leading figure first, then each rival once.

    A figure goes before a word for a size that it fits into ("hundreds", "at least 500"), and before victims that are only named;
    where no figure is told, those named in mentions next to each other are counted together.
    """
    told: Claims = {}
    named: dict[str, list[Act]] = {}
    for act in order:
        for number in act.numbers:
            if number.hedge == NAMED:
                named.setdefault(number.field, []).append(act)
            else:
                told.setdefault(number.field, {}).setdefault((number.low, number.high), number)
    told = _without_tallies(told, named, order)
    people = {field: _people(acts) for field, acts in named.items()}
    if "killed" in people and all(any(_are_one(p, q) for q in people["killed"]) for p in people.get("injured", ())):
        named.pop("injured", None)
    if "killed" in told:
        told = _of_one_toll(told, order)
    out: list[NumberClaim] = []
    for field in sorted({*told, *named}):
        out += _exact_first(list(told[field].values())) if field in told else [_together(field, named[field])]
    return tuple(out)


def _without_tallies(told: Claims, named: Collection[str], order: Sequence[Act]) -> Claims:
    """The claims, without tallies of a long time where the main mention is of one act, and tells of no such time itself."""
    main = order[0]
    at = main.frame.trigger.sentence
    if any(n.is_tally for a in order if a.frame.trigger.sentence == at for n in a.numbers):
        return told
    is_one = main.status not in DONE or (main.date is not None and main.date.precision == "day")
    is_one = is_one and not (main.date and main.date.start != main.date.end)
    out: Claims = {}
    for field, claims in told.items():
        kept = {k: c for k, c in claims.items() if not c.is_tally or field not in TOLL}
        if not kept and not is_one and field not in named:
            kept = claims
        if kept:
            out[field] = kept
    return out


def _of_one_toll(told: Claims, order: Sequence[Act]) -> Claims:
    """The claims, without the hurt whom only sentences count that tell of far more or fewer dead than the leading figure."""
    dead: dict[int, list[NumberClaim]] = {}
    hurt: dict[tuple[int | None, int | None], list[int]] = {}
    for act in order:
        for number in act.numbers:
            if number.hedge != NAMED and number.field == "killed":
                dead.setdefault(act.frame.trigger.sentence, []).append(number)
            elif number.hedge != NAMED and number.field == "injured":
                hurt.setdefault((number.low, number.high), []).append(act.frame.trigger.sentence)
    lead = _exact_first(list(told["killed"].values()))[0]
    apart_ = {s for s, claims in dead.items() if all(_are_unlike(lead, c) for c in claims)}
    kept = {k: c for k, c in told.get("injured", {}).items() if not apart_.issuperset(hurt.get(k, ()))}
    return {**{f: c for f, c in told.items() if f != "injured"}, **({"injured": kept} if kept else {})}


def _are_unlike(one: NumberClaim, other: NumberClaim) -> bool:
    """Whether two tolls are too far apart for reports of one act; a few people more or less are no sign of two."""
    between = abs((one.low or one.high or 0) - (other.low or other.high or 0))
    return between >= UNLIKE_BY and _ratio_of(one, other) > UNLIKE


def _together(field: str, acts: Sequence[Act]) -> NumberClaim:
    """The number of those named: as many as one mention names, or as mentions next to each other name between them."""
    claims = [number for act in acts for number in act.numbers if number.field == field and number.hedge == NAMED]
    lead = max(claims, key=lambda c: c.low or 0)
    at = acts[0].frame.trigger.sentence
    many = len(_people(a for a in acts if abs(a.frame.trigger.sentence - at) <= NEXT_TO))
    if many <= (lead.low or 0):
        return lead
    return NumberClaim(field, many, many, lead.span, NAMED)


def _people(acts: Iterable[Act]) -> list[Participant]:
    """The victims of the acts that have a name, each once; a state or land is no person."""
    out: list[Participant] = []
    for one in (p for act in acts for p in act.recipients if _name(p) and not p.id.startswith(LANDS)):
        if not any(_are_one(one, other) for other in out):
            out.append(one)
    return out


def _name(one: Participant) -> list[str]:
    """The words of a name; none of a single short word, which may be a pronoun that opens a sentence."""
    words = [word for word in one.text.replace("-", " ").split() if word[:1].isupper()]
    return words if len("".join(words)) > SHORT else []


def _are_one(one: Participant, other: Participant) -> bool:
    """Whether two names may mean one person: one is part of the other, or they share a word behind the first, a rank as a rule."""
    ours, theirs = _name(one), _name(other)
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return bool({*ours[1:]} & {*theirs[1:]})


def _exact_first(rivals: Sequence[NumberClaim]) -> Sequence[NumberClaim]:
    """The claims, the first that makes the leading one more exact put before it.

    A word for a size gives way to a figure of that size or up to ten times it ("thousands", "over 15,000"), a bound from
    below to an exact figure up to a tenth above it ("over 130,000", "138,000"); the same figure told once
    without its bound, as headlines do, leaves the bound.
    """
    lead = rivals[0]
    if lead.low is None or lead.low < 1:
        return rivals
    bound = next((r for r in rivals if r.high is None and r.low == lead.low), None)
    if bound is not None and lead.low == lead.high:
        return [bound, *(r for r in rivals if r is not bound)]
    if lead.hedge == VAGUE and lead.high is not None:
        top = 10 * lead.high
    elif lead.high is None:
        top = lead.low + lead.low // 10
    else:
        return rivals
    least = lead.low if lead.hedge == VAGUE else lead.low + 1
    exact_only = lead.hedge != VAGUE
    fits = (
        r
        for r in rivals[1:]
        if r.hedge != VAGUE and r.low is not None and least <= r.low <= top and not (exact_only and r.high is None)
    )
    exact = next(fits, lead)
    return [exact, *(r for r in rivals if r is not exact)]


def apart(ours: Iterable[NumberClaim], theirs: Iterable[NumberClaim], pick: Callable[..., float]) -> float:
    """How far apart the counts are that are told of one field; 0 when no field is told by both."""
    told = list(theirs)
    return pick((_ratio_of(x, y) for x in ours for y in told if x.field == y.field), default=0.0)


def _ratio_of(one: NumberClaim, other: NumberClaim) -> float:
    """How many times the lesser of two counts the greater is: 1 where they are the same; bounds are taken for what they bound."""
    if (one.low, one.high) == (other.low, other.high):
        return 1.0
    less, more = sorted((one.low or one.high or 1, other.low or other.high or 1))
    return max(1.01, more / max(1, less))
