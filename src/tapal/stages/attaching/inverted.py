"""Who speaks to whom when the verb of speaking comes last: '"X will pay dearly," threatens the president of Y'."""

from __future__ import annotations

import re

from tapal.language.grammar import RolePattern
from tapal.model.mentions import ActorMention, TriggerMention
from tapal.stages.attaching.nouns import Roles, goal_by
from tapal.stages.attaching.scene import NOTHING, Found, Scene

# Types whose words can follow what is said; of the second set, what is said begins with the one it is aimed at.
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})
AIMED = frozenset({"ACCUSE", "REQUEST", "THREATEN"})


def inverted_roles(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> Roles | None:
    """The speaker after the verb and whom the words before it are aimed at; None when the verb does not follow its words."""
    if trigger.type not in SPOKEN or trigger.last - trigger.first != 1 or not _follows_words(scene, trigger):
        return None
    after = scene.sentence.tokens[trigger.last] if trigger.last < len(scene.sentence.tokens) else None
    clitic = bool(after and after.is_clitic)
    speaker = None if clitic else scene.near(trigger.last)
    if not clitic and (speaker is None or not scene.can_act(speaker)):
        return None
    said_by: Found = (scene.group(speaker), "speaking") if speaker else NOTHING
    aim = goal_by(scene, trigger, pattern, said_by[0])
    return said_by, aim if aim[0] else _told_about(scene, trigger, said_by[0])


def _follows_words(scene: Scene, trigger: TriggerMention) -> bool:
    """Whether a bare verb comes right after a quotation mark, or after a comma in running text where nothing follows the speaker."""
    before = scene.norm(trigger.first - 1)
    word = scene.norm(trigger.first)
    if trigger.voice != "active" or any(re.fullmatch(p, word) for p in scene.grammar.sets["verb_forms"]):
        return False
    if scene.grammar.has("quote_marks", before):
        return trigger.first > 1
    if before != ",":
        return False
    if scene.grammar.has("quote_marks", scene.norm(trigger.first - 2)):
        return True
    if scene.sentence.role == "headline" or not scene.sentence.tokens[trigger.first].text.islower():
        return False
    speaker = scene.starting_at(trigger.last)
    return speaker is not None and scene.tag(scene.group(speaker)[-1].last) in ("PUNCT", "")


def _told_about(scene: Scene, trigger: TriggerMention, speaker: tuple[ActorMention, ...]) -> Found:
    """Whom the words before the verb name: the first side for words aimed at somebody, else the last."""
    sides = {m.country for m in speaker}
    named = [
        m
        for m in scene.actors
        if m.last <= trigger.first
        and (m.country or m.parts)
        and m.country not in sides
        and m.kind not in ("place", "pronoun")
    ]
    free = [m for m in named if not scene.preposition(m)] or named
    if not free:
        return NOTHING
    return scene.group(free[0] if trigger.type in AIMED else free[-1]), "told-about"
