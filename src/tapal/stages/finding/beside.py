"""What the words at a token tell a noun phrase that may take them: money, initials, adjectives, two forces written as one."""

from __future__ import annotations

import unicodedata

from tapal.language.grammar import Grammar
from tapal.model.parsed import Sentence
from tapal.stages.finding.naming import Known, Naming

# What joins the names of two forces that act as one ("the X-Y", "X/Y").
JOINTS = frozenset({"-", "/", "–"})
FORCE = "force"


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


def joint_forces(sentence: Sentence, at: int, naming: Naming) -> tuple[int, Known, Known] | None:
    """Where the joint name of two forces of one country and unlike sectors that starts at a token ends, and both forces."""
    token = sentence.tokens[at]
    names = [token.text.split(joint) for joint in sorted(JOINTS) if joint in token.text.strip(joint)]
    words, last = (names[0], at + 1) if names else ([], at)
    if not words and at + 2 < len(sentence.tokens) and sentence.tokens[at + 1].text in JOINTS:
        words, last = [token.text, sentence.tokens[at + 2].text], at + 3
    if len(words) != 2 or not all(w[:1].isupper() for w in words):
        return None
    hits = [naming.names.longest([w.lower()], at=0) for w in words]
    forces = [k for hit in hits if hit for k in [known for known in hit[1] if known.kind == FORCE][:1]]
    if len(forces) != 2 or forces[0].country != forces[1].country or forces[0].sector == forces[1].sector:
        return None
    return last, forces[0], forces[1]
