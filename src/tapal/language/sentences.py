"""Finds where sentences begin among the words of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tapal.language.forms import shown
from tapal.language.tokenizer import Piece

_STOPS = frozenset(".!?…。؟")
_CLOSERS = frozenset("\"'”’»)]}*_")
_QUOTES = frozenset('"“”«»')
_AFTER_QUOTES = frozenset(",;:")
_OPENERS = frozenset("\"'“‘«([{*_#>-–—•")
_LINE = re.compile(r"[\n\r\u2028\u2029\x0b\x0c]")
LONGEST = 150
# Stops inside a sentence that show that a text was damaged.
WORN = 3
# Letters of the shortest word that shows a lost line break.
SHORTEST_BEGIN = 4


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """What the splitter must know of a language, lower case.

    `before_names` are abbreviations after which no sentence ends, `inside` those after which one may, `goes_on` words that
    cannot end a sentence, `words` the vocabulary.
    """

    before_names: frozenset[str]
    inside: frozenset[str]
    goes_on: frozenset[str]
    words: frozenset[str]


def build_sentence_rules(data: Mapping[str, str], *, words: frozenset[str]) -> SentenceRules:
    """Rules from the lists of `tokenizer.yaml` and a vocabulary.

    Raises:
        KeyError: a list is missing from the data.
    """
    return SentenceRules(
        before_names=frozenset(data["before_names"].split()),
        inside=frozenset(data["inside"].split()),
        goes_on=frozenset(data["goes_on"].split()),
        words=words,
    )


def split(text: str, pieces: Sequence[Piece], *, rules: SentenceRules, longest: int = LONGEST) -> list[tuple[int, int]]:
    """Sentences as half-open ranges of word indices, in order, without gaps; none is longer than `longest` words."""
    out: list[tuple[int, int]] = []
    first, is_open, is_worn = 0, False, _is_worn(pieces, rules)
    i, count = 0, len(pieces)
    while i < count:
        surface = pieces[i].surface
        if surface == '"':
            is_open = not _closes(text, pieces[i], is_open)
        end = i + 1
        if surface[-1] in _STOPS and _may_stop(pieces, i, first, rules, is_worn):
            end, is_open = _closing(text, pieces, i + 1, is_open)
            if end >= count or _begins(text, pieces, end, (i, rules)):
                out.append((first, end))
                first, is_open = end, is_open and not (end < count and _has_break(text, pieces, end, blank=True))
        elif end < count and _line_ends(text, pieces, i, rules):
            out.append((first, end))
            first, is_open = end, False
        elif end < count and _is_next_line(pieces, i, rules):
            out.append((first, end))
            first = end
        i = end
    if first < count:
        out.append((first, count))
    return [part for whole in out for part in _shorten(pieces, whole, longest)]


def _is_worn(pieces: Sequence[Piece], rules: SentenceRules) -> bool:
    """Whether a text has lost its commas and the letters before them to stops: unknown words, a stop, and small letters after it."""
    stops = (i for i in range(1, len(pieces) - 1) if pieces[i].surface == "." and pieces[i + 1].surface[0].islower())
    return sum(_is_unknown(pieces, i, rules) and pieces[i].end < pieces[i + 1].start for i in stops) >= WORN


def _is_unknown(pieces: Sequence[Piece], i: int, rules: SentenceRules) -> bool:
    """Whether the stop hangs on a word that the vocabulary has not."""
    before = pieces[i - 1]
    return before.end == pieces[i].start and before.surface.isalpha() and before.surface.lower() not in rules.words


def _may_stop(pieces: Sequence[Piece], i: int, first: int, rules: SentenceRules, is_worn: bool) -> bool:
    """Whether the word that ends in a stop may end a sentence at all; in a worn text a stop after an unknown word was a comma."""
    surface = pieces[i].surface
    if is_worn and surface == "." and i > first and _is_unknown(pieces, i, rules):
        return False
    if len(surface) > 1 and surface[0] not in _STOPS:
        lower = surface.lower()
        if lower in rules.before_names and lower not in rules.inside:
            return False
        if lower in rules.inside or lower.count(".") > 1:
            following = pieces[i + 1].surface.lower() if i + 1 < len(pieces) else ""
            return not following or following in rules.words or following in _QUOTES
        return False
    # A number alone at the beginning is the mark of a list.
    return not (i == first + 1 and pieces[first].surface.isdigit() and len(pieces[first].surface) < 3)


def _closing(text: str, pieces: Sequence[Piece], i: int, is_open: bool) -> tuple[int, bool]:
    """The index after the closing marks and further stops that follow, and whether a straight quote is open then."""
    while i < len(pieces):
        surface = pieces[i].surface
        glued = pieces[i - 1].end == pieces[i].start
        if (
            shown(surface).isspace()
            or (surface[0] in _STOPS and not surface[-1].isalnum() and glued)
            or (glued and _is_scrap(pieces, i))
        ):
            i += 1
        elif surface == '"' and _closes(text, pieces[i], is_open):
            is_open = False
            i += 1
        elif (shown(surface) in _CLOSERS and surface not in "\"'*_") or (surface in "'*_" and glued):
            i += 1
        else:
            break
    return i, is_open


def _is_scrap(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the word is a comma left over between a stop and a capital that hangs on it."""
    if pieces[i].surface != "," or i + 1 == len(pieces) or pieces[i].end != pieces[i + 1].start:
        return False
    return pieces[i + 1].surface[0].isupper() or pieces[i + 1].surface in _QUOTES


