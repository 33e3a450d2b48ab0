"""Who is the subject of a verb that a relative clause parts from it: "X, who was held in Y, has been tried"."""

from __future__ import annotations

from tapal.stages.attaching.scene import NOTHING, Found, Scene

# The sets of words that link one clause to another.
CLAUSE_LINKS = ("coordinators", "conjunctions", "subordinators", "content_markers", "hard_breaks")


def before_relative(scene: Scene, at: int) -> Found:
    """Whom the relative clause is about that stands between a subject and its verb with an auxiliary; empty when none does."""
    if scene.tag(at - 1) != "AUX":
        return NOTHING
    has_verb = False
    for i in range(at - 2, 0, -1):
        word = scene.norm(i)
        if scene.grammar.has("relativizers", word):
            mention = scene.covering(i - 1)
            is_subject = mention is not None and scene.can_act(mention) and not scene.preposition(mention)
            return (scene.group(mention), "before-relative") if has_verb and mention and is_subject else NOTHING
        if scene.tag(i) == "PUNCT" or any(scene.grammar.has(n, word) for n in CLAUSE_LINKS):
            return NOTHING
        has_verb = has_verb or (scene.tag(i) == "VERB" and not scene.covering(i))
    return NOTHING
