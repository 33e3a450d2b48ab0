"""What an incident says of its reports: witnesses, rival claims, figures and the rule that chose them."""

from __future__ import annotations

from dataclasses import replace

from tests.fuse.reports import act, killed, told

from tapal.fuse.fuse import fuse
from tapal.fuse.record import incident_record
from tapal.fuse.records import Figure, Incident
from tapal.model.events import Coded, Event, Status
from tapal.outputs.record import to_json

LONG = " ".join(f"kata{one}{other}" for one in "abcdefghijkl" for other in "abcdefghij")


def one_incident(*documents: Coded) -> Incident:
    (incident,) = fuse(documents).incidents
    return incident


def figures(*stated: tuple[str, int | None, int | None]) -> Figure:
    """The deaths of an incident that outlets told so, a day apart."""
    documents = [
        told(f"d{n}", act(numbers=killed(low, high)), outlet=outlet, published=n + 1)
        for n, (outlet, low, high) in enumerate(stated)
    ]
    (figure,) = one_incident(*documents).numbers
    return figure


def test_one_figure() -> None:
    assert figures(("A", 11, 11)) == Figure("killed", 11, 11, 11, is_open=False, rule="only")


def test_what_most_say_is_put_forward_and_the_rest_kept() -> None:
    assert figures(("A", 11, 11), ("B", 14, 14), ("C", 14, 14)) == Figure("killed", 11, 14, 14, False, "most-witnesses")


def test_disagreement_gives_the_lower_never_the_mean() -> None:
    assert figures(("A", 9, 9), ("B", 30, 30)) == Figure("killed", 9, 9, 30, False, "conservative")


def test_at_least_leaves_the_figure_open() -> None:
    assert figures(("A", 11, None), ("B", 9, 9)) == Figure("killed", 9, 9, 11, True, "conservative")
    assert figures(("A", 11, None), ("B", 20, 20)).is_open is False


def test_a_new_figure_of_the_same_speaker_replaces_the_old() -> None:
    assert figures(("A", 9, 9), ("A", 12, 12)) == Figure("killed", 12, 12, 12, False, "only")


def test_twenty_reprints_are_one_witness() -> None:
    prints = [told(f"p{n:02}", act(numbers=killed(30, 30)), text=f"{LONG} ekor{chr(97 + n)}") for n in range(20)]
    others = [told(name, act(numbers=killed(9, 9))) for name in ("x", "y")]
    incident = one_incident(*prints, *others)
    assert len(incident.reports) == 22
    assert incident.witnesses == 3
    assert (incident.numbers[0].best, incident.numbers[0].rule) == (9, "most-witnesses")


def test_denied_and_told_is_disputed() -> None:
    documents = [told("a", act()), told("b", act(status=Status.DENIED, numbers=killed(5, 5)))]
    incident = one_incident(*documents)
    assert incident.status == "disputed"
    assert dict(incident.statuses) == {"actual": 1, "denied": 1}
    assert incident.numbers == (), "a figure of somebody who denies the act is none"


def test_claims_keep_source_span_and_conflict() -> None:
    documents = [
        told("a", act(numbers=killed(9, 9), source="Kemlu"), outlet="A"),
        told("b", act(numbers=killed(12, 12)), outlet="B"),
    ]
    incident = one_incident(*documents)
    deaths = [claim for claim in incident.claims if claim.field == "killed"]
    assert [(claim.value, claim.by, claim.report, claim.is_rival) for claim in deaths] == [
        ("9", "Kemlu", "a/e1", True),
        ("12", "B", "b/e1", True),
    ]
    assert all(claim.span for claim in incident.claims)
    assert not any(claim.is_rival for claim in incident.claims if claim.field in ("type", "date", "place", "actors"))


def rivals(*events: Event) -> set[str]:
    """The fields on which outlets that told these events contradict one another."""
    incident = one_incident(*(told(f"d{n}", one, outlet=f"o{n}") for n, one in enumerate(events)))
    return {claim.field for claim in incident.claims if claim.is_rival}


def test_only_what_cannot_both_hold_is_a_conflict() -> None:
    assert rivals(act(), act()) == set()
    assert rivals(act(numbers=killed(11, None)), act(numbers=killed(12, 12))) == set(), "at least 11 and 12 agree"
    assert rivals(act(numbers=killed(11, None)), act(numbers=killed(9, 9))) == {"killed"}
    assert rivals(act(day=0), act(day=1)) == {"date"}
    assert rivals(act(place="Panjgur"), act(place="Pakistan")) == set(), "a town lies in its country"
    assert rivals(act(status=Status.ALLEGED), act()) == set()
    assert rivals(act(status=Status.DENIED), act()) == {"status"}
    assert rivals(act(sides="IRN+PAK"), act(sides="IRN>PAK")) == set()


def test_the_record_is_plain_and_names_everything() -> None:
    record = incident_record(one_incident(told("a", act()), told("b", act(place="Pakistan"))))
    to_json(record)
    assert record["place"]["text"] == "Panjgur"
    assert [one["country"] for one in record["recipients"]] == ["PAK"]
    assert sorted(report["event"] for report in record["reports"]) == ["a/e1", "b/e1"]
    bare = incident_record(one_incident(told("a", replace(act(), date=None, place=None))), with_claims=False)
    assert bare["date"] is None
    assert bare["place"] is None
    assert "claims" not in bare
