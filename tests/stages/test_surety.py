"""How sure we are of each field."""

from __future__ import annotations

from tests.stages.test_merge import ALWAYS, act

from tapal.model.events import DateRange
from tapal.stages.merge import Merging, event_of, merge
from tapal.stages.merging.surety import FIELDS, field_confidence, field_features


def test_every_field_has_features_and_the_bias() -> None:
    event, order = event_of([act(0, actors="IRN", recipients="PAK")])
    found = dict(field_features(event, order))
    assert tuple(found) == FIELDS
    assert all("bias" in names for names in found.values())


def test_a_field_without_weights_has_no_confidence() -> None:
    event, order = event_of([act(0)])
    assert field_confidence(event, order, {"date": {"none": 2.0}}) == (("date", 0.881),)
    assert field_confidence(event, order, {}) == ()


def test_the_rule_that_filled_a_side_tells_how_sure_it_is() -> None:
    event, order = event_of([act(0, actors="IRN")])
    sure = dict(field_confidence(event, order, {"actors": {"rule:subject": 3.0}}))
    unsure = dict(field_confidence(event, order, {"actors": {"rule:subject": -3.0}}))
    assert sure["actors"] > 0.9 > 0.1 > unsure["actors"]


def test_mentions_that_disagree_about_the_day_are_told() -> None:
    days = [DateRange(f"2024-01-{d}", f"2024-01-{d}", rule="day:x") for d in ("16", "17")]
    event, order = event_of([act(0, date=days[0]), act(10, date=days[1])])
    assert "agree:False" in dict(field_features(event, order))["date"]


def test_merged_events_carry_the_confidence_of_their_fields() -> None:
    merging = Merging(ALWAYS.pairs, ALWAYS.events, 0.5, 0.5, {"actors": {"bias": 9.0}})
    assert merge([act(0)], merging=merging)[0][0].field_confidence == (("actors", 1.0),)
