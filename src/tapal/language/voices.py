"""Who of those named around a verb of saying speaks: not a thing, not the subject of what is said, whoever a report is of."""

from __future__ import annotations

from tapal.language.reports import ReportRules
from tapal.language.speakers import after
from tapal.model.parsed import Sentence


def is_thing(sentence: Sentence, speaker: tuple[int, int], rules: ReportRules) -> bool:
    """Whether the phrase names what cannot speak."""
    nouns = (t.norm for t in sentence.tokens[slice(*speaker)] if t.tag == "NOUN")
    head = next((n for n in nouns if not rules.has("amounts", n)), "")
    return rules.has("things", head)


def owner(sentence: Sentence, speaker: tuple[int, int] | None, rules: ReportRules) -> tuple[int, int] | None:
    """Whose data, statement or report speaks: the phrase behind such a noun; the noun's own phrase when nobody is named."""
    if speaker is None or not rules.has("according_skip", sentence.norms[speaker[0]]):
        return speaker
    had = past_report(sentence, speaker[0], len(sentence.tokens) - 1, rules)
    gathered = any(rules.has("gathered", n) for n in sentence.norms[speaker[1] : had])
    if gathered and sentence.norms[had - 1] in rules.speakers.by:
        return after(sentence, had, rules.speakers) or speaker
    first = past_report(sentence, speaker[0], speaker[1] - 1, rules)
    token = sentence.tokens[first]
    named = first > speaker[0] and (token.text[0].isupper() or token.is_clitic)
    return (first, speaker[1]) if named else speaker


def past_report(sentence: Sentence, first: int, last: int, rules: ReportRules) -> int:
    """The token behind words for a report and how it was had ("the information that was gathered from").

    It is at most `last`, and `first` where that lies behind it.
    """
    norms, at = sentence.norms, first
    while at < last:
        if norms[at] in rules.speakers.relative and rules.has("gathered", norms[at + 1]):
            at += 2
        elif rules.has("according_skip", norms[at]) or (at > first and norms[at] in rules.speakers.by):
            at += 1
        else:
            break
    return max(first, min(at, last))


def without_subject(sentence: Sentence, speaker: tuple[int, int] | None, *, opens: bool) -> tuple[int, int] | None:
    """The speaker without the subject of what he says, which follows a comma, or a person's name, that opens the sentence."""
    if speaker is None or not opens:
        return speaker
    tokens, (first, last) = sentence.tokens, speaker
    comma = next((j for j in range(first, last) if tokens[j].text == ","), None)
    if comma is not None and (last >= len(tokens) or tokens[last].text != ","):
        return first, comma
    end = next((j for j in range(first, last) if tokens[j].entity != "PER"), last)
    return (first, end) if end > first and end < last and tokens[end].text.islower() else speaker


def is_inserted(sentence: Sentence, i: int, end: int) -> bool:
    """Whether the words [i, end) stand between commas and name somebody with a capital ("..., went on Ali, ...")."""
    tokens = sentence.tokens
    if i < 2 or tokens[i - 1].text != "," or end >= len(tokens) or tokens[end].text != ",":
        return False
    return all(t.text[0].isupper() for t in tokens[i + 1 : end])
