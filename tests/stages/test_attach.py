"""Who does it to whom, by each rule of voice, noun, content and surroundings; every sentence is read wrongly without its rule."""

from __future__ import annotations

import pytest
from tests.stages.sides import acts, sides

SIDES = [
    # the noun of an act shares a word with its owner
    ("Serangan drone Sudan terhadap pelabuhan Chad memicu kebakaran.", "ASSAULT", ("SDN", "TCD")),
    # things and captives belong to another side
    ("Kolombia membebaskan tiga sandera Venezuela.", "RETREAT", ("COL", "VEN")),
    ("Dua kapal perang Rusia memasuki perairan Swedia.", "MOBILIZE", ("RUS", "SWE")),
    # what is promised or agreed concerns somebody
    ("Kanada berjanji akan mengirim rudal ke Ukraina.", "AGREE", ("CAN", "UKR")),
    ("Laos menerima usulan Vietnam.", "AGREE", ("LAO", "VNM")),
    # who is asked stands before "to"
    ("Laporan PBB menyerukan Serbia untuk menggunakan pengaruhnya terhadap Kosovo.", "REQUEST", ("IGO", "SRB")),
    # the words of origin mark the agent of a phrase that is passive in meaning
    ("Langkah Hungaria menuai kecaman dari Rumania.", "ACCUSE", ("ROU", "HUN")),
    # the cause of death names who killed
    ("Belasan warga Georgia terluka akibat serangan drone Rusia.", "ASSAULT", ("RUS", "GEO")),
    # who is moved is the actor, what is entered the recipient
    ("Iran memulangkan pengungsi Afghanistan pekan ini.", "DISPLACE", ("AFG", "")),
    ("Pengungsi Sudan masuk ke wilayah Chad.", "DISPLACE", ("SDN", "TCD")),
    # the host is the recipient
    ("Raja Yordania menjamu Perdana Menteri Irak di Amman.", "CONSULT", ("IRQ", "JOR")),
    # the other side of talks is the clause's subject
    ("Selama pembicaraan dengan delegasi Nepal, India menyatakan keprihatinannya.", "CONSULT", ("IND NPL", "")),
    # a fight between two that is the subject of a verb
    ("Perang antara Eritrea dan Etiopia pecah pada 1998.", "ASSAULT", ("ERI ETH", "")),
    # an act told in a charge hit the accuser
    ("Rwanda menuduh Burundi melancarkan serangan udara.", "ASSAULT", ("BDI", "RWA")),
    # riots are acts of the place's people
    ("Kerusuhan di Bolivia meluas ke tiga kota.", "PROTEST", ("BOL", "")),
]


@pytest.mark.parametrize(("text", "type", "wanted"), SIDES)
def test_sides(text: str, type: str, wanted: tuple[str, str]) -> None:
    assert wanted in sides(text, type)


def test_many_parties_are_those_who_are_named_of_them() -> None:
    told = acts("Usul itu ditentang banyak pihak termasuk Kanada dan Presiden Cile.")
    assert [[p.country for p in act.actors] for act in told] == [["CAN", "CHL"]]
