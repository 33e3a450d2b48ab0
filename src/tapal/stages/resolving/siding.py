"""Who acts and whom an act concerns when the clause does not say: speaker, sides of a truce, doer told before, other side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tapal.model.events import Participant
from tapal.model.frames import Act, Frame
from tapal.model.mentions import ActorMention
from tapal.stages.resolving.cast import UNSIDED
from tapal.stages.resolving.scope import Scope

# Types that nearly always concern somebody.
DIRECTED = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
SPEECH_ACTS = frozenset({*DIRECTED, "AGREE"})
# Kinds of mention that are nobody to speak to, and kinds that only refer.
NO_SIDES = frozenset({"media", "weapon", "base"})
REFERRING = frozenset({"pronoun", "definite", "possessed"})
# Sectors that do not call the sides of a war to a truce as one power to another.
PEOPLE = frozenset({"CVL", "REF", "OPP", "SOC"})
OTHER_SIDE_REACH = 1
DOER_REACH = 3
MATTER_REACH = 5

Sides = tuple[Participant, ...]


def implied_actors(frame: Frame, scope: Scope) -> Sides:
    """Who acts when the clause does not say: the speaker of a speech act in a quotation, both sides of a ceasefire."""
    if frame.trigger.type in SPEECH_ACTS and frame.speaker and frame.trigger.voice != "passive":
        for one in _everybody(scope):
            if one.span.overlaps(frame.speaker) and one.country:
                return (_as_side(one, "speaker", scope),)
    if "ceasefire" in frame.modes and len(scope.dyad) == 2:
        return tuple(Participant("", m.country, m.sector, None, m.id, m.name, "dyad") for m in scope.dyad)
    return ()


def concerned(frame: Frame, actors: Sides, scope: Scope, before: Sequence[Act]) -> Sides:
    """Whom a directed act concerns when the clause does not say.

    Both sides of the truce that is spoken of; who did what "that decision" points back to; else the nearest other side.
    """
    if not {a.country for a in actors} - {""}:
        return ()
    return (
        _sides_of_truce(frame, actors, scope)
        or _doer_before(frame, actors, scope, before)
        or _other_side(frame, actors, scope)
    )


def refers_to(mention: ActorMention, group: Sequence[ActorMention], others: frozenset[tuple[str, str]]) -> bool:
    """Whether a mention that only refers was taken for one of the other sides (country, sector) of its act."""
    return (
        mention.kind in REFERRING and bool(group) and all((m.country, m.sector) in others and m.country for m in group)
    )


def side_before(mention: ActorMention, countries: frozenset[str], scope: Scope) -> ActorMention | None:
    """The nearest side named before the mention, in its sentence or the one before, that is none of the countries."""
    found = [
        m
        for m in _everybody(scope)
        if m.span.end <= mention.span.start
        and m.sentence >= mention.sentence - OTHER_SIDE_REACH
        and m.country not in (*UNSIDED, *countries)
        and m.kind not in NO_SIDES
    ]
    return max(found, key=lambda m: m.span.start, default=None)


def _sides_of_truce(frame: Frame, actors: Sides, scope: Scope) -> Sides:
    """The two sides of the document when the act is about a truce, without the side that acts."""
    ours = {a.country for a in actors}
    if len(scope.dyad) != 2 or all(a.sector in PEOPLE for a in actors):
        return ()
    grammar, words = scope.world.grammar, _words_after(frame, scope)
    if not any(grammar.has("truce_words", b) and not grammar.has("manner", a) for a, b in pairwise(words)):
        return ()
    return tuple(
        Participant("", m.country, m.sector, None, m.id, m.name, "dyad") for m in scope.dyad if m.country not in ours
    )


def _doer_before(frame: Frame, actors: Sides, scope: Scope, before: Sequence[Act]) -> Sides:
    """Who did the act that a demonstrative after a noun of will points back to ("criticised that decision")."""
    words = _words_after(frame, scope)
    grammar = scope.world.grammar
    if not any(grammar.has("deeds", a) and grammar.has("definites", b) for a, b in pairwise(words)):
        return ()
    ours = {(a.country, a.sector) for a in actors}
    here = frame.trigger
    for act in reversed(before):
        if act.frame.trigger.sentence < here.sentence - DOER_REACH:
            break
        doers = tuple(p for p in act.actors if p.country)
        if (
            doers
            and act.frame.trigger.span.end <= here.span.start
            and not ours & {(p.country, p.sector) for p in doers}
        ):
            return tuple(replace(p, rule="doer-before") for p in doers)
    return ()


def _other_side(frame: Frame, actors: Sides, scope: Scope) -> Sides:
    """The nearest side of another country, after the trigger first, then before it."""
    ours = {a.country for a in actors}
    here = frame.trigger
    sides = [
        one
        for one in _everybody(scope)
        if one.country and one.country not in ours and one.kind not in NO_SIDES and one.sector != "JRN"
    ]
    after = [m for m in sides if m.sentence == here.sentence and m.span.start >= here.span.end]
    before = [
        m
        for m in sides
        if here.sentence - OTHER_SIDE_REACH <= m.sentence <= here.sentence and m.span.end <= here.span.start
    ]
    if not (after or before):
        return ()
    m = min(after, key=lambda m: m.span.start) if after else max(before, key=lambda m: m.span.start)
    return (_as_side(m, "other-side", scope),)


def _words_after(frame: Frame, scope: Scope) -> Sequence[str]:
    last = frame.trigger.last
    return scope.parsed.sentences[frame.trigger.sentence].norms[max(0, last - 2) : last + MATTER_REACH]


def _everybody(scope: Scope) -> Iterator[ActorMention]:
    return (one for group in scope.resolved.values() for one in group)


def _as_side(one: ActorMention, rule: str, scope: Scope) -> Participant:
    return Participant(one.span.of(scope.document.text), one.country, one.sector, one.span, one.id, one.name, rule)