def _closes(text: str, piece: Piece, is_open: bool) -> bool:
    """Whether a straight quote closes: the blank or the comma beside it says so, else whether one is open."""
    before = piece.start == 0 or text[piece.start - 1].isspace()
    after = piece.end >= len(text) or text[piece.end].isspace() or text[piece.end] in _AFTER_QUOTES
    return after if before != after else is_open


def _is_next_line(pieces: Sequence[Piece], i: int, rules: SentenceRules) -> bool:
    """Whether a line break was lost after the word: a common word with a capital hangs on it, then comes a small word or a colon."""
    if i + 2 >= len(pieces) or pieces[i].end != pieces[i + 1].start:
        return False
    before, begins, after = (piece.surface for piece in pieces[i : i + 3])
    if not (before[-1].islower() or before[-1].isdigit() or before == ")") or before.lower() in rules.goes_on:
        return False
    is_common = begins[0].isupper() and begins[1:].islower() and begins.lower() in rules.words
    return (
        is_common
        and len(begins) >= SHORTEST_BEGIN
        and (after[0].islower() or after == ":")
        and pieces[i + 1].end < pieces[i + 2].start + (after == ":")
    )


def _begins(text: str, pieces: Sequence[Piece], i: int, context: tuple[int, SentenceRules]) -> bool:
    """Whether a sentence can begin at the word, given the stop before it."""
    stop, _ = context
    surface = shown(pieces[i].surface)
    glued = pieces[i].start == pieces[i - 1].end and not shown(pieces[i - 1].surface).isspace()
    head = surface[0]
    if _has_break(text, pieces, i, blank=False) and not head.islower():
        return True
    if head in _OPENERS:
        after = pieces[i + 1].surface if i + 1 < len(pieces) else ""
        return (surface in _QUOTES and bool(after) and not after[0].islower()) or (not glued and after[:1].isupper())
    if head.isdigit():
        return not glued
    return head.isupper() and not (glued and pieces[stop].surface[-1] not in _STOPS)


def _has_break(text: str, pieces: Sequence[Piece], i: int, *, blank: bool) -> bool:
    """Whether a line (or, `blank`, a paragraph) ends right before the word."""
    breaks = _LINE.findall(text, pieces[i - 1].end, pieces[i].start)
    return len(breaks) > (1 if blank else 0)


def _line_ends(text: str, pieces: Sequence[Piece], i: int, rules: SentenceRules) -> bool:
    """Whether the line break after the word, if there is one, ends a sentence without a stop."""
    gap = text[pieces[i].end : pieces[i + 1].start]
    if not gap or not _LINE.search(gap):
        return False
    if len(_LINE.findall(gap.replace("\r\n", "\n"))) > 1:
        return True
    following, before = pieces[i + 1].surface, pieces[i].surface
    if following[0].islower() or following[0] in ",.;:)" or before in ",(" or before.lower() in rules.goes_on:
        return False
    return not _goes_on_below(text, pieces[i + 1].start)


def _goes_on_below(text: str, start: int) -> bool:
    """Whether the line that starts here is a scrap: short, without a stop, and the next one goes on in lower case."""
    match = _LINE.search(text, start, start + 60)
    if match is None:
        return False
    rest = text[match.end() : match.end() + 3].lstrip(" ")
    return bool(rest) and (rest[0].islower() or rest[0] == ",") and text[match.start() - 1] not in _STOPS


def _shorten(pieces: Sequence[Piece], whole: tuple[int, int], longest: int) -> list[tuple[int, int]]:
    """Cut a range that is too long, at the last semicolon, else comma, else anywhere."""
    first, last = whole
    out: list[tuple[int, int]] = []
    while last - first > longest:
        window = range(first + longest - 1, first + longest // 2, -1)
        cut = next((j for mark in ";,:" for j in window if pieces[j].surface == mark), first + longest - 1) + 1
        out.append((first, cut))
        first = cut
    out.append((first, last))
    return out
