"""Whose officials those at home speak to: who asks or blames a government that has no name means his own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tapal.model.events import Participant
from tapal.model.frames import Frame
from tapal.stages.resolving.cast import UNSIDED
from tapal.stages.resolving.scope import Scope

# Types by which people speak to those who govern them, and how a bare noun is known for another country's than theirs.
TO_RULERS = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "PROTEST"})
GUESSED = frozenset({"last-side", "same-noun", "home"})
# Sectors of those who are ruled, of those who rule them, and of the people whom only the ruled call upon as their own.
RULED = frozenset({"CVL", "SOC", "PTY", "OPP", "LEG", "BUS", "REL", "MED", "JRN"})
RULERS = frozenset({"GOV", "LEG", "JUD", "COP"})
# Roles in which somebody is spoken to or of.
SPOKEN_TO = frozenset({"object", "addressee", "goal", "clause-subject", "order"})

Sides = tuple[Participant, ...]


def of_their_own(found: Sides, frame: Frame, actors: Sequence[Participant], scope: Scope) -> Sides:
    """The recipients; a government, court or police without a name is that of the people or the party that asks or blames it.

    Officials who ask a government or body ask that of their own state too.
    """
    ours = {p.country for p in actors}
    if frame.trigger.type not in TO_RULERS or len(ours) != 1 or ours & set(UNSIDED):
        return found
    is_ruled = all(p.sector in RULED for p in actors)
    is_order = frame.trigger.type == "REQUEST" and all(p.sector == "GOV" for p in actors)
    if not (is_ruled or is_order):
        return found
    guessed = {
        m.span
        for group in scope.resolved.values()
        for m in group
        if m.reference in GUESSED and (m.kind == "body" or (is_ruled and m.kind != "person"))
    }
    (country,) = ours
    return tuple(
        replace(p, country=country, rule=p.rule + "+own")
        if p.span in guessed and p.sector in RULERS and p.rule in SPOKEN_TO and p.country not in (country, "IGO")
        else p
        for p in found
    )
