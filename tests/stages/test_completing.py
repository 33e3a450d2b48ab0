"""The sides of an attack that the article takes for granted."""

from __future__ import annotations

from tests.stages.sides import acts, sides

TOLD = "Israel menyerang Lebanon pada Senin. Jet Israel mengebom Lebanon pada Selasa. "


def test_an_attack_with_one_side_has_the_other_from_the_attacks_that_name_both() -> None:
    assert sides(TOLD + "Serangan Israel itu menghancurkan sebuah gudang.", "ASSAULT")[-1] == ("ISR", "LBN")


def test_the_rule_is_named_and_no_words_are_claimed() -> None:
    last = [a for a in acts(TOLD + "Israel kembali melancarkan serangan.") if a.type == "ASSAULT"][-1]
    assert [(p.rule, p.text, p.span) for p in last.recipients] == [("usual-victim", "", None)]


def test_one_attack_is_not_enough() -> None:
    text = "Israel menyerang Lebanon pada Senin. Israel kembali melancarkan serangan."
    assert sides(text, "ASSAULT")[-1] == ("ISR", "")


def test_victims_that_differ_tell_nothing() -> None:
    text = (
        "Israel menyerang Lebanon. Israel mengebom Suriah. Israel menembaki Yaman. Israel kembali melancarkan serangan."
    )
    assert sides(text, "ASSAULT")[-1] == ("ISR", "")


def test_no_state_is_taken_for_the_doer_of_a_suicide_attack() -> None:
    bomb = "Bom bunuh diri di sebuah pasar menewaskan enam tentara Lebanon."
    assert {doer for doer, _ in sides(TOLD + bomb, "ASSAULT")[2:]} == {""}


def test_what_is_done_in_a_place_of_another_state_is_done_to_that_state() -> None:
    text = "Yayasan Amerika Serikat itu telah membagikan bantuan makanan di tiga kota di Yaman."
    assert ("USA", "YEM") in sides(text, "AID")
    last = [a for a in acts("Militer Israel menguasai sekitar 40 persen wilayah Lebanon.") if a.type == "COERCE"][-1]
    assert [(p.country, p.rule) for p in last.recipients] == [("LBN", "struck-land")]


def test_those_who_fight_each_other_elsewhere_do_nothing_to_the_land() -> None:
    assert ("CHN IND", "") in sides("Pasukan India dan China bentrok di Bhutan.", "ASSAULT")


HOME = "Polisi Brasil menangkap dua jurnalis Brasil di Manaus. Kepolisian Brasil membantah. Presiden Brasil belum bersuara. "


def test_what_is_said_of_nobody_named_in_a_story_of_ones_own_country_is_said_to_that_country() -> None:
    last = [a for a in acts(HOME + "Seorang senator Brasil melontarkan tuduhan tanpa bukti.") if a.type == "ACCUSE"][-1]
    assert [(p.country, p.rule) for p in last.recipients] == [("BRA", "at-home")]


def test_a_story_of_several_countries_or_of_a_word_or_two_has_no_such_home() -> None:
    assert sides("Seorang senator Brasil melontarkan tuduhan tanpa bukti.", "ACCUSE")[-1] == ("BRA", "")
    abroad = HOME + "Warga Peru, tentara Peru, polisi Peru, wartawan Peru, dan petani Peru menunggu. "
    assert sides(abroad + "Seorang senator Brasil melontarkan tuduhan tanpa bukti.", "ACCUSE")[-1] != ("BRA", "BRA")
