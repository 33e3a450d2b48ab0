"""Why mentions are one event, and why we are that sure of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tapal.model.derivation import Step
from tapal.model.events import Event
from tapal.model.frames import Act
from tapal.outputs.explaining.case import Case, Ground, feature_steps
from tapal.outputs.explaining.triggers import entry_file
from tapal.stages.merging.confidence import article_features, event_features
from tapal.stages.merging.likeness import pair_features, probability


def weighing_steps(case: Case) -> Iterator[Step]:
    """A step for the mentions, when there are several, and one for the confidence."""
    if len(case.acts) > 1:
        steps = tuple(_mention(case, act) for act in case.acts)
        yield Step(
            "mentions", str(len(case.acts)), number=case.ground.coder.merging.join, rule="merge/joined", steps=steps
        )
    yield confidence_step(case.ground, case.event, case.acts, case.event.confidence)


def confidence_step(ground: Ground, event: Event, acts: Sequence[Act], sure: float | None) -> Step:
    """How sure we are, with the features that weigh most for and against it."""
    merging = ground.coder.merging
    about = article_features(ground.trace.acts, topics=ground.trace.topics)
    names = tuple(event_features(event, acts, about=about))
    value = probability(names, merging.events) if sure is None else sure
    limit = Step("limit", f"{merging.keep:.2f}", rule="confidence/limit", number=merging.keep)
    steps = (*feature_steps(names, merging.events, kind="feature"), limit)
    return Step("confidence", f"{value:.2f}", rule="confidence/learnt", number=value, steps=steps)


def _mention(case: Case, act: Act) -> Step:
    """A mention: the main one, or how likely it is the same act as the others, and the features of the likest pair."""
    entry = act.frame.trigger.entry
    where = entry_file(case.ground, entry)
    if act is case.main:
        return Step("mention", entry, act.evidence, "merge/main", steps=(where,))
    weights = case.ground.coder.merging.pairs
    pairs = [tuple(pair_features(*sorted((act, other), key=_order))) for other in case.acts if other is not act]
    chances = [probability(names, weights) for names in pairs]
    best = pairs[chances.index(max(chances))]
    mean = sum(chances) / len(chances)
    steps = (where, *feature_steps(best, weights, kind="likeness"))
    return Step("mention", entry, act.evidence, "merge/likeness", number=round(mean, 3), steps=steps)


def _order(act: Act) -> int:
    return act.frame.index
