"""Derived verb forms, against forms that Indonesian dictionaries give."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import tapal.language
from tapal.language.morphology import Derivation, inflect, load_derivation

FOLDER = Path(tapal.language.__file__).parent / "id"


@pytest.fixture(scope="module")
def rules() -> Derivation:
    return load_derivation(yaml.safe_load((FOLDER / "morphology.yaml").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("verb", "active", "passive", "bare"),
    [
        ("serang", "menyerang", "diserang", "serang"),
        ("tembak-i", "menembaki", "ditembaki", "tembaki"),
        ("tewas-kan", "menewaskan", "ditewaskan", "tewaskan"),
        ("kepung", "mengepung", "dikepung", "kepung"),
        ("kritik", "mengkritik", "dikritik", "kritik"),
        ("pukul", "memukul", "dipukul", "pukul"),
        ("protes", "memprotes", "diprotes", "protes"),
        ("bom", "mengebom", "dibom", "bom"),
        ("culik", "menculik", "diculik", "culik"),
        ("duduk-i", "menduduki", "diduduki", "duduki"),
        ("usir", "mengusir", "diusir", "usir"),
        ("gempur", "menggempur", "digempur", "gempur"),
        ("hantam", "menghantam", "dihantam", "hantam"),
        ("larang", "melarang", "dilarang", "larang"),
        ("rebut", "merebut", "direbut", "rebut"),
        ("stabil-kan", "menstabilkan", "distabilkan", "stabilkan"),
        ("per-kuat", "memperkuat", "diperkuat", "perkuat"),
        ("per-ingat-kan", "memperingatkan", "diperingatkan", "peringatkan"),
        ("tarik mundur", "menarik mundur", "ditarik mundur", "tarik mundur"),
        ("transfer", "mentransfer", "ditransfer", "transfer"),
        ("khawatir-kan", "mengkhawatirkan", "dikhawatirkan", "khawatirkan"),
    ],
)
def test_forms(rules: Derivation, verb: str, active: str, passive: str, bare: str) -> None:
    forms = inflect(verb, rules=rules)
    assert active in forms["active"]
    assert forms["passive"] == [passive]
    assert forms["bare"] == [bare]


def test_a_short_root_has_both_spellings(rules: Derivation) -> None:
    assert inflect("cap", rules=rules)["active"] == ["mengecap", "mencap"]


def test_every_active_rule_is_needed(rules: Derivation) -> None:
    probes = ["bom", "stabil-kan", "serang", "khawatir-kan", "klaim", "kepung", "protes", "pukul", "transfer", "tembak", "bunuh",
              "duduk-i", "gempur", "larang"]  # fmt: skip
    whole = [inflect(p, rules=rules) for p in probes]
    for i in range(len(rules.active)):
        fewer = Derivation(rules.active[:i] + rules.active[i + 1 :], rules.passive, rules.inner, rules.suffixes)
        assert [inflect(p, rules=fewer) for p in probes] != whole, f"rule {rules.active[i][0].pattern} changes no probe"
