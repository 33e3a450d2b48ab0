"""Words taken apart: every rule by its examples and counter examples, the words that matter most, and forms judged by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import tapal.language
from tapal.language.affixes import Affixes, Analysis, analyse, load_affixes, read_roots
from tapal.language.pipeline import Language, load_language

FOLDER = Path(tapal.language.__file__).parent / "id"
DATA: dict[str, Any] = yaml.safe_load((FOLDER / "affixes.yaml").read_text(encoding="utf-8"))
ROOTS = read_roots((FOLDER / "roots.txt").read_text(encoding="utf-8"))
SECTIONS = ("prefixes", "fronts", "suffixes", "clitics", "chains", "doublings")
RULES = [(section, row) for section in SECTIONS for row in DATA[section]]
IDS = [f"{section}-{row['name']}" for section, row in RULES]
JUDGED = [
    line.split("\t")
    for line in (Path(__file__).parent / "judged_forms.tsv").read_text(encoding="utf-8").split("\n")
    if line and not line.startswith(("#", "word\t"))
]
# Share of the judged forms whose root and voice are right; it must not fall.
FLOOR = 0.985


@pytest.fixture(scope="module")
def affixes() -> Affixes:
    return load_affixes(DATA, ROOTS)


def best(word: str, affixes: Affixes) -> Analysis:
    return next(iter(analyse(word, affixes=affixes)), Analysis(word))


@pytest.mark.parametrize(("section", "row"), RULES, ids=IDS)
def test_examples_use_the_rule(affixes: Affixes, section: str, row: Mapping[str, Any]) -> None:
    for word, root in row["examples"].items():
        found = best(word, affixes)
        assert found.root == root, f"{word}: {found}"
        assert row["name"] in found.rules, f"{word}: {found}"
        if section == "chains":
            assert (found.voice, found.kind) == (row.get("voice", ""), row["kind"]), f"{word}: {found}"


@pytest.mark.parametrize(("section", "row"), RULES, ids=IDS)
def test_counter_examples_do_not_use_the_rule(affixes: Affixes, section: str, row: Mapping[str, Any]) -> None:
    for word in row.get("counter_examples", ()):
        assert row["name"] not in best(word, affixes).rules, f"{section}: {word}"


@pytest.mark.parametrize(("section", "row"), RULES, ids=IDS)
def test_every_rule_is_needed(affixes: Affixes, section: str, row: Mapping[str, Any]) -> None:
    fewer = load_affixes({**DATA, section: [r for r in DATA[section] if r is not row]}, ROOTS)

    def reading(word: str, known: Affixes) -> tuple[object, ...]:
        a = best(word, known)
        return a.root, a.prefixes, a.suffixes, a.voice, a.kind, a.is_guess

    assert any(reading(word, fewer) != reading(word, affixes) for word in row["examples"])


@pytest.mark.parametrize(
    ("word", "root", "prefixes", "suffixes", "voice", "kind"),
    [
        ("menewaskan", "tewas", "meN-", "-kan", "active", "verb"),
        ("ditewaskan", "tewas", "di-", "-kan", "passive", "verb"),
        ("tewasnya", "tewas", "", "-nya", "", "root"),
        ("menyerang", "serang", "meN-", "", "active", "verb"),
        ("penyerangan", "serang", "peN-", "-an", "nominal", "process"),
        ("penembakan", "tembak", "peN-", "-an", "nominal", "process"),
        ("serangan", "serang", "", "-an", "nominal", "result"),
        ("penyerang", "serang", "peN-", "", "nominal", "agent"),
        ("pemberontak", "berontak", "peN-", "", "nominal", "agent"),
        ("pertahanan", "tahan", "per-", "-an", "nominal", "abstract"),
        ("keamanan", "aman", "ke-", "-an", "nominal", "abstract"),
        ("ditembaki", "tembak", "di-", "-i", "passive", "verb"),
        ("tertembak", "tembak", "ter-", "", "stative", "state"),
        ("tembak-menembak", "tembak", "meN-", "", "active", "reciprocal"),
        ("mengakui", "aku", "meN-", "-i", "active", "verb"),
        ("kecurian", "curi", "ke-", "-an", "stative", "mishap"),
        ("terbesar", "besar", "ter-", "", "", "superlative"),
        ("serangan-serangannya", "serang", "", "-nya -an", "nominal", "plural"),
        ("mempertanggungjawabkan", "tanggung jawab", "meN- per-", "-kan", "active", "verb"),
        ("ketidakberdayaan", "daya", "ke- tidak- ber-", "-an", "nominal", "abstract"),
        ("kehijau-hijauan", "hijau", "ke-", "-an", "nominal", "manner"),
    ],
)
def test_reading(
    affixes: Affixes, word: str, root: str, prefixes: str, suffixes: str, voice: str, kind: str
) -> None:  # fmt: skip
    found = best(word, affixes)
    assert (found.root, found.voice, found.kind) == (root, voice, kind)
    assert (" ".join(found.prefixes), " ".join(found.suffixes)) == (prefixes, suffixes)


def test_second_readings_follow(affixes: Affixes) -> None:
    assert [a.root for a in analyse("mengukur", affixes=affixes)] == ["ukur", "kukur"]
    assert analyse("berang", affixes=affixes)[0] == Analysis("berang")


@pytest.mark.parametrize("word", ["", "-", "a", "me", "di-", "--", "nya", "xyzzy", "7", "ke-7", "naïf"])
def test_what_is_no_word_has_no_reading_or_its_own(affixes: Affixes, word: str) -> None:
    assert all(a.root for a in analyse(word, affixes=affixes))


def test_unknown_roots_are_guessed_and_say_so(affixes: Affixes) -> None:
    found = best("mentargetkanlah", affixes)
    assert not found.is_guess
    found = best("dizarkofikan", affixes)
    assert (found.root, found.voice, found.is_guess) == ("zarkofi", "passive", True)


def test_roots_are_roots(affixes: Affixes) -> None:
    assert len(ROOTS) > 5000
    assert all(len(root) > 1 and root == root.lower() for root in ROOTS)
    weak = set(DATA["weak"].split())
    assert not (unknown := {w for w in weak if "-" not in w} - affixes.roots), unknown
    for name, words in DATA["classes"].items():
        assert not (unknown := set(words.split()) - affixes.roots), (name, unknown)


def test_every_exception_is_needed(affixes: Affixes) -> None:
    for word in DATA["words"]:
        fewer = load_affixes({**DATA, "words": {w: r for w, r in DATA["words"].items() if w != word}}, ROOTS)
        one, other = best(word, affixes), best(word, fewer)
        assert (one.root, one.voice, one.kind) != (other.root, other.voice, other.kind), word


def test_judged_forms(affixes: Affixes) -> None:
    wrong = [
        f"{word}: {found.root} {found.voice}, not {root} {voice}"
        for word, root, voice, _ in JUDGED
        if ((found := best(word, affixes)).root, found.voice) != (root, voice)
    ]
    assert len(JUDGED) >= 500
    assert 1 - len(wrong) / len(JUDGED) >= FLOOR, wrong


def test_a_data_error_is_told() -> None:
    row = {"name": "x", "kind": "verb", "only": "nowhere"}
    with pytest.raises(KeyError):
        load_affixes({**DATA, "chains": [row]}, ROOTS)


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language("id")


@pytest.mark.parametrize(
    ("norm", "tag", "lemma", "voice"),
    [
        ("menewaskan", "VERB", "tewas", "Act"),
        ("ditembaki", "VERB", "tembak", "Pass"),
        ("tertembak", "VERB", "tembak", "Pass"),
        ("terbang", "VERB", "terbang", ""),
        ("terjadi", "VERB", "jadi", "Act"),
        ("serangan", "NOUN", "serang", ""),
        ("kehilangan", "VERB", "hilang", ""),
        ("medan", "PROPN", "medan", ""),
        ("sebelumnya", "ADV", "sebelumnya", ""),
        ("dikroscek", "VERB", "kroscek", "Pass"),
        ("dizv", "VERB", "dizv", ""),
    ],
)
def test_lemma_and_voice(language: Language, norm: str, tag: str, lemma: str, voice: str) -> None:
    assert language.lemma_and_voice(norm, tag) == (lemma, voice)


def test_a_language_without_affixes_keeps_the_form(tmp_path: Path) -> None:
    bare = Language("xx", tmp_path, {"tokenizer": {"voice_active": "me", "voice_passive": "di"}})
    assert bare.affixes is None
    assert bare.lemma_and_voice("diserang", "VERB") == ("diserang", "Pass")


def test_yaml_and_pack_say_the_same() -> None:
    packed, read = load_language("id"), Language("id", FOLDER)
    assert packed.data is not None
    assert packed.token_rules == read.token_rules
    assert packed.quote_rules == read.quote_rules
    assert packed.affixes == read.affixes
