"""Why words evoke a type of event: the lexicon entry, its conditions, its voice, and the entries that it was preferred to."""

from __future__ import annotations

from collections.abc import Iterator

from tapal.language.reach import NEAR_REACH
from tapal.language.readings import Condition, Reading, readings
from tapal.language.triggers import asked
from tapal.model.derivation import Step
from tapal.model.frames import Act
from tapal.outputs.explaining.case import Case, Ground, unique

RIVALS = 2
# Entries of no type at all, and their file.
NO_TYPE, NO_TYPE_FILE = "none", "no_events.yaml"


def type_steps(case: Case) -> Iterator[Step]:
    """The type with its entry, and a step for each mode."""
    act = case.main
    yield Step("type", case.event.type, act.evidence, "type/lexicon", steps=entry_steps(case.ground, act))
    for mode in case.event.modes:
        giver = case.giver(lambda a, mode=mode: mode in a.frame.modes)  # type: ignore[misc]
        yield _mode(case, giver, mode)


def entry_steps(ground: Ground, act: Act) -> tuple[Step, ...]:
    """The entry of an act's trigger, its voice and role pattern, the conditions that hold, and the entries that lost to it."""
    trigger = act.frame.trigger
    found = readings(ground.sentence(act), trigger.first, lexicon=ground.coder.finders.lexicon)
    taken = next((r for r in found if r.entry.id == trigger.entry and r.span == trigger.span), None)
    steps = [Step("entry", trigger.entry, steps=(entry_file(ground, trigger.entry),))]
    steps.append(Step("voice", trigger.voice, rule=f"voice/{trigger.voice}"))
    if taken:
        steps.append(Step("pattern", taken.entry.roles, rule=f"pattern/{taken.entry.roles}"))
        steps += (condition_step(c) for c in taken.conditions if c.found or c.name in trigger.lacks)
        steps += list(unique(_lost(taken, other) for other in found if other.entry.id != trigger.entry))[:RIVALS]
    return tuple(steps)


def entry_file(ground: Ground, entry: str) -> Step:
    """Where an entry is written down, below the folder of languages."""
    kind = entry.partition("/")[0]
    name = NO_TYPE_FILE if kind == NO_TYPE else f"triggers/{kind}.yaml"
    return Step("file", f"{ground.coder.language.code}/{name}")


def condition_step(condition: Condition) -> Step:
    """One condition of an entry: the words that satisfied or broke it, else a few of those that it looks for."""
    state = "met" if condition.holds else "failed"
    wanted = ", ".join(condition.wanted) + (f", … (+{condition.more})" if condition.more > 0 else "")
    value = "" if condition.found else wanted
    return Step("condition", value, condition.found, f"condition-{state}/{condition.name}")


def against(reading: Reading) -> Step:
    """An entry that does not hold, with what speaks against it."""
    if reading.silenced_by:
        return Step("entry", reading.entry.id, reading.silenced_by, "against/silenced")
    if not reading.voice:
        return Step("entry", reading.entry.id, rule="against/no-verb")
    broken = tuple(condition_step(condition) for condition in reading.conditions if not condition.holds)
    return Step("entry", reading.entry.id, steps=broken)


def _lost(taken: Reading, other: Reading) -> Step:
    """Another entry of the same words, and why it was not taken."""
    if other.fits:
        met = (asked(taken.entry), asked(other.entry))
        rule = "longer" if taken.span != other.span else "more-conditions" if met[0] > met[1] else "earlier"
        return Step("rival", other.entry.id, other.span, f"rival/{rule}")
    if other.silenced_by:
        return Step("rival", other.entry.id, other.silenced_by, "rival/silenced")
    if not other.voice:
        return Step("rival", other.entry.id, rule="rival/no-verb")
    broken = tuple(condition_step(c) for c in other.conditions if not c.holds)
    return Step("rival", other.entry.id, rule="rival/conditions", steps=broken)


def _mode(case: Case, act: Act, mode: str) -> Step:
    """A mode that the entry always has, or the words near it that add the mode."""
    trigger, sentence = act.frame.trigger, case.ground.sentence(act)
    entry = next(e for e in case.ground.coder.finders.lexicon.entries if e.id == trigger.entry)
    if mode in entry.modes:
        return Step("mode", mode, act.evidence, "mode/entry", steps=case.taken_from(act))
    words = dict(entry.modes_if).get(mode)
    start = max(0, trigger.first - NEAR_REACH)
    at = words.find(sentence.norms[start : trigger.last + NEAR_REACH]) if words else None
    span = sentence.range_span(start + at[0], start + at[1] - 1) if at else None
    return Step("mode", mode, span, "mode/words" if at else "mode/other", steps=case.taken_from(act))
