"""Reads a sentence with everything that ships and tells who does what to whom, before mentions are merged."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tapal.language.passages import PassageRules
from tapal.loading import Coder, load_cleaning, load_coder
from tapal.model.document import Document
from tapal.model.frames import Act
from tapal.model.mentions import Mentions
from tapal.model.parsed import Parsed
from tapal.stages.attach import attach
from tapal.stages.attribute import attribute
from tapal.stages.clean import clean
from tapal.stages.find import find
from tapal.stages.parse import parse
from tapal.stages.resolve import references_of, resolve, settings_of, survey
from tapal.stages.resolving.cast import key
from tapal.stages.resolving.reference import resolve_references

Sides = tuple[str, str]


@lru_cache(maxsize=1)
def _coder() -> tuple[Coder, PassageRules]:
    return load_coder("id"), load_cleaning()


def document(text: str) -> Document:
    return Document(id="d", text=text, title="", published=date(2025, 7, 1), language="id", outlet="")


def found(text: str) -> tuple[Parsed, Mentions]:
    """The parsed text and its mentions."""
    coder, cleaning = _coder()
    made = document(text)
    parsed = parse(made, clean(made, rules=cleaning), language=coder.language, names=coder.glue_names)
    return parsed, find(parsed, made, finders=coder.finders)


def acts(text: str) -> tuple[Act, ...]:
    """The acts of a text in text order."""
    coder, _ = _coder()
    parsed, mentions = found(text)
    grammar, lexicon = coder.finders.grammar, coder.finders.lexicon
    frames = attach(parsed, mentions, grammar=grammar, lexicon=lexicon)
    told, _ = attribute(frames, parsed, mentions, grammar=grammar, lexicon=lexicon)
    return resolve(told, mentions, scope=survey(parsed, mentions, document(text), world=coder.world))


def undated_acts(text: str) -> tuple[Act, ...]:
    """The acts of a text that has no day of publication."""
    coder, cleaning = _coder()
    made = Document(id="d", text=text, title="", published=None, language="id", outlet="")
    parsed = parse(made, clean(made, rules=cleaning), language=coder.language, names=coder.glue_names)
    mentions = find(parsed, made, finders=coder.finders)
    grammar, lexicon = coder.finders.grammar, coder.finders.lexicon
    told, _ = attribute(
        attach(parsed, mentions, grammar=grammar, lexicon=lexicon), parsed, mentions, grammar=grammar, lexicon=lexicon
    )
    return resolve(told, mentions, scope=survey(parsed, mentions, made, world=coder.world))


def sides(text: str, type: str) -> list[Sides]:
    """Actors and recipients of the acts of a type, each as its countries, sorted and joined by spaces."""
    return [
        (
            " ".join(sorted({p.country for p in act.actors if p.country})),
            " ".join(sorted({p.country for p in act.recipients if p.country})),
        )
        for act in acts(text)
        if act.type == type
    ]


def everybody(text: str) -> dict[str, str]:
    """The words of every mention of a text to the countries of all whom it stands for, sorted and joined by spaces."""
    parsed, mentions = found(text)
    resolved = references_of(parsed, mentions, world=_coder()[0].world)
    return {m.span.of(text): " ".join(sorted({one.country for one in resolved[key(m)]})) for m in mentions.actors}


def whose(text: str) -> dict[str, str]:
    """The words of every mention of a text to its side, country and sector joined by a slash."""
    coder, _ = _coder()
    parsed, mentions = found(text)
    world = coder.world
    countries = tuple({m.country: None for m in mentions.actors if m.country})

    def locate(name: str) -> str:
        place = world.gazetteer.look_up(name, countries=countries)
        return place.country if place else ""

    resolved = resolve_references(
        parsed,
        mentions.actors,
        settings=settings_of(mentions, parsed, countries, world),
        grammar=world.grammar,
        locate=locate,
    )
    return {m.span.of(text): f"{one.country}/{one.sector}" for m in mentions.actors for one in resolved[key(m)][:1]}
