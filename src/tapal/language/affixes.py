"""Takes a word apart: root, affixes, voice and kind, by rules and a list of roots that a language's data gives."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

# What each affix adds to the cost of a reading, and what a guessed root does; the cheapest reading comes first.
AFFIX, GUESS = 1.0, 20.0
# Letters of the shortest root, and of the shortest that is guessed.
SHORTEST, SHORTEST_GUESS = 2, 4


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word.

    `prefixes` and `suffixes` are the affixes from the outside in; clitics come first among the suffixes. `voice` is `active`,
    `passive`, `stative` (accidental or resulting state), `nominal` or empty; `kind` is one of the kinds in `affixes.yaml`.
    `rules` are the names of all rules used; `is_guess` says that the root is not in the list of roots.
    """

    root: str
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    voice: str = ""
    kind: str = "root"
    rules: tuple[str, ...] = ()
    is_guess: bool = False


class _Spelling(NamedTuple):
    """How an affix is written: what matches is replaced by `gives`."""

    name: str
    affix: str
    pattern: re.Pattern[str]
    gives: str
    cost: float


class _Chain(NamedTuple):
    """Affixes that occur together and what they make of a root; `only` (when not empty) are the roots that they go with."""

    name: str
    voice: str
    kind: str
    only: frozenset[str]
    cost: float
    may_guess: bool


class _Doubling(NamedTuple):
    """A way to repeat: the word that remains, the root that it must have (empty for any), and what the whole then is."""

    name: str
    pattern: re.Pattern[str]
    gives: str
    root: str
    voice: str
    kind: str


class _Part(NamedTuple):
    """What remains of a word after affixes are taken off, outermost first."""

    rest: str
    affixes: tuple[str, ...]
    rules: tuple[str, ...]
    cost: float


Key = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Affixes:
    """The affixes of a language as `affixes.yaml` tells them, and its roots.

    `prefixes` and `fronts` are found by the first letter, `suffixes` and `clitics` by the last; `chains` by their affixes; `starts` are all
    beginnings of chains of prefixes; `compounds` are roots of two words; `weak` roots come after others; `words` are exceptions;
    `lemma_tags` the tags whose words have their root as lemma.
    """

    prefixes: Mapping[str, tuple[_Spelling, ...]]
    suffixes: Mapping[str, tuple[_Spelling, ...]]
    clitics: Mapping[str, tuple[_Spelling, ...]]
    fronts: Mapping[str, tuple[_Spelling, ...]]
    chains: Mapping[Key, tuple[_Chain, ...]]
    starts: frozenset[tuple[str, ...]]
    doublings: tuple[_Doubling, ...]
    compounds: Mapping[str, str]
    weak: frozenset[str]
    words: Mapping[str, Analysis]
    roots: frozenset[str]
    lemma_tags: frozenset[str]


def read_roots(text: str) -> frozenset[str]:
    """The roots of a `roots.txt`: words between blanks, `#` begins a comment."""
    return frozenset(word for line in text.split("\n") for word in line.partition("#")[0].split())


