"""Whether an act lies in the scope of a cue of status: after it, as its complement, in its clause, or as its subject."""

from __future__ import annotations

from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.mentions import CueMention, TriggerMention
from tapal.model.parsed import Sentence, Token
from tapal.stages.attributing.clauses import CHAIN, has_subject_behind_and, is_done_by, is_name
from tapal.stages.attributing.nominal import SUBJECT_REACH, is_subject, is_told

VERB_REACH = 5
NOUN_REACH = 3
# Words between "for" before a noun and the verb that a purpose would need.
NOUN_PHRASE = 2
LIGHT_REACH = 4
COMPLEMENT_REACH = 14
OWNED_REACH = 5
DATED_REACH = 8
# A suspected cause ("who is thought to have died of") follows within so many words.
NEXT = 2
# Acts of speech that behind "and" are sooner done by who denies than part of what is denied ("denied it and blamed X").
RETORTS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
# Acts that a promise or an intention is too.
ANNOUNCED = frozenset({"AGREE", "SUPPORT", "CONCEDE"})
# Cues that may run into the trigger and end where it begins.
CLIPPED = frozenset({"future", "condition", "modal", "ability", "duty", "forecast"})
# Cues whose reach goes on along a chain of verbs, and of these the ones that go on through "and".
CHAINED = frozenset({"future", "modal", "ability", "duty", "purpose", "negation"})
JOINED = frozenset({"future", "modal", "ability", "duty", "purpose"})
# Cues said of what somebody plans or is charged with, and that a clause of its own may follow.
OWNED = frozenset({"plan", "hearsay"})
# Cues that leave a relative clause in their complement as it is told.
PRESUPPOSING = frozenset({"future", "plan", "forecast", "promise-scope", "modal", "ability", "duty"})
# Cues whose reach a word for "and" ends, where no verb of theirs stands before it.
ENDED = frozenset({"negation", "demand-scope"})
# Doubts about what is told next, and no further than to a clause with a subject of its own.
DOUBTS = frozenset({"suspected", "seems"})
# Words for how something is done.
HOW = frozenset({"ADV", "ADJ", "CCONJ", "PART"})
OWNER_TAGS = frozenset({"PROPN", "NOUN", "ADP", "ADV", "NUM", "PRON", "ADJ"})


