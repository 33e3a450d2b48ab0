"""The plain words of explanations, read from `words/<language>.toml`: one line for every rule, and the labels of fields."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Glosses:
    """The words of one language by table and key."""

    language: str
    tables: Mapping[str, Mapping[str, str]]

    def text(self, key: str, **values: object) -> str:
        """A text of the table `text` with its fields filled in.

        Raises:
            KeyError: there is no such text.
        """
        return self.tables["text"][key].format(**values)

    def label(self, field: str) -> str:
        """The label of a step's field, the field itself where it has none."""
        return self.tables["label"].get(field, field)

    def value(self, rule: str, value: str) -> str:
        """The words for the value of a feature of this rule: those of its kind's table of values, part by part."""
        words = self.tables.get(f"{rule.partition('/')[0]}-value", {})
        return words.get(value) or "-".join(words.get(part, part) for part in value.split("-")).replace(":", " ")

    def rule(self, rule: str) -> str:
        """What a rule does, in plain words; empty for a rule without words.

        Rules that worked together are joined by `+`; a rule may have a prefix that ends with a colon or `light-`.
        """
        kind, _, names = rule.partition("/")
        said = (self._one(kind, name) for name in names.split("+"))
        return self.tables["text"]["or"].join(filter(None, said))

    def _one(self, kind: str, name: str) -> str:
        known = self.tables.get(kind, {}).get(name)
        if known is not None:
            return known
        for prefix, words in self.tables.get(f"{kind}-prefix", {}).items():
            for joint in ("-", ":"):
                if name.startswith(prefix + joint):
                    rest = self._one(kind, name.removeprefix(prefix + joint))
                    return words.format(rest=rest) if rest else ""
        return ""


def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have words, sorted."""
    names = (file.name for file in resources.files(__package__).joinpath("words").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def load_glosses(language: str = FALLBACK) -> Glosses:
    """The glosses of a language; what it lacks is said in English, and an unknown language gives English."""
    tables = _read(FALLBACK)
    if language not in languages() or language == FALLBACK:
        return Glosses(FALLBACK, tables)
    own = _read(language)
    return Glosses(language, {name: {**table, **own.get(name, {})} for name, table in tables.items()})


def _read(language: str) -> dict[str, dict[str, str]]:
    file = resources.files(__package__).joinpath("words", f"{language}.toml")
    found: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return found
