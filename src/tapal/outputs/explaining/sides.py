"""Why somebody is an actor or recipient: the words, the rule of the role, what the words mean, and what is known of who is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tapal.model.derivation import Step
from tapal.model.events import Participant
from tapal.model.frames import Act
from tapal.model.mentions import ActorMention
from tapal.model.spans import Span
from tapal.outputs.explaining.case import Case, Ground

LONGEST_CHAIN = 6
NOBODY = "?"


def side_steps(case: Case) -> Iterator[Step]:
    """A step for each actor and each recipient, or one that says that none was found."""
    event = case.event
    for field, people in (("actor", event.actors), ("recipient", event.recipients)):
        for one in people:
            act = case.giver(lambda a, one=one: one in (*a.actors, *a.recipients))  # type: ignore[misc]
            steps = (*_who(case.ground, one, act), *case.taken_from(act))
            rule = f"role/{one.rule}" if one.rule else ""
            yield Step(field, f"{one.country or NOBODY} {one.sector}", one.span, rule, steps=steps)
        if not people:
            is_mutual = field == "recipient" and _is_mutual(case)
            yield Step(field, NOBODY, rule="role/mutual" if is_mutual else "role/none")


def _is_mutual(case: Case) -> bool:
    """Whether the act's role pattern makes everybody an actor."""
    entry = next(e for e in case.ground.coder.finders.lexicon.entries if e.id == case.main.frame.trigger.entry)
    pattern = case.ground.coder.world.grammar.patterns[entry.roles]
    return pattern.object == "actor" and pattern.goal != "recipient"


def _who(ground: Ground, one: Participant, act: Act) -> Iterator[Step]:
    """What the words mean: other words, an actor that is known, a place."""
    found = ground.actor_at.get(one.span) if one.span else None
    meant = _meant(ground, one)
    if meant and meant.reference:
        steps = _chain(ground, meant.antecedent, meant.country, LONGEST_CHAIN)
        yield Step("means", _said(meant, one), meant.antecedent, f"reference/{meant.reference}", steps=steps)
    elif found and not one.id:
        yield Step("named-by", found.kind, rule=f"kind/{found.kind}")
    yield from _known(ground, one, act)
    if one.country and not (meant and meant.country):
        named = bool(meant and meant.kind != "pronoun" and meant.parts) or (not meant and one.span is not None)
        yield Step("country", one.country, rule="country/place-in-words" if named else "country/place-of-act")
    elif not one.country:
        yield Step("country", NOBODY, rule="country/unknown")


def _meant(ground: Ground, one: Participant) -> ActorMention | None:
    group: Sequence[ActorMention] = ground.meant.get(one.span, ()) if one.span else ()
    same = [m for m in group if m.country == one.country and m.id == one.id]
    return next(iter(same or group), None)


def _said(meant: ActorMention, one: Participant) -> str:
    return " ".join(filter(None, (one.name if meant.kind == "person" else "", one.country)))


def _chain(ground: Ground, span: Span | None, country: str, left: int) -> tuple[Step, ...]:
    """What the earlier words mean in their turn, followed to this country where they stand for more than one."""
    group = ground.meant.get(span, ()) if span else ()
    meant = next((m for m in group if m.country == country), next(iter(group), None))
    if meant is None or not meant.reference or meant.antecedent in (None, span) or not left:
        return ()
    steps = _chain(ground, meant.antecedent, meant.country, left - 1)
    return (Step("means", meant.country, meant.antecedent, f"reference/{meant.reference}", steps=steps),)


def _known(ground: Ground, one: Participant, act: Act) -> Iterator[Step]:
    """The actor of the world's tables, with the role that it had on the day of the act or of publication."""
    actors = ground.coder.world.actors
    actor = actors.by_id.get(one.id)
    if actor is None:
        if one.id:
            yield Step("known-as", one.id, rule="actor/known")
        return
    published = ground.trace.coded.document.published
    day = act.date.start if act.date else published.isoformat() if published else ""
    role = actors.dated_role(one.id, day or None)
    dated = bool(role.start or role.end or role.office)
    held = " ".join(filter(None, (role.country or NOBODY, role.sector, role.office)))
    period = f"{role.start or '…'} – {role.end or '…'}" if role.start or role.end else ""
    steps = (Step("role", ", ".join(filter(None, (held, period))), rule="actor/on-day" if day else "actor/latest"),)
    yield Step("known-as", f"{one.id} ({actor.name})", rule="actor/known", steps=steps if dated else ())
