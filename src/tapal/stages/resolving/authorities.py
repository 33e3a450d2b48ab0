"""Who acts where the clause tells nobody and the act is one of those in charge of a place, or of its people: arrests, trials, protests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tapal.model.events import Participant
from tapal.model.frames import Act
from tapal.stages.resolving.cast import UNSIDED
from tapal.stages.resolving.scope import Scope

# Who does acts of a type and mode at the place where they happen; an empty mode stands for acts of the type without modes.
LOCALS = {
    ("COERCE", "arrest"): "COP", ("COERCE", ""): "COP", ("COERCE", "curfew"): "GOV", ("COERCE", "martial-law"): "GOV",
    ("COERCE", "censor"): "GOV", ("COERCE", "restrict"): "GOV", ("COERCE", "seize"): "GOV", ("SANCTION", "convict"): "JUD",
    **{("PROTEST", mode): "CVL" for mode in ("", "demo", "riot", "strike", "boycott", "obstruct", "vandalize", "hunger")},
}  # fmt: skip
# Modes that foreign powers are told to do as often as those at home: only in a story of one country are they these.
ANYBODYS = frozenset({"restrict", "seize"})
# Who is arrested is charged and tried by those who arrested them: the modes of such acts beside accusing, and of the arrest.
TRIALS = frozenset({"convict"})
ARREST = "arrest"
COURT = "JUD"
# Sectors of those who are accused as a side, not as people held.
POWERS = frozenset({"GOV", "MIL", "IGO", "LEG", "SPY"})
# The rule of sides that the place beside an act stands for.
BESIDE = "local"
# Which part of a story's places must lie in one country for it to play there.
SHARE = 0.6


def with_authorities(acts: Sequence[Act], scope: Scope) -> tuple[Act, ...]:
    """The acts; arrests, verdicts, curfews and protests that name no doer have the police, court, state or people of their place."""
    acts = _with_captors(acts)
    ground, is_of_one = _ground(scope), len(scope.dyad) < 2
    return tuple(_with_local(act, ground) if is_of_one or not _is_anybodys(act) else act for act in acts)


def _with_captors(acts: Sequence[Act]) -> Sequence[Act]:
    """The acts; a charge or verdict that names no doer is of those who are told to have arrested people of the same country."""
    arrests = [
        a for a in acts if a.type == "COERCE" and ARREST in a.frame.modes and {p.country for p in a.actors} - {""}
    ]
    return [_by_captor(a, arrests) for a in acts] if arrests else acts


def _by_captor(act: Act, arrests: Sequence[Act]) -> Act:
    is_trial = act.type == "ACCUSE" or (act.type == "SANCTION" and TRIALS & set(act.frame.modes))
    held = {p.country for p in act.recipients} - {""}
    if act.actors or not is_trial or not held or any(p.sector in POWERS for p in act.recipients):
        return act
    at = act.frame.trigger.sentence
    kinds = {p.sector for p in act.recipients}
    same = [
        a
        for a in arrests
        if held == {p.country for p in a.recipients} - {""} and kinds & {p.sector for p in a.recipients}
    ]
    one = min(same, key=lambda a: abs(a.frame.trigger.sentence - at), default=None)
    if one is None:
        return act
    told = tuple(replace(p, rule="captor-told") for p in one.actors if p.country)
    if act.type == "SANCTION":
        told = tuple(replace(p, text="", span=None, id="", name="", sector=COURT) for p in told[:1])
    return replace(act, actors=told)


def _is_anybodys(act: Act) -> bool:
    return bool(ANYBODYS & set(act.frame.modes))


def _with_local(act: Act, ground: str) -> Act:
    sector = _sector(act)
    if not sector:
        return act
    if act.actors:
        is_beside = all(p.rule == BESIDE for p in act.actors)
        return replace(act, actors=tuple(replace(p, sector=sector) for p in act.actors)) if is_beside else act
    if act.frame.trigger.voice == "active" and act.type != "PROTEST":
        return act
    country = act.place.country if act.place and act.place.country else ground
    return replace(act, actors=(Participant("", country, sector, None, "", "", "authorities"),)) if country else act


def _sector(act: Act) -> str:
    """The sector of who does such acts at home; empty where anybody may do them."""
    return next((LOCALS[act.type, m] for m in act.frame.modes or ("",) if (act.type, m) in LOCALS), "")


def _ground(scope: Scope) -> str:
    """The country in which most of the document's places lie; empty where they are scattered."""
    counts = Counter(s.place.country for group in scope.land.spots.values() for s in group)
    counts = Counter({c: n for c, n in counts.items() if c not in UNSIDED})
    country, number = next(iter(counts.most_common(1)), ("", 0))
    return country if number >= SHARE * counts.total() else ""
