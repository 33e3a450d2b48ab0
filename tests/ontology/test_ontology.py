"""The ontology against the codebook's own tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tapal.ontology.ontology import Ontology, load_ontology

CODEBOOK = Path(__file__).resolve().parents[3] / "shared" / "gold" / "CODEBOOK.md"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def test_seventeen_types_and_twenty_one_sectors(ontology: Ontology) -> None:
    assert len(ontology.types) == 17
    assert len(ontology.sectors) == 21


def test_conflict_scores_are_negative_and_cooperation_is_not(ontology: Ontology) -> None:
    for event_type in ontology.types.values():
        values = [event_type.score, *event_type.modes.values()]
        assert all(-10 <= v <= 10 for v in values)
        assert all(v <= 0 for v in values) if event_type.quad >= 3 else all(v > 0 for v in values)


def test_a_mode_sharpens_the_score(ontology: Ontology) -> None:
    assert ontology.score("ASSAULT") == -9
    assert ontology.score("ASSAULT", ["firearms", "drone"]) == -9.5
    assert ontology.score("CONSULT", ["phone"]) == 1.5
    with pytest.raises(KeyError):
        ontology.score("HUG")


def test_acled_follows_the_first_mode_that_decides(ontology: Ontology) -> None:
    assert ontology.acled("ASSAULT", ["firearms", "aerial"]) == ("Explosions/Remote violence", "Air/drone strike")
    assert ontology.acled("ASSAULT") == ("Battles", "Armed clash")
    assert ontology.acled("SUPPORT") == ("", "")


def test_acled_modes_are_modes(ontology: Ontology) -> None:
    for key in ontology.acled_modes:
        code, mode = key.split("/")
        assert mode in ontology.types[code].modes


def test_plover_has_every_type_but_one(ontology: Ontology) -> None:
    assert {code for code, t in ontology.types.items() if t.plover != code} == {"DISPLACE"}


@pytest.mark.skipif(not CODEBOOK.exists(), reason="../shared/gold is not here")
def test_types_and_modes_are_those_of_the_codebook(ontology: Ontology) -> None:
    section = CODEBOOK.read_text(encoding="utf-8").split("## 3. Types and modes")[1].split("\nNotes")[0]
    rows = re.findall(r"^\| ([A-Z]{3,}) (?:\(\+\) )?\|[^|]*\|([^|]*)\|$", section, re.MULTILINE)
    told = {code: {m.strip() for m in modes.replace("(+)", "").split(",") if m.strip()} for code, modes in rows}
    assert told == {code: set(t.modes) for code, t in ontology.types.items()}
