"""The temporal grammar: every rule by its examples, and how mentions work together."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.language.time_examples import number_grammar, parsed_of, records, sentence_of, time_grammar
from tests.language.timex_score import FOLDER, score

from tapal.language.times import TimeContext, TimeGrammar, find_all_times, find_times, load_time_grammar
from tapal.model.mentions import TimeMention

PUBLISHED = date(2024, 1, 17)


def times(text: str, published: date | None = PUBLISHED, grammar: TimeGrammar | None = None) -> tuple[TimeMention, ...]:
    return find_times(
        sentence_of(text), text, grammar=grammar or time_grammar(), context=TimeContext(published=published)
    )


def _examples() -> list[Any]:
    return [
        pytest.param(r["name"], e, id=f"{r['name']}-{i}")
        for r in records("times.yaml")["rules"]
        for i, e in enumerate(r["examples"])
    ]


@pytest.mark.parametrize(("name", "example"), _examples())
def test_example(name: str, example: dict[str, Any]) -> None:
    published = date.fromisoformat(str(example.get("published", PUBLISHED)))
    found = times(example["text"], published)
    if not example["found"]:
        assert [m for m in found if m.rule.endswith("year")] == []
        return
    match = [m for m in found if m.span.of(example["text"]) == str(example["found"])]
    assert match, [(m.span.of(example["text"]), m.rule) for m in found]
    assert match[0].rule.split(":")[-1] == name
    for key in ("type", "value", "start", "end"):
        assert getattr(match[0], key) == str(example[key]), key


@pytest.mark.parametrize(
    ("name", "text"), [(r["name"], t) for r in records("times.yaml")["rules"] for t in r.get("counter_examples", [])]
)
def test_counter_example(name: str, text: str) -> None:
    assert [m for m in times(text) if m.rule.split(":")[-1] == name] == []


@pytest.mark.parametrize("name", [r["name"] for r in records("times.yaml")["rules"]])
def test_every_rule_is_needed(name: str) -> None:
    grammar = time_grammar()
    without = tuple(replace(r, pattern=re.compile(r"(?!)")) if r.name == name else r for r in grammar.rules)
    cut = replace(grammar, rules=without)
    rule = next(r for r in records("times.yaml")["rules"] if r["name"] == name)
    changed = [e for e in rule["examples"] if times(e["text"], date.fromisoformat(str(e.get("published", PUBLISHED))), cut)
               != times(e["text"], date.fromisoformat(str(e.get("published", PUBLISHED))))]  # fmt: skip
    assert changed or rule["make"] == "none"


@pytest.mark.parametrize(
    ("text", "words", "start", "end", "rule"),
    [
        ("Perang berlangsung dari Senin hingga Rabu.", "Senin hingga Rabu", "2024-01-15", "2024-01-17", "range"),
        ("Perang berlangsung sejak Senin malam hingga Selasa pagi.", "Senin malam hingga Selasa pagi", "2024-01-15", "2024-01-16", "range"),
        ("Antara 2001 dan 2021, pasukan menetap.", "2001 dan 2021", "2001-01-01", "2021-12-31", "range"),
        ("Antara Januari dan Maret 2023 ada tiga bentrokan.", "Januari dan Maret 2023", "2023-01-01", "2023-03-31", "range"),
        ("Sejak 7 Oktober 2023 ribuan orang tewas.", "7 Oktober 2023", "2023-10-07", "2024-01-17", "since:date-word"),
        ("Rapat digelar 31 Oktober-5 November 2023.", "31 Oktober-5 November 2023", "2023-10-31", "2023-11-05", "range"),
        ("Pada Sabtu (6/1) pekan lalu ia tiba.", "Sabtu (6/1) pekan lalu", "2024-01-06", "2024-01-06", "weekday-date"),
        ("Sejak Senin perbatasan ditutup.", "Senin", "2024-01-15", "2024-01-17", "since:weekday"),
        ("Gencatan berlaku hingga Jumat mendatang.", "Jumat mendatang", "2024-01-19", "2024-01-19", "until:weekday"),
        ("Tiga tentara tewas, dilansir AFP, Selasa (16/1).", "Selasa (16/1)", "2024-01-16", "2024-01-16", "report:weekday-date"),
        ("Dikutip dari AP pada Selasa (16/1), dua tewas.", "Selasa (16/1)", "2024-01-16", "2024-01-16", "report:weekday-date"),
        ('"Siap," kata juru bicara di istana, Senin (15/1).', "Senin (15/1)", "2024-01-15", "2024-01-15", "said:weekday-date"),
        ("Hal itu disampaikan menteri usai rapat, Senin (15/1).", "Senin (15/1)", "2024-01-15", "2024-01-15", "said:weekday-date"),
        ("Ia menyatakannya saat rapat menteri di Solo pada Senin (15/1).", "Senin (15/1)", "2024-01-15", "2024-01-15", "said:weekday-date"),
        ("Dalam keterangannya, Selasa, ia membantah.", "Selasa", "2024-01-16", "2024-01-16", "said:weekday"),
        ("Ia mengatakan serangan terjadi pada Selasa (16/1).", "Selasa (16/1)", "2024-01-16", "2024-01-16", "weekday-date"),
        ("Dua orang dilaporkan tewas pada Selasa (16/1).", "Selasa (16/1)", "2024-01-16", "2024-01-16", "weekday-date"),
        ("Seperti diberitakan, pada Selasa (16/1) jet itu jatuh.", "Selasa (16/1)", "2024-01-16", "2024-01-16", "weekday-date"),
    ],
)  # fmt: skip
def test_together(text: str, words: str, start: str, end: str, rule: str) -> None:
    found = [m for m in times(text) if m.span.of(text) == words]
    assert [(m.start, m.end, m.rule) for m in found] == [(start, end, rule)], times(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jet F-16 dan Su-35 serta helikopter Mi-17 terbang.",
        "Skor akhir 3-1 untuk tuan rumah.",
        "Harga naik 3,25 persen.",
        "Ia menelepon 0812-2020-1999.",
        "Rudal Kh-2012 ditembakkan.",
        "Sebanyak 2.021 orang tewas.",
        "Ada 2021 orang di sana.",
        "Pasal 27 ayat 3 dilanggar.",
        "Nomor 10/2021 dicabut.",
        "Boeing 1967 mendarat.",
        "Ketinggian 1.950 meter.",
    ],
)
def test_is_no_time(text: str) -> None:
    assert times(text) == ()


def test_nothing_is_guessed_without_a_publication_date() -> None:
    text = "Kemarin jet jatuh. Senin ia tiba. Dua hari lalu ia pergi."
    found = find_all_times(parsed_of(text), text, grammar=time_grammar(), published=None)
    assert len(found) == 3
    assert {(m.start, m.end, m.anchor) for m in found} == {("", "", "")}


def test_a_full_news_date_stands_in_for_the_publication_date() -> None:
    text = "Menteri tiba Senin (15/1/2024). Jet jatuh pada Minggu."
    found = find_all_times(parsed_of(text), text, grammar=time_grammar(), published=None)
    assert [(m.start, m.anchor) for m in found] == [("2024-01-15", "absolute"), ("2024-01-14", "text")]


def test_an_old_date_is_no_stand_in() -> None:
    text = "Perang pecah pada 7 Oktober 2023. Jet jatuh pada Minggu."
    assert find_all_times(parsed_of(text), text, grammar=time_grammar(), published=None)[1].start == ""


def test_a_story_of_another_year_keeps_its_year() -> None:
    text = "Pada 11 Februari 2014 kapal tenggelam. Tanggal 10 Agustus kapal lain hilang."
    found = find_all_times(parsed_of(text), text, grammar=time_grammar(), published=date(2024, 1, 17))
    assert [m.start for m in found] == ["2014-02-11", "2014-08-10"]


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%-d-%m-%Y"]))
def test_full_dates_resolve_to_themselves(day: date, form: str) -> None:
    found = times(f"Rapat digelar {day.strftime(form)} lalu ditunda.", None)
    assert found[0].start == found[0].end == day.isoformat()


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(0, 6))
def test_a_bare_weekday_lies_in_the_week_before(published: date, weekday: int) -> None:
    name = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"][weekday]
    found = times(f"Bentrokan pecah pada {name} di lembah itu.", published)
    day = date.fromisoformat(found[0].start)
    assert day.weekday() == weekday
    assert 0 <= (published - day).days < 7


@given(st.text(alphabet="0123456789/-.,() Senlarbukmitgh20pdJ%$", max_size=60))
def test_any_text_gives_ordered_spans(text: str) -> None:
    found = times(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(m.start <= m.end for m in found)


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        ("hari (?:ini|itu)", {"hari"}),
        ("(?:pada )?tahun (?P<year>\\d{4})", {"pada", "tahun"}),
        ("(?:sejak|(?:mulai )?dari) [0-9]+", {"sejak", "mulai", "dari"}),
        ("(?P<day>\\d\\d?)[ /]mei(?! (?:lalu|ini))", {"#"}),
        ("(?!minggu)(?:senin|rabu) pagi", {"senin", "rabu"}),
        ("\\((?:senin)", {"("}),
    ],
)
def test_a_rule_is_tried_only_at_words_that_may_begin_it(pattern: str, starts: set[str]) -> None:
    rules = [{"name": "x", "pattern": pattern, "make": "none"}]
    made = load_time_grammar({**records("times.yaml"), "rules": rules}, number_grammar())
    assert set(made.starters) == starts


def test_unknown_part_names_the_rule() -> None:
    bad = {**records("times.yaml"), "rules": [{"name": "odd", "pattern": "{nothing}", "make": "none"}]}
    with pytest.raises(ValueError, match="'odd': unknown part 'nothing'"):
        load_time_grammar(bad, number_grammar())


@pytest.mark.skipif(not FOLDER.exists(), reason="../shared/language/timex is not here")
def test_timex_floor() -> None:
    scores = score(FOLDER)
    assert scores["exact"] >= 0.95, scores
    assert scores["value"] >= 0.90, scores


def test_without_a_publication_day_the_only_year_told_is_that_of_all_days() -> None:
    text = "Kabul jatuh pada 9 Agustus 2021. Warga lari. Hujan turun. Perbatasan dibuka pada 15 Oktober."
    found = find_all_times(parsed_of(text), text, grammar=time_grammar(), published=None)
    assert [m.start for m in found] == ["2021-08-09", "2021-10-15"]
    text = text.replace("Warga lari", "Pada Mei 2010 warga lari")
    found = find_all_times(parsed_of(text), text, grammar=time_grammar(), published=None)
    assert [m.start for m in found][-1] == ""
