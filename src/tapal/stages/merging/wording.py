"""What the words around each mention of an act tell about which act it is, for comparing mentions with each other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.frames import Act, Wording
from tapal.model.mentions import TriggerMention
from tapal.model.parsed import Parsed, Sentence
from tapal.stages.merging.likeness import JOINTS, family

# Parts of speech that name what a mention is about; words after the trigger, words around it and words that open the sentence.
NAMING = frozenset({"NOUN", "PROPN", "NUM"})
AFTER = 6
AROUND = (4, 5)
OPENING = 3
POINTING = 3
# The sets of words that join or part acts of a sentence, by what they do there.
JOINING = {
    "break": "hard_breaks",
    "anterior": "anterior",
    "reason": "joint_reasons",
    "meanwhile": "joint_meanwhile",
    "then": "joint_then",
    "or": "alternatives",
    "and": "joint_and",
    "purpose": "purpose_markers",
    "content": "content_markers",
    "relative": "relativizers",
    "within": "joint_within",
    "outcome": "joint_outcome",
    "comma": "joint_comma",
}
CUES = (("another", "another_act"), ("earlier", "earlier_act"))


def with_wording(acts: Sequence[Act], parsed: Parsed, grammar: Grammar) -> tuple[Act, ...]:
    """The acts, each with what its words tell, in the same order; guesses do not count among the mentions of their sort."""
    rarity = _rarity(parsed)
    crowds = Counter(family(act) for act in acts if not act.frame.trigger.lacks)
    seen: Counter[str] = Counter()
    out: list[Act] = []
    for act in acts:
        kind = family(act)
        told = _wording(act.frame.trigger, parsed.sentences[act.frame.trigger.sentence], grammar)
        told = replace(told, order=seen[kind], crowd=crowds[kind], rarity=rarity)
        out.append(replace(act, wording=told))
        seen[kind] += not act.frame.trigger.lacks
    return tuple(out)


def _rarity(parsed: Parsed) -> Mapping[str, float]:
    """For each naming word the logarithm of how many sentences there are for each one that has it."""
    holding = Counter(norm for s in parsed.sentences for norm in {t.norm for t in s.tokens if t.tag in NAMING})
    return {norm: math.log((len(parsed.sentences) + 1) / number) for norm, number in holding.items()}


def _wording(trigger: TriggerMention, sentence: Sentence, grammar: Grammar) -> Wording:
    tokens, norms = sentence.tokens, sentence.norms
    near = {*norms[max(0, trigger.first - AROUND[0]) : trigger.last + AROUND[1]], *norms[:OPENING]}
    return Wording(
        stems=frozenset(t.lemma or t.norm for t in tokens[trigger.first : trigger.last]),
        after=frozenset(t.norm for t in tokens[trigger.last : trigger.last + AFTER] if t.tag in NAMING),
        cues=frozenset(cue for cue, words in CUES if any(grammar.has(words, norm) for norm in near)),
        points_back=any(grammar.has("definites", norm) for norm in norms[trigger.last : trigger.last + POINTING]),
        joints=tuple((i, joint) for i, norm in enumerate(norms) if (joint := _joint(norm, grammar))),
        names=frozenset(i for i, token in enumerate(tokens) if token.tag == "PROPN"),
    )


def _joint(norm: str, grammar: Grammar) -> str:
    """What the word does between two acts, empty when nothing."""
    return next((name for name in JOINTS if grammar.has(JOINING[name], norm)), "")
