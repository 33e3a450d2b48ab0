"""Compiles `triggers/*.yaml` and `classes/*.yaml` of a language; unknown keys, types, modes, roles, classes are errors."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from packs.source import LINE, SourceError, read_yaml
from tapal.language.lexicon import CONDITIONS
from tapal.language.morphology import Derivation, inflect
from tapal.ontology.ontology import Ontology

FORMS = {"intransitive": "active", "active": "active", "passive": "passive", "stative": "stative", "nouns": "noun"}
KEYS = {
    "id", "modes", "transitive", "phrases", "unless", "modes_if", "modes_object", "roles", "only_passive", "only_active", "no_event",
    "why", "embeds", "examples", "counter_examples", "voice", "weight", "jointly", *FORMS, *CONDITIONS,
}  # fmt: skip
EMBEDS = {"drop", "unrealized", "alleged", "keep"}
MODE_KEYS = {"clause", "object", "one"}
NO_EVENT_KEYS = {"id", "why", "transitive", *FORMS, "phrases", "counter_examples"}
EXAMPLE_KEYS = {"text", "type", "actors", "recipients", "modes", "status"}


def read_classes(folder: Path, cut: Cut) -> dict[str, list[str]]:
    """All word classes of a language by name.

    Raises:
        SourceError: two files give the same class.
    """
    classes: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.yaml")):
        for name, words in (read_yaml(path) or {}).items():
            if name in classes:
                raise SourceError(path, 0, f"class {name!r} is given by another file too: rename one")
            classes[name] = [form for w in words for form in expand_phrase(str(w), cut)]
    return classes


Cut = Callable[[str], str]


def expand_phrase(phrase: str, cut: Cut) -> list[str]:
    """All readings of a phrase whose places may hold alternatives joined by bars, each as the tokenizer cuts it."""
    readings = itertools.product(*(place.split("|") for place in phrase.lower().split()))
    return [" ".join(cut(word) for word in words) for words in readings]


def compile_triggers(folder: Path, *, ontology: Ontology, derivation: Derivation, cut: Cut) -> dict[str, Any]:
    """The `triggers` part of a language's pack.

    Raises:
        SourceError: a file breaks the format of docs/lexicon.md.
    """
    roles = read_yaml(folder / "roles.yaml")
    classes = read_classes(folder / "classes", cut)
    modes = _read_modes(folder / "modes.yaml", ontology)
    entries: list[dict[str, Any]] = []
    forms: list[list[Any]] = []
    silencers: list[list[Any]] = []
    for path in sorted((folder / "triggers").glob("*.yaml")):
        kind = path.stem.upper()
        if kind not in ontology.types:
            raise SourceError(path, 0, f"no event type {kind}: name the file after a type of the ontology")
        seen: set[str] = set()
        for row in read_yaml(path, lines=True) or []:
            row = _with_modes(row, modes.get(kind, {}))
            _check(path, row, kind, ontology, roles)
            if row["id"] in seen:
                raise SourceError(path, row[LINE], f"id {row['id']!r} stands twice: rename one")
            seen.add(row["id"])
            index = len(entries)
            entries.append(_entry((path, row, kind), roles, classes, cut))
            forms += [[form, index, voice] for form, voice in _forms(row, derivation, cut)]
            silencers += [[form, index] for phrase in row.get("unless", []) for form in expand_phrase(str(phrase), cut)]
    for row in _read_no_events(folder / "no_events.yaml"):
        listed = {"type": "", "modes": [], "roles": min(roles["patterns"]), "embeds": "keep", "no_event": True}
        forms += [[form, len(entries), voice] for form, voice in _forms(row, derivation, cut)]
        entries.append({"id": f"none/{row['id']}", **listed, "why": " ".join(str(row["why"]).split())})
    path = folder / "phrases.yaml"
    words = read_yaml(path)["fillers"] if path.exists() else []
    fillers = sorted({form for word in words for form in expand_phrase(str(word), cut)})
    return {"entries": entries, "forms": forms, "silencers": silencers, "fillers": fillers}


def _read_modes(path: Path, ontology: Ontology) -> dict[str, dict[str, Any]]:
    """What words of the clause or of the object add to the modes of every entry of a type."""
    found = read_yaml(path) if path.exists() else {}
    for kind, given in found.items():
        named = {*given.get("clause", {}), *given.get("object", {})}
        if kind not in ontology.types or set(given) - MODE_KEYS or named - set(ontology.types[kind].modes):
            raise SourceError(path, 0, f"{kind}: a type, then of {sorted(MODE_KEYS)}, then modes of the type")
    return dict(found)


def _with_modes(row: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The entry with what its type adds; what it says itself holds instead."""
    if row.get("no_event") or not given:
        return row
    added = {"modes_if": given.get("clause", {}), "modes_object": given.get("object", {})}
    return {**added, **row, "one_mode": bool(given.get("one"))}


