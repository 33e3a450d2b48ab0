"""Whom words stand for as recipients: a land for its people or for the group that is the target there, a campaign for its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tapal.model.events import TOLL, Participant
from tapal.model.frames import Act
from tapal.model.mentions import ActorMention
from tapal.model.spans import Span
from tapal.stages.resolving.cast import UNSIDED, key
from tapal.stages.resolving.recall import REGION
from tapal.stages.resolving.scope import Scope
from tapal.stages.resolving.siding import DIRECTED

# Kinds of mention that name a land.
LANDS = frozenset({"state", "capital", "place"})
# Types by which a need is met, withheld or promised where the words say that it is one.
OF_NEEDS = frozenset({"AGREE", "COERCE", "CONCEDE", "REJECT", "RETREAT"})
# The mode of taking a land, which is done to those who govern it.
SEIZED = "seize"
# The rule by which who did what was told before is meant.
DOER = "doer-before"
# Sectors of the forces of a state, and how many sentences away the rebels are named from whom it takes a land.
OF_STATE = frozenset({"GOV", "MIL", "COP"})
HELD_BY = 4
# Words either side of an act that tell what it is about, and between a target and whose it is.
AROUND, AIMED = 8, 20

Sides = tuple[Participant, ...]


def with_people(acts: Sequence[Act], scope: Scope) -> tuple[Act, ...]:
    """The acts, in order; a land that is their recipient has the sector of those whom it stands for.

    Relief for a land and the dead counted in a land that is not a state are its people's; an attack on a land whose words
    name a group's posts as the target is on the group.
    """
    return tuple(_governed(_peopled(act, scope), scope) for act in acts)


def _governed(act: Act, scope: Scope) -> Act:
    """The act; words about what an army does or did, not about the army, concern the state that sent it."""
    if act.type not in DIRECTED or not any(p.sector == "MIL" and p.country for p in act.recipients):
        return act
    ours = {p.country for p in act.actors if p.sector == "GOV"}
    spans = {p.span for p in act.recipients}
    deeds = {m.span for group in scope.resolved.values() for m in group if m.span in spans and _is_of_deed(m, scope)}
    made = tuple(
        replace(p, sector="GOV", rule=p.rule + "+state")
        if p.sector == "MIL" and p.country not in (*UNSIDED, *ours) and (p.rule == DOER or p.span in deeds)
        else p
        for p in act.recipients
    )
    return replace(act, recipients=made) if made != act.recipients else act


def _peopled(act: Act, scope: Scope) -> Act:
    lands: dict[Span | None, ActorMention] = {m.span: m for m in _lands(act, scope)}
    found = [p for p in act.recipients if p.span in lands]
    if not found or len(found) < len(act.recipients):
        return act
    has_victims = any(name in TOLL for name, _ in act.frame.counts)
    group = _targeted(act, found, scope) if act.type == "ASSAULT" and not has_victims else None
    group = group or _holding(act, found, scope)
    if group is not None:
        sides = (replace(p, sector=group.sector, id=group.id, rule=p.rule + "+group") for p in found)
        return replace(act, recipients=tuple(sides))
    made = tuple(
        replace(p, sector="CVL", rule=p.rule + "+people") if _are_people(act, p, lands, scope) else p for p in found
    )
    return replace(act, recipients=made) if made != act.recipients else act


def _lands(act: Act, scope: Scope) -> Iterator[ActorMention]:
    """The recipients that the clause names by a land, and that are read as its government so far."""
    for filler in act.frame.recipients:
        group = scope.resolved.get(key(filler.mention), (filler.mention,))
        if len(group) == 1 and group[0].kind in LANDS and group[0].sector in ("GOV", ""):
            yield filler.mention


def _are_people(act: Act, one: Participant, lands: Mapping[Span | None, ActorMention], scope: Scope) -> bool:
    """Whether the land stands for those who live there."""
    mention = lands[one.span]
    is_part = mention.kind == "place" or one.id.startswith(REGION)
    needs = _says(act, mention, "relief", scope)
    if act.type == "AID":
        return (is_part or needs) and not _says(act, mention, "arms", scope)
    if not is_part:
        return False
    if act.type == "ASSAULT":
        return any(name in TOLL for name, _ in act.frame.counts)
    if SEIZED in act.frame.modes or act.type not in OF_NEEDS:
        return False
    return needs or (act.type == "COERCE" and _says(act, mention, "moving_out", scope))


def _says(act: Act, mention: ActorMention, words: str, scope: Scope) -> bool:
    """Whether a word of a set of the grammar stands at the act, near it, or up to the mention."""
    trigger = act.frame.trigger
    norms = scope.parsed.sentences[trigger.sentence].norms
    first = max(0, min(trigger.first, mention.first) - AROUND)
    last = max(trigger.last, mention.last) + AROUND
    return any(scope.world.grammar.has(words, norm) for norm in norms[first:last])


def _targeted(act: Act, lands: Sequence[Participant], scope: Scope) -> ActorMention | None:
    """The rebels of the same country whose posts the act's sentence, or the next, names as its target."""
    here, countries = act.frame.trigger, {p.country for p in lands}
    after = max(p.span.end for p in lands if p.span)
    for group in scope.resolved.values():
        for one in group:
            is_near = here.sentence <= one.sentence <= here.sentence + 1 and one.span.start >= after
            if is_near and one.sector == "REB" and one.country in countries and _is_target(one, scope):
                return one
    return None


def _holding(act: Act, lands: Sequence[Participant], scope: Scope) -> ActorMention | None:
    """The rebels named nearest, when the forces of a state take or strike a part of its own land: its government is not the target."""
    if act.type != "ASSAULT" and SEIZED not in act.frame.modes:
        return None
    countries = {p.country for p in lands}
    if not act.actors or any(p.sector not in OF_STATE or {p.country} != countries for p in act.actors):
        return None
    here = act.frame.trigger.sentence
    rebels = [m for group in scope.resolved.values() for m in group if m.sector == "REB" and m.country in countries]
    near = [m for m in rebels if abs(m.sentence - here) <= HELD_BY]
    return min(near, key=lambda m: (abs(m.sentence - here), m.span.start), default=None)


def _is_target(one: ActorMention, scope: Scope) -> bool:
    """Whether a word for aiming or a target stands shortly before the mention in its sentence."""
    norms = scope.parsed.sentences[one.sentence].norms[max(0, one.first - AIMED) : one.first]
    return any(scope.world.grammar.has("aiming", norm) for norm in norms)


def _is_of_deed(one: ActorMention, scope: Scope) -> bool:
    """Whether the mention only tells of what sort a deed right before it is ("the military operation of X")."""
    norms, grammar = scope.parsed.sentences[one.sentence].norms, scope.world.grammar
    is_deed = one.first > 0 and grammar.has("deeds", norms[one.first - 1])
    return is_deed and (grammar.has("of_arms", norms[one.first]) or grammar.has("sendings", norms[one.first - 1]))
