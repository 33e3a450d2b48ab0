"""Which border an act carries, and why."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "border", "rule"),
    [
        ("Dua tentara terlibat baku tembak di perbatasan Thailand-Kamboja.", "KHM-THA", "named"),
        ("Pasukan Rusia menyerang Kharkiv di Ukraina pada Selasa.", "RUS-UKR", "sides"),
        ("Iran menembakkan rudal ke Israel.", "IRN-ISR", "sides"),
        ("Thailand dan Kamboja menyepakati gencatan senjata pada Selasa.", "KHM-THA", "sides"),
        ("Pemberontak menyerang kantor polisi di Quetta, Pakistan.", None, ""),
        ("Presiden Mesir bertemu dengan Presiden Sudan di Kairo.", None, ""),
        ("Pemerintah Mesir memuji Sudan.", None, ""),
        ("Pemerintah Mesir memuji Sudan di perbatasan Mesir-Sudan.", None, ""),
        (
            "Dua tentara tewas pada Senin malam ketika bom rakitan yang ditanam di tepi jalan meledak di dekat perbatasan Kenya-Somalia.",
            "KEN-SOM",
            "named",
        ),
        ("Pasukan menembaki pos di Torkham pada Selasa.", "AFG-PAK", "place"),
        ("Presiden Mesir dan Presiden Sudan merundingkan perdamaian di Yaman.", None, ""),
        ("Orang-orang bersenjata menembaki pos perbatasan di Entikong.", "IDN-MYS", "place"),
        ("Orang-orang bersenjata menembaki kantor pos di Entikong.", None, ""),
        ("Rusia dan Tajikistan menggelar latihan bersama di Khorog, dekat perbatasan Afghanistan.", "AFG-TJK", "named"),
    ],
)
def test_the_border_of_one_act(acts_of, text, border, rule):
    act = acts_of(text)[0]
    assert (act.border, act.border_rule) == (border, rule)


WAR = "Tentara Thailand menembaki pos Kamboja. Pasukan Kamboja menyerang desa Thailand dengan roket. "


@pytest.mark.parametrize(("charge", "border"), [("melanggar gencatan senjata", "KHM-THA"), ("memalsukan uang", None)])
def test_whoever_breaks_the_truce_of_a_border_war_is_charged_at_its_border(acts_of, charge, border):
    acts = acts_of(WAR + f"Thailand menuduh Kamboja {charge}.")
    assert next(a for a in acts if a.type == "ACCUSE").border == border


def test_force_of_one_side_belongs_to_the_border_that_the_story_is_about(acts_of):
    act = acts_of(WAR + "Thailand mengerahkan tank.")[-1]
    assert (act.type, act.border, act.border_rule) == ("MOBILIZE", "KHM-THA", "subject")


def test_the_same_force_without_such_a_story_carries_none(acts_of):
    assert acts_of("Thailand mengerahkan tank.")[0].border is None


LINE = "Ketegangan meningkat di perbatasan Thailand-Kamboja. "


def test_a_charge_of_one_side_of_a_border_war_against_the_other_carries_it(acts_of):
    text = LINE + WAR + "Kamboja menuduh Thailand melanggar janji."
    charge = next(a for a in acts_of(text) if a.type == "ACCUSE")
    assert (charge.border, charge.border_rule) == ("KHM-THA", "subject")


def test_a_charge_in_a_war_whose_border_nobody_speaks_of_carries_none(acts_of):
    charge = next(a for a in acts_of(WAR + "Kamboja menuduh Thailand melanggar janji.") if a.type == "ACCUSE")
    assert charge.border is None


def test_words_for_a_border_line_that_name_nobody_mean_the_line_named_elsewhere(acts_of):
    act = acts_of(LINE + "Thailand mengerahkan tank ke perbatasan.")[-1]
    assert (act.type, act.border, act.border_rule) == ("MOBILIZE", "KHM-THA", "line")
    assert acts_of("Thailand mengerahkan tank ke perbatasan.")[-1].border is None


def test_a_third_state_that_talks_of_a_truce_in_a_border_war_carries_it(acts_of):
    text = LINE + "Malaysia memimpin perundingan gencatan senjata antara Thailand dan Kamboja."
    act = next(a for a in acts_of(text) if a.type == "CONSULT")
    assert (act.border, act.border_rule) == ("KHM-THA", "line")


def test_force_inside_one_state_does_not_carry_the_border_that_it_is_near(acts_of):
    near = "Bom meledak di dekat perbatasan Kenya-Somalia. Tentara Kenya berpatroli di perbatasan Kenya-Somalia. "
    act = acts_of(near + "Polisi Kenya menangkap tiga orang di Nairobi.")[-1]
    assert (act.type, act.border) == ("COERCE", None)


def test_one_sides_own_moves_do_not_carry_a_war_across_other_states(acts_of):
    war = "Iran menembakkan rudal ke Israel. Israel menyerang Iran dengan drone. "
    act = acts_of(war + "Iran mengerahkan tank.")[-1]
    assert (act.type, act.border) == ("MOBILIZE", None)


def test_force_at_home_does_not_carry_the_storys_border(acts_of):
    act = acts_of(WAR + "Polisi Thailand menangkap dua aktivis Thailand.")[-1]
    assert (act.type, act.border) == ("COERCE", None)
