"""Fills in a side that the clause leaves open from the acts told around it: reprisals, broken ties, offers to mediate, quarrels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tapal.model.events import TOLL, Participant
from tapal.model.frames import Act
from tapal.stages.resolving.scope import Scope

# How many words around its trigger tell what an act is about, and how many sentences before it a blow is returned.
NEAR, MATTER = 3, 8
BLOW_REACH = 3
# Types of words about what was done, and how the name of a state begins.
JUDGING = frozenset({"ACCUSE", "REJECT"})
STATE = "state:"
# Types of what is done to people, and the sectors of people to whom it is done, whom nobody blames for it.
HARM = frozenset({"ASSAULT", "COERCE"})
VICTIMS = frozenset({"CVL", "REF", "MED", "REL", "JRN"})
# How a clause names two who fight each other.
FIGHTING = frozenset({"together", "both", "partner", "pair-before"})

# The mode of acts by which captives are freed.
FREED = "release"
# The rule of the sides of a truce that names nobody.
TRUCE = "dyad"

Sides = tuple[Participant, ...]


def with_told_sides(acts: Sequence[Act], scope: Scope) -> tuple[Act, ...]:
    """The acts, in order; those that name nobody else whom they reach have the side that the acts around them tell."""
    out: list[Act] = []
    quarrels = {
        (a.country, b.country) for act in acts if act.type == "ASSAULT" for a in act.actors for b in act.recipients
    }
    fights = [
        act for act in acts if act.type == "ASSAULT" and _countries(act.actors) == {m.country for m in scope.dyad}
    ]
    for act in acts:
        found: Sides = ()
        if not act.actors and act.type == "ASSAULT" and (fights or quarrels):
            act = replace(act, actors=_enemy_of_dead(act, quarrels, bool(fights), scope))
        if not act.actors and act.type == "RETREAT" and FREED in act.frame.modes:
            act = replace(act, actors=_keepers(act, scope))
        if _countries(act.actors) and not _countries(act.recipients):
            found = _struck_back(act, out, scope) or _cut_off(act, scope) or _enemy(act, quarrels, scope)
            found = found or _spared(act, scope)
        if _countries(act.actors) and not _countries(act.recipients) - _countries(act.actors):
            found = found or _offered(act, scope) or _shot_down(act, quarrels, scope)
        out.append(replace(act, recipients=found) if found else _at_home(act))
    blows = [
        (a, b)
        for act in acts
        if act.type == "ASSAULT"
        for a in act.actors
        for b in act.recipients
        if len({a.country, b.country} - {"", "IGO"}) == 2
    ]
    pairs = Counter(frozenset({a.country, b.country}) for a, b in blows)
    known = {p.country: replace(p, sector="GOV") for blow in blows for p in blow}
    told = [_of_war(act, pairs, known) for act in out]
    return tuple(_accusing(act, told, at) for at, act in enumerate(told))


def _keepers(act: Act, scope: Scope) -> Sides:
    """The other side of the quarrel, when people of one side are freed or their dead given back and nobody is told to do it."""
    theirs = _countries(act.recipients)
    sides = _dyad(scope)
    return tuple(p for p in sides if p.country not in theirs) if len(theirs & {p.country for p in sides}) == 1 else ()


def _of_war(act: Act, pairs: Counter[frozenset[str]], known: Mapping[str, Participant]) -> Act:
    """The act; a truce of nobody named is that of the two who are told to strike each other most, if the document's two do so less."""
    truce = act.actors if all(p.rule == TRUCE for p in act.actors) else act.recipients
    if not truce or not pairs or any(p.rule != TRUCE for p in truce):
        return act
    ours = set() if truce is act.actors else _countries(act.actors)
    most, number = pairs.most_common(1)[0]
    if number <= pairs[frozenset(_countries(truce) | (ours & known.keys()))]:
        return act
    sides = _as_rule(tuple(known[c] for c in sorted(most - ours)), TRUCE)
    return replace(act, actors=sides) if truce is act.actors else replace(act, recipients=sides)


