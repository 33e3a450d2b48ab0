"""Keeps names and triggers apart: a headline's capitals can make one name out of the doer and the verb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tapal.model.mentions import ActorMention, TriggerMention
from tapal.model.parsed import Sentence
from tapal.model.spans import Span


def cut_at_triggers(
    mentions: Iterable[ActorMention], triggers: Sequence[TriggerMention], sentence: Sentence
) -> list[ActorMention]:
    """The mentions of a sentence; a name that a trigger stands in ends before it, one without a side that begins with it is none."""
    kept: list[ActorMention] = []
    for mention in mentions:
        inside = [
            t for t in triggers if mention.kind == "person" and mention.first <= t.first and t.last <= mention.last
        ]
        at = min((t.first for t in inside), default=mention.last)
        if at == mention.first and not mention.country:
            continue
        if mention.first < at < mention.last:
            end = sentence.tokens[at - 1].span.end
            mention = replace(mention, span=Span(mention.span.start, end), last=at)
        kept.append(mention)
    return kept
