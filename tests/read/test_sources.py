"""Reading: every format, the exactness of the text, where the day comes from, and bad input that stops nothing."""

from __future__ import annotations

import functools
import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tapal.language.identify import identify
from tapal.language.passages import PassageRules, load_passage_rules
from tapal.model.document import Document, content_id
from tapal.read.failure import ReadFailure
from tapal.read.jsonl import read_jsonl
from tapal.read.options import ReadOptions
from tapal.read.sources import read_sources

LANGUAGE = Path(__file__).parents[2] / "src" / "tapal" / "language"
BODY = "Pasukan penjaga perbatasan Tajikistan menutup dua jalan menuju sungai hari Senin dan meminta warga desa menjauh dari tepi air. "


@functools.cache
def rules() -> PassageRules:
    records: list[dict] = []
    for language in ("id", "en"):
        records += yaml.safe_load((LANGUAGE / language / "boilerplate.yaml").read_text("utf-8"))
    return load_passage_rules(records)


@functools.cache
def options() -> ReadOptions:
    return ReadOptions(rules=rules())


def read(*sources: object, using: ReadOptions | None = None) -> list[Document | ReadFailure]:
    return list(read_sources([str(s) for s in sources], options=using or options()))


def codes(items: list[Document | ReadFailure]) -> list[str]:
    return [i.code if isinstance(i, ReadFailure) else "ok" for i in items]


def one(path: Path, data: bytes | str, using: ReadOptions | None = None) -> Document:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (item,) = read(path, using=using)
    assert isinstance(item, Document), item
    return item


def line(**keys: object) -> str:
    return json.dumps(keys, ensure_ascii=False)


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1).filter(str.strip), st.booleans())
def test_json_lines_keep_the_text_exact(text: str, ascii_only: bool) -> None:
    data = json.dumps({"id": "a", "text": text}, ensure_ascii=ascii_only).encode("utf-8")
    (item,) = read_jsonl(io.BytesIO(data), source="x", options=options())
    assert isinstance(item, Document)
    assert item.text == text


def test_a_lone_surrogate_is_kept_and_said(tmp_path: Path) -> None:
    document = one(tmp_path / "a.jsonl", '{"text": "Perang \\ud800 usai."}')
    assert document.text == "Perang \ud800 usai."
    assert "lone-surrogate" in [i.code for i in document.issues]


def test_json_lines_with_our_keys_and_with_those_of_ngec(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    ours = line(
        id="a",
        text=BODY,
        title="T",
        published="2024-01-16T10:20:00+07:00",
        outlet="contoh.id",
        url="https://contoh.id/1",
        language="ID",
        author="B",
    )
    theirs = line(id="b", event_text=BODY + "x", headline="H", pub_date="2024-01-17", publisher="P")
    path.write_text(f"{ours}\n\n{theirs}\n", "utf-8")
    first, second = read(path)
    assert first == Document("a", BODY, "T", date(2024, 1, 16), "given", "contoh.id", "B", "https://contoh.id/1", "id")
    assert isinstance(second, Document)
    assert (second.text, second.title, second.published, second.outlet) == (BODY + "x", "H", date(2024, 1, 17), "P")


def test_an_id_comes_from_the_content_when_none_is_given(tmp_path: Path) -> None:
    assert one(tmp_path / "a.jsonl", line(text=BODY)).id == content_id(BODY) == one(tmp_path / "a.txt", BODY).id


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Perbatasan Ditutup Lagi Oleh Iran\nSelasa, 16 Januari 2024 10:20 WIB\n" + BODY, date(2024, 1, 16)),
        ("Jakarta, 12 Januari 2024 - " + BODY, date(2024, 1, 12)),
        ("Published: Jan. 16, 2024\n" + BODY, date(2024, 1, 16)),
        (BODY + "Serangan pada 16 Januari 2024 itu menewaskan dua orang.", None),
        ("Pada Selasa (16/1/2024) Iran menyerang. " + BODY, None),
        ("Jakarta (ANTARA) - " + BODY, None),
    ],
)
def test_the_day_of_the_dateline_and_never_one_of_the_body(tmp_path: Path, text: str, day: date | None) -> None:
    for document in (one(tmp_path / "a.txt", text), one(tmp_path / "a.jsonl", line(text=text, published=None))):
        assert document.published == day
        assert document.published_from == ("dateline" if day else "")
        assert ("no-publication-date" in [i.code for i in document.issues]) is (day is None)


