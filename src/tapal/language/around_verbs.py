"""What stands around a verb: the subject that the parser gives it, or the verb that it goes on from; brackets, lists, words led in."""

from __future__ import annotations

from tapal.model.parsed import Sentence
from tapal.model.spans import Span

# Words for where and for when that may stand one behind another between who speaks and the verb.
CIRCUMSTANCES = 3
# Tags of the words that names are made of.
NAMES = frozenset({"NOUN", "PROPN", "PRON", "X"})


def subject_of(sentence: Sentence, verb: int) -> int | None:
    """The subject the parser gives the verb, or the verb that it continues; the head of a relative clause speaks for it."""
    tokens = sentence.tokens
    at = verb
    for _ in range(4):
        found = [c for c in sentence.children[at] if tokens[c].relation.startswith("nsubj") and c < verb]
        named = [c for c in found if (tokens[c].tag in NAMES and tokens[c].tag != "PRON") or tokens[c].head != at]
        if found and tokens[at].relation != "acl:relcl":
            return named[-1] if named else found[-1]
        if tokens[at].relation in ("acl:relcl", "acl") and tokens[at].head < verb:
            return tokens[at].head
        if tokens[at].relation not in ("conj", "xcomp", "advcl", "parataxis") or tokens[at].head >= verb:
            return None
        if any(tokens[c].relation == "mark" for c in sentence.children[at]):
            return None
        at = tokens[at].head
    return None


def main_subject(sentence: Sentence, verb: int) -> int | None:
    """The subject of the sentence's main verb, which a verb behind a comma goes on with ("X held a briefing in Y, saying")."""
    root = next((i for i, t in enumerate(sentence.tokens) if t.relation == "root"), verb)
    return subject_of(sentence, root) if root < verb else None


def before_bracket(sentence: Sentence, i: int) -> int:
    """The token before words in brackets that end at `i` ("Ali (45)"), else `i` itself."""
    if i < 1 or sentence.tokens[i].text != ")":
        return i
    opened = next((j for j in range(i - 1, max(0, i - 6), -1) if sentence.tokens[j].text == "("), None)
    return i if opened is None else opened - 1


def before_when(sentence: Sentence, verb: int, days: frozenset[str], places: frozenset[str]) -> int:
    """The token before which the words for where and on what day end that stand, between commas, right before a verb.

    `days` are words that end a name, days among them; `places` prepositions that lead to where.
    """
    tokens, at = sentence.tokens, verb
    for _ in range(CIRCUMSTANCES):
        last = before_bracket(sentence, at - 1)
        first = last
        while first > 0 and tokens[first].tag in NAMES and tokens[first].norm not in days:
            first -= 1
        while first == last and first > 0 and tokens[first].norm in days and tokens[first - 1].norm in days:
            first = last = first - 1
        day = first == last and tokens[first].tag in NAMES and tokens[first].norm in days
        place = first < last and tokens[first].norm in places
        if first < 2 or not (day or place) or tokens[first - 1].text != ",":
            return at
        at = first
    return at


def is_listed(sentence: Sentence, subject: int, last: int) -> bool:
    """Whether the words from a subject up to `last` only list what an office is in charge of ("Minister of A, B, and C (X), …")."""
    tokens = sentence.tokens[subject:last]
    plain = all(t.tag in NAMES | {"CCONJ", "ADJ", "PUNCT"} and t.entity != "PER" for t in tokens)
    return plain and any(t.tag == "CCONJ" for t in tokens) and sum(t.text == "," for t in tokens) > 1


def is_led_off(sentence: Sentence, near: tuple[int, int], verb: int) -> bool:
    """Whether a preposition leads to the words `near` before a verb, token range [first, last), and a comma parts them from it."""
    return near[0] > 0 and sentence.tokens[near[0] - 1].tag == "ADP" and sentence.tokens[verb - 1].text == ","


def range_span(sentence: Sentence, found: tuple[int, int] | None) -> Span | None:
    """Characters of a token range [first, last), None for none."""
    return None if found is None else sentence.range_span(found[0], found[1] - 1)