def governs(cue: CueMention, trigger: TriggerMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the trigger lies in the cue's scope.

    A time ahead reaches the verb of the sentence that it opens; a word for the future, a condition, a fear or a possibility that runs into
    the trigger ends where the trigger begins.
    """
    if cue.kind in CLIPPED and cue.first < trigger.first < cue.last:
        cue = replace(cue, last=trigger.first)
    if _opens(cue, trigger):
        return True
    if (cue.first < trigger.last and trigger.first < cue.last) or _is_idle(cue, trigger, sentence, grammar):
        return False
    if cue.scope == "sentence":
        return True
    if cue.scope == "told":
        return trigger.last <= cue.first and is_told(cue, trigger, sentence, grammar)
    if trigger.voice == "noun" and trigger.last <= cue.first:
        return is_subject(cue, trigger, sentence, grammar)
    if cue.last > trigger.first:
        return _is_dated_ahead(cue, trigger, sentence)
    between = sentence.tokens[cue.last : trigger.first]
    if cue.kind in ENDED and trigger.voice == "active" and _is_joined_on(between, cue, grammar):
        return False
    if cue.scope == "subject":
        opens = cue.value == "time" and cue.first == 0
        return opens and trigger.voice != "noun" and not any(t.tag in ("VERB", "PUNCT") for t in between)
    if cue.scope == "doer":
        return is_done_by(cue, trigger, sentence)
    if cue.scope == "verb-after":
        return _is_next_verb(between, trigger, grammar) or _continues(cue, trigger, sentence, grammar)
    if cue.scope == "noun-after":
        return _is_next_noun(cue, between, trigger, grammar)
    return _is_complement(cue, trigger, sentence, grammar)


def _opens(cue: CueMention, trigger: TriggerMention) -> bool:
    """Whether the act's own words begin with one for the future, unless it is an act of speech, which is done by announcing."""
    ahead = cue.kind == "future" and cue.first == trigger.first and cue.last < trigger.last
    return ahead and trigger.type not in RETORTS | ANNOUNCED


def _is_dated_ahead(cue: CueMention, trigger: TriggerMention, sentence: Sentence) -> bool:
    """Whether a time ahead behind the act's verb, with no verb between, is when it will be done ("flies to X next week").

    Acts of speech and sanctions are done by announcing.
    """
    if cue.value != "time" or trigger.last > cue.first or trigger.type in RETORTS | ANNOUNCED | {"SANCTION"}:
        return False
    between = sentence.tokens[trigger.last : cue.first]
    return len(between) <= DATED_REACH and not any(t.tag in ("VERB", "PUNCT") for t in between)


def _is_joined_on(between: tuple[Token, ...], cue: CueMention, grammar: Grammar) -> bool:
    """Whether the act's verb goes on after what the cue was said of ("without a fight and seized X", "demanded peace and urged Y").

    After "without" the verb may have a subject of its own.
    """
    ends = between[1:] if cue.value == "without" else between[1:][-1:]
    return any(grammar.has("coordinators", t.norm) for t in ends) and not any(t.tag == "VERB" for t in between)


def _is_idle(cue: CueMention, trigger: TriggerMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the cue does other work here: "almost" of a number, "if" for "that" after a verb, "suspected" of somebody, not of the act,
    "for" before whom an envoy is sent to."""
    before = sentence.tokens[cue.first - 1] if cue.first else None
    after = sentence.tokens[cue.last] if cue.last < len(sentence.tokens) else None
    if is_name(cue, sentence):
        return True
    if cue.value == "nearly":
        return after is not None and after.tag == "NUM"
    if cue.value == "if":
        return before is not None and grammar.has("saying", before.norm) and cue.last - cue.first == 1
    if cue.kind == "purpose" and sentence.tokens[cue.first].relation == "case":
        return cue.last - cue.first == 1 and trigger.first - cue.last >= NOUN_PHRASE
    opened = [t for t in (before, sentence.tokens[cue.first]) if t is not None]
    if grammar.has("subordinators", sentence.norms[cue.last - 1]) and trigger.first - cue.last < NEXT:
        return False
    return cue.kind == "hearsay" and any(grammar.has("relativizers", t.norm) for t in opened)


def _is_next_verb(between: tuple[Token, ...], trigger: TriggerMention, grammar: Grammar) -> bool:
    """Whether the act is the next verb, or the noun of the next light verb ("will hold talks") or of one of watching or attending."""
    if trigger.voice == "noun":
        at = next((i for i, t in enumerate(between) if _brings(t, grammar)), None)
        if at is None or len(between) - at > LIGHT_REACH:
            return False
        if any(t.tag in ("VERB", "PUNCT") or grammar.has("prepositions", t.norm) for t in between[at + 1 :]):
            return False
        between = between[:at]
    return _is_open(between, grammar)


def _brings(token: Token, grammar: Grammar) -> bool:
    return any(grammar.has(k, token.norm) for k in ("light_verbs_active", "light_verbs_passive", "attending"))


def _is_open(between: tuple[Token, ...], grammar: Grammar) -> bool:
    """Whether a cue reaches the verb behind these words: few, none a verb of its own, how it is done and marks of quotation apart."""
    rest = [
        t
        for i, t in enumerate(between)
        if not (grammar.has("quote_marks", t.norm) or (i and grammar.has("manner", between[i - 1].norm)))
    ]
    return len(rest) <= VERB_REACH and not any(t.tag in ("VERB", "PUNCT") for t in rest)


def _continues(cue: CueMention, trigger: TriggerMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the act's verb hangs on the verb that the cue reaches: what it tries to do, does too ("and"), or does it by."""
    if cue.kind not in CHAINED or trigger.voice == "noun":
        return False
    at = trigger.head
    for _ in range(CHAIN):
        if not _hangs(at, cue, sentence, grammar):
            return False
        at = sentence.tokens[at].head
        if at < cue.last:
            return False
        if sentence.tokens[at].tag == "VERB" and _is_open(sentence.tokens[cue.last : at], grammar):
            return True
    return False


def _hangs(at: int, cue: CueMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a verb has no subject of its own and goes on with the verb before it, in the same time."""
    token, below = sentence.tokens[at], [sentence.tokens[c] for c in sentence.children[at]]
    if token.head >= at or any(t.relation.startswith("nsubj") for t in below):
        return False
    before, between = sentence.norms[at - 1], sentence.norms[token.head + 1 : at]
    if any(_opens_clause(n, grammar) for n in between):
        return False
    if token.relation == "xcomp":
        return True
    if token.relation == "advcl":
        return _tells_how(before, grammar) and "," not in between
    return token.relation == "conj" and cue.kind in JOINED and (before == "," or grammar.has("conjunctions", before))


def _opens_clause(norm: str, grammar: Grammar) -> bool:
    """Whether the word begins a clause of its own, words for how it is done apart."""
    return grammar.has("relativizers", norm) or (grammar.has("subordinators", norm) and not _tells_how(norm, grammar))


def _tells_how(norm: str, grammar: Grammar) -> bool:
    """Whether the word leads to how, or beside what, something is done."""
    return grammar.has("manner", norm) or grammar.has("alongside", norm)


def _is_next_noun(cue: CueMention, between: tuple[Token, ...], trigger: TriggerMention, grammar: Grammar) -> bool:
    """Whether the act is the next noun; or, of a plan or a charge, what its owner is to do or to have done ("X's plan to annex")."""
    between = tuple(t for t in between if not grammar.has("quote_marks", t.norm))
    if any(t.tag in ("VERB", "PUNCT") or grammar.has("conjunctions", t.norm) for t in between):
        return False
    if any(grammar.has("definites", t.norm) or grammar.has("subordinators", t.norm) for t in between):
        return False
    if trigger.voice == "noun":
        return len(between) <= (0 if cue.value == "generic" else NOUN_REACH)
    owned = 0 < len(between) <= OWNED_REACH and all(t.tag in OWNER_TAGS for t in between)
    return cue.kind in OWNED and owned and trigger.voice == "active"


def _is_complement(cue: CueMention, trigger: TriggerMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether nothing between the cue and the act ends what the cue is said of."""
    between = sentence.tokens[cue.last : trigger.first]
    if any(t.norm in (";", '"') for t in between):
        return False
    if cue.kind == "denial" and between and grammar.has("conjunctions", between[0].norm):
        return False
    if cue.kind == "denial" and trigger.type in RETORTS and between and grammar.has("conjunctions", between[-1].norm):
        return False
    if any(_begins_anew(i, between, (cue, trigger), grammar) for i in range(len(between))):
        return False
    if cue.value in DOUBTS and has_subject_behind_and(cue, trigger, sentence, grammar):
        return False
    marks = [i for i, t in enumerate(between) if grammar.has("content_markers", t.norm)]
    if any(t.norm == "," for t in between) and not marks:
        return False
    if any(grammar.has("relativizers", t.norm) for t in between) and (
        cue.scope == "clause" or cue.kind in PRESUPPOSING or cue.value in DOUBTS
    ):
        return False
    if marks and trigger.voice == "noun" and cue.kind == "promise-scope":
        return any(t.tag == "VERB" for t in between[marks[-1] :]) or _may_be(trigger, sentence, grammar)
    return len(between) <= COMPLEMENT_REACH


def _begins_anew(
    i: int, between: tuple[Token, ...], reach: tuple[CueMention, TriggerMention], grammar: Grammar
) -> bool:
    """Whether a word behind the cue begins a clause of its own.

    "By" doing something, and "and then", go on with what somebody is charged with.
    """
    norm, (cue, trigger) = between[i].norm, reach
    if not grammar.has("subordinators", norm) or grammar.has("purpose_markers", norm):
        return False
    if (
        i
        and cue.kind == "hearsay"
        and grammar.has("next_steps", norm)
        and grammar.has("coordinators", between[i - 1].norm)
    ):
        return False
    by = cue.kind == "hearsay" and grammar.has("manner", norm)
    return not (by and _leads_to_verb(between[i + 1 :], trigger, grammar))


def _leads_to_verb(words: tuple[Token, ...], trigger: TriggerMention, grammar: Grammar) -> bool:
    """Whether a verb, or the act's own, is the next of the words, words for how apart ("by directly or indirectly arming X")."""
    rest = [t for t in words if t.tag not in HOW and not grammar.has("manner", t.norm)]
    return rest[0].tag == "VERB" if rest else trigger.voice == "active"


def _may_be(trigger: TriggerMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether what is said of the act by its verb is only possible or ahead, so that the act itself is supposed."""
    for token in sentence.tokens[trigger.last : trigger.last + SUBJECT_REACH]:
        if token.tag == "VERB":
            return False
        if grammar.has("possible", token.norm):
            return True
    return False
