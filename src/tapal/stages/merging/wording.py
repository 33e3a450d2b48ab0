"""What the words around each mention of an act tell about which act it is, for comparing mentions with each other."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tapal.language.grammar import Grammar
from tapal.model.frames import Act, Wording
from tapal.model.mentions import TriggerMention
from tapal.model.parsed import Parsed, Sentence
from tapal.stages.merging.likeness import family
from tapal.stages.merging.setting import JOINTS, Quoted, setting

# Parts of speech that name what a mention is about; words after the trigger, words around it and words that open the sentence.
NAMING = frozenset({"NOUN", "PROPN", "NUM"})
AFTER = 6
AROUND = (4, 5)
OPENING = 3
POINTING = 3
# Cues and the sets of words that give them.
CUES = (("another", "another_act"), ("earlier", "earlier_act"))


def with_wording(acts: Sequence[Act], parsed: Parsed, grammar: Grammar) -> tuple[Act, ...]:
    """The acts, each with what its words tell, in the same order; guesses do not count among the mentions of their sort."""
    rarity = _rarity(parsed)
    joints = {norm: name for name, words in reversed(JOINTS.items()) for norm in grammar.sets[words]}
    laid = {at: _laid(parsed.sentences[at], joints) for at in {act.frame.trigger.sentence for act in acts}}
    crowds = Counter(family(act) for act in acts if not act.frame.trigger.lacks)
    told_in: defaultdict[int, list[Act]] = defaultdict(list)
    for act in acts:
        if not act.frame.trigger.lacks:
            told_in[act.frame.trigger.sentence].append(act)
    quoted = Quoted(parsed)
    seen: Counter[str] = Counter()
    out: list[Act] = []
    for act in acts:
        kind, trigger = family(act), act.frame.trigger
        sentence = parsed.sentences[trigger.sentence]
        told = replace(
            laid[trigger.sentence],
            order=seen[kind],
            crowd=crowds[kind],
            rarity=rarity,
            setting=tuple(setting(act, sentence, [a for a in told_in[trigger.sentence] if a is not act])),
            quoted=quoted.at(trigger.span.start),
            **_words_of(trigger, sentence, grammar),
        )
        out.append(replace(act, wording=told))
        seen[kind] += not trigger.lacks
    return tuple(out)


def _rarity(parsed: Parsed) -> Mapping[str, float]:
    """For each naming word the logarithm of how many sentences there are for each one that has it."""
    holding = Counter(norm for s in parsed.sentences for norm in {t.norm for t in s.tokens if t.tag in NAMING})
    return {norm: math.log((len(parsed.sentences) + 1) / number) for norm, number in holding.items()}


def _laid(sentence: Sentence, joints: Mapping[str, str]) -> Wording:
    """What is the same for all mentions of a sentence: where words join or part acts, and where proper names stand."""
    return Wording(
        joints=tuple((i, joints[norm]) for i, norm in enumerate(sentence.norms) if norm in joints),
        names=frozenset(i for i, token in enumerate(sentence.tokens) if token.tag == "PROPN"),
    )


def _words_of(trigger: TriggerMention, sentence: Sentence, grammar: Grammar) -> dict[str, Any]:
    """What the words of the trigger and next to it tell, by the fields of the wording."""
    tokens, norms = sentence.tokens, sentence.norms
    near = {*norms[max(0, trigger.first - AROUND[0]) : trigger.last + AROUND[1]], *norms[:OPENING]}
    return {
        "stems": frozenset(t.lemma or t.norm for t in tokens[trigger.first : trigger.last]),
        "after": frozenset(t.norm for t in tokens[trigger.last : trigger.last + AFTER] if t.tag in NAMING),
        "cues": frozenset(cue for cue, words in CUES if grammar.has_any(words, near)),
        "points_back": grammar.has_any("definites", norms[trigger.last : trigger.last + POINTING]),
    }
