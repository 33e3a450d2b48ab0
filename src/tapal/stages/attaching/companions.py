"""Who does it beside those found: "X together with Y", "X and its ally Y"."""

from __future__ import annotations

from tapal.model.mentions import ActorMention
from tapal.stages.attaching.scene import STATES, Found, Scene

# Kinds of mention that accompany nobody.
NO_COMPANIONS = ("place", "weapon", "base", "media", "demonym")
# Kinds of mention that several states can send.
PEOPLE = ("office", "agent", "body")
# Words between a noun of relation and who is meant by it ("its long-time ally in the region, X").
ALLY_REACH = 4
PHRASE = ("NOUN", "ADJ", "ADV", "DET", "PRON", "ADP")


def with_companions(scene: Scene, found: Found, *, is_leaving: bool = False) -> Found:
    """Those found, an ally told by a noun as the one who is named for it, and whom "together with" brings right behind them.

    A bare noun stands for the many states behind "from" ("ministers from X, Y and Z"), unless the act `is_leaving`.
    """
    told = tuple(one for m in found[0] for one in (() if is_leaving else _from_many(scene, m)) or _meant(scene, m))
    told = tuple(m for m in dict.fromkeys(told) if len(told) == 1 or not _is_summary(scene, m))
    beside = _beside(scene, told[-1]) if told else ()
    return (*told, *(m for m in beside if m not in told)), found[1]


def _is_summary(scene: Scene, mention: ActorMention) -> bool:
    """Whether a counted noun after a comma only says what those named before it are ("X, Y and Z, three states that ...")."""
    is_counted = scene.tag(mention.first - 1) == "NUM" and scene.norm(mention.first - 2) == ","
    return is_counted and not (mention.country or mention.parts) and mention.kind in PEOPLE


def _from_many(scene: Scene, mention: ActorMention) -> tuple[ActorMention, ...]:
    """The states, more than one, that a word for "from" brings right behind a noun of people without a country of its own."""
    if mention.country or mention.parts or mention.kind not in PEOPLE:
        return ()
    named = scene.starting_at(mention.last + 1) if scene.grammar.has("origin", scene.norm(mention.last)) else None
    group = scene.group(named) if named else ()
    return group if len(group) > 1 and all(m.kind in STATES and m.country for m in group) else ()


def _beside(scene: Scene, last: ActorMention) -> tuple[ActorMention, ...]:
    """Whom a word for "together with", or a mere "with" and a noun of relation, brings right after the last of those found."""
    at = last.last + (scene.norm(last.last) == ",")
    is_beside = scene.grammar.has("beside_words", scene.norm(at))
    if not is_beside and not scene.grammar.has("manner", scene.norm(at)):
        return ()
    at += 1
    at += is_beside and scene.grammar.has("manner", scene.norm(at))
    other = scene.starting_at(at)
    if other is None or other.kind in NO_COMPANIONS or not scene.can_act(other):
        return ()
    if not is_beside and not _is_relation(scene, other):
        return ()
    return tuple(one for m in scene.group(other) for one in _meant(scene, m) if one.country)


def _meant(scene: Scene, mention: ActorMention) -> tuple[ActorMention, ...]:
    """Who is named right behind a noun of relation ("its ally, X", "allies of Y, X and Z"); else the mention itself."""
    if not _is_relation(scene, mention):
        return (mention,)
    at = mention.last
    while at < mention.last + ALLY_REACH and scene.tag(at) in PHRASE and not scene.covering(at):
        at += 1
    owner = scene.covering(at)
    at = owner.last if owner and owner.first == at and owner.kind in STATES and owner is not mention else at
    is_owned = at > mention.last and scene.sentence.tokens[at - 1].is_clitic
    is_placed = any(scene.tag(i) == "ADP" for i in range(mention.last, at))
    is_apposed = scene.norm(at) == ","
    at += is_apposed
    is_listed = any(scene.grammar.has(name, scene.norm(at)) for name in ("such_as", "including"))
    if not is_listed and (is_placed or not (is_owned or is_apposed)):
        return (mention,)
    at += is_listed
    named = scene.starting_at(at)
    if named is None or not named.country or named.kind in NO_COMPANIONS:
        return (mention,)
    group = scene.group(named)
    is_closed = scene.tag(group[-1].last) in ("PUNCT", "") or is_owned or is_listed
    others = tuple(m for m in group if m is not mention)
    return others if is_closed else (mention,)


def _is_relation(scene: Scene, mention: ActorMention) -> bool:
    return any(scene.grammar.has("allies", scene.norm(i)) for i in range(mention.first - 1, mention.last))
