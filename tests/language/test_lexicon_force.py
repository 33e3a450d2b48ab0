"""The trigger files of force (violence, coercion, mobilisation, flight, protest, retreat) keep the format and speak of their own type."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).resolve().parents[2] / "src" / "tapal" / "language" / "id"
MODES = {
    "ASSAULT": {
        *(
            "abduct",
            "beat",
            "torture",
            "sexual",
            "targeted",
            "destroy",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
        ),
        *("aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
    },
    "COERCE": {
        *(
            "seize",
            "restrict",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
            "cyber",
        ),
        "close-border",
    },
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "DISPLACE": {"flee", "evacuate", "return"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
}
LISTS = {"transitive", "intransitive", "active", "passive", "stative", "nouns", "phrases"}
CONDITIONS = {
    "object", "subject", "near", "content", "sentence",
    "not_object", "not_subject", "not_near", "not_content", "not_sentence",
}  # fmt: skip
OTHERS = {
    "id",
    "jointly",
    "modes",
    "unless",
    "modes_if",
    "modes_object",
    "roles",
    "only_passive",
    "only_active",
    "no_event",
    "why",
    "embeds",
    "voice",
}
EXAMPLE = {"text", "type", "actors", "recipients", "modes", "status"}


def entries(kind: str) -> list[dict[str, Any]]:
    """The entries of the type's file, as written."""
    loaded = yaml.safe_load((FOLDER / "triggers" / f"{kind.lower()}.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, list)
    return loaded


def classes() -> dict[str, list[str]]:
    """The word classes of every classes file by name."""
    named: dict[str, list[str]] = {}
    for path in sorted((FOLDER / "classes").glob("*.yaml")):
        named.update(yaml.safe_load(path.read_text(encoding="utf-8")))
    return named


@pytest.mark.parametrize("kind", sorted(MODES))
def test_keys_and_kinds_of_values(kind: str) -> None:
    for row in entries(kind):
        assert set(row) <= LISTS | CONDITIONS | OTHERS | {"examples", "counter_examples"}, row["id"]
        for key in (LISTS | CONDITIONS | {"unless", "modes"}) & set(row):
            assert row[key], (row["id"], key)
            assert all(isinstance(item, str) and item == item.strip() for item in row[key]), (row["id"], key)
        assert LISTS & set(row), row["id"]


@pytest.mark.parametrize("kind", sorted(MODES))
def test_ids_stand_once(kind: str) -> None:
    ids = [row["id"] for row in entries(kind)]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("kind", sorted(MODES))
def test_modes_are_modes_of_the_type(kind: str) -> None:
    for row in entries(kind):
        named = {*row.get("modes", []), *row.get("modes_if", {})}
        named |= {mode for example in row.get("examples", []) for mode in example.get("modes", [])}
        assert named <= MODES[kind], row["id"]


@pytest.mark.parametrize("kind", sorted(MODES))
def test_every_entry_has_examples_of_its_type_and_a_counter_example(kind: str) -> None:
    for row in entries(kind):
        if row.get("no_event"):
            assert row.get("counter_examples"), row["id"]
            continue
        assert row.get("examples"), row["id"]
        assert row.get("counter_examples"), row["id"]
        for example in row["examples"]:
            assert set(example) <= EXAMPLE, row["id"]
            assert example["type"] == kind, row["id"]
            for code in [*example.get("actors", []), *example.get("recipients", [])]:
                assert re.fullmatch("[A-Z]{3}", code), (row["id"], code)


@pytest.mark.parametrize("kind", sorted(MODES))
def test_classes_that_are_named_exist(kind: str) -> None:
    known = classes()
    for row in entries(kind):
        for words in [row.get(key, []) for key in CONDITIONS] + list(row.get("modes_if", {}).values()):
            assert {w[1:] for w in words if w.startswith("@")} <= set(known), row["id"]


@pytest.mark.parametrize("kind", sorted(MODES))
def test_no_form_stands_twice_in_a_list(kind: str) -> None:
    for row in entries(kind):
        for key in (LISTS | CONDITIONS) & set(row):
            assert sorted(row[key]) == sorted(set(row[key])), (row["id"], key)


def test_no_example_stands_twice() -> None:
    texts = [example["text"] for kind in MODES for row in entries(kind) for example in row.get("examples", [])]
    assert sorted(texts) == sorted(set(texts))


def test_classes_hold_distinct_words() -> None:
    loaded = yaml.safe_load((FOLDER / "classes" / "force.yaml").read_text(encoding="utf-8"))
    for name, words in loaded.items():
        assert all(isinstance(word, str) for word in words), name
        assert sorted(words) == sorted(set(words)), name
