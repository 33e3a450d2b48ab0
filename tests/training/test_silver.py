"""Names are exchanged for listed ones of the same label, and nothing else changes. All names and sentences are our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.data import EntitySentence
from training.silver import exchange, read_names

from tapal.language.pipeline import load_language
from training import silver


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for rows in silver.LISTS.values():
        for file, columns in rows:
            names = [c.format("id") for c in columns]
            (tmp_path / file).write_text("# ours\n" + "\t".join([*names, "caution"]) + "\n", encoding="utf-8")
    with (tmp_path / "leaders.tsv").open("a", encoding="utf-8") as file:
        file.write("Rima Sari|\tSari|Bu Rima|Budi=x\t\nTono\tAnto\tAnto=common-word\n")
    with (tmp_path / "places.tsv").open("a", encoding="utf-8") as file:
        file.write("Kota Lama\tselat kecil\t\n")
    return tmp_path


def test_names_are_read_by_label_without_the_doubtful_ones(folder: Path) -> None:
    found = read_names(folder, language="id", rules=load_language("id").token_rules)
    assert ("Rima", "Sari") in found["PER"]
    assert ("Tono",) in found["PER"]
    assert ("Anto",) not in found["PER"]
    assert found["LOC"] == [("Kota", "Lama")]
    assert found["ORG"] == []


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"leaders\.tsv"):
        read_names(tmp_path, language="id", rules=load_language("id").token_rules)


def test_only_names_change_and_keep_their_label() -> None:
    sentence = EntitySentence(
        ("Rombongan", "Andi", "Lubis", "tiba", "di", "Kabul", "."), ("O", "B-PER", "I-PER", "O", "O", "B-LOC", "O")
    )
    names = {"PER": [("Tono",)], "LOC": [("Kota", "Lama")], "ORG": []}
    copies = exchange([sentence] * 60, names)
    assert 10 < len(copies) < 60
    assert len({c.words for c in copies}) == 3
    for copy in copies:
        assert [w for w, t in zip(copy.words, copy.tags, strict=True) if t == "O"] == ["Rombongan", "tiba", "di", "."]
        person = tuple(w for w, t in zip(copy.words, copy.tags, strict=True) if t.endswith("PER"))
        place = tuple(w for w, t in zip(copy.words, copy.tags, strict=True) if t.endswith("LOC"))
        assert person in {("Tono",), ("Andi", "Lubis")}
        assert place in {("Kota", "Lama"), ("Kabul",)}
        assert copy.words != sentence.words
    assert exchange([sentence] * 60, names) == copies
