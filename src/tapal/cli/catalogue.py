"""What the commands say, read from `messages/<language>.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Say:
    """The messages of one language. Calling it with a dotted key gives the text with its fields filled in."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of `key`.

        Raises:
            KeyError: neither this language's file nor the English one has the key.
        """
        return self.texts[key].format(**values) if values else self.texts[key]

    def or_name(self, key: str) -> str:
        """The text of `key`, or the key's last part when the catalogue has none (values that data files add)."""
        return self.texts.get(key, key.rpartition(".")[2])


def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have a message file, sorted."""
    files = resources.files("tapal.cli").joinpath("messages").iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


def load(language: str) -> Say:
    """The messages of a language; what it lacks is said in English. An unknown language gives English."""
    texts = read(FALLBACK)
    chosen = language if language in languages() else FALLBACK
    return Say(language=chosen, texts=texts | read(chosen) if chosen != FALLBACK else texts)


def read(language: str) -> dict[str, str]:
    """The texts of one message file by dotted key."""
    file = resources.files("tapal.cli").joinpath("messages", f"{language}.toml")
    return dict(_flat("", tomllib.loads(file.read_text(encoding="utf-8"))))


def _flat(prefix: str, table: Mapping[str, Any]) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for key, value in table.items():
        out += _flat(f"{prefix}{key}.", value) if isinstance(value, dict) else [(prefix + key, str(value))]
    return out
