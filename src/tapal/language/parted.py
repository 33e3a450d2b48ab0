"""Who speaks where other words part the speaker from the verb: a clause for when between them, or the end of the sentence behind both."""

from __future__ import annotations

from tapal.language.reports import Cue, ReportRules
from tapal.language.speakers import DASHES, name_start
from tapal.model.parsed import Sentence

# Words between the speaker and the verb that a clause for when may take.
OCCASION = 16
# Words behind a verb of saying at the end of a sentence that tell only when or to whom something was said.
TAIL = 8
_SUBORDINATE = frozenset({"SCONJ", "ADP"})


def parted_subject(sentence: Sentence, verb: int, rules: ReportRules) -> tuple[int, int] | None:
    """Token range [first, last) of who speaks before a clause for when without a subject ("X when asked by Y said")."""
    tokens, speakers = sentence.tokens, rules.speakers
    end = verb - 1 if verb and tokens[verb - 1].text == "," else verb
    for at in range(end - 2, max(0, end - OCCASION), -1):
        if tokens[at].text in (",", ":", ";", '"', "“", "”"):
            return None
        if tokens[at].norm not in speakers.circumstances:
            continue
        follows = tokens[at + 1]
        bare = follows.tag == "VERB" or rules.has("gatherings", follows.norm)
        comma = tokens[at - 1].text == ","
        if not bare or comma != (end != verb):
            return None
        last = at - comma
        first = name_start(sentence, last, speakers)
        led = first > 0 and tokens[first - 1].tag in _SUBORDINATE
        return None if first >= last or led or not _is_somebody(sentence, first, last) else (first, last)
    return None


def dashed_subject(sentence: Sentence, verb: int, rules: ReportRules) -> tuple[int, int] | None:
    """Token range [first, last) of who speaks before words between dashes that end right before the verb ("X – who … – said")."""
    tokens, end = sentence.tokens, verb - 1
    while end > 0 and tokens[end].norm in rules.speakers.between:
        end -= 1
    if end < 2 or tokens[end].text not in DASHES:
        return None
    opens = next((j for j in range(end - 2, max(0, end - OCCASION), -1) if tokens[j].text in DASHES), None)
    if opens is None:
        return None
    first = name_start(sentence, opens, rules.speakers)
    return (first, opens) if first < opens and _is_somebody(sentence, first, opens) else None


def _is_somebody(sentence: Sentence, first: int, last: int) -> bool:
    tokens = sentence.tokens[first:last]
    return any(t.tag in ("NOUN", "PROPN") for t in tokens) and all(t.tag != "VERB" for t in tokens)


def behind_manner(sentence: Sentence, last: int, rules: ReportRules) -> int:
    """The token at which the speaker of a passive is sought: behind the words for how that follow it ("was said in public by X")."""
    at = last
    while at < len(sentence.tokens) - 1 and rules.has("manner", sentence.norms[at]):
        at += 1
    return at


def closes(sentence: Sentence, cue: Cue) -> bool:
    """Whether an active verb of saying and its subject end the sentence behind what was said ("..., the army said on Monday")."""
    tokens, speaker = sentence.tokens, cue.speaker
    if cue.kind != "active" or speaker is None or speaker[0] < 4 or tokens[speaker[0] - 1].text != ",":
        return False
    tail = tokens[cue.last :]
    if len(tail) > TAIL or any(t.tag in ("VERB", "SCONJ") or t.text in (",", ":", '"') for t in tail[:-1]):
        return False
    behind = tail[0] if tail else None
    plain = behind is None or behind.tag in ("PUNCT", "ADP")
    said = tokens[: speaker[0] - 1]
    return plain and said[0].tag not in _SUBORDINATE and any(t.tag == "VERB" for t in said)
