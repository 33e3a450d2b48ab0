"""Reports made by hand: a document of one event, said in a few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tapal.model.document import Document, Passage, Role
from tapal.model.events import Coded, DateRange, Event, EventPlace, NumberClaim, Participant, Status
from tapal.model.spans import Span

START = date(2024, 1, 16)
TOWNS = {
    "Panjgur": EventPlace("Panjgur", "PAK", 26.97, 64.1, 10.0, "town"),
    "Turbat": EventPlace("Turbat", "PAK", 26.0, 63.05, 10.0, "town"),
    "Saravan": EventPlace("Saravan", "IRN", 27.37, 62.33, 10.0, "town"),
    "Pakistan": EventPlace("Pakistan", "PAK", 30.0, 70.0, 600.0, "country"),
}


def day_of(n: int) -> str:
    """The n-th day, ISO 8601."""
    return (START + timedelta(days=n)).isoformat()


def act(
    kind: str = "ASSAULT", sides: str = "IRN>PAK", day: int | None = 0, place: str = "Panjgur", **values: object
) -> Event:
    """An event; `sides` are country codes joined with + and >, `place` a town or empty."""
    actors, _, recipients = sides.partition(">")
    people = [
        tuple(Participant(code, code, "GOV", Span(0, 4), id=f"state:{code}") for code in side.split("+") if code)
        for side in (actors, recipients)
    ]
    made = Event(
        id="e1",
        type=kind,
        modes=(),
        status=Status.ACTUAL,
        actors=people[0],
        recipients=people[1],
        evidence=(Span(0, 4),),
        date=DateRange(day_of(day), day_of(day)) if day is not None else None,
        place=TOWNS.get(place),
        border="IRN-PAK",
    )
    return replace(made, **values)  # type: ignore[arg-type]


def told(name: str, *events: Event, text: str = "", published: int | None = 1, outlet: str = "") -> Coded:
    """A document named `name` that tells these events; without a text of its own it shares no rare word with others."""
    words = text or " ".join(f"{name}{one}{other}" for one in "abcdef" for other in "abcdef")
    day = START + timedelta(days=published) if published is not None else None
    document = Document(name, words, title=name, published=day, outlet=outlet or name.upper(), language="id")
    numbered = tuple(replace(one, id=f"e{n}") for n, one in enumerate(events, start=1))
    return Coded(document, (Passage(Span(0, len(words)), Role.BODY),), numbered)


def killed(low: int | None, high: int | None) -> tuple[NumberClaim, ...]:
    """A count of deaths."""
    return (NumberClaim("killed", low, high, Span(0, 2)),)
