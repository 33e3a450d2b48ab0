"""Which words are an actor's name and whose it is; every sentence is read wrongly without its rule."""

from __future__ import annotations

import pytest
from tests.stages.sides import acts, found

ACTORS = [
    # an act before a country at the head of a sentence is no person
    ("Blokade Serbia terhadap Kosovo memasuki bulan ketiga.", "Serbia", "SRB", "state"),
    # a body that names a known one
    ("Federasi Catur NATO tiba di Ankara untuk menemui pejabat Turki.", "Federasi Catur NATO", "IGO", "organisation"),
    # a place noun with its country
    ("Drone menghantam pangkalan Prancis di Niger.", "pangkalan Prancis", "FRA", "base"),
    # a country after the proper name of a unit
    ("Komandan Brigade Suranaree Thailand menolak tuduhan itu.", "Komandan Brigade Suranaree Thailand", "THA", ""),
    # a word of belonging between a noun and its country
    ("Kolombia memulangkan tiga nelayan asal Venezuela.", "nelayan asal Venezuela", "VEN", "agent"),
    # a noun after a comma that says what the named side is
    ("Serangan itu dilakukan Hamas, kelompok yang menguasai Gaza.", "kelompok", "PSE", "body"),
    # an officer between commas after the office that tells the country
    (
        "Panglima Angkatan Laut Peru, Laksamana Teo Quispe, tiba di Lima.",
        "Panglima Angkatan Laut Peru, Laksamana Teo Quispe",
        "PER",
        "person",
    ),
    # the field of an office is no name and ends no phrase
    (
        "Kepala Departemen Pengembangan Peralatan Kementerian Pertahanan Peru, Jenderal Teo Quispe, tiba.",
        "Kepala Departemen Pengembangan Peralatan Kementerian Pertahanan Peru, Jenderal Teo Quispe",
        "PER",
        "person",
    ),
    # a state of two words whose first is short, in text that has lost its capitals
    (
        "aparat sri lanka menutup pasar di negombo sesudah bentrokan antarwarga",
        "aparat sri lanka",
        "LKA",
        "",
    ),
    # a state written small in text that has its capitals
    ("Pabrik susu di Gomel dibakar serdadu rusia.", "serdadu rusia", "RUS", ""),
    # those of another people in the state where they live
    ("Warga etnis Serbia menutup jembatan di Mitrovica.", "Warga etnis Serbia", "XKX", ""),
    # a part of a building is no bloc of states
    ("Pedagang di Blok B menolak pindah. Mereka meminta waktu.", "Mereka", "", ""),
    # fighters from a movement with a noun before its name
    ("Pejuang dari organisasi Polisario menyergap konvoi.", "Pejuang dari organisasi Polisario", "ESH", "agent"),
    # words that describe a noun before its state
    ("Kapal patroli menembaki perahu ikan Jepang di laut lepas.", "perahu ikan Jepang", "JPN", ""),
    # the state that a titled person is from
    ("Raja Teo dari Yordania terbang ke Kairo.", "Raja Teo dari Yordania", "JOR", ""),
    # the state in brackets behind a name, and a known abbreviation behind a body
    ("Nota itu diteken Quispe Pharmaceutical (Pakistan) kemarin.", "Quispe Pharmaceutical (Pakistan)", "PAK", ""),
    ("Badan Keselamatan Transportasi (OPEC) meminta Peru mundur.", "Badan Keselamatan Transportasi (OPEC)", "IGO", ""),
    # an abbreviation that the text itself spells out means that and nothing else
    ("Arakan Army (AA) maju ke kota. Warga menuduh AA menahan pemuda.", "AA", "MMR", "organisation"),
    # neither the day that it spoke nor the verb of a headline is part of a body's name
    ("Pasukan itu mundur, kata kepresidenan Rabu malam.", "kepresidenan", "", "body"),
    # a name behind a comma that is another's, or the subject of the clause that follows, is not who holds the office before it
    ("Setelah bertemu Presiden Kenya, Trump membatalkan rapat.", "Trump", "USA", "person"),
    ("Seusai menemui Raja Yordania, Odinga mengecam serangan itu.", "Raja Yordania", "JOR", "office"),
    # initials of a person are no state
    ("Pria berinisial AS tewas di kamarnya. AS ditusuk temannya.", "AS", "", "person"),
    # half of a province's name is not the West; part of a longer name is nobody else; a Roman number is no surname
    ("Nelayan Kalimantan Barat melapor kepada bupati.", "Nelayan Kalimantan Barat", "", "agent"),
    ("Ahmad Kerry Nugroho menolak panggilan polisi.", "Ahmad Kerry Nugroho", "", "person"),
    ("Panglima Kodam XI meninjau gudang itu.", "Panglima Kodam XI", "", ""),
    ("Presiden Xi meninjau pelabuhan itu.", "Presiden Xi", "CHN", "person"),
    # in text that has no capital at all the names of states are still read
    ("ribuan warga kampung itu melarikan diri ke bolivia setelah hujan lebat", "bolivia", "BOL", "state"),
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


SECTORS = [
    # members of a body are of its sector
    ("Dua anggota Kostrad ditahan di Bogor.", "anggota Kostrad", "IDN", "MIL"),
    # a classifier before a noun tells nothing
    ("Empat orang prajurit Kostrad ditahan.", "orang prajurit Kostrad", "IDN", "MIL"),
    # a named force is more exact than a common noun of another uniform
    ("Petugas Kostrad menjaga gudang itu.", "Petugas Kostrad", "IDN", "MIL"),
    # rebels keep their own noun though their movement governs later
    ("Gerilyawan Taliban menyergap konvoi.", "Gerilyawan Taliban", "AFG", "REB"),
    # the mark of a rank in brackets belongs to the title
    ("Brigjen (Pol) Hartono Wibisono menjawab wartawan.", "Brigjen (Pol) Hartono Wibisono", "", "COP"),
    # a short title in brackets goes on with the body that follows
    (
        "Sekretaris Jenderal (Sekjen) Kementerian Agama menjawab.",
        "Sekretaris Jenderal (Sekjen) Kementerian Agama",
        "",
        "GOV",
    ),
    # two capitals after a rank are initials, no state
    ("Polisi menahan Bripda AS di Serang.", "Bripda AS", "", "COP"),
    # a long portfolio and its short form in brackets stand before the minister's name
    (
        "Menteri Kelautan dan Perikanan (Menteri KP) Wulan Hartati meninjau kapal itu.",
        "Menteri Kelautan dan Perikanan (Menteri KP) Wulan Hartati",
        "",
        "GOV",
    ),
    (
        "Menteri Pariwisata dan Ekonomi Kreatif (Menparekraf) Wulan Hartati menjawab.",
        "Menteri Pariwisata dan Ekonomi Kreatif (Menparekraf) Wulan Hartati",
        "",
        "GOV",
    ),
    (
        "Wakil Menteri Usaha Mikro, Kecil, dan Menengah (UMKM) Wulan Hartati menjawab.",
        "Wakil Menteri Usaha Mikro, Kecil, dan Menengah (UMKM) Wulan Hartati",
        "",
        "GOV",
    ),
    # the noun for a spokesman of a party leaves the party's own name whole, as brackets leave that of a force
    (
        "Juru bicara Partai Amanat Nasional (PAN) Wulan Hartati menjawab.",
        "Juru bicara Partai Amanat Nasional (PAN) Wulan Hartati",
        "IDN",
        "PTY",
    ),
    (
        "Prajurit Komando Pasukan Khusus (Kopassus) tiba di Nabire.",
        "Prajurit Komando Pasukan Khusus (Kopassus)",
        "IDN",
        "MIL",
    ),
    ("Pesawat Citilink tergelincir di Palu.", "Pesawat Citilink", "IDN", "BUS"),
    (
        "Ketua Komisi Pemilihan Umum (KPU) Wulan Hartati menjawab.",
        "Ketua Komisi Pemilihan Umum (KPU) Wulan Hartati",
        "",
        "GOV",
    ),
    # the chief of a firm is no government; a head of state beside the office of an officer does not hold it
    ("Petinggi Traveloka menjawab wartawan.", "Petinggi Traveloka", "IDN", "BUS"),
    ("Seusai pelantikan Panglima TNI, Prabowo Subianto terbang ke Solo.", "Prabowo Subianto", "IDN", "GOV"),
    # those who work for a body are counted as it is
    ("Dua pegawai Kejaksaan Tinggi dipukul di lobi.", "pegawai Kejaksaan Tinggi", "", "JUD"),
    # people who are called by their names are what their noun says
    ("Densus 88 membekuk teroris berinisial Basuki Lesmana di Bima.", "Basuki Lesmana", "", "REB"),
    ("Tiga jurnalis radio, Basuki Lesmana dan Teo Quispe, hilang di Juba.", "Teo Quispe", "", "JRN"),
    # those who have left the forces stay what they were
    ("Purnawirawan TNI AL menolak usul itu.", "Purnawirawan TNI AL", "IDN", "MIL"),
    # an army that fights to free a land is no state's
    ("Tentara pembebasan Oromo menyergap konvoi.", "Tentara pembebasan Oromo", "ETH", "REB"),
    # a longer noun tells more than its first word
    ("Kabinet perang Peru menggelar rapat.", "Kabinet perang Peru", "PER", "GOV"),
    ("Koalisi masyarakat sipil menolak usul itu.", "Koalisi masyarakat sipil", "", "SOC"),
    # the state behind the name of a group of its own is no other side
    ("RSF Sudan menguasai pasar itu.", "RSF Sudan", "SDN", "REB"),
    # a doubled noun is a plural
    ("Tentara-tentara Peru menjaga jembatan itu.", "Tentara-tentara Peru", "PER", "MIL"),
    # somebody of an international organisation, whatever the title
    ("Presiden Komisi Eropa Ursula von der Leyen tiba.", "Presiden Komisi Eropa Ursula von der Leyen", "IGO", "IGO"),
    # a member of parliament is not only of the party
    ("Anggota DPR Fraksi Golkar menolak usul itu.", "Anggota DPR Fraksi Golkar", "IDN", "LEG"),
    # a plane with its state is that state's air force, a doubled patrol boat no merchant
    ("Dua pesawat Peru menyerang kamp itu.", "pesawat Peru", "PER", "MIL"),
    ("Kapal-kapal patroli Peru menghalau nelayan.", "Kapal-kapal patroli Peru", "PER", "MIL"),
    # a noun behind a preposition is not the title of the subject after the comma
    ("Sebelum hasilnya sampai ke publik, Starmer telah menelepon Kanselir Jerman.", "Starmer", "GBR", "GOV"),
    # who holds an office of an organisation is the person named behind it
    ("Sekretaris Jenderal PBB Teo Quispe tiba. Kemarin Quispe menolak usul itu.", "Quispe", "", ""),
    # the defence establishment is military
    ("Lembaga pertahanan Peru menolak usul itu.", "Lembaga pertahanan Peru", "PER", "MIL"),
    # an ally of a state is not that state
    ("Sekutu Armenia menolak usul itu.", "Sekutu Armenia", "", "GOV"),
]


@pytest.mark.parametrize(("text", "words", "country", "sector"), SECTORS)
def test_whose_sector_a_phrase_has(text: str, words: str, country: str, sector: str) -> None:
    _, mentions = found(text)
    told = {m.span.of(text): (m.country, m.sector) for m in mentions.actors}
    assert told.get(words) == (country, sector)


@pytest.mark.parametrize("words", ["TNI-Polri", "aparat TNI-Polri", "prajurit TNI/Polri", "aparat TNI -Polri"])
def test_two_forces_written_as_one_word_are_two_sides(words: str) -> None:
    told = [(p.country, p.sector) for act in acts(f"Kampung itu diserang oleh {words} pada Rabu.") for p in act.actors]
    assert told == [("IDN", "MIL"), ("IDN", "COP")]


def test_a_name_after_a_rank_is_a_persons_and_is_known_again() -> None:
    text = "Kapolres Serang AKBP Wulanto Ketapang menutup jalan. Menurut Wulanto, hujan lebat."
    _, mentions = found(text)
    assert next((m.kind, m.sector) for m in mentions.actors if "Wulanto" in m.span.of(text)) == ("person", "COP")


def test_an_abbreviation_that_the_text_spells_out_keeps_its_meaning() -> None:
    text = "Komite Panjat Tebing Peru (KPTP) menggelar rapat. Pada Selasa, KPTP menuduh panitia."
    _, mentions = found(text)
    assert [(m.country, m.sector) for m in mentions.actors if m.span.of(text) == "KPTP"] == [("PER", "GOV")]


def test_a_place_is_not_read_as_its_parts() -> None:
    text = "Kebakaran melanda Jakarta Barat, lalu kapal itu berlayar ke Laut China Selatan."
    _, mentions = found(text)
    assert [m.country for m in mentions.actors if m.span.of(text) in ("Barat", "China")] == []


def test_a_town_is_not_mistaken_for_another_with_a_preposition_in_its_name() -> None:
    text = "Ribuan pengungsi tinggal di Khan Younis."
    _, mentions = found(text)
    assert [p.name for p in mentions.places] == ["Khan Younis"]


@pytest.mark.parametrize(
    "text",
    [
        "Pelanggaran hak asasi manusia terus dibahas.",
        "Harga itu turun ke US$70 per barel.",
        "Ia meninggal dunia pada Senin.",
        "Perjanjian Camp David dibahas lagi.",
    ],
)
def test_idioms_and_money_name_nobody(text: str) -> None:
    _, mentions = found(text)
    assert [m.span.of(text) for m in mentions.actors if m.kind != "pronoun"] == []


def test_a_word_in_a_proper_name_tells_what_sort_of_body_it_is() -> None:
    text = "Serangan itu diklaim oleh Liberation Front of Zubara pada Senin."
    _, mentions = found(text)
    assert [m.sector for m in mentions.actors if m.kind == "organisation"] == ["REB"]


LOST = "bentrokan pecah di baghdad irak dan puluhan demonstran luka setelah polisi irak menembakkan gas air mata"


def test_names_in_a_text_that_has_lost_its_capitals() -> None:
    _, mentions = found(LOST)
    assert {m.country for m in mentions.actors if m.country} == {"IRQ"}
    assert [m.name for m in mentions.places] == ["baghdad", "irak"]
    _, mentions = found(f"Warga melihat {LOST}")
    assert not any(m.country for m in mentions.actors), "a text with capitals writes short names with them"


def test_a_preposition_is_no_part_of_a_place() -> None:
    _, mentions = found("Lima warga tewas di Khan Younis pada Senin.")
    assert [m.name for m in mentions.places] == ["Khan Younis"]


def test_a_currency_is_no_country() -> None:
    _, mentions = found("Oman menyumbang US$ 20 juta.")
    assert {m.country for m in mentions.actors} == {"OMN"}
    assert [m.name for m in mentions.places] == ["Oman"]


@pytest.mark.parametrize("text", ["Rudal Armenia Hantam Ganja", "Drone Ukraina Hantam Kilang Minyak Rusia"])
def test_a_weapons_country_ends_its_name_in_a_headline(text: str) -> None:
    _, mentions = found(text)
    weapon = next(m for m in mentions.actors if m.kind == "weapon")
    assert weapon.span.of(text) == " ".join(text.split()[:2])


def test_an_abbreviation_that_the_text_spells_otherwise_is_nobody() -> None:
    text = "Warga menolak kenaikan Pajak Bumi dan Bangunan (PBB). Bupati berjanji PBB akan turun."
    assert all(m.country != "IGO" for m in found(text)[1].actors)


def test_a_directorate_of_the_police_is_police() -> None:
    _, mentions = found("Direktorat Siber Bareskrim Polri menangkap dua warga Peru.")
    assert [m.sector for m in mentions.actors if m.country == "IDN"] == ["COP"]


def test_what_stands_beside_a_birthplace_is_not_its_state() -> None:
    _, mentions = found("Warga kelahiran Jepang itu tiba di Lima.")
    assert [m.country for m in mentions.actors if m.kind == "agent"] == [""]


def test_a_task_force_against_a_disease_is_no_army() -> None:
    _, mentions = found("Satgas Penanganan COVID-19 meminta warga Lima tinggal di rumah.")
    assert mentions.actors[0].sector == "GOV"


def test_an_alliance_of_fishermen_is_no_alliance_of_states() -> None:
    _, mentions = found("Aliansi nelayan setempat menolak kapal asing.")
    assert mentions.actors[0].sector == "SOC"
