"""Which words are an actor's name and whose it is; every sentence is read wrongly without its rule."""

from __future__ import annotations

import pytest
from tests.stages.sides import found

ACTORS = [
    # an act before a country at the head of a sentence is no person
    ("Blokade Serbia terhadap Kosovo memasuki bulan ketiga.", "Serbia", "SRB", "state"),
    # a body that names a known one
    ("Institut Cuaca NATO tiba di Ankara untuk menemui pejabat Turki.", "Institut Cuaca NATO", "IGO", "organisation"),
    # a place noun with its country
    ("Drone menghantam pangkalan Prancis di Niger.", "pangkalan Prancis", "FRA", "base"),
    # a country after the proper name of a unit
    ("Komandan Brigade Suranaree Thailand menolak tuduhan itu.", "Komandan Brigade Suranaree Thailand", "THA", ""),
    # a word of belonging between a noun and its country
    ("Kolombia memulangkan tiga nelayan asal Venezuela.", "nelayan asal Venezuela", "VEN", "agent"),
    # a noun after a comma that says what the named side is
    ("Serangan itu dilakukan Hamas, kelompok yang menguasai Gaza.", "kelompok", "PSE", "agent"),
]


@pytest.mark.parametrize(("text", "words", "country", "kind"), ACTORS)
def test_actor(text: str, words: str, country: str, kind: str) -> None:
    _, mentions = found(text)
    told = {m.span.of(text): m for m in mentions.actors}
    assert words in told
    assert told[words].country == country
    assert kind in ("", told[words].kind)


def test_two_names_with_a_hyphen_are_two_sides() -> None:
    _, mentions = found("Peru-Ekuador Sepakat Buka Perbatasan")
    pair = mentions.actors[0]
    assert pair.kind == "pair"
    assert [country for country, _ in pair.parts] == ["PER", "ECU"]


def test_help_for_a_country_is_not_part_of_the_giver() -> None:
    _, mentions = found("Bantuan militer Belgia untuk Moldova tiba di pelabuhan.")
    assert [m.country for m in mentions.actors if m.country] == ["BEL", "MDA"]


def test_troops_that_leave_a_country_are_not_its_own() -> None:
    _, mentions = found("Penarikan pasukan dari Mali dimulai pekan lalu.")
    assert [(m.kind, m.country) for m in mentions.actors] == [("body", ""), ("state", "MLI")]
