"""What resolving one document looks values up in: the world, and the document's own mentions and cast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tapal.language.grammar import Grammar
from tapal.model.document import Document
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Parsed
from tapal.model.spans import Span
from tapal.stages.resolving.placing import Atlas
from tapal.stages.resolving.reference import Key
from tapal.stages.resolving.where import Chooser, Land
from tapal.world.actors import Actors
from tapal.world.borders import Borders
from tapal.world.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class World:
    """What the resolve stage looks values up in."""

    gazetteer: Gazetteer
    borders: Borders
    grammar: Grammar
    actors: Actors
    chooser: Chooser


@dataclass(frozen=True, slots=True)
class Scope:
    """One document's resolved mentions, the two sides that it speaks of most, and the speakers of its quotations.

    `written` is about when it was written: the ISO day of publication, else the end of the latest year that it names, else of the
    time when those were rebels whom it calls so; empty when nothing tells.
    """

    document: Document
    parsed: Parsed
    resolved: Mapping[Key, tuple[ActorMention, ...]]
    atlas: Atlas
    land: Land
    dyad: tuple[ActorMention, ...]
    speakers: Mapping[Span, str]
    world: World
    written: str = ""
