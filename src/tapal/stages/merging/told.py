"""Which of an event's mentions tells who says so."""

from __future__ import annotations

from collections.abc import Sequence

from tapal.model.frames import Act

# The share of an event's mentions below the headline that must name who says so, where the main one names nobody.
TOLD = 0.45
# Acts that are words themselves: who speaks elsewhere of the same words need not be who reports them.
WORDS = frozenset({"ACCUSE", "AGREE", "CONSULT", "SUPPORT", "THREATEN"})
# Sentences from the main mention to another that tells who says so.
NEXT_TO = 2


def telling(order: Sequence[Act]) -> Act:
    """The mention that tells who says so: the main one; if it names nobody, the first that does, if enough of them do.

    Only a mention that stands right behind the main one speaks for it; of two the nearer.
    """
    main, named = order[0], [a for a in order if a.source]
    if main.source or main.type in WORDS or len(named) < TOLD * sum(not a.frame.is_headline for a in order):
        return main
    at = main.frame.trigger.sentence
    behind = [a for a in named if 0 < a.frame.trigger.sentence - at <= NEXT_TO]
    return min(behind, key=lambda a: a.frame.trigger.sentence, default=main)
