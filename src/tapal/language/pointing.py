"""What a report points to: the sentence before ("this was said by X"), or the document that holds it ("in X's statement it is said")."""

from __future__ import annotations

from tapal.language.reports import QUOTE_MARKS, Cue, ReportRules
from tapal.language.speakers import after
from tapal.model.parsed import Sentence

# Words in which a sentence points back before its passive of saying.
BACK_WITHIN = 6
# Words in which a sentence names the document before the passive of saying.
DOCUMENT_WITHIN = 10
# Words from a verb of confirming to the one that points back.
CONFIRMED_WITHIN = 4


def opens_back(sentence: Sentence, verb: int, rules: ReportRules) -> bool:
    """Whether the words before a passive of saying, from the sentence's beginning on, point back to what was just said."""
    if not 0 < verb < BACK_WITHIN or not rules.has("back", sentence.norms[0]):
        return False
    if verb == 1 and rules.has("led", sentence.norms[0]):
        return True
    return any(rules.has("back_tail", n) for n in sentence.norms[:verb])


def confirms(sentence: Sentence, verb: int, rules: ReportRules) -> bool:
    """Whether the word is a verb of confirming with no more than "that" or "the attack" behind it."""
    if not rules.has("confirming", sentence.norms[verb]):
        return False
    behind = sentence.tokens[verb + 1 : verb + 1 + CONFIRMED_WITHIN]
    at = next((i for i, t in enumerate(behind) if rules.has("back_tail", t.norm)), None)
    if at is None or any(t.tag == "VERB" for t in behind[:at]):
        return False
    return at + 1 >= len(behind) or not behind[at + 1].text.isalpha()


def says_that(sentence: Sentence, verb: int, rules: ReportRules) -> bool:
    """Whether an active verb of saying has no more than "that" behind it, and then where, when or to whom ("said so in Bandung")."""
    norms = sentence.norms
    if verb + 1 >= len(norms) or not rules.has("pointing", norms[verb]):
        return False
    at = verb + 2
    if not rules.has("thus", norms[verb + 1]):
        if not rules.has("pointing_nouns", norms[verb + 1]) or at >= len(norms) or not rules.has("pointed", norms[at]):
            return False
        at += 1
    if at >= len(norms):
        return True
    token = sentence.tokens[at]
    if token.tag == "PUNCT":
        return token.text != ":" and token.text not in QUOTE_MARKS
    when = token.tag in ("NOUN", "PROPN") and norms[at] in rules.speakers.ends
    return token.tag == "ADP" or when or rules.has("circumstances", norms[at])


def points_back(sentence: Sentence, cue: Cue, rules: ReportRules) -> bool:
    """Whether what the cue reports is the sentence before: a passive that opens so, an active that only confirms "that", or "so said X"."""
    if cue.kind in ("bare", "noun", "relay") and cue.speaker is not None:
        opens = cue.first + cue.last < 4 and rules.has("led", sentence.norms[0])
        ends = ("VERB", "PUNCT") if cue.kind == "relay" else ("VERB",)
        return opens and not any(t.tag in ends for t in sentence.tokens[cue.speaker[1] : -1])
    if cue.kind == "passive":
        return opens_back(sentence, cue.first, rules)
    return cue.kind == "active" and (confirms(sentence, cue.first, rules) or says_that(sentence, cue.first, rules))


def told_in(sentence: Sentence, verb: int, rules: ReportRules) -> tuple[int, int] | None:
    """Whose document holds what a passive of saying tells, when the sentence opens with it; token range [first, last)."""
    norms = sentence.norms
    if not 2 < verb < DOCUMENT_WITHIN or not rules.has("inside", norms[0]) or not rules.has("according_skip", norms[1]):
        return None
    first = 1
    while first < verb - 1 and rules.has("according_skip", norms[first]):
        first += 1
    speaker = after(sentence, first, rules.speakers)
    between = range(speaker[1], verb) if speaker else ()
    named = speaker is not None and sentence.tokens[speaker[0]].text[:1].isupper()
    return speaker if named and all(norms[i] in rules.speakers.between for i in between) else None
