"""Passages of a document: in order, disjoint, complete, and of the right role."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tapal.language.passages import PassageRules, load_passage_rules
from tapal.model.document import Document, Role
from tapal.stages.clean import clean

LANGUAGE = Path(__file__).parents[2] / "src" / "tapal" / "language"
FURNITURE = [
    "Baca juga: Pasukan Tiba di Perbatasan",
    "ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT", "(mmu/mmu)", "\n", "\r\n",
    "Editor: Budi Santoso", "JAKARTA, CONTOH.com - ",
    "Pasukan mundur. ", "\u2028", "\x85", "**",
    "[Gambas:Video 20detik]", "© 2022 Contoh", "Leave a Reply\n", "\xa0",
    "â€œ", "&nbsp;", "\ud800", "# ", "> ",
]  # fmt: skip


@functools.cache
def rules() -> PassageRules:
    records: list[dict] = []
    for language in ("id", "en"):
        records += yaml.safe_load((LANGUAGE / language / "boilerplate.yaml").read_text("utf-8"))
    return load_passage_rules(records)


def roles(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(p.role.value, p.span.of(text)) for p in clean(Document("x", text, title=title), rules=rules())]


texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(FURNITURE), st.text(max_size=12)), max_size=25).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(texts, st.text(max_size=40))
def test_passages_are_ordered_disjoint_and_cover_all_that_is_not_blank(text: str, title: str) -> None:
    passages = clean(Document("x", text, title=title), rules=rules())
    at = 0
    for passage in passages:
        assert passage.span.start >= at
        assert len(passage.span) > 0
        assert not text[at : passage.span.start].strip()
        at = passage.span.end
    assert not text[at:].strip()


def test_a_tabloid_page() -> None:
    text = (
        "Breaking News:\n\nKonflik Perbatasan\n\nRahmon Kerahkan Pasukan Cadangan ke Tepi Sungai\n\n"
        "Langkah itu diambil setelah seribu tentara menyeberang.\n\nEditor: Budi Santoso\n(HO/STR/AFP)\nTentara berjaga di tepi sungai.\n\n"
        "Baca juga: Rusia Siap Membantu Dushanbe\n\nRusia menutup konsulatnya.\n\nBerita lain terkait Konflik Perbatasan\n\n"
        "  • Ikuti kami di\n    KOMENTAR\n\n    BERITA TERKINI\n\n"
        "    © 2022 CONTOH.com Network,a subsidiary of Contoh Media.\n    All Right Reserved"
    )
    assert [r for r, _ in roles(text)] == [
        *("navigation", "navigation", "headline", "body", "credit", "credit", "caption", "teaser", "body", "teaser"),
        *("subscription", "comment-form", "teaser", "copyright", "copyright", "copyright"),
    ]


def test_a_page_scraped_into_one_line() -> None:
    text = (
        'PARIS, CONTOH.com - "Kami siap," kata Rahmon. ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT Rusia lalu mengirim tank. '
        "Simak juga Video: Tank Rusia Tiba [Gambas:Video 20detik] Warga mengungsi. (abc/def)"
    )
    assert roles(text) == [
        ("dateline", "PARIS, CONTOH.com -"),
        ("body", '"Kami siap," kata Rahmon.'),
        ("advertisement", "ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT"),
        ("body", "Rusia lalu mengirim tank."),
        ("teaser", "Simak juga Video: Tank Rusia Tiba [Gambas:Video 20detik]"),
        ("body", "Warga mengungsi."),
        ("credit", "(abc/def)"),
    ]


def test_glued_credits_of_an_agency() -> None:
    text = (
        "Pasukan itu mundur ke pangkalan.\n\nBaca juga: Rahmon temui utusan RusiaPewarta: "
        "Budi SantosoEditor: Siti Aminah\t\t\t\tCOPYRIGHT © ANTARA 2023"
    )
    assert [r for r, _ in roles(text)] == ["body", "teaser", "credit", "credit", "copyright"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rusia Tutup Konsulat di Utara\nKonsulat itu ditutup Senin.", "Rusia tutup konsulat di utara"),
        ("Rusia Tutup Konsulat di Utara Konsulat itu ditutup Senin.", "Rusia Tutup Konsulat di Utara"),
        ("Rusia Tutup Konsulat di Utara\nKonsulat itu ditutup Senin.", ""),
    ],
)
def test_the_title_in_the_text_is_headline(text: str, title: str) -> None:
    assert roles(text, title)[0] == ("headline", "Rusia Tutup Konsulat di Utara")
    assert roles(text, title)[1] == ("body", "Konsulat itu ditutup Senin.")


@pytest.mark.parametrize(
    "text",
    [
        "Ia membaca juga pernyataan itu. Editor surat kabar itu ditahan. Iklan itu dilarang.",
        "“Kami akan balas,” kata Rahmon. Komentar itu memicu protes di Moskow.",
        "Iran – Pakistan sepakat membuka perbatasan pada 16 Januari 2024 pukul 10.00 WIB.",
        "Warga Kota, yang mengungsi (12.000 orang), kembali. Foto itu dibuat pada 2021.",
        "**Pasukan** [mundur](https://contoh.id/a) &nbsp;dari pos â€œUtaraâ€\x9d itu.",
        "> Pasukan mundur ke pangkalan lama mereka.",
    ],
)
def test_running_text_stays_body(text: str) -> None:
    assert [r for r, _ in roles(text)] == ["body"]


def test_captions_and_headlines_are_coded_and_teasers_are_not() -> None:
    assert Role.CAPTION.is_coded
    assert not Role.TEASER.is_coded


def test_nothing_in_nothing_out() -> None:
    assert roles("") == []
    assert roles(" \n\t\xa0") == []