def load_affixes(data: Mapping[str, Any], roots: Iterable[str]) -> Affixes:
    """Make the affixes from plain data.

    Raises:
        KeyError: a required key is missing, or a rule names a class of roots that is not there.
        re.error: a pattern is not a regular expression.
    """
    classes = {name: frozenset(words.split()) for name, words in data["classes"].items()}
    chains: dict[Key, tuple[_Chain, ...]] = {}
    starts: set[tuple[str, ...]] = {()}
    for row in data["chains"]:
        key = (tuple(row.get("prefixes", "").split()), tuple(row.get("suffixes", "").split()))
        chain = _Chain(
            row["name"],
            row.get("voice", ""),
            row["kind"],
            classes[row["only"]] if "only" in row else frozenset(),
            float(row.get("cost", 0)),
            bool(row.get("guess", False)),
        )
        chains[key] = (*chains.get(key, ()), chain)
        starts.update(key[0][:n] for n in range(len(key[0]) + 1))
    return Affixes(
        prefixes=_by_letter(data["prefixes"], data["initials"], "^(?:{})"),
        suffixes=_by_letter(data["suffixes"], data["initials"], "(?:{})$"),
        clitics=_by_letter(data["clitics"], data["initials"], "(?:{})$"),
        fronts=_by_letter(data["fronts"], data["initials"], "^(?:{})"),
        chains=chains,
        starts=frozenset(starts),
        doublings=tuple(
            _Doubling(
                r["name"],
                re.compile(r["pattern"]),
                r["gives"],
                r.get("root", ""),
                r.get("voice", ""),
                r.get("kind", ""),
            )
            for r in data["doublings"]
        ),
        compounds=dict(data["compounds"]),
        weak=frozenset(data["weak"].split()),
        words={word: _exception(line) for word, line in data["words"].items()},
        roots=frozenset(roots) | frozenset(data["compounds"]),
        lemma_tags=frozenset(data["lemma_tags"].split()),
    )


def _by_letter(rows: Iterable[Mapping[str, Any]], letters: str, frame: str) -> dict[str, tuple[_Spelling, ...]]:
    """The rules by the letter that a word must begin (or end) with; the letter is seen by trying."""
    out: dict[str, tuple[_Spelling, ...]] = {}
    for row in rows:
        rule = _Spelling(
            row["name"],
            row["affix"],
            re.compile(frame.format(row["pattern"])),
            row.get("gives", ""),
            float(row.get("cost", 0)),
        )
        for letter in row.get("at", letters):
            out[letter] = (*out.get(letter, ()), rule)
    return out


def _exception(line: str) -> Analysis:
    """An exception as `root`, or `root voice kind` with `-` for none; blanks in a root are written `_`."""
    root, voice, kind = line.split() if " " in line else (line, "-", "root")
    return Analysis(root.replace("_", " "), (), (), voice.replace("-", ""), kind, ("words",))


def analyse(word: str, *, affixes: Affixes) -> tuple[Analysis, ...]:
    """The readings of a word in its look-up form, best first, guessed roots last; empty when none is known."""
    found = sorted(_readings(word, affixes), key=lambda reading: reading[0])
    out: dict[tuple[str, str, str], Analysis] = {}
    for _, analysis in found:
        out.setdefault((analysis.root, analysis.voice, analysis.kind), analysis)
    return tuple(out.values())


_Ranked = tuple[tuple[float, int], Analysis]


def _readings(word: str, affixes: Affixes) -> Iterator[_Ranked]:
    known = False
    for ranked in itertools.chain(_whole(word, affixes), _cut(word, affixes, affixes.clitics), _fronted(word, affixes)):
        known = True
        yield ranked
    if not known:
        yield from _guesses(word, affixes)


def _cut(word: str, affixes: Affixes, rules: Mapping[str, tuple[_Spelling, ...]]) -> Iterator[_Ranked]:
    """The readings of what stands before clitics."""
    for part in _peel(word, rules, at_end=True, depth=2):
        if part.affixes:
            for (cost, length), inner in _whole(part.rest, affixes):
                made = replace(inner, suffixes=part.affixes + inner.suffixes, rules=part.rules + inner.rules)
                yield (cost + part.cost, length), made


def _fronted(word: str, affixes: Affixes) -> Iterator[_Ranked]:
    """The readings of what follows a learned beginning; the whole is a noun or an adjective."""
    for part in _peel(word, affixes.fronts, at_end=False, depth=1):
        if part.affixes and len(part.rest) >= SHORTEST_GUESS:
            for (cost, length), inner in _whole(part.rest, affixes):
                prefixes, rules = part.affixes + inner.prefixes, part.rules + inner.rules
                yield (cost + part.cost + AFFIX, length), replace(inner, prefixes=prefixes, kind="loan", rules=rules)


