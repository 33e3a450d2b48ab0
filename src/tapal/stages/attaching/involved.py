"""Who had a part in the act that a noun tells: "X is involved in the bombing", "X is the mastermind of the raid"."""

from __future__ import annotations

from tapal.model.mentions import TriggerMention
from tapal.stages.attaching.scene import NOTHING, Found, Scene
from tapal.stages.attaching.subjects import subject_of

# Words between an act and what brings it, between that and the word for having a part, and of a phrase for having a part.
ACT_REACH, PART_REACH, PHRASE = 2, 2, 2


def involved(scene: Scene, trigger: TriggerMention) -> Found:
    """Who is said to have a part in the act of a noun, or to be its culprit; nobody where that is negated."""
    at = _before_act(scene, trigger.first)
    if scene.grammar.has("culprits_of", scene.norm(at)):
        return _as_culprit(scene, at)
    if scene.grammar.has("conjunctions", scene.norm(at)):
        return _as_before(scene, at)
    if not scene.grammar.has("part_links", scene.norm(at)):
        return NOTHING
    part = next((i for i in range(at, at - PART_REACH - 1, -1) if scene.grammar.has("part_words", scene.norm(i))), -1)
    if part < 0 or any(scene.tag(i) == "PUNCT" or scene.covering(i) for i in range(part, at)):
        return NOTHING
    first = part
    while first > part - PHRASE and scene.grammar.has("part_openers", scene.norm(first - 1)):
        first -= 1
    if scene.grammar.has("negations", scene.norm(first - 1)):
        return NOTHING
    found = subject_of(scene, first)
    return (found[0], "involved") if found[0] else NOTHING


def _as_before(scene: Scene, at: int) -> Found:
    """Who has a part in the act of the noun before a conjunction at `at` ("involved in the murder of X and the bombing")."""
    before = next((t for t in reversed(scene.triggers) if t.last <= at), None)
    if before is None or before.voice != "noun" or any(scene.tag(i) == "VERB" for i in range(before.last, at)):
        return NOTHING
    return involved(scene, before)


def _before_act(scene: Scene, first: int) -> int:
    """The token before the noun at `first` and the words that only frame it ("a series of", "the case of")."""
    at = first - 1
    while at > first - 1 - ACT_REACH and (
        scene.grammar.has("act_frames", scene.norm(at))
        or scene.grammar.has("quantifiers", scene.norm(at))
        or scene.tag(at) in ("NUM", "DET")
    ):
        at -= 1
    return at


def _as_culprit(scene: Scene, at: int) -> Found:
    """Who is named as the culprit: before a word for "is", or right before the word between commas."""
    if scene.grammar.has("copulas", scene.norm(at - 1)):
        found = subject_of(scene, at - 1)
        return (found[0], "involved") if found[0] else NOTHING
    named = scene.covering(at - 2) if scene.norm(at - 1) == "," else None
    if named is None or not named.name or not scene.can_act(named) or scene.preposition(named):
        return NOTHING
    return (named,), "involved"
