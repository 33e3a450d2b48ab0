"""Words have exact offsets, clitics and glued words are cut, and what belongs together stays together."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tapal.language.pipeline import Language, load_language
from tapal.language.tokenizer import Piece, tokenize

NAMES = frozenset(
    [
        "Iran",
        "Pakistan",
        "Israel",
        "Lebanon",
        "Amerika",
        "Serikat",
        "Saudi",
        "Gaza",
        "Donald",
        "Trump",
        "Rusia",
        "Ukraina",
        "Yordania",
        "Suriah",
        "Mesir",
    ]
)


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language("id")


def words(text: str, language: Language, names: frozenset[str] = NAMES) -> list[str]:
    pieces = tokenize(text, start=0, end=len(text), rules=language.token_rules, names=names)
    assert all(text[p.start : p.end] == p.surface for p in pieces)
    return [("+" if p.is_clitic else "") + p.surface for p in pieces]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pasukannya mundur", "pasukan +nya mundur"),
        ("Apakah mereka menyerang?", "Apa +kah mereka menyerang ?"),
        ("Itulah sebabnya", "Itu +lah sebab +nya"),
        ("rumahku dan negerimu", "rumah +ku dan negeri +mu"),
        ("anak-anaknya", "anak-anak +nya"),
        ("KTP-nya hilang", "KTP +-nya hilang"),
        ("sedikitnya akhirnya sebelumnya setidaknya hanya", "sedikitnya akhirnya sebelumnya setidaknya hanya"),
        ("walaupun bahwa adalah sekolah masalah", "walaupun bahwa adalah sekolah masalah"),
        ("Kenya dan Ramallah", "Kenya dan Ramallah"),
        ("orang-orang saling tembak-menembak", "orang-orang saling tembak-menembak"),
        ("masalah-masalah", "masalah-masalah"),
        ("1.037 warga, 20.000 orang, 1,5 juta", "1.037 warga , 20.000 orang , 1,5 juta"),
        ("(16/1/2024)", "( 16 / 1 / 2024 )"),
        ("Rp55 ribu", "Rp 55 ribu"),
        ("Rp9.000 per liter", "Rp 9.000 per liter"),
        ("MH17 dan Su-35", "MH17 dan Su-35"),
        ("era 1960-an, ke-5", "era 1960-an , ke-5"),
        ("tewas27 orang, 30km", "tewas 27 orang , 30 km"),
        ("Mayjen. Budi dan Dr. Sari", "Mayjen. Budi dan Dr. Sari"),
        ("PT, AS, RI, U.S. dan D.C.", "PT , AS , RI , U.S. dan D.C."),
        ("J. Robert", "J. Robert"),
        ("Andi, S.Sos., M.Si. dan Prof. Ida, Ph.D.", "Andi , S.Sos. , M.Si. dan Prof. Ida , Ph.D."),
        ("a.n. camat s.d. Juni", "a.n. camat s.d. Juni"),
        ("Mahfud Md. menolak", "Mahfud Md. menolak"),
        ("M. Silalahi", "M. Silalahi"),
        ("kutembak lalu kautangkap", "ku tembak lalu kau tangkap"),
        ("Kuserahkannya kepada mereka", "Ku serahkan +nya kepada mereka"),
        ("kuat kuota kurator Kutai kaum", "kuat kuota kurator Kutai kaum"),
        ("pascabentrokan pasca-gencatan Pascaledakan", "pasca bentrokan pasca - gencatan Pasca ledakan"),
        ("pascasarjana pascaperang", "pascasarjana pascaperang"),
        ("kata&nbsp;dia &mdash; lalu", "kata &nbsp; dia &mdash; lalu"),
        ("**Jakarta** - \u201cKami\u201d", "** Jakarta ** - \u201c Kami \u201d"),
        ("tentara\u00a0Iran\u200bmundur", "tentara Iran mundur"),
        ("Ma'ruf dan Sana'a", "Ma'ruf dan Sana'a"),
        ("Kompas.com menulis", "Kompas.com menulis"),
        ("lihat https://contoh.id/a-b?c=1 sekarang", "lihat https://contoh.id/a-b?c=1 sekarang"),
        ("perbatasan Iran-Pakistan", "perbatasan Iran - Pakistan"),
        ("dan/atau", "dan / atau"),
        ("pergi... lalu--", "pergi ... lalu --"),
    ],
)
def test_words(text: str, expected: str, language: Language) -> None:
    assert words(text, language) == expected.split(" ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13 Januari.Pakistan", "13 Januari . Pakistan"),
        ("PresidenDonald Trumpterkait", "Presiden Donald Trump terkait"),
        ("DPRAmerika Serikat(AS)", "DPR Amerika Serikat ( AS )"),
        ("MiliterIsraelmengatakan", "Militer Israel mengatakan"),
        ("keJalur Gaza", "ke Jalur Gaza"),
        ("tentaraLebanontewas", "tentara Lebanon tewas"),
        ("dikutipSaudi Gazette", "dikutip Saudi Gazette"),
        ("TNImengirim pasukan", "TNI mengirim pasukan"),
        ("Iransetelah itu", "Iran setelah itu"),
        ("PresidenRusiamenolak", "Presiden Rusia menolak"),
    ],
)
def test_glued_words_are_cut(text: str, expected: str, language: Language) -> None:
    assert words(text, language) == expected.split(" ")


@pytest.mark.parametrize(
    "text",
    [
        "McDonald",
        "YouTube",
        "MoU",
        "iPhone",
        "WhatsApp",
        "UNHCR",
        "Liverpool",
        "Bukittinggi",
        "Yordania",
        "AlQaeda",
        "DIY",
    ],
)
def test_one_word_stays_one(text: str, language: Language) -> None:
    assert words(text, language) == [text]


def test_a_name_of_the_document_frees_its_glued_form(language: Language) -> None:
    text = "Marwanqas tiba. Marwanqasselama ini diam."
    names = language.token_rules.glue.names_in(text, frozenset())
    assert words(text, language, names) == ["Marwanqas", "tiba", ".", "Marwanqas", "selama", "ini", "diam", "."]


def test_a_clitic_at_the_beginning_of_a_sentence_makes_no_name(language: Language) -> None:
    text = "Pecahnya perang itu disesali. Pihaknya diam. Marwanya diam."
    names = language.token_rules.glue.names_in(text, frozenset())
    assert words(text, language, names)[:2] == ["Pecah", "+nya"]
    assert names == {"Marwanya"}


def test_only_the_given_range_is_read(language: Language) -> None:
    text = "Iran menyerang Israel"
    assert tokenize(text, start=5, end=14, rules=language.token_rules) == [Piece(5, 14, "menyerang", False)]


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("aAbnyNK .,-'\"\u201c\u201d\u00a0\u200b\n1/&;*#(lahTé"), max_size=60))
def test_every_visible_character_is_in_exactly_one_word(language: Language, text: str) -> None:
    pieces = tokenize(text, start=0, end=len(text), rules=language.token_rules)
    assert [p.start for p in pieces] == sorted(p.start for p in pieces)
    assert all(a.end <= b.start for a, b in itertools.pairwise(pieces))
    covered = {i for p in pieces for i in range(p.start, p.end)}
    assert {i for i, c in enumerate(text) if not c.isspace() and c not in "\u200b\u00a0"} <= covered
