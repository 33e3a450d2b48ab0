"""Explanations: for every event the steps from words through rules to its fields, and what was seen and not coded."""

from __future__ import annotations

from tapal.model.derivation import Derivation, Step
from tapal.model.document import Document
from tapal.model.events import Event
from tapal.outputs.explaining.case import Case, Ground
from tapal.outputs.explaining.circumstances import circumstance_steps
from tapal.outputs.explaining.sides import side_steps
from tapal.outputs.explaining.skipping import skipped_steps
from tapal.outputs.explaining.telling import telling_steps
from tapal.outputs.explaining.triggers import type_steps
from tapal.outputs.explaining.weighing import weighing_steps
from tapal.pipeline import Resources, trace


def derive(document: Document, *, resources: Resources) -> Derivation:
    """Code one document and say how each event came about; it has no trees when the language has no coder."""
    found = trace(document, resources=resources)
    if found.coder is None:
        return Derivation(found.coded)
    ground = Ground(found, found.coder)
    events = tuple(_event(ground, event) for event in found.coded.events)
    return Derivation(found.coded, events, skipped_steps(ground, rules=resources.cleaning))


def _event(ground: Ground, event: Event) -> Step:
    acts = tuple(ground.act_at[span] for span in event.evidence if span in ground.act_at)
    case = Case(ground, event, acts)
    sentence = ground.sentence_at(event.evidence[0])
    steps = (
        Step("sentence", span=sentence.span if sentence else event.evidence[0]),
        *type_steps(case),
        *side_steps(case),
        *circumstance_steps(case),
        *telling_steps(case),
        *weighing_steps(case),
    )
    return Step("event", event.id, event.evidence[0], number=event.confidence, steps=steps)
