"""Why this status, this speaker, and which other event this one answers."""

from __future__ import annotations

from collections.abc import Iterator

from tapal.model.derivation import Step
from tapal.model.events import Status
from tapal.model.frames import Act
from tapal.model.mentions import CueMention
from tapal.outputs.explaining.case import Case
from tapal.outputs.explaining.circumstances import NOTHING
from tapal.stages.merging.told import telling


def telling_steps(case: Case) -> Iterator[Step]:
    """Steps for status, speaker and what the event answers."""
    yield _status(case)
    yield _speaker(case)
    if case.event.reprisal_for:
        yield _answer(case, case.event.reprisal_for)


def _status(case: Case) -> Step:
    event = case.event
    act = case.giver(lambda a: a.frame.status_span == event.status_span)
    if event.status_span is None:
        rule = "actual" if event.status is Status.ACTUAL else "other"
        return Step("status", event.status.value, rule=f"status/{rule}")
    here = act.frame.trigger.sentence
    cues = [c for c in case.ground.trace.mentions.cues if c.span == event.status_span]
    steps: tuple[Step, ...] = ()
    rule = "other"
    if cues:
        rule = "cue"
        steps = (Step("cue", cues[0].entry, rule=f"cue/{cues[0].kind}"),)
    else:
        for trigger in case.ground.trace.mentions.triggers:
            if trigger.sentence == here and trigger.span == event.status_span:
                rule = "embedded"
                steps = (Step("entry", trigger.entry),)
    return Step("status", event.status.value, event.status_span, f"status/{rule}", steps=steps)


def _speaker(case: Case) -> Step:
    act = telling(case.acts)
    if act.frame.speaker is None:
        return Step("speaker", NOTHING, rule="speaker/own-voice")
    holding = [
        q for q in case.ground.trace.parsed.quotes if q.speaker == act.frame.speaker and q.span.contains(act.evidence)
    ]
    quote = min(holding, key=lambda q: len(q.span), default=None)
    cue = (Step("cue", span=quote.cue, rule="speaker/cue"),) if quote and quote.cue else ()
    steps = (*cue, *case.taken_from(act))
    if not case.event.source:
        return Step("speaker", NOTHING, act.frame.speaker, "speaker/nobody", steps=steps)
    rule = "other" if quote is None else "quoted" if quote.is_direct else "reported"
    return Step("speaker", case.event.source, act.frame.speaker, f"speaker/{rule}", steps=steps)


def _answer(case: Case, answered: str) -> Step:
    act = case.giver(lambda a: a.frame.answers is not None)
    cue = _nearest_cue(case, act)
    rule = "hedged" if case.event.reprisal_hedged else "said"
    steps = (Step("cue", cue.entry, rule=f"cue/{cue.kind}"),) if cue else ()
    return Step("answers", answered, cue.span if cue else None, f"answers/{rule}", steps=steps)


def _nearest_cue(case: Case, act: Act) -> CueMention | None:
    """The cue of an answer that stands nearest to the act."""
    cues = [
        c
        for c in case.ground.trace.mentions.cues
        if c.sentence == act.frame.trigger.sentence and c.kind.startswith("reprisal")
    ]
    return min(cues, key=lambda c: abs(c.first - act.frame.trigger.first), default=None)
