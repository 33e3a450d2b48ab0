"""Whom people protest against when the clause does not say: who is asked for something or blamed there, else their own government."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tapal.model.events import Participant
from tapal.model.frames import Act
from tapal.stages.resolving.cast import UNSIDED
from tapal.stages.resolving.scope import Scope

# Types of what those who protest say, and of those only how many sentences after the protest they may say it.
DEMANDS = frozenset({"REQUEST", "ACCUSE", "REJECT"})
SAID_WITHIN = 1
# Sectors of those who do not take to the streets against the government that they are or serve.
RULING = frozenset({"GOV", "MIL", "COP", "JUD"})
# Rules that infer whom words are said to, which is too little to go by.
INFERRED = frozenset({"other-side", "told-before", "dyad", "at-home", "land-holder"})
# The mode of unrest that breaks out without a demand.
RIOT = "riot"
# Words around the act that tell for whom it is.
AROUND = 8

Sides = tuple[Participant, ...]


def with_protested(acts: Sequence[Act], scope: Scope) -> tuple[Act, ...]:
    """The acts; protests that name nobody are against whom another protest of the same people is, or whom they ask or blame,
    else against their own government; a show of support is against nobody.
    """
    return tuple(_protested(act, acts, scope) if act.type == "PROTEST" else act for act in acts)


def _protested(act: Act, acts: Sequence[Act], scope: Scope) -> Act:
    if _is_for_somebody(act, scope):
        return replace(act, recipients=tuple(p for p in act.recipients if p.rule != "inside"))
    if act.recipients:
        return act
    ours = {p.country for p in act.actors}
    if len(ours) != 1 or ours & set(UNSIDED) or all(p.sector in RULING for p in act.actors):
        return act
    told = _asked(act, acts, ours) or _protested_elsewhere(acts, ours)
    (country,) = ours
    is_crowd = not act.frame.actors or any(f.mention.kind != "person" for f in act.frame.actors)
    if not told and is_crowd and RIOT not in act.frame.modes:
        told = (Participant("", country, "GOV", rule="own-rulers"),)
    return replace(act, recipients=told)


def _is_for_somebody(act: Act, scope: Scope) -> bool:
    """Whether words of support stand in or right after the act ("a march in solidarity with X")."""
    here = act.frame.trigger
    norms = scope.parsed.sentences[here.sentence].norms
    return scope.world.grammar.has_any("solidarity", norms[here.first : here.last + AROUND])


def _asked(act: Act, acts: Sequence[Act], ours: set[str]) -> Sides:
    """Whom the same people ask or blame in the sentence of the protest or the next."""
    here = act.frame.trigger
    for other in acts:
        there = other.frame.trigger
        is_near = there.span.start > here.span.start and there.sentence <= here.sentence + SAID_WITHIN
        if is_near and other.type in DEMANDS and {p.country for p in other.actors} <= ours:
            told = tuple(p for p in other.recipients if p.country and p.rule not in INFERRED)
            if told:
                return tuple(replace(p, text="", span=None, rule="asked-there") for p in told)
    return ()


def _protested_elsewhere(acts: Sequence[Act], ours: set[str]) -> Sides:
    """Whom the people of the same country protest against in the first act that tells it."""
    for other in acts:
        if other.type == "PROTEST" and {p.country for p in other.actors} == ours:
            told = tuple(p for p in other.recipients if p.country)
            if told:
                return tuple(replace(p, text="", span=None, rule="protested-before") for p in told)
    return ()
