"""Finds where words that stand without a blank between them must be cut."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

_NAME = re.compile(r"(?<![^\W_])[A-Z][a-z]{3,}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Glue:
    """A vocabulary and the names known, and where to cut by them.

    `words` are lower case; `names`, `camel` (words of mixed case) and `prefixes` (beginnings of names after which a capital
    may follow) keep their case; `short` are short words that may hang on a name; `starts` are beginnings of long words that
    may hang on an unknown name; `endings` are clitics, which are never cut here, `free` those that hang on any word.
    """

    words: frozenset[str]
    names: frozenset[str]
    camel: frozenset[str]
    prefixes: frozenset[str]
    short: frozenset[str]
    starts: tuple[str, ...]
    endings: frozenset[str]
    free: tuple[str, ...] = ()

    def cuts(self, surface: str, names: frozenset[str]) -> tuple[int, ...]:
        """Offsets inside a word of letters at which new words begin, ascending; empty when it is one word."""
        if surface.islower() or surface in names or surface in self.names or surface in self.camel:
            return ()
        edges = [0, *self._case_cuts(surface, names), len(surface)]
        out: list[int] = []
        for left, right in itertools.pairwise(edges):
            if left:
                out.append(left)
            part = surface[left:right]
            inner = 0 if part in names or part in self.names else self._name_cut(part, names)
            if inner:
                out.append(left + inner)
        return tuple(out)

    def names_in(self, text: str, names: frozenset[str]) -> frozenset[str]:
        """The names given, and the capitalised words that stand alone in a text and neither are nor hide known words."""
        found = frozenset(
            w for w in set(_NAME.findall(text)) if w.lower() not in self.words and not self._has_clitic(w)
        )
        known = names | found
        return known - {w for w in found if w not in names and w not in self.names and self._name_cut(w, known)}

    def _has_clitic(self, word: str) -> bool:
        """Whether a capitalised word is a known word with a clitic, as sentences begin with."""
        lower = word.lower()
        return any(lower.endswith(end) and lower[: -len(end)] in self.words for end in self.free)

    def _known(self, part: str, names: frozenset[str]) -> bool:
        return part.lower() in self.words or part in names or part in self.names

    def _case_cuts(self, surface: str, names: frozenset[str]) -> list[int]:
        """Cuts where the case changes: small to capital, and inside capitals that run into a word."""
        if surface.isupper() or surface[1:].islower():
            return []
        cuts: list[int] = []
        last = 0
        for cut in _boundaries(surface):
            left = surface[last:cut]
            if left in self.prefixes or len(left) < 2 or surface[last:] in self.camel:
                continue
            inner = self._capitals_cut(left, names)
            if inner:
                cuts.append(last + inner)
            right = _first_piece(surface[cut:])
            if self._known(left[inner:], names) or self._known(right, names) or (len(left) > 2 and len(right) > 2):
                cuts.append(cut)
                last = cut
        inner = self._capitals_cut(surface[last:], names)
        if inner:
            cuts.append(last + inner)
        return cuts

    def _capitals_cut(self, part: str, names: frozenset[str]) -> int:
        """Where a run of capitals ends and a word begins: `ABCDef` and `ABCdef`; 0 when it is one word."""
        run = next((i for i, c in enumerate(part) if not c.isupper()), len(part))
        if run < 2 or run == len(part) or part in names or part in self.names or part in self.camel:
            return 0
        small, capital = part[run:], part[run - 1 :]
        if small in self.endings:
            return 0
        if run > 2 and (capital in names or capital in self.names):
            return run - 1
        if small in self.short:
            return run
        if len(small) > 2 and small in self.words:
            return run - 1 if run > 2 and capital.lower() in self.words else run
        if run > 2 and len(capital) > 3:
            return run - 1
        return 0

    def _name_cut(self, part: str, names: frozenset[str]) -> int:
        """Where a known name ends and a known small word begins; 0 when the part is one word."""
        if len(part) < 5 or not part[0].isupper() or not part[1:].islower() or part.lower() in self.words:
            return 0
        for cut in range(len(part) - 2, 3, -1):
            left, right = part[:cut], part[cut:]
            if right in self.endings:
                continue
            is_verb = len(right) > 4 and right.startswith(self.starts) and right in self.words
            if left in names or left in self.names:
                if right in self.short or is_verb or (len(right) > 4 and right in self.words):
                    return cut
            elif len(left) > 4 and left.lower() in self.words and is_verb:
                return cut
        for cut in range(4, len(part) - 5):
            right = part[cut:]
            if right.startswith(self.starts) and right in self.words:
                return cut
        return 0


def _boundaries(surface: str) -> list[int]:
    return [i for i in range(1, len(surface)) if surface[i].isupper() and surface[i - 1].islower()]


def _first_piece(rest: str) -> str:
    inside = _boundaries(rest)
    return rest[: inside[0]] if inside else rest