def _at_home(act: Act) -> Act:
    """The act; people who go back to a house or town of their own country reach nobody."""
    ours = _countries(act.actors)
    is_home = act.type == "DISPLACE" and act.recipients and ours and _countries(act.recipients) <= ours
    return replace(act, recipients=()) if is_home and not any(p.id.startswith(STATE) for p in act.recipients) else act


def _accusing(act: Act, acts: Sequence[Act], at: int) -> Act:
    """The act; one of words about an attack concerns who attacked, not the victims ("condemned the attack on those volunteers")."""
    if act.type not in JUDGING or not act.recipients or any(p.rule != "other-side" for p in act.recipients):
        return act
    here = act.frame.trigger
    blow = next(
        (
            b
            for b in acts
            if b.type == "ASSAULT"
            and b.frame.trigger.sentence == here.sentence
            and 0 <= b.frame.trigger.first - here.last <= NEAR
            and {p.span for p in act.recipients} <= {p.span for p in b.recipients if p.rule == "goal"}
        ),
        None,
    )
    if blow is None:
        is_of_victims = act.type == "ACCUSE" and all(p.sector in VICTIMS for p in act.recipients)
        return _blaming(act, acts) if is_of_victims else act
    told = tuple(p for p in blow.actors if p.country) or _doers_of(blow, acts[:at])
    return replace(act, recipients=_as_rule(told, "blow-before"))


def _blaming(act: Act, acts: Sequence[Act]) -> Act:
    """The act; one that is said to blame victims blames who is told most often to have harmed people of their country."""
    theirs, ours = _countries(act.recipients), _countries(act.actors)
    blows = [b for b in acts if b.type in HARM and theirs & _countries(b.recipients)]
    doers = [p for b in blows for p in b.actors if p.country and p.country not in theirs | ours]
    most = Counter(p.country for p in doers).most_common(1)
    if not most:
        return act
    one = next(p for p in doers if p.country == most[0][0])
    return replace(act, recipients=_as_rule((replace(one, sector="GOV", id="", name=""),), "harm-done"))


def _doers_of(blow: Act, before: Sequence[Act]) -> Sides:
    """Who is told to have attacked last, some sentences before, if it is not the side of the victims."""
    theirs = _countries(blow.recipients)
    for other in reversed(before):
        if other.type != "ASSAULT" or other.frame.trigger.sentence < blow.frame.trigger.sentence - BLOW_REACH:
            continue
        doers = tuple(p for p in other.actors if p.country and p.country not in theirs)
        if doers:
            return doers
    return ()


def _struck_back(act: Act, before: Sequence[Act], scope: Scope) -> Sides:
    """Who struck before, when the act returns a blow ("X answered with shells"), or is the blow that another act returns."""
    here = act.frame.trigger
    if act.type != "ASSAULT":
        return ()
    norms = scope.parsed.sentences[here.sentence].norms
    is_answer = scope.world.grammar.has_any("returning", norms[here.first : here.last])
    is_answered = here.voice == "noun" and any(
        scope.world.grammar.has("reprisals", w) for w in norms[max(0, here.first - NEAR) : here.first]
    )
    if not (is_answer or is_answered):
        return ()
    ours = {(p.country, p.sector) for p in act.actors}
    reach = 0 if is_answered else BLOW_REACH
    for other in reversed(before):
        if other.type != "ASSAULT" or other.frame.trigger.sentence < here.sentence - reach:
            continue
        doers = tuple(p for p in other.actors if p.country and (p.country, p.sector) not in ours)
        if doers and not _countries(doers) & _countries(act.actors):
            return _as_rule(doers, "blow-before")
    return ()


def _offered(act: Act, scope: Scope) -> Sides:
    """Both sides of the quarrel, when somebody else offers to mediate."""
    return _dyad(scope) if act.type == "AGREE" and _is_about(act, "mediation", scope) and not _ours(act, scope) else ()


