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
