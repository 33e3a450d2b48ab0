"""What sort of people those are whom the words after their noun call suspects ("men who are believed to be guerrillas")."""

from __future__ import annotations

from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Sentence
from tapal.stages.finding.naming import Naming, known_at

# Sectors of those who are called suspects; of plain people, whose noun tells nothing.
ARMED = frozenset({"REB", "PRM", "CRM", "UAF", "MIL", "SPY"})
PLAIN = frozenset({"CVL", "UNK", ""})
KINDS = frozenset({"agent", "person-noun", "people", "group", "body"})
# Words after the mention in which the suspicion begins, and between it and what they are taken for.
REACH, LINK = 2, 3


def as_suspected(sentence: Sentence, mention: ActorMention, look: tuple[Naming, Grammar, str]) -> ActorMention:
    """The mention; plain people who are suspected of being armed have the sector of those for whom they are taken.

    `look` is the naming, the grammar, the ISO day of publication.
    """
    if mention.kind != "agent" or mention.sector not in PLAIN:
        return mention
    _, grammar, _ = look
    for at in range(mention.head + 1, min(mention.last + REACH, len(sentence.norms))):
        if grammar.has("suspecting", sentence.norms[at]):
            sector = _taken_for(sentence, at + 1, look)
            return replace(mention, sector=sector) if sector else mention
        if at >= mention.last and not grammar.has("relativizers", sentence.norms[at]):
            return mention
    return mention


def _taken_for(sentence: Sentence, at: int, look: tuple[Naming, Grammar, str]) -> str:
    """The sector of the armed people or group named at a token, or after a few small words; empty when none is."""
    naming, grammar, day = look
    for start in range(at, min(at + LINK, len(sentence.norms))):
        known = known_at(sentence, start, naming, day=day)
        if known and known[1].kind in KINDS:
            is_member = grammar.has("members", sentence.norms[start])
            if not is_member:
                return known[1].sector if known[1].sector in ARMED else ""
        elif not any(grammar.has(name, sentence.norms[start]) for name in ("as_role", "belonging", "members")):
            return ""
    return ""
