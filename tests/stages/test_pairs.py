"""Which two sides a word for both means, and who is across the line; every text is read wrongly without its rule."""

from __future__ import annotations

import pytest
from tests.stages.sides import everybody

BOTH = [
    # both sides of the talks, not the last one named
    ("Presiden Peru menjamu Presiden Chile di Lima. Keduanya sepakat membuka pos batas.", "Keduanya", "CHL PER"),
    ("Peru dan Chile bertempur lagi. Wakil Brasil dan Argentina ikut menyaksikan perundingan. Panglima kedua negara bertemu.",
     "Panglima kedua negara", "CHL PER"),
    # the one who speaks is not one of the two
    ("Peru dan Chile bersengketa. Pasukan Peru menembaki pos Chile. Brasil meminta kedua tetangga itu menahan diri.",
     "kedua tetangga itu", "CHL PER"),
    ("Pasukan Peru menembaki pos Chile. Brasil dan Argentina diam. Kanada mendesak kedua kepala staf berunding dengan Peru dan Chile.",
     "kedua kepala staf", "ARG BRA"),
    # a title that two hold
    ("Peru berperang dengan Chile. Kedua panglima bertemu di Jenewa, Swiss.", "Kedua panglima", "CHL PER"),
    # where it is said to happen is no side
    ("Peru dan Chile berunding di Ottawa, Kanada. Forum itu dibentuk kedua negara.", "kedua negara", "CHL PER"),
    # two people of one side
    ("Menteri Pertahanan Peru Jose Rojas bertemu Menteri Luar Negeri Peru Luis Vega. Keduanya mengecam Chile.", "Keduanya", "PER"),
    # the longer list is not a pair
    ("Peru membalas Chile. Peru dan Chile saling serang. Brasil, Argentina, dan Kanada menyesalkannya. Kedua belah pihak menolak mundur.",
     "Kedua belah pihak", "CHL PER"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "countries"), BOTH)
def test_both_are_two_sides(text: str, words: str, countries: str) -> None:
    assert everybody(text)[words] == countries


ACROSS = [
    # a neighbour is not the one whose neighbour it is
    ("Peru dan Chile bersengketa. Peru menuduh tentara tetangganya menduduki sekolah.", "tentara tetangganya", "CHL"),
    ("Peru dan Chile bersengketa. Tanah Peru dibom oleh sebuah negara tetangga.", "negara tetangga", "CHL"),
    ("Peru dan Chile bersengketa. Peru bersumpah menghukum pihak lawan.", "pihak lawan", "CHL"),
    ("Peru dan Chile bersengketa. Chile memulangkan duta besar negara tetangganya itu.", "duta besar negara tetangganya", "PER"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "country"), ACROSS)
def test_who_is_across(text: str, words: str, country: str) -> None:
    found = everybody(text)
    assert next(c for w, c in found.items() if w in words or words in w) == country


MANY = [
    # all who are named together
    ("Presiden Peru, Presiden Chile, dan Presiden Brasil bertemu. Mereka mengecam Kanada.", "Mereka", "BRA CHL PER"),
    ("Peru berperang dengan Chile. Kanada meminta mereka berunding.", "mereka", "CHL PER"),
    # one person is not many
    ("Tentara Peru menyeberang. Presiden Chile Gabriel Rojas diam. Mereka membakar pos.", "Mereka", "PER"),
    # who acts in the clause does not act on himself
    (
        "Irak memutus internet setelah Amerika Serikat dan Inggris mengobarkan perang terhadap negara itu.",
        "negara itu",
        "IRQ",
    ),
    # a noun with a name is one person
    ("Peru dan Chile bersengketa. Aktivis Peru Rosa Vega mengecam Chile. Ia mendesak gencatan senjata.", "Ia", "PER"),
    # an organisation of states speaks of its own side
    ("Israel menyerang Gaza lagi. UNRWA menyatakan pihaknya belum boleh masuk.", "pihaknya", "IGO"),
]

# a place of the home country is one, even where none of its people is named
MANY.append(
    ("Pengungsi Rohingya mendarat lagi. Mereka ditolak warga setempat di Kota Sabang, Aceh.", "warga setempat", "IDN")
)


@pytest.mark.parametrize(("text", "words", "countries"), MANY)
def test_whom_a_pronoun_means(text: str, words: str, countries: str) -> None:
    assert everybody(text)[words] == countries