def _cut_off(act: Act, scope: Scope) -> Sides:
    """The other side of the quarrel, when one side breaks ties, suspends an accord or calls its ambassador home."""
    return _others(act, scope) if act.type == "SANCTION" and _is_about(act, "ties", scope) else ()


def _spared(act: Act, scope: Scope) -> Sides:
    """The other side of the quarrel, when one side alone stops its attacks."""
    is_told = act.type == "RETREAT" and act.frame.trigger.voice == "active" and _is_about(act, "deeds_of_force", scope)
    return _others(act, scope) if is_told and not _is_about(act, "truce_words", scope) else ()


def _enemy(act: Act, quarrels: set[tuple[str, str]], scope: Scope) -> Sides:
    """The other side of the quarrel, when one side attacks that the other is told to have attacked."""
    is_fight = _is_about(act, "melees", scope) or any(p.rule.split("+")[-1] in FIGHTING for p in act.actors)
    found = _others(act, scope) if act.type == "ASSAULT" and not is_fight else ()
    ours = _countries(act.actors)
    is_told = any((b.country, a) in quarrels for a in ours for b in found)
    return found if is_told else ()


def _enemy_of_dead(act: Act, quarrels: set[tuple[str, str]], is_fight: bool, scope: Scope) -> Sides:
    """The other side of the quarrel, when the dead of one side are counted and the two are told to strike each other."""
    dead = _countries(act.recipients)
    is_toll = act.frame.trigger.voice == "stative" and any(n.field in TOLL for n in act.numbers)
    norms = scope.parsed.sentences[act.frame.trigger.sentence].norms[act.frame.trigger.last :][:NEAR]
    is_told = dead <= {f.mention.country for f in act.frame.recipients} or any(
        scope.world.grammar.has("parties", w) for w in norms
    )
    if not (is_toll and is_told) or len(dead) != 1 or not dead <= {m.country for m in scope.dyad}:
        return ()
    doers = tuple(p for p in _dyad(scope) if p.country not in dead)
    return doers if is_fight or any((p.country, d) in quarrels for p in doers for d in dead) else ()


def _shot_down(act: Act, quarrels: set[tuple[str, str]], scope: Scope) -> Sides:
    """The other side of the quarrel, whose drones or aircraft one side shoots down over its own land.

    A word for falling alone ("the plane fell") tells it only of sides that strike each other.
    """
    norms = scope.parsed.sentences[act.frame.trigger.sentence].norms[act.frame.trigger.first : act.frame.trigger.last]
    is_down = scope.world.grammar.has_any("shot_down", norms)
    if is_down and act.type == "ASSAULT" and not scope.world.grammar.has("landed", norms[0]):
        return _others(act, scope)
    return _enemy(act, quarrels, scope) if is_down else ()


def _is_about(act: Act, words: str, scope: Scope) -> bool:
    """Whether one of the words of the set stands in the act's trigger or shortly after it."""
    here = act.frame.trigger
    norms = scope.parsed.sentences[here.sentence].norms
    return scope.world.grammar.has_any(words, norms[here.first : here.last + MATTER])


def _others(act: Act, scope: Scope) -> Sides:
    """The document's other side, when one side alone acts."""
    ours = _countries(act.actors)
    return tuple(p for p in _dyad(scope) if p.country not in ours) if len(ours) == 1 and _ours(act, scope) else ()


def _ours(act: Act, scope: Scope) -> set[str]:
    """Which sides of the document's quarrel act."""
    return _countries(act.actors) & {m.country for m in scope.dyad}


def _dyad(scope: Scope) -> Sides:
    sides = scope.dyad if len(scope.dyad) == 2 else ()
    return tuple(Participant("", m.country, m.sector, None, m.id, m.name, "dyad-told") for m in sides)


def _countries(people: Sides) -> set[str]:
    return {p.country for p in people if p.country}


def _as_rule(people: Sides, rule: str) -> Sides:
    return tuple(replace(p, text="", span=None, rule=rule) for p in people)
