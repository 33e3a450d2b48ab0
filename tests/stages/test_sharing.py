"""Tolls that more than one mention of an act tells: the noun of the blow, the sentence before."""

from __future__ import annotations

import pytest

from tapal.model.frames import Act


def _numbers(acts: tuple[Act, ...], text: str, word: str) -> dict[str, tuple[int | None, int | None]]:
    """The bounds by field of the act whose trigger is the word."""
    act = next(a for a in acts if a.evidence.of(text) == word)
    return {n.field: (n.low, n.high) for n in act.numbers}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param(
            "Ia dituding mendalangi pembunuhan mufti Hasan Basri pada 2015 dan pengeboman pasar di Mombasa, Kenya, "
            "setahun kemudian, yang menewaskan 31 orang.",
            "pengeboman",
            {"killed": (31, 31)},
            id="a relative clause far behind its noun",
        ),
        pytest.param(
            "Menurut saksi, lima warga terluka pada saat penculikan di dekat Garissa.",
            "penculikan",
            {"injured": (5, 5)},
            id="the blow right behind its toll",
        ),
        pytest.param(
            "Pertempuran di Nagorno-Karabakh pecah lagi pada Ahad, menyebabkan sedikitnya 17 orang tewas.",
            "Pertempuran",
            {"killed": (17, None)},
            id="what a blow made happen",
        ),
        pytest.param(
            "Dalam serangan itu, pasukan Armenia menewaskan tujuh tentara Azerbaijan.",
            "serangan",
            {},
            id="somebody else is told to have killed them",
        ),
        pytest.param(
            "Bentrokan antara Kenya dan Somalia kembali terjadi. Sedikitnya 14 orang tewas dan puluhan lainnya luka-luka.",
            "Bentrokan",
            {"killed": (14, None), "injured": (20, 99)},
            id="a sentence of nothing but the toll",
        ),
        pytest.param(
            "Kenya menyerang kota Kismayo. Dalam peristiwa itu milisi Somalia melukai delapan tentara Kenya.",
            "menyerang",
            {"injured": (8, 8)},
            id="a sentence that points back",
        ),
        pytest.param(
            "Kenya menyerang kota Kismayo. Serangan itu disebut balasan atas ledakan bom yang menewaskan 40 tentara Kenya.",
            "menyerang",
            {},
            id="the toll of what it answers",
        ),
        pytest.param(
            "Kenya menyerang kota Kismayo. Milisi Somalia melukai delapan tentara Uganda di Beledweyne.",
            "menyerang",
            {},
            id="a sentence that tells of another act",
        ),
        pytest.param(
            "Kenya menyerang kota Kismayo. Akibatnya, tiga guru dan dua murid tewas di Kismayo.",
            "menyerang",
            {"killed": (5, 5)},
            id="what came of it, added up",
        ),
        pytest.param(
            "Perang di Tigray menewaskan 900 orang, dan sekitar 60.000 warga terpaksa mengungsi.",
            "menewaskan",
            {"killed": (900, 900), "displaced": (60000, 60000)},
            id="those who fled beside the dead",
        ),
        pytest.param(
            "Kurang dari sebulan setelah serangan di Garissa, polisi telah menciduk 22 orang.",
            "serangan",
            {},
            id="arrests are of no attack",
        ),
    ],
)
def test_a_blow_has_the_toll_that_is_told_of_it(acts_of, text: str, word: str, expected: dict[str, object]) -> None:
    assert _numbers(acts_of(text), text, word) == expected
