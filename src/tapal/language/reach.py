"""Where the conditions of a lexicon entry look for their words: around its phrase, and at what the syntax ties to it."""

from __future__ import annotations

from collections.abc import Iterator

from tapal.model.parsed import Sentence

OBJECT_REACH = 8
SUBJECT_REACH = 10
NEAR_REACH = 8
STOP_TAGS = frozenset({"PUNCT", "SCONJ", "VERB"})
INSIDE = frozenset("()[]-–/")
# How a verb hangs on the noun that it tells of, and on a verb that shares its subject.
TELLING = frozenset({"acl", "acl:relcl"})
SHARING = frozenset({"xcomp", "conj"})
# How many words of a noun phrase are read before its head and from its head on.
PHRASE = (2, 4)


def stretches(
    sentence: Sentence, where: tuple[int, int], kind: str, voice: str, *, light: frozenset[str] = frozenset()
) -> list[tuple[int, int]]:
    """Where a condition of this kind looks around the phrase at tokens `where`: half-open token ranges.

    `light` are words that end nothing before the phrase though they are tagged as verbs ("pasukan mulai ditarik").
    """
    first, last = where
    if kind == "near":
        return [(max(0, first - NEAR_REACH), min(len(sentence.tokens), last + NEAR_REACH))]
    if kind in ("content", "sentence"):
        return [(last if kind == "content" else 0, len(sentence.tokens))]
    after = _after(sentence, last, reach=OBJECT_REACH)
    before = _before(sentence, first, reach=SUBJECT_REACH, light=light)
    if kind == "object":
        near = [before, after] if voice in ("passive", "stative") else [after]
    else:
        near = [after] if voice in ("passive", "noun") else [before]
    return [*near, *_told_of(sentence, first, kind, voice)]


def _after(sentence: Sentence, start: int, *, reach: int) -> tuple[int, int]:
    """The words behind a phrase up to the end of its part of the clause, as a half-open range of tokens."""
    following = [token.tag for token in sentence.tokens[start : start + 2]]
    if following == ["CCONJ", "VERB"]:  # two verbs share what stands behind the second
        start += 2
    end, limit = start, min(len(sentence.tokens), start + reach)
    while end < limit and not (_stops(sentence, end) and (end > start or sentence.tokens[end].tag != "VERB")):
        end += 1
    return start, end


def _stops(sentence: Sentence, at: int) -> bool:
    """Whether the clause part ends at this token; brackets and hyphens stand inside a name ("Tentara Nasional (TNI)")."""
    return sentence.tokens[at].tag in STOP_TAGS and sentence.norms[at] not in INSIDE


def _before(sentence: Sentence, end: int, *, reach: int, light: frozenset[str]) -> tuple[int, int]:
    """The words before a phrase back to where its part of the clause begins, as a half-open range of tokens."""
    start, limit = end, max(0, end - reach)
    while start > limit and (
        not _stops(sentence, start - 1)
        or sentence.norms[start - 1] in light
        or (sentence.tokens[start - 1].tag == "SCONJ" and start == end)
    ):
        start -= 1
    return start, end


def _told_of(sentence: Sentence, at: int, kind: str, voice: str) -> Iterator[tuple[int, int]]:
    """The phrase of the noun that a relative clause tells of, where that noun is what the condition asks for, however far it stands.

    Of an active verb it is the subject, of a passive one the object ("tembok, yang mulai dibangun").
    """
    if voice == "noun" or (kind == "object") != (voice in ("passive", "stative")):
        return
    tokens = sentence.tokens
    while tokens[at].relation in SHARING and tokens[at].head < at:
        at = tokens[at].head
    if tokens[at].relation in TELLING and tokens[at].head < at:
        yield _phrase(sentence, tokens[at].head)


def _phrase(sentence: Sentence, head: int) -> tuple[int, int]:
    """The words around a noun that are likely of its phrase, as a half-open range of tokens."""
    first, last = head, head + 1
    while first > max(0, head - PHRASE[0]) and not _stops(sentence, first - 1):
        first -= 1
    while last < min(len(sentence.tokens), head + PHRASE[1]) and not _stops(sentence, last):
        last += 1
    return first, last
