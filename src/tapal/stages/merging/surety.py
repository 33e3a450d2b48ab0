"""How sure we are of each field of an event: named features of its value, weighed by numbers learnt from annotated documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tapal.model.events import NAMED, Event, EventPlace, Participant
from tapal.model.frames import Act
from tapal.stages.merging.likeness import Weights, countries, probability

FIELDS = ("actors", "recipients", "date", "place", "border", "numbers", "modes", "status", "source")
"""The fields that have a confidence of their own, in the order of the record."""

# Numbers that are told exactly, or counted from names.
UNHEDGED = ("", NAMED)


def field_confidence(
    event: Event, acts: Sequence[Act], weights: Mapping[str, Weights]
) -> tuple[tuple[str, float], ...]:
    """For every field how often such a value, or its absence, was right in annotated articles; empty without weights.

    `acts` are the mentions that the event is made of, the main one first.
    """
    found = dict(field_features(event, acts))
    return tuple((name, round(probability(found[name], weights[name]), 3)) for name in FIELDS if name in weights)


def field_features(event: Event, acts: Sequence[Act]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each field's name with the features that hold of its value."""
    main = acts[0].frame
    common = (
        "bias",
        f"type:{event.type}",
        f"voice:{main.trigger.voice}",
        f"mentions:{min(len(acts), 3)}",
        f"headline:{main.is_headline}",
        f"sides:{len(countries((*event.actors, *event.recipients)))}",
    )
    own = {
        "actors": _side(event.actors, [a.actors for a in acts], event.type),
        "recipients": _side(event.recipients, [a.recipients for a in acts], event.type),
        "date": _date(event, acts),
        "place": _place(event.place, [a.place for a in acts], event.type),
        "border": _border(event),
        "numbers": _numbers(event),
        "modes": _modes(event),
        "status": (f"status:{event.status}", f"status-type:{event.status}-{event.type}", f"cue:{bool(event.status_span)}"),
        "source": _source(event),
    }  # fmt: skip
    for name in FIELDS:
        yield name, (*common, *own[name])


def _side(people: Sequence[Participant], told: Sequence[Sequence[Participant]], type: str) -> tuple[str, ...]:
    rules = {rule for p in people for rule in p.rule.split("+")}
    named = countries(people)
    others = [countries(t) for t in told if countries(t)]
    agreement = "none" if not others else "all" if all(o == named for o in others) else "some"
    return (
        *(f"rule:{rule}" for rule in sorted(rules)),
        *(f"sector:{sector}" for sector in sorted({p.sector for p in people})),
        f"number:{min(len(people), 3)}",
        f"number-of:{type}:{min(len(people), 2)}",
        f"countries:{min(len(named), 3)}",
        f"unknown:{any(not p.country for p in people)}",
        f"told:{agreement}",
        f"named:{any(p.id for p in people)}",
    )


def _date(event: Event, acts: Sequence[Act]) -> tuple[str, ...]:
    if event.date is None:
        return ("none", f"none-of:{event.type}")
    days = {(a.date.start, a.date.end) for a in acts if a.date}
    return (
        f"rule:{event.date.rule.split(':')[0]}",
        f"precision:{event.date.precision}",
        f"agree:{len(days) == 1}",
        f"of:{event.type}",
    )


def _place(place: EventPlace | None, told: Sequence[EventPlace | None], type: str) -> tuple[str, ...]:
    if place is None:
        return ("none", f"none-of:{type}")
    return (
        f"kind:{place.kind}",
        f"worded:{bool(place.span)}",
        f"worded-of:{bool(place.span)}-{type}",
        f"agree:{len({p.country for p in told if p}) == 1}",
    )


def _modes(event: Event) -> tuple[str, ...]:
    number = min(len(event.modes), 2)
    return (f"modes:{number}", f"modes-of:{event.type}:{number}", *(f"mode:{m}" for m in event.modes))


def _source(event: Event) -> tuple[str, ...]:
    given = bool(event.source)
    return (f"source:{given}", f"source-type:{given}-{event.type}", f"words:{min(len(event.source.split()), 6)}")


def _border(event: Event) -> tuple[str, ...]:
    if event.border is None:
        return ("none", f"none-of:{event.type}")
    return (f"rule:{event.border_rule}", f"of:{event.type}")


def _numbers(event: Event) -> tuple[str, ...]:
    fields = [n.field for n in event.numbers]
    return (
        *(f"field:{f}" for f in sorted(set(fields))),
        f"number:{min(len(fields), 3)}",
        f"rivals:{len(set(fields)) < len(fields)}",
        f"hedged:{any(n.hedge not in UNHEDGED for n in event.numbers)}",
        f"of:{event.type}:{bool(fields)}",
    )
