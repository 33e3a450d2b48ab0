"""Why an entry is taken: conditions one by one, the words that met them, silencing phrases, bare verbs."""

from __future__ import annotations

from functools import cache

import pytest

from tapal.language.lexicon import Lexicon, load_lexicon, word_set
from tapal.language.readings import readings
from tapal.model.document import Role
from tapal.model.parsed import Sentence, Token
from tapal.model.spans import Span

ROWS = [
    {"id": "assault/plain", "object": ["pos"], "not_near": ["liga"]},
    {"id": "assault/wide", "near": ["pos", "pasukan khusus"]},
    {"id": "protest/bare"},
]


@cache
def lexicon() -> Lexicon:
    entries = [{"type": "ASSAULT", "modes": [], "roles": "agent-patient", "embeds": "keep", **row} for row in ROWS]
    forms = [["serbu", 0, "active"], ["serbu", 1, "active"], ["serbu", 2, "bare"], ["serbu habis", 1, "active"]]
    return load_lexicon({"entries": entries, "forms": forms, "silencers": [["serbu pasar", 1]]}, {})


def sentence(words: str, *, tag: str = "NOUN") -> Sentence:
    tokens, at = [], 0
    for word in words.split():
        tokens.append(Token(Span(at, at + len(word)), word, word.lower(), tag=tag))
        at += len(word) + 1
    return Sentence(0, Span(0, at - 1), Role.BODY, tuple(tokens))


def test_the_entry_that_fits_comes_first_with_the_words_that_met_its_conditions() -> None:
    words = "tentara serbu pos itu"
    first, second, third = readings(sentence(words), 1, lexicon=lexicon())
    assert [r.entry.id for r in (first, second)] == ["assault/plain", "assault/wide"]
    assert first.fits
    assert [(c.name, c.found and c.found.of(words)) for c in first.conditions] == [
        ("object", "pos"),
        ("not_near", None),
    ]
    assert (third.entry.id, third.voice, third.fits) == ("protest/bare", "", False)


def test_a_condition_that_fails_says_what_it_looks_for_or_what_forbids_it() -> None:
    words = "tim liga serbu kota"
    found = {r.entry.id: r for r in readings(sentence(words), 2, lexicon=lexicon())}
    broken = {c.name: c for c in found["assault/plain"].conditions if not c.holds}
    assert broken["object"].wanted == ("pos",)
    assert broken["object"].found is None
    assert broken["not_near"].found is not None
    assert broken["not_near"].found.of(words) == "liga"
    assert found["assault/wide"].conditions[0].wanted == ("pos", "pasukan khusus")


def test_phrases_that_silence_and_longer_phrases() -> None:
    words = "warga serbu pasar dekat pos"
    found = {r.entry.id: r for r in readings(sentence(words), 1, lexicon=lexicon())}
    silenced = found["assault/wide"].silenced_by
    assert silenced is not None
    assert silenced.of(words) == "serbu pasar"
    longer = readings(sentence("tentara serbu habis pos"), 1, lexicon=lexicon())
    assert (longer[0].entry.id, longer[0].span) == ("assault/wide", Span(8, 19))


def test_a_bare_form_is_a_verb_where_the_tagger_says_so() -> None:
    found = {r.entry.id: r for r in readings(sentence("kami serbu", tag="VERB"), 1, lexicon=lexicon())}
    assert found["protest/bare"].voice == "active"


@pytest.mark.parametrize(
    ("words", "voice"), [("Iran serbu pos", "active"), ("warga serbu pos", ""), ("Iran serbu", "")]
)
def test_a_bare_form_between_a_name_and_a_noun_is_a_verb(words: str, voice: str) -> None:
    plain = sentence(words)
    first = plain.tokens[0]._replace(tag="PROPN" if words[0].isupper() else "NOUN")
    named = Sentence(0, plain.span, Role.BODY, (first, *plain.tokens[1:]))
    found = {r.entry.id: r for r in readings(named, 1, lexicon=lexicon())}
    assert found["protest/bare"].voice == voice


def test_word_sets_find_words_and_phrases_where_they_first_stand() -> None:
    words = word_set(["pos", "pasukan khusus"])
    assert words.find(("satu", "pasukan", "khusus", "pos")) == (1, 3)
    assert words.find(("pos",)) == (0, 1)
    assert words.find(("pasukan",)) is None
    assert (len(words), words.sample(1)) == (2, ("pos",))
