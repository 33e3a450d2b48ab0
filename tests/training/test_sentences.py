"""The marked sentences of the open corpora: how a line is read, and that nothing is learnt from a corpus that changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from training.sentences import MARKED, CorpusChanged, Marked, digest, gold_rows, read_marked, running_text

from tapal.ontology.ontology import load_ontology

CORPORA = Path(os.environ.get("TAPAL_LANGUAGE_DATA", Path(__file__).parents[3] / "shared" / "language"))
WORDS = ("Roket", "menghantam", "pos", "(", "kata", "saksi", ")", ".")
TEXT = "Roket menghantam pos (kata saksi)."


def _lines() -> list[str]:
    return [line for line in MARKED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "ner").mkdir()
    rows = "\n".join(f"{word} O" for word in WORDS)
    (tmp_path / "ner" / "own.txt").write_text(rows + "\n\nDiam O\n", encoding="utf-8")
    return tmp_path


def _marks(folder: Path, line: str) -> Path:
    path = folder / "marks.tsv"
    path.write_text("# ours\n" + line + "\n", encoding="utf-8")
    return path


def test_words_become_the_text_of_a_newspaper() -> None:
    assert running_text(WORDS) == TEXT


def test_a_line_tells_types_that_may_stand_and_mentions() -> None:
    file, number, seen, events = read_marked("ner/own.txt\t3\tabcd1234\tASSAULT@6-16+17-20;ACCUSE/REQUEST?@0-5")
    assert (file, number, seen) == ("ner/own.txt", 3, "abcd1234")
    assert events == (
        Marked("ASSAULT", (), False, ((6, 16), (17, 20))),
        Marked("ACCUSE", ("REQUEST",), True, ((0, 5),)),
    )


@pytest.mark.parametrize("cell", ["ASSAULT", "assault@1-2", "ASSAULT@2", "ASSAULT@1-2+"])
def test_a_line_of_another_form_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="is no event"):
        read_marked(f"ner/own.txt\t0\tabcd1234\t{cell}")


def test_rows_have_the_words_of_the_mentions(corpus: Path) -> None:
    marks = _marks(corpus, f"ner/own.txt\t0\t{digest(TEXT)}\tASSAULT@6-16\nner/own.txt\t1\t{digest('Diam')}\t")
    told, quiet = gold_rows(corpus, path=marks)
    assert told["text"] == TEXT
    assert [(e["type"], e["anchors"]) for e in told["events"]] == [("ASSAULT", ["menghantam"])]
    assert quiet["events"] == []


@pytest.mark.parametrize(("number", "seen"), [(0, "00000000"), (7, digest(TEXT))])
def test_a_corpus_that_changed_is_not_learnt_from(corpus: Path, number: int, seen: str) -> None:
    marks = _marks(corpus, f"ner/own.txt\t{number}\t{seen}\t")
    with pytest.raises(CorpusChanged, match="not the one that was marked"):
        list(gold_rows(corpus, path=marks))


def test_marks_are_many_of_known_types_and_keep_no_word() -> None:
    read = [read_marked(line) for line in _lines()]
    assert len(read) > 1500
    assert len({(file, number) for file, number, _, _ in read}) == len(read)
    assert {kind for _, _, _, events in read for e in events for kind in (e.type, *e.others)} <= set(
        load_ontology().types
    )
    assert all(start < end for _, _, _, events in read for e in events for start, end in e.at)


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the open corpora are not here")
def test_the_corpora_are_those_that_were_marked() -> None:
    rows = list(gold_rows(CORPORA))
    assert len(rows) == len(_lines())
    assert all(anchor for row in rows for event in row["events"] for anchor in event["anchors"])
