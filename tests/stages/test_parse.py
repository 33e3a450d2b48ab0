"""The parse stage: spans, roles, structure, and texts that are no text."""

from __future__ import annotations

import pickle

import pytest

from tapal.language.pipeline import Language, load_language
from tapal.model.document import Document, Passage, Role
from tapal.model.parsed import Parsed, Token
from tapal.model.spans import Span
from tapal.stages.parse import parse


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language("id")


def read(text: str, language: Language) -> Parsed:
    return parse(Document(id="t", text=text), (Passage(Span(0, len(text)), Role.BODY),), language=language)


def token(parsed: Parsed, text: str) -> Token:
    return next(t for s in parsed.sentences for t in s.tokens if t.text == text)


def test_spans_point_into_the_raw_text(language: Language) -> None:
    text = "\u00a0 Tentara  Iran\nmenyerang “markas”\u200b itu.Pakistan membalasnya.  "
    parsed = read(text, language)
    assert len(parsed.sentences) == 2
    for i, sentence in enumerate(parsed.sentences):
        assert sentence.index == i
        assert sentence.span == Span(sentence.tokens[0].span.start, sentence.tokens[-1].span.end)
        assert all(t.span.of(text) == t.text for t in sentence.tokens)
        assert all(0 <= t.head < len(sentence.tokens) for t in sentence.tokens)
        assert sum(t.head == k for k, t in enumerate(sentence.tokens)) == 1


def test_only_coded_passages_are_read(language: Language) -> None:
    text = "Iran Serang Pakistan\nBaca juga: Harga emas naik\nTeheran menembakkan rudal."
    first, second = text.index("Baca"), text.index("Teheran")
    passages = (
        Passage(Span(0, first - 1), Role.HEADLINE),
        Passage(Span(first, second - 1), Role.TEASER),
        Passage(Span(second, len(text)), Role.BODY),
    )
    parsed = parse(Document(id="t", text=text), passages, language=language)
    assert [(s.role, s.span.of(text)) for s in parsed.sentences] == [
        (Role.HEADLINE, "Iran Serang Pakistan"),
        (Role.BODY, "Teheran menembakkan rudal."),
    ]


def test_active_and_passive_have_their_roles(language: Language) -> None:
    parsed = read("Tentara Israel menembak dua warga. Dua warga ditembak oleh tentara.", language)
    active, passive = parsed.sentences
    assert token(parsed, "menembak").voice == "Act"
    assert token(parsed, "ditembak").voice == "Pass"
    assert active.tokens[0].relation == "nsubj"
    assert [t.relation for t in active.tokens if t.text == "warga"] == ["obj"]
    assert [t.relation for t in passive.tokens if t.text == "warga"] == ["nsubj:pass"]
    assert [t.relation for t in passive.tokens if t.text == "tentara"] == ["obl:agent"]


def test_roots_are_called_root(language: Language) -> None:
    (sentence,) = read("Pasukan mundur.", language).sentences
    assert [t.relation for i, t in enumerate(sentence.tokens) if t.head == i] == ["root"]


def test_names_have_a_kind_and_a_beginning(language: Language) -> None:
    parsed = read("Presiden Joko Widodo bertemu Vladimir Putin di Jakarta.", language)
    assert token(parsed, "Vladimir").entity == "PER"
    assert token(parsed, "Vladimir").entity_starts
    assert token(parsed, "Putin").entity == "PER"
    assert not token(parsed, "Putin").entity_starts
    assert token(parsed, "Jakarta").entity == "LOC"


def test_norms_are_for_look_up(language: Language) -> None:
    parsed = read("KTP-nya “hilang” di Jum’at, kata Ma’ruf.", language)
    assert [t.norm for t in parsed.sentences[0].tokens] == [
        "ktp", "nya", '"', "hilang", '"', "di", "jum'at", ",", "kata", "ma'ruf", ".",
    ]  # fmt: skip
    assert parsed.sentences[0].tokens[1].is_clitic


def test_given_names_cut_glued_words(language: Language) -> None:
    text = "Zarhistanselama ini diam."
    passages = (Passage(Span(0, len(text)), Role.BODY),)
    document = Document(id="t", text=text)
    without = parse(document, passages, language=language)
    given = parse(document, passages, language=language, names=frozenset({"Zarhistan"}))
    assert without.sentences[0].tokens[0].text == "Zarhistanselama"
    assert [t.text for t in given.sentences[0].tokens[:2]] == ["Zarhistan", "selama"]


@pytest.mark.parametrize(
    "text",
    ["", " \n\u00a0", "...", "kata " * 2000, "x" * 5000, "😀 😀", "(((((" * 200, "\x00\x01 a", "‮‮abc", "Ǻ́"],
)
def test_odd_text_does_not_stop_the_stage(text: str, language: Language) -> None:
    parsed = read(text, language)
    assert all(len(s.tokens) <= 150 for s in parsed.sentences)


def test_the_same_text_gives_the_same_records(language: Language) -> None:
    text = "Iran menyerang Pakistan. “Kami membalas,” kata Islamabad."
    assert read(text, language) == read(text, language)


def test_a_language_travels_between_processes_by_name(language: Language) -> None:
    read("Pasukan mundur.", language)
    blob = pickle.dumps(language)
    assert len(blob) < 2000
    assert pickle.loads(blob) == language


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LookupError, match="zz"):
        load_language("zz")
