"""What stands left of a verb, once the words that only qualify it are passed."""

from __future__ import annotations

from tapal.stages.attaching.scene import Scene

ADVERBIAL_TAGS = ("ADV", "AUX", "PART")


def left_neighbour(scene: Scene, at: int) -> int:
    """The first token left of a verb that is no adverb, auxiliary, particle, time expression, bracket or quotation mark."""
    at -= 1
    while at >= 0:
        if scene.norm(at) == ")":
            opening = next((i for i in range(at, max(-1, at - 8), -1) if scene.norm(i) == "("), None)
            if opening is None or scene.covering(at):
                return at
            at = opening - 1
        elif _is_adverbial(scene, at) or scene.grammar.has("quote_marks", scene.norm(at)):
            at -= 1
        elif scene.tag(at) == "ADJ" and any(
            scene.grammar.has(n, scene.norm(at - 1)) for n in ("manner", "comparatives")
        ):
            at -= 2
        elif at + 1 in scene.times and scene.grammar.has("prepositions", scene.norm(at)):
            at -= 1
        else:
            return at
    return at


def _is_adverbial(scene: Scene, at: int) -> bool:
    if scene.covering(at):
        return False
    word = scene.norm(at)
    is_link = any(
        scene.grammar.has(name, word) for name in ("relativizers", "coordinators", "conjunctions", "subordinators")
    )
    if at in scene.times or scene.grammar.has("adverbs", word):
        return not is_link or at in scene.times
    return scene.tag(at) in ADVERBIAL_TAGS and not is_link
