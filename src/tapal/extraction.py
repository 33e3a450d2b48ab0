"""`tapal.extract`: one text in, its event records out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from functools import cache
from typing import Any

from tapal.language.identify import identify
from tapal.model.document import Document, content_id
from tapal.model.events import Coded, Event
from tapal.outputs.html import coded_html
from tapal.outputs.record import document_record
from tapal.pipeline import Resources, code, load


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one text told. Iterating gives the event records, the same as a line of `tapal code` holds; notebooks show it as HTML."""

    coded: Coded

    @property
    def events(self) -> tuple[Event, ...]:
        """The events as typed records, in text order."""
        return self.coded.events

    @property
    def record(self) -> dict[str, Any]:
        """The whole document as plain data, the same as a line of `tapal code`."""
        return document_record(self.coded)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.record["events"])

    def __len__(self) -> int:
        return len(self.coded.events)

    def _repr_html_(self) -> str:
        return coded_html(self.coded)


@cache
def _resources() -> Resources:
    return load()


def extract(text: str, *, date: Day | str | None = None, title: str = "", language: str = "") -> Extraction:
    """Read one text and code its events.

    `date` is the day of publication (a `date` or ISO text); without it relative days stay unresolved. `title` is context only.
    `language` is an ISO 639-1 code; without it the language is identified. The first call loads the language, later ones do not.

    Raises:
        ValueError: `date` is text and not an ISO day.
    """
    day = Day.fromisoformat(date[:10]) if isinstance(date, str) else date
    document = Document(
        id=content_id(text),
        text=text,
        title=title,
        published=day,
        published_from="given" if day else "",
        language=language or identify(text),
    )
    return Extraction(code(document, resources=_resources()))
