"""Days told right after an act, of what a noun points back to ("The incident happened on Sunday", "That statement was made on Friday")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from tapal.language.grammar import Grammar
from tapal.model.events import DateRange, Status
from tapal.model.frames import Act
from tapal.model.mentions import TimeMention
from tapal.model.parsed import Parsed
from tapal.stages.resolving.dating import is_told
from tapal.stages.resolving.telling import SPOKEN

MARK = "pointed:"
# Words from the noun to its demonstrative, and from the verb to the day.
NEAR, FAR = 2, 16


def with_pointed(
    acts: Sequence[Act], times: Sequence[TimeMention], parsed: Parsed, grammar: Grammar
) -> tuple[Act, ...]:
    """The acts; those of a sentence that tells no time have the day which the sentence after it gives them by such a noun.

    A noun for an occurrence means what was done, one for words the first act told, unless some act there is one of words: to that
    `with_days` gives the day of what is said nearby.
    """
    timed = {t.sentence for t in times if is_told(t)}
    out = list(acts)
    for time, following in zip_longest(times, times[1:]):
        kind = _kind(time, parsed, grammar)
        before = time.sentence - 1
        if not kind or before in timed or (following and _are_one(time, following)):
            continue
        told = [i for i, a in enumerate(out) if a.frame.trigger.sentence == before and a.date is None]
        for i in _meant([(i, out[i]) for i in told if out[i].status is not Status.UNREALIZED], kind):
            date = DateRange(
                time.start, time.end or time.start, time.precision or "day", time.span, f"{MARK}{_rule(time)}"
            )
            out[i] = replace(out[i], date=date)
    return tuple(out)


def _kind(time: TimeMention, parsed: Parsed, grammar: Grammar) -> str:
    """`done` or `said` where a noun for that with a demonstrative and a verb of happening stand before a day; else empty."""
    is_day = time.start and time.precision == "day" and time.type in ("DATE", "TIME")
    if not is_day or time.rule.startswith("report:"):
        return ""
    norms = parsed.sentences[time.sentence].norms
    for kind, nouns, verbs in (("done", "occurrences", "occurring"), ("said", "statements", "stated")):
        for at in range(time.first):
            definite = grammar.has_any("definites", norms[at + 1 : at + 1 + NEAR])
            if not definite or not grammar.has(nouns, norms[at]):
                continue
            if grammar.has_any(verbs, norms[max(at, time.first - FAR) : time.first]):
                return kind
    return ""


def _meant(told: Sequence[tuple[int, Act]], kind: str) -> list[int]:
    """The places of the acts that the noun means."""
    if kind == "done":
        return [i for i, a in told if a.type not in SPOKEN]
    return [] if any(a.type in SPOKEN for _, a in told) else [i for i, _ in told][:1]


def _are_one(time: TimeMention, following: TimeMention) -> bool:
    """Whether the next words for a time are more of this one ("in the evening of 30 July")."""
    return following.sentence == time.sentence and following.first - time.last <= 1 and bool(following.start)


def _rule(time: TimeMention) -> str:
    return time.rule.split(":")[-1]
