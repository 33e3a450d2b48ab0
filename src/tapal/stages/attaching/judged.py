"""Who does what is judged or made to be done: whose effort it is, who is praised, blamed or punished for it, who is accused of it."""

from __future__ import annotations

from tapal.model.mentions import ActorMention
from tapal.stages.attaching.neighbours import left_neighbour
from tapal.stages.attaching.scene import NOTHING, Found, Scene

# Types of acts that are done to somebody for what he did.
FOR_A_DEED = frozenset({"ACCUSE", "SANCTION", "SUPPORT", "COERCE", "THREATEN"})
# The type of which a passive behind the reason is done to who praises ("thanked X because he was backed").
PRAISE = "SUPPORT"
# How many words may stand between an effort and its owner, and between who is judged and the word that judges him.
DESCRIBED = 3
JUDGED_REACH = 8
# Types of acts that are done with words.
WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})


def judged_doer(scene: Scene, marker: int, at: int) -> Found:
    """Who does the verb at `at`, whose left neighbour is `marker`, where that deed is an owner's or is judged; empty where it is neither.

    "The role of X in freeing Y", "praised X for its role in freeing Y", "punished X for striking Y".
    """
    word = scene.norm(marker)
    if scene.grammar.has("effort_links", word):
        owner = _owner(scene, marker)
        return (scene.group(owner), "planner") if owner else NOTHING
    if scene.grammar.has("reasons", word):
        mention = scene.covering(marker - 1)
        is_passive = scene.sentence.tokens[at].voice == "Pass"
        judged = mention and scene.can_act(mention) and _is_judged(scene, mention, is_passive=is_passive)
        return (scene.group(mention), "judged") if mention and judged else NOTHING
    return NOTHING


def _owner(scene: Scene, marker: int) -> ActorMention | None:
    """Whose effort it is that ends before the marker: of the noun before him, or of one with a possessive behind who is judged for it."""
    mention = scene.covering(marker - 1)
    if mention and scene.can_act(mention) and not scene.sentence.tokens[marker - 1].is_clitic:
        at = scene.group(mention)[0].first - 1
        for _ in range(DESCRIBED):
            is_kind = scene.tag(at) in ("ADJ", "ADV", "NOUN") or scene.grammar.has("conjunctions", scene.norm(at))
            if scene.grammar.has("efforts", scene.norm(at)) or scene.covering(at) or not is_kind:
                break
            at -= 1
        return mention if scene.grammar.has("efforts", scene.norm(at)) else None
    effort = marker - 2
    is_his = scene.grammar.has("possessive", scene.norm(marker - 1)) and scene.grammar.has(
        "efforts", scene.norm(effort)
    )
    if not is_his or not scene.grammar.has("judged_for", scene.norm(effort - 1)):
        return None
    judged = scene.covering(effort - 2)
    return judged if judged and scene.can_act(judged) and _is_judged(scene, judged) else None


def _is_judged(scene: Scene, mention: ActorMention, *, is_passive: bool = False) -> bool:
    """Whether the mention is the object or the goal of a word that praises (not for what was done to somebody), blames or punishes."""
    first = scene.group(mention)[0].first
    for at in range(first - 1, max(-1, first - 1 - JUDGED_REACH), -1):
        if scene.tag(at) == "PUNCT":
            return False
        if scene.grammar.has("judging", scene.norm(at)):
            return True
        act = next((t for t in scene.triggers if t.first <= at < t.last), None)
        if act:
            return act.voice == "active" and act.type in FOR_A_DEED and not (is_passive and act.type == PRAISE)
        if scene.tag(at) == "VERB":
            return False
    return False


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
