"""Who fights in a clash that kills, when the clause names the dead alone: whom they fought, else both sides of the quarrel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tapal.model.events import Participant
from tapal.model.frames import Frame
from tapal.model.mentions import ActorMention
from tapal.stages.resolving.cast import UNSIDED
from tapal.stages.resolving.scope import Scope

# Rules by which a side is one of those who fight each other.
FIGHTING = frozenset({"both", "clash", "dyad", "together"})
# Words between dying and the fight, and between the fight and whom it was with.
FIGHT_REACH = 3
FOE_REACH = 4


def fighters(frame: Frame, scope: Scope) -> tuple[Participant, ...]:
    """Who fights: the foe that "against" brings; else both sides of the document's quarrel, if the dead are of one of them.

    Empty when no fight is told beside the deaths. Rule `dyad` tells that the fight itself is the subject, so that nobody suffers it.
    """
    here = frame.trigger
    if here.type != "ASSAULT" or frame.actors:
        return ()
    norms, grammar = scope.parsed.sentences[here.sentence].norms, scope.world.grammar
    span = range(here.first, min(len(norms), here.last + FIGHT_REACH))
    after = next((i for i in span if grammar.has("melees", norms[i])), -1)
    war = next((i for i in span if grammar.has("wars", norms[i])), -1)
    if (
        after < 0
        and war >= 0
        and here.voice == "stative"
        and grammar.has("against", norms[min(war + 1, len(norms) - 1)])
    ):
        after = war
    if after >= 0 and here.voice != "noun":
        foe = _foe(frame, after, scope)
        return (_as_side(foe, "clash"),) if foe else _both(frame, "clash", scope)
    is_subject = any(grammar.has("melees", w) for w in norms[max(0, here.first - FOE_REACH - 1) : here.first])
    return _both(frame, "dyad", scope) if is_subject and here.voice == "active" else ()


def with_foes(actors: tuple[Participant, ...], frame: Frame, scope: Scope) -> tuple[Participant, ...]:
    """Who fights; where bare troops of one side alone are told to clash, both sides of the document's quarrel ("as troops clashed")."""
    here = frame.trigger
    norms = scope.parsed.sentences[here.sentence].norms[here.first : here.last]
    if here.type != "ASSAULT" or not scope.world.grammar.has_any("melees", norms):
        return actors
    are_bare = all(f.mention.sector == "MIL" and not (f.mention.country or f.mention.parts) for f in frame.actors)
    sides = {m.country for m in scope.dyad}
    if not are_bare or len({p.country for p in actors}) != 1 or not {p.country for p in actors} < sides:
        return actors
    return tuple(Participant("", m.country, m.sector, None, m.id, m.name, "dyad") for m in scope.dyad)


def as_armies(actors: tuple[Participant, ...], frame: Frame) -> tuple[Participant, ...]:
    """Who acts; of two states that fight each other, or that one word means ("both"), their armies; of an alliance its troops."""
    if frame.trigger.type != "ASSAULT":
        return actors
    actors = tuple(replace(p, sector="MIL") if (p.country, p.sector) == ("IGO", "IGO") else p for p in actors)
    if len({p.country for p in actors}) < 2:
        return actors
    spans = [p.span for p in actors if p.span and not p.rule.startswith("adjacent")]
    pairs = [span for span in spans if spans.count(span) > 1]
    return tuple(
        replace(p, sector="MIL") if p.sector == "GOV" and (p.rule in FIGHTING or p.span in pairs) else p for p in actors
    )


def _foe(frame: Frame, at: int, scope: Scope) -> ActorMention | None:
    """The side that a word for "against" brings right after the fight."""
    norms, grammar = scope.parsed.sentences[frame.trigger.sentence].norms, scope.world.grammar
    for i in range(at, min(len(norms), at + FOE_REACH)):
        if grammar.has("against", norms[i]):
            return next(
                (one for one in _everybody(scope) if (one.sentence, one.first) == (frame.trigger.sentence, i + 1)), None
            )
    return None


def _both(frame: Frame, rule: str, scope: Scope) -> tuple[Participant, ...]:
    """Both sides of the quarrel, if the words tell that those who die are of one of them."""
    sides = {m.country for m in scope.dyad}
    told = {f.mention.country for f in frame.recipients if f.mention.country not in UNSIDED}
    if len(sides) != 2 or not told or not told <= sides:
        return ()
    return tuple(Participant("", m.country, m.sector, None, m.id, m.name, rule) for m in scope.dyad)


def _everybody(scope: Scope) -> Sequence[ActorMention]:
    return [one for group in scope.resolved.values() for one in group]


def _as_side(one: ActorMention, rule: str) -> Participant:
    return Participant(one.name, one.country, one.sector, one.span, one.id, one.name, rule)
