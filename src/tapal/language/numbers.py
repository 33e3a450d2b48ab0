"""Number words and numerals, read from and written by a grammar that is data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Bounds = tuple[int, int]


@dataclass(frozen=True)
class NumberGrammar:
    """A compiled number grammar. All words are lower case; values are integers, vague words give closed bounds."""

    values: Mapping[str, int]
    teen: frozenset[str]
    times: Mapping[str, int]
    scales: Mapping[str, int]
    fused: Mapping[str, int]
    fused_scales: Mapping[str, int]
    vague: Mapping[str, Bounds]
    around: Mapping[str, int]
    around_suffix: str
    around_times: Mapping[str, int]
    halves: Mapping[str, float]
    sets: Mapping[str, int]
    one: frozenset[str]
    uncoded: frozenset[str]
    write: Mapping[str, Any]
    scanner: re.Pattern[str]
    words: tuple[str, ...] = ()

    @cached_property
    def endings(self) -> frozenset[str]:
        """The last two letters of all number words."""
        return frozenset(word[-2:] for word in self.words)

    def may_hold(self, run: str) -> bool:
        """Whether a number may begin in a run of letters and digits: it has a digit, or a number word ends it."""
        if not run.isalpha():
            return True
        ending = run[-2:].lower()
        return ending in self.endings and run.lower().endswith(self.words)


_NUMERAL = r"\d{1,3}(?:[.,]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"


def load_number_grammar(records: Mapping[str, Any]) -> NumberGrammar:
    """The grammar from the `numbers` part of a language's number file.

    Raises:
        KeyError: a table is missing.
    """
    sets = {w: int(v) for w, v in records["sets"].items() if v is not None}
    words = [*records["values"], *records["teen"], *records["times"], *records["scales"], *records["fused"]]
    words += [
        *records["fused_scales"],
        *records["vague"],
        *records["around"],
        *records["around_times"],
        *records["halves"],
    ]
    words += [*sets, *records["one"]]
    word = "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
    suffix = "|".join(re.escape(w) for w in records["around_suffix"])
    unit = rf"(?:(?:{_NUMERAL})(?:-?(?:{suffix})\b)?|(?:{word})\b)"
    # Most letters begin no number: looking at one of them before all words are tried makes the search four times as fast.
    first = "".join(sorted({re.escape(w[0]) for w in words}))
    scanner = re.compile(rf"(?=[\d{first}]){unit}(?:[\s-]+(?:{word})\b)*", re.IGNORECASE)
    return NumberGrammar(
        values=dict(records["values"]),
        teen=frozenset(records["teen"]),
        times=dict(records["times"]),
        scales=dict(records["scales"]),
        fused=dict(records["fused"]),
        fused_scales=dict(records["fused_scales"]),
        vague={w: (int(b[0]), int(b[1])) for w, b in records["vague"].items()},
        around=dict(records["around"]),
        around_suffix=rf"-?(?:{suffix})$",
        around_times=dict(records["around_times"]),
        halves={w: float(v) for w, v in records["halves"].items()},
        sets=sets,
        one=frozenset(records["one"]),
        uncoded=frozenset(records["uncoded"]),
        write=records["write"],
        scanner=scanner,
        words=tuple(sorted(set(words))),
    )


def read_numeral(text: str, *, scaled: bool = False) -> float | None:
    """The value of digits with separators, None when it is none.

    Groups of exactly three digits after a dot or comma are thousands, unless `scaled` (a scale word follows) makes a single
    group a decimal part; anything else after one separator is a decimal part.
    """
    if text.isdecimal():
        return float(int(text)) if len(text) < 16 else None
    grouped = re.fullmatch(r"\d{1,3}(?:\.\d{3})+(,\d+)?|\d{1,3}(?:,\d{3})+", text)
    single = re.fullmatch(r"\d+[.,]\d+", text) is not None
    if grouped and not (scaled and single):
        return float(re.sub(r"[.,]", "", text)) if not grouped[1] else float(text.replace(".", "").replace(",", "."))
    return float(text.replace(",", ".")) if single else None


class _Sum:
    """The running value while number words are read from left to right; `ok` turns False at the first impossible word."""

    def __init__(self, grammar: NumberGrammar) -> None:
        self.grammar = grammar
        self.total = 0.0
        self.group = 0.0
        self.current: float | None = None
        self.scale = 10**16
        self.times = 1000
        self.ok = True

    def add(self, word: str) -> None:
        """Take one more word."""
        g = self.grammar
        if word in g.values:
            self.ok = (
                self.ok
                and self.current is None
                and (self.times > 1)
                and (g.values[word] > 0 or self.total + self.group == 0)
            )
            self.current = float(g.values[word])
        elif word in g.teen:
            self.ok = self.ok and self.current is not None and 1 < self.current < 10 and self.times > 10
            self._close(1.0, 10.0, 1)
        elif word in g.times:
            self.ok = self.ok and self.current is not None and 0 < self.current < 10 and g.times[word] < self.times
            self._close(float(g.times[word]), 0.0, g.times[word])
        elif word in g.fused:
            value = g.fused[word]
            self.ok = self.ok and self.current is None and value < self.times
            self.group, self.times = self.group + value, 100 if value == 100 else 1
        else:
            self._scale(word)

    def _close(self, factor: float, more: float, times: int) -> None:
        self.group += (self.current or 0.0) * factor + more
        self.current, self.times = None, times

    def _scale(self, word: str) -> None:
        g = self.grammar
        group = self.group + (self.current or 0.0)
        if word in g.fused_scales:
            size, self.ok = g.fused_scales[word], self.ok and group == 0
            group = 1.0
        elif word in g.scales:
            size = g.scales[word]
        else:
            self.ok = False
            return
        self.ok = self.ok and group > 0 and size < self.scale
        self.total, self.scale = self.total + group * size, size
        self.group, self.current, self.times = 0.0, None, 1000

    def value(self) -> float | None:
        """What was read, None when the words are no number."""
        return self.total + self.group + (self.current or 0.0) if self.ok else None


def _whole(value: float | None) -> Bounds | None:
    if value is None or abs(value - round(value)) > 1e-6:
        return None
    return round(value), round(value)


def _read_half(words: Sequence[str], grammar: NumberGrammar) -> float | None:
    """A half or a quarter, alone before a scale word or after a number: half a million, one and a half million."""
    at = next((i for i, w in enumerate(words) if w in grammar.halves), -1)
    if at < 0 or len(words) != at + 2 or words[-1] not in grammar.scales:
        return None
    whole = _read_plain(words[:at], grammar) if at else 0.0
    return None if whole is None else (whole + grammar.halves[words[at]]) * grammar.scales[words[-1]]


def _read_plain(words: Sequence[str], grammar: NumberGrammar) -> float | None:
    if not words:
        return None
    running = _Sum(grammar)
    rest = list(words)
    if rest[0][0].isdecimal():
        value = read_numeral(rest[0], scaled=len(rest) > 1 and rest[1] in grammar.scales)
        if value is None or (value == 0 and len(rest) > 1) or (len(rest) > 1 and rest[1] not in grammar.scales):
            return None
        running.current = value
        rest = rest[1:]
    for word in rest:
        running.add(word)
    return running.value()


def _read_vague(words: Sequence[str], grammar: NumberGrammar) -> Bounds | None:
    low, high = grammar.vague[words[0]]
    for word in words[1:]:
        size = grammar.scales.get(word)
        if size is None:
            return None
        low, high = low * size, (high + 1) * size - 1
    return low, high


def _read_words(words: Sequence[str], grammar: NumberGrammar) -> Bounds | None:
    first = words[0]
    if first in grammar.vague and not (
        len(words) > 1 and first in grammar.around_times and words[1] not in grammar.scales
    ):
        return _read_vague(words, grammar)
    if len(words) == 1:
        alone = grammar.around.get(first) or grammar.sets.get(first) or (1 if first in grammar.one else None)
        if alone is not None:
            return alone, alone
    if len(words) > 1 and words[-1] in grammar.around_times:
        value = _read_plain(words[:-1], grammar)
        return _whole(value * grammar.around_times[words[-1]]) if value and value == int(value) else None
    if any(w in grammar.halves for w in words):
        return _whole(_read_half(words, grammar))
    return _whole(_read_plain(words, grammar))


def read_number(text: str, grammar: NumberGrammar) -> tuple[int, int] | None:
    """Both bounds, inclusive, of a number written in words, numerals or a mixture; None when `text` is no (whole) number.

    Words that leave a number open (several, some) give None.
    """
    words = re.sub(r"(?<=\d)-?(?=[^\W\d])", " ", text.strip().lower()).replace("-", " ").split()
    if words and len(words) > 1 and words[0][0].isdecimal() and re.search(grammar.around_suffix, text.strip().lower()):
        trimmed = re.sub(grammar.around_suffix, "", text.strip().lower())
        if trimmed and trimmed[-1].isdecimal():
            return read_number(trimmed, grammar)
    return _read_words(words, grammar) if words else None


def write_number(number: int, grammar: NumberGrammar) -> str:
    """A number from 0 to 10^15 - 1 in words; `read_number` gives it back.

    Raises:
        ValueError: the number is negative or too large to name.
    """
    if not 0 <= number < 10**15:
        raise ValueError(f"cannot write {number} in words: expected 0 to 10^15 - 1")
    forms = grammar.write
    if number == 0:
        return str(forms["zero"])
    words: list[str] = []
    for size, many, single in forms["scales"]:
        count, number = divmod(number, size)
        if count:
            words.append(single if count == 1 else many.format(_write_small(count, forms)))
    if number:
        words.append(_write_small(number, forms))
    return " ".join(words)


def _write_small(number: int, forms: Mapping[str, Any]) -> str:
    hundreds, rest = divmod(number, 100)
    words: list[str] = []
    if hundreds:
        words.append(forms["hundred"] if hundreds == 1 else forms["hundreds"].format(forms["ones"][hundreds]))
    small = {int(k): v for k, v in forms["small"].items()}
    if rest in small:
        words.append(small[rest])
    elif 10 < rest < 20:
        words.append(forms["teen"].format(forms["ones"][rest - 10]))
    else:
        if rest >= 20:
            words.append(forms["tens"].format(forms["ones"][rest // 10]))
        if rest % 10:
            words.append(forms["ones"][rest % 10])
    return " ".join(words)
