"""Where acts are said to have happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tapal.model.events import EventPlace
from tapal.model.frames import Act
from tapal.stages.resolving.where import at_the_struck


def _place(acts: tuple[Act, ...], kind: str) -> tuple[str, str] | None:
    act = next(a for a in acts if a.type == kind)
    return (act.place.text, act.place.country) if act.place else None


def test_of_joined_places_the_most_precise_counts(acts_of):
    acts = acts_of("Tentara Israel menyerang sebuah sekolah di kota Khan Younis, Jalur Gaza, pada Senin.")
    assert _place(acts, "ASSAULT") == ("Khan Younis", "PSE")
    assert acts[0].place.lat == pytest.approx(31.3, abs=0.2)


def test_a_statement_has_no_place_of_its_own_but_what_it_speaks_of_has(acts_of):
    acts = acts_of("Pemerintah Mesir mengecam serangan Israel di Jalur Gaza.")
    assert _place(acts, "ACCUSE") is None
    assert _place(acts, "ASSAULT") == ("Jalur Gaza", "PSE")


def test_talks_are_held_where_it_says_not_where_the_war_is(acts_of):
    acts = acts_of("Presiden Mesir bertemu dengan Presiden Sudan di Kairo untuk membahas perang di Darfur.")
    assert _place(acts, "CONSULT") == ("Kairo", "EGY")


def test_an_agreement_on_a_war_does_not_happen_where_the_war_does(acts_of):
    assert _place(acts_of("Israel dan Hamas sepakat mengakhiri perang di Jalur Gaza."), "AGREE") is None


def test_the_place_that_is_attacked_is_where_it_happened(acts_of):
    assert _place(acts_of("Rusia menyerang Kharkiv dengan drone pada Selasa."), "ASSAULT") == ("Kharkiv", "UKR")


def test_an_attack_on_a_state_happens_there(acts_of):
    acts = acts_of("Iran meluncurkan serangan rudal terhadap Israel pada Selasa.")
    assert all(a.place and (a.place.country, a.place.kind) == ("ISR", "country") for a in acts)


def test_who_closes_a_border_does_so_at_home(acts_of):
    assert _place(acts_of("Thailand menutup semua perbatasan dengan Kamboja."), "COERCE") == ("Thailand", "THA")


def test_an_act_without_a_place_is_where_the_one_before_was_in_the_same_country(acts_of):
    acts = acts_of("Serangan bom terjadi di Peshawar. Lima polisi Pakistan tewas pada Selasa.")
    later = acts[-1]
    assert later.place.text == "Peshawar"
    assert later.place.span is None, "an inferred place has no words of its own"


def test_a_place_told_before_in_another_country_is_not_taken_over(acts_of):
    acts = acts_of("Serangan bom terjadi di Peshawar. Rusia menyerang Ukraina pada Selasa.")
    assert acts[-1].place.country == "UKR"


def test_where_a_side_sits_is_not_where_its_rocket_lands(acts_of):
    assert _place(acts_of("Kelompok Houthi di Yaman menembakkan rudal ke Israel."), "ASSAULT") == ("Israel", "ISR")


def test_a_country_has_no_point_that_would_mislead(acts_of):
    place = acts_of("Rusia menyerang Ukraina pada Selasa.")[0].place
    assert (place.country, place.lat, place.lon) == ("UKR", None, None)


def test_every_place_names_the_rule_that_chose_it(acts_of):
    acts = acts_of("Pemberontak menyerang pos tentara di Kandahar. Lima tentara Afghanistan tewas dalam serangan itu.")
    assert next(a.place.rule for a in acts if a.place) == "stated"
    assert all(a.place.rule for a in acts if a.place)


def test_a_name_after_a_noun_of_place_is_a_place(acts_of):
    acts = acts_of("Tentara Myanmar menyerang sebuah pasar di kota Mogok, Myanmar, pada Senin.")
    assert _place(acts, "ASSAULT") == ("Mogok", "MMR")


def test_a_place_after_a_joined_verb_is_that_verbs(acts_of):
    acts = acts_of("Iran mengecam serangan Pakistan ke Saravan dan memanggil utusan Pakistan di Teheran.")
    strike = next(a for a in acts if a.type == "ASSAULT")
    assert strike.place is not None
    assert strike.place.text != "Teheran"


def test_a_call_happens_nowhere(acts_of):
    call = acts_of("Presiden Kenya berbicara melalui telepon dengan Presiden Somalia di Nairobi, Selasa.")
    assert "phone" in call[0].frame.modes
    assert _place(call, "CONSULT") is None


def test_force_abroad_is_not_in_the_country_of_those_who_use_it(acts_of):
    act = acts_of("Pasukan Mesir menyerang desa Sudan.")[0]
    home = EventPlace("", "EGY", kind="country", rule="side-actors")
    moved = at_the_struck(replace(act, place=home)).place
    assert moved
    assert (moved.country, moved.rule) == ("SDN", "side-recipients")
    told = replace(home, rule="stated")
    assert at_the_struck(replace(act, place=told)).place == told, "the clause says where it was"
    assert at_the_struck(replace(act, place=home, recipients=act.actors)).place == home, "people of its own"


def test_whose_the_doers_are_tells_not_where_they_act(acts_of):
    text = "Pasukan Kanada mengerahkan dua kapal perang setelah kunjungan itu."
    act = next(a for a in acts_of(text) if a.type == "MOBILIZE")
    named = EventPlace("Kanada", "CAN", kind="country", rule="inside-actors")
    assert at_the_struck(replace(act, place=named)).place is None
    part = replace(named, kind="town")
    assert at_the_struck(replace(act, place=part)).place == part


def test_a_hamlet_that_nobody_knows_is_placed_by_the_district_told_after_it(acts_of):
    acts = acts_of(
        "Warga berkumpul di Kampung Zorvindo, Distrik Kenyam, Kabupaten Nduga. Dua tukang bangunan ditembak mati oleh milisi di sana."
    )
    place = next(a.place for a in acts if a.type == "ASSAULT")
    assert place
    assert (place.country, round(place.lat, 0)) == ("IDN", -4.0)


def test_a_village_seized_is_the_place_not_the_town_that_it_lies_in(acts_of):
    acts = acts_of("Sekitar 200 pria bersenjata menduduki Desa Tanduo di Lahad Datu pada Senin.")
    place = next(a.place for a in acts if a.type == "COERCE")
    assert place
    assert (round(place.lat, 1), round(place.lon, 1)) == (5.1, 119.2)


def test_a_state_told_before_a_place_does_not_widen_it(acts_of):
    acts = acts_of("Serangan Israel di Khan Younis menewaskan 12 orang pada Senin.")
    place = next(a.place for a in acts if a.type == "ASSAULT")
    assert place
    assert place.text == "Khan Younis"
