"""Whom words concern that name nobody: the nearest side of another country that the text tells, if it is one of the story's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tapal.model.events import Participant
from tapal.model.frames import Frame
from tapal.model.mentions import ActorMention
from tapal.stages.resolving.cast import UNSIDED
from tapal.stages.resolving.deeds import MATTER_REACH, NO_SIDES, as_side
from tapal.stages.resolving.scope import Scope

# Kinds of mention that only tell where something is when a preposition of place stands before them.
WHERE_KINDS = frozenset({"state", "capital", "place"})
# How many countries that a document names most are sides of its story.
MAIN = 2
# How many sentences before the act its other side may be named.
REACH = 1
# Sectors of those who suffer, and of forums, of whom nobody asks anything unsaid.
UNASKED = frozenset({"CVL", "REF", "MED", "REL", "IGO"})
# Types of words that are aimed at a side of the story.
AIMED = frozenset({"ACCUSE", "REQUEST", "THREATEN"})

Sides = tuple[Participant, ...]


def needs_nobody(frame: Frame, scope: Scope) -> bool:
    """Whether the act reaches nobody in particular: "calls for peace", "urges all states", an inquiry."""
    norms, last = scope.parsed.sentences[frame.trigger.sentence].norms, frame.trigger.last
    return "investigate" in frame.modes or any(
        scope.world.grammar.has("unsided", word) for word in norms[last : last + 2]
    )


def is_appeal(frame: Frame, scope: Scope) -> bool:
    """Whether the verb calls for something, so that only a side named in it is called upon ("calls for the death of X")."""
    grammar, last = scope.world.grammar, frame.trigger.last
    norms = scope.parsed.sentences[frame.trigger.sentence].norms
    is_call = grammar.has_any("appeals", norms[frame.trigger.first : last])
    return is_call and not grammar.has_any("asking_links", norms[last - 1 : last + 1])


def other_side(frame: Frame, actors: Sides, scope: Scope) -> Sides:
    """The nearest side of another country, after the trigger first, then before it; all that one word stands for."""
    if needs_nobody(frame, scope):
        return ()
    sides = _sides(frame, {a.country for a in actors}, scope)
    here = frame.trigger
    after = [m for m in sides if m.sentence == here.sentence and m.span.start >= here.span.end]
    if is_appeal(frame, scope):
        after = [m for m in after if m.first <= here.last + MATTER_REACH]
        sides = after
    before = [
        m for m in sides if here.sentence - REACH <= m.sentence <= here.sentence and m.span.end <= here.span.start
    ]
    if not (after or before):
        return ()
    m = min(after, key=lambda m: m.span.start) if after else max(before, key=lambda m: m.span.start)
    return tuple(as_side(one, "other-side", scope) for one in sides if one.span == m.span)


def _sides(frame: Frame, ours: set[str], scope: Scope) -> Sequence[ActorMention]:
    """Whom the act can concern: sides of other countries, for words aimed at somebody sides of the story."""
    story = (
        {m.country for m in scope.dyad} | set(scope.atlas.countries[:MAIN]) if frame.trigger.type in AIMED else set()
    )
    return [
        one
        for one in _everybody(scope)
        if one.country and one.country not in ours and one.kind not in NO_SIDES and one.sector != "JRN"
        if not (story and one.country not in (*story, *UNSIDED))
        if not (frame.trigger.type == "REQUEST" and one.sector in UNASKED)
        if not (_is_where(one, scope) or _is_speaking(one, frame, scope) or _is_in_content(one, frame, scope))
    ]


def _is_speaking(one: ActorMention, frame: Frame, scope: Scope) -> bool:
    """Whether the mention is who says it: named after a verb of speech, as a mouth of the subject, or right before the verb."""
    grammar, here = scope.world.grammar, frame.trigger
    norms = scope.parsed.sentences[one.sentence].norms
    before = norms[one.first - 1] if one.first else ""
    is_told = grammar.has("inverted_speech", before) and one.sentence == here.sentence
    if is_told or grammar.has("bearing", before):
        return True
    gap = norms[one.last : here.first] if one.sentence == here.sentence else [""]
    is_beside = one.last <= here.first and all(word == "," for word in gap)
    return here.voice == "active" and is_beside and not grammar.has("prepositions", before)


def _is_in_content(one: ActorMention, frame: Frame, scope: Scope) -> bool:
    """Whether what is asked for is to be done to the mention ("asks that the post be handed to X"), which is not asked itself."""
    here, norms = frame.trigger, scope.parsed.sentences[one.sentence].norms
    if here.type != "REQUEST" or one.sentence != here.sentence or one.first < here.last:
        return False
    is_linked = scope.world.grammar.has_any("asking_links", norms[here.last - 1 : one.first])
    return is_linked and scope.world.grammar.has("addressing", norms[one.first - 1])


def _is_where(one: ActorMention, scope: Scope) -> bool:
    """Whether a state or town only tells where something is or goes ("aid to X", "in northern X")."""
    if one.kind not in WHERE_KINDS:
        return False
    grammar, norms = scope.world.grammar, scope.parsed.sentences[one.sentence].norms
    at = one.first - 1
    if at > 1 and norms[at] == ",":
        town = next((m for m in _everybody(scope) if m.sentence == one.sentence and m.last == at), None)
        at = town.first - 1 if town and town.country == one.country and town.kind in WHERE_KINDS else at
    while at > 0 and grammar.has("territory_words", norms[at]):
        at -= 1
    return at >= 0 and any(grammar.has(words, norms[at]) for words in ("locatives", "toward"))


def _everybody(scope: Scope) -> Iterator[ActorMention]:
    return (one for group in scope.resolved.values() for one in group)
