"""Records as JSON text and back, without loss."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

from tapal.model.document import Document, Passage, Role
from tapal.model.events import Coded, DateRange, Event, EventPlace, NumberClaim, Participant, Status
from tapal.model.facts import StatedFact
from tapal.model.issue import Issue
from tapal.model.spans import Span

Plain = dict[str, Any]


def coded_to_text(coded: Coded) -> str:
    """One coded document as one line of ASCII JSON; half surrogates survive."""
    return _dump(coded)


def coded_from_text(text: str) -> Coded:
    """The coded document that `coded_to_text` wrote.

    Raises:
        ValueError, KeyError, TypeError: the text is not such a line.
    """
    plain = json.loads(text)
    return Coded(
        document=_document(plain["document"]),
        passages=tuple(Passage(_span(one["span"]), Role(one["role"])) for one in plain["passages"]),
        events=tuple(_event(one) for one in plain["events"]),
        issues=tuple(_issue(one) for one in plain["issues"]),
        is_coded=plain["is_coded"],
        facts=tuple(_fact(one) for one in plain["facts"]),
    )


def event_to_text(event: Event) -> str:
    """One event as one line of ASCII JSON."""
    return _dump(event)


def event_from_text(text: str) -> Event:
    """The event that `event_to_text` wrote.

    Raises:
        ValueError, KeyError, TypeError: the text is not such a line.
    """
    return _event(json.loads(text))


def fact_to_text(fact: StatedFact) -> str:
    """One stated fact as one line of ASCII JSON."""
    return _dump(fact)


def fact_from_text(text: str) -> StatedFact:
    """The stated fact that `fact_to_text` wrote.

    Raises:
        ValueError, KeyError, TypeError: the text is not such a line.
    """
    return _fact(json.loads(text))


def _dump(record: Any) -> str:
    return json.dumps(_plain(record), ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if dataclasses.is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _span(plain: list[int]) -> Span:
    return Span(plain[0], plain[1])


def _maybe_span(plain: list[int] | None) -> Span | None:
    return None if plain is None else _span(plain)


def _spanned(plain: Plain) -> Plain:
    return plain | {"span": _maybe_span(plain["span"])}


def _issue(plain: Plain) -> Issue:
    return Issue(**_spanned(plain))


def _fact(plain: Plain) -> StatedFact:
    return StatedFact(**(plain | {"span": _span(plain["span"]), "conflicts_with": tuple(plain["conflicts_with"])}))


def _document(plain: Plain) -> Document:
    published = date.fromisoformat(plain["published"]) if plain["published"] else None
    issues = tuple(_issue(one) for one in plain["issues"])
    return Document(**(plain | {"published": published, "issues": issues}))


def _event(plain: Plain) -> Event:
    return Event(
        **(
            plain
            | {
                "modes": tuple(plain["modes"]),
                "status": Status(plain["status"]),
                "actors": tuple(Participant(**_spanned(one)) for one in plain["actors"]),
                "recipients": tuple(Participant(**_spanned(one)) for one in plain["recipients"]),
                "evidence": tuple(_span(one) for one in plain["evidence"]),
                "date": DateRange(**_spanned(plain["date"])) if plain["date"] else None,
                "place": EventPlace(**_spanned(plain["place"])) if plain["place"] else None,
                "numbers": tuple(NumberClaim(**_spanned(one)) for one in plain["numbers"]),
                "source_span": _maybe_span(plain["source_span"]),
                "status_span": _maybe_span(plain["status_span"]),
                "field_confidence": tuple((name, value) for name, value in plain["field_confidence"]),
            }
        )
    )
