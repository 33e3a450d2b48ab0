"""What an article is about."""

from __future__ import annotations

from tapal.language.topics import topic_features
from tapal.model.document import Role
from tapal.model.parsed import Parsed, Sentence, Token
from tapal.model.spans import Span

TOPICS = {"force": frozenset({"tentara", "serangan"}), "sport": frozenset({"gol", "laga"})}


def parsed(words: str, *, sentences: int = 5) -> Parsed:
    tokens = tuple(Token(Span(i, i + 1), w, w) for i, w in enumerate(words.split()))
    one = Sentence(0, Span(0, len(tokens)), Role.BODY, tokens)
    return Parsed((one, *(Sentence(i, Span(0, 0), Role.BODY, ()) for i in range(1, sentences))))


def test_shares_become_steps() -> None:
    text = "tentara " + "kata " * 99
    assert list(topic_features(parsed(text), TOPICS)) == ["topic:force:slight", "topic:sport:none"]
    text = "gol laga gol " + "kata " * 97
    assert list(topic_features(parsed(text), TOPICS)) == ["topic:force:none", "topic:sport:clear"]
    assert list(topic_features(parsed("laga gol tentara ."), TOPICS)) == ["topic:force:strong", "topic:sport:strong"]


def test_a_short_text_is_about_anything() -> None:
    assert list(topic_features(parsed("gol laga gol", sentences=4), TOPICS)) == ["article:short"]


def test_an_empty_text_is_about_nothing() -> None:
    assert list(topic_features(parsed(""), TOPICS)) == []
