"""Which reports are one happening, whatever the order in which they arrive."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuse.reports import act, day_of, told

from tapal.fuse.compare import compare, facts
from tapal.fuse.fuse import fuse
from tapal.fuse.records import Fused
from tapal.fuse.rules import load_rules
from tapal.model.events import Coded, DateRange, Event, Participant, Status


def are_joined(one: Event, other: Event, *, published: tuple[int | None, int | None] = (1, 1)) -> bool:
    """Whether two events told by two documents are one incident."""
    shared = [f"kata{letter}" for letter in "abcdefghijkl"]
    documents = [
        told(name, event, published=day, text=" ".join(f"{name}{word} {word}" for word in shared))
        for name, event, day in (("satu", one, published[0]), ("dua", other, published[1]))
    ]
    return len(fuse(documents).incidents) == 1


JOINED = {
    "the same act": (act(), act()),
    "a place of the same country": (act(), act(place="Pakistan")),
    "another side is left open": (act(), act(sides=">PAK")),
    "told as alleged": (act(), act(status=Status.ALLEGED)),
    "told as denied": (act(), act(status=Status.DENIED)),
    "clash told as mutual": (act(sides="IRN+PAK"), act(sides="IRN>PAK")),
}
APART = {
    "another type": (act(), act("CONSULT")),
    "threatened, not done": (act(), act(status=Status.UNREALIZED)),
    "the other way round": (act(), act(sides="PAK>IRN")),
    "other sides": (act(), act(sides="IND>PAK")),
    "both sides open elsewhere": (act(), act(sides="")),
    "two days later": (act(), act(day=2)),
    "far away": (act(), act(place="Turbat")),
    "another country": (act(), replace(act(), place=act(place="Saravan").place)),
    "a year against a day": (act(), replace(act(), date=DateRange("2024-01-01", "2024-12-31", "year"))),
}


@pytest.mark.parametrize("name", JOINED)
def test_joined(name: str) -> None:
    assert are_joined(*JOINED[name])


@pytest.mark.parametrize("name", APART)
def test_kept_apart(name: str) -> None:
    assert not are_joined(*APART[name])


def test_undated_reports_join_only_when_published_near() -> None:
    undated = act(day=None)
    text = "serangan rudal menghantam pos perbatasan dekat pasar lama kata gubernur setempat kepada wartawan"
    for days, wanted in (((1, 1), 1), ((1, 2), 1), ((1, 9), 2)):
        documents = [
            told("a", undated, text=text + " pagi tadi sebelum subuh sekali", published=days[0]),
            told("b", undated, text="menurut saksi " + text, published=days[1]),
            *(told(f"lain{n}", published=1) for n in range(30)),
        ]
        assert len(fuse(documents).incidents) == wanted, days


def test_two_events_of_one_document_are_never_joined() -> None:
    assert len(fuse([told("a", act(), act())]).incidents) == 2


def test_bodies_without_a_country_join_by_their_own_id() -> None:
    def body(id: str) -> Event:
        return replace(act(), actors=(Participant("badan", "IGO", "IGO", id=id),))

    assert are_joined(body("org:a"), body("org:a"))
    assert not are_joined(body("org:a"), body("org:b"))


def test_verdicts_do_not_depend_on_the_order_of_the_two() -> None:
    rules = load_rules()
    incidents = fuse([told(name, one) for name, pair in {**JOINED, **APART}.items() for one in pair]).incidents
    reports = [report for incident in incidents for report in incident.reports]
    for one in reports:
        for other in reports:
            there, back = (
                compare(*(facts(one, rules=rules) for one in pair), rules=rules)
                for pair in ((one, other), (other, one))
            )
            assert (there.points, there.refusal, sorted(there.reasons)) == (
                back.points,
                back.refusal,
                sorted(back.reasons),
            )


EVENTS = st.builds(
    act,
    kind=st.sampled_from(["ASSAULT", "RETREAT", "AGREE"]),
    sides=st.sampled_from(["IRN>PAK", "PAK>IRN", "IRN+PAK", ">PAK", "IRN"]),
    day=st.sampled_from([None, 0, 1, 2]),
    place=st.sampled_from(["", "Panjgur", "Turbat", "Pakistan"]),
    status=st.sampled_from(list(Status)),
)
DOCUMENTS = st.lists(st.tuples(st.lists(EVENTS, max_size=3), st.sampled_from([None, 1, 2])), max_size=8)


def named(drawn: list[tuple[list[Event], int | None]]) -> list[Coded]:
    return [told(f"d{n}", *events, published=day) for n, (events, day) in enumerate(drawn)]


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, st.integers(0, 999))
def test_order_of_arrival_leaves_everything_unchanged(drawn: list[tuple[list[Event], int | None]], seed: int) -> None:
    documents = named(drawn)
    shuffled = random.Random(seed).sample(documents, len(documents))
    assert fuse(shuffled) == fuse(documents)


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS)
def test_every_event_is_in_one_incident_and_no_rule_is_broken(drawn: list[tuple[list[Event], int | None]]) -> None:
    documents = named(drawn)
    found: Fused = fuse(documents)
    held = [report.id for incident in found.incidents for report in incident.reports]
    assert sorted(held) == sorted(f"{one.document.id}/{event.id}" for one in documents for event in one.events)
    assert len({incident.id for incident in found.incidents}) == len(found.incidents)
    for incident in found.incidents:
        worlds = {report.event.status is Status.UNREALIZED for report in incident.reports}
        assert len(worlds) == 1
        assert len({report.document for report in incident.reports}) == len(incident.reports)


def test_an_incident_is_named_after_its_earliest_report() -> None:
    early, late, later = (told(name, act(), published=day) for name, day in (("a", 1), ("b", 2), ("c", 2)))
    ids = {fuse(documents).incidents[0].id for documents in ([early], [early, late], [late, later, early])}
    assert len(ids) == 1
    assert fuse([late]).incidents[0].id not in ids


def test_a_document_is_mainly_about_its_news() -> None:
    old = replace(act(day=None), date=DateRange("2023-05-01", "2023-05-01"))
    news = act("RETREAT", day=1)
    document = told("a", old, news)
    found = fuse([document])
    of = {report.event.type: incident.id for incident in found.incidents for report in incident.reports}
    assert found.by_document == (("a", (of["RETREAT"], of["ASSAULT"])),)
    assert day_of(1) == "2024-01-17"
