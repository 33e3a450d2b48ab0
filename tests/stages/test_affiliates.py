"""Whose those are who are told by the movement or leader that they stand with; every text is read wrongly without its rule."""

from __future__ import annotations

import pytest
from tests.stages.sides import acts, everybody, whose

FOLLOWERS = [
    # a group without a name of its own
    ("Kelompok yang terafiliasi dengan Al-Shabaab membakar pasar di Garissa, Kenya.", "Kelompok", "SOM/REB"),
    ("Milisi yang loyal kepada Khalifa Haftar menutup bandara. Mesir diam.", "Milisi", "LBY/REB"),
    # soldiers of such a group are no state's
    ("Kenya berduka. Pasukan dari kelompok yang terkait dengan Al-Shabaab menyergap bus.", "Pasukan", "SOM/REB"),
    # troops of a ruler stay troops
    ("Turki marah. Pasukan yang loyal kepada Presiden Belarus Alexander Lukashenko merebut bukit itu.", "Pasukan", "BLR/MIL"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "side"), FOLLOWERS)
def test_followers_are_of_whom_they_follow(text: str, words: str, side: str) -> None:
    assert whose(text)[words] == side


def test_what_stands_further_off_ties_nobody() -> None:
    text = "Kelompok yang membakar pasar di Lima, kata polisi Peru, tidak terkait dengan Boko Haram."
    assert everybody(text)["Kelompok"] != "NGA"


NAMES = [
    # an article in lower case before a name
    ("Ledakan di Baidoa didalangi al-Shabaab.", "al-Shabaab", "SOM/REB"),
    ("Empat anggota al-Qassam ditahan di Nablus.", "anggota al-Qassam", "PSE/REB"),
    # soldiers by the name that their enemies' papers give them
    ("Serdadu Zionis menahan dua dokter di Jenin.", "Serdadu Zionis", "ISR/MIL"),
    ("Kawanan teroris Israel membakar kebun di Jenin.", "teroris Israel", "ISR/MIL"),
    # where a firm's man is from, not the firm
    ("Kopilot Garuda Indonesia asal Slovenia diculik di Nabire.", "Kopilot Garuda Indonesia asal Slovenia", "SVN/CVL"),
]


@pytest.mark.parametrize(("text", "words", "side"), NAMES)
def test_who_is_named(text: str, words: str, side: str) -> None:
    assert whose(text)[words] == side


PEERS = [
    # an officer's counterpart is an officer's like
    ("Menteri Pertahanan Peru Jose Rojas tiba di Santiago, Chile. Ia duduk di samping timpalannya.", "timpalannya", "PER/GOV"),
    # a police station of the home country, wherever the story plays
    ("Kedutaan Besar Peru dijaga ketat. Duta besar Peru diam. Kepolisian Sektor menurunkan anjing pelacak.",
     "Kepolisian Sektor", "IDN/COP"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "side"), PEERS)
def test_of_what_sort_officials_are(text: str, words: str, side: str) -> None:
    assert whose(text)[words] == side


def test_officials_in_two_countries_are_of_both() -> None:
    text = "Peru dan Chile bersengketa. Menteri luar negeri di kedua negara menolak mundur."
    assert everybody(text)["Menteri luar negeri di kedua negara"] == "CHL PER"


def test_a_pronoun_that_acts_is_not_whom_it_acts_on() -> None:
    text = "Menurut Peru, pemerintah Chile berbohong. Mereka mengecam Chile dengan keras."
    told = [" ".join(p.country for p in act.actors) for act in acts(text) if act.recipients[:1]]
    assert told[-1] == "PER"


def test_a_flower_is_no_state_and_the_rest_are_nobody() -> None:
    assert not everybody("Pohon kamboja di makam itu tumbang.")
    assert "pihak lain" not in everybody("Peru dan Chile saling menuduh pihak lain.")


CIVIL = [
    # the two of a war inside one state, though a foreign paper is quoted
    (
        "Tentara Filipina dan MILF berunding di Cotabato. Kabar itu dimuat The New York Times. Cuaca buruk menghambat. "
        "Warga menunggu. Kedua belah pihak menandatangani gencatan senjata.",
        {"PHL/MIL", "PHL/PRM"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides"), CIVIL)
def test_both_sides_of_a_war_in_one_state(text: str, sides: set[str]) -> None:
    told = [{f"{p.country}/{p.sector}" for p in act.actors} for act in acts(text)]
    assert sides in told, told