@pytest.mark.parametrize(
    ("given_day", "day"),
    [
        ("2024-01-16", date(2024, 1, 16)),
        ("2024/01/16 10:20:00", date(2024, 1, 16)),
        ("Kamis, 18 Januari 2024 14:26", date(2024, 1, 18)),
        ("Kamis, 18 Jan 2024 14:26 WIB", date(2024, 1, 18)),
        ("Contoh.com - 11/05/2024, 11:33 WIB", date(2024, 5, 11)),
        ("10/21/2025 8:23", date(2025, 10, 21)),
        ("30-01-2024", date(2024, 1, 30)),
        ("03-08-2023", None),
        ("2012", None),
        ("Tanggal tidak ditemukan", None),
        ("2024-02-31", None),
    ],
)
def test_how_a_given_day_is_read(tmp_path: Path, given_day: str, day: date | None) -> None:
    document = one(tmp_path / "a.jsonl", line(text=BODY, published=given_day))
    assert document.published == day
    assert [i.code for i in document.issues] == ([] if day else ["unreadable-publication-date", "no-publication-date"])


def test_the_day_of_the_command_line_comes_last(tmp_path: Path) -> None:
    using = ReadOptions(rules=rules(), published=date(2020, 2, 2))
    assert one(tmp_path / "a.txt", BODY, using).published == date(2020, 2, 2)
    assert one(tmp_path / "b.txt", "Jakarta, 12 Januari 2024 - " + BODY, using).published == date(2024, 1, 12)


PAGE = """<html lang="id"><head><title>Rusia Tutup Konsulat - Contoh</title>
<meta property="og:title" content="Rusia Tutup Konsulat di Utara">
<meta property="og:site_name" content="Contoh News">
<meta property="article:published_time" content="2021-07-06T08:00:00+07:00">
<meta name="author" content="Budi Santoso"></head>
<body><nav><a href="/">Beranda</a></nav>
<article><h1>Rusia Tutup Konsulat di Utara</h1><p>{0}</p><p>Baca juga: Pasukan Tiba</p>
<p>{0} Kedua.</p><p>{0} Ketiga.</p></article></body></html>"""


def test_an_html_page_gives_text_by_paragraphs_and_metadata(tmp_path: Path) -> None:
    document = one(tmp_path / "a.html", PAGE.format(BODY))
    assert (document.title, document.outlet, document.author) == (
        "Rusia Tutup Konsulat di Utara",
        "Contoh News",
        "Budi Santoso",
    )
    assert (document.published, document.published_from) == (date(2021, 7, 6), "metadata")
    assert BODY.strip() in document.text.split("\n")


