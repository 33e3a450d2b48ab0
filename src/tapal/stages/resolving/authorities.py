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
# The rule of sides that the place beside an act stands for.
BESIDE = "local"
# Which part of a story's places must lie in one country for it to play there.
SHARE = 0.6


def with_authorities(acts: Sequence[Act], scope: Scope) -> tuple[Act, ...]:
    """The acts; arrests, verdicts, curfews and protests that name no doer have the police, court, state or people of their place."""
    ground, is_of_one = _ground(scope), len(scope.dyad) < 2
    return tuple(_with_local(act, ground) if is_of_one or not _is_anybodys(act) else act for act in acts)


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
