"""Tables for a terminal: one row an event, and the sentence with its evidence under it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tapal.model.spans import Span

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from tapal.outputs.record import Record

COLUMNS = ("date", "status", "type", "who", "place", "border", "numbers", "source")
STATUS_STYLES = {"actual": "bold", "alleged": "yellow", "denied": "red", "unrealized": "cyan"}
_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WIDEST = 400
_RATIOS = {"date": 5, "status": 5, "type": 6, "who": 11, "place": 7, "border": 4, "numbers": 6, "source": 6}

Naming = Callable[[str], str]


def event_views(record: Record, *, text: str, name: Naming, with_evidence: bool = True) -> Iterator[RenderableType]:
    """A header, then for every event of a document record a row and, if wanted, its sentence with the evidence coloured.

    `text` is the document's raw text; `name` gives the words shown for a column, a status or a number field.
    """
    from rich.padding import Padding
    from rich.table import Table

    yield _grid(Table, [name(f"column.{column}") for column in COLUMNS], style="bold underline")
    for event in record["events"]:
        yield _grid(Table, [_cell(event, column, name) for column in COLUMNS], style="")
        if with_evidence and event["evidence"]:
            yield Padding(evidence_text(event, text=text), (0, 0, 1, 2))


def _grid(table_class: type[Table], cells: list[str | Text], *, style: str) -> Table:
    grid = table_class.grid(padding=(0, 2, 0, 0), expand=True)
    for column in COLUMNS:
        grid.add_column(ratio=_RATIOS[column], overflow="fold", style=style)
    grid.add_row(*cells)
    return grid


def evidence_text(event: Record, *, text: str) -> Text:
    """The sentence of the event's first evidence, each piece of evidence in it coloured, dangerous characters made visible."""
    from rich.text import Text

    pieces = [Span(one["start"], one["end"]) for one in event["evidence"]]
    sentence = sentence_around(text, pieces[0])
    shown = Text(visible(sentence.of(text)), style="dim")
    for piece in pieces:
        start, end = max(piece.start, sentence.start), min(piece.end, sentence.end)
        if start < end:
            shown.stylize("not dim bold yellow", start - sentence.start, end - sentence.start)
    return shown


def sentence_around(text: str, span: Span) -> Span:
    """The rough sentence that holds the span, at most 400 characters either side of it, without outer blanks."""
    before = text[max(0, span.start - _WIDEST) : span.start]
    ends = [
        match.end()
        for match in _END.finditer(text[max(0, span.start - _WIDEST) : span.start + 1])
        if match.end() <= len(before)
    ]
    start = max(0, span.start - _WIDEST) + (ends[-1] if ends else 0)
    after = _END.search(text, max(span.start, span.end - 1), min(len(text), span.end + _WIDEST))
    end = after.end() if after else min(len(text), span.end + _WIDEST)
    while start < span.start and text[start].isspace():
        start += 1
    while end > max(span.end, start) and text[end - 1].isspace():
        end -= 1
    return Span(start, max(end, start))


def visible(text: str) -> str:
    """The same number of characters, with line breaks as blanks and control or direction characters as a visible mark."""
    return _CONTROL.sub("\ufffd", text.replace("\n", " ").replace("\t", " "))


def _cell(event: Record, column: str, name: Naming) -> str | Text:
    from rich.text import Text

    if column == "status":
        return Text(name(f"status.{event['status']}"), style=STATUS_STYLES.get(event["status"], ""))
    if column == "type":
        return Text("\n".join([event["type"], *event["modes"]]))
    if column == "date":
        date = event["date"]
        return Text(
            "–" if not date else date["start"] if date["start"] == date["end"] else f"{date['start']}\n{date['end']}"
        )
    if column == "who":
        actors, recipients = _side(event["actors"]), _side(event["recipients"])
        return Text(f"{actors or '?'} → {recipients}" if recipients else actors or "?")
    if column == "place":
        place = event["place"]
        return Text("–" if not place else visible(" ".join(part for part in (place["text"], place["country"]) if part)))
    if column == "numbers":
        return Text(
            "\n".join(f"{name(f'number.{key}')} {bounds(value)}" for key, value in event["numbers"].items()) or "–"
        )
    return Text(visible(event[column] or "–"))


def _side(participants: list[Record]) -> str:
    return ", ".join(visible(f"{one['text']} ({one['country'] or '?'} {one['sector']})") for one in participants)


def bounds(value: list[int | None]) -> str:
    """A count with its bounds: 11, ≥11, ≤20 or 20–99."""
    low, high = value
    if low == high:
        return "?" if low is None else str(low)
    if high is None:
        return f"≥{low}"
    return f"≤{high}" if low is None else f"{low}–{high}"