def test_deep_nesting_does_not_lose_the_text(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 3000 + f"<p>{BODY}</p>" + "</div>" * 3000 + "</body></html>"
    assert BODY.strip() in one(tmp_path / "a.html", page).text


def test_a_page_without_text_is_a_failure_and_not_silence(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><script>x()</script></body></html>")
    assert codes(read(tmp_path / "a.html")) == ["no-article"]


def test_a_table_that_blows_up_parsers_ends(tmp_path: Path) -> None:
    table = "<table>" + "<tr>" + "<td colspan=1000 rowspan=1000>x</td>" * 60 + "</tr>" * 1
    page = f"<html><body><p>{BODY}</p>{table * 3}</table></body></html>"
    (tmp_path / "a.html").write_text(page)
    assert codes(read(tmp_path / "a.html")) in (["ok"], ["parser-limit"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_text_files(tmp_path: Path, encoding: str) -> None:
    text = BODY + "“Kami siap” — kata Rahmon, " + BODY
    assert one(tmp_path / "a.txt", text.encode(encoding)).text == text


def test_lost_characters_are_counted(tmp_path: Path) -> None:
    document = one(tmp_path / "a.txt", (BODY * 5 + "“siap” ").encode() + b"\xff" + BODY.encode())
    (issue,) = [i for i in document.issues if i.code == "replaced-characters"]
    assert issue.detail.startswith("1 ")


def test_a_text_file_tells_its_title_outlet_and_author(tmp_path: Path) -> None:
    document = one(
        tmp_path / "a.txt", f"Rusia Tutup Konsulat di Utara\n\nPARIS, CONTOH.com - {BODY}\n\nEditor: Budi Santoso\n"
    )
    assert (document.title, document.outlet, document.author) == (
        "Rusia Tutup Konsulat di Utara",
        "contoh.com",
        "Budi Santoso",
    )


def test_bad_input_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    using = ReadOptions(rules=rules(), largest=5_000)
    lines = [
        line(id="1", text=BODY),
        "{broken",
        "[1]",
        line(id="2"),
        line(id="3", text="  "),
        line(id="4", text="x" * 9_000),
        "\x00\x01\x02",
        line(id="1", text="lain"),
        line(id="5", text=BODY),
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    items = read(path, using=using)
    assert codes(items) == [
        "ok",
        "not-json",
        "not-an-object",
        "no-text",
        "no-text",
        "too-large",
        "binary",
        "duplicate-id",
        "ok",
    ]
    assert [i.line for i in items if isinstance(i, ReadFailure)] == [2, 3, 4, 5, 6, 7, 0]
    assert all("\n" not in i.what + i.mend and i.mend for i in items if isinstance(i, ReadFailure))


def test_files_that_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n ")
    (tmp_path / "blank.jsonl").write_bytes(b"\n\n")
    (tmp_path / "junk.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "junk.html").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "broken.jsonl.gz").write_bytes(gzip.compress(b"x" * 5000)[:-20])
    (tmp_path / "none").mkdir()
    names = [
        "empty.txt",
        "blank.txt",
        "blank.jsonl",
        "junk.txt",
        "junk.html",
        "broken.jsonl.gz",
        "none",
        "missing.txt",
        "*.xyz",
    ]
    got = codes(read(*(tmp_path / n for n in names)))
    assert got == [
        "empty",
        "empty",
        "empty",
        "binary",
        "binary",
        "broken-gzip",
        "nothing-readable",
        "missing",
        "missing",
    ]


def test_folders_globs_and_packed_files_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(BODY + "dua")
    (tmp_path / "1.jsonl.gz").write_bytes(gzip.compress((line(id="satu", text=BODY) + "\n").encode()))
    (tmp_path / "3.json").write_text(
        json.dumps([{"id": "tiga", "text": BODY}, {"id": "empat", "text": BODY}], indent=2)
    )
    (tmp_path / "4.json").write_text(line(id="lima", text=BODY) + "\n" + line(id="enam", text=BODY))
    (tmp_path / "notes.xyz").write_text("x")
    ids = [d.id for d in read(tmp_path) if isinstance(d, Document)]
    assert ids == ["satu", "tiga", "empat", "lima", "enam", content_id(BODY + "dua")]
    assert [d.id for d in read(tmp_path / "*.json") if isinstance(d, Document)] == ["tiga", "empat", "lima", "enam"]


@pytest.mark.parametrize(
    ("data", "expected"), [(line(id="a", text=BODY), "a"), (PAGE.format(BODY), "Rusia"), (BODY, "doc-")]
)
def test_standard_input_is_recognised(data: str, expected: str) -> None:
    (item,) = read_sources(["-"], options=options(), stdin=io.BufferedReader(io.BytesIO(data.encode())))
    assert isinstance(item, Document)
    assert expected in item.id + item.title


def test_a_line_too_long_is_passed_over_without_being_held(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        sent = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            n = min(len(buffer), 60_000_000 - self.sent)
            buffer[:n] = b"x" * n
            self.sent += n
            return n

    (item,) = read_jsonl(io.BufferedReader(Endless()), source="x", options=ReadOptions(rules=rules(), largest=1_000))
    assert isinstance(item, ReadFailure)
    assert item.code == "too-large"


def test_addresses_other_than_the_web_are_refused() -> None:
    assert codes(read("ftp://contoh.id/a", "file:///etc/passwd")) == ["not-http", "not-http"]


def test_language_is_identified_only_when_none_is_given(tmp_path: Path) -> None:
    asked: list[str] = []

    def name(text: str) -> str:
        asked.append(text)
        return "id"

    using = ReadOptions(rules=rules(), identify=name)
    assert one(tmp_path / "a.jsonl", line(text=BODY, language="en"), using).language == "en"
    assert asked == []
    assert one(tmp_path / "a.jsonl", line(text=BODY), using).language == "id"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY * 2, "id"),
        (
            "The border guards of Tajikistan closed two roads to the river on Monday and asked villagers to stay away.",
            "en",
        ),
        ("Пограничники Таджикистана закрыли две дороги к реке и попросили жителей уйти.", "ru"),
        ("Pasukan", ""),
        ("1234 5678 " * 20, ""),
    ],
)
def test_the_language_of_a_whole_text(text: str, language: str) -> None:
    assert identify(text) == language
