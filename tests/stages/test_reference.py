"""Whose a bare noun, a possessive or a pronoun is; every text is read wrongly without its rule."""

from __future__ import annotations

from tests.stages.sides import sides


def test_police_are_those_of_where_the_story_plays() -> None:
    text = (
        "Ribuan orang berunjuk rasa di Melbourne, Australia. Massa berkumpul lagi di Sydney, Australia. "
        "Mereka menentang perang di Gaza. Polisi menangkap dua demonstran."
    )
    assert [a for a, _ in sides(text, "COERCE")] == ["AUS"]


def test_many_states_have_no_country() -> None:
    text = "Israel menolak usulan itu. Banyak negara mengecam serangan Rusia."
    assert ("", "RUS") in sides(text, "ACCUSE")
