"""The examples of the trigger lexicon, parsed once a process, and what the lexicon finds in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from tapal.language.lexicon import Lexicon, word_set
from tapal.language.triggers import find_triggers
from tapal.model.document import Document
from tapal.model.mentions import TriggerMention
from tapal.model.parsed import Parsed
from tapal.pipeline import Resources, load
from tapal.stages.clean import clean
from tapal.stages.parse import parse

LANGUAGE = Path(__file__).resolve().parents[2] / "src" / "tapal" / "language" / "id"
PUBLISHED = date(2025, 6, 10)


@dataclass(frozen=True)
class Example:
    """A sentence of an entry; `type` is empty for a counter-example, None stands for what the example does not say."""

    entry: str
    text: str
    type: str
    modes: tuple[str, ...]
    status: str
    actors: tuple[str, ...] | None
    recipients: tuple[str, ...] | None

    @property
    def is_counter(self) -> bool:
        """Whether the entry must find nothing here."""
        return not self.type


@lru_cache(maxsize=1)
def resources() -> Resources:
    """What coding needs."""
    return load()


@lru_cache(maxsize=1)
def undoubting() -> Resources:
    """What coding needs, with every event kept: a lone sentence lacks the context by which doubtful events are left out."""
    whole = resources()
    coder = whole.coders["id"]
    return replace(whole, coders={"id": replace(coder, merging=replace(coder.merging, keep=float("-inf")))})


def lexicon() -> Lexicon:
    """The trigger lexicon as shipped."""
    return resources().coders["id"].finders.lexicon


@lru_cache(maxsize=1)
def examples() -> tuple[Example, ...]:
    """All examples and counter-examples, by file and entry."""
    found: list[Example] = []
    for path in sorted((LANGUAGE / "triggers").glob("*.yaml")):
        for row in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            entry = f"{path.stem}/{row['id']}"
            found += [_example(entry, given) for given in row.get("examples") or []]
            found += [_example(entry, {"text": text}) for text in row.get("counter_examples") or []]
    for row in yaml.load((LANGUAGE / "no_events.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        found += [_example(f"none/{row['id']}", {"text": text}) for text in row["counter_examples"]]
    return tuple(found)


def _example(entry: str, given: Mapping[str, Any]) -> Example:
    def codes(key: str) -> tuple[str, ...] | None:
        return tuple(sorted(given[key])) if key in given else None

    return Example(
        entry=entry,
        text=str(given["text"]),
        type=given.get("type", ""),
        modes=tuple(given.get("modes", ())),
        status=given.get("status", "actual"),
        actors=codes("actors"),
        recipients=codes("recipients"),
    )


def document(text: str) -> Document:
    """The text as a document of a known day."""
    return Document(id="example", text=text, published=PUBLISHED, language="id")


@cache
def parsed(text: str) -> Parsed:
    """The text as parsed by the shipped pipeline."""
    coder = resources().coders["id"]
    whole = document(text)
    return parse(whole, clean(whole, rules=resources().cleaning), language=coder.language, names=coder.glue_names)


def triggers_of(text: str, lexicon: Lexicon) -> list[TriggerMention]:
    """What the lexicon finds in the text."""
    return [t for sentence in parsed(text).sentences for t in find_triggers(sentence, lexicon=lexicon)[0]]


def without(lexicon: Lexicon, index: int) -> Lexicon:
    """The lexicon in which the entry at `index` never holds."""
    never = replace(lexicon.entries[index], conditions={"near": word_set(())})
    return replace(lexicon, entries=(*lexicon.entries[:index], never, *lexicon.entries[index + 1 :]))


def is_found(example: Example, triggers: Sequence[TriggerMention]) -> bool:
    """Whether the example's type with its modes is among the triggers; several triggers may share the modes."""
    ours = [t for t in triggers if t.type == example.type]
    return bool(ours) and set(example.modes) <= {mode for t in ours for mode in t.modes}
