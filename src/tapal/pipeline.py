"""The flow of a document, one call a row: read this first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tapal.language.identify import identify
from tapal.language.passages import PassageRules
from tapal.loading import Coder, load_cleaning, load_coder
from tapal.model.document import Document, Passage
from tapal.model.events import Coded
from tapal.model.frames import Act
from tapal.model.issue import Issue
from tapal.stages.attach import attach
from tapal.stages.attribute import attribute
from tapal.stages.clean import clean
from tapal.stages.find import find
from tapal.stages.merge import merge
from tapal.stages.parse import parse
from tapal.stages.resolve import resolve


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything that coding looks things up in: cleaning rules for all languages, one coder for each coded language."""

    cleaning: PassageRules
    coders: Mapping[str, Coder]


def load(languages: Sequence[str] = ("id",)) -> Resources:
    """Read what ships with the package; expensive, once a process.

    Raises:
        LookupError: a language has no coder.
    """
    return Resources(cleaning=load_cleaning(), coders={code: load_coder(code) for code in languages})


def code(document: Document, *, resources: Resources) -> Coded:
    """Read one document: pure, no clock, no network; the same document gives the same events."""
    passages = clean(document, rules=resources.cleaning)
    coder = resources.coders.get(document.language or identify(document.text))
    if coder is None:
        return Coded(document, passages, (), (Issue("language-not-coded", detail=document.language),), is_coded=False)
    events, doubtful = merge(_acts(document, passages, coder), merging=coder.merging)
    return Coded(document, passages, events, document.issues)


def acts_of(document: Document, *, resources: Resources) -> tuple[Act, ...]:
    """The acts of one document before they are merged, for learning how to merge.

    Raises:
        KeyError: the document's language has no coder.
    """
    return _acts(document, clean(document, rules=resources.cleaning), resources.coders[document.language])


def _acts(document: Document, passages: tuple[Passage, ...], coder: Coder) -> tuple[Act, ...]:
    parsed = parse(document, passages, language=coder.language, names=coder.glue_names)
    mentions = find(parsed, document, finders=coder.finders)
    frames = attach(parsed, mentions, grammar=coder.finders.grammar, lexicon=coder.finders.lexicon)
    told, left_out = attribute(frames, parsed, mentions, grammar=coder.finders.grammar, lexicon=coder.finders.lexicon)
    return resolve(told, parsed, mentions, document, world=coder.world)
