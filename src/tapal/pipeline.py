"""The flow of a document, one call a row: read this first."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from tapal.language.identify import identify
from tapal.language.passages import PassageRules
from tapal.language.topics import topic_features
from tapal.loading import Coder, load_cleaning, load_coder
from tapal.model.document import Document
from tapal.model.events import Coded
from tapal.model.frames import Act, Frame
from tapal.model.issue import Issue
from tapal.model.mentions import Mentions, Skipped
from tapal.model.parsed import Parsed
from tapal.stages.attach import attach
from tapal.stages.attribute import attribute
from tapal.stages.clean import clean
from tapal.stages.find import find
from tapal.stages.merge import merge
from tapal.stages.merging.wording import with_wording
from tapal.stages.parse import parse
from tapal.stages.resolve import resolve, survey
from tapal.stages.state_facts import state_facts
from tapal.world.overlay import NOTHING_LAID, Laid

UNPARSED = Parsed(())
UNNAMED = Mentions()


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything that coding looks things up in: cleaning rules for all languages, one coder for each coded language."""

    cleaning: PassageRules
    coders: Mapping[str, Coder]


def load(languages: Sequence[str] = ("id",), *, laid: Laid = NOTHING_LAID) -> Resources:
    """Read what ships with the package, and what a user lays over it; expensive, once a process.

    Python's garbage collector does not run meanwhile: all that is read stays, and reading takes half the time so.

    Raises:
        LookupError: a language has no coder.
    """
    with _uncollected():
        return Resources(cleaning=load_cleaning(), coders={code: load_coder(code, laid=laid) for code in languages})


@contextmanager
def _uncollected() -> Iterator[None]:
    """Python's garbage collector does not run in here: it would look many times through what is being made and stays in use."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Trace:
    """A coded document with what every stage made of it. `skipped` are the acts seen and not coded, `topics` features of the article.

    `coder` is None, and all the rest empty, when the document's language has no coder.
    """

    coded: Coded
    coder: Coder | None = None
    parsed: Parsed = UNPARSED
    mentions: Mentions = UNNAMED
    acts: tuple[Act, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    topics: tuple[str, ...] = ()


def code(document: Document, *, resources: Resources) -> Coded:
    """Read one document: pure, no clock, no network; the same document gives the same events.

    A text too short for its language to be told is taken for the first language that is coded.
    """
    return trace(document, resources=resources).coded


def trace(document: Document, *, resources: Resources) -> Trace:
    """Read one document, and keep what every stage made of it."""
    with _uncollected():
        return _trace(document, resources)


def _trace(document: Document, resources: Resources) -> Trace:
    passages = clean(document, rules=resources.cleaning)
    language = document.language or identify(document.text)
    coder = resources.coders.get(language) if language else next(iter(resources.coders.values()), None)
    if coder is None:
        issue = Issue("language-not-coded", detail=language)
        return Trace(Coded(document, passages, (), (issue,), is_coded=False))
    parsed = parse(document, passages, language=coder.language, names=coder.glue_names)
    mentions = find(parsed, document, finders=coder.finders)
    acts, left_out = _acts(document, parsed, mentions, coder)
    topics = tuple(topic_features(parsed, coder.topics))
    events, doubtful = merge(acts, merging=coder.merging, topics=topics)
    facts = state_facts(parsed, mentions, document, known=coder.knowledge)
    coded = Coded(document, passages, events, document.issues, facts=facts)
    evidence = {span for event in events for span in event.evidence}
    skipped = tuple(s for s in mentions.skipped if s.span not in evidence)
    return Trace(coded, coder, parsed, mentions, acts, (*skipped, *left_out, *doubtful), topics)


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
    return Unmerged(_acts(document, parsed, mentions, coder)[0], tuple(topic_features(parsed, coder.topics)))


def _acts(
    document: Document, parsed: Parsed, mentions: Mentions, coder: Coder
) -> tuple[tuple[Act, ...], tuple[Skipped, ...]]:
    """The acts of a document in text order, and the frames that tell none.

    Guesses, triggers that lack words which their entry asks for, are read afterwards, so that no other act knows of them.
    """
    scope = survey(parsed, mentions, document, world=coder.world)
    told, left_out = _frames(parsed, mentions, coder)
    acts = resolve(told, mentions, scope=scope)
    guesses = [s.guess for s in mentions.skipped if s.guess]
    if not guesses:
        return with_wording(acts, parsed, coder.finders.grammar), left_out
    around = {guess.sentence for guess in guesses}
    beside = sorted([*guesses, *(t for t in mentions.triggers if t.sentence in around)], key=lambda t: t.span)
    guessed, _ = _frames(parsed, replace(mentions, triggers=tuple(beside)), coder, first=len(mentions.triggers))
    frames = sorted([*told, *(f for f in guessed if f.trigger.lacks)], key=lambda f: f.trigger.span)
    more = [act for act in resolve(frames, mentions, scope=scope) if act.frame.trigger.lacks]
    both = sorted([*acts, *more], key=lambda a: a.evidence)
    return with_wording(both, parsed, coder.finders.grammar), left_out


def _frames(
    parsed: Parsed, mentions: Mentions, coder: Coder, *, first: int = 0
) -> tuple[tuple[Frame, ...], tuple[Skipped, ...]]:
    """The frames of the triggers, with status and speaker, and those that tell no act."""
    finders = coder.finders
    frames = attach(parsed, mentions, grammar=finders.grammar, lexicon=finders.lexicon, first=first)
    return attribute(frames, parsed, mentions, grammar=finders.grammar, lexicon=finders.lexicon)
