"""Which place belongs to a trigger: the nearest, with a cost for clause boundaries and other acts between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tapal.model.mentions import Mention, Mentions, PlaceMention, TriggerMention
from tapal.stages.attaching.structure import Scene

BOUNDARY_COST = 6
ACT_COST = 5
FAR = 30
# Acts of words happen where their speaker is, which the text seldom tells; others are held somewhere, or leave a place.
WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "SANCTION"})
HELD = frozenset({"AGREE", "CONSULT"})
LEAVING = frozenset({"RETREAT", "DISPLACE"})

M = TypeVar("M", bound=Mention)


def places_of(scene: Scene, trigger: TriggerMention, mentions: Mentions) -> tuple[PlaceMention, ...]:
    """The places where the act may have happened, likeliest first: those that a locative preposition governs.

    None for acts of words; for agreements and talks only where they are held, not what they are about.
    """
    if trigger.type in WORDS:
        return ()
    here = [p for p in mentions.places if p.sentence == trigger.sentence]
    located: list[PlaceMention] = []
    for place in here:
        lead = _lead(scene, place, trigger)
        holds = lead is not None and _may_hold(scene, lead, trigger)
        if holds or (lead is None and located and _continues(scene, located[-1], place)):
            located.append(place)
    return tuple(_by_cost(scene, trigger, located))


def _lead(scene: Scene, place: PlaceMention, trigger: TriggerMention) -> int | None:
    """The token of the locative preposition that governs the place, None when there is none."""
    sets = ("locatives", "toward", "origin") if trigger.type in LEAVING else ("locatives", "toward")
    at = place.first - 1
    while at >= 0 and place.first - at <= 6:
        word = scene.norm(at)
        if any(scene.grammar.has(name, word) for name in sets):
            return at
        if not (scene.grammar.has("territory_words", word) or scene.tag(at) in ("NOUN", "PROPN", "ADJ", "NUM")):
            return None
        at -= 1
    return None


def _may_hold(scene: Scene, lead: int, trigger: TriggerMention) -> bool:
    """Whether the phrase can tell where this act was.

    Talks are held where it says, not where the war is that they are about; a noun's act was not where the next verb's is.
    """
    if trigger.voice == "noun" and _has_joined_verb(scene, trigger.last, lead):
        return False
    if trigger.type not in HELD and "ceasefire" not in trigger.modes:
        return True
    if not scene.grammar.has("locatives", scene.norm(lead)) and "visit" not in trigger.modes:
        return False
    return not any(scene.grammar.has("matters", scene.norm(at)) for at in (lead - 1, lead - 2))


def _has_joined_verb(scene: Scene, first: int, last: int) -> bool:
    """Whether a verb joined by a conjunction stands in [first, last): what follows it belongs to that verb."""
    joined = (i for i in range(first + 1, last) if scene.tag(i) == "VERB")
    return any(scene.grammar.has("coordinators", scene.norm(i - 1)) for i in joined)


def _continues(scene: Scene, before: PlaceMention, place: PlaceMention) -> bool:
    """Whether the place goes on telling the one before ("in X, province of Y")."""
    between = [scene.norm(i) for i in range(before.last, place.first)]
    return len(between) <= 4 and all(w in (",", "(") or scene.grammar.has("territory_words", w) for w in between)


def _by_cost(scene: Scene, trigger: TriggerMention, candidates: Sequence[M]) -> list[M]:
    costs = [(_cost(scene, trigger, m), m.first, m) for m in candidates]
    return [m for cost, _, m in sorted(costs, key=lambda c: (c[0], c[1])) if cost <= FAR]


def _cost(scene: Scene, trigger: TriggerMention, mention: Mention) -> int:
    start, end = (trigger.last, mention.first) if mention.first >= trigger.last else (mention.last, trigger.first)
    between = [scene.norm(i) for i in range(start, end)]
    boundaries = sum(scene.grammar.has("subordinators", w) or scene.grammar.has("relativizers", w) for w in between)
    acts = sum(t is not trigger and start <= t.first < end and t.voice != "noun" for t in scene.triggers)
    return len(between) + BOUNDARY_COST * boundaries + ACT_COST * acts
