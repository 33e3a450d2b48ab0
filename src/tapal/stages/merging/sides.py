"""Whose act an event is and whom it is done to, from what its mentions tell."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tapal.model.events import Participant
from tapal.model.frames import Act
from tapal.stages.merging.likeness import countries, is_inferred
from tapal.stages.merging.tolls import LANDS

# Types of acts that two sides do together, and rules that find the sides of a fight.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "RETREAT"})
FIGHTING = frozenset({"together", "both", "partner", "dyad", "pair-before"})
# Sectors of those who are struck as what they are, not for their state.
STRUCK = frozenset({"CVL", "REF", "MED", "JRN", "REL", "BUS", "REB", "COP"})
# Types of acts that a state does by its armed forces, and their sector.
OF_FORCES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
FORCES = "MIL"
# How many words name a state or land.
NAME_WORDS = 2

Sides = tuple[Participant, ...]


def people_of(order: Sequence[Act]) -> tuple[Sides, Sides]:
    """Who acts and whom it is done to; of an act done together, and of a fight, all sides act and none of them suffers it.

    A state acts by its armed forces where a mention names them.
    """
    actors, recipients = _both(order)
    if order[0].type in OF_FORCES:
        actors = _exactly(actors, [p for a in order for p in a.actors], {FORCES})
    return actors, recipients


def _both(order: Sequence[Act]) -> tuple[Sides, Sides]:
    """Who acts and whom it is done to, as the mentions name them."""
    actors, recipients = _best([a.actors for a in order]), _best([a.recipients for a in order])
    if order[0].type == "ASSAULT":
        recipients = _exactly(recipients, [p for a in order for p in a.recipients], STRUCK)
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


def _exactly(people: Sides, named: Sequence[Participant], sectors: Collection[str]) -> Sides:
    """The people, each mere state replaced by those of it, of such sectors, whom another mention names in words.

    "X struck Y … X's army struck Y's villagers".
    """
    told = [p for p in named if p.country and p.sector in sectors and not is_inferred(p)]
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
