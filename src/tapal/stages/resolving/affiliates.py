"""Who is told only by the movement or leader that they stand with ("the group that is linked to X", "troops loyal to NAME")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Parsed
from tapal.stages.resolving.cast import RISEN, key

# Kinds of mention that such words tell of, and those that they name.
FOLLOWING = ("agent", "body", "group")
FOLLOWED = ("group", "person", "force")
# How many words may stand between the followers, what ties them, and whom it ties them to.
REACH = 3


def affiliates_of(
    actors: Sequence[ActorMention], parsed: Parsed, grammar: Grammar
) -> Mapping[tuple[int, int], ActorMention]:
    """Followers of no country to whom they are tied to in so many words, by sentence and first token."""
    found: dict[tuple[int, int], ActorMention] = {}
    for at in range(len(actors) - 2, -1, -1):
        mention, behind = actors[at], actors[at + 1 : at + 3]
        if mention.kind not in FOLLOWING or mention.country:
            continue
        near = [m for m in behind if m.sentence == mention.sentence]
        leader = next((m for m in near if m.kind in FOLLOWED and _are_tied(mention, m, parsed, grammar)), None)
        leader = leader or (found.get(key(near[0])) if near and _are_from(mention, near[0], parsed, grammar) else None)
        if leader:
            found[key(mention)] = leader
    return found


def _are_from(mention: ActorMention, body: ActorMention, parsed: Parsed, grammar: Grammar) -> bool:
    """Whether a word for "from" alone stands between people and the body that they belong to ("men of the group that ...")."""
    words = parsed.sentences[mention.sentence].norms[mention.last : body.first]
    return len(words) == 1 and grammar.has("origin", words[0])


def _are_tied(mention: ActorMention, other: ActorMention, parsed: Parsed, grammar: Grammar) -> bool:
    """Whether a word for being linked stands near behind the followers, and nothing but small words before whom they follow."""
    words = parsed.sentences[mention.sentence].norms[mention.last : other.first]
    tie = next((i for i, w in enumerate(words[:REACH]) if grammar.has("affiliating", w)), None)
    if tie is None or len(words) - tie - 1 > REACH:
        return False
    is_near = tie == 0 or any(grammar.has("relativizers", w) for w in words[:tie])
    return is_near and not any(grammar.has("sentence_breaks", w) or w == "," for w in words)


def as_follower(mention: ActorMention, leader: ActorMention) -> ActorMention:
    """The followers with the country of whom they follow, and with their sector where that rose against its state or tells more."""
    sector = leader.sector if leader.sector in RISEN or mention.sector in ("", "UNK") else mention.sector
    return replace(
        mention, country=leader.country, sector=sector, reference="affiliate" if leader.country else mention.reference
    )
