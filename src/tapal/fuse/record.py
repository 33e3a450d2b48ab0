"""The shape of an incident outside the program; keys are always present and in this order."""

from __future__ import annotations

from typing import Any

from tapal.fuse.records import Claim, Figure, Incident, Report
from tapal.model.events import Participant
from tapal.model.spans import Span

SCHEMA_VERSION = "1"
Record = dict[str, Any]


def incident_record(incident: Incident, *, with_claims: bool = True) -> Record:
    """One incident as a plain dictionary, ready for JSON. Spans point into the raw text of the claim's document."""
    date, place = incident.date, incident.place
    record: Record = {
        "id": incident.id,
        "schema": SCHEMA_VERSION,
        "type": incident.type,
        "modes": list(incident.modes),
        "status": incident.status,
        "statuses": dict(incident.statuses),
        "actors": [_party(one) for one in incident.actors],
        "recipients": [_party(one) for one in incident.recipients],
        "date": {"start": date.start, "end": date.end, "precision": date.precision} if date else None,
        "place": None,
        "border": incident.border,
        "numbers": {one.field: _figure(one) for one in incident.numbers},
        "reports": [_report(one) for one in incident.reports],
        "witnesses": incident.witnesses,
    }
    if place:
        names = ("text", "country", "lat", "lon", "precision_km", "kind", "id")
        record["place"] = {name: getattr(place, name) for name in names}
    if with_claims:
        record["claims"] = [_claim(one) for one in incident.claims]
    return record


def _party(one: Participant) -> Record:
    return {"text": one.text, "country": one.country, "sector": one.sector, "id": one.id, "name": one.name}


def _figure(one: Figure) -> Record:
    return {"low": one.low, "best": one.best, "high": one.high, "is_open": one.is_open, "rule": one.rule}


def _report(one: Report) -> Record:
    return {
        "event": one.id,
        "document": one.document,
        "outlet": one.outlet,
        "published": str(one.published) if one.published else None,
        "title": one.title,
        "url": one.url,
        "witness": one.witness,
    }


def _claim(one: Claim) -> Record:
    return {
        "field": one.field,
        "value": one.value,
        "by": one.by,
        "event": one.report,
        "document": one.document,
        "witness": one.witness,
        "published": str(one.published) if one.published else None,
        "span": _span(one.span),
        "is_rival": one.is_rival,
    }


def _span(span: Span | None) -> Record | None:
    return {"start": span.start, "end": span.end} if span else None