def _whole(word: str, affixes: Affixes) -> Iterator[_Ranked]:
    """The readings of a word without clitics."""
    if word in affixes.words:
        yield (-1.0, 0), affixes.words[word]
    if word in affixes.roots:
        yield (0.0, 0), Analysis(affixes.compounds.get(word, word))
    elif "-" in word:
        yield from _doubled(word, affixes)
    yield from _derived(word, affixes)


def _derived(word: str, affixes: Affixes) -> Iterator[_Ranked]:
    for outer in _peel(word, affixes.prefixes, at_end=False, depth=3, starts=affixes.starts):
        for inner in _peel(outer.rest, affixes.suffixes, at_end=True, depth=1):
            if inner.rest not in affixes.roots or not (outer.affixes or inner.affixes):
                continue
            for chain in affixes.chains.get((outer.affixes, inner.affixes), ()):
                if chain.only and inner.rest not in chain.only:
                    continue
                cost = outer.cost + inner.cost + chain.cost + (2 if inner.rest in affixes.weak else 0)
                root = affixes.compounds.get(inner.rest, inner.rest)
                rules = (chain.name, *outer.rules, *inner.rules)
                yield (
                    (cost, -len(inner.rest)),
                    Analysis(root, outer.affixes, inner.affixes, chain.voice, chain.kind, rules),
                )


def _guesses(word: str, affixes: Affixes) -> Iterator[_Ranked]:
    """Readings with a root that is not listed: the fewest letters are taken off that a chain allows."""
    for outer in _peel(word, affixes.prefixes, at_end=False, depth=1):
        for inner in _peel(outer.rest, affixes.suffixes, at_end=True, depth=1):
            if len(inner.rest) < SHORTEST_GUESS or not inner.rest.isalpha():
                continue
            for chain in affixes.chains.get((outer.affixes, inner.affixes), ()):
                if chain.may_guess:
                    rules = (chain.name, *outer.rules, *inner.rules)
                    made = Analysis(inner.rest, outer.affixes, inner.affixes, chain.voice, chain.kind, rules, True)
                    # Of two spellings the one that explains more letters, so a letter put back does not count.
                    restored = not word.endswith(outer.rest)
                    taken = 2 * AFFIX * (len(outer.affixes) + len(inner.affixes))
                    yield (GUESS + outer.cost + inner.cost + chain.cost - taken, len(inner.rest) - restored), made


def _peel(
    word: str,
    rules: Mapping[str, tuple[_Spelling, ...]],
    *,
    at_end: bool,
    depth: int,
    starts: frozenset[tuple[str, ...]] | None = None,
) -> list[_Part]:
    """All ways to take affixes off one end of a word, none taken off first; `starts` are the chains allowed."""
    out = [_Part(word, (), (), 0.0)]
    todo = 0
    while todo < len(out):
        part = out[todo]
        todo += 1
        if len(part.affixes) == depth or not part.rest:
            continue
        for rule in rules.get(part.rest[-1 if at_end else 0], ()):
            match = rule.pattern.search(part.rest)
            if match is None:
                continue
            rest = part.rest[: match.start()] + rule.gives + part.rest[match.end() :]
            chain = (*part.affixes, rule.affix)
            if len(rest) >= SHORTEST and (starts is None or chain in starts):
                out.append(_Part(rest, chain, (*part.rules, rule.name), part.cost + AFFIX + rule.cost))
    return out


def _doubled(word: str, affixes: Affixes) -> Iterator[_Ranked]:
    """The readings of a repeated word through the word that it repeats."""
    for rule in affixes.doublings:
        match = rule.pattern.fullmatch(word)
        if match is None:
            continue
        parts = match.groupdict()
        once = rule.gives.format(**parts)
        wanted = rule.root.format(**parts)
        for rank, inner in (*_whole(once, affixes), *_cut(once, affixes, affixes.clitics)):
            if not wanted or inner.root == wanted:
                voice, kind = rule.voice or inner.voice, rule.kind or inner.kind
                rules = (rule.name, *inner.rules)
                yield (rank[0] + AFFIX, rank[1]), replace(inner, voice=voice, kind=kind, rules=rules)
