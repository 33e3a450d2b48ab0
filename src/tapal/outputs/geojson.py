"""GeoJSON (RFC 7946): one point an event that has coordinates; events without them are left out, never placed by guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tapal.outputs.record import Record, to_json


def features(document: Record) -> Iterator[Record]:
    """The events of one document record that have coordinates. Positions are longitude, latitude in degrees (WGS 84)."""
    for event in document["events"]:
        place = event["place"]
        if place is None or place["lat"] is None or place["lon"] is None:
            continue
        properties = {
            key: event[key] for key in ("type", "modes", "status", "border", "numbers", "source", "confidence")
        }
        properties |= {
            "document": document["id"],
            "event": event["id"],
            "date_start": (event["date"] or {}).get("start"),
            "date_end": (event["date"] or {}).get("end"),
            "actors": [one["country"] or one["text"] for one in event["actors"]],
            "recipients": [one["country"] or one["text"] for one in event["recipients"]],
            "place": place["text"],
            "precision_km": place["precision_km"],
            "evidence": event["evidence"][0]["text"] if event["evidence"] else "",
            "url": document["url"],
        }
        yield {
            "type": "Feature",
            "id": f"{document['id']}/{event['id']}",
            "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
            "properties": properties,
        }


def lines(documents: Iterable[Record]) -> Iterator[str]:
    """A FeatureCollection in pieces of text, one feature a line; memory does not grow with the number of documents."""
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for document in documents:
        for feature in features(document):
            yield separator + to_json(feature)
            separator = ",\n"
    yield "\n]}\n"
