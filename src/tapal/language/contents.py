"""What is said: the words of a sentence that a cue of reported speech reports."""

from __future__ import annotations

from tapal.language.reports import QUOTE_MARKS, Cue, ReportRules
from tapal.model.parsed import Sentence


def content_behind(sentence: Sentence, cue: Cue, cues: list[Cue], rules: ReportRules) -> tuple[int, int]:
    """What follows the cue, tokens [first, last): from a word like `that` near it, else from the next word, to the clause's end.

    When or after what somebody spoke is not what they said, nor is what they did besides by speaking ("and urged").
    """
    tokens = sentence.tokens
    start = max(cue.last, cue.speaker[1] if cue.speaker and cue.kind == "noun" else 0)
    said = next((j for j in range(start, min(start + 13, len(tokens))) if _ends_search(sentence, j, cue, rules)), None)
    if said is not None and rules.has("that", tokens[said].norm):
        start = said + 1
    elif (named := _named_thing(sentence, start, cue, rules)) is not None:
        start = named
    elif start < len(tokens) and rules.has("circumstances", tokens[start].norm) and not _is_now(sentence, start, rules):
        comma = next((j for j in range(start, min(start + 14, len(tokens))) if tokens[j].text == ","), None)
        if comma is None:
            return start, start
        start = comma + 1
    end = len(tokens)
    for other in cues:
        if other.first > cue.first and other.kind in ("relay", "bare", "according"):
            end = min(end, other.first)
    if cue.kind == "active":
        end = next((j for j in range(start + 2, end) if _goes_elsewhere(sentence, j, rules)), end)
        end = _occasion(sentence, start, end, rules)
    if _hangs(sentence, cue, rules):
        end = next((j for j in range(start + 2, end) if tokens[j].text == ","), end)
    return start, end


def _named_thing(sentence: Sentence, start: int, cue: Cue, rules: ReportRules) -> int | None:
    """Where what something is called begins, behind the thing itself ("called the strike | an act of terror")."""
    if cue.kind != "active" or not rules.has("calling", sentence.norms[cue.first]):
        return None
    for j in range(start + 1, len(sentence.tokens)):
        if rules.has("naming", sentence.norms[j]):
            return j + 1
        if sentence.tokens[j].tag == "VERB" or sentence.tokens[j].text in QUOTE_MARKS | {",", ";", ":"}:
            return None
    return None


def _occasion(sentence: Sentence, start: int, end: int, rules: ReportRules) -> int:
    """Where the meeting begins in which something that is no clause was announced ("announced the accord | at a meeting with X")."""
    tokens = sentence.tokens
    for j in range(start + 1, end - 1):
        if tokens[j].tag == "VERB" or tokens[j].text in QUOTE_MARKS:
            return end
        leads = tokens[j].norm in rules.speakers.means or rules.has("circumstances", tokens[j].norm)
        if leads and rules.has("gatherings", tokens[j + 1].norm):
            return j
    return end


def _goes_elsewhere(sentence: Sentence, j: int, rules: ReportRules) -> bool:
    """Whether what was said ends before the word: the speaker does more ("and urged"), or somebody else does ("while X …")."""
    tokens = sentence.tokens
    if j + 1 < len(tokens) and tokens[j].tag == "CCONJ" and rules.has("active", tokens[j + 1].norm):
        return True
    parts = tokens[j].text == "," and j + 1 < len(tokens) and rules.has("parting", tokens[j + 1].norm)
    return parts and not any(t.text in QUOTE_MARKS for t in tokens[j:])


def _hangs(sentence: Sentence, cue: Cue, rules: ReportRules) -> bool:
    """Whether the verb stands in a clause that hangs on another and ends at a comma ("X, who claims to …, attacked Y")."""
    tokens, at = sentence.tokens, cue.first
    if tokens[at].relation in ("advcl", "acl", "acl:relcl") and tokens[at].head > at:
        return True
    if at > 1 and tokens[at - 1].norm in rules.speakers.relative and tokens[at - 2].text == ",":
        return True
    return tokens[0].tag == "SCONJ" or any(tokens[c].relation == "mark" for c in sentence.children[at])


def _is_now(sentence: Sentence, i: int, rules: ReportRules) -> bool:
    """Whether a word for when means now or then ("at this moment") and opens no clause."""
    return i + 1 < len(sentence.tokens) and rules.has("back_tail", sentence.norms[i + 1])


def _ends_search(sentence: Sentence, j: int, cue: Cue, rules: ReportRules) -> bool:
    """Whether the word is one of `that`, or what was said has begun without one: words in marks, a clause that hangs on the cue."""
    token = sentence.tokens[j]
    said = token.tag == "VERB" and token.relation == "ccomp" and token.head == cue.first
    return rules.has("that", token.norm) or token.text in QUOTE_MARKS or said


def content_around(sentence: Sentence, cue: Cue, rules: ReportRules) -> tuple[int, int]:
    """What stands before the cue, tokens [first, last); what follows the speaker when the cue opens the sentence or only interrupts it."""
    tokens = sentence.tokens
    end = max(cue.last, cue.speaker[1] if cue.speaker else 0)
    rest = next((j for j in range(end, len(tokens)) if tokens[j].text == ","), None)
    if cue.first <= 2 and not (cue.kind == "passive" and cue.first and not any(t.tag == "VERB" for t in tokens[end:])):
        near = rest is not None and rest - end <= 14
        return (rest + 1 if rest is not None and near else end), len(tokens)
    if rest is not None and len(tokens) - rest > 5 and rest - end < 8:
        following = tokens[rest + 1]
        clause = any(t.tag == "VERB" for t in tokens[rest + 1 :])
        if clause and following.norm not in rules.speakers.ends and following.text not in QUOTE_MARKS:
            return 0, len(tokens)
    if not any(t.tag == "VERB" for t in tokens[: cue.first]) and len(tokens) - end > 3:
        return 0, len(tokens)
    return 0, cue.first


def trim(sentence: Sentence, content: tuple[int, int], rules: ReportRules) -> tuple[int, int] | None:
    """The range without marks and leading words at its edges; None when fewer than two words are left."""
    first, last = content
    tokens = sentence.tokens
    marks = QUOTE_MARKS | {",", ":", ";", ".", "-", "–", "—"}
    while first < last and (tokens[first].text in marks or tokens[first].is_clitic):
        first += 1
    while last > first and (tokens[last - 1].text in marks or rules.has("relay_lead", tokens[last - 1].norm)):
        last -= 1
    return (first, last) if last - first > 1 else None
