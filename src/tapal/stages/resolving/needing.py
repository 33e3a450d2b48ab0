"""Whom relief is for, or kept from, when the clause does not say: those at the place that it tells, else who suffers in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tapal.model.events import Participant
from tapal.model.frames import Act
from tapal.stages.resolving.cast import UNSIDED
from tapal.stages.resolving.completing import AT_HOME
from tapal.stages.resolving.scope import Scope

# Types by which relief is given, promised, kept from somebody or let through; the first is always about somebody in need.
GIVING = "AID"
ABOUT_NEEDS = frozenset({"AGREE", "COERCE", "CONCEDE"})
# Types that are done to those who suffer.
SUFFERED = frozenset({"AID", "ASSAULT", "COERCE", "DISPLACE"})
# The rules by which an act is done to the land where it happens.
LAND = frozenset({"struck-land", "aided"})
# How many words around the act tell that it is about relief.
AROUND = 8

Sides = tuple[Participant, ...]


def with_needy(acts: Sequence[Act], scope: Scope) -> tuple[Act, ...]:
    """The acts, in order; those about relief that name nobody whom it reaches are for who suffers."""
    struck = Counter(
        c for act in acts if act.type in SUFFERED for c in {p.country for p in act.recipients} if c not in UNSIDED
    )
    return tuple(_with_needy(act, struck, scope) for act in acts)


def _with_needy(act: Act, struck: Counter[str], scope: Scope) -> Act:
    ours = {p.country for p in act.actors} - {""}
    is_told = any(p.rule not in LAND for p in act.recipients)
    if not is_told and act.type == GIVING and len(ours) == 1 and _is_consular(act, scope):
        return replace(act, recipients=(Participant("", next(iter(ours)), "CVL", None, rule="own-citizens"),))
    if act.recipients or not ours or AT_HOME & set(act.frame.modes) or not _is_of_relief(act, scope):
        return act
    place = act.place
    if place is not None and place.span and place.country and place.country not in ours:
        return replace(act, recipients=(Participant(place.text, place.country, "CVL", place.span, rule="needy"),))
    others = [c for c, _ in struck.most_common() if c not in ours]
    return replace(act, recipients=(Participant("", others[0], "CVL", None, rule="needy"),)) if others else act


def _is_consular(act: Act, scope: Scope) -> bool:
    """Whether who helps is a mission abroad, or the words tell that it helps citizens of its own."""
    here = act.frame.trigger
    norms = scope.parsed.sentences[here.sentence].norms
    if any(p.sector != "GOV" for p in act.actors):
        return False
    return scope.world.grammar.has_any("consular", norms[max(0, here.first - AROUND) : here.last + AROUND])


def _is_of_relief(act: Act, scope: Scope) -> bool:
    if act.type == GIVING:
        return True
    here = act.frame.trigger
    norms = scope.parsed.sentences[here.sentence].norms
    return act.type in ABOUT_NEEDS and any(
        scope.world.grammar.has("needs", word) for word in norms[here.first : here.last + AROUND]
    )