def _read_no_events(path: Path) -> list[dict[str, Any]]:
    """The lists of verbs that evoke no event of any type, each with a reason."""
    rows: list[dict[str, Any]] = (read_yaml(path, lines=True) if path.exists() else None) or []
    for row in rows:
        if set(row) - NO_EVENT_KEYS - {LINE} or not row.get("id") or not row.get("why"):
            raise SourceError(path, row[LINE], f"an id, why, and of {sorted(NO_EVENT_KEYS)}")
    return rows


def _check(path: Path, row: dict[str, Any], kind: str, ontology: Ontology, roles: dict[str, Any]) -> None:
    line = row.get(LINE, 0)
    unknown = set(row) - KEYS - {LINE, "one_mode"}
    if unknown:
        raise SourceError(path, line, f"unknown keys {sorted(unknown)}: see docs/lexicon.md")
    if not row.get("id"):
        raise SourceError(path, line, "an entry without id: give it one")
    allowed = ontology.types[kind].modes
    mapped = [*(row.get("modes_if") or {}), *(row.get("modes_object") or {})]
    named = [*(row.get("modes") or []), *(k for k in mapped if k != LINE)]
    wrong = [m for m in named if m not in allowed]
    if wrong:
        raise SourceError(path, line, f"modes {wrong} are not modes of {kind}: one of {sorted(allowed)}")
    if row.get("roles") and row["roles"] not in roles["patterns"]:
        raise SourceError(path, line, f"no role pattern {row['roles']!r}: one of {sorted(roles['patterns'])}")
    if row.get("embeds") and row["embeds"] not in EMBEDS:
        raise SourceError(path, line, f"embeds {row['embeds']!r}: one of {sorted(EMBEDS)}")
    if row.get("jointly") and row["jointly"] not in ontology.types:
        raise SourceError(path, line, f"jointly {row['jointly']!r}: one of {sorted(ontology.types)}")
    for example in row.get("examples") or []:
        extra = set(example) - EXAMPLE_KEYS - {LINE} if isinstance(example, dict) else {"(not a mapping)"}
        if extra:
            raise SourceError(path, line, f"unknown keys in an example of {row['id']}: {sorted(extra)}")


def _entry(
    what: tuple[Path, dict[str, Any], str], roles: dict[str, Any], classes: dict[str, list[str]], cut: Cut
) -> dict[str, Any]:
    path, row, kind = what

    def expand(items: list[str]) -> list[str]:
        words: list[str] = []
        for item in items:
            text = str(item)
            if text.startswith("@") and text[1:] not in classes:
                raise SourceError(path, row[LINE], f"no class {text}: name it in classes/")
            words += [text] if text.startswith("@") else expand_phrase(text, cut)
        return sorted(set(words))

    made: dict[str, Any] = {
        "id": f"{kind.lower()}/{row['id']}",
        "type": kind,
        "modes": list(row.get("modes") or []),
        "roles": row.get("roles") or roles["defaults"][kind],
        "embeds": row.get("embeds") or roles["embeds"][kind],
    }
    if row.get("no_event"):
        made["no_event"] = True
        made["why"] = " ".join(str(row.get("why") or "").split())
    made.update({name: expand(row[name]) for name in CONDITIONS if row.get(name)})
    for key in ("modes_if", "modes_object"):
        if row.get(key):
            made[key] = {m: expand(words) for m, words in sorted(row[key].items()) if m != LINE}
    if row.get("one_mode"):
        made["one_mode"] = True
    if row.get("jointly"):
        made["jointly"] = row["jointly"]
    return made


def _forms(row: dict[str, Any], derivation: Derivation, cut: Cut) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for verb in row.get("transitive") or []:
        for voice, forms in inflect(str(verb).lower(), rules=derivation).items():
            if (row.get("only_passive") and voice != "passive") or (row.get("only_active") and voice == "passive"):
                continue
            out += [(" ".join(cut(w) for w in form.split()), voice) for form in forms]
    for key, voice in FORMS.items():
        out += [(form, voice) for item in row.get(key) or [] for form in expand_phrase(str(item), cut)]
    for phrase in row.get("phrases") or []:
        out += [(form, str(row.get("voice", "active"))) for form in expand_phrase(str(phrase), cut)]
    return sorted(set(out))
