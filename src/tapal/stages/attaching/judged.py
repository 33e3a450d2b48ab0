"""Who did what another is judged or made to do it for: "X condemns Y because of striking Z", "X accuses Y of arming Z"."""

from __future__ import annotations

from tapal.model.mentions import ActorMention
from tapal.stages.attaching.neighbours import left_neighbour
from tapal.stages.attaching.scene import Scene

# Types of acts that are done to somebody for what he did.
JUDGING = frozenset({"ACCUSE", "SANCTION", "SUPPORT", "COERCE", "REJECT"})
# Types of acts that are done with words.
WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
# Words between the act and who is judged.
JUDGED_REACH = 6


def judged_before(scene: Scene, marker: int) -> tuple[ActorMention, ...]:
    """Whom an act of judging or punishing is done to, right before the word for "because" at `marker`; empty when none is."""
    judged = scene.covering(left_neighbour(scene, marker))
    if judged is None or not scene.can_act(judged) or not judged.country:
        return ()
    first = scene.group(judged)[0].first
    governor = scene.preposition(judged)
    if governor and not scene.grammar.has("addressing", governor):
        return ()
    for act in reversed(scene.triggers):
        if act.first >= first:
            continue
        is_near = first - act.last <= JUDGED_REACH
        return scene.group(judged) if is_near and act.type in JUDGING and act.voice in ("active", "noun") else ()
    return ()


def controller_of(scene: Scene, verb: int) -> int:
    """The verb whose object does what the verb at `verb` tells ("accuses X of arming"); -1 when none does."""
    made = scene.covering(left_neighbour(scene, verb)) if verb > 0 else None
    if made is None:
        return -1
    at = scene.group(made)[0].first - 1
    while at >= 0 and (scene.grammar.has("quantifiers", scene.norm(at)) or scene.tag(at) in ("NUM", "DET")):
        at -= 1
    return at if scene.tag(at) == "VERB" and scene.grammar.has("object_control", scene.norm(at)) else -1


def tells(scene: Scene, at: int) -> bool:
    """Whether the verb is one of saying, or makes somebody act, as who accuses does and not who is accused."""
    if scene.grammar.has("object_control", scene.norm(at)) or scene.grammar.has("saying", scene.norm(at)):
        return True
    return any(t.first == at and t.type in WORDS for t in scene.triggers)
