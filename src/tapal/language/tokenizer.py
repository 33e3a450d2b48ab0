"""Cuts raw text into words with exact offsets. What is specific to a language comes as rules."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from tapal.language.glue import Glue

_LETTER = r"[^\W\d_]"
_PIECE = re.compile(
    rf"""
    (?P<entity> &(?:[A-Za-z][A-Za-z0-9]{{1,9}}|\#[0-9]{{1,6}}|\#x[0-9A-Fa-f]{{1,6}}); )
  | (?P<address> https?://[^\s<>"'”’)\]]+ | www\.[^\s<>"'”’)\]]+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | (?<!\w)[A-Z]{{3,}}\.CO(?![\w-]) | (?<!\w)[a-z]{{3,}}\.co(?![\w-])
      | (?<!\w)(?:[a-z0-9][a-z0-9-]*|[A-Z0-9][A-Za-z0-9-]*)\.(?i:com|net|org|co\.id|go\.id|or\.id|ac\.id|sch\.id|web\.id|id|tv|news|info)
        (?![a-z0-9]) )
  | (?P<tag> [@\#]\w[\w.]*\w )
  | (?P<initials> (?<!{_LETTER})(?:[A-Z]\.){{2,}}(?:[A-Z](?!{_LETTER}))? | (?<!{_LETTER})[A-Z]\.[A-Z](?!\w) )
  | (?P<number> \d+(?:[.,]\d+)*(?![.,]?\d) )
  | (?P<word> {_LETTER}[\w\u0300-\u036f\u00ad]*
      (?:['’ʼ`](?={_LETTER}{{1,}}){_LETTER}[\w\u0300-\u036f]*)*
      (?:[-\u2010\u2011](?=\w)\w[\w\u0300-\u036f]*(?:['’ʼ`](?={_LETTER}){_LETTER}\w*)*)* )
  | (?P<run> \.{{2,}} | -{{2,}} | \*{{1,3}} | _{{1,3}} | \#{{1,6}} | ={{2,}} | ;{{2,}} | '' | `` )
  | (?P<mark> [^\s\u200b-\u200f\u2028-\u202f\u2060\ufeff\u00a0\u00ad] )
    """,
    re.VERBOSE,
)
# A word of plain letters before a blank or a comma, as most are: none of the other pieces can begin there.
_PLAIN = re.compile(r"[ \n]?([A-Za-z]+)(?=[ ,\n])")
# Letters of the shortest word that a pronoun may be cut from; words whose parts are kept in memory.
SHORTEST_VERB, REMEMBERED = 4, 20_000
_NUMBER_TAIL = re.compile(rf"-?({_LETTER}+(?:-{_LETTER}+)*)")
_LETTERS_DIGITS = re.compile(rf"({_LETTER}+)\d")


class Piece(NamedTuple):
    """One word: half-open offsets into the raw text, its characters, and whether it was split off the word before it."""

    start: int
    end: int
    surface: str
    is_clitic: bool


@dataclass(frozen=True)
class TokenRules:
    """What a tokenizer must know of a language. All words lower case unless said otherwise.

    `clitics` are endings, longest first; `free_clitics` those cut off unknown words too; `proclitics` are words cut off before a known
    word; `whole` are words never cut; `abbreviations` end in a stop, `dotted` are the lengths of those with a stop inside, longest first,
    by their beginning up to it; `currency` (cased) are letters cut off a number; `joined` (cased) are hyphened names; `glue` knows the
    vocabulary.
    """

    clitics: tuple[str, ...]
    free_clitics: frozenset[str]
    proclitics: tuple[str, ...]
    whole: frozenset[str]
    abbreviations: frozenset[str]
    dotted: Mapping[str, tuple[int, ...]]
    currency: frozenset[str]
    joined: frozenset[str]
    glue: Glue

    @cached_property
    def parts(self) -> Callable[[str], tuple[tuple[int, int, bool], ...]]:
        """A function from a word of small letters to its parts: half-open offsets in the word, and whether it is a clitic."""

        def cut(word: str) -> tuple[tuple[int, int, bool], ...]:
            out: list[Piece] = []
            _add(word, 0, len(word), (self, frozenset(), out))
            return tuple((piece.start, piece.end, piece.is_clitic) for piece in out)

        return lru_cache(maxsize=REMEMBERED)(cut)


def build_rules(data: Mapping[str, str], *, words: frozenset[str], names: frozenset[str]) -> TokenRules:
    """Rules from the lists of `tokenizer.yaml`, a vocabulary (lower case) and names (cased).

    Raises:
        KeyError: a list is missing from the data.
    """
    lists = {key: value.split() for key, value in data.items()}
    glue = Glue(
        words=words,
        names=names,
        camel=frozenset(lists["camel"]),
        prefixes=frozenset(lists["camel_prefixes"]),
        short=frozenset(lists["glue_short"]),
        starts=tuple(lists["glue_prefixes"]),
        endings=frozenset(lists["clitics"]),
        free=tuple(lists["free_clitics"]),
    )
    abbreviations = frozenset(lists["before_names"]) | frozenset(lists["inside"])
    return TokenRules(
        clitics=tuple(sorted(lists["clitics"], key=lambda c: (-len(c), c))),
        free_clitics=frozenset(lists["free_clitics"]),
        proclitics=tuple(sorted(lists["proclitics"], key=lambda c: (-len(c), c))),
        whole=frozenset(lists["whole"]),
        abbreviations=abbreviations,
        dotted=_dotted(abbreviations),
        currency=frozenset(lists["currency"]),
        joined=frozenset(lists["joined"]),
        glue=glue,
    )


def _dotted(abbreviations: frozenset[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for a in abbreviations:
        if a.count(".") > 1:
            lengths.setdefault(a[: a.index(".") + 1], set()).add(len(a))
    return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}


def tokenize(text: str, *, start: int, end: int, rules: TokenRules, names: frozenset[str] = frozenset()) -> list[Piece]:
    """Words of `text[start:end]` in text order; offsets count in `text`. Every visible character is in exactly one word.

    `names` are single words with a capital known to be names; they decide where glued words are cut.
    """
    out: list[Piece] = []
    position = start
    while True:
        if plain := _PLAIN.match(text, position, end):
            word, at, position = plain[1], plain.start(1), plain.end()
            if word.islower():
                out += [Piece(at + a, at + b, word[a:b], is_clitic) for a, b, is_clitic in rules.parts(word)]
            else:
                position = _cut_word(text, at, position, (end, rules, names, out))
            continue
        match = _PIECE.search(text, position, end)
        if match is None:
            return out
        position = match.end()
        kind = match.lastgroup
        if kind == "word":
            position = _cut_word(text, match.start(), position, (end, rules, names, out))
        elif kind == "number":
            out.append(Piece(match.start(), position, match.group(), False))
            position = _number_tail(text, position, end, out)
        else:
            out.append(Piece(match.start(), position, match.group(), False))


_Context = tuple[int, TokenRules, frozenset[str], list[Piece]]


def _number_tail(text: str, position: int, end: int, out: list[Piece]) -> int:
    """Letters right after a number: `1960-an` and `5G` are one word, `30km` and `2023lalu` are two."""
    match = _NUMBER_TAIL.match(text, position, end)
    if match is None:
        return position
    letters = match.group(1)
    if match.group().startswith("-") or len(letters) == 1:
        last = out.pop()
        out.append(Piece(last.start, match.end(), text[last.start : match.end()], False))
        return match.end()
    return position


def _cut_word(text: str, start: int, end: int, context: _Context) -> int:
    """Add the words between the offsets, return where reading goes on."""
    limit, rules, names, out = context
    surface = text[start:end]
    lower = surface.lower()
    is_alpha = surface.isalpha()
    match = None if is_alpha else _LETTERS_DIGITS.match(surface)
    if match and (
        match.group(1) in rules.currency or (len(match.group(1)) > 3 and match.group(1).lower() in rules.glue.words)
    ):
        out.append(Piece(start, start + match.end(1), match.group(1), False))
        return start + match.end(1)
    if end < limit and text[end] == ".":
        stop = _abbreviation_end(text, start, (end + 1, limit), rules)
        if stop:
            out.append(Piece(start, stop, text[start:stop], False))
            return stop
    if is_alpha and (
        lower in rules.whole or (lower in rules.glue.words and (surface[1:].islower() or surface.isupper()))
    ):
        _add(text, start, end, (rules, names, out))
        return end
    for a, b in _parts(text, start, end, (rules, names)):
        if b - a == 1 or not text[a:b].isalpha() or (cuts := rules.glue.cuts(text[a:b], names)) == ():
            _add(text, a, b, (rules, names, out))
            continue
        edges = (a, *(a + c for c in cuts), b)
        for left, right in itertools.pairwise(edges):
            _add(text, left, right, (rules, names, out))
    return end


def _abbreviation_end(text: str, start: int, stops: tuple[int, int], rules: TokenRules) -> int:
    """Where the abbreviation that starts here ends; 0 when the word with its stop is none. `stops` are that stop and the limit."""
    stop, limit = stops
    for length in rules.dotted.get(text[start:stop].lower(), ()):
        if start + length <= limit and text[start : start + length].lower() in rules.abbreviations:
            return start + length
    return stop if _is_abbreviation(text, start, stop, rules) else 0


def _is_abbreviation(text: str, start: int, stop: int, rules: TokenRules) -> bool:
    surface = text[start:stop]
    if surface.lower() in rules.abbreviations:
        # What is a word too is an abbreviation only before a number, or when it begins with a capital.
        is_word = surface[:-1].lower() in rules.glue.words and not surface[0].isupper()
        return not is_word or bool(re.match(r"\s?\d", text[stop : stop + 2]))
    # A single capital is an initial when a capital follows.
    return len(surface) == 2 and surface[0].isupper() and bool(re.match(r"\s?[^\W\d_a-z]", text[stop : stop + 2]))


def _parts(text: str, start: int, end: int, known: tuple[TokenRules, frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Cut at hyphens between names and after what may be written together with the next word (pasca-konflik)."""
    rules, names = known
    surface = text[start:end]
    if "-" in surface and surface not in rules.joined and surface not in names:
        halves = surface.split("-")
        named = all(h in names or h in rules.glue.names for h in halves)
        if (named and len({h.lower() for h in halves}) == len(halves)) or halves[0].lower() in rules.proclitics:
            at = start
            for i, half in enumerate(halves):
                if i:
                    yield at - 1, at
                yield at, at + len(half)
                at += len(half) + 1
            return
    yield start, end


def _add(text: str, start: int, end: int, target: tuple[TokenRules, frozenset[str], list[Piece]]) -> None:
    """Add one word, its clitics and the pronoun before it cut off."""
    rules, names, out = target
    cut = end
    tail: list[Piece] = []
    while True:
        found = _clitic(text[start:cut], rules, names)
        if not found:
            break
        tail.append(Piece(cut - found, cut, text[cut - found : cut], True))
        cut -= found
    before = _proclitic(text[start:cut], rules, names)
    if before:
        out.append(Piece(start, start + before, text[start : start + before], False))
    out.append(Piece(start + before, cut, text[start + before : cut], False))
    out.extend(reversed(tail))


def _proclitic(surface: str, rules: TokenRules, names: frozenset[str]) -> int:
    """Length of the pronoun or preposition that is written together with the word after it, 0 for none."""
    lower = surface.lower()
    if not lower.startswith(rules.proclitics) or lower in rules.glue.words or surface in rules.glue.names:
        return 0
    for pronoun in rules.proclitics:
        if surface in names and len(pronoun) <= SHORTEST_VERB:
            continue
        # A capital may begin a name: what follows the pronoun must be longer then.
        shortest = SHORTEST_VERB + surface[0].isupper()
        rest = lower.removeprefix(pronoun)
        if rest != lower and len(rest) >= shortest and rest in rules.glue.words:
            return len(pronoun)
    return 0


def _clitic(surface: str, rules: TokenRules, names: frozenset[str]) -> int:
    """Length of the clitic that ends the word, hyphen included, 0 for none."""
    lower = surface.lower()
    if len(lower) < 4 or lower in rules.whole or lower.rsplit("-", 1)[-1] in rules.whole or surface in names:
        return 0
    for clitic in rules.clitics:
        if not lower.endswith(clitic):
            continue
        stem = surface[: -len(clitic)]
        if stem.endswith("-"):
            return len(clitic) + 1 if len(stem) > 2 else 0
        if len(stem) < 2 or (surface[0].isupper() and surface in rules.glue.names):
            continue
        if clitic in rules.free_clitics:
            return len(clitic) if len(stem) > 2 and _is_stem(stem, rules, names, free=True) else 0
        if lower not in rules.glue.words and _is_stem(stem, rules, names, free=False):
            return len(clitic)
    return 0


def _is_stem(stem: str, rules: TokenRules, names: frozenset[str], *, free: bool) -> bool:
    """Whether a clitic may hang on this: a known word, a name, or (free) anything that is not a capitalised unknown."""
    last = stem.rsplit("-", 1)[-1]
    lower = last.lower()
    if lower in rules.glue.words or stem.lower() in rules.glue.words or stem in names or stem in rules.glue.names:
        return True
    if free:
        return stem[0].islower() or len(stem) > 4 or stem.isupper()
    for clitic in rules.clitics:
        if lower.endswith(clitic) and lower[: -len(clitic)] in rules.glue.words and len(lower) - len(clitic) > 2:
            return True
    return False
