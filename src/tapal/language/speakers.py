"""Finds the words that name a speaker: the noun phrase after a cue, or the subject before it."""

from __future__ import annotations

from tapal.language.around_verbs import (
    NAMES,
    before_bracket,
    before_when,
    is_led_off,
    is_listed,
    main_subject,
    subject_of,
)
from tapal.language.speaker_rules import SpeakerRules
from tapal.model.parsed import Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X", "ADJ", "DET", "SYM"})
# Words at which a name ends are no subjects although the parser takes them for one, if they are of these kinds.
_NO_SUBJECT = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV"})
_CLOSING = frozenset({"PUNCT", "ADP", "SCONJ"})
DASHES = frozenset({"-", "--", "–", "—"})
LONGEST_NAME = 22
PERSON = "PER"
MARKS = frozenset('"“”„«»')
# Words between a relative pronoun and the last phrase of its clause.
CLAUSE_REACH = 12


def after(sentence: Sentence, first: int, rules: SpeakerRules) -> tuple[int, int] | None:
    """Token range [first, last) of the speaker named from `first` on, a word like `by` skipped; None when nobody is named."""
    tokens = sentence.tokens
    if first < len(tokens) and tokens[first].norm in rules.by:
        first += 1
    if first >= len(tokens):
        return None
    if tokens[first].norm in rules.pronouns:
        return first, first + 1
    counted = tokens[first].tag == "NUM" and first + 1 < len(tokens) and tokens[first + 1].tag == "NOUN"
    last = _name_end(sentence, first + counted, rules)
    alone = last == first + 1 == len(tokens) - 1 and tokens[first].tag == "ADJ"
    if last == first or not (alone or any(_is_naming(t, rules) for t in tokens[first:last])):
        return None
    return first, _with_apposition(sentence, first, last, rules)


def _is_naming(token: Token, rules: SpeakerRules) -> bool:
    return token.tag in NAMES or token.text[0].isupper() or token.norm in rules.persons


def _name_end(sentence: Sentence, first: int, rules: SpeakerRules) -> int:
    tokens = sentence.tokens
    i = first
    limit = min(len(tokens), first + LONGEST_NAME)
    while i < limit:
        token = tokens[i]
        if token.norm in rules.persons and i > first:
            pass
        elif token.norm in rules.joins and i > first:
            following = tokens[i + 1] if i + 1 < limit else None
            if following is None or following.tag not in (*NAMES, "DET") or following.norm in rules.ends:
                break
        elif token.text == "(" and i > first:
            close = next((j for j in range(i + 1, min(i + 6, len(tokens))) if tokens[j].text == ")"), None)
            if close is None or any(t.tag == "NUM" or t.norm in rules.ends for t in tokens[i + 1 : close]):
                break
            i = close
        elif token.text == "/" and first < i < limit - 1 and tokens[i - 1].tag == "NUM":
            pass
        elif (token.norm in rules.ends and not _is_within(sentence, i, first, rules)) or not _names(
            sentence, i, first, rules
        ):
            break
        i += 1
    while i > first and tokens[i - 1].norm in rules.joins and tokens[i - 1].norm not in rules.persons:
        i -= 1
    return i


def _is_within(sentence: Sentence, i: int, first: int, rules: SpeakerRules) -> bool:
    """Whether a word that could end a name goes on with one ("Interior" that is "within" in "Ministry of the Interior")."""
    token = sentence.tokens[i]
    if i <= first or not token.text[0].isupper():
        return False
    named = token.norm in rules.within and i + 1 < len(sentence.tokens)
    if named and sentence.tokens[i - 1].text[0].isupper() and sentence.tokens[i + 1].text[0].isupper():
        return True
    return bool(token.entity) and not token.entity_starts


def _names(sentence: Sentence, i: int, first: int, rules: SpeakerRules) -> bool:
    """Whether the word can be part of a name that began at `first`; a number can after a name or a word that is numbered."""
    token = sentence.tokens[i]
    if token.tag in _NOMINAL or _is_naming(token, rules):
        return True
    before_it = sentence.tokens[i - 1] if i > first else None
    return (
        token.tag == "NUM" and before_it is not None and (before_it.tag == "PROPN" or before_it.norm in rules.numbered)
    )


