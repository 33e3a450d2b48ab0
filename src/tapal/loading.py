"""Puts together what coding needs from the packs of a language and of the world."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import product
from typing import Any

from tapal.language.counts_grammar import load_count_grammar
from tapal.language.facts import load_fact_grammar
from tapal.language.grammar import load_grammar
from tapal.language.lexicon import load_lexicon
from tapal.language.matcher import PhraseTrie
from tapal.language.numbers import load_number_grammar
from tapal.language.passages import PassageRules, load_passage_rules
from tapal.language.pipeline import Language, load_language
from tapal.language.times_grammar import load_time_grammar
from tapal.language.topics import Topics
from tapal.stages.find import Cue, Finders
from tapal.stages.finding.naming import Known, Naming, Reference, make_naming
from tapal.stages.merge import Merging
from tapal.stages.resolving.scope import World
from tapal.stages.resolving.where import Chooser
from tapal.stages.stating.fact_slots import Knowledge
from tapal.world.actors import Actors, load_actors
from tapal.world.borders import Borders
from tapal.world.gazetteer import Gazetteer
from tapal.world.overlay import NOTHING_LAID, Laid, lay_actors, lay_gazetteer
from tapal.world.reference import load_reference

PAGE_LANGUAGES = ("id", "en")


@dataclass(frozen=True)
class Coder:
    """What coding one language needs. `glue_names` are single words, with their case, that the tokenizer may cut apart."""

    language: Language
    finders: Finders
    world: World
    merging: Merging
    topics: Topics
    glue_names: frozenset[str]
    knowledge: Knowledge


def load_pack(code: str) -> dict[str, Any]:
    """The compiled resources of a language.

    Raises:
        LookupError: no such language ships with the package.
    """
    path = resources.files("tapal.language").joinpath(code, "pack.json")
    if not path.is_file():
        raise LookupError(f"no language {code!r} ships with this package: build its pack with `make packs`")
    pack: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return pack


def load_cleaning() -> PassageRules:
    """The rules that class passages, of all languages whose pages are read."""
    return load_passage_rules([record for code in PAGE_LANGUAGES for record in load_pack(code)["boilerplate"]])


def load_world_actors() -> Actors:
    """The actors that ship with the package."""
    text = resources.files("tapal.world").joinpath("data", "actors.json").read_text(encoding="utf-8")
    return load_actors(json.loads(text))


def load_coder(code: str, *, laid: Laid = NOTHING_LAID) -> Coder:
    """Everything for coding documents of one language; `laid` is what a user lays over the shipped world.

    Raises:
        LookupError: the language has no pack.
    """
    pack = load_pack(code)
    actors = lay_actors(load_world_actors(), laid.overlay)
    gazetteer = lay_gazetteer(laid)
    grammar = load_grammar(pack["grammar"], pack["roles"])
    numbers = load_number_grammar(pack["numbers"]["numbers"])
    finders = Finders(
        grammar=grammar,
        lexicon=load_lexicon(pack["triggers"], pack["classes"]),
        naming=_naming(pack, actors, gazetteer),
        times=load_time_grammar(pack["times"], numbers),
        numbers=load_count_grammar(pack["numbers"], {row["noun"]: row["kind"] for row in pack["counted"]}, numbers),
        cues=PhraseTrie(
            (phrase.split(), Cue(cue["id"], cue["kind"], cue.get("value", ""), cue["scope"]))
            for cue in pack["cues"]
            for phrase in cue["words"]
        ),
        silencers=PhraseTrie((phrase.split(), cue["id"]) for cue in pack["cues"] for phrase in cue.get("unless", ())),
    )
    topics = {name: frozenset(words) for name, words in pack["topics"].items()}
    names = frozenset(
        words[0] for words, _ in actors.names if len(words) == 1 and words[0][:1].isupper() and len(words[0]) > 2
    )
    borders = Borders()
    facts = load_fact_grammar(pack["facts"])
    knowledge = Knowledge(facts, finders.numbers, grammar, gazetteer, load_reference(actors, borders))
    world = World(gazetteer, borders, grammar, actors, Chooser(pack["place_weights"]))
    merging = _merging(pack["weights"], laid.least_sure)
    return Coder(load_language(code), finders, world, merging, topics, names, knowledge)


def _merging(data: Mapping[str, Any], keep: float | None) -> Merging:
    least = float(data["keep"]) if keep is None else keep
    return Merging(data["pairs"], data["events"], float(data["join"]), least, data.get("fields", {}))


def _naming(pack: Mapping[str, Any], actors: Actors, gazetteer: Gazetteer) -> Naming:
    nouns = [*_nouns(pack["agents"]), *_titles(pack["titles"])]
    return make_naming(
        names=[
            *_actor_names(actors),
            *(
                (tuple(name.split()), Known("place", name=name, is_cased=name[:2].isupper()))
                for name in gazetteer.own_names()
            ),
        ],
        nouns=[*nouns, *_doubled(nouns, pack["grammar"]["plural_marks"]), *_signs(pack["signs"]["signs"])],
        references=_references(pack["pronouns"], pack["grammar"]["possessive"]),
    )


def _actor_names(actors: Actors) -> Iterator[tuple[Sequence[str], Known]]:
    for words, a in actors.names:
        yield words, Known(a.kind, a.country, a.sector, a.id, a.name, a.is_cased, a.starts, a.ends, a.caution)


def _nouns(rows: Sequence[Mapping[str, str]]) -> Iterator[tuple[Sequence[str], Known]]:
    for row in rows:
        kind = row["kind"] if row["kind"] in ("weapon", "body", "place", "nobody") else "agent"
        for noun in row["noun"].split("|"):
            yield noun.split(), Known("base" if kind == "place" else kind, sector=row["sector"])


def _doubled(
    nouns: Iterable[tuple[Sequence[str], Known]], marks: Sequence[str]
) -> Iterator[tuple[Sequence[str], Known]]:
    """The nouns of people and bodies with their first word doubled, as a language with such marks writes the plural ("soldier-soldier")."""
    for words, known in nouns:
        if words[0].isalpha() and words[0].islower() and known.kind in ("agent", "body", "title"):
            for mark in marks:
                yield (f"{words[0]}{mark}{words[0]}", *words[1:]), known


def _signs(sectors: Mapping[str, Sequence[str]]) -> Iterator[tuple[Sequence[str], Known]]:
    for sector, words in sectors.items():
        for word in words:
            yield word.split(), Known("sign", sector=sector)


def _titles(rows: Sequence[Mapping[str, str]]) -> Iterator[tuple[Sequence[str], Known]]:
    for row in rows:
        for title in row["title"].split("|"):
            yield title.split(), Known("title", sector=row["sector"])


def _composed(row: Mapping[str, Any]) -> Iterator[str]:
    """The phrases that a row gives by their parts: one of `before`, one of `nouns`, perhaps one of `after`."""
    for before, noun, after in product(row.get("before", ()), row.get("nouns", ()), ("", *row.get("after", ()))):
        yield f"{before} {noun} {after}".rstrip()


def _references(data: Mapping[str, Any], clitics: Sequence[str]) -> Iterator[tuple[Sequence[str], Reference]]:
    for row in data["references"]:
        reference = Reference(row["number"], tuple(row["wants"]))
        for phrase in [*row["words"], *_composed(row)]:
            yield phrase.split(), reference
            if any(phrase.endswith(c) for c in clitics):
                clitic = next(c for c in clitics if phrase.endswith(c))
                yield [*phrase[: -len(clitic)].split(), clitic], reference
