"""How a language states facts about borders and states: patterns of words and slots, read from `facts.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SLOTS = frozenset({"@lands", "@sides", "@length", "@amount", "@line", "@member-of", "@town"})
RULE_KEYS = frozenset({"name", "kind", "patterns", "not", "hedge", "needs", "examples", "counter_examples", "why"})
Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: a slot, or phrases of which one must stand there, longest first.

    An element `is_optional` may be missing; one that `is_repeated` may stand up to four times, or be missing.
    """

    slot: str = ""
    phrases: Phrases = ()
    is_optional: bool = False
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class FactRule:
    """A way to state a fact of one kind. `needs` are words of which the sentence must have one."""

    name: str
    kind: str
    patterns: tuple[tuple[Element, ...], ...]
    needs: frozenset[str]
    is_negated: bool = False
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class FactGrammar:
    """The rules of a language, in file order.

    `units` maps a unit of length to kilometres; `joins` stand between the parts of a list; `divisions` are words before or
    after the name of a part of a country; `blockers` are words shortly before a statement that make it a wish, a condition
    or a charge; `works` are things beside a border whose length is not the border's; `believed` are adverbs that hedge.
    """

    rules: tuple[FactRule, ...]
    units: Mapping[str, float]
    joins: frozenset[str]
    divisions: frozenset[str]
    links: frozenset[str]
    blockers: frozenset[str]
    works: frozenset[str]
    believed: frozenset[str]


def load_fact_grammar(data: Mapping[str, Any]) -> FactGrammar:
    """The grammar from the `facts` part of a pack.

    Raises:
        KeyError: a table or a word class is missing.
        ValueError: a rule has an unknown key or an unknown slot.
    """
    classes = {name: _phrases(words) for name, words in data["classes"].items()}
    return FactGrammar(
        rules=tuple(_rule(row, classes) for row in data["rules"]),
        units={str(word): float(km) for word, km in data["units"].items()},
        joins=frozenset(data["joins"]),
        divisions=frozenset(data["divisions"]),
        links=frozenset(data["links"]),
        blockers=frozenset(data["blockers"]),
        works=frozenset(data["works"]),
        believed=frozenset(data["believed"]),
    )


def _phrases(words: Iterable[str]) -> Phrases:
    return tuple(sorted((tuple(str(w).lower().split()) for w in words), key=lambda p: (-len(p), p)))


def _rule(row: Mapping[str, Any], classes: Mapping[str, Phrases]) -> FactRule:
    unknown = set(row) - RULE_KEYS
    if unknown:
        raise ValueError(f"rule {row.get('name')!r}: unknown keys {sorted(unknown)}; known are {sorted(RULE_KEYS)}")
    return FactRule(
        name=row["name"],
        kind=row["kind"],
        patterns=tuple(_pattern(row["name"], text, classes) for text in row["patterns"]),
        needs=frozenset(str(w).lower() for w in row["needs"]),
        is_negated=bool(row.get("not", False)),
        hedge=str(row.get("hedge", "")),
    )


def _pattern(rule: str, text: str, classes: Mapping[str, Phrases]) -> tuple[Element, ...]:
    return tuple(_element(rule, part, classes) for part in text.split())


def _element(rule: str, part: str, classes: Mapping[str, Phrases]) -> Element:
    optional, repeated = part.endswith("?"), part.endswith("*")
    bare = part[:-1] if (optional or repeated) and len(part) > 1 else part
    if bare in SLOTS:
        return Element(slot=bare, is_optional=optional)
    if bare.startswith("@"):
        if bare[1:] not in classes:
            raise ValueError(f"rule {rule!r}: {bare} is neither a slot ({', '.join(sorted(SLOTS))}) nor a class")
        return Element(phrases=classes[bare[1:]], is_optional=optional, is_repeated=repeated)
    return Element(phrases=_phrases(bare.split("|")), is_optional=optional, is_repeated=repeated)


def phrase_ends(element: Element, norms: Sequence[str], at: int) -> list[int]:
    """Where the phrases of an element that begin at a word end (exclusive), longest first."""
    return [at + len(p) for p in element.phrases if tuple(norms[at : at + len(p)]) == p]
