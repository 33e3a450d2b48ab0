"""Whose word an act rests on: the speaker of the words that hold it, unless these are the speaker's own act or what the speaker denies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tapal.model.events import Participant, Status
from tapal.model.frames import Frame
from tapal.model.parsed import Quote
from tapal.model.spans import Span
from tapal.stages.resolving.scope import Scope

# Acts of speech: when who speaks is who does them, the reporter tells that they were done.
SPOKEN = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})

# The rule by which who speaks is taken for who acts where nobody is told to act; only of a verb does it tell that.
INFERRED = "speaker"


def source_of(frame: Frame, actors: Sequence[Participant], scope: Scope) -> tuple[str, Span | None]:
    """What to call who tells of the act, and the words that name them; empty and None when the reporter does.

    Of words within words, who speaks of an act of their own does not tell of it: then whoever passes that on does.
    """
    if frame.speaker is None:
        return "", None
    quotes = [q for q in scope.parsed.quotes if q.speaker and q.span.contains(frame.trigger.span)]
    for quote in sorted(quotes, key=lambda q: (q.speaker != frame.speaker, len(q.span))):
        called = scope.speakers.get(quote.speaker, "") if quote.speaker else ""
        if called and quote.is_direct:
            return called, quote.speaker
        if frame.trigger.type in SPOKEN and _is_told_of(quote, quotes):
            continue
        if called and not _is_their_own(frame, quote, called, actors) and not _tells_when(frame, quote, scope):
            return called, quote.speaker
    return "", None


def _is_their_own(frame: Frame, quote: Quote, called: str, actors: Iterable[Participant]) -> bool:
    """Whether who speaks denies the act in these words, or does it by them."""
    if frame.status is Status.DENIED and frame.status_span and quote.cue and frame.status_span.overlaps(quote.cue):
        return True
    return frame.trigger.type in SPOKEN and _is_own(called, frame, quote, actors)


def _is_told_of(quote: Quote, quotes: Iterable[Quote]) -> bool:
    """Whether somebody else tells that these words were said ("the Kremlin says that X warned …")."""
    outer = (q for q in quotes if q.speaker != quote.speaker and q.speaker and not q.speaker.overlaps(quote.span))
    return quote.cue is not None and any(q.span.contains(quote.cue) for q in outer)


def _tells_when(frame: Frame, quote: Quote, scope: Scope) -> bool:
    """Whether the act only tells when the speaker spoke: its verb follows at once on a word for when ("said so while receiving X")."""
    trigger, sentence = frame.trigger, scope.parsed.sentences[frame.trigger.sentence]
    if trigger.voice != "active" or trigger.first < 1 or trigger.span.start - quote.span.start < 2:
        return False
    return scope.world.grammar.has("occasions", sentence.norms[trigger.first - 1])


def _is_own(called: str, frame: Frame, quote: Quote, actors: Iterable[Participant]) -> bool:
    """Whether who speaks is the act's subject too: one of who acts is named by these words, or by like ones outside what is said.

    Within what is said, only all words of the name mean who speaks.
    """
    words = _words(called)
    for one in actors:
        if one.span is None or (quote.span.contains(one.span) and not _is_full(one, words)):
            continue
        if one.rule == INFERRED and frame.trigger.voice != "active":
            continue
        if (quote.speaker and one.span.overlaps(quote.speaker)) or words & (_words(one.text) | _words(one.name)):
            return True
    return False


def _is_full(one: Participant, words: set[str]) -> bool:
    """Whether the words for who acts are the whole name of who speaks, or a part of it by which the text means them."""
    text = _words(one.text)
    return words <= text or (bool(text) and text < words <= text | _words(one.name))


def _words(name: str) -> set[str]:
    return {w.strip("(),.").lower() for w in name.split()} - {""}
