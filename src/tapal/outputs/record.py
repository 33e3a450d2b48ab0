"""The shape of a record outside the program: section 2 of the codebook, with identifiers and spans beside it."""

from __future__ import annotations

import json
import re
from typing import Any

from tapal.model.events import Coded, DateRange, Event, EventPlace, NumberClaim, Participant
from tapal.model.facts import StatedFact
from tapal.model.issue import Issue
from tapal.model.spans import Span

SCHEMA_VERSION = "1"

Record = dict[str, Any]
_UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def to_json(record: Record) -> str:
    """One record as one line of JSON without a line end.

    UTF-8 safe: half surrogates, which broken pages hold, are escaped, and so are line separators that some readers split at.
    """
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(record, ensure_ascii=False, allow_nan=False))


def document_record(coded: Coded) -> Record:
    """One document as a plain dictionary, ready for JSON; keys are always present and in this order.

    Spans are half open and count Unicode code points of the text as received. `boilerplate` lists, in text order, the
    passages that gave no events and why. `is_coded` is false when the language has no coder yet.
    """
    document = coded.document
    return {
        "id": document.id,
        "schema": SCHEMA_VERSION,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "is_coded": coded.is_coded,
        "events": [event_record(event, text=document.text) for event in coded.events],
        "facts": [_fact(fact, text=document.text) for fact in coded.facts],
        "boilerplate": [
            {"role": passage.role.value, **_span(passage.span)}
            for passage in coded.passages
            if not passage.role.is_coded
        ],
        "issues": [_issue(issue) for issue in all_issues(coded)],
    }


def all_issues(coded: Coded) -> tuple[Issue, ...]:
    """The issues of reading and of coding, in that order, each once."""
    return tuple(dict.fromkeys((*coded.document.issues, *coded.issues)))


def event_record(event: Event, *, text: str) -> Record:
    """One event as a plain dictionary. `text` is the document's, for the words of the evidence."""
    numbers, spans, rivals = _numbers(event.numbers)
    return {
        "id": event.id,
        "type": event.type,
        "modes": list(event.modes),
        "status": event.status.value,
        "actors": [_participant(one) for one in event.actors],
        "recipients": [_participant(one) for one in event.recipients],
        "date": _date(event.date),
        "place": _place(event.place),
        "border": event.border,
        "numbers": numbers,
        "rival_numbers": rivals,
        "source": event.source,
        "reprisal_for": event.reprisal_for,
        "reprisal_hedged": event.reprisal_hedged,
        "evidence": [{**_span(span), "text": span.of(text)} for span in event.evidence],
        "confidence": round(event.confidence, 4),
        "field_confidence": {name: round(value, 4) for name, value in event.field_confidence},
        "number_spans": spans,
        "source_span": _maybe_span(event.source_span),
        "status_span": _maybe_span(event.status_span),
        "border_rule": event.border_rule,
        "rule": event.rule,
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _maybe_span(span: Span | None) -> dict[str, int] | None:
    return _span(span) if span else None


def _issue(issue: Issue) -> Record:
    return {"code": issue.code, "span": _maybe_span(issue.span), "detail": issue.detail}


def _fact(fact: StatedFact, *, text: str) -> Record:
    return {
        "id": fact.id,
        "kind": fact.kind,
        "subject": fact.subject,
        "scope": fact.scope,
        "part": fact.part,
        "value": fact.value,
        "low": fact.low,
        "high": fact.high,
        "hedge": fact.hedge,
        "is_negated": fact.is_negated,
        "reference": fact.reference,
        "conflicts_with": list(fact.conflicts_with),
        "source": fact.source,
        "span": {**_span(fact.span), "text": fact.span.of(text)},
        "rule": fact.rule,
    }


def _participant(one: Participant) -> Record:
    return {
        "text": one.text,
        "country": one.country,
        "sector": one.sector,
        "id": one.id,
        "name": one.name,
        "span": _maybe_span(one.span),
        "rule": one.rule,
    }


def _date(date: DateRange | None) -> Record | None:
    if date is None:
        return None
    return {
        "start": date.start,
        "end": date.end,
        "precision": date.precision,
        "span": _maybe_span(date.span),
        "rule": date.rule,
    }


def _place(place: EventPlace | None) -> Record | None:
    if place is None:
        return None
    return {
        "text": place.text,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision_km": place.precision_km,
        "kind": place.kind,
        "id": place.id,
        "span": _maybe_span(place.span),
        "rule": place.rule,
    }


def _numbers(claims: tuple[NumberClaim, ...]) -> tuple[Record, Record, Record]:
    """Counts by field, their spans, and rival counts: the first claim of a field is the one put forward."""
    numbers: Record = {}
    spans: Record = {}
    rivals: Record = {}
    for claim in claims:
        bounds = [claim.low, claim.high]
        if claim.field in numbers:
            rivals.setdefault(claim.field, []).append(bounds)
            continue
        numbers[claim.field] = bounds
        if claim.span:
            spans[claim.field] = {**_span(claim.span), "hedge": claim.hedge}
    return numbers, spans, rivals
