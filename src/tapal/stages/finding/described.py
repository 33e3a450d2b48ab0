"""Nouns of people that other words describe before their state is named ("fresh troops of X", "fishing boats of X")."""

from __future__ import annotations

from tapal.language.grammar import Grammar
from tapal.model.parsed import Sentence
from tapal.stages.finding.naming import Known, Naming, known_at

# So many words may stand between the noun and the state; what they are, by tag.
DESCRIBING = 2
TAGS = frozenset({"NOUN", "ADJ"})


def state_behind(
    sentence: Sentence, span: tuple[int, int], look: tuple[Naming, Grammar, str]
) -> tuple[int, int, Known] | None:
    """The state that belongs to the noun phrase in a range of tokens (half-open): its first token, its end, what is known of it.

    The words between must be small, describe the noun by the parse, and not say where somebody was born or is bound for.
    """
    naming, grammar, day = look
    first, last = span
    for at in range(last + 1, min(last + DESCRIBING + 1, len(sentence.tokens))):
        token = sentence.tokens[at - 1]
        if token.tag not in TAGS or not token.text.islower() or grammar.has("undescribing", token.norm):
            return None
        known = known_at(sentence, at, naming, day=day)
        if known and known[1].kind in ("state", "demonym") and sentence.tokens[at].text[:1].isupper():
            return (at, known[0], known[1]) if _hangs_on(sentence, at, first, last) else None
        if known:
            return None
    return None


def _hangs_on(sentence: Sentence, at: int, first: int, last: int) -> bool:
    """Whether the parse hangs a token on the phrase, by way of nothing but the words between."""
    here = at
    for _ in range(DESCRIBING + 1):
        here = sentence.tokens[here].head
        if first <= here < last:
            return True
        if not last <= here < at:
            return False
    return False
