"""Who does the act of a noun and whom it reaches by the verb beside it: "criticism came from X", "the request that Y withdraw"."""

from __future__ import annotations

from dataclasses import replace

from tapal.model.mentions import TriggerMention
from tapal.stages.attaching.scene import NOTHING, Found, Scene
from tapal.stages.attaching.structure import object_of

SOURCE_REACH = 4
ASKED_REACH = 5


def source_of(scene: Scene, trigger: TriggerMention) -> Found:
    """From whom the act comes that the noun tells ("criticism came from X")."""
    for at in range(trigger.last, trigger.last + SOURCE_REACH):
        if scene.grammar.has("arising", scene.norm(at)):
            mention = scene.near(at + 2) if scene.grammar.has("origin", scene.norm(at + 1)) else None
            return (scene.group(mention), "source") if mention else NOTHING
        if scene.tag(at) in ("VERB", "PUNCT"):
            break
    return NOTHING


def asked_by(scene: Scene, trigger: TriggerMention) -> Found:
    """Who is to do what the noun asks ("the request that Y withdraw")."""
    for at in range(trigger.last, trigger.last + ASKED_REACH):
        if scene.grammar.has("purpose_markers", scene.norm(at)):
            mention = scene.starting_at(at + 1)
            return (scene.group(mention), "clause-subject") if mention else NOTHING
        if scene.tag(at) in ("VERB", "PUNCT"):
            break
    return NOTHING


def hit_by(scene: Scene, trigger: TriggerMention) -> Found:
    """What the attack hits that the noun tells and a verb of effect goes on with ("X's bombs destroyed Y")."""
    if trigger.type != "ASSAULT":
        return NOTHING
    for at in range(trigger.last, min(len(scene.sentence.tokens), trigger.last + SOURCE_REACH + 2)):
        if scene.grammar.has("hitting", scene.norm(at)) and not any(t.first <= at < t.last for t in scene.triggers):
            found = object_of(scene, replace(trigger, last=at + 1))
            return (found[0], "hit") if found[0] else NOTHING
        if scene.tag(at) in ("VERB", "PUNCT"):
            break
    return NOTHING
