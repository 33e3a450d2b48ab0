"""Trading precision for recall by the least confidence of an event."""

from __future__ import annotations

from datetime import date

import pytest

from tapal.cli.world import world_config
from tapal.model.document import Document
from tapal.pipeline import code, load
from tapal.world.overlay import Laid

NEWS = Document(
    id="d",
    text="Jet tempur Pakistan menggempur kamp milisi di Iran dan menewaskan sembilan orang. Iran mengecam gempuran itu.",
    published=date(2024, 1, 18),
    language="id",
)


@pytest.mark.parametrize(("least", "some"), [(1.0, False), (0.0, True)])
def test_events_less_sure_are_left_out(least: float, some: bool) -> None:
    assert bool(code(NEWS, resources=load(laid=Laid(least_sure=least))).events) is some


def test_every_event_tells_how_sure_each_field_is() -> None:
    for event in code(NEWS, resources=load()).events:
        assert [name for name, _ in event.field_confidence][:2] == ["actors", "recipients"]
        assert all(0 <= sure <= 1 for _, sure in event.field_confidence)


def test_a_stored_document_is_read_anew_under_another_bound() -> None:
    assert world_config(Laid(least_sure=0.5)) != world_config(Laid(least_sure=0.6))
