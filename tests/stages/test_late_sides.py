"""A side taken over from the acts around one fills it in, and tells nothing of whether the act is another or happened."""

from __future__ import annotations

from datetime import date

from tapal.model.document import Document
from tapal.pipeline import code, load

TEXT = (
    "Pasukan Kamboja menembaki desa Thailand, Kamis. "
    "Jet tempur Thailand menjatuhkan dua bom di jalan menuju sebuah pagoda, kata juru bicara militer di Bangkok."
)


def test_the_other_side_of_a_quarrel_is_the_victim_of_the_event() -> None:
    made = Document(id="d", text=TEXT, title="", published=date(2025, 7, 25), language="id", outlet="")
    events = code(made, resources=load()).events
    sides = [({p.country for p in e.actors}, {p.country for p in e.recipients}) for e in events if e.type == "ASSAULT"]
    assert ({"THA"}, {"KHM"}) in sides


def test_nobody_is_the_victim_of_a_fight_of_two_countries() -> None:
    text = "Penjaga perbatasan Iran dan pasukan Taliban terlibat baku tembak di Hirmand yang menewaskan seorang penjaga perbatasan Iran."
    made = Document(id="d", text=text, title="", published=date(2023, 5, 28), language="id", outlet="")
    fight = next(e for e in code(made, resources=load()).events if e.type == "ASSAULT")
    assert {p.country for p in fight.actors} == {"IRN", "AFG"}
    assert not fight.recipients


def test_a_mediator_meets_those_whom_the_next_clause_brings_together() -> None:
    text = "Presiden Kenya mengadakan mediasi di Nairobi, mempertemukan PM Sudan dan PM Chad."
    made = Document(id="d", text=text, title="", published=date(2025, 7, 25), language="id", outlet="")
    talks = [{p.country for p in e.actors} for e in code(made, resources=load()).events if e.type == "CONSULT"]
    assert talks == [{"KEN", "SDN", "TCD"}]
