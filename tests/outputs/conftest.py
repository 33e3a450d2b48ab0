"""A coded document that has everything, odd characters included."""

from __future__ import annotations

from datetime import date

import pytest

from tapal.model.document import Document, Passage, Role
from tapal.model.events import Coded, DateRange, Event, EventPlace, NumberClaim, Participant, Status
from tapal.model.issue import Issue
from tapal.model.spans import Span

TEXT = (
    "Iran menembaki pos Pakistan di Taftan pada Sabtu, 11 orang tewas.\n"
    "Baca juga: <script>alert(1)</script>\n"
    "Pakistan 🇵🇰 mengecam serangan itu."
)


def span(words: str) -> Span:
    """Where the words first stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def coded() -> Coded:
    """Two events, one with every field, one with almost none."""
    full = Event(
        id="e1",
        type="ASSAULT",
        modes=("heavy-weapons", "firearms"),
        status=Status.ALLEGED,
        actors=(Participant("Iran", "IRN", "GOV", span("Iran"), id="IRN", rule="subject"),),
        recipients=(Participant("=pos Pakistan", "PAK", "MIL", span("pos Pakistan")), Participant("x", "", "UNK")),
        evidence=(span("menembaki pos Pakistan"), span("serangan itu")),
        date=DateRange("2024-01-13", "2024-01-13", span=span("Sabtu"), rule="weekday"),
        place=EventPlace("Taftan", "PAK", 28.97, 61.58, 5.0, "town", span("Taftan"), "g1"),
        border="IRN-PAK",
        numbers=(
            NumberClaim("killed", 11, 11, span("11 orang")),
            NumberClaim("killed", 9, None),
            NumberClaim("injured", 0, 0),
        ),
        source="",
        confidence=0.123456,
        field_confidence=(("type", 0.9),),
    )
    bare = Event("e2", "ACCUSE", (), Status.ACTUAL, (), (), (span("mengecam"),), reprisal_for="e1")
    document = Document(
        "d\ud800-1", TEXT, title='=HYPERLINK("x")', published=date(2024, 1, 14), outlet='Kantor, "Satu"', language="id"
    )
    first, second = TEXT.index("Baca"), TEXT.index("Pakistan 🇵🇰")
    passages = (
        Passage(Span(0, first), Role.BODY),
        Passage(Span(first, second), Role.TEASER),
        Passage(Span(second, len(TEXT)), Role.BODY),
    )
    return Coded(document, passages, (full, bare), (Issue("odd", span("Taftan"), "why"),))
