"""What the words at a token tell a noun phrase that may take them: money, initials, adjectives."""

from __future__ import annotations

import unicodedata

from tapal.language.grammar import Grammar
from tapal.model.parsed import Sentence


def goes_on(sentence: Sentence, at: int) -> bool:
    """Whether the name that the model saw goes on at a token."""
    return at < len(sentence.tokens) and sentence.tokens[at].entity == "PER" and not sentence.tokens[at].entity_starts


def is_money(sentence: Sentence, at: int) -> bool:
    """Whether a currency sign stands at a token, right after the name of a state."""
    return at < len(sentence.tokens) and unicodedata.category(sentence.tokens[at].text[0]) == "Sc"


def are_initials(sentence: Sentence, at: int, grammar: Grammar) -> bool:
    """Whether two capitals at a token, after a rank of the home country, hide a person's name, whatever state they abbreviate elsewhere."""
    text = sentence.tokens[at].text
    return len(text) == 2 and text.isupper() and grammar.has("home_ranks", sentence.norms[at - 1])


def is_modifier(sentence: Sentence, at: int, grammar: Grammar) -> bool:
    """Whether the word describes the noun before it; one that may be a preposition only before another such word."""
    norms = sentence.norms
    if not grammar.has("np_modifiers", norms[at]):
        return False
    return not grammar.has("prepositions", norms[at]) or any(
        grammar.has("np_modifiers", w) for w in norms[at + 1 : at + 2]
    )
