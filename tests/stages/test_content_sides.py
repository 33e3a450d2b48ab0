"""Whom an act concerns through its content: truces between others, plans, proposals, decisions told before."""

from __future__ import annotations

import pytest
from tests.stages.sides import sides

CONTENT = [
    (
        "Pemerintah Lebanon menggelar sidang di Beirut. Hizbullah menolak keputusan kabinet untuk menyerahkan senjata.",
        "REJECT",
        "LBN",
        "LBN",
    ),
    ("Prancis mendesak gencatan senjata antara Armenia dan Azerbaijan.", "REQUEST", "FRA", "ARM AZE"),
    ("Norwegia mendorong gencatan senjata terjadi antara Sudan dan Chad.", "REQUEST", "NOR", "SDN TCD"),
    ("China menyambut baik gencatan senjata antara Armenia dan Azerbaijan.", "SUPPORT", "CHN", "ARM AZE"),
    (
        "Perang Armenia dan Azerbaijan berlangsung lima hari. China mendukung gencatan senjata itu.",
        "SUPPORT",
        "CHN",
        "ARM AZE",
    ),
    ("Rencana Turki menduduki Suriah utara ditolak Prancis.", "REJECT", "FRA", "TUR"),
    ("Rencana Turki menduduki Suriah utara menuai kecaman dari Prancis.", "ACCUSE", "FRA", "TUR"),
    ("Washington menyebut usulan itu sudah disetujui Mesir.", "AGREE", "EGY", ""),
    (
        "Pasukan Thailand dan Kamboja terlibat bentrokan di perbatasan, menewaskan dua tentara.",
        "ASSAULT",
        "KHM THA",
        "",
    ),
    (
        "Thailand dan Kamboja bertempur lima hari. Pertempuran itu menewaskan sedikitnya 43 orang.",
        "ASSAULT",
        "KHM THA",
        "",
    ),
    (
        "Dua tentara tewas ketika pasukan Armenia terlibat baku tembak dengan pasukan Azerbaijan.",
        "ASSAULT",
        "ARM AZE",
        "",
    ),
    ("Israel menerima proposal gencatan senjata di Gaza usulan Mesir.", "AGREE", "ISR", "EGY"),
    ("Israel menyetujui proposal gencatan senjata yang diajukan Mesir.", "AGREE", "ISR", "EGY"),
    ("Israel menolak proposal gencatan senjata yang diajukan Mesir.", "REJECT", "ISR", "EGY"),
    ("Sudan dan Chad menggelar pembicaraan di Libya.", "CONSULT", "SDN TCD", ""),
    (
        "Prancis dan Kanada akan mengakui negara Palestina. Israel mengkritik keputusan tersebut sebagai hadiah bagi Hamas.",
        "ACCUSE",
        "ISR",
        "CAN FRA",
    ),
    ("Turki berencana menyerang Suriah utara. Jerman mengecam rencana itu.", "ACCUSE", "DEU", "TUR"),
    ("Sudan menyerukan perdamaian.", "REQUEST", "SDN", ""),
    ("Menurut Iran, kesepakatan itu lahir atas permintaan Amerika Serikat.", "REQUEST", "USA", "IRN"),
    ("Israel berulang kali mengancam tindakan militer terhadap musuhnya Iran.", "THREATEN", "ISR", "IRN"),
    ("Yayasan Amerika Serikat mendistribusikan bantuan makanan di Gaza.", "AID", "USA", "PSE"),
    ("Houthi menghentikan serangan mereka terhadap Israel.", "RETREAT", "YEM", "ISR"),
    (
        "Kiev menanggapi rencana Amerika Serikat menghentikan bantuan senjata ke negara tersebut.",
        "SANCTION",
        "USA",
        "UKR",
    ),
    ("Macron menegaskan dukungan Prancis terhadap kedaulatan Armenia.", "SUPPORT", "FRA", "ARM"),
    ("Amerika Serikat mengecam penolakan Iran untuk membuka fasilitas nuklirnya.", "ACCUSE", "USA", "IRN"),
    ("Tentara Korea Utara itu kini berada dalam tahanan otoritas Korea Selatan.", "COERCE", "KOR", "PRK"),
]


@pytest.mark.parametrize(("text", "type", "actors", "recipients"), CONTENT)
def test_sides(text: str, type: str, actors: str, recipients: str) -> None:
    assert (actors, recipients) in sides(text, type)


LOCATED = [
    ("Jet tempur F-16 milik Thailand mengebom dua sasaran militer di Kamboja.", "ASSAULT", "THA", "KHM"),
    ("Turki menyerang sejumlah sasaran militer dan kilang minyak di wilayah Suriah.", "ASSAULT", "TUR", "SYR"),
    ("Israel dan Palestina berperang di Gaza. Hamas membebaskan tiga sandera.", "RETREAT", "PSE", "ISR"),
    (
        "Iran menyerang Pakistan, lalu Pakistan membalas serangan Iran. "
        "PBB dan Amerika Serikat mengimbau agar kedua negara menahan diri.",
        "REQUEST",
        "IGO USA",
        "IRN PAK",
    ),
]


@pytest.mark.parametrize(("text", "type", "actors", "recipients"), LOCATED)
def test_whose_somebody_is(text: str, type: str, actors: str, recipients: str) -> None:
    assert (actors, recipients) in sides(text, type)


def test_who_is_accused_in_a_quotation_is_not_accused_by_its_speaker() -> None:
    text = '"Dia dituduh mendanai pemberontak," kata anggota DPR Indonesia Joko Pranoto.'
    assert sides(text, "ACCUSE")[0][0] == ""
