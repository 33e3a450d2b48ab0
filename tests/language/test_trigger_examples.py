"""Every trigger entry by its examples: each is found, no counter-example fires its own entry, and no entry is idle."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.language.lexicon_examples import Example, examples, is_found, lexicon, parsed, triggers_of, without

from tapal.language.triggers import find_triggers

# Entries without which none of their examples changes. The list only shrinks: an entry that earns its keep must leave it.
IDLE = Path(__file__).with_name("idle_entries.txt")


def _name(example: Example) -> str:
    return f"{example.entry}: {example.text}"


@pytest.mark.parametrize("example", [e for e in examples() if not e.is_counter], ids=_name)
def test_type_and_modes_are_found(example: Example) -> None:
    found = triggers_of(example.text, lexicon())
    seen = [
        s.reason for sentence in parsed(example.text).sentences for s in find_triggers(sentence, lexicon=lexicon())[1]
    ]
    assert is_found(example, found), ([(t.entry, t.modes) for t in found], seen)


@pytest.mark.parametrize("example", [e for e in examples() if e.is_counter], ids=_name)
def test_counter_example_does_not_fire_its_entry(example: Example) -> None:
    assert example.entry not in {t.entry for t in triggers_of(example.text, lexicon())}


@pytest.mark.parametrize("entry", [e for e in lexicon().entries if e.no_event], ids=lambda e: e.id)
def test_what_is_no_event_is_seen_and_not_taken(entry: object) -> None:
    name = entry.id  # type: ignore[attr-defined]
    own = [e for e in examples() if e.entry == name]
    reasons = [s.reason for e in own for p in parsed(e.text).sentences for s in find_triggers(p, lexicon=lexicon())[1]]
    assert f"no-event:{name}" in reasons


def idle_entries() -> set[str]:
    """Entries that are not missed by any of their own examples when they are taken away."""
    whole = lexicon()
    own: dict[str, list[Example]] = {}
    for example in examples():
        own.setdefault(example.entry, []).append(example)
    idle: set[str] = set()
    for index, entry in enumerate(whole.entries):
        rest = without(whole, index)
        if not any(_changes(e, entry.no_event, rest) for e in own[entry.id]):
            idle.add(entry.id)
    return idle


def _changes(example: Example, is_no_event: bool, rest: object) -> bool:
    """Whether the example goes wrong when its entry is away: its type or modes are lost, or a non-event becomes one."""
    after = triggers_of(example.text, rest)  # type: ignore[arg-type]
    if is_no_event or example.is_counter:
        return is_no_event and len(after) > len(triggers_of(example.text, lexicon()))
    return not is_found(example, after)


def test_without_an_entry_one_of_its_examples_fails() -> None:
    known = {line for line in IDLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    idle = idle_entries()
    assert idle <= known, "entries that none of their examples needs: sharpen them, merge them or give them an example"
    assert known <= idle, f"no longer idle, take them off {IDLE.name}"
