"""The closed-class words of a language, by what they do in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class RolePattern:
    """What each place around a trigger is: `actor`, `recipient` or `none`; `prepositions` bring the `goal`."""

    subject: str
    object: str
    of: str
    goal: str
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word sets by name (see `grammar.yaml` of a language), the role patterns by name, and by type what else brings a goal."""

    sets: Mapping[str, frozenset[str]]
    patterns: Mapping[str, RolePattern]
    goals: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """The ISO alpha-3 code of the country whose press writes in the language, empty when the language gives none."""
        return next(iter(self.sets.get("home", ())), "")

    def has(self, name: str, word: str) -> bool:
        """Whether `word` belongs to the set `name`.

        Raises:
            KeyError: the language gives no such set.
        """
        return word in self.sets[name]

    def has_any(self, name: str, words: Iterable[str]) -> bool:
        """Whether any of the words belongs to the set `name`.

        Raises:
            KeyError: the language gives no such set.
        """
        return not self.sets[name].isdisjoint(words)


def load_grammar(words: Mapping[str, Sequence[str]], roles: Mapping[str, Any]) -> Grammar:
    """Make the grammar from the `grammar` and `roles` parts of a pack."""
    patterns = {
        name: RolePattern(p["subject"], p["object"], p["of"], p["goal"], frozenset(p["prepositions"]))
        for name, p in roles["patterns"].items()
    }
    goals = {type: frozenset(items) for type, items in roles["goals"].items()}
    return Grammar({name: frozenset(str(w) for w in items) for name, items in words.items()}, patterns, goals)
