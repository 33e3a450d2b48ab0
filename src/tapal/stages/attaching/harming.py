"""Whose deed does the harm that a verb tells, where the deed is the subject: "the attack that killed", "breaches, which killed"."""

from __future__ import annotations

from tapal.model.mentions import TriggerMention
from tapal.stages.attaching.nouns import noun_roles
from tapal.stages.attaching.scene import NOTHING, Found, Scene
from tapal.stages.attaching.subjects import subject_of

ACT_REACH = 8
# Words between the verb of a deed and the relative clause about it.
DEED_REACH = 10


def act_as_subject(scene: Scene, trigger: TriggerMention) -> Found | None:
    """The doer of the act that is this verb's subject ("the attack that killed", "X's strike hit"); None when none is."""
    is_harm = scene.grammar.has("hitting", scene.norm(trigger.head))
    for noun in reversed(scene.triggers):
        if noun.voice != "noun" or noun.last > trigger.first or noun.type != trigger.type:
            continue
        gap = range(noun.last, trigger.first)
        if any(scene.tag(i) in ("VERB", "PUNCT") and not _joins_places(scene, i) for i in gap) or len(gap) > ACT_REACH:
            break
        doer = noun_roles(scene, noun, scene.patterns[noun.entry])[0]
        is_relative = all(scene.grammar.has("relativizers", scene.norm(i)) for i in gap)
        is_placed = is_harm and _is_place_then_clause(scene, noun.last, trigger.first)
        return doer if doer[0] or is_relative or is_placed else None
    return _deed_done(scene, trigger) if is_harm else None


def _joins_places(scene: Scene, at: int) -> bool:
    """Whether a comma parts a place from the land that it lies in."""
    before, after = scene.covering(at - 1), scene.covering(at + 1)
    return scene.norm(at) == "," and before is not None and after is not None and before.kind != "agent"


def _is_place_then_clause(scene: Scene, start: int, end: int) -> bool:
    """Whether only where it happened stands between the noun of an act and the relative clause that ends before `end`."""
    is_clause = scene.grammar.has("relativizers", scene.norm(end - 1)) and end - start > 1
    if not (is_clause and scene.grammar.has("locatives", scene.norm(start))):
        return False
    return all(m.kind != "agent" for m in scene.actors if start <= m.first < end)


def _deed_done(scene: Scene, trigger: TriggerMention) -> Found | None:
    """Who did the deed of which a relative clause tells the harm ("commits breaches, which killed")."""
    if not scene.grammar.has("relativizers", scene.norm(trigger.first - 1)):
        return None
    for at in range(trigger.first - 2, max(-1, trigger.first - DEED_REACH), -1):
        if scene.grammar.has("light_verbs_active", scene.norm(at)):
            found = subject_of(scene, at)
            return found if found[0] else NOTHING
        inside = scene.covering(at)
        if scene.tag(at) == "VERB" or (inside is not None and not scene.preposition(inside)):
            break
    return None
