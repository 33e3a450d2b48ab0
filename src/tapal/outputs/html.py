"""HTML for notebooks: the text with its evidence marked and one table of events. Everything from outside is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from tapal.model.events import Coded
from tapal.outputs.record import Record, document_record

_STYLE = (
    "max-width:60em;font-family:sans-serif",
    "background:#ffe08a;color:#222;padding:0 .1em",
    "color:#888",
    "border-collapse:collapse",
    "border:1px solid #999;padding:.2em .5em;text-align:left;vertical-align:top",
)
FIELDS = ("date", "status", "type", "actors", "recipients", "place", "border", "numbers", "source", "evidence")


def coded_html(coded: Coded) -> str:
    """One coded document as an HTML fragment without scripts or outside references."""
    record = document_record(coded)
    head = f"<div style='{_STYLE[0]}'><h3>{_safe(coded.document.title or coded.document.id)}</h3>"
    text = "".join(_marked(coded))
    return f"{head}<div style='white-space:pre-wrap'>{text}</div>{_table(record['events'])}</div>"


def _marked(coded: Coded) -> Iterator[str]:
    """The raw text in order, evidence in mark elements, passages that are not article greyed."""
    text = coded.document.text
    evidence = bytearray(len(text))
    for event in coded.events:
        for span in event.evidence:
            end = min(span.end, len(text))
            evidence[span.start : end] = b"\x01" * max(0, end - span.start)
    for passage in coded.passages:
        if not passage.role.is_coded:
            for at in range(passage.span.start, min(passage.span.end, len(text))):
                evidence[at] = evidence[at] or 2
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or evidence[at] != evidence[start]:
            yield _piece(text[start:at], evidence[start])
            start = at


def _piece(text: str, kind: int) -> str:
    if kind == 1:
        return f"<mark style='{_STYLE[1]}'>{_safe(text)}</mark>"
    if kind == 2:
        return f"<span style='{_STYLE[2]}'>{_safe(text)}</span>"
    return _safe(text)


def _table(events: list[Record]) -> str:
    if not events:
        return ""
    cell = f"style='{_STYLE[4]}'"
    head = "".join(f"<th {cell}>{name}</th>" for name in FIELDS)
    rows = (
        "<tr>" + "".join(f"<td {cell}>{_safe(_value(event, name))}</td>" for name in FIELDS) + "</tr>"
        for event in events
    )
    return f"<table style='{_STYLE[3]}'><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _value(event: Record, name: str) -> str:
    value: Any = event[name]
    if not value:
        return ""
    if name == "date":
        return str(value["start"]) if value["start"] == value["end"] else f"{value['start']} / {value['end']}"
    if name in ("actors", "recipients"):
        return "; ".join(f"{one['text']} ({one['country'] or '?'} {one['sector']})" for one in value)
    if name == "place":
        return " ".join(part for part in (value["text"], value["country"]) if part)
    if name == "numbers":
        return "; ".join(
            f"{key} {low if low is not None else ''}–{high if high is not None else ''}"
            for key, (low, high) in value.items()
        )
    if name == "evidence":
        return str(value[0]["text"])
    if name == "type" and event["modes"]:
        return f"{value} {', '.join(event['modes'])}"
    return str(value)


def _safe(text: str) -> str:
    """Escaped, with half surrogates replaced, so that the fragment is always valid UTF-8."""
    return escape(text.encode("utf-8", "replace").decode("utf-8"), quote=True)
