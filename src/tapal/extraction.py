"""`tapal.extract` and `tapal.explain`: one text in, its event records out, or how each came about."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from tapal.language.identify import identify
from tapal.loading import load_world_actors
from tapal.model.derivation import Derivation
from tapal.model.document import Document, content_id
from tapal.model.events import Coded, Event
from tapal.outputs.explaining.glosses import load_glosses
from tapal.outputs.explaining.record import derivation_record
from tapal.outputs.explaining.view import derivation_view
from tapal.outputs.explanation import derive
from tapal.outputs.html import coded_html
from tapal.outputs.record import document_record
from tapal.pipeline import Resources, code, load
from tapal.world.borders import Borders
from tapal.world.overlay import NOTHING_LAID, Laid, read_overlay

WIDTH = 110
# Overlays whose resources are kept in memory.
KEPT = 4


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


@dataclass(frozen=True, slots=True)
class Explanation:
    """How the events of one text came about, and what was seen and not coded. As text and in notebooks it is a tree.

    `wording` is the ISO 639-1 code of the language that the rules are explained in; an unknown one gives English.
    """

    derivation: Derivation
    wording: str = "en"

    @property
    def record(self) -> dict[str, Any]:
        """The trees as plain data, the same as a line of `tapal explain --json`."""
        return derivation_record(self.derivation, glosses=load_glosses(self.wording))

    def __str__(self) -> str:
        from rich.console import Console

        out = io.StringIO()
        on = Console(file=out, width=WIDTH, highlight=False, markup=False, emoji=False, color_system=None)
        for view in derivation_view(self.derivation, glosses=load_glosses(self.wording)):
            on.print(view)
        return out.getvalue()

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self).encode('utf-8', 'replace').decode('utf-8'))}</pre>"


def extract(
    text: str, *, date: Day | str | None = None, title: str = "", language: str = "", overlay: Path | str = ""
) -> Extraction:
    """Read one text and code its events.

    `date` is the day of publication (a `date` or ISO text); without it relative days stay unresolved. `title` is context only.
    `language` is an ISO 639-1 code; without it the language is identified. `overlay` is a TOML file with your own actors,
    aliases and places. The first call loads the language, later ones do not.

    Raises:
        ValueError: `date` is text and not an ISO day, or the overlay cannot be used (`OverlayError`).
    """
    return Extraction(code(_document(text, date, title, language), resources=_chosen(overlay)))


def explain(
    text: str, *, date: Day | str | None = None, title: str = "", language: str = "", overlay: Path | str = ""
) -> Explanation:
    """Read one text like `extract`, and say how each event came about and what was not coded. Raises like it."""
    return Explanation(derive(_document(text, date, title, language), resources=_chosen(overlay)))


def _chosen(overlay: Path | str) -> Resources:
    """The resources, with the overlay laid over them; a file that has changed is read again."""
    if not overlay:
        return _resources(None, 0)
    path = Path(overlay).expanduser().absolute()
    return _resources(path, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=KEPT)
def _resources(overlay: Path | None, _changed: int) -> Resources:
    if overlay is None:
        return load(laid=NOTHING_LAID)
    return load(laid=Laid(read_overlay(overlay, actors=load_world_actors(), borders=Borders())))


def _document(text: str, date: Day | str | None, title: str, language: str) -> Document:
    day = Day.fromisoformat(date[:10]) if isinstance(date, str) else date
    return Document(
        id=content_id(text),
        text=text,
        title=title,
        published=day,
        published_from="given" if day else "",
        language=language or identify(text),
    )
