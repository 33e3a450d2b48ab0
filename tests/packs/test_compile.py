"""Lexicon sources that break their format are refused with file, line and mend."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from packs.source import SourceError, read_tsv, read_yaml
from packs.triggers import compile_triggers, expand_phrase

import tapal.language
from tapal.language.morphology import load_derivation
from tapal.ontology.ontology import load_ontology

HERE = Path(tapal.language.__file__).parent / "id"


def _compile(folder: Path, triggers: str, *, name: str = "assault") -> dict[str, object]:
    (folder / "triggers").mkdir()
    (folder / "classes").mkdir()
    (folder / "roles.yaml").write_text((HERE / "roles.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "classes" / "one.yaml").write_text("troops: [pasukan, tentara]\n", encoding="utf-8")
    (folder / "triggers" / f"{name}.yaml").write_text(triggers, encoding="utf-8")
    rules = load_derivation(yaml.safe_load((HERE / "morphology.yaml").read_text(encoding="utf-8")))
    return compile_triggers(folder, ontology=load_ontology(), derivation=rules, cut=lambda word: word)


def test_a_verb_gives_its_forms_with_their_voices(tmp_path: Path) -> None:
    made = _compile(
        tmp_path, "- {id: strike, transitive: [serang], nouns: [serangan], phrases: ['angkat|panggul senjata']}\n"
    )
    assert made["entries"] == [
        {"id": "assault/strike", "type": "ASSAULT", "modes": [], "roles": "agent-patient", "embeds": "keep"}
    ]
    assert made["forms"] == [
        ["angkat senjata", 0, "active"],
        ["diserang", 0, "passive"],
        ["menyerang", 0, "active"],
        ["panggul senjata", 0, "active"],
        ["serang", 0, "bare"],
        ["serangan", 0, "noun"],
    ]


@pytest.mark.parametrize(
    ("triggers", "said"),
    [
        ("- {id: a, transitiv: [serang]}\n", r"assault\.yaml:1: unknown keys \['transitiv'\]"),
        ("- {nouns: [serangan]}\n", "without id"),
        ("- {id: a, nouns: [x]}\n\n- {id: a, nouns: [y]}\n", r"assault\.yaml:3: id 'a' stands twice"),
        ("- {id: a, modes: [visit]}\n", "not modes of ASSAULT"),
        ("- {id: a, roles: nobody}\n", "no role pattern 'nobody'"),
        ("- {id: a, embeds: perhaps}\n", "one of"),
        ("- {id: a, object: ['@tanks']}\n", "no class @tanks"),
        ("- {id: a, examples: [{txt: x}]}\n", "unknown keys in an example"),
        ("- {id: a, id: b}\n", "key given twice"),
        ("- {id: a\n", r"assault\.yaml:2"),
    ],
)
def test_what_breaks_the_format_is_refused(tmp_path: Path, triggers: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        _compile(tmp_path, triggers)


def test_a_file_is_named_after_a_type(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no event type HUG"):
        _compile(tmp_path, "- {id: a}\n", name="hug")


def test_a_class_stands_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "classes").mkdir()
    (tmp_path / "classes" / "two.yaml").write_text("troops: [milisi]\n", encoding="utf-8")
    (tmp_path / "triggers").mkdir()
    (tmp_path / "classes" / "one.yaml").write_text("troops: [pasukan]\n", encoding="utf-8")
    (tmp_path / "roles.yaml").write_text((HERE / "roles.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    rules = load_derivation(yaml.safe_load((HERE / "morphology.yaml").read_text(encoding="utf-8")))
    with pytest.raises(SourceError, match="'troops' is given by another file"):
        compile_triggers(tmp_path, ontology=load_ontology(), derivation=rules, cut=lambda word: word)


def test_a_phrase_expands_place_by_place() -> None:
    assert expand_phrase("Melancarkan|Menggelar aksi", str.lower) == ["melancarkan aksi", "menggelar aksi"]


def test_a_table_row_with_too_many_cells_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "rows.tsv"
    file.write_text("# a note\nnoun\tsector\ntentara\tMIL\n\npolisi\tCOP\textra\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"rows\.tsv:5: 3 cells"):
        read_tsv(file)
    file.write_text("# a note\nnoun\tsector\ntentara\tMIL\npolisi\n", encoding="utf-8")
    assert read_tsv(file) == [(3, {"noun": "tentara", "sector": "MIL"}), (4, {"noun": "polisi", "sector": ""})]


def test_lines_are_told_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "rows.yaml"
    file.write_text("- a: 1\n\n- b: {c: 2}\n", encoding="utf-8")
    assert read_yaml(file) == [{"a": 1}, {"b": {"c": 2}}]
    assert [row["__line__"] for row in read_yaml(file, lines=True)] == [1, 3]


def test_modes_of_a_type_reach_its_entries_unless_they_say_otherwise(tmp_path: Path) -> None:
    (tmp_path / "modes.yaml").write_text("ASSAULT: {clause: {aerial: [jet]}}\n", encoding="utf-8")
    made = _compile(tmp_path, "- {id: a, nouns: [x]}\n- {id: b, nouns: [y], modes_if: {}}\n")
    assert [entry.get("modes_if") or None for entry in made["entries"]] == [{"aerial": ["jet"]}, None]  # type: ignore[attr-defined]


def test_modes_of_another_type_are_refused(tmp_path: Path) -> None:
    (tmp_path / "modes.yaml").write_text("ASSAULT: {clause: {visit: [jet]}}\n", encoding="utf-8")
    with pytest.raises(SourceError, match="modes of the type"):
        _compile(tmp_path, "- {id: a, nouns: [x]}\n")


def test_verbs_without_event_need_a_reason_and_come_last(tmp_path: Path) -> None:
    (tmp_path / "no_events.yaml").write_text("- {id: said, why: speech, intransitive: [kata]}\n", encoding="utf-8")
    made = _compile(tmp_path, "- {id: a, nouns: [x]}\n")
    assert made["entries"][-1]["id"] == "none/said"  # type: ignore[index]
    (tmp_path / "no_events.yaml").write_text("- {id: said, intransitive: [kata]}\n", encoding="utf-8")
    with pytest.raises(SourceError, match="why"):
        compile_triggers(
            tmp_path,
            ontology=load_ontology(),
            derivation=load_derivation(yaml.safe_load((HERE / "morphology.yaml").read_text(encoding="utf-8"))),
            cut=lambda word: word,
        )
