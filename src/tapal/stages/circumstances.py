"""Which time and which place belong to a trigger: the nearest, with a cost for clause boundaries and other acts between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tapal.model.mentions import Mention, Mentions, PlaceMention, TimeMention, TriggerMention
from tapal.stages.structure import Scene

BOUNDARY_COST = 6
ACT_COST = 5
FAR = 30

M = TypeVar("M", bound=Mention)


def times_of(scene: Scene, trigger: TriggerMention, mentions: Mentions) -> tuple[TimeMention, ...]:
    """The time expressions that may date the act, likeliest first; those that date the report come last."""
    here = [t for t in mentions.times if t.sentence == trigger.sentence and t.start]
    return tuple(_by_cost(scene, trigger, [t for t in here if not t.rule.startswith("report:")]))


def places_of(scene: Scene, trigger: TriggerMention, mentions: Mentions) -> tuple[PlaceMention, ...]:
    """The places where the act may have happened, likeliest first: those that a locative preposition governs."""
    here = [p for p in mentions.places if p.sentence == trigger.sentence]
    located = [p for p in here if _is_located(scene, p)]
    return tuple(_by_cost(scene, trigger, located))


def _is_located(scene: Scene, place: PlaceMention) -> bool:
    at = place.first - 1
    while at >= 0 and place.first - at <= 6:
        word = scene.norm(at)
        if scene.grammar.has("locatives", word) or scene.grammar.has("toward", word):
            return True
        if not (scene.grammar.has("territory_words", word) or scene.tag(at) in ("NOUN", "PROPN", "ADJ", "NUM")):
            return False
        at -= 1
    return False


def _by_cost(scene: Scene, trigger: TriggerMention, candidates: Sequence[M]) -> list[M]:
    costs = [(_cost(scene, trigger, m), m.first, m) for m in candidates]
    return [m for cost, _, m in sorted(costs, key=lambda c: (c[0], c[1])) if cost <= FAR]


def _cost(scene: Scene, trigger: TriggerMention, mention: Mention) -> int:
    start, end = (trigger.last, mention.first) if mention.first >= trigger.last else (mention.last, trigger.first)
    between = [scene.norm(i) for i in range(start, end)]
    boundaries = sum(scene.grammar.has("subordinators", w) or scene.grammar.has("relativizers", w) for w in between)
    acts = sum(t is not trigger and start <= t.first < end and t.voice != "noun" for t in scene.triggers)
    return len(between) + BOUNDARY_COST * boundaries + ACT_COST * acts
