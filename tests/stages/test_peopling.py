"""Whom a land stands for when something is done to it, and which forces a joint name tells."""

from __future__ import annotations

import pytest
from tests.stages.sides import acts, found

ROWS = [
    # what a land needs reaches its people
    ("AID", "Norwegia menyalurkan 40 ton tepung dan obat ke Gaza.", "PSE/CVL"),
    ("AID", "Kanada mengirim bantuan medis ke Darfur.", "SDN/CVL"),
    ("AID", "Kanada mengirim bantuan kemanusiaan ke Sudan.", "SDN/CVL"),
    # arms and money reach a state
    ("AID", "Kanada mengirim bantuan militer ke Sudan.", "SDN/GOV"),
    # those who are told to leave are people; a land that is taken is not
    ("COERCE", "Militer Israel mengeluarkan perintah evakuasi di wilayah Gaza timur.", "PSE/CVL"),
    ("COERCE", "Israel menduduki Gaza.", "PSE/GOV"),
    # a strike on a land whose rebels are said to be the target
    ("ASSAULT", "Israel menyerang beberapa lokasi di Yaman, menargetkan pelabuhan milik Houthi.", "YEM/REB"),
    ("ASSAULT", "Jet tempur Israel menyerang Lebanon. Gempuran itu menyasar gudang milik Hizbullah.", "LBN/REB"),
    ("ASSAULT", "Israel menyerang Yaman. Houthi mengecam gempuran itu.", "YEM/GOV"),
]


@pytest.mark.parametrize(("type", "text", "wanted"), ROWS)
def test_whom_a_land_stands_for(type: str, text: str, wanted: str) -> None:
    told = [[f"{p.country}/{p.sector}" for p in act.recipients] for act in acts(text) if act.type == type]
    assert [wanted] in told


JOINT = [
    ("Kelompok itu menembaki prajurit TNI-Polri di Yahukimo.", "prajurit TNI-Polri"),
    ("Kelompok itu menembaki TNI/Polri di Yahukimo.", "TNI/Polri"),
]


@pytest.mark.parametrize(("text", "words"), JOINT)
def test_forces_joined_in_one_name_are_two_sides(text: str, words: str) -> None:
    told = next(act for act in acts(text) if act.type == "ASSAULT")
    assert [(p.text, p.country, p.sector) for p in told.recipients] == [(words, "IDN", "MIL"), (words, "IDN", "COP")]


def test_a_force_and_a_part_of_it_are_one_side() -> None:
    _, mentions = found("Kelompok itu menembaki TNI-AD di Yahukimo.")
    assert [m.parts for m in mentions.actors if m.kind == "force"] == [()]


STATES = [
    ("REJECT", "Keluarga sandera menolak perluasan operasi militer Israel di Gaza.", ["ISR/GOV"]),
    ("REJECT", "Kanada menolak pengerahan Garda Nasional AS.", ["USA/GOV"]),
    ("SUPPORT", "Raja Thailand mendukung militer Thailand.", ["THA/MIL"]),
    # who did what is condemned is the state, though its troops did it
    (
        "ACCUSE",
        "Pasukan Israel menembak mati dua pemuda di Jenin. Pemerintah Palestina mengecam serangan itu.",
        ["ISR/GOV"],
    ),
]


@pytest.mark.parametrize(("type", "text", "wanted"), STATES)
def test_words_about_a_campaign_concern_the_state(type: str, text: str, wanted: list[str]) -> None:
    told = [[f"{p.country}/{p.sector}" for p in act.recipients] for act in acts(text) if act.type == type]
    assert wanted in told


NOUNS = [
    ("Jet Israel menembaki warga Sunni di Suriah.", "ASSAULT", "SYR/CVL"),
    ("Dua bersaudara Palestina ditangkap tentara Israel.", "COERCE", "PSE/CVL"),
    ("Massa menyerbu Gedung DPR di Jakarta.", "PROTEST", "IDN/LEG"),
    # those under somebody are of his body
    ("Kapolda Papua meminta jajarannya menahan diri.", "REQUEST", "IDN/COP"),
    ("DPR RI memuji jajaran TNI.", "SUPPORT", "IDN/MIL"),
    # those who are joined to somebody are his
    ("DPR RI memuji Kapolri dan jajarannya.", "SUPPORT", "IDN/COP IDN/COP"),
]


@pytest.mark.parametrize(("text", "type", "wanted"), NOUNS)
def test_whom_a_noun_tells(text: str, type: str, wanted: str) -> None:
    told = [" ".join(f"{p.country}/{p.sector}" for p in act.recipients) for act in acts(text) if act.type == type]
    assert wanted in told
