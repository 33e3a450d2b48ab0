"""Whom people protest against when the clause names nobody, and who is blamed when words name only those who suffer."""

from __future__ import annotations

from tests.stages.sides import acts, sides


def _last(text: str, type: str) -> list[tuple[str, str]]:
    made = [a for a in acts(text) if a.type == type][-1].recipients
    return [(p.country, p.rule) for p in made]


def test_a_protest_that_names_nobody_is_against_ones_own_government() -> None:
    assert _last("Warga Bolivia berunjuk rasa di La Paz pada Minggu malam.", "PROTEST") == [("BOL", "own-rulers")]


def test_those_who_are_asked_in_the_same_sentence_are_the_ones_protested_against() -> None:
    text = "Ribuan warga Yordania berunjuk rasa di Amman dan mendesak Israel menghentikan pengepungan."
    assert ("JOR", "ISR") in sides(text, "PROTEST")


def test_the_target_of_another_protest_of_the_same_people_holds_on() -> None:
    text = "Warga Kenya berunjuk rasa menentang Uganda. Warga Kenya turun ke jalan lagi pada Rabu."
    assert _last(text, "PROTEST") == [("UGA", "protested-before")]


def test_a_march_of_solidarity_is_against_nobody() -> None:
    assert _last("Warga Irlandia turun ke jalan dalam aksi solidaritas di Dublin.", "PROTEST") == []


def test_who_blames_those_who_suffer_blames_who_harmed_them() -> None:
    text = (
        "Pasukan Rusia menembaki warga sipil Ukraina di Kherson, Senin. Warga sipil Ukraina itu sedang mengantre roti. "
        "Perdana Menteri Norwegia menyebutnya tidak bermoral. “Ini tidak bermoral,” kata Perdana Menteri Norwegia."
    )
    assert ("NOR", "RUS") in sides(text, "ACCUSE")


def test_a_deed_is_pointed_back_to_over_the_nouns_that_tell_its_kind() -> None:
    text = "Turki mengumumkan akan menduduki Kobani. Rencana pendudukan penuh itu dikecam Yunani."
    assert ("GRC", "TUR") in sides(text, "ACCUSE")


def test_all_who_decided_alike_in_one_sentence_are_meant() -> None:
    text = "Norwegia mengakui Kosovo, sementara Spanyol menyatakan akan mengakui Kosovo. Serbia mengkritik keputusan tersebut."
    assert ("SRB", "ESP NOR") in sides(text, "ACCUSE")


def test_who_decided_is_told_by_a_relative_clause() -> None:
    assert ("KEN", "UGA") in sides("Kenya menyetujui usulan yang diajukan Uganda.", "AGREE")


def test_whose_money_it_is_is_no_side() -> None:
    assert ("JPN", "") in sides("Jepang menyetujui hibah 30 juta dolar Australia itu.", "AGREE")


def test_those_for_whom_something_must_be_done_are_not_asked_to_do_it() -> None:
    text = (
        "Presiden Chad bertemu Presiden Sudan. Presiden Chad mengatakan, “Rakyat Niger harus diberikan perlindungan.”"
    )
    assert ("TCD", "NER") not in sides(text, "REQUEST")


def test_a_thing_that_is_said_to_suffer_is_not_who_says_so() -> None:
    text = "Ia, seorang petani Malawi, menyebut lahan itu sejak dua tahun terakhir dikuasai oleh tentara Zambia."
    assert ("ZMB", "MWI") not in sides(text, "COERCE")


def test_a_mission_abroad_helps_citizens_of_its_own() -> None:
    text = "KBRI terus melakukan upaya pelindungan sejak kerusuhan pecah di Maroko."
    assert ("IDN", "IDN") in sides(text, "AID")


def test_a_relative_clause_may_part_the_patient_from_its_verb() -> None:
    text = "Jaksa Mali menyebut perwira Niger yang ditahan atas tuduhan mendukung kudeta di Bamako telah divonis mati."
    assert "NER" in {recipients for _, recipients in sides(text, "SANCTION")}


def test_who_withdraws_support_does_so_from_the_government() -> None:
    text = "Partai Hijau Thailand menarik dukungannya terhadap pemerintah Thailand."
    assert ("THA", "THA") in sides(text, "SANCTION")


def test_somebody_named_who_marches_is_against_nobody_told() -> None:
    text = "Senator Bolivia, Carlos Mendez, ikut berunjuk rasa di La Paz pada Minggu malam."
    assert _last(text, "PROTEST") == []


def test_nobody_asks_those_who_suffer_or_a_forum_unsaid() -> None:
    text = "Warga sipil Sudan kelaparan. Presiden Chad mendesak pembukaan koridor bantuan."
    assert ("TCD", "SDN") not in sides(text, "REQUEST")
