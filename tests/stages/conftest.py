"""Reads short texts of ours with the Indonesian coder, up to the acts or to the events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tapal.model.document import Document
from tapal.model.events import Event
from tapal.model.frames import Act
from tapal.pipeline import Resources, code, load, unmerged

PUBLISHED = date(2025, 8, 6)
Acts = Callable[[str], tuple[Act, ...]]
Events = Callable[[str], tuple[Event, ...]]


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load()


@pytest.fixture(scope="module")
def acts_of(resources: Resources) -> Acts:
    """The acts of a text, published on 6 August 2025, by type of trigger in text order."""
    return lambda text: tuple(
        act for act in unmerged(_document(text), resources=resources).acts if not act.frame.trigger.lacks
    )


@pytest.fixture(scope="module")
def events_of(resources: Resources) -> Events:
    """The events of a text, published on 6 August 2025."""
    return lambda text: code(_document(text), resources=resources).events


def _document(text: str) -> Document:
    return Document(id="t", text=text, title="", published=PUBLISHED, language="id", outlet="")
