"""Answers questions about who stands where around a trigger: object, agent, of-phrase, prepositional phrases, sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tapal.model.mentions import ActorMention, TriggerMention
from tapal.stages.scene import NOT_SUBJECTS, NOTHING, Found, Scene

__all__ = ["Found", "NOTHING", "Scene", "agent_of", "between_of", "goal_of", "object_of", "of_phrase"]

OBJECT_REACH = 7
AGENT_REACH = 14
GOAL_REACH = 14


def object_of(scene: Scene, trigger: TriggerMention) -> Found:
    """Who is the object of an active verb: right after it, or through the noun of an act ("condemns the attack of X")."""
    at = trigger.last
    end = min(len(scene.sentence.tokens), at + OBJECT_REACH)
    while at < end:
        mention = scene.starting_at(at)
        if mention:
            return scene.group(mention), "object"
        word = scene.norm(at)
        if (
            scene.tag(at) in ("VERB", "PUNCT", "SCONJ")
            or scene.grammar.has("prepositions", word)
            or scene.grammar.has("relativizers", word)
        ):
            return NOTHING
        at += 1
    return NOTHING


def agent_of(scene: Scene, last: int) -> Found:
    """Who did what a passive verb or a noun ending before token `last` tells: by the agent marker, or directly after it."""
    for at in range(last, min(len(scene.sentence.tokens), last + AGENT_REACH)):
        if scene.grammar.has("agent_markers", scene.norm(at)):
            mention = scene.starting_at(at + 1)
            return (scene.group(mention), "agent-marked") if mention else NOTHING
        if at > last and scene.tag(at) == "VERB":
            break
    mention = scene.starting_at(last)
    if mention and mention.kind not in NOT_SUBJECTS:
        return scene.group(mention), "agent-bare"
    return NOTHING


def of_phrase(scene: Scene, last: int) -> Found:
    """The noun phrase directly after a noun, through its adjectives ("air strike" + whose)."""
    at = last
    while at < min(len(scene.sentence.tokens), last + 5):
        mention = scene.starting_at(at)
        if mention and (mention.country or mention.kind != "weapon"):
            return scene.group(mention), "of"
        if mention:
            at = mention.last
            continue
        word = scene.norm(at)
        if scene.grammar.has("origin", word) and scene.starting_at(at + 1):
            return scene.group(scene.starting_at(at + 1) or scene.actors[0]), "of-origin"
        if not scene.grammar.has("noun_links", word):
            return NOTHING
        at += 1
    return NOTHING


def goal_of(scene: Scene, trigger: TriggerMention, prepositions: Iterable[str]) -> Found:
    """The first mention after the trigger that one of the prepositions governs, before the next verb of another act."""
    wanted = frozenset(prepositions)
    stop = min(len(scene.sentence.tokens), trigger.last + GOAL_REACH)
    for other in scene.triggers:
        if other.first > trigger.first and other.voice != "noun":
            stop = min(stop, other.first)
    for mention in scene.actors:
        if trigger.last <= mention.first < stop and scene.preposition(mention) in wanted:
            if scene.is_broken(trigger.last, mention.first):
                break
            return scene.group(mention), "goal"
    return NOTHING


def between_of(scene: Scene, trigger: TriggerMention) -> Sequence[ActorMention]:
    """All sides joined to a mutual act by "with", "between", "and"."""
    sides: list[ActorMention] = []
    for mention in scene.actors:
        if trigger.last <= mention.first <= trigger.last + GOAL_REACH and scene.grammar.has(
            "together", scene.preposition(mention)
        ):
            sides += [m for m in scene.group(mention) if m not in sides]
    return sides
