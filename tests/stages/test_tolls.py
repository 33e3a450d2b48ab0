"""How many people an event counts, from what its mentions count."""

from __future__ import annotations

from dataclasses import replace

from tapal.model.events import NAMED, DateRange, NumberClaim, Participant, Status
from tapal.model.frames import Act, Frame
from tapal.model.mentions import TriggerMention
from tapal.model.spans import Span
from tapal.stages.merging.tolls import numbers_of_all

DAY = DateRange("2025-08-06", "2025-08-06", "day")


def _act(sentence: int, *numbers: NumberClaim, recipients: tuple[Participant, ...] = ()) -> Act:
    span = Span(10 * sentence, 10 * sentence + 5)
    trigger = TriggerMention(span, sentence, 0, 1, entry="assault/x", type="ASSAULT", voice="active", head=0)
    return Act(
        frame=Frame(sentence, trigger, span), type="ASSAULT", status=Status.ACTUAL, actors=(), recipients=recipients,
        date=None, place=None, border=None, border_rule="", numbers=numbers, source="", source_span=None, evidence=span,
    )  # fmt: skip


def _told(*acts: Act) -> dict[str, list[tuple[int | None, int | None]]]:
    out: dict[str, list[tuple[int | None, int | None]]] = {}
    for claim in numbers_of_all(acts):
        out.setdefault(claim.field, []).append((claim.low, claim.high))
    return out


def test_the_hurt_of_a_sentence_that_tells_of_far_other_dead_are_of_another_act() -> None:
    lead = _act(0, NumberClaim("killed", 7, 7))
    other = _act(3, NumberClaim("killed", 30, 30), NumberClaim("injured", 12, 12))
    alike = _act(3, NumberClaim("killed", 8, 8), NumberClaim("injured", 12, 12))
    assert "injured" not in _told(lead, other)
    assert _told(lead, alike)["injured"] == [(12, 12)]


def test_a_tally_of_a_long_time_is_of_no_act_of_one_day() -> None:
    tally = _act(4, NumberClaim("killed", 900, None, is_tally=True))
    assert _told(_act(0), tally) == {"killed": [(900, None)]}
    assert _told(replace(_act(0), date=DAY), tally) == {}
    assert _told(replace(_act(0), status=Status.DENIED), tally) == {}
    assert _told(replace(_act(4), date=DAY), tally) == {"killed": [(900, None)]}
    assert _told(_act(0, NumberClaim("killed", 1, 1, hedge=NAMED)), tally) == {"killed": [(1, 1)]}


def test_those_who_fled_over_a_long_time_stay() -> None:
    tally = _act(4, NumberClaim("displaced", 900, None, is_tally=True))
    assert _told(replace(_act(0), date=DAY), tally) == {"displaced": [(900, None)]}


def test_one_name_written_two_ways_and_a_state_are_no_other_victims() -> None:
    one = NumberClaim("killed", 1, 1, hedge=NAMED)
    people = [Participant(text, "", "CVL") for text in ("Hasan Al-Basri", "Al Basri")]
    people.append(Participant("Somalia", "SOM", "CVL", id="state:SOM"))
    assert _told(*(_act(i, one, recipients=(p,)) for i, p in enumerate(people))) == {"killed": [(1, 1)]}


def test_a_headline_that_drops_the_bound_of_a_figure_leaves_it() -> None:
    headline = _act(0, NumberClaim("killed", 14, 14))
    lead = _act(1, NumberClaim("killed", 14, None, hedge="at-least"))
    assert _told(headline, lead)["killed"][0] == (14, None)
