"""Whom a clash kills: "X clashed with Y, killing four" has both as doers and no victim's side."""

from __future__ import annotations

from tapal.model.mentions import TriggerMention
from tapal.stages.attaching.scene import Found, Scene

CLASH_REACH = 14


def clash_before(scene: Scene, trigger: TriggerMention) -> TriggerMention | None:
    """The mutual act of force of which the verb tells the outcome; None when the verb is no participle or relative clause of one."""
    marker = scene.norm(trigger.first - 1)
    is_outcome = marker == "," or any(
        scene.grammar.has(n, marker) for n in ("relativizers", "conjunctions", "subordinators")
    )
    if trigger.type != "ASSAULT" or not is_outcome:
        return None
    for other in reversed(scene.triggers):
        if other.last > trigger.first or other.type != trigger.type:
            continue
        pattern = scene.patterns[other.entry]
        is_near = trigger.first - other.last <= CLASH_REACH and not scene.is_broken(other.last, trigger.first)
        return other if pattern.object == "actor" and is_near else None
    return None


def are_unsided(victims: Found) -> bool:
    """Whether the victims are people whose side is not told ("four soldiers")."""
    return all(m.kind == "agent" and not m.country for m in victims[0])
