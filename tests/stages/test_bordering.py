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
    ],
)
def test_the_border_of_one_act(acts_of, text, border, rule):
    act = acts_of(text)[0]
    assert (act.border, act.border_rule) == (border, rule)


WAR = "Tentara Thailand menembaki pos Kamboja. Pasukan Kamboja menyerang desa Thailand dengan roket. "


def test_force_of_one_side_belongs_to_the_border_that_the_story_is_about(acts_of):
    act = acts_of(WAR + "Thailand mengerahkan tank.")[-1]
    assert (act.type, act.border, act.border_rule) == ("MOBILIZE", "KHM-THA", "subject")


def test_the_same_force_without_such_a_story_carries_none(acts_of):
    assert acts_of("Thailand mengerahkan tank.")[0].border is None


def test_a_charge_of_one_side_of_that_war_against_the_other_carries_it(acts_of):
    charge = next(a for a in acts_of(WAR + "Kamboja menuduh Thailand melanggar janji.") if a.type == "ACCUSE")
    assert (charge.border, charge.border_rule) == ("KHM-THA", "subject")


def test_force_at_home_does_not_carry_the_storys_border(acts_of):
    act = acts_of(WAR + "Polisi Thailand menangkap dua aktivis Thailand.")[-1]
    assert (act.type, act.border) == ("COERCE", None)
