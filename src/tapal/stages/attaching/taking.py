"""From whom a place is taken, and whose land is entered: "X takes the hill from Y", "a patrol of X enters woods in the land of Y"."""

from __future__ import annotations

from tapal.model.mentions import ActorMention, TriggerMention
from tapal.stages.attaching.goals import ends_aim
from tapal.stages.attaching.scene import NOTHING, Found, Scene

Roles = tuple[Found, Found]
LOSER_REACH, LAND_REACH = 12, 12
# Kinds of mention from which, as somebody who held it, a place is taken.
PLACES = ("place", "base", "capital", "weapon")
LANDS = ("state", "pronoun")


def taken_from(scene: Scene, trigger: TriggerMention, roles: Roles) -> Roles:
    """The sides of a verb of taking, with who loses the place as the recipient; other sides as they are.

    Who loses it is never taken for the agent ("was taken by X from Y").
    """
    words = scene.sentence.norms[trigger.first : trigger.last]
    if trigger.type not in ("ASSAULT", "COERCE") or not scene.grammar.has_any("taking_verbs", words):
        return roles
    loser = _loser(scene, trigger)
    if loser is None:
        return roles
    doers, _ = roles
    if loser in doers[0]:
        bare = scene.starting_at(trigger.last)
        doers = (scene.group(bare), "agent-bare") if bare and bare is not loser and scene.can_act(bare) else NOTHING
    if any(m.country and m.country == loser.country and m.sector == loser.sector for m in doers[0]):
        return roles
    return doers, (scene.group(loser), "taken-from")


def _loser(scene: Scene, trigger: TriggerMention) -> ActorMention | None:
    """Who stands behind "from" or "from the hands of" in the clause."""
    for at in range(trigger.last, min(len(scene.sentence.tokens), trigger.last + LOSER_REACH)):
        if scene.tag(at) == "VERB" or scene.grammar.has("hard_breaks", scene.norm(at)) or ends_aim(scene, at):
            return None
        if scene.grammar.has("origin", scene.norm(at)) and not scene.grammar.has("comparatives", scene.norm(at - 1)):
            after = at + 1 + scene.grammar.has("grasp_words", scene.norm(at + 1))
            loser = scene.starting_at(after)
            return loser if loser and loser.country and loser.kind not in PLACES else None
    return None


def entered(scene: Scene, trigger: TriggerMention) -> Found:
    """Whose land a nameless place lies in that a movement enters ("enters woods in the territory of X")."""
    if not scene.grammar.has_any("entering", scene.sentence.norms[trigger.first : trigger.last]):
        return NOTHING
    for at in range(trigger.last, min(len(scene.sentence.tokens), trigger.last + LAND_REACH)):
        word = scene.norm(at)
        if any(scene.grammar.has(n, word) for n in ("hard_breaks", "subordinators", "conjunctions", "origin")):
            return NOTHING
        if at > trigger.last and scene.grammar.has("lands", scene.norm(at - 1)):
            land = scene.starting_at(at)
            if land and land.country and land.kind in LANDS:
                return (land,), "goal"
    return NOTHING
