"""The flow of a document, one call a row: read this first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tapal.language.identify import identify
from tapal.language.passages import PassageRules
from tapal.language.topics import topic_features
from tapal.loading import Coder, load_cleaning, load_coder
from tapal.model.document import Document
from tapal.model.events import Coded
from tapal.model.frames import Act
from tapal.model.issue import Issue
from tapal.model.mentions import Mentions
from tapal.model.parsed import Parsed
from tapal.stages.attach import attach
from tapal.stages.attribute import attribute
from tapal.stages.clean import clean
from tapal.stages.find import find
from tapal.stages.merge import merge
from tapal.stages.parse import parse
from tapal.stages.resolve import resolve
from tapal.stages.state_facts import state_facts
from tapal.world.overlay import NOTHING_LAID, Laid


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything that coding looks things up in: cleaning rules for all languages, one coder for each coded language."""

    cleaning: PassageRules
    coders: Mapping[str, Coder]


def load(languages: Sequence[str] = ("id",), *, laid: Laid = NOTHING_LAID) -> Resources:
    """Read what ships with the package, and what a user lays over it; expensive, once a process.

    Raises:
        LookupError: a language has no coder.
    """
    return Resources(cleaning=load_cleaning(), coders={code: load_coder(code, laid=laid) for code in languages})


def code(document: Document, *, resources: Resources) -> Coded:
    """Read one document: pure, no clock, no network; the same document gives the same events.

    A text too short for its language to be told is taken for the first language that is coded.
    """
    passages = clean(document, rules=resources.cleaning)
    language = document.language or identify(document.text)
    coder = resources.coders.get(language) if language else next(iter(resources.coders.values()), None)
    if coder is None:
        return Coded(document, passages, (), (Issue("language-not-coded", detail=language),), is_coded=False)
    parsed = parse(document, passages, language=coder.language, names=coder.glue_names)
    mentions = find(parsed, document, finders=coder.finders)
    acts = _acts(document, parsed, mentions, coder)
    events, _doubtful = merge(acts, merging=coder.merging, topics=tuple(topic_features(parsed, coder.topics)))
    facts = state_facts(parsed, mentions, document, known=coder.knowledge)
    return Coded(document, passages, events, document.issues, facts=facts)


@dataclass(frozen=True, slots=True)
class Unmerged:
    """A document just before its mentions are merged: its acts, and the features of its topics."""

    acts: tuple[Act, ...]
    topics: tuple[str, ...]


def unmerged(document: Document, *, resources: Resources) -> Unmerged:
    """What the merge stage is given for one document, for learning how to merge.

    Raises:
        KeyError: the document's language has no coder.
    """
    coder = resources.coders[document.language]
    passages = clean(document, rules=resources.cleaning)
    parsed = parse(document, passages, language=coder.language, names=coder.glue_names)
    mentions = find(parsed, document, finders=coder.finders)
    return Unmerged(_acts(document, parsed, mentions, coder), tuple(topic_features(parsed, coder.topics)))


def _acts(document: Document, parsed: Parsed, mentions: Mentions, coder: Coder) -> tuple[Act, ...]:
    frames = attach(parsed, mentions, grammar=coder.finders.grammar, lexicon=coder.finders.lexicon)
    told, _left_out = attribute(frames, parsed, mentions, grammar=coder.finders.grammar, lexicon=coder.finders.lexicon)
    return resolve(told, parsed, mentions, document, world=coder.world)
