"""Where sentences end: glued stops, abbreviations, quotes, lines, and texts without any stop."""

from __future__ import annotations

import pytest

from tapal.language.pipeline import Language, load_language
from tapal.language.sentences import split
from tapal.language.tokenizer import tokenize


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language("id")


def cut(text: str, language: Language, longest: int = 150) -> list[str]:
    pieces = tokenize(text, start=0, end=len(text), rules=language.token_rules)
    ranges = split(text, pieces, rules=language.sentence_rules, longest=longest)
    assert [a for a, _ in ranges] == [0, *(b for _, b in ranges[:-1])]
    return [text[pieces[a].start : pieces[b - 1].end] for a, b in ranges]


@pytest.mark.parametrize(
    "parts",
    [
        ["Serangan itu terjadi pada 13 Januari.", "Pakistan mengecamnya."],
        ["Pangkalan dipimpin Letjen. Ahmad sejak Mei.", "Ia tiba kemarin."],
        ["Perusahaan PT Karya Tbk. (KRYA) rugi.", "Sahamnya turun."],
        ["Menurut J. K. Rahman, jumlahnya 1.037 orang.", "Dua tewas."],
        ["“Kami mundur.”", "Panglima itu lalu pergi."],
        ['"Apa yang terjadi?" tanya dia.', "Tidak ada jawaban."],
        ['"Mereka menyerang.', 'Kami membalas," ujar dia.'],
        ["Pasukan ditarik!", "Benarkah?", "Belum jelas..."],
        ["Sidang PBB di Washington D.C. berlangsung lama.", "Hasilnya nihil."],
        ["Aturan No. 5 berlaku.", "Warga patuh."],
        ["TEMPO.CO, Kabul - Dua pos dibakar.", "Pelakunya kabur."],
    ],
)
def test_sentences(parts: list[str], language: Language) -> None:
    assert cut(" ".join(parts), language) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Konflik pecah pada 13 Januari.", "Pakistan membalas."],
        ['Ia pergi ke Teheran."', "Dia pulang lusa."],
        ["Mereka mundur.", '"Kami lelah," ujarnya.'],
    ],
)
def test_glued_stops(parts: list[str], language: Language) -> None:
    text = "".join(parts) if not parts[0].endswith('"') else '"' + "".join(parts)
    found = cut(text, language)
    assert len(found) == len(parts)
    assert found[1] == parts[1]


@pytest.mark.parametrize(
    "parts",
    [
        ['Kami tidak mundur," kata Mursid.', '"Besok kami menyerang," ujarnya.'],
        ['“Kami sabar", jelas Mursid.', '"Kalian pun sabar," ujarnya.'],
    ],
)
def test_a_quote_between_two_sentences_opens_when_none_is_open(parts: list[str], language: Language) -> None:
    assert cut("".join(parts), language) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Pasukan Perdamaian Tiba di Kota yang Dikepung", "Rombongan itu membawa obat dan tenda."],
        ["Gerilyawan masih bertahan di lereng bukit", "Sementara itu warga mengungsi."],
        ["Surat itu diterima pada Kamis (5/5/2022)", "Sementara itu pihak lawan menolak."],
        ["Penulisnya seorang bekas tentara", "Lokasi: Kabul"],
    ],
)
def test_a_lost_line_break_ends_a_sentence(parts: list[str], language: Language) -> None:
    assert cut("".join(parts), language) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Ia bicara kepadaPresiden yang baru.",
        "Harga di kawasanPasar Baru naik.",
        "Berita itu dikutipHarian Kabul.",
        "Lagu GaGa justru dilarang.",
    ],
)
def test_a_link_whose_blank_was_lost_ends_none(text: str, language: Language) -> None:
    assert len(cut(text, language)) == 1


def test_a_comma_left_between_sentences_ends_the_first(language: Language) -> None:
    assert cut("Rapat itu usai (28/5).,Pihak lawan menolak hasilnya.", language) == [
        "Rapat itu usai (28/5).,",
        "Pihak lawan menolak hasilnya.",
    ]


def test_named_characters_of_html_are_the_blanks_and_quotes_that_they_name(language: Language) -> None:
    text = "Pasukan ditarik.&nbsp; Warga pulang.&nbsp;&ldquo;Kami lega,&rdquo; kata Mursid. &ldquo;Pasar dibuka.&rdquo; Ia tertawa."
    assert cut(text, language) == [
        "Pasukan ditarik.&nbsp;",
        "Warga pulang.&nbsp;",
        "&ldquo;Kami lega,&rdquo; kata Mursid.",
        "&ldquo;Pasar dibuka.&rdquo;",
        "Ia tertawa.",
    ]


def test_a_text_that_lost_its_commas_to_stops_is_not_torn(language: Language) -> None:
    worn = "Kebun it. miliknya. Saat itu, menurut warg. harimau turun. Selain it. ada jejak di Jamb. Senin kemarin. Petugas datang."
    assert len(cut(worn, language)) == 4
    assert len(cut("Ia lari ke Jamb. Senin kemarin ia pulang.", language)) == 2


def test_lines_end_sentences_unless_they_go_on(language: Language) -> None:
    assert cut("Iran Serang Pakistan\nTeheran menembakkan rudal", language) == [
        "Iran Serang Pakistan",
        "Teheran menembakkan rudal",
    ]
    assert len(cut("Tentara\nyang terluka dibawa ke\nRumah Sakit Kabul", language)) == 1
    assert len(cut("Perang di\n\nKabul", language)) == 2


def test_a_link_on_a_line_of_its_own_does_not_end_the_sentence(language: Language) -> None:
    assert len(cut("Perundingan dengan Presiden\nVladimir Putin\nterkait gencatan senjata gagal.", language)) == 1


def test_token_soup_is_cut(language: Language) -> None:
    text = "kata " * 1000
    found = cut(text.strip(), language, 150)
    assert len(found) == 7
    assert all(len(part.split()) <= 150 for part in found)


def test_nothing_gives_nothing(language: Language) -> None:
    assert split("", [], rules=language.sentence_rules) == []
