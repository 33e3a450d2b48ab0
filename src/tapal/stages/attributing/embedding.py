"""Whether an act is only what another act says: demanded, promised, threatened or charged, also further on in a list of such acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tapal.language.grammar import Grammar
from tapal.language.lexicon import Entry
from tapal.model.frames import Frame
from tapal.model.parsed import Sentence
from tapal.stages.attributing.clauses import CHAIN
from tapal.stages.attributing.governing import COMPLEMENT_REACH

# Acts of speech: after "and" they are sooner said by who spoke before than part of what was said.
SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE"})
# What a demonstration is for or against: "they marched against the war" is one act.
STANCES = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST"})
LISTED = frozenset({"conj", "advcl", "parataxis", "xcomp", "appos"})
NEAR = 4


def embedding(
    frame: Frame, others: Sequence[Frame], sentence: Sentence, grammar: Grammar, entries: Mapping[str, Entry]
) -> tuple[Frame | None, str]:
    """The nearest frame whose complement holds this one, and what its entry says happens to it; nothing and "" when none does."""
    for holder in reversed(others):
        if holder.trigger.last > frame.trigger.first:
            continue
        if _is_stance(holder, frame, sentence, grammar):
            return holder, "drop"
        embeds = entries[holder.trigger.entry].embeds
        if embeds == "keep" or not _holds(holder, frame, sentence, grammar):
            continue
        if embeds == "alleged" and frame.trigger.voice == "noun":
            continue
        return holder, embeds
    return None, ""


def _is_stance(holder: Frame, frame: Frame, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a demonstration stands right before what it is for or against, with nothing between that joins or parts them."""
    if holder.trigger.type != "PROTEST" or frame.trigger.type not in STANCES or frame.trigger.voice != "active":
        return False
    between = sentence.tokens[holder.trigger.last : frame.trigger.first]
    return len(between) <= NEAR and all(
        t.tag != "PUNCT" and not grammar.has("joint_and", t.norm) and not grammar.has("relativizers", t.norm)
        for t in between
    )


def _holds(holder: Frame, frame: Frame, sentence: Sentence, grammar: Grammar) -> bool:
    if any(is_free(holder, frame, sentence, grammar) for is_free in (_stands_beside, _ends_before, _is_answered)):
        return False
    if holder.trigger.type == "CONSULT" and frame.trigger.type in SPOKEN:
        return False
    if _is_complement(holder, frame.trigger.first, sentence, grammar):
        return True
    return frame.trigger.type not in SPOKEN and _goes_on(holder, frame, sentence, grammar)


def _stands_beside(holder: Frame, frame: Frame, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the act is no part of what the one before says: joined to its verb ("asked for help and met X"), or said of it
    ("this offer was condemned")."""
    between = sentence.tokens[holder.trigger.last : frame.trigger.first]
    if any(grammar.has("purpose_markers", t.norm) or grammar.has("content_markers", t.norm) for t in between):
        return False
    if frame.trigger.voice == "active":
        joined = bool(between) and grammar.has("coordinators", between[-1].norm)
        return joined and not any(t.tag == "VERB" for t in between)
    said_of = frame.trigger.voice == "passive" and frame.trigger.type in SPOKEN and holder.trigger.voice == "noun"
    return said_of and len(between) <= NEAR and not any(t.tag in ("VERB", "PUNCT") for t in between)


def _ends_before(holder: Frame, frame: Frame, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the act before stands in a clause of time or reason that a comma ends ("before they agreed to talk, X struck Y")."""
    comma = holder.trigger.last
    if comma >= frame.trigger.first or sentence.norms[comma] != ",":
        return False
    for at in range(holder.trigger.first - 1, max(-1, holder.trigger.first - 1 - NEAR), -1):
        if sentence.tokens[at].tag == "PUNCT":
            return False
        if grammar.has("subordinators", sentence.norms[at]):
            return at == 0 or sentence.tokens[at - 1].tag == "PUNCT"
    return False


def _is_answered(holder: Frame, frame: Frame, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the act is what a vow of revenge or an ordered response answers ("ordered a firm response to the attack")."""
    is_noun = frame.trigger.voice == "noun" and holder.trigger.type == "THREATEN"
    return is_noun and is_answered(sentence.norms[holder.trigger.first : frame.trigger.first], grammar)


def is_answered(words: Sequence[str], grammar: Grammar) -> bool:
    """Whether the words end with an answer to what follows, which thus was done ("will respond firmly to"), not to any such act."""
    if not (grammar.has_any("responses", words) and grammar.has_any("answer_links", words[-NEAR:])):
        return False
    return not grammar.has_any("every", words)


def _is_complement(holder: Frame, first: int, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the words between join what begins at `first` to the act as what is demanded, promised or charged."""
    between = [t.norm for t in sentence.tokens[holder.trigger.last : first]]
    if len(between) > COMPLEMENT_REACH:
        return False
    if any(w in (",", ";", ".", '"') for w in between[1:]) or any(
        grammar.has("subordinators", w) and not grammar.has("purpose_markers", w) for w in between
    ):
        return False
    marked = any(grammar.has("purpose_markers", w) or grammar.has("content_markers", w) for w in between)
    if grammar.has("relativizers", between[-1] if between else ""):
        return False
    return marked or len(between) <= NEAR


def _goes_on(holder: Frame, frame: Frame, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the act stands further on in a list ("to stop the war, rebuild X and open Y") of which another is the complement.

    A noun that seems joined to the verb of speech is one more thing that it asks for.
    """
    at, first, says = frame.trigger.head, frame.trigger.first, holder.trigger
    for _ in range(CHAIN):
        token = sentence.tokens[at]
        if token.relation not in LISTED or not says.first <= token.head < at or _has_subject(at, sentence):
            return False
        if token.relation != "xcomp" and not _is_joined(first, sentence, grammar):
            return False
        if grammar.has_any("subordinators", sentence.norms[token.head + 1 : first]):
            return False
        at = first = token.head
        if at < says.last:
            return at > says.head or frame.trigger.voice == "noun"
        if _is_complement(holder, at, sentence, grammar):
            return True
    return False


def _has_subject(at: int, sentence: Sentence) -> bool:
    return any(sentence.tokens[c].relation.startswith("nsubj") for c in sentence.children[at])


def _is_joined(first: int, sentence: Sentence, grammar: Grammar) -> bool:
    before = sentence.norms[first - 1]
    return before == "," or grammar.has("conjunctions", before) or grammar.has("alternatives", before)
