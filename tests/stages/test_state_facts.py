"""Stated facts: every pattern by its examples, scope, and what speaks against a statement."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import tapal.language
from tapal.language.facts import load_fact_grammar
from tapal.model.document import Document
from tapal.model.facts import StatedFact
from tapal.pipeline import Resources, code, load

FILE = Path(next(iter(tapal.language.__path__))) / "id" / "facts.yaml"
DATA: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
EXAMPLES = [(row["name"], one["text"], one["facts"]) for row in DATA["rules"] for one in row["examples"]]
COUNTER_EXAMPLES = [(row["name"], row["kind"], text) for row in DATA["rules"] for text in row["counter_examples"]]


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load()


def facts(text: str, resources: Resources, *, day: date | None = None) -> tuple[StatedFact, ...]:
    return code(Document("d", text, published=day, language="id"), resources=resources).facts


def told(fact: StatedFact) -> str:
    parts = [fact.kind, fact.subject, fact.scope, fact.value, "not" if fact.is_negated else ""]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("rule", "text", "wanted"), EXAMPLES, ids=[f"{r}-{n}" for n, (r, _, _) in enumerate(EXAMPLES)])
def test_an_example_gives_its_facts(rule: str, text: str, wanted: list[str], resources: Resources) -> None:
    found = facts(text, resources)
    assert [told(fact) for fact in found] == wanted
    assert {fact.rule for fact in found} == {rule}


@pytest.mark.parametrize(("rule", "kind", "text"), COUNTER_EXAMPLES)
def test_a_counter_example_gives_no_fact_of_its_kind(rule: str, kind: str, text: str, resources: Resources) -> None:
    assert not [fact for fact in facts(text, resources) if fact.kind == kind]


def test_the_whole_and_a_part_do_not_conflict(resources: Resources) -> None:
    text = (
        "Tajikistan dan Afghanistan berbagi perbatasan sekitar 1.400 km. Tajikistan juga memiliki perbatasan lebih dari 900 "
        "km dengan provinsi Afghanistan Badachschan."
    )
    whole, part = facts(text, resources)
    assert (whole.scope, whole.low, whole.high, whole.hedge, whole.reference) == ("whole", 1400, 1400, "about", "1357")
    assert (part.scope, part.part, part.low, part.high, part.hedge) == ("part", "Badakhshan", 900, None, "at-least")
    assert whole.subject == part.subject == "AFG-TJK"
    assert whole.conflicts_with == part.conflicts_with == ()
    assert part.span.of(text).startswith("Tajikistan juga memiliki")


def test_two_lengths_of_one_border_conflict(resources: Resources) -> None:
    text = "Perbatasan Iran dan Pakistan membentang 900 km. Iran berbagi perbatasan sepanjang 1.200 km dengan Pakistan."
    first, second = facts(text, resources)
    assert first.conflicts_with == ("f2",)
    assert second.conflicts_with == ("reference", "f1")
    assert second.reference == "959"


def test_a_part_longer_than_the_whole_conflicts(resources: Resources) -> None:
    (fact,) = facts("Badakhshan di Afghanistan punya perbatasan 2.000 km dengan Tajikistan.", resources)
    assert (fact.scope, fact.reference, fact.conflicts_with) == ("part", "1357", ("reference",))


def test_who_has_no_nuclear_weapons_is_flagged(resources: Resources) -> None:
    text = "Iran menyerang Pakistan. Kedua negara yang memiliki senjata nuklir itu saling tuduh."
    iran, pakistan = facts(text, resources)
    assert (iran.subject, iran.reference, iran.conflicts_with) == ("IRN", "no", ("reference",))
    assert (pakistan.subject, pakistan.reference, pakistan.conflicts_with) == ("PAK", "yes", ())


def test_a_denial_against_a_claim_conflicts(resources: Resources) -> None:
    text = "Iran tidak memiliki senjata nuklir. Iran memiliki senjata nuklir."
    denial, claim = facts(text, resources)
    assert denial.conflicts_with == ("f2",)
    assert claim.conflicts_with == ("reference", "f1")


def test_membership_is_held_against_the_day(resources: Resources) -> None:
    text = "Finlandia adalah anggota NATO."
    assert facts(text, resources, day=date(2022, 1, 1))[0].conflicts_with == ("reference",)
    assert facts(text, resources, day=date(2024, 1, 1))[0].conflicts_with == ()


def test_states_that_do_not_touch_are_flagged(resources: Resources) -> None:
    (fact,) = facts("Iran berbatasan langsung dengan Israel.", resources)
    assert (fact.reference, fact.conflicts_with) == ("no", ("reference",))


def test_a_wrong_capital_is_flagged_and_a_disputed_one_is_not(resources: Resources) -> None:
    assert facts("Yangon adalah ibu kota Myanmar.", resources)[0].conflicts_with == ("reference",)
    assert facts("Yerusalem adalah ibu kota Israel.", resources)[0].reference == ""


def test_mixed_units_and_hedges(resources: Resources) -> None:
    (fact,) = facts("Kanada dan Amerika Serikat berbagi perbatasan sepanjang hampir 5.525 mil.", resources)
    assert (fact.low, fact.hedge, fact.conflicts_with) == (None, "at-most", ())
    assert fact.high == pytest.approx(8891.6, abs=0.1)


def test_the_speaker_is_kept(resources: Resources) -> None:
    text = '"Pakistan memiliki senjata nuklir," kata Menteri Pertahanan Israel Katz, Rabu.'
    assert "Katz" in facts(text, resources)[0].source


def test_questions_state_nothing(resources: Resources) -> None:
    assert not facts("Apa benar Iran memiliki senjata nuklir?", resources)


def test_facts_are_no_events(resources: Resources) -> None:
    assert not code(
        Document("d", "Tajikistan dan Afghanistan berbagi perbatasan sekitar 1.400 km.", language="id"),
        resources=resources,
    ).events


def test_an_unknown_slot_or_key_is_refused() -> None:
    plain = {key: DATA[key] for key in DATA if key != "rules"}
    rule = {"name": "x", "kind": "capital", "needs": ["a"], "patterns": ["@nothing a"]}
    with pytest.raises(ValueError, match="@nothing is neither a slot"):
        load_fact_grammar(plain | {"rules": [rule]})
    with pytest.raises(ValueError, match="unknown keys"):
        load_fact_grammar(plain | {"rules": [rule | {"odd": 1}]})


@pytest.mark.parametrize("number", range(len(DATA["rules"])), ids=[row["name"] for row in DATA["rules"]])
def test_no_rule_is_idle(number: int, resources: Resources) -> None:
    from dataclasses import replace

    coder = resources.coders["id"]
    rules = coder.knowledge.facts.rules
    fewer = replace(coder.knowledge.facts, rules=(*rules[:number], *rules[number + 1 :]))
    without = replace(resources, coders={"id": replace(coder, knowledge=replace(coder.knowledge, facts=fewer))})
    examples = DATA["rules"][number]["examples"]
    assert any([told(f) for f in facts(one["text"], without)] != one["facts"] for one in examples)
