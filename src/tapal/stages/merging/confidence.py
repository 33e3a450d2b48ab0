"""How sure we are of an event: named features of its mentions, weighed by numbers learnt from annotated documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tapal.language.topics import ARTICLE_IS_SHORT
from tapal.model.events import Event, Participant
from tapal.model.frames import Act

# How the features of topics end that fill much of an article.
FILLED = (":clear", ":strong")
EARLY = ((0, "0"), (2, "1-2"), (6, "3-6"), (14, "7-14"))


def event_features(event: Event, acts: Sequence[Act], *, about: Iterable[str]) -> Iterator[str]:
    """Names of the features that hold of an event made of the acts, the main one first; `about` are features of the article."""
    main = acts[0].frame
    has_actor = _is_known(event.actors)
    has_recipient = _is_known(event.recipients)
    yield "bias"
    if main.trigger.lacks:
        yield "guess"
        yield "guess-lacks:" + "+".join(main.trigger.lacks)
        yield f"guess-type:{event.type}"
        yield f"guess-sides:{has_actor}-{has_recipient}"
        yield "guess-mentions:" + str(min(2, len(acts)))
        for sector in sorted({p.sector for p in event.actors}):
            yield f"guess-actor-sector:{sector}"
    yield f"type:{event.type}"
    yield f"entry:{main.trigger.entry}"
    yield f"voice:{main.trigger.voice}"
    yield f"type-voice:{event.type}-{main.trigger.voice}"
    yield "mentions:" + (str(len(acts)) if len(acts) < 3 else "3+")
    yield f"actors:{has_actor}"
    yield f"recipients:{has_recipient}"
    yield f"sides:{has_actor}-{has_recipient}"
    yield f"type-sides:{event.type}-{has_actor}-{has_recipient}"
    yield f"date:{bool(event.date)}"
    yield f"place:{bool(event.place and event.place.span)}"
    yield f"numbers:{bool(event.numbers)}"
    yield f"source:{bool(event.source)}"
    yield f"status:{event.status}"
    yield f"status-type:{event.status}-{event.type}"
    if main.status_cue:
        yield f"status-cue:{main.status_cue}"
    yield f"headline:{any(a.frame.is_headline for a in acts)}"
    yield f"definite:{main.is_definite}"
    yield from ["answers"] * any(a.frame.answers is not None for a in acts)
    yield f"quoted:{acts[0].wording.quoted or 'no'}"
    yield f"quoted-type:{acts[0].wording.quoted or 'no'}-{event.type}"
    yield from acts[0].wording.setting
    first = min(a.frame.trigger.sentence for a in acts)
    yield "sentence:" + next((name for last, name in EARLY if first <= last), "far")
    for role, people in (("actor", event.actors), ("recipient", event.recipients)):
        for sector in sorted({p.sector for p in people}):
            yield f"{role}-sector:{sector}"
        for rule in sorted({p.rule.split("+")[0] for p in people}):
            yield f"{role}-rule:{rule}"
    sides = {p.country for p in (*event.actors, *event.recipients) if p.country}
    yield "countries:" + (str(len(sides)) if len(sides) < 2 else "2+")
    for name in about:
        yield name
        if name.endswith(FILLED):
            yield f"{name}-{event.type}"


def article_features(acts: Sequence[Act], *, topics: Sequence[str]) -> tuple[str, ...]:
    """Features of the article that all its events share: its topics, and whether it tells few acts.

    A text too short to be an article has no other feature than that.
    """
    if ARTICLE_IS_SHORT in topics:
        return (ARTICLE_IS_SHORT,)
    number = sum(not a.frame.trigger.lacks for a in acts)
    return (*topics, f"article-acts:{'1' if number < 2 else '2-3' if number < 4 else '4+'}")


def _is_known(people: Sequence[Participant]) -> bool:
    return any(p.country for p in people)
