"""Derivations: how each value of an event came about, from words through rules, and what was seen and not coded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tapal.model.events import Coded
from tapal.model.spans import Span


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation: a value, the words that it rests on, the rule that led from them to it, and the steps below it.

    `field` names what the step tells (`type`, `actor`, `cue`, ...); `rule` is the name of a rule with its kind before a slash
    (`role/adjacent`, `date/weekday`), empty when nothing was decided; `number` is a probability, a weight or a radius in
    kilometres, as `field` says.
    """

    field: str
    value: str = ""
    span: Span | None = None
    rule: str = ""
    number: float | None = None
    steps: tuple[Step, ...] = ()

    def walk(self) -> Iterator[Step]:
        """This step and all below it, each before those under it."""
        yield self
        for step in self.steps:
            yield from step.walk()


@dataclass(frozen=True, slots=True)
class Derivation:
    """A coded document with one tree of steps for every event, in their order, and one for everything seen and not coded.

    The trees of `skipped` are in text order; their rules are `skip/REASON`.
    """

    coded: Coded
    events: tuple[Step, ...] = ()
    skipped: tuple[Step, ...] = ()
