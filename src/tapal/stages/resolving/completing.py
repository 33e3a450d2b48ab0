"""Completes the sides of acts from the document's other acts of the same type: who strikes whom throughout the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tapal.model.events import Participant
from tapal.model.frames import Act
from tapal.stages.resolving.scope import Scope

# Types whose sides an article tells once and then takes for granted.
CAMPAIGNS = frozenset({"ASSAULT"})
OFTEN = 2
SHARE = 2 / 3
# Types that are done to those where they happen, and the sector that a place stands for.
AT_PLACE = {"ASSAULT": "GOV", "COERCE": "GOV", "AID": "CVL"}
# The mode of taking a land, which is done to those who govern it; what else is forced on a town or province, on those who live there.
SEIZED = "seize"
# Modes of acts of force that a state puts on its own land.
AT_HOME = frozenset({"curfew", "martial-law"})
# The mode of attacks that no state makes with its own forces, and the sectors of those.
SUICIDE = "suicide-attack"
STATE = frozenset({"GOV", "MIL", "COP"})
# How a clause names two who fight each other.
FIGHTING = frozenset({"together", "both", "partner", "pair-before", "dyad"})

# Types of what is said of somebody; where nobody is named, an article about the speaker's own country means that country.
SAID_AT_HOME = frozenset({"ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
# Which part of an article's sides, and how many at least, must be of one country for it to be about that country.
ABOUT, ENOUGH = 0.5, 4

Sides = tuple[Participant, ...]


def with_usual_sides(acts: Sequence[Act]) -> tuple[Act, ...]:
    """The acts; an attack that names one side alone has the other from at least two attacks that name both, if they agree.

    No state is taken for the doer of a suicide attack.
    """
    pairs = [
        (doer, victim)
        for act in acts
        if act.type in CAMPAIGNS
        for doer in _named(act.actors)
        for victim in _named(act.recipients)
    ]
    irregular = {act.frame.trigger.sentence for act in acts if SUICIDE in act.frame.modes}
    others = [(doer, victim) for doer, victim in pairs if doer.sector not in STATE]
    return tuple(
        _completed(act, others if act.frame.trigger.sentence in irregular and not act.actors else pairs)
        if act.type in CAMPAIGNS
        else act
        for act in acts
    )


def with_struck_land(acts: Sequence[Act]) -> list[Act]:
    """The acts; what one side does to somebody in a place of another state that the clause tells is done to that state."""
    return [_in_land(act) for act in acts]


def with_home(acts: Sequence[Act], scope: Scope) -> tuple[Act, ...]:
    """The acts; what somebody says of nobody named in an article that is mostly about his own country is said to that country."""
    counts = Counter(m.country for group in scope.resolved.values() for m in group if m.country and m.country != "IGO")
    country, number = next(iter(counts.most_common(1)), ("", 0))
    if number < max(ENOUGH, ABOUT * counts.total()):
        return tuple(acts)
    home = (Participant("", country, "GOV", rule="at-home"),)
    return tuple(replace(a, recipients=home) if _is_domestic(a, country) else a for a in acts)


def _is_domestic(act: Act, country: str) -> bool:
    return act.type in SAID_AT_HOME and not act.recipients and {p.country for p in act.actors} == {country}


def _in_land(act: Act) -> Act:
    place, doers = act.place, {p.country for p in act.actors}
    if act.type not in AT_PLACE or act.recipients or len(doers) != 1 or any(p.rule in FIGHTING for p in act.actors):
        return act
    if AT_HOME & set(act.frame.modes):
        return act
    if place is None or not place.span or not place.country or doers & {"", place.country}:
        return act
    is_shut = act.type == "COERCE" and SEIZED not in act.frame.modes and place.kind != "country"
    sector = "CVL" if is_shut else AT_PLACE[act.type]
    struck = Participant(place.text, place.country, sector, place.span, rule="struck-land")
    return replace(act, recipients=(struck,))


def _completed(act: Act, pairs: Iterable[tuple[Participant, Participant]]) -> Act:
    doers, victims = _named(act.actors), _named(act.recipients)
    if doers and not act.recipients:
        ours = {p.country for p in doers}
        return replace(act, recipients=_usual((v for d, v in pairs if d.country in ours), "usual-victim", ours))
    if victims and not act.actors:
        theirs = {p.country for p in victims}
        return replace(act, actors=_usual((d for d, v in pairs if v.country in theirs), "usual-doer", theirs))
    return act


def _usual(found: Iterable[Participant], rule: str, known: Iterable[str]) -> Sides:
    """The country that most of the found sides have, as its first mention there; empty when too few or of the known side."""
    sides = list(found)
    counts = Counter(p.country for p in sides)
    for country, number in counts.most_common(1):
        if number >= OFTEN and number >= SHARE * len(sides) and country not in known:
            one = next(p for p in sides if p.country == country)
            return (replace(one, rule=rule, text="", span=None),)
    return ()


def _named(people: Iterable[Participant]) -> Sides:
    return tuple(p for p in people if p.country and p.country != "IGO")
