"""Every trigger entry by its examples: each is found, no counter-example fires its own entry, and no entry is idle."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.language.lexicon_examples import Example, examples, is_found, lexicon, parsed, triggers_of, without

from tapal.language.lexicon import Entry, Lexicon
from tapal.language.triggers import find_triggers


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
def test_what_is_no_event_is_seen_and_not_taken(entry: Entry) -> None:
    own = [e for e in examples() if e.entry == entry.id]
    reasons = [s.reason for e in own for p in parsed(e.text).sentences for s in find_triggers(p, lexicon=lexicon())[1]]
    assert f"no-event:{entry.id}" in reasons


def idle_entries() -> set[str]:
    """Entries that none of their own examples misses: without them the same acts are read, with the same modes and sides."""
    whole = lexicon()
    own: dict[str, list[Example]] = {}
    for example in examples():
        own.setdefault(example.entry, []).append(example)
    idle: set[str] = set()
    for index, entry in enumerate(whole.entries):
        if not entry.type:
            continue
        rest = without(whole, index)
        told = (e for e in own[entry.id] if e.is_counter == entry.no_event)
        if not any(_readings(e, whole) != _readings(e, rest) for e in told):
            idle.add(entry.id)
    return idle


def _readings(example: Example, given: Lexicon) -> Counter[tuple[str, tuple[str, ...], str, str, str]]:
    """What the triggers of the example's type mean, wherever they stand: modes, voice, role pattern, what they embed."""
    entries = {entry.id: entry for entry in given.entries}
    return Counter(
        (t.type, tuple(sorted(t.modes)), t.voice, entries[t.entry].roles, entries[t.entry].embeds)
        for t in triggers_of(example.text, given)
        if t.type == example.type or example.is_counter
    )


def test_a_verb_without_event_gives_way_to_any_entry_that_fits() -> None:
    whole = lexicon()
    text = "Iran mengadakan serangan ke Irak."
    assert any(not e.type for e in whole.entries)
    assert triggers_of(text, whole)[0].entry == "assault/light-verb"


def test_without_an_entry_one_of_its_examples_changes() -> None:
    idle = idle_entries()
    assert not idle, f"sharpen, merge or give an example that only they read: {sorted(idle)}"
