"""The triggers of speech, diplomacy and aid, their word classes, and the cues: every file keeps the format and every example its word."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tapal.language.morphology import Derivation, inflect, load_derivation

FOLDER = Path(__file__).resolve().parents[2] / "src" / "tapal" / "language" / "id"
MODES: dict[str, set[str]] = {
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": {"open-border"},
    "COOPERATE": set(),
    "AID": set(),
}
FORM_KEYS = ("transitive", "intransitive", "stative", "passive", "nouns", "phrases")
CONDITIONS = (
    "object", "subject", "near", "content", "sentence", "not_object", "not_subject", "not_near", "not_content", "not_sentence",
)  # fmt: skip
KEYS = {
    "id", "modes", "unless", "modes_if", "modes_object", "roles", "only_passive", "only_active", "no_event", "why", "embeds", "voice",
    "weight", "jointly",
    "examples", "counter_examples", *FORM_KEYS, *CONDITIONS,
}  # fmt: skip
ROLES = set(yaml.safe_load((FOLDER / "roles.yaml").read_text(encoding="utf-8"))["patterns"])
CUE_KINDS = {
    "negation", "future", "modal", "ability", "duty", "drill", "failed", "condition", "purpose", "demand-scope", "promise-scope", "plan",
    "forecast", "hearsay",
    "denial", "retort", "question", "reprisal", "reprisal-hedge", "recap", "temporal-link", "completed", "progressive", "reporting",
    "attempt", "tale",
}  # fmt: skip
SCOPES = {"verb-after", "clause", "complement", "noun-after", "subject", "sentence", "doer", "told"}


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def entries() -> list[tuple[str, dict[str, Any]]]:
    return [(kind, row) for kind in MODES for row in load(FOLDER / "triggers" / f"{kind.lower()}.yaml")]


ENTRIES = entries()
NAMES = [f"{kind.lower()}/{row.get('id')}" for kind, row in ENTRIES]


@pytest.fixture(scope="module")
def derivation() -> Derivation:
    return load_derivation(load(FOLDER / "morphology.yaml"))


@pytest.fixture(scope="module")
def classes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted((FOLDER / "classes").glob("*.yaml")):
        found |= load(path)
    return found


def readings(phrase: str) -> set[str]:
    return {" ".join(words) for words in itertools.product(*(place.split("|") for place in phrase.lower().split()))}


def forms(row: dict[str, Any], derivation: Derivation) -> set[str]:
    made = {f for key in FORM_KEYS[1:] for item in row.get(key, []) for f in readings(item)}
    for verb in row.get("transitive", []):
        made |= {f for given in inflect(verb, rules=derivation).values() for f in given}
    return made


def holds(text: str, words: set[str]) -> bool:
    line = " " + " ".join(re.findall(r"[\w-]+|\?", text.lower())) + " "
    parts = line.replace("-", " ")
    return any(f" {w} " in line or f" {w} " in parts for w in words)


def words_of(items: list[str], classes: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    for item in items:
        found |= {w.lower() for w in classes[item[1:]]} if item.startswith("@") else readings(item)
    return found


@pytest.mark.parametrize(("kind", "row"), ENTRIES, ids=NAMES)
def test_entry_keeps_the_format(kind: str, row: dict[str, Any], classes: dict[str, list[str]]) -> None:
    assert set(row) <= KEYS
    assert re.fullmatch(r"[a-z][a-z-]*", row["id"])
    assert {*row.get("modes", []), *row.get("modes_if", {})} <= MODES[kind]
    assert any(row.get(key) for key in FORM_KEYS)
    for key in (*FORM_KEYS, *CONDITIONS, "unless"):
        assert all(isinstance(item, str) and item == item.lower() and item.strip() for item in row.get(key, [])), key
    for key in CONDITIONS:
        assert words_of(row.get(key, []), classes) or key not in row
    if row.get("no_event"):
        assert row["why"]
        assert row["counter_examples"]
        return
    assert row["roles"] in ROLES
    assert row["examples"]
    assert row["counter_examples"]
    for example in row["examples"]:
        assert example["type"] == kind
        assert set(example.get("modes", [])) <= MODES[kind]
        assert all(re.fullmatch(r"[A-Z]{3}", c) for c in [*example.get("actors", []), *example.get("recipients", [])])


@pytest.mark.parametrize(("kind", "row"), ENTRIES, ids=NAMES)
def test_examples_hold_the_entry_and_its_conditions(
    kind: str, row: dict[str, Any], derivation: Derivation, classes: dict[str, list[str]]
) -> None:
    own = forms(row, derivation)
    for example in row.get("examples", []):
        assert holds(example["text"], own), example["text"]
        for key in ("object", "subject", "near"):
            if key in row:
                assert holds(example["text"], words_of(row[key], classes)), (key, example["text"])
        for key in ("not_object", "not_subject", "not_near"):
            if key == "not_near" and key in row:
                assert not holds(example["text"], words_of(row[key], classes)), (key, example["text"])


def test_ids_are_unique() -> None:
    assert len(NAMES) == len(set(NAMES))


def test_classes_hold_plain_lower_case_words() -> None:
    for name, words in load(FOLDER / "classes" / "talk.yaml").items():
        assert re.fullmatch(r"[a-z-]+", name)
        assert all(isinstance(w, str) and w == w.lower().strip() for w in words), name
        assert len(words) == len(set(words)), name


def test_the_vocabulary_is_broad(derivation: Derivation) -> None:
    count = {kind: len(set().union(*(forms(row, derivation) for k, row in ENTRIES if k == kind))) for kind in MODES}
    assert min(count.values()) >= 100, count
    assert sum(count.values()) >= 1200, count


CUES = load(FOLDER / "cues.yaml")


@pytest.mark.parametrize("cue", CUES, ids=[c["id"] for c in CUES])
def test_cue_keeps_the_format(cue: dict[str, Any]) -> None:
    assert set(cue) <= {"id", "kind", "value", "words", "scope", "unless", "examples"}
    assert cue["kind"] in CUE_KINDS
    assert cue["scope"] in SCOPES
    own = {w for item in cue["words"] for w in readings(item)}
    assert cue["examples"]
    for example in cue["examples"]:
        assert holds(example, own), example


def test_cue_ids_are_unique_and_cues_are_many() -> None:
    assert len({c["id"] for c in CUES}) == len(CUES)
    assert len({w for c in CUES for item in c["words"] for w in readings(item)}) >= 300
