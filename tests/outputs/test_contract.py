"""One body over every output: whole events, no invented values, valid UTF-8, the same text twice, nothing run."""

from __future__ import annotations

import csv as csv_reader
import io
import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console

from tapal.model.events import Coded
from tapal.outputs import csv, geojson, html, jsonl, table
from tapal.outputs.record import document_record


def _screen(coded: Coded) -> str:
    out = io.StringIO()
    console = Console(file=out, width=200, color_system=None)
    for view in table.event_views(document_record(coded), text=coded.document.text, name=lambda key: key):
        console.print(view)
    return out.getvalue()


OUTPUTS: dict[str, Callable[[Coded], str]] = {
    "jsonl": lambda coded: "".join(jsonl.lines([coded])),
    "csv": lambda coded: "".join(csv.lines([document_record(coded)])),
    "geojson": lambda coded: "".join(geojson.lines([document_record(coded)])),
    "html": html.coded_html,
    "table": _screen,
}
ALL = pytest.mark.parametrize("write", OUTPUTS.values(), ids=OUTPUTS.keys())


@ALL
def test_the_main_words_are_there(write: Callable[[Coded], str], coded: Coded) -> None:
    said = write(coded)
    for words in ("ASSAULT", "IRN", "PAK", "Taftan", "2024-01-13", "menembaki pos Pakistan"):
        assert words in said


@ALL
def test_twice_the_same_and_utf8(write: Callable[[Coded], str], coded: Coded) -> None:
    assert write(coded) == write(coded)
    write(coded).encode("utf-8", "strict" if write is not OUTPUTS["csv"] else "backslashreplace")


@ALL
def test_no_events_is_not_an_error(write: Callable[[Coded], str], coded: Coded) -> None:
    assert "ASSAULT" not in write(replace(coded, events=()))


@ALL
def test_evidence_at_the_edges_of_the_text(write: Callable[[Coded], str], coded: Coded) -> None:
    text = coded.document.text
    whole = replace(coded.events[0], evidence=(type(coded.events[0].evidence[0])(0, len(text)),))
    assert "ASSAULT" in write(replace(coded, events=(whole,)))


def test_csv_header_is_golden() -> None:
    assert csv.header() == (
        "schema,document,event,outlet,published,language,type,modes,status,date_start,date_end,date_precision,"
        "actors,actor_countries,actor_sectors,recipients,recipient_countries,recipient_sectors,"
        "place,place_country,lat,lon,precision_km,border,"
        "killed_min,killed_max,injured_min,injured_max,captured_min,captured_max,displaced_min,displaced_max,"
        "deployed_min,deployed_max,source,reprisal_for,reprisal_hedged,confidence,evidence_start,evidence_end,evidence,"
        "title,url\r\n"
    )


def test_csv_cells(coded: Coded) -> None:
    rows = list(csv_reader.DictReader(io.StringIO(OUTPUTS["csv"](coded), newline="")))
    assert [row["event"] for row in rows] == ["e1", "e2"]
    full, bare = rows
    assert full["modes"] == "heavy-weapons; firearms"
    assert full["recipients"] == "'=pos Pakistan; x"
    assert full["title"].startswith("'=HYPERLINK")
    assert full["outlet"] == 'Kantor, "Satu"'
    assert (full["killed_min"], full["injured_min"], full["captured_min"]) == ("11", "0", "")
    assert (bare["killed_min"], bare["lat"], bare["date_start"], bare["border"]) == ("", "", "", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\x00"])
def test_csv_never_gives_a_formula(start: str, coded: Coded) -> None:
    hostile = replace(coded, document=replace(coded.document, title=start + "cmd|' /C calc'!A0"))
    rows = list(csv_reader.DictReader(io.StringIO("".join(csv.lines([document_record(hostile)])), newline="")))
    assert all(row["title"].startswith("'" + start) for row in rows)


def test_json_spans_are_of_the_text(coded: Coded) -> None:
    record = json.loads(OUTPUTS["jsonl"](coded))
    text = coded.document.text
    for event in record["events"]:
        for piece in event["evidence"]:
            assert text[piece["start"] : piece["end"]] == piece["text"]
    first = record["events"][0]
    assert text[slice(*first["date"]["span"].values())] == "Sabtu"
    assert first["numbers"] == {"killed": [11, 11], "injured": [0, 0]}
    assert first["rival_numbers"] == {"killed": [[9, None]]}
    assert record["boilerplate"] == [{"role": "teaser", "start": text.index("Baca"), "end": text.index("Pakistan 🇵🇰")}]
    assert record["issues"][0]["code"] == "odd"


def test_one_line_a_document(coded: Coded) -> None:
    odd = replace(coded, document=replace(coded.document, title="a\u2028b\x85c\nd"))
    said = jsonl.coded_line(odd)
    assert len(said.splitlines()) == 1
    assert json.loads(said)["title"] == "a\u2028b\x85c\nd"


def test_geojson_places_only_what_has_coordinates(coded: Coded) -> None:
    found = json.loads(OUTPUTS["geojson"](coded))
    assert [feature["properties"]["event"] for feature in found["features"]] == ["e1"]
    assert found["features"][0]["geometry"]["coordinates"] == [61.58, 28.97]
    assert json.loads("".join(geojson.lines([])))["features"] == []


def test_html_escapes_everything(coded: Coded) -> None:
    hostile = replace(coded, document=replace(coded.document, title="<img src=x onerror=alert(1)>'\""))
    said = html.coded_html(hostile)
    assert "<script>" not in said
    assert "<img" not in said
    assert ">menembaki pos Pakistan</mark>" in said


def test_table_shows_dangerous_characters(coded: Coded) -> None:
    text = coded.document.text.replace("Sabtu", "\x1b[2J\u202e")
    shown = table.evidence_text(document_record(coded)["events"][0], text=text).plain
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\ufffd" in shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [([11, 11], "11"), ([11, None], "≥11"), ([None, 20], "≤20"), ([20, 99], "20–99"), ([None, None], "?")],
)
def test_bounds(value: list[int | None], shown: str) -> None:
    assert table.bounds(value) == shown


def test_sentence_around_evidence(coded: Coded) -> None:
    text = coded.document.text
    last = coded.events[1].evidence[0]
    assert table.sentence_around(text, last).of(text) == "Pakistan 🇵🇰 mengecam serangan itu."
    assert table.sentence_around(text, coded.events[0].evidence[0]).of(text).endswith("11 orang tewas.")
