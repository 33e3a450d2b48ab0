"""Builds the packs: `python -m packs.build` writes them, `--check` says whether the shipped ones are stale.

One pack a language (`src/tapal/language/<language>/pack.json`) and one for the world's actors (`src/tapal/world/data/actors.json`).
The gazetteer and the borders have build scripts of their own, since they need downloads.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from packs.source import SourceError, read_tsv, read_yaml
from packs.triggers import Cut, compile_triggers, expand_phrase, read_classes
from tapal.language.forms import norm_form
from tapal.language.morphology import load_derivation
from tapal.language.pipeline import Language
from tapal.language.tokenizer import tokenize
from tapal.ontology.ontology import load_ontology
from tapal.world.actor_tables import read_actor_tables

ROOT = Path(__file__).resolve().parent.parent / "src" / "tapal"
PLAIN = (
    "times", "numbers", "boilerplate", "tokenizer", "quotes", "pronouns", "roles", "morphology", "grammar", "topics", "weights", "facts",
    "affixes", "place_weights", "signs",
)  # fmt: skip
TABLES = ("agents", "titles", "counted")
DROP = ("examples", "counter_examples", "why", "note")


def strip(value: Any) -> Any:
    """The value without examples and notes, which only tests and readers need."""
    if isinstance(value, dict):
        return {str(k): strip(v) for k, v in value.items() if k not in DROP}
    if isinstance(value, list):
        return [strip(v) for v in value]
    return value


def language_pack(folder: Path) -> dict[str, Any]:
    """Everything of one language as plain data.

    Raises:
        SourceError: a source file breaks its format.
    """
    pack: dict[str, Any] = {}
    for name in PLAIN:
        path = folder / f"{name}.yaml"
        if path.exists():
            pack[name] = strip(read_yaml(path))
    for name in TABLES:
        path = folder / f"{name}.tsv"
        if path.exists():
            pack[name] = [row for _, row in read_tsv(path)]
    if (folder / "morphology.yaml").exists():
        cut = cutter(folder)
        derivation = load_derivation(pack["morphology"])
        pack["triggers"] = compile_triggers(folder, ontology=load_ontology(), derivation=derivation, cut=cut)
        pack["classes"] = read_classes(folder / "classes", cut)
        pack["cues"] = [_cue(row, cut) for row in read_yaml(folder / "cues.yaml")]
    return pack


def cutter(folder: Path) -> Cut:
    """A function that gives a word as the language's tokenizer cuts it, its pieces joined by blanks."""
    rules = Language(folder.name, folder).token_rules
    known: dict[str, str] = {}

    def cut(word: str) -> str:
        if word not in known:
            pieces = tokenize(word, start=0, end=len(word), rules=rules)
            known[word] = " ".join(norm_form(p.surface.lstrip("-") if p.is_clitic else p.surface) for p in pieces)
        return known[word]

    return cut


def _cue(row: dict[str, Any], cut: Cut) -> dict[str, Any]:
    made = strip(row)
    for key in ("words", "unless"):
        if key in made:
            made[key] = sorted({form for phrase in made[key] for form in expand_phrase(str(phrase), cut)})
    return dict(made)


def packs() -> dict[Path, str]:
    """The text of every pack by its path."""
    made: dict[Path, str] = {}
    for folder in sorted(p for p in (ROOT / "language").iterdir() if p.is_dir() and any(p.glob("*.yaml"))):
        made[folder / "pack.json"] = _compact(language_pack(folder))
    made[ROOT / "world" / "data" / "actors.json"] = _compact(read_actor_tables(ROOT / "world" / "data"))
    return made


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def main() -> int:
    """Write or check the packs; 0 when fine, 1 when stale or broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="only say whether the shipped packs are what the sources give"
    )
    check = parser.parse_args().check
    try:
        made = packs()
    except SourceError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if check:
        for path in stale:
            print(f"stale: {path}: run `make packs`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(made[path], encoding="utf-8")
        print(f"wrote {path} ({len(made[path]) // 1024} KB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
