"""Derives the word forms of a verb from its root, by rules that a language's data gives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Derivation:
    """The affixes of a language: see `morphology.yaml` of the language for what each key means."""

    active: tuple[tuple[re.Pattern[str], str, int, bool], ...]
    passive: tuple[str, ...]
    inner: Mapping[str, Mapping[str, str]]
    suffixes: tuple[str, ...]


def load_derivation(data: Mapping[str, Any]) -> Derivation:
    """Make the rules from plain data.

    Raises:
        KeyError: a required key is missing.
        re.error: a pattern is not a regular expression.
    """
    active = tuple(
        (re.compile(r["starts"]), str(r["prefix"]), int(r["drop"]), bool(r.get("also", False))) for r in data["active"]
    )
    return Derivation(active, tuple(data["passive"]), dict(data["inner"]), tuple(data["suffixes"]))


def inflect(verb: str, *, rules: Derivation) -> dict[str, list[str]]:
    """All forms of a verb given as the lexicon writes it (`serang`, `tewas-kan`, `per-kuat`, `tarik mundur`).

    Gives lists under `active`, `passive` and `bare`; words after the first are kept in each form.
    """
    first, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    inner, root, suffix = _parts(first, rules)
    if inner:
        prefixes = rules.inner[inner]
        made = {voice: [prefixes[voice] + root + suffix] for voice in ("active", "passive", "bare")}
    else:
        made = {
            "active": [a + suffix for a in _active(root, rules.active)],
            "passive": [p + root + suffix for p in rules.passive],
            "bare": [root + suffix],
        }
    return {voice: [form + tail for form in forms] for voice, forms in made.items()}


def _parts(word: str, rules: Derivation) -> tuple[str, str, str]:
    pieces = word.split("-")
    inner = pieces.pop(0) if len(pieces) > 1 and pieces[0] in rules.inner else ""
    suffix = pieces.pop() if len(pieces) > 1 and pieces[-1] in rules.suffixes else ""
    return inner, "-".join(pieces), suffix


def _active(root: str, rules: Sequence[tuple[re.Pattern[str], str, int, bool]]) -> list[str]:
    forms: list[str] = []
    for pattern, prefix, drop, also in rules:
        if pattern.search(root):
            forms.append(prefix + root[drop:])
            if not also:
                break
    return forms
