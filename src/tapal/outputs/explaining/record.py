"""Explanations as plain data: the same keys in every step, so that programs can walk the trees."""

from __future__ import annotations

from typing import Any

from tapal.model.derivation import Derivation, Step
from tapal.outputs.explaining.glosses import Glosses

SCHEMA_VERSION = "1"
DIGITS = 3

Record = dict[str, Any]


def derivation_record(
    derivation: Derivation, *, glosses: Glosses, only: int | None = None, with_skipped: bool = True
) -> Record:
    """One explained document as a plain dictionary; keys are always present and in this order.

    Every step has `field`, `value`, `span` (half open, in code points, with its text; or null), `rule`, `gloss`, `number` and
    `steps`. `only` keeps the event of that number, counted from 1; 0 keeps none.
    """
    document = derivation.coded.document
    kept = derivation.events if only is None else derivation.events[only - 1 : only] if only else ()
    return {
        "id": document.id,
        "schema": SCHEMA_VERSION,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "title": document.title,
        "is_coded": derivation.coded.is_coded,
        "events": [_step(step, document.text, glosses) for step in kept],
        "skipped": [_step(step, document.text, glosses) for step in derivation.skipped] if with_skipped else [],
    }


def _step(step: Step, text: str, glosses: Glosses) -> Record:
    span = step.span
    return {
        "field": step.field,
        "value": step.value,
        "span": {"start": span.start, "end": span.end, "text": span.of(text)} if span else None,
        "rule": step.rule,
        "gloss": glosses.rule(step.rule),
        "number": None if step.number is None else round(step.number, DIGITS),
        "steps": [_step(one, text, glosses) for one in step.steps],
    }
