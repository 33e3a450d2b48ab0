"""Coded documents made by hand, small and large in what they hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tapal.model.document import Document, Passage, Role, content_id
from tapal.model.events import Coded, DateRange, Event, EventPlace, NumberClaim, Participant, Status
from tapal.model.facts import StatedFact
from tapal.model.issue import Issue
from tapal.model.spans import Span

IRN = Participant("Iran", "IRN", "GOV", Span(0, 4), id="state:IRN", name="Iran", rule="subject")
PAK = Participant("Pakistan", "PAK", "GOV", Span(15, 23), id="state:PAK", name="Pakistan")
PANJGUR = EventPlace("Panjgur", "PAK", 26.97, 64.1, 10.0, "town", Span(27, 34), "geo:1")


def event(id: str = "e1", **values: object) -> Event:
    """An ASSAULT of Iran on Pakistan with every field filled, changed as asked."""
    made = Event(
        id=id,
        type="ASSAULT",
        modes=("heavy-weapons", "drone"),
        status=Status.ACTUAL,
        actors=(IRN,),
        recipients=(PAK,),
        evidence=(Span(5, 14), Span(0, 4)),
        date=DateRange("2024-01-16", "2024-01-16", "day", Span(35, 41), "weekday"),
        place=PANJGUR,
        border="IRN-PAK",
        border_rule="strike",
        numbers=(NumberClaim("killed", 2, None, Span(42, 45), "at-least"), NumberClaim("injured", None, 3)),
        source="IRNA",
        source_span=Span(46, 50),
        status_span=None,
        reprisal_for=None,
        confidence=0.75,
        rule="frame",
        field_confidence=(("actors", 0.9),),
    )
    return replace(made, **values)  # type: ignore[arg-type]


def document(text: str, **values: object) -> Document:
    """A document whose id is the hash of its text."""
    made = Document(content_id(text), text, published=date(2024, 1, 17), outlet="Kabar", language="id")
    return replace(made, **values)  # type: ignore[arg-type]


def coded(text: str, *events: Event, **values: object) -> Coded:
    """A coded document of one passage with issues of reading and coding."""
    source = document(text, **values)
    if not source.issues:
        source = replace(source, issues=(Issue("odd", Span(0, 1), "read"),))
    passages = (Passage(Span(0, len(text)), Role.BODY),)
    fact = StatedFact(
        "f1", "border-length", "IRN-PAK", Span(0, 1), low=909.0, conflicts_with=("reference",), hedge="about"
    )
    return Coded(source, passages, events or (event(),), (Issue("unclear", None, "coded"),), facts=(fact,))
