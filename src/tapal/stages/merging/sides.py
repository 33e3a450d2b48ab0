"""Whose act an event is and whom it is done to, from what its mentions tell."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from tapal.model.events import Participant
from tapal.model.frames import Act
from tapal.stages.merging.likeness import Weights, countries, is_inferred, logit
from tapal.stages.merging.surety import side_features
from tapal.stages.merging.tolls import LANDS

# Types of acts that two sides do together, and rules that find the sides of a fight.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "RETREAT"})
FIGHTING = frozenset({"together", "both", "partner", "dyad", "pair-before"})
# Sectors of those who are struck as what they are, not for their state.
STRUCK = frozenset({"CVL", "REF", "MED", "JRN", "REL", "BUS", "REB", "COP"})
# Types of acts that a state does by its armed forces, and their sector.
OF_FORCES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
FORCES = "MIL"
# What each mention that tells of the same countries adds to a side's likelihood, a logit, and how much likelier another must be.
AGREED, CLEARLY = 0.4, 0.6
UNWEIGHED: Mapping[str, Weights] = MappingProxyType({})
# How many words name a state or land.
NAME_WORDS = 2

Sides = tuple[Participant, ...]


def people_of(order: Sequence[Act], fields: Mapping[str, Weights] = UNWEIGHED) -> tuple[Sides, Sides]:
    """Who acts and whom it is done to; of an act done together, and of a fight, all sides act and none of them suffers it.

    A state acts by its armed forces where a mention names them. With the learnt weights of `fields`, a side gives way to
    another mention's of other countries that is clearly likelier to be right.
    """
    actors, recipients = _both(order)
    if len(order) > 1 and fields:
        acting = _likelier(actors, [a.actors for a in order], order[0].type, fields.get("actors", {}))
        suffering = _likelier(recipients, [a.recipients for a in order], order[0].type, fields.get("recipients", {}))
        if not countries(acting) & countries(suffering):
            actors, recipients = acting, suffering
    if order[0].type in OF_FORCES:
        actors = _exactly(actors, [p for a in order for p in a.actors], {FORCES})
    return actors, recipients


def _likelier(people: Sides, told: Sequence[Sides], type: str, weights: Weights) -> Sides:
    """The side, or the one of other countries that is clearly likelier by what found it and by how many mentions tell it."""
    if not countries(people):
        return people

    def worth(side: Sides) -> float:
        agreeing = sum(countries(t) == countries(side) for t in told)
        return logit(side_features(side, told, type), weights) + AGREED * agreeing

    others = [t for t in told if countries(t) and countries(t) != countries(people)]
    best = max(others, key=worth, default=people)
    return best if others and worth(best) > worth(people) + CLEARLY else people


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
