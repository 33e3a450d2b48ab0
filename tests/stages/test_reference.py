"""Whose a bare noun, a possessive or a pronoun is; every text is read wrongly without its rule."""

from __future__ import annotations

import pytest
from tests.stages.sides import acts, sides, whose


def test_police_are_those_of_where_the_story_plays() -> None:
    text = (
        "Ribuan orang berunjuk rasa di Melbourne, Australia. Massa berkumpul lagi di Sydney, Australia. "
        "Mereka menentang perang di Gaza. Polisi menangkap dua demonstran."
    )
    assert [a for a, _ in sides(text, "COERCE")] == ["AUS"]


def test_many_states_have_no_country() -> None:
    text = "Israel menolak usulan itu. Banyak negara mengecam serangan Rusia."
    assert ("", "RUS") in sides(text, "ACCUSE")


WHOSE = [
    # "that group" may have no name, and is never the army that it fights
    ("Kelompok militan makin aktif di Mali. Kelompok itu menembaki tentara Mali.", "Kelompok itu", "MLI/REB"),
    # soldiers named barely are those of the state that acts, not of the land where they fight
    ("Israel merebut kota di Jalur Gaza. Militer kehilangan tiga kendaraan.", "Militer", "ISR/MIL"),
    # organisations of helpers are not of the land where the story plays
    (
        "Israel menggempur Gaza City, Jalur Gaza. Organisasi kemanusiaan mengecam Israel.",
        "Organisasi kemanusiaan",
        "/MED",
    ),
    # the surname of who was named with an office of an organisation
    ("Asisten Sekretaris Jenderal PBB Teo Quispe tiba di Gaza. Quispe mengecam Iran.", "Quispe", "IGO/IGO"),
    # a noun joined to one that tells its side is of that side
    ("Warga Gaza diserang pasukan dan polisi Israel.", "pasukan", "ISR/MIL"),
    # ranks and bodies that only the home country has
    ("Vladimir Putin tiba di Minsk. Kapolres menolak berkomentar.", "Kapolres", "IDN/COP"),
    (
        "Pemberontak Kongo menyerang desa. Kongo mengirim polisi. Warga memanggil Lettu Teo Quispe.",
        "Lettu Teo Quispe",
        "IDN/MIL",
    ),
    # people of the home country by their names
    (
        "Vladimir Putin tiba di Minsk. Menteri Perdagangan Bambang Sugiarto menunggu.",
        "Menteri Perdagangan Bambang Sugiarto",
        "IDN/GOV",
    ),
    # officials of the place belong to where the story plays
    (
        "Rusia menguji roket di atas Astana, Kazakhstan. Otoritas setempat memeriksa puing di Astana, Kazakhstan.",
        "Otoritas setempat",
        "KAZ/GOV",
    ),
    # troops that a noun takes up again keep their uniform
    ("Angkatan darat Peru maju. Israel diam. Tentara tersebut berhenti di sungai.", "Tentara tersebut", "PER/MIL"),
    # a name between commas after a title with its country
    ("Senator Australia dari partai kecil, Wilma Hartsing, mengkritik Israel.", "Wilma Hartsing", "AUS/LEG"),
    # those who did it are the rebels just named
    ("Gerilyawan Maois India membakar jembatan. Para pelaku lari ke hutan.", "Para pelaku", "IND/REB"),
    # officials of a state and others joined to them are of one side
    (
        "Ledakan di Lima, Peru, menewaskan perwira Chile dan sejumlah teknisi.",
        "teknisi",
        "CHL/CVL",
    ),
    # what a noun leaves open the owner tells
    ("Hamas mengakui serangan itu. Kelompok tersebut mengatakan anggotanya selamat.", "anggotanya", "PSE/REB"),
    # people unknown to the file are of where the story plays
    ("Gempa mengguncang Lima, Peru. Maria Quispe kehilangan rumah di Lima, Peru.", "Maria Quispe", "PER/CVL"),
]


