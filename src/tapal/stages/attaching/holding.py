"""Who holds the place or thing that an act hits, by a relative clause: "a school used by X", "a site thought to be X's"."""

from __future__ import annotations

from tapal.model.mentions import ActorMention
from tapal.stages.attaching.scene import Scene

# Nouns of the place between a preposition and the relative clause about it.
SITE_REACH = 4
# Words that tell since when or for how long, before the word for holding.
TIME_REACH = 6


def holder_of(scene: Scene, at: int) -> ActorMention | None:
    """Who holds the thing before token `at`, as a relative clause there tells ("that X claims", "thought to be a base of X")."""
    at += scene.grammar.has("relativizers", scene.norm(at))
    at = _past_adverbs(scene, at)
    at += scene.grammar.has("being", scene.norm(at))
    at += scene.grammar.has("locatives", scene.norm(at)) and scene.grammar.has("under", scene.norm(at + 1))
    is_thought = scene.grammar.has("suspecting", scene.norm(at))
    if is_thought:
        at = _past_adverbs(scene, at + 1)
        at += scene.grammar.has("as_words", scene.norm(at))
    if scene.grammar.has("under", scene.norm(at)) and scene.grammar.has("grasp_words", scene.norm(at + 1)):
        holder = scene.starting_at(at + 2)
    elif scene.grammar.has("kept_by", scene.norm(at)):
        after = at + 1 + scene.grammar.has("agent_markers", scene.norm(at + 1))
        holder = scene.starting_at(after)
    else:
        holder = scene.near(at) if is_thought and scene.tag(at) in ("NOUN", "PROPN") else None
    return holder if holder and scene.can_act(holder) else None


def held_goal(scene: Scene, preposition: int) -> ActorMention | None:
    """Who holds the nameless place that a preposition brings ("an attack on areas held by X")."""
    at = preposition + 1
    while at <= preposition + SITE_REACH and not scene.grammar.has("relativizers", scene.norm(at)):
        inside = scene.covering(at)
        is_named = inside is not None and (bool(inside.country) or scene.can_act(inside))
        if is_named or scene.tag(at) not in ("NOUN", "ADJ", "NUM", "DET", "PROPN", "SYM"):
            return None
        at += 1
    return holder_of(scene, at) if scene.grammar.has("relativizers", scene.norm(at)) else None


def _past_adverbs(scene: Scene, at: int) -> int:
    """The token after adverbs, auxiliaries and words that tell when ("has for years been")."""
    end = at + TIME_REACH
    while at < end and (
        at in scene.times
        or any(scene.grammar.has(n, scene.norm(at)) for n in ("adverbs", "since"))
        or scene.tag(at) in ("AUX", "ADV", "DET")
        or scene.tag(at + 1) == "DET"
    ):
        at += 1
    return at
