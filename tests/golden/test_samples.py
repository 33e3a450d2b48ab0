"""The sample reports: their gold is built fresh, and they are read as pages are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from packs.source import SourceError

from packs import samples

ENGLISH = "english"
QUIET = "tanpa-peristiwa"
REPORTS = samples.reports()
PAGES = [path for path in REPORTS if path.suffix == ".html"]


def _name(path: Path) -> str:
    return path.relative_to(samples.SAMPLES).as_posix()


@cache
def _gold() -> dict[str, dict[str, Any]]:
    rows = [json.loads(line) for line in samples.GOLD.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: row for row in rows}


def _events() -> Iterator[dict[str, Any]]:
    for row in _gold().values():
        yield from row["events"]


def test_the_shipped_gold_is_the_one_that_the_reports_and_the_coding_give() -> None:
    assert samples.build() == samples.GOLD.read_text(encoding="utf-8"), "run python -m packs.samples"


def test_there_are_enough_reports_of_every_kind() -> None:
    stories = {path.parent.name for path in REPORTS}
    assert len(REPORTS) >= 28
    assert len(stories) >= 12
    assert 0.55 <= len(PAGES) / len(REPORTS) <= 0.8
    assert sum(path.parent.name == ENGLISH for path in REPORTS) >= 3
    assert sum(path.parent.name == QUIET for path in REPORTS) >= 3


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_a_page_is_read_with_its_own_title_date_and_outlet(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    document = samples.read_report(path)
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    site = re.search(r'og:site_name" content="([^"]+)"', page)
    day = re.search(
        r'(?:datePublished"(?::| content=) ?|published_time" content=|name="date" content=)"(\d{4}-\d\d-\d\d)', page
    )
    assert heading, "the page has no headline"
    assert site, "the page does not name its outlet"
    assert day, "the page does not say when it was published"
    assert document.title == heading[1]
    assert document.outlet == site[1]
    assert document.published is not None
    assert (document.published.isoformat(), document.published_from) == (day[1], "metadata")
    assert not document.issues


@pytest.mark.parametrize("path", [path for path in REPORTS if path.suffix == ".txt"], ids=_name)
def test_a_text_is_read_as_it_is_with_the_day_of_its_dateline(path: Path) -> None:
    document = samples.read_report(path)
    assert document.text == path.read_text(encoding="utf-8")
    assert document.published is not None
    assert document.published_from == "dateline"
    assert document.title == document.text.splitlines()[0]


@pytest.mark.parametrize("path", REPORTS, ids=_name)
def test_the_language_is_told_and_only_indonesian_has_gold(path: Path) -> None:
    is_english = path.parent.name == ENGLISH
    assert samples.read_report(path).language == ("en" if is_english else "id")
    assert (_name(path.with_suffix("")) in _gold()) is not is_english


@pytest.mark.parametrize("path", REPORTS, ids=_name)
def test_a_report_is_short_but_no_snippet(path: Path) -> None:
    assert 115 <= len(samples.read_report(path).text.split()) <= 350


def test_the_gold_holds_what_the_codebook_finds_hard() -> None:
    events = list(_events())
    assert len(events) >= 250
    assert {event["status"] for event in events} == {"actual", "alleged", "denied", "unrealized"}
    assert len({event["type"] for event in events}) >= 16
    assert sum("reprisal_for" in event for event in events) >= 10
    assert sum("rival_numbers" in event for event in events) >= 2
    assert sum(bool(event["source"]) for event in events) >= 50
    assert len({event["border"] for event in events if event["border"]}) >= 12
    assert any(None in bounds for event in events for bounds in event["numbers"].values())


def test_reports_without_events_of_ours_have_none() -> None:
    quiet = [row["events"] for name, row in _gold().items() if name.startswith(QUIET)]
    assert len(quiet) >= 3
    assert not any(quiet)


TEXT = "Iran menembaki pos itu. Dua tentara tewas. Pos itu ditutup."


def _event(**changes: Any) -> dict[str, Any]:
    event: dict[str, Any] = {
        "id": "e1",
        "type": "ASSAULT",
        "modes": ["firearms"],
        "status": "actual",
        "actors": [{"text": "Iran", "country": "IRN", "sector": "GOV"}],
        "recipients": [],
        "date": {"start": "2024-01-16", "end": "2024-01-16"},
        "place": {"text": "pos itu", "country": "PAK", "lat": None, "lon": None},
        "border": "IRN-PAK",
        "numbers": {"killed": [2, None]},
        "source": "",
        "anchors": ["Iran menembaki pos itu"],
    }
    return event | changes


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ""),
        ({"type": "WAR"}, "unknown type"),
        ({"alt_types": ["WAR"]}, "unknown type"),
        ({"modes": ["visit"]}, "modes that ASSAULT does not have"),
        ({"status": "perhaps"}, "unknown status"),
        ({"actors": [{"text": "Iran", "country": "IRA", "sector": "GOV"}]}, "unknown country"),
        ({"recipients": [{"text": "Iran", "country": "IRN", "sector": "ARMY"}]}, "unknown sector"),
        ({"recipients": [{"text": "Iran", "country": "IRN"}]}, "a side needs"),
        ({"date": {"start": "2024-01-18", "end": "2024-01-16"}}, "the end is before the start"),
        ({"date": {"start": "2024-13-01", "end": "2024-13-01"}}, "not a range of days"),
        ({"place": {"text": "", "country": "PAK", "lat": 1.0, "lon": None}}, "not a point"),
        ({"border": "PAK-IRN"}, "unknown border"),
        ({"numbers": {"dead": [2, 2]}}, "unknown number"),
        ({"numbers": {"killed": [3, 2]}}, "not bounds"),
        ({"anchors": []}, "no anchor"),
        ({"anchors": ["Iran menyerang"]}, "stands 0 times"),
        ({"anchors": ["os itu"]}, "stands 2 times"),
        ({"anchors": ["pos itu. Dua tentara tewas"]}, "not inside one sentence"),
        ({"note": "x"}, "unknown keys"),
    ],
)
def test_an_event_that_breaks_the_format_is_refused_with_its_reason(changes: dict[str, Any], told: str) -> None:
    problems = list(samples.Checks().problems(_event(**changes), TEXT))
    assert len(problems) == bool(told), problems
    assert all(told in problem for problem in problems)


def test_a_gold_file_with_a_link_to_nowhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(json.dumps({"events": [_event(reprisal_for="e9")]}), encoding="utf-8")
    with pytest.raises(SourceError, match="reprisal_for names no event"):
        samples.read_events(path, text=TEXT, checks=samples.Checks())