WHOSE += [
    # a government is of the capital where it sits, a village head of where he is named
    (
        "Israel menyerang sebuah desa. Pemerintah transisi di Damaskus, Suriah, mengecamnya.",
        "Pemerintah transisi",
        "SYR/GOV",
    ),
    (
        "Thailand dan Malaysia berunding. Malaysia menjadi tuan rumah. Seorang kepala desa di Narathiwat, Thailand, tewas.",
        "kepala desa",
        "THA/GOV",
    ),
    # who is named in a sentence that opens with a place is of there
    (
        "Korea Utara menolak vaksin China. Beijing diam. Di Seoul, Korea Selatan, Menteri Unifikasi Teo Quispe menunggu.",
        "Menteri Unifikasi Teo Quispe",
        "KOR/GOV",
    ),
    # Europe and the West are many states, peacekeepers are of the body that sends them
    ("Rusia mengecam Ukraina. Eropa menolak usulan itu.", "Eropa", "/GOV"),
    ("Kinshasa diam. Rwanda membantah. Anggota pasukan perdamaian gugur.", "Anggota pasukan perdamaian", "IGO/MIL"),
    # firms that are at work everywhere make no story foreign
    ("Facebook menutup akun. Facebook membantah. Pemerintah memanggil Facebook.", "Pemerintah", "IDN/GOV"),
    # who holds the chair is who is named before it
    ("Peru dan Chile bersengketa. Brasil selaku Ketua Liga Arab meminta Peru mundur.", "Ketua Liga Arab", "BRA/GOV"),
    # the title of one who is named after it held it then
    (
        "Peru dan Chile bersengketa. Chile diam. Presiden saat itu, Joe Biden, mendesak Peru.",
        "Presiden",
        "USA/GOV",
    ),
    # hostages are not of the place where they are kept
    ("Hamas dan Israel berunding lagi. Hamas menahan 50 sandera di Gaza.", "sandera", "ISR/CVL"),
    # a thing is not the maker's
    ("Peru dan Chile bersengketa. Pasukan Peru menembak jatuh 25 Harop buatan Israel.", "Israel", "/GOV"),
    # those counted by a ministry are its own people
    (
        "Chile dan Peru berperang di Arica, Chile. Kementerian Kesehatan Peru mengatakan 12 orang tewas.",
        "orang",
        "PER/CVL",
    ),
    # the place that is nearest in the sentence
    ("Kantor di Tacna, Peru, kosong ketika polisi berjaga di Arica, Chile.", "polisi", "CHL/COP"),
    # the families of hostages are theirs, and those once told for a side stay its own
    ("Hamas dan Israel berunding di Gaza. Usulan itu ditolak keluarga sandera.", "keluarga sandera", "ISR/CVL"),
    # an opposition is a state's, not a place's
    (
        "Israel menggempur Hamas di Gaza. Perdana Menteri Israel berpidato. Pihak oposisi menolak rencana itu.",
        "Pihak oposisi",
        "ISR/OPP",
    ),
    # all who flee in a report are of one people, whatever noun names them
    (
        "Pengungsi Suriah tiba di Roma, Italia. Warga mengusir pencari suaka di Milan, Italia.",
        "pencari suaka",
        "SYR/REF",
    ),
    # a church is of the place where it stands
    ("Gereja Katolik mengecam Israel. Rudal Israel mengenai gereja di Gaza.", "gereja", "PSE/REL"),
    # who speaks goes on speaking
    ('"Kami tidak gentar," kata tentara Peru. Pasukan Chile mundur. "Pihak kami menang."', "Pihak kami", "PER/MIL"),
    # nobody acts on himself
    ("Kanada menolak. Peru menegur negara itu.", "negara itu", "CAN/GOV"),
]


@pytest.mark.parametrize(("text", "words", "side"), WHOSE)
def test_whose_somebody_is(text: str, words: str, side: str) -> None:
    assert whose(text).get(words) == side


def test_residents_named_again_are_those_just_named() -> None:
    text = "Serangan melanda Gaza. Usul itu ditolak warga Israel di Gaza. Warga menuntut pemerintah berhenti di Gaza."
    assert whose(text)["Warga"] == "ISR/CVL"


def test_two_states_are_states_whoever_of_theirs_was_named() -> None:
    text = "Tentara Peru dan tentara Ekuador berjaga di Tumbes. Kedua negara menandatangani perjanjian damai."
    told = [(p.country, p.sector) for act in acts(text) if act.type == "AGREE" for p in act.actors]
    assert told == [("PER", "GOV"), ("ECU", "GOV")]


def test_people_who_ask_a_government_ask_their_own() -> None:
    text = (
        "Vietnam menahan sebuah kapal. Pemerintah Vietnam membantah. Nelayan Peru mendesak pemerintah menambah patroli."
    )
    assert ("PER", "PER") in sides(text, "REQUEST")
    told = [p.rule for a in acts(text) if a.type == "REQUEST" for p in a.recipients]
    assert any(rule.endswith("+own") for rule in told)


def test_forces_of_all_lands_are_of_no_country_where_they_are() -> None:
    text = "Pasukan multinasional menyerang gudang milisi di Mali. Warga Mali mengecam serangan itu."
    told = [(p.text, p.country) for a in acts(text) if a.type == "ASSAULT" for p in a.actors]
    assert ("Pasukan multinasional", "") in told


def test_a_passive_charge_in_a_quotation_is_not_the_speakers() -> None:
    text = '"Dua nelayan itu dikenakan dakwaan penyelundupan," kata Duta Besar Filipina Maria Santos.'
    assert all("PHL" not in {p.country for p in a.actors} for a in acts(text) if a.type == "ACCUSE")


def test_a_verdict_without_a_court_is_of_the_courts_of_those_who_made_the_arrest() -> None:
    text = "Polisi Laos menangkap seorang warga Jerman. Warga Jerman itu dijatuhi hukuman penjara lima tahun karena terorisme."
    assert ("LAO", "DEU") in sides(text, "SANCTION")
    assert {p.sector for a in acts(text) if a.type == "SANCTION" for p in a.actors} == {"JUD"}
