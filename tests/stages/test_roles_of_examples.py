"""The examples of the trigger lexicon through the whole pipeline: type and status, who did it, to whom. Run with -s to see the failures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tests.language.lexicon_examples import Example, document, examples, undoubting

from tapal.model.events import Event, Participant
from tapal.pipeline import code

# Shares that must hold: measured, rounded down. Raise them when the code gets better.
EVENTS = 0.99
ACTORS = 0.97
RECIPIENTS = 0.96


def _countries(people: Sequence[Participant]) -> tuple[str, ...]:
    return tuple(sorted({p.country for p in people if p.country}))


def _fits(event: Event, example: Example) -> int:
    return (example.actors in (None, _countries(event.actors))) + (
        example.recipients in (None, _countries(event.recipients))
    )


@lru_cache(maxsize=1)
def _coded() -> tuple[tuple[Example, tuple[Event, ...]], ...]:
    """Every example with the events that the pipeline reads from it."""
    return tuple((e, code(document(e.text), resources=undoubting()).events) for e in examples() if not e.is_counter)


def _best(example: Example, events: Sequence[Event]) -> Event | None:
    """The event of the example's type and status whose sides fit best."""
    fitting = [e for e in events if e.type == example.type and e.status == example.status]
    return max(fitting, key=lambda e: _fits(e, example), default=None)


def _sides(side: str) -> tuple[int, int]:
    """How many examples name the side, and for how many exactly these countries are found."""
    named = right = 0
    for example, events in _coded():
        wanted = getattr(example, side)
        best = _best(example, events)
        if wanted is None or best is None:
            continue
        named += 1
        found = getattr(best, side)
        if _countries(found) == tuple(sorted(set(wanted))):
            right += 1
        else:
            told = ", ".join(f"{p.text}={p.country or '?'} ({p.rule})" for p in found) or "nobody"
            print(f"{side}\t{best.rule}\t{example.text}\twanted {' '.join(wanted)}, found {told}")
    return named, right


def test_type_and_status() -> None:
    right = 0
    for example, events in _coded():
        if _best(example, events):
            right += 1
        else:
            told = ", ".join(f"{e.type} {e.status} ({e.rule})" for e in events) or "nothing"
            print(f"event\t{example.entry}\t{example.text}\twanted {example.type} {example.status}, found {told}")
    print(f"events {right}/{len(_coded())}")
    assert right / len(_coded()) >= EVENTS


def test_actors() -> None:
    named, right = _sides("actors")
    print(f"actors {right}/{named}")
    assert right / named >= ACTORS


def test_recipients() -> None:
    named, right = _sides("recipients")
    print(f"recipients {right}/{named}")
    assert right / named >= RECIPIENTS