def _with_apposition(sentence: Sentence, first: int, last: int, rules: SpeakerRules) -> int:
    """The range's end with a name or title after a comma, when a comma, a stop or a preposition closes that."""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or tokens[last].text != "," or tokens[first].tag == "PRON":
        return last
    end = _name_end(sentence, last + 1, rules)
    part = tokens[last + 1 : end]
    if not part or part[0].tag not in ("NOUN", "PROPN"):
        return last
    if not any(t.tag == "PROPN" for t in part) and not any(t.tag == "PROPN" for t in tokens[first:last]):
        return last
    following = tokens[end] if end < len(tokens) else None
    if following is not None and following.norm in rules.between:
        return last
    if following is None or following.tag in _CLOSING or following.norm in rules.ends:
        return end
    return last


def before(sentence: Sentence, verb: int, rules: SpeakerRules) -> tuple[int, int] | None:
    """Token range [first, last) of the subject of the verb at `verb`; None when it has none.

    The parser's subject is used where it has one, else the noun phrase that stands just before the verb.
    """
    tokens = sentence.tokens
    subject = subject_of(sentence, verb)
    if subject is not None and tokens[subject].tag in _NO_SUBJECT and tokens[subject].norm in rules.ends:
        subject = None
    dash = next((j for j in range(min(verb, 12)) if tokens[j].text in DASHES), -1)
    if subject is not None and subject < dash:
        # What stands before a dash near the beginning is a dateline, not a subject.
        last = min(verb, _name_end(sentence, dash + 1, rules))
        return (dash + 1, last) if last > dash + 1 else None
    near = _just_before(sentence, verb, rules)
    if near is None and subject is None:
        near = _just_before(sentence, before_when(sentence, verb, rules.ends, rules.means), rules)
    outer = _outer(sentence, near, rules) if near is not None else None
    if near is not None and outer is None and is_led_off(sentence, near, verb):
        near, subject = None, main_subject(sentence, verb) if subject is None else subject
    if (
        near is not None
        and outer is not None
        and (subject is None or near[0] <= subject < near[1] or tokens[subject].norm in rules.relative)
    ):
        return outer
    if subject is not None and near is None and tokens[subject].norm in rules.relative:
        return _before_relative(sentence, subject, rules)
    if subject is None or (near is not None and _is_sooner(sentence, near, (subject, verb), rules)):
        return near
    return _around(sentence, subject, verb, rules)


def _is_sooner(sentence: Sentence, near: tuple[int, int], parsed: tuple[int, int], rules: SpeakerRules) -> bool:
    """Whether who is named right before a verb sooner speaks than what the parser takes for its subject.

    `parsed` are that subject and the verb. What stands before words in marks, or before a word for when, belongs to another clause.
    """
    tokens, (subject, verb) = sentence.tokens, parsed
    if near[0] < subject < near[1] and any(t.text == "," for t in tokens[near[0] : subject]):
        return True
    if subject < near[0] and tokens[near[1] - 1].entity == PERSON and is_listed(sentence, subject, near[0]):
        return True
    if not _is_named(sentence, near) or tokens[subject].head != verb or subject >= near[0]:
        return _is_named(sentence, near) and tokens[subject].head != verb
    parted = any(t.text in MARKS for t in tokens[subject : near[0]])
    return parted or (near[0] > 0 and tokens[near[0] - 1].norm in rules.circumstances)


def _before_relative(sentence: Sentence, at: int, rules: SpeakerRules) -> tuple[int, int] | None:
    """The name before a comma behind which a word like "who" at `at` opens a clause that tells more of it."""
    tokens = sentence.tokens
    if at < 2 or tokens[at - 1].text != ",":
        return None
    start = name_start(sentence, at - 1, rules)
    while start < at - 1 and tokens[start].tag not in NAMES:
        start += 1
    found = (start, at - 1)
    return found if start < at - 1 and _is_named(sentence, found) else None


def _outer(sentence: Sentence, near: tuple[int, int], rules: SpeakerRules) -> tuple[int, int] | None:
    """The phrase that a phrase right before a verb only tells more of: what stands before "through X" or "who knows X"."""
    tokens, first = sentence.tokens, near[0]
    led_in = tokens[first - 1].norm in rules.means
    people = (t for t in tokens[first + led_in : near[1]] if t.entity == "PER")
    if first < 2 or any(t.entity_starts or not led_in for t in people):
        return None
    if led_in:
        last = first - 1 - (tokens[first - 2].text == ",")
        start = name_start(sentence, last, rules)
        led = start > 0 and tokens[start - 1].tag in ("ADP", "SCONJ")
        if start < last and not led and any(t.tag == "PROPN" for t in tokens[start:last]):
            return start, last
    return _described(sentence, first, rules)


