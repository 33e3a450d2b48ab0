"""A document of whitespace tokens, for tests of the temporal and the count grammar, and the shipped grammars."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tapal.language.numbers import NumberGrammar, load_number_grammar
from tapal.language.times import TimeGrammar, load_time_grammar
from tapal.model.document import Role
from tapal.model.parsed import Parsed, Sentence, Token
from tapal.model.spans import Span

FOLDER = Path(__file__).parents[2] / "src/tapal/language/id"


@cache
def records(name: str) -> Any:
    """A data file of the language, as plain data."""
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


@cache
def number_grammar() -> NumberGrammar:
    """The shipped number grammar."""
    return load_number_grammar(records("numbers.yaml")["numbers"])


@cache
def time_grammar() -> TimeGrammar:
    """The shipped temporal grammar."""
    return load_time_grammar(records("times.yaml"), number_grammar())


def sentence_of(text: str, start: int = 0, end: int | None = None, index: int = 0) -> Sentence:
    """The characters [start, end) of the text as one sentence of words and marks, without tags."""
    end = len(text) if end is None else end
    words = re.finditer(r"\w+(?:[-'’]\w+)*|[^\w\s]", text[start:end])
    tokens = tuple(Token(Span(start + w.start(), start + w.end()), w[0], w[0].lower()) for w in words)
    return Sentence(index, Span(start, end), Role.BODY, tokens)


def parsed_of(text: str) -> Parsed:
    """A text cut into sentences at marks of end followed by a blank or a glued capital, and at line ends."""
    out, start = [], 0
    for cut in [*re.finditer(r"(?<=[a-z\d)])[.?!][”\"]*\s+(?=[A-Z\"“])|\n+|(?<=[a-z])\.(?=[A-Z][a-z])", text), None]:
        end = cut.end() if cut else len(text)
        if text[start:end].strip():
            out.append(sentence_of(text, start, end, len(out)))
        start = end
    return Parsed(tuple(out))
