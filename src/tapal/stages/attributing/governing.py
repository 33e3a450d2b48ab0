"""Whether an act lies in the scope of a cue of status: after it, as its complement, in its clause, or as its subject."""

from __future__ import annotations

from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.mentions import CueMention, TriggerMention
from tapal.model.parsed import Sentence, Token

VERB_REACH = 5
NOUN_REACH = 3
SUBJECT_REACH = 6
LIGHT_REACH = 4
COMPLEMENT_REACH = 14


def governs(cue: CueMention, trigger: TriggerMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the trigger lies in the cue's scope.

    A time ahead reaches the verb of the sentence that it opens; a word for the future that runs into the trigger ends where the
    trigger begins.
    """
    if cue.kind == "future" and cue.first < trigger.first < cue.last:
        cue = replace(cue, last=trigger.first)
    if (cue.first < trigger.last and trigger.first < cue.last) or _is_idle(cue, sentence, grammar):
        return False
    if cue.scope == "sentence":
        return True
    if trigger.voice == "noun" and trigger.last <= cue.first:
        return _is_subject(cue, trigger, sentence, grammar)
    if cue.last > trigger.first:
        return False
    between = sentence.tokens[cue.last : trigger.first]
    if cue.scope == "subject":
        opens = cue.value == "time" and cue.first == 0
        return opens and trigger.voice != "noun" and not any(t.tag in ("VERB", "PUNCT") for t in between)
    if cue.scope == "verb-after":
        return _is_next_verb(between, trigger, grammar)
    if cue.scope == "noun-after":
        return _is_next_noun(cue, between, trigger, grammar)
    return _is_complement(cue, between, grammar)


def _is_idle(cue: CueMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the cue does other work here: "almost" of a number, "if" for "that" after a verb, "suspected" of somebody, not of the act."""
    before = sentence.tokens[cue.first - 1] if cue.first else None
    after = sentence.tokens[cue.last] if cue.last < len(sentence.tokens) else None
    if cue.value == "nearly":
        return after is not None and after.tag == "NUM"
    if cue.value == "if":
        return before is not None and before.tag == "VERB" and cue.last - cue.first == 1
    return cue.kind == "hearsay" and before is not None and grammar.has("relativizers", before.norm)


def _is_subject(cue: CueMention, trigger: TriggerMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the act is the subject of what the cue says: of its verb, or of the light verb after a word for the future."""
    gap = sentence.tokens[trigger.last : cue.first]
    if len(gap) > SUBJECT_REACH or any(t.tag == "VERB" for t in gap):
        return False
    if cue.scope == "subject":
        return True
    if cue.kind != "future" or any(t.tag == "PUNCT" or grammar.has("relativizers", t.norm) for t in gap):
        return False
    if cue.value == "scheduled":
        return True
    after = sentence.tokens[cue.last] if cue.last < len(sentence.tokens) else None
    light = after is not None and (
        grammar.has("light_verbs_passive", after.norm) or grammar.has("intransitive_light", after.norm)
    )
    return cue.scope == "verb-after" and light


def _is_next_verb(between: tuple[Token, ...], trigger: TriggerMention, grammar: Grammar) -> bool:
    """Whether the act is the next verb, or the noun of the next light verb ("will hold talks")."""
    if trigger.voice == "noun":
        at = next((i for i, t in enumerate(between) if grammar.has("light_verbs_active", t.norm)), None)
        if at is None or len(between) - at > LIGHT_REACH:
            return False
        if any(t.tag in ("VERB", "PUNCT") or grammar.has("prepositions", t.norm) for t in between[at + 1 :]):
            return False
        between = between[:at]
    return len(between) <= VERB_REACH and not any(t.tag in ("VERB", "PUNCT") for t in between)


def _is_next_noun(cue: CueMention, between: tuple[Token, ...], trigger: TriggerMention, grammar: Grammar) -> bool:
    """Whether the act is the next noun; or, of a plan, what its owner plans to do ("X's plan to annex")."""
    if any(t.tag in ("VERB", "PUNCT") or grammar.has("conjunctions", t.norm) for t in between):
        return False
    if trigger.voice == "noun":
        return len(between) <= NOUN_REACH
    owned = 0 < len(between) <= NOUN_REACH and all(t.tag in ("PROPN", "NOUN", "ADP") for t in between)
    return cue.kind == "plan" and owned and trigger.voice == "active"


def _is_complement(cue: CueMention, between: tuple[Token, ...], grammar: Grammar) -> bool:
    """Whether nothing between the cue and the act ends what the cue is said of."""
    if any(t.norm in (";", '"') for t in between):
        return False
    if any(grammar.has("subordinators", t.norm) and not grammar.has("purpose_markers", t.norm) for t in between):
        return False
    if any(t.norm == "," for t in between) and not any(grammar.has("content_markers", t.norm) for t in between):
        return False
    if cue.scope == "clause" and any(grammar.has("relativizers", t.norm) for t in between):
        return False
    if cue.kind == "promise-scope" and between and grammar.has("relativizers", between[-1].norm):
        return False
    return len(between) <= COMPLEMENT_REACH
