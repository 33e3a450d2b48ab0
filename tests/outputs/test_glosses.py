"""Every rule that coding or explaining can name has a line in plain words, in every language of the messages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from tests.meta.sources import PACKAGE

from tapal.cli import catalogue
from tapal.language.lexicon import CONDITIONS
from tapal.loading import Coder, load_pack
from tapal.model.document import Role
from tapal.outputs.explaining.glosses import Glosses, languages, load_glosses
from tapal.outputs.explanation import derive
from tapal.pipeline import Resources, load
from tapal.read.options import ReadOptions
from tapal.read.sources import read_sources
from tapal.stages.attribute import EFFECTS

EACH = pytest.mark.parametrize("language", languages())
RULE = re.compile(r"[a-z][a-z-]*/[a-z][a-z_-]*")


@cache
def resources() -> Resources:
    return load()


def coder() -> Coder:
    return resources().coders["id"]


def unsaid(glosses: Glosses, rules: Iterator[str]) -> list[str]:
    """The rules, sorted, that have no words."""
    return sorted({rule for rule in rules if not glosses.rule(rule)})


def parsed(*folders: str) -> Iterator[ast.AST]:
    """All nodes of the modules at these paths of the package, folders with all that is in them."""
    for name in folders:
        path = PACKAGE / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def text_of(node: ast.AST | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def rule_arguments(*folders: str) -> Iterator[str]:
    """Texts given to a parameter named `rule`, of any function of these modules or of a record that has such a field."""
    nodes = list(parsed(*folders))
    takes: dict[str, int] = {"Filler": 1, "Participant": 6}
    for node in nodes:
        if isinstance(node, ast.FunctionDef):
            names = [a.arg for a in node.args.args if a.arg != "self"]
            if "rule" in names:
                takes[node.name] = names.index("rule")
    for node in nodes:
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            at = takes.get(name, len(node.args))
            yield from (text_of(one) for one in node.args[at : at + 1])
            yield from (text_of(one.value) for one in node.keywords if one.arg == "rule")


def paired(*folders: str) -> Iterator[str]:
    """Second parts of pairs whose first part is no text: somebody found, and the rule that found them."""
    for node in parsed(*folders):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and not text_of(node.elts[0]):
            yield text_of(node.elts[1])


@EACH
def test_roles(language: str) -> None:
    found = {*rule_arguments("stages/attaching", "stages/resolve.py"), *paired("stages/attaching")} - {""}
    assert {"adjacent", "object", "agent-marked", "accuser", "shared"} <= found
    assert not unsaid(load_glosses(language), (f"role/{name}" for name in found))
    assert load_glosses(language).rule("role/light-adjacent+together")


@EACH
def test_borders(language: str) -> None:
    found = set(paired("stages/resolving/bordering.py")) - {""} | {"subject"}
    assert {"named", "sides"} <= found
    assert not unsaid(load_glosses(language), (f"border/{name}" for name in found))


@EACH
def test_references(language: str) -> None:
    nodes = list(parsed("stages/resolving"))
    found = {text_of(k.value) for n in nodes if isinstance(n, ast.Call) for k in n.keywords if k.arg == "reference"}
    assert {"pronoun", "setting", "speaker"} <= found
    glosses = load_glosses(language)
    assert not unsaid(glosses, (f"reference/{name}" for name in found - {""}))
    given = set(rule_arguments("stages/resolving")) - {""}
    assert {"owner", "same-noun"} <= given
    assert not [name for name in given if not any(glosses.rule(f"{kind}/{name}") for kind in ("reference", "role"))]


@EACH
def test_times(language: str) -> None:
    rules = [rule.name for rule in coder().finders.times.rules if rule.make != "none"]
    assert len(rules) > 40
    glosses = load_glosses(language)
    assert not unsaid(glosses, (f"date/{name}" for name in (*rules, "range")))
    assert not unsaid(glosses, (f"date/{prefix}:weekday" for prefix in ("report", "since", "until", "after")))
    assert not unsaid(glosses, (f"anchor/{name}" for name in ("absolute", "published", "text")))


@EACH
def test_what_the_data_files_name(language: str) -> None:
    glosses, pack = load_glosses(language), load_pack("id")
    assert not unsaid(glosses, (f"pattern/{name}" for name in pack["roles"]["patterns"]))
    voices = {form[2] for form in pack["triggers"]["forms"]} - {"bare"} | {"active"}
    assert not unsaid(glosses, (f"voice/{name}" for name in voices))
    assert not unsaid(glosses, (f"condition-{state}/{name}" for name in CONDITIONS for state in ("met", "failed")))
    hedges = {*pack["numbers"]["counts"]["hedges"], "exact"}
    for node in parsed("language/counts.py"):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_Draft":
            hedges |= {text_of(one) for one in node.args[4:5]}
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "hedge":
            hedges |= {text_of(one) for one in ast.walk(node.value)}
    hedges -= {""}
    assert "between" in hedges
    assert not unsaid(glosses, (f"hedge/{name}" for name in hedges))
    kinds = {cue["kind"] for cue in pack["cues"]} & {*EFFECTS, "reprisal", "reprisal-hedge", "retort"}
    assert not unsaid(glosses, (f"cue/{name}" for name in {*kinds, *EFFECTS}))
    assert not unsaid(glosses, (f"passage/{role.value}" for role in Role if not role.is_coded))


@EACH
@pytest.mark.parametrize(
    ("part", "kind", "module"),
    [("events", "feature", "confidence"), ("events", "feature", "setting"), ("pairs", "likeness", "likeness")],
)
def test_features(language: str, part: str, kind: str, module: str) -> None:
    found = {name.partition(":")[0] for name in load_pack("id")["weights"][part]}
    for node in parsed(f"stages/merging/{module}.py"):
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.JoinedStr):
            first = text_of(node.value.values[0])
            found |= {first.partition(":")[0]} if ":" in first else set()
        elif isinstance(node, ast.Yield) and text_of(node.value):
            found.add(text_of(node.value).partition(":")[0])
    assert len(found) > 10
    assert not unsaid(load_glosses(language), (f"{kind}/{name}" for name in found))


@EACH
def test_rules_that_explaining_names(language: str) -> None:
    found = {text_of(node) for node in parsed("outputs/explaining", "outputs/explanation.py")}
    rules = {text for text in found if RULE.fullmatch(text)}
    assert {"role/none", "merge/likeness", "date/none"} <= rules
    assert not unsaid(load_glosses(language), iter(rules))


@EACH
def test_every_rule_and_field_of_the_samples(language: str) -> None:
    glosses, silent, unlabelled = load_glosses(language), set(), set()
    options = ReadOptions(rules=resources().cleaning, identify=lambda _: "id")
    number = 0
    for document in read_sources([str(PACKAGE / "samples")], options=options):
        derivation = derive(document, resources=resources())
        for tree in (*derivation.events, *derivation.skipped):
            number += 1
            for step in tree.walk():
                silent |= {step.rule} if step.rule and not glosses.rule(step.rule) else set()
                unlabelled |= {step.field} - {*glosses.tables["label"], "sentence"}
    assert number > 300
    assert (silent, unlabelled) == (set(), set())


def test_an_unknown_rule_has_no_words() -> None:
    glosses = load_glosses()
    assert glosses.rule("role/never-heard-of") == ""
    assert glosses.rule("role/light-never-heard-of") == ""
    assert glosses.rule("") == ""
    assert glosses.label("never-heard-of") == "never-heard-of"


def test_languages_are_those_of_the_messages_and_say_the_same_things() -> None:
    assert languages() == catalogue.languages()
    english = load_glosses("en").tables
    for language in languages():
        tables = load_glosses(language).tables
        own = load_own(language)
        assert {name: set(table) for name, table in own.items()} == {
            name: set(table) for name, table in english.items()
        }
        for name, table in tables.items():
            for key, words in table.items():
                assert fields(words) == fields(english[name][key]), (language, name, key)
                assert words.strip()
                assert "\n" not in words


def test_an_unknown_language_is_english() -> None:
    assert load_glosses("xx").rule("role/object") == load_glosses("en").rule("role/object")


def load_own(language: str) -> dict[str, dict[str, str]]:
    import tomllib

    path = Path(PACKAGE) / "outputs" / "explaining" / "words" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}
