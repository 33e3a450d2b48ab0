"""Who stands before what is inserted between two commas: "X, a town in Y, said", "X, who came, said"."""

from __future__ import annotations

from tapal.model.mentions import ActorMention
from tapal.stages.attaching.neighbours import left_neighbour
from tapal.stages.attaching.scene import Scene

APPOSITION_REACH = 25


def who_is_apposed(scene: Scene, comma: int) -> tuple[ActorMention, ...]:
    """The noun phrase before an inserted apposition or relative clause that ends with the comma."""
    for opening in range(comma - 1, max(0, comma - APPOSITION_REACH), -1):
        if scene.norm(opening) != ",":
            continue
        first = scene.norm(opening + 1)
        is_relative = scene.grammar.has("relativizers", first)
        is_relative = is_relative or _is_described(scene, opening, comma)
        if not is_relative and (
            any(scene.tag(i) == "VERB" for i in range(opening, comma)) or scene.grammar.has("coordinators", first)
        ):
            return ()
        mention = scene.covering(left_neighbour(scene, opening))
        if mention and opening + 1 in scene.times and scene.norm(mention.first - 1) == ",":
            continue
        if mention is None or not scene.can_act(mention) or scene.preposition(mention):
            return ()
        return scene.group(mention)
    return ()


def _is_described(scene: Scene, opening: int, comma: int) -> bool:
    """Whether the words between two commas are a noun with a relative clause, and what stands before them opens the sentence."""
    verb = next((i for i in range(opening, comma) if scene.tag(i) == "VERB"), comma)
    is_relative = any(scene.grammar.has("relativizers", scene.norm(i)) for i in range(opening + 2, verb))
    return is_relative and verb < comma and not any(scene.tag(i) == "VERB" for i in range(opening))
