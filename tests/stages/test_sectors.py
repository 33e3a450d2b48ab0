"""What sort of side somebody is, where the noun alone does not tell: suspects, fellows, offices, whom a taken land stands for."""

from __future__ import annotations

import pytest
from tests.stages.sides import acts, undated_acts

ROWS = [
    # plain people who are suspected of being armed
    ("ASSAULT", "actors", "Sejumlah orang yang diduga gerilyawan menculik dua insinyur di Mali.", "MLI/REB"),
    ("ASSAULT", "actors", "Pria yang dicurigai sebagai anggota Al-Qaeda itu menculik dokter di Mali.", "MLI/REB"),
    ("COERCE", "recipients", "Polisi Peru menciduk empat lelaki terduga teroris di Lima.", "PER/REB"),
    # suspicion of anything else tells nothing
    ("COERCE", "recipients", "Polisi Peru menangkap dua pria yang diduga sakit di Lima.", "PER/CVL"),
    ("COERCE", "recipients", "Polisi Peru menangkap dua pria yang diduga diculik gerilyawan di Lima.", "PER/CVL"),
    # what a soldier deals in makes no trader of him
    ("ACCUSE", "recipients", "Kolonel Hadi mengecam oknum TNI penjual senjata di Papua.", "IDN/MIL"),
    # a fellow of armed people is one of them, that of others is not
    ("ASSAULT", "recipients", "Seorang polisi Peru ditembak sebelum ledakan menewaskan dua rekannya.", "PER/COP"),
    ("ASSAULT", "recipients", "Seorang petani Peru ditembak sebelum ledakan menewaskan dua rekannya.", "PER/CVL"),
    # a politician in office is what he is, not his party's
    (
        "REQUEST",
        "actors",
        "Anggota DPR Budi Santoso mengkritik TNI. Politikus Golkar itu meminta TNI mundur dari Papua.",
        "IDN/LEG",
    ),
    # an alliance strikes with its troops, and speaks as an alliance
    ("ASSAULT", "actors", "Pesawat NATO mengebom pelabuhan Sirte, Libya.", "IGO/MIL"),
    ("ASSAULT", "actors", "NATO mengebom pelabuhan Sirte, Libya.", "IGO/MIL"),
    ("ACCUSE", "actors", "NATO mengecam Libya.", "IGO/IGO"),
    # who speaks for a province is of its government
    ("REQUEST", "actors", '"Chile harus segera mundur," kata juru bicara Provinsi Tacna, Peru.', "PER/GOV"),
    # a state takes a part of its own land from those who held it
    ("ASSAULT", "recipients", "Tentara Irak merebut Mosul. ISIS sudah lama bertahan di kota itu.", "IRQ/REB"),
    ("ASSAULT", "recipients", "ISIS merebut Mosul dari tentara Irak.", "IRQ/MIL"),
    ("ASSAULT", "recipients", "Jet Israel menyerang dua kota di Yaman yang dikuasai Houthi.", "YEM/REB"),
    # of two states that fight each other, the armies do it
    ("ASSAULT", "actors", "Peru dan Ekuador berselisih. Baku tembak kedua negara pecah lagi.", "PER/MIL"),
    ("CONSULT", "actors", "Peru dan Ekuador berselisih. Perundingan kedua negara dimulai lagi.", "PER/GOV"),
]


@pytest.mark.parametrize(("type", "role", "text", "wanted"), ROWS)
def test_what_sort_of_side_somebody_is(type: str, role: str, text: str, wanted: str) -> None:
    told = [f"{p.country}/{p.sector}" for act in acts(text) if act.type == type for p in getattr(act, role)]
    assert wanted in told, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a page without a day is of the time when those whom it calls a band fought their state's army
        ("Kelompok Taliban merebut dua distrik. Tentara Afghanistan mundur ke Kunduz.", "AFG/REB"),
        # a decade that it looks back on is not when it was written
        ("Pada era 1990-an kota itu makmur. Taliban merebut dua distrik.", "AFG/GOV"),
        ("Kelompok Taliban merebut dua distrik di Kunduz. Warga Afghanistan mengungsi.", "AFG/GOV"),
    ],
)
def test_who_governs_now_fought_the_state_in_the_time_of_an_undated_page(text: str, wanted: str) -> None:
    told = [
        f"{p.country}/{p.sector}" for act in undated_acts(text) if act.type in ("ASSAULT", "COERCE") for p in act.actors
    ]
    assert wanted in told, told
