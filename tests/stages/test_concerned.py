"""Whom words are aimed at that name nobody: who was spoken to last, or nobody, but no land that only tells where something is."""

from __future__ import annotations

import pytest
from tests.stages.sides import acts, sides

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


def test_words_about_a_land_concern_who_holds_it() -> None:
    talk = "Israel dan Palestina berselisih. Israel menggempur Palestina dan Palestina membalas Israel. "
    found = sides(talk + "PBB mengecam pendudukan di Gaza.", "ACCUSE")
    assert found == [("IGO", "ISR")]


def test_a_deed_pointed_back_to_is_of_the_side_that_stood_after_it() -> None:
    text = (
        "Putusan Mahkamah Internasional pekan lalu memenangkan Kamboja atas sengketa kuil. "
        "Pemerintah Thailand tetap menolak putusan tersebut."
    )
    assert sides(text, "REJECT") == [("THA", "IGO")]


def test_the_dead_that_a_ministry_counts_are_of_its_country() -> None:
    text = "Rupiah melemah di Jakarta pada Senin. Kementerian Kesehatan Iran menyebut 31 orang tewas dalam serangan Israel."
    assert sides(text, "ASSAULT")[0] == ("ISR", "IRN")


def test_the_troops_that_a_state_sends_suffer_nothing() -> None:
    text = "Tentara Rusia dikerahkan oleh presiden Rusia ke Kursk."
    assert sides(text, "MOBILIZE") == [("RUS", "")]


def test_a_blockade_of_a_province_is_suffered_by_those_who_live_there() -> None:
    text = "Blokade total Israel membuat Jalur Gaza terputus dari dunia luar."
    found = [r.sector for a in acts(text) if a.type == "COERCE" for r in a.recipients]
    assert found == ["CVL"]


def test_an_adverb_may_stand_before_the_passive_of_what_aims_at_somebody() -> None:
    text = "Sebagian sanksi terhadap Suriah sejatinya sudah dicabut Perdana Menteri Kanada Mark Carney."
    assert ("CAN", "SYR") in sides(text, "CONCEDE")
