"""Guesses: triggers that lack words which their entry asks for are read beside the others, and told only if sure enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest
from tests.language.lexicon_examples import lexicon, parsed

from tapal.language.triggers import find_triggers
from tapal.model.document import Document
from tapal.model.mentions import Skipped
from tapal.pipeline import Resources, code, load, unmerged

# No word of arms stands near the verb of the last sentence.
TEXT = (
    "Tentara Iran menggempur pangkalan Pakistan di Taftan pada Senin. Pakistan mengecam serangan itu.\n"
    "Warga menyerbu balai itu sejak pagi."
)


@lru_cache(maxsize=1)
def resources() -> Resources:
    return load()


def document(text: str) -> Document:
    return Document(id="d", text=text, published=date(2025, 7, 1), language="id")


def guesses_of(text: str) -> list[Skipped]:
    return [s for p in parsed(text).sentences for s in find_triggers(p, lexicon=lexicon())[1] if s.guess]


def test_a_trigger_that_lacks_words_is_skipped_with_a_guess() -> None:
    [skipped] = guesses_of("Warga menyerbu kantor bupati.")
    assert skipped.guess
    assert (skipped.reason, skipped.guess.type, skipped.guess.voice) == ("conditions", "ASSAULT", "active")
    assert set(skipped.guess.lacks) <= {"near", "object", "subject"}
    assert skipped.guess.lacks


def test_a_phrase_that_lacks_words_is_guessed_though_its_first_word_alone_is_no_event() -> None:
    [skipped] = guesses_of("Ia memberikan lampu hijau.")
    assert skipped.guess
    assert skipped.reason.startswith("no-event:")
    assert (skipped.guess.type, skipped.guess.span.of("Ia memberikan lampu hijau.")) == (
        "AGREE",
        "memberikan lampu hijau",
    )


@pytest.mark.parametrize(
    "text", ["Serangan jantung menewaskan pelatih itu.", "Jepang dan Korea menyerbu gawang lawan."]
)
def test_a_word_that_speaks_against_the_entry_leaves_no_guess(text: str) -> None:
    assert not guesses_of(text)


def test_a_guess_never_overlaps_a_trigger() -> None:
    for sentence in parsed(TEXT).sentences:
        found, skipped = find_triggers(sentence, lexicon=lexicon())
        assert not [s for s in skipped if s.guess and any(s.guess.span.overlaps(t.span) for t in found)]


def test_no_other_act_knows_of_a_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    with_guesses = unmerged(document(TEXT), resources=resources()).acts
    assert any(a.frame.trigger.lacks for a in with_guesses)
    # the very function that is called: another test may have loaded the module anew
    monkeypatch.setitem(unmerged.__globals__, "find", _find_without_guesses)
    without = unmerged(document(TEXT), resources=resources()).acts
    assert tuple(a for a in with_guesses if not a.frame.trigger.lacks) == without
    assert len({a.frame.index for a in with_guesses}) == len(with_guesses)


def _find_without_guesses(*given: object, **named: object) -> object:
    from tapal.stages.find import find

    mentions = find(*given, **named)  # type: ignore[arg-type]
    return replace(mentions, skipped=tuple(replace(s, guess=None) for s in mentions.skipped))


@pytest.mark.parametrize("keep", [0.0, 1.1])
def test_a_guess_is_told_only_if_it_is_sure_enough(keep: float) -> None:
    coder = resources().coders["id"]
    merging = replace(coder.merging, keep=keep, join=2.0)
    bound = replace(resources(), coders={"id": replace(coder, merging=merging)})
    told = {e.evidence[0].of(TEXT) for e in code(document(TEXT), resources=bound).events}
    assert ("menyerbu" in told) == (keep == 0.0)
