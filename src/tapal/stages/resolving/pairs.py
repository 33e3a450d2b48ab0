"""Which two sides a word for both means: the pair that the text around it joins most plainly, else the document's own two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise

from tapal.model.mentions import ActorMention
from tapal.stages.resolving.cast import UNSIDED
from tapal.stages.resolving.recall import STATES, Memory

SINGULAR = ("person", "office")
KINDS_WANTED: Mapping[str, tuple[str, ...]] = {
    "person": SINGULAR,
    "state": STATES,
    "group": ("group",),
    "force": ("force", "agent", "body", "group", "weapon"),
    "people": ("agent", "body", "group", "force", "demonym", "state", "person", "office", "organisation"),
    "organisation": ("organisation",),
    "body": ("body", "organisation", "agent", "office"),
}
# Sectors of a state and its forces, and of those who rise against it.
RULING, REBELS = frozenset({"GOV", "MIL", "COP"}), frozenset({"REB", "PRM"})
NO_SIDE = ("media", "weapon", "base", "place")
REACH = 2
LINK_WORDS = 3
TOWN_WORDS = 4
# What speaks for a pair, in points: a word joins the two; one sentence names them; both are of the kind wanted first, or of another
# kind wanted; they are the document's two sides. What speaks against it: sentences in between; only one of them is who acts in the
# sentence of the reference; a list goes on after the two; they stand beside somebody else's quarrel.
LINKED, NEAR = 3.0, 1.0
KIND_FIRST, KIND_OTHER = 1.0, 0.5
DYAD = 1.5
FAR, ACTING, LISTED, MEDIATING = 0.8, 2.0, 1.5, 2.5
# What the document's dyad loses for every sentence since both were named, where people are meant; at most so many count.
STALE, STALE_MOST = 0.4, 3
# The second country of a document about one country has less than this share of the first one's mentions.
SECOND = 0.1

Pair = tuple[ActorMention, ActorMention]


def both(memory: Memory, mention: ActorMention, wants: Sequence[str]) -> tuple[ActorMention, ...]:
    """The two sides that the mention means, as they were last named; the document's dyad when no pair is near, else its one side."""
    dyad = memory.dyad if wants[:1] == ("state",) or _is_of_two(memory) else ()
    found = [
        (_score(memory, mention, pair, wants, dyad), at, pair) for at, pair in enumerate(_pairs(memory, mention, wants))
    ]
    best = max(found, key=lambda f: f[:2], default=None)
    if best and best[0] > (_freshness(memory, mention, wants) if dyad else 0):
        return best[2]
    if dyad:
        return dyad
    side = memory.last_side(mention)
    return _foes_before(memory) or ((side,) if side else ())


def _foes_before(memory: Memory) -> tuple[ActorMention, ...]:
    """The state and those who rose against it whom one sentence joined last, however long ago; empty when none did."""
    for _, group in groupby(reversed(memory.recent), key=lambda m: m.sentence):
        named = sorted(group, key=lambda m: m.first)
        pair = next(((a, b) for a, b in pairwise(named) if _are_at_odds(memory, a, b)), None)
        if pair:
            return pair
    return ()


def _is_of_two(memory: Memory) -> bool:
    """Whether the second of the document's two countries is more than a passing guest."""
    counts = [memory.countries[m.country] for m in memory.dyad]
    return len(counts) == 2 and min(counts) >= SECOND * max(counts)


def _freshness(memory: Memory, mention: ActorMention, wants: Sequence[str]) -> float:
    """What speaks for the document's dyad: less the longer ago both were named, if people are meant."""
    if wants[:1] != ("person",):
        return DYAD
    said = [[m.sentence for m in memory.recent if m.country == side.country] for side in memory.dyad]
    ago = max((mention.sentence - s[-1] if s else STALE_MOST) for s in said)
    return DYAD - STALE * min(ago, STALE_MOST)


