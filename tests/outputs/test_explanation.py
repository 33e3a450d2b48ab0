"""Explanations: the trees of two texts, every reason for not coding, the chain of a pronoun, the shape of the records."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from rich.console import Console
from tests.meta.sources import PACKAGE

from tapal.model.derivation import Derivation, Step
from tapal.model.document import Document
from tapal.outputs.explaining.glosses import load_glosses
from tapal.outputs.explaining.record import derivation_record
from tapal.outputs.explaining.view import derivation_view
from tapal.outputs.explanation import derive
from tapal.outputs.jsonl import coded_line
from tapal.pipeline import Resources, code, load
from tapal.read.options import ReadOptions
from tapal.read.sources import read_sources

GOLDEN = Path(__file__).parents[1] / "golden" / "explained"
STEP_KEYS = ["field", "value", "span", "rule", "gloss", "number", "steps"]
KEYS = ["id", "schema", "language", "published", "title", "is_coded", "events", "skipped"]
LEARNT = ("confidence", "mentions", "rival", "condition")
"""Steps that change whenever the weights or the lexicon do."""
TEXTS = {
    "serangan": "Militer Iran menembaki pos polisi Pakistan di Panjgur dengan rudal pada Selasa (16/1/2024) dan menewaskan dua "
    "anak, kata kantor berita IRNA. Pakistan mengecam Iran.",
    "pertemuan": "Presiden Prabowo Subianto tiba di Kuala Lumpur, Senin. Ia akan bertemu Perdana Menteri Anwar Ibrahim untuk "
    "membahas perbatasan Indonesia-Malaysia.",
}


@cache
def resources() -> Resources:
    return load()


def explained(text: str, *, keep: float | None = None) -> Derivation:
    """The derivation of a text published on 20 January 2024, with another bound for confidence if one is given."""
    loaded = resources()
    if keep is not None:
        coder = loaded.coders["id"]
        loaded = replace(loaded, coders={"id": replace(coder, merging=replace(coder.merging, keep=keep))})
    return derive(Document("d", text, published=date(2024, 1, 20), language="id"), resources=loaded)


def lines(step: Step, text: str, depth: int = 0) -> Iterator[str]:
    """A tree as text, one step a line, without what is learnt."""
    words = f" “{step.span.of(text)}”" if step.span else ""
    yield f"{'  ' * depth}{step.field}: {step.value}{words} [{step.rule}]"
    for one in step.steps:
        if one.field not in LEARNT:
            yield from lines(one, text, depth + 1)


def screen(derivation: Derivation, *, width: int = 100, language: str = "en", only: int | None = None) -> str:
    out = io.StringIO()
    on = Console(file=out, width=width, color_system=None, markup=False, highlight=False, emoji=False)
    for view in derivation_view(derivation, glosses=load_glosses(language), only=only):
        on.print(view)
    return out.getvalue()


def steps(derivation: Derivation, field: str) -> list[Step]:
    return [step for tree in derivation.events for step in tree.walk() if step.field == field]


@pytest.mark.parametrize("name", TEXTS)
def test_the_trees_are_those_on_file(name: str) -> None:
    text = TEXTS[name]
    derivation = explained(text, keep=0.0)
    made = "\n".join(line for tree in derivation.events for line in lines(tree, text)) + "\n"
    assert made == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXTS)
def test_every_field_of_every_event_has_its_step(name: str) -> None:
    derivation = explained(TEXTS[name])
    assert derivation.events
    for tree, event in zip(derivation.events, derivation.coded.events, strict=True):
        by_field: dict[str, list[Step]] = {}
        for step in tree.steps:
            by_field.setdefault(step.field, []).append(step)
        assert [s.value for s in by_field["type"]] == [event.type]
        assert tuple(s.value for s in by_field.get("mode", [])) == event.modes
        for field, people in (("actor", event.actors), ("recipient", event.recipients)):
            assert [s.value for s in by_field[field]] == ([f"{p.country or '?'} {p.sector}" for p in people] or ["?"])
            assert [s.span for s in by_field[field]] == ([p.span for p in people] or [None])
        assert by_field["date"][0].span == (event.date.span if event.date else None)
        assert by_field["place"][0].span == (event.place.span if event.place else None)
        assert [s.value for s in by_field.get("border", [])] == ([event.border] if event.border else [])
        assert len(by_field.get("number", [])) == len(event.numbers)
        assert by_field["status"][0].value == event.status.value
        assert by_field["speaker"][0].span == (event.source_span if event.source else by_field["speaker"][0].span)
        assert by_field["confidence"][0].number == pytest.approx(event.confidence, abs=0.001)


def test_the_weights_that_are_shown_are_those_of_the_event() -> None:
    weights = resources().coders["id"].merging.events
    shown = [s for s in steps(explained(TEXTS["serangan"]), "feature") if s.rule.startswith("feature/")]
    assert {s.number > 0 for s in shown if s.number} == {True, False}
    for step in shown:
        name = step.rule.partition("/")[2] + (f":{step.value}" if step.value else "")
        assert weights[name] == step.number


def test_a_pronoun_leads_to_who_is_meant_and_what_he_was_that_day() -> None:
    derivation = explained("Presiden Prabowo Subianto tiba di Hanoi. Ia bertemu Presiden Vietnam To Lam.")
    actor = next(s for s in steps(derivation, "actor") if s.span and s.span.of(derivation.coded.document.text) == "Ia")
    means = next(s for s in actor.steps if s.field == "means")
    assert (means.rule, means.span and means.span.of(derivation.coded.document.text)) == (
        "reference/pronoun",
        "Presiden Prabowo Subianto",
    )
    known = next(s for s in actor.steps if s.field == "known-as")
    assert known.value.startswith("person:prabowo-subianto")
    role = known.steps[0]
    assert role.rule == "actor/on-day"
    assert role.value.startswith("IDN GOV")
    assert "2024-10-20" in role.value


def test_a_speaker_whom_another_mention_tells_leads_to_it() -> None:
    text = (
        "Jet tempur Kenya menggempur kamp milisi di Kismayo, Somalia, pada Senin. "
        "Gempuran itu menewaskan enam orang, kata radio Kenya."
    )
    (speaker,) = (s for s in steps(explained(text), "speaker") if s.rule == "speaker/reported")
    assert speaker.value == "radio Kenya"
    told = next(s.span for s in speaker.steps if s.rule == "merge/taken-from")
    assert told is not None
    assert told.of(text) in ("Gempuran", "menewaskan")


def test_both_countries_said_twice_lead_each_to_its_own_name() -> None:
    derivation = explained(
        "Kenya dan Somalia menutup perundingan di Nairobi. Kedua negara sepakat berbagi data intelijen. "
        "Kedua negara juga menandatangani perjanjian tentang patroli bersama."
    )
    text = derivation.coded.document.text
    for country, name in (("KEN", "Kenya"), ("SOM", "Somalia")):
        means = [s for s in steps(derivation, "means") if s.value == country and s.span]
        assert means
        assert all(s.span and s.span.of(text) in (name, "Kedua negara") for s in means)
        assert any(s.span and s.span.of(text) == name for one in means for s in (one, *one.steps))


def test_a_bare_noun_says_where_its_country_comes_from() -> None:
    derivation = explained("Tentara Thailand menyerang pos Kamboja di Ta Moan Thom. Tentara itu lalu membakar desa.")
    rules = {s.rule for s in steps(derivation, "means")}
    assert rules & {"reference/pronoun", "reference/same-noun", "reference/last-side"}


def test_conditions_show_the_words_that_met_them() -> None:
    text = "Pakistan mengusir duta besar Iran dari Islamabad."
    derivation = explained(text)
    met = [s for s in steps(derivation, "condition") if s.rule.startswith("condition-met/") and s.span]
    assert met
    assert all(s.span and s.span.of(text) for s in met)


REASONS = {
    "skip/cue": ("Pakistan tidak menyerang pangkalan Iran.", "menyerang"),
    "skip/embedded": ("Rusia mendesak Ukraina untuk menarik pasukannya dari Donbas.", "menarik"),
    "skip/silenced": ("Iran meminta semua pihak menahan diri.", "menahan"),
    "skip/no-event": ("Kelompok itu mengaku bertanggung jawab.", "mengaku bertanggung jawab"),
    "skip/conditions": ("Ia mengembalikan buku itu ke perpustakaan.", "mengembalikan"),
    "skip/passage": ("Iran menyerang Pakistan.\nBaca juga: Harga Beras Naik", "Baca juga: Harga Beras Naik"),
}


@pytest.mark.parametrize("rule", REASONS)
def test_each_reason_for_not_coding_is_told_with_its_words(rule: str) -> None:
    text, words = REASONS[rule]
    derivation = explained(text)
    here = [s for s in derivation.skipped if s.rule == rule]
    assert [s.span.of(text) for s in here if s.span] == [words]
    reasons = [s for s in here[0].walk() if s is not here[0] and (s.rule or s.field in ("mark", "file"))]
    assert reasons
    shown = screen(derivation)
    assert f"“{words}”" in shown or f": {words}" in shown
    assert load_glosses().rule(rule) in shown


def test_negation_names_the_word_for_not() -> None:
    text, _ = REASONS["skip/cue"]
    skipped = next(s for s in explained(text).skipped if s.rule == "skip/cue")
    assert [(s.rule, s.span and s.span.of(text)) for s in skipped.steps] == [("cue/negation", "tidak")]


def test_a_complement_names_the_words_that_hold_it() -> None:
    text, _ = REASONS["skip/embedded"]
    skipped = next(s for s in explained(text).skipped if s.rule == "skip/embedded")
    because = next(s for s in skipped.steps if s.field == "because")
    assert (because.rule, because.span and because.span.of(text)) == ("against/embedded", "mendesak")


def test_a_doubtful_event_has_its_confidence_and_the_bound() -> None:
    derivation = explained(TEXTS["serangan"], keep=0.999)
    assert not derivation.events
    doubtful = [s for s in derivation.skipped if s.rule == "skip/doubtful"]
    assert {s.value for s in doubtful} == {"ASSAULT", "ACCUSE"}
    for step in doubtful:
        assert step.number is not None
        assert 0 < step.number < 0.999
        assert [s.number for s in step.steps if s.field == "limit"] == [0.999]
        assert [s for s in step.steps if s.field == "feature"]
    assert "confidence 0." in screen(derivation)


def test_a_bare_verb_that_is_none_here_and_a_time_without_a_day() -> None:
    text = "Tentara Iran menyerang Pakistan kemarin dengan bom."
    derivation = derive(Document("d", text, language="id"), resources=resources())
    assert ("skip/no-day", "kemarin") in {(s.rule, s.span.of(text)) for s in derivation.skipped if s.span}
    assert ("skip/no-verb", "bom") in {(s.rule, s.span.of(text)) for s in derivation.skipped if s.span}


def test_why_an_entry_is_no_event_is_told() -> None:
    text, _ = REASONS["skip/no-event"]
    derivation = explained(text)
    entry = next(s.value for s in derivation.skipped if s.rule == "skip/no-event")
    kind, _, name = entry.partition("/")
    rows = yaml.safe_load((PACKAGE / "language" / "id" / "triggers" / f"{kind}.yaml").read_text(encoding="utf-8"))
    why = " ".join(next(row["why"] for row in rows if row["id"] == name).split())
    assert why in " ".join(screen(derivation, width=400).split())


def test_everyday_words_are_cut_short_unless_only_they_are_asked_for() -> None:
    verbs = ("mengembalikan", "membawa", "mengirim", "menahan", "melepas", "mengangkat", "menarik", "memukul")
    derivation = explained(" ".join(f"Ia {verb} buku itu di perpustakaan." for verb in verbs))
    assert sum(s.rule == "skip/conditions" for s in derivation.skipped) > 4
    assert "--only-skipped shows all" in screen(derivation)
    assert "--only-skipped" not in screen(derivation, only=0)


def test_skipped_things_are_in_text_order_and_each_once() -> None:
    derivation = explained(" ".join(text for text, _ in REASONS.values()))
    spans = [s.span for s in derivation.skipped]
    assert spans == sorted(s for s in spans if s)
    assert len(derivation.skipped) == len(set(derivation.skipped))


@pytest.mark.parametrize("name", TEXTS)
def test_the_record_has_the_same_keys_in_every_step(name: str) -> None:
    derivation = explained(TEXTS[name])
    record = derivation_record(derivation, glosses=load_glosses())
    assert list(record) == KEYS
    assert record["schema"] == "1"
    assert json.loads(json.dumps(record)) == record
    text = TEXTS[name]
    waiting = [*record["events"], *record["skipped"]]
    assert waiting
    while waiting:
        step = waiting.pop()
        assert list(step) == STEP_KEYS
        assert [type(step[key]) for key in ("field", "value", "rule", "gloss", "steps")] == [str, str, str, str, list]
        assert step["number"] is None or isinstance(step["number"], float)
        if step["span"] is not None:
            assert list(step["span"]) == ["start", "end", "text"]
            assert text[step["span"]["start"] : step["span"]["end"]] == step["span"]["text"]
        waiting += step["steps"]


def test_one_event_or_none_can_be_asked_for() -> None:
    derivation = explained(TEXTS["serangan"])
    assert len(derivation.events) == 2
    glosses = load_glosses()
    assert [e["value"] for e in derivation_record(derivation, glosses=glosses, only=2)["events"]] == ["e2"]
    assert derivation_record(derivation, glosses=glosses, only=0)["events"] == []
    assert derivation_record(derivation, glosses=glosses, with_skipped=False)["skipped"] == []
    assert "e1 " not in screen(derivation, only=2)
    assert "e1 " not in screen(derivation, only=0)


@pytest.mark.parametrize("width", [40, 80, 130])
def test_trees_fit_the_screen_and_hold_no_odd_characters(width: int) -> None:
    shown = screen(explained(TEXTS["serangan"] + " \u202e\x1b[31m " + REASONS["skip/cue"][0]), width=width)
    assert max(len(line) for line in shown.splitlines()) <= width
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_trees_speak_indonesian() -> None:
    shown = screen(explained(TEXTS["serangan"]), language="id", width=200)
    for words in ("pelaku IRN MIL", "kata ini menandainya", "keyakinan", "Terlihat tetapi tidak dicatat"):
        assert words in shown


def test_english_is_said_to_be_uncoded() -> None:
    derivation = derive(Document("d", "The army shelled the town.", language="en"), resources=resources())
    assert (derivation.events, derivation.skipped) == ((), ())
    assert "not coded yet" in screen(derivation)


def test_explaining_codes_the_same() -> None:
    options = ReadOptions(rules=resources().cleaning, identify=lambda _: "id")
    for document in read_sources([str(PACKAGE / "samples" / "korea-2024-2025")], options=options):
        assert isinstance(document, Document)
        derivation = derive(document, resources=resources())
        assert coded_line(derivation.coded) == coded_line(code(document, resources=resources()))
        assert len(derivation.events) == len(derivation.coded.events)
