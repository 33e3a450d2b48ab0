"""The scorer on small cases made by hand, without anything beside the checkout."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapal.evaluate import floors
from tapal.evaluate.gold import read_gold
from tapal.evaluate.score import Report, score
from tapal.evaluate.sentences import sentences
from tapal.evaluate.split import Part, parse_part

TEXT = "Iran menembak pos Pakistan. Pakistan membalas pada Sabtu (20/1). Warga lari."


def event(anchor: str, kind: str = "ASSAULT", **given: Any) -> dict[str, Any]:
    base = {
        "id": anchor,
        "type": kind,
        "status": "actual",
        "actors": [{"text": "x", "country": "IRN", "sector": "GOV"}],
        "recipients": [],
        "date": None,
        "anchors": [anchor],
    }
    return base | given


def scores(tmp_path: Path, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> Report:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "d", "text": TEXT, "events": gold}) + "\n")
    return score(read_gold(str(path)), {"d": predicted})


def f1(report: Report) -> tuple[float, ...]:
    return tuple(report.levels[name].f1 for name in ("anchor", "event", "who", "record"))


def test_gold_scores_one(tmp_path: Path) -> None:
    gold = [event("menembak"), event("membalas", reprisal_for="menembak")]
    report = scores(tmp_path, gold, gold)
    assert f1(report) == (1.0, 1.0, 1.0, 1.0)
    assert report.measures()["field reprisal links"] == 1.0
    assert report.misses == ()


def test_each_level_rests_on_the_one_before(tmp_path: Path) -> None:
    gold = [event("menembak")]
    other = [{"text": "y", "country": "PAK", "sector": "GOV"}]
    assert f1(scores(tmp_path, gold, [event("Warga lari")])) == (0, 0, 0, 0)
    assert f1(scores(tmp_path, gold, [event("menembak", "AID")])) == (1, 0, 0, 0)
    assert f1(scores(tmp_path, gold, [event("menembak", actors=other)])) == (1, 1, 0, 0)
    assert f1(scores(tmp_path, gold, [event("menembak", status="denied")])) == (1, 1, 1, 0)
    assert f1(scores(tmp_path, gold, [event("pos Pakistan")])) == (1, 1, 1, 1)


def test_alternative_types_and_optional_events(tmp_path: Path) -> None:
    gold = [event("menembak", alt_types=["COERCE"]), event("membalas", optional=True)]
    assert f1(scores(tmp_path, gold, [event("menembak", "COERCE")]))[:2] == (1, 1)
    assert f1(scores(tmp_path, gold, [event("menembak"), event("membalas")]))[:2] == (1, 1)
    spurious = scores(tmp_path, gold, [event("menembak"), event("membalas", "AID")])
    assert spurious.levels["event"].precision == 0.5


def test_the_better_pair_wins_whatever_the_order(tmp_path: Path) -> None:
    right, wrong = event("menembak"), event("menembak", "AID", id="w")
    for predicted in ([right, wrong], [wrong, right]):
        assert scores(tmp_path, [event("menembak")], predicted).levels["event"].recall == 1.0


@pytest.mark.parametrize(
    ("got", "is_right"),
    [
        (None, False),
        ({"start": "2024-01-20", "end": "2024-01-20"}, False),
        ({"start": "2024-01-20", "end": "2024-01-21"}, True),
        ({"start": "2024-01-18", "end": "2024-01-23"}, True),
        ({"start": "2024-01-19", "end": "2024-01-28"}, False),
        ({"start": "rubbish"}, False),
    ],
)
def test_dates_agree_when_half_is_common(tmp_path: Path, got: object, is_right: bool) -> None:
    gold = [event("menembak", date={"start": "2024-01-20", "end": "2024-01-22"})]
    assert f1(scores(tmp_path, gold, [event("menembak", date=got)]))[3] == float(is_right)


def test_nothing_at_all(tmp_path: Path) -> None:
    assert f1(scores(tmp_path, [], [])) == (0, 0, 0, 0)
    assert score([], {}).levels["event"].low == 0.0


def test_sentences_end_at_stops_glued_or_not_but_not_after_a_rank() -> None:
    text = 'Kata Letkol. Ahmad tadi. Lalu 13 Januari.Pakistan diam\nBaris. "Ya." Tidak'
    found = [span.of(text).strip() for span in sentences(text)]
    assert found == ["Kata Letkol. Ahmad tadi.", "Lalu 13 Januari.", "Pakistan diam", "Baris.", '"Ya."', "Tidak"]


@given(st.text(alphabet='ab. \n"A!', max_size=60))
def test_sentences_are_in_order_and_lose_no_letter(text: str) -> None:
    spans = sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    kept = "".join(span.of(text) for span in spans)
    assert kept.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")


@given(st.text(max_size=20), st.integers(1, 9))
def test_a_document_is_in_one_part(document_id: str, parts: int) -> None:
    assert sum(Part(number, parts).holds(document_id) for number in range(1, parts + 1)) == 1


def test_parts_never_move() -> None:
    assert [parse_part("1/3").holds(f"d{at}") for at in range(8)] == [at in PINNED for at in range(8)]


PINNED = (1, 4, 5, 7)
"""Documents d0 to d7 that lie in part 1 of 3; a change of this moves every locked part."""


def test_floors_survive_writing(tmp_path: Path) -> None:
    made = floors.replaced({'odd "name"': 0.12399, "b": 1.0}, mark="f" * 64)
    floors.write_floors(tmp_path / "floors.toml", {"gold 1/3": made})
    found = floors.read_floors(tmp_path / "floors.toml")["gold 1/3"]
    assert found == floors.Floors("f" * 64, {'odd "name"': 0.113, "b": 0.99})
    assert floors.below(found, {'odd "name"': 0.12399, "b": 1.0}) == []
    assert [name for name, _, _ in floors.below(found, {"b": 0.989})] == ["b", 'odd "name"']


def test_raising_keeps_the_higher_floor() -> None:
    old = floors.Floors("x", {"a": 0.5})
    assert floors.raised(old, {"a": 0.7, "b": 0.1}, mark="y") == floors.Floors("y", {"a": 0.69, "b": 0.09})
    with pytest.raises(floors.WouldFall):
        floors.raised(old, {"a": 0.4}, mark="y")


def test_a_broken_floors_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("[gold]\nfloors = 3\n")
    with pytest.raises(ValueError, match=r"floors\.toml"):
        floors.read_floors(tmp_path / "floors.toml")
