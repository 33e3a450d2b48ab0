"""Number words and numerals."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tapal.language.numbers import load_number_grammar, read_number, write_number
from tapal.language.numbers_scan import scan_numbers

FILE = Path(__file__).parents[2] / "src/tapal/language/id/numbers.yaml"
GRAMMAR = load_number_grammar(yaml.safe_load(FILE.read_text(encoding="utf-8"))["numbers"])


@given(st.one_of(st.integers(0, 10**12), st.integers(0, 20_000), st.sampled_from([10**k for k in range(13)])))
def test_words_round_trip(number: int) -> None:
    assert read_number(write_number(number, GRAMMAR), GRAMMAR) == (number, number)


@given(st.integers(0, 10**12))
def test_numerals_with_dots_round_trip(number: int) -> None:
    assert read_number(f"{number:,}".replace(",", "."), GRAMMAR) == (number, number)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("nol", 0, 0),
        ("dua puluh tujuh", 27, 27),
        ("Dua Puluh Tujuh", 27, 27),
        ("sebelas", 11, 11),
        ("tujuh belas", 17, 17),
        ("seratus", 100, 100),
        ("seratus satu", 101, 101),
        ("seribu", 1000, 1000),
        ("seribu sembilan ratus empat puluh lima", 1945, 1945),
        ("sejuta", 1_000_000, 1_000_000),
        ("satu juta seribu", 1_001_000, 1_001_000),
        ("1,5 juta", 1_500_000, 1_500_000),
        ("1.5 juta", 1_500_000, 1_500_000),
        ("1,125 juta", 1_125_000, 1_125_000),
        ("50 ribu", 50_000, 50_000),
        ("50 ribuan", 50_000, 50_000),
        ("1.037", 1037, 1037),
        ("56,331", 56331, 56331),
        ("20.000", 20_000, 20_000),
        ("belasan", 11, 19),
        ("puluhan", 20, 99),
        ("ratusan", 100, 999),
        ("ribuan", 1000, 9999),
        ("puluhan ribu", 20_000, 99_999),
        ("ratusan ribu", 100_000, 999_999),
        ("belasan juta", 11_000_000, 19_999_999),
        ("jutaan", 1_000_000, 9_999_999),
        ("setengah juta", 500_000, 500_000),
        ("satu setengah juta", 1_500_000, 1_500_000),
        ("selusin", 12, 12),
        ("sepasang", 2, 2),
        ("seorang", 1, 1),
        ("sebuah", 1, 1),
        ("300-an", 300, 300),
        ("seratusan", 100, 100),
        ("dua puluhan", 20, 20),
    ],
)
def test_reads(text: str, low: int, high: int) -> None:
    assert read_number(text, GRAMMAR) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "beberapa",
        "sejumlah",
        "kedua",
        "belas",
        "puluh",
        "dua tiga",
        "dua belas belas",
        "ribu",
        "1,5",
        "setengah",
        "seratus ratus",
        "rumah",
        "dua ribu tiga ribu",
        "sepuluh puluh",
        "dua puluh nol",
        "dua puluh sepuluh",
    ],
)
def test_is_no_number(text: str) -> None:
    assert read_number(text, GRAMMAR) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tiga tentara dan dua puluh warga", [3, 20]),
        ("Jet F-16 menembak 2 drone", [2]),
        ("pesawat QZ8501 membawa 162 orang", [162]),
        ("menewaskan11 orang", []),
        ("sebanyak 1.037 orang, 20 di antaranya anak", [1037, 20]),
        ("dua tiga orang", [2, 3]),
        ("antara 10-15 orang", [10, 15]),
        ("naik dari 3,25 menjadi 4", [4]),
        ("satuan tugas", []),
        ("wargaLima orang dan kelima puluh desa", [5]),
        ("tahun_2 dan 3dua", [2]),
    ],
)
def test_scans(text: str, found: list[int]) -> None:
    assert [n.low for n in scan_numbers(text, GRAMMAR)] == found


def test_write_refuses_what_it_cannot_name() -> None:
    with pytest.raises(ValueError, match="cannot write"):
        write_number(-1, GRAMMAR)
