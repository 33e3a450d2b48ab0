"""Whom words are aimed at that name nobody: who was spoken to last, or nobody, but no land that only tells where something is."""

from __future__ import annotations

import pytest
from tests.stages.sides import sides

NOBODY = [
    "Presiden Turki mengungkapkan kekecewaan atas minimnya pujian bagi kiriman obat ke Yaman.",
    "Hamas menyerukan untuk melanjutkan unjuk rasa di alun-alun kota serta di depan kedutaan Israel.",
    "Israel menggempur Lebanon. Paus menyampaikan seruan untuk mengakhiri kekerasan.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_place_or_a_bare_call_concerns_nobody(text: str) -> None:
    found = [r for kind in ("REQUEST", "ACCUSE") for _, r in sides(text, kind)]
    assert found
    assert not any(found)


def test_the_next_words_of_the_same_speaker_are_for_the_same_side() -> None:
    text = (
        "Anggota DPR Indonesia Joko Pranoto mendesak TNI membuka berkas itu. "
        "Dia meminta agar penyidikan perkara tersebut tak ditutupi."
    )
    assert sides(text, "REQUEST") == [("IDN", "IDN"), ("IDN", "IDN")]


def test_words_about_aid_are_not_aimed_at_those_who_get_it() -> None:
    text = "Presiden Turki mengecam lambannya kiriman obat ke Yaman."
    assert sides(text, "ACCUSE") == [("TUR", "")]
