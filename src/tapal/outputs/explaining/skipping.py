"""What was seen and not coded, with the reason: words for acts, doubtful events, times without a day, passages."""

from __future__ import annotations

from collections.abc import Iterator

from tapal.language.passages import PassageRules
from tapal.language.readings import readings
from tapal.model.derivation import Step
from tapal.model.mentions import Skipped
from tapal.outputs.explaining.case import Ground, unique
from tapal.outputs.explaining.triggers import against, entry_file
from tapal.outputs.explaining.weighing import confidence_step
from tapal.stages.merge import made_of

# Reasons that a lexicon entry gives.
SILENCED, NO_EVENT, EMBEDDED = "silenced", "no-event", "embedded"
BY_ENTRY = (SILENCED, NO_EVENT, EMBEDDED)
DOUBTFUL = "doubtful"
CONDITIONS = "conditions"
DATED = ("DATE", "TIME")


def skipped_steps(ground: Ground, *, rules: PassageRules) -> tuple[Step, ...]:
    """One step for everything that was left out, in text order."""
    found = [_skipped(ground, one) for one in ground.trace.skipped if not one.reason.startswith(DOUBTFUL)]
    found += _doubtful(ground)
    found += (
        Step("skipped", span=t.span, rule="skip/no-day")
        for t in ground.trace.mentions.times
        if t.type in DATED and not t.start and not t.rule.startswith("reference")
    )
    found += passage_steps(ground, rules=rules)
    return tuple(sorted(found, key=lambda step: (step.span.start, step.span.end) if step.span else (0, 0)))


def passage_steps(ground: Ground, *, rules: PassageRules) -> Iterator[Step]:
    """A step for each passage that is no article, with the rule that knew it."""
    text = ground.text
    marks = rules.marks(text)
    for passage in ground.trace.coded.passages:
        if passage.role.is_coded:
            continue
        mark = next((m for m in marks if m.start <= passage.span.start < m.end and m.rule.role is passage.role), None)
        steps = (Step("mark", mark.rule.name),) if mark else ()
        yield Step("skipped", passage.role.value, passage.span, "skip/passage", steps=steps)


def _skipped(ground: Ground, one: Skipped) -> Step:
    kind, _, entry = one.reason.partition(":")
    if kind == CONDITIONS:
        return _unfit(ground, one)
    steps: tuple[Step, ...] = (Step("because", entry, one.by, f"against/{kind}"),) if one.by else ()
    if kind == NO_EVENT:
        why = next((e.why for e in ground.coder.finders.lexicon.entries if e.id == entry), "")
        steps = (Step("because", why),) if why else ()
    if kind in BY_ENTRY:
        if not steps and kind == SILENCED:
            steps = tuple(_reasons(ground, one))
        return Step("skipped", entry, one.span, f"skip/{kind}", steps=(entry_file(ground, entry), *steps))
    return Step("skipped", one.reason, one.span, "skip/cue", steps=(Step("cue", entry, one.by, f"cue/{kind}"),))


def _unfit(ground: Ground, one: Skipped) -> Step:
    """Words none of whose entries holds here, with what speaks against each."""
    sentence = ground.sentence_at(one.span)
    first = (
        next((i for i, t in enumerate(sentence.tokens) if t.span.start == one.span.start), None) if sentence else None
    )
    found = readings(sentence, first, lexicon=ground.coder.finders.lexicon) if sentence and first is not None else ()
    is_verb = any(r.voice for r in found)
    rule = "skip/conditions" if is_verb or not found else "skip/no-verb"
    return Step("skipped", "", one.span, rule, steps=tuple(unique(against(r) for r in found)))


def _reasons(ground: Ground, one: Skipped) -> Iterator[Step]:
    """The phrase under which an entry does not hold."""
    sentence = ground.sentence_at(one.span)
    if sentence is None:
        return
    first = next((i for i, t in enumerate(sentence.tokens) if t.span.start == one.span.start), 0)
    found = readings(sentence, first, lexicon=ground.coder.finders.lexicon)
    yield from unique(Step("because", span=r.silenced_by, rule="against/silenced") for r in found if r.silenced_by)


def _doubtful(ground: Ground) -> Iterator[Step]:
    """Events less sure than is asked for: each with its confidence and the features that weigh most."""
    left = {s.span: s for s in ground.trace.skipped if s.reason.startswith(DOUBTFUL)}
    for made in made_of(ground.trace.acts, merging=ground.coder.merging) if left else ():
        event, order = made.plain, made.order
        told = {act.evidence for act in order if not act.frame.trigger.lacks}
        if not told or not told <= left.keys():
            continue
        sure = left[order[0].evidence].sure
        step = confidence_step(ground, event, order, sure)
        others = tuple(Step("mention", a.frame.trigger.entry, a.evidence, "merge/also") for a in order[1:])
        yield Step("skipped", event.type, order[0].evidence, "skip/doubtful", sure, (*others, *step.steps))
        for evidence in told:
            left.pop(evidence)
    for one in left.values():
        yield Step("skipped", one.reason.partition(":")[2], one.span, "skip/doubtful", one.sure)