def _described(sentence: Sentence, first: int, rules: SpeakerRules) -> tuple[int, int] | None:
    """The phrase before a relative clause that the words from `first` on end, as object of its verb or behind its preposition."""
    tokens = sentence.tokens
    if tokens[first - 1].tag not in ("VERB", "ADP"):
        return None
    reach = range(first - 1, max(0, first - CLAUSE_REACH), -1)
    at = next((j for j in reach if tokens[j].norm in rules.relative or tokens[j].tag == "PUNCT"), None)
    if at is None or tokens[at].tag == "PUNCT":
        return None
    at -= at > 1 and tokens[at - 1].text == ","
    start = min(name_start(sentence, at, rules), at - 1)
    if start > 1 and tokens[start - 1].tag == "ADP" and tokens[start].relation == "nmod" and tokens[start].head < start:
        start = min(name_start(sentence, start - 1, rules), start)
    start -= start > 0 and tokens[start - 1].tag in ("NUM", "DET")
    return (start, at) if tokens[start].text.isalpha() else None


def _is_named(sentence: Sentence, found: tuple[int, int]) -> bool:
    return any(t.tag == "PROPN" for t in sentence.tokens[found[0] : found[1]])


def _just_before(sentence: Sentence, verb: int, rules: SpeakerRules) -> tuple[int, int] | None:
    """The noun phrase that ends right before the verb, words like `also` between them skipped."""
    tokens = sentence.tokens
    i = verb - 1
    if i >= 0 and tokens[i].tag in ("ADP", "SCONJ"):
        return None
    while i >= 0 and tokens[i].norm in rules.between:
        i -= 1
    i = before_bracket(sentence, i)
    closed = i > 0 and tokens[i].text == ","
    last = i if closed else i + 1
    first = name_start(sentence, last, rules)
    part = before_bracket(sentence, first - 2) if closed and first > 1 and tokens[first - 1].text == "," else -1
    if part >= 0 and _is_inner(sentence, part, rules):
        first = name_start(sentence, part + 1, rules)
    while first < last and tokens[first].tag not in NAMES and tokens[first].norm not in rules.persons:
        first += 1
    governs = tokens[verb].relation == "xcomp" and tokens[verb].head == 0 and tokens[0].tag == "VERB"
    if first == last and last == 1 and tokens[0].text[0].isupper() and _is_inner(sentence, 0, rules) and not governs:
        first = 0
    return (first, last) if first < last else None


def name_start(sentence: Sentence, last: int, rules: SpeakerRules) -> int:
    """Where the run of words that can be one name, and ends before `last`, begins."""
    i = last - 1
    while i >= 0 and last - i <= LONGEST_NAME and _is_inner(sentence, i, rules):
        i -= 1
    return i + 1


def _is_inner(sentence: Sentence, i: int, rules: SpeakerRules) -> bool:
    token = sentence.tokens[i]
    if token.norm in rules.ends and not _is_within(sentence, i, 0, rules):
        return False
    if token.tag in _NOMINAL or token.norm in rules.persons:
        return True
    if token.tag == "NUM":
        return i > 0 and sentence.tokens[i - 1].norm in rules.numbered
    return token.text[0].isupper() and token.tag in ("VERB", "ADV", "INTJ")


def _around(sentence: Sentence, head: int, limit: int, rules: SpeakerRules) -> tuple[int, int] | None:
    """The noun phrase around its head: the words just before that hang on it, and what follows as far as it names."""
    tokens = sentence.tokens
    if tokens[head].tag == "PRON" and tokens[head].norm not in rules.pronouns:
        return None
    if tokens[head].norm in rules.pronouns:
        return head, head + 1
    below = set(sentence.subtree(head))
    first = head
    while (
        first > 0
        and first - 1 in below
        and tokens[first - 1].text[0].isalnum()
        and _is_inner(sentence, first - 1, rules)
    ):
        first -= 1
    last = min(limit, max(head + 1, _name_end(sentence, first, rules)))
    end = last
    if last < limit and tokens[last].text == ",":
        part = _name_end(sentence, last + 1, rules)
        whole = all(t.text == "," or t.norm in rules.between for t in tokens[part:limit])
        end = min(limit, part) if whole else min(limit, _with_apposition(sentence, first, last, rules))
    while end > first and (tokens[end - 1].norm in rules.between or tokens[end - 1].text == ","):
        end -= 1
    return (first, end) if end > first else None
