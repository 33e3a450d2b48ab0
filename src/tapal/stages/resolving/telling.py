"""Whose word an act rests on: the speaker of the words that hold it, unless these are the speaker's own act or what the speaker denies."""

from __future__ import annotations

from collections.abc import Iterable

from tapal.model.events import Participant, Status
from tapal.model.frames import Frame
from tapal.model.parsed import Quote
from tapal.stages.resolving.scope import Scope

# Acts of speech: when who speaks is who does them, the reporter tells that they were done.
SPOKEN = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})

# The rule by which who speaks is taken for who acts where nobody is told to act; only of a verb does it tell that.
INFERRED = "speaker"


def source_of(frame: Frame, actors: Iterable[Participant], scope: Scope) -> str:
    """What to call who tells of the act; empty when the reporter does."""
    called = scope.speakers.get(frame.speaker, "") if frame.speaker else ""
    if not called:
        return ""
    quote = _holding(frame, scope.parsed.quotes)
    if quote is None or quote.is_direct:
        return called
    if frame.status is Status.DENIED and frame.status_span and quote.cue and frame.status_span.overlaps(quote.cue):
        return ""
    own = frame.trigger.type in SPOKEN and _is_own(called, frame, quote, actors)
    return "" if own or _tells_when(frame, quote, scope) else called


def _holding(frame: Frame, quotes: Iterable[Quote]) -> Quote | None:
    """The innermost quotation of the frame's speaker that holds its trigger."""
    holding = [q for q in quotes if q.speaker == frame.speaker and q.span.contains(frame.trigger.span)]
    return min(holding, key=lambda q: len(q.span)) if holding else None


def _tells_when(frame: Frame, quote: Quote, scope: Scope) -> bool:
    """Whether the act only tells when the speaker spoke: its verb follows at once on a word for when ("said so while receiving X")."""
    trigger, sentence = frame.trigger, scope.parsed.sentences[frame.trigger.sentence]
    if trigger.voice != "active" or trigger.first < 1 or trigger.span.start - quote.span.start < 2:
        return False
    return scope.world.grammar.has("occasions", sentence.norms[trigger.first - 1])


def _is_own(called: str, frame: Frame, quote: Quote, actors: Iterable[Participant]) -> bool:
    """Whether who speaks is the act's subject too: one of who acts is named by these words, or by like ones outside what is said."""
    words = _words(called)
    for one in actors:
        if one.span is None or quote.span.contains(one.span):
            continue
        if one.rule == INFERRED and frame.trigger.voice != "active":
            continue
        if (quote.speaker and one.span.overlaps(quote.speaker)) or words & (_words(one.text) | _words(one.name)):
            return True
    return False


def _words(name: str) -> set[str]:
    return {w.strip("(),.").lower() for w in name.split()} - {""}
