"""What a mention by itself tells of whose it is: many lands at once, a body named by where it sits."""

from __future__ import annotations

from tapal.model.mentions import ActorMention
from tapal.stages.resolving.recall import Memory

# How the ids of organisations begin.
ORGANISATION = "org:"
# Sectors of bodies that belong to the country where they sit.
SEATED = frozenset({"GOV", "JUD", "LEG", "COP", "PTY"})


def is_of_many(memory: Memory, mention: ActorMention) -> bool:
    """Whether the mention is many lands at once, or officials of theirs ("the West", "leaders of Europe")."""
    if mention.country:
        return False
    is_alone = mention.kind == "organisation" and mention.last - mention.first == 1
    return (is_alone and memory.has(mention, "many_lands")) or (
        mention.id.startswith(ORGANISATION) and mention.sector == "GOV"
    )


def is_seated(memory: Memory, mention: ActorMention) -> bool:
    """Whether a body that governs, or who governs a town, is named by where it sits: a word of place stands right behind it."""
    norms = memory.parsed.sentences[mention.sentence].norms
    if mention.sector not in SEATED or mention.last >= len(norms):
        return False
    is_local = mention.kind == "body" or memory.has(mention, "local_offices")
    is_here = memory.grammar.has("locatives", norms[mention.last]) and not memory.has(mention, "sent_abroad")
    return is_local and is_here


def bearer_of(memory: Memory, mention: ActorMention) -> ActorMention | None:
    """Who is named right before a word for "as" and a title ("X as chair of the bloc")."""
    norms = memory.parsed.sentences[mention.sentence].norms
    if mention.kind not in ("office", "agent", "organisation") or mention.first < 2:
        return None
    if not memory.grammar.has("as_role", norms[mention.first - 1]):
        return None
    named = (m for m in memory.recent if m.sentence == mention.sentence and m.last == mention.first - 1 and m.country)
    return max(named, key=lambda m: m.first, default=None)
