"""Which of an event's mentions tells who says so."""

from __future__ import annotations

from collections.abc import Sequence

from tapal.model.frames import Act

# The share of an event's mentions that must name who says so, where the main one names nobody.
TOLD = 0.4
# Acts that are words themselves: who speaks elsewhere of the same words need not be who reports them.
WORDS = frozenset({"ACCUSE", "AGREE", "CONSULT", "SUPPORT", "THREATEN"})
# Sentences that open an article, headline and lead; sentences between mentions that stand next to each other.
OPENING = 2
NEXT_TO = 2


def telling(order: Sequence[Act]) -> Act:
    """The mention that tells who says so: the main one; if it names nobody, the first that does, if enough of them do.

    Another mention further on speaks for a main one that opens the article, or for one that stands next to it.
    """
    main, named = order[0], [a for a in order if a.source]
    if main.source or main.type in WORDS or len(named) < TOLD * len(order):
        return main
    at = main.frame.trigger.sentence
    behind = ((a, a.frame.trigger.sentence - at) for a in named)
    return next((a for a, far in behind if far > 0 and (at < OPENING or far <= NEXT_TO)), main)
