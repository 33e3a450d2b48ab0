"""Whose clause an act is: what does it, and whether it has a subject of its own behind "and"."""

from __future__ import annotations

from tapal.language.grammar import Grammar
from tapal.model.document import Role
from tapal.model.mentions import CueMention, TriggerMention
from tapal.model.parsed import Sentence

# So many verbs may hang on one another.
CHAIN = 3


def is_name(cue: CueMention, sentence: Sentence) -> bool:
    """Whether the one word of a cue is part of a person's name ("Pak Bak Se Ri", where "bak" means "like")."""
    if cue.last - cue.first != 1 or sentence.role is Role.HEADLINE:
        return False
    token = sentence.tokens[cue.first]
    beside = sentence.tokens[max(0, cue.first - 1) : cue.last + 1]
    return token.text[:1].isupper() and token.entity == "PER" and sum(t.entity == "PER" for t in beside) > 1


def is_done_by(cue: CueMention, trigger: TriggerMention, sentence: Sentence) -> bool:
    """Whether the cue is what the act's verb, or the verb that it is joined to, has for its subject."""
    at = trigger.head
    for _ in range(CHAIN):
        subjects = [c for c in sentence.children[at] if sentence.tokens[c].relation.startswith("nsubj")]
        if subjects or sentence.tokens[at].relation != "conj":
            return any(cue.first <= c < cue.last for c in subjects)
        at = sentence.tokens[at].head
    return False


def has_subject_behind_and(cue: CueMention, trigger: TriggerMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether "and" joins the act's clause, with a subject of its own, to the verb that is doubted ("are said to hide in X, and they")."""
    subjects = [c for c in sentence.children[trigger.head] if sentence.tokens[c].relation.startswith("nsubj")]
    ands = [i for i in range(cue.last + 1, trigger.first) if grammar.has("coordinators", sentence.norms[i])]
    verbs = [i for i in range(cue.last, trigger.first) if sentence.tokens[i].tag == "VERB"]
    return any(v < a < c < trigger.first for v in verbs for a in ands for c in subjects)