def _pairs(memory: Memory, mention: ActorMention, wants: Sequence[str]) -> Iterator[Pair]:
    """Any two of different sides that one near sentence names; of people, also two of one side."""
    near = [m for m in memory.recent if 0 <= mention.sentence - m.sentence <= REACH and m.country not in UNSIDED]
    near = [m for m in near if m.kind not in NO_SIDE and not (m.kind in STATES and _is_place(memory, m))]
    for _, group in groupby(sorted(near, key=lambda m: (m.sentence, m.first)), key=lambda m: m.sentence):
        for a, b in combinations(group, 2):
            are_two_people = a.kind == b.kind == "person" and a.name != b.name
            if a.country != b.country or (wants[:1] == ("person",) and are_two_people) or _are_at_odds(memory, a, b):
                yield a, b


def _are_at_odds(memory: Memory, a: ActorMention, b: ActorMention) -> bool:
    """Whether a word joins a state or its army and those who rose against it, by their own name ("the government and the front X")."""
    sectors = {a.sector, b.sector}
    is_named = any(m.kind == "group" or (m.kind == "body" and m.id) for m in (a, b) if m.sector in REBELS)
    return bool(sectors & RULING) and bool(sectors & REBELS) and is_named and are_linked(memory, a, b)


def _is_place(memory: Memory, side: ActorMention) -> bool:
    """Whether a state or capital only says where something is: after a preposition of place, or in "TOWN, STATE"."""
    if memory.is_where(side):
        return True
    norms = memory.parsed.sentences[side.sentence].norms
    beside = [
        m for m in memory.recent if m.sentence == side.sentence and m.country == side.country and m.kind in STATES
    ]
    if any(n.first - m.last == 1 and norms[m.last] == "," for m in beside for n in beside if side in (m, n)):
        return True
    follows = side.first > 0 and norms[side.first - 1] == ","
    return follows and any(
        s.sentence == side.sentence and s.country == side.country and 0 < side.first - s.first <= TOWN_WORDS
        for s in memory.settings
    )


def _score(
    memory: Memory, mention: ActorMention, pair: Pair, wants: Sequence[str], dyad: Sequence[ActorMention]
) -> float:
    """How much speaks for a pair: how it is joined, of what kinds it is, how near it stands, and whether others stand between."""
    a, b = pair
    linked = are_linked(memory, a, b)
    score = LINKED if linked else NEAR
    kinds = [KINDS_WANTED.get(want, (want,)) for want in wants]
    if all(m.kind in kinds[0] for m in pair):
        score += KIND_FIRST
    elif any(all(m.kind in some for m in pair) for some in kinds[1:]):
        score += KIND_OTHER
    countries = {a.country, b.country}
    sides = {m.country for m in dyad}
    score += DYAD if countries == sides else 0
    score -= FAR * (mention.sentence - a.sentence)
    acting = memory.acting(mention)
    if acting and acting.country in countries and len(countries) == 2:
        is_own = a.sentence == mention.sentence and (linked or acting.country in sides)
        score -= 0 if is_own else ACTING
    score -= LISTED if _is_listed(memory, pair) else 0
    return score - (MEDIATING if _is_beside(memory, a) else 0)


def are_linked(memory: Memory, a: ActorMention, b: ActorMention) -> bool:
    """Whether a word for "and" or "with" stands in the few words between the two, or one word names both."""
    if a.span == b.span:
        return True
    words = memory.parsed.sentences[a.sentence].norms[a.last : b.first]
    return len(words) <= LINK_WORDS and any(memory.grammar.has("pairing", w) for w in words)


def _is_listed(memory: Memory, pair: Pair) -> bool:
    """Whether a comma joins somebody else to the two, so that they are the end of a longer list."""
    a, _ = pair
    norms = memory.parsed.sentences[a.sentence].norms
    return (
        a.first > 1
        and norms[a.first - 1] == ","
        and any(m.sentence == a.sentence and m.last == a.first - 1 and m.country != a.country for m in memory.recent)
    )


def _is_beside(memory: Memory, side: ActorMention) -> bool:
    """Whether the sentence says that its sides watch or mediate between others."""
    return any(memory.grammar.has("mediating", w) for w in memory.parsed.sentences[side.sentence].norms)
