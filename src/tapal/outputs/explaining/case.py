"""What explaining looks things up in: the trace of a document, and the mentions that one of its events was made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tapal.loading import Coder
from tapal.model.derivation import Step
from tapal.model.events import Event
from tapal.model.frames import Act
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Sentence
from tapal.model.spans import Span
from tapal.pipeline import Trace
from tapal.stages.merging.likeness import Weights
from tapal.stages.resolve import references_of

# Features shown for and against.
STRONGEST = (4, 3)


@dataclass(frozen=True)
class Ground:
    """The trace of one coded document, with look-ups."""

    trace: Trace
    coder: Coder

    @property
    def text(self) -> str:
        """The raw text."""
        return self.trace.coded.document.text

    @cached_property
    def act_at(self) -> dict[Span, Act]:
        """Every act by the span of its trigger."""
        return {act.evidence: act for act in self.trace.acts}

    @cached_property
    def meant(self) -> dict[Span, tuple[ActorMention, ...]]:
        """What every actor mention stands for, by its span."""
        resolved = references_of(self.trace.parsed, self.trace.mentions, world=self.coder.world)
        return {m.span: resolved.get((m.sentence, m.first), ()) for m in self.trace.mentions.actors}

    @cached_property
    def actor_at(self) -> dict[Span, ActorMention]:
        """Every actor mention as found, by its span."""
        return {m.span: m for m in self.trace.mentions.actors}

    def sentence(self, act: Act) -> Sentence:
        """The sentence of an act."""
        return self.trace.parsed.sentences[act.frame.trigger.sentence]

    def sentence_at(self, span: Span) -> Sentence | None:
        """The sentence that holds the span, None when no coded sentence does."""
        return next((s for s in self.trace.parsed.sentences if s.span.contains(span)), None)


@dataclass(frozen=True)
class Case:
    """One event and its mentions, the main one first."""

    ground: Ground
    event: Event
    acts: tuple[Act, ...]

    @property
    def main(self) -> Act:
        """The mention that gives the event its type and status."""
        return self.acts[0]

    def giver(self, gives: Callable[[Act], bool]) -> Act:
        """The first mention that gives a value, the main one if none seems to."""
        return next((act for act in self.acts if gives(act)), self.main)

    def taken_from(self, act: Act) -> tuple[Step, ...]:
        """A step that says that another mention than the main one gave a value."""
        return () if act is self.main else (Step("mention", span=act.evidence, rule="merge/taken-from"),)


def feature_steps(names: Iterable[str], weights: Weights, *, kind: str) -> tuple[Step, ...]:
    """The features that weigh most for and against, strongest first. `kind` is the kind of their rules."""
    weighed = sorted(
        ((name, weights.get(name, 0.0)) for name in dict.fromkeys(names)), key=lambda p: (-abs(p[1]), p[0])
    )
    chosen = [
        pair
        for sign, limit in zip((1, -1), STRONGEST, strict=True)
        for pair in [p for p in weighed if p[1] * sign > 0][:limit]
    ]
    return tuple(_feature(name, weight, kind) for name, weight in chosen)


def _feature(name: str, weight: float, kind: str) -> Step:
    what, _, value = name.partition(":")
    return Step("feature", value, rule=f"{kind}/{what}", number=weight)


def unique(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps in order, each once."""
    yield from dict.fromkeys(steps)
