"""Who takes no part that the clause names: a land that words are about, the forces that a side moves, a weapon nobody holds."""

from __future__ import annotations

from collections.abc import Sequence

from tapal.model.events import Participant
from tapal.model.frames import Filler, Frame
from tapal.model.mentions import ActorMention
from tapal.stages.resolving.cast import key
from tapal.stages.resolving.recall import REGION
from tapal.stages.resolving.scope import Scope

# How a bare weapon can be known for somebody's: told before as theirs.
HELD = frozenset({"same-noun", "owner"})
# Types of words that say something to somebody or about somebody.
WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT"})
# Types of words that judge what is done to a land.
JUDGING = frozenset({"ACCUSE", "REJECT"})
# Roles by which a land is spoken to as those who govern it ("urged X").
SPOKEN_TO = frozenset({"addressee", "object"})

Sides = tuple[Participant, ...]


def is_mere_land(found: Sequence[Participant], frame: Frame) -> bool:
    """Whether words concern nobody but a land that is no state and that they do not speak to."""
    if not found or frame.trigger.type not in WORDS:
        return False
    return all(p.id.startswith(REGION) and p.sector == "GOV" and p.rule not in SPOKEN_TO for p in found)


def holders(land: Sequence[Participant], frame: Frame, actors: Sides, scope: Scope) -> Sides:
    """The document's other side than the land's, of whose deeds there the words are; its own people speak to their government."""
    theirs, ours = {p.country for p in land}, {p.country for p in actors}
    others = [m for m in scope.dyad if m.country not in theirs]
    if len(scope.dyad) != 2 or len(others) != 1 or not ours - {""}:
        return ()
    one = others[0]
    is_own = one.country in ours
    if is_own and any(p.sector == "GOV" for p in actors):
        return ()
    if frame.trigger.type not in JUDGING and not (is_own and frame.trigger.type == "REQUEST"):
        return ()
    return (Participant("", one.country, "GOV", None, one.id, one.name, "land-holder"),)


def without_own_forces(found: Sides, frame: Frame, actors: Sides) -> Sides:
    """The recipients; what a side moves is its own and suffers nothing ("the warship that X's navy sent")."""
    ours = {p.country for p in actors} - {""}
    if frame.trigger.type != "MOBILIZE":
        return found
    return tuple(p for p in found if p.sector != "MIL" or p.country not in ours)


def armed(fillers: Sequence[Filler], scope: Scope) -> list[Filler]:
    """The fillers without weapons that nobody is known to hold: such a thing is not who acts."""
    return [f for f in fillers if not _is_unheld(f.mention, scope)]


def _is_unheld(mention: ActorMention, scope: Scope) -> bool:
    if mention.kind != "weapon" or mention.country:
        return False
    return not any(m.reference in HELD for m in scope.resolved.get(key(mention), ()))
