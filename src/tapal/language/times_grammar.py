"""The temporal grammar: rules, word tables and cues, compiled from data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tapal.language.numbers import NumberGrammar, read_number, read_numeral

Tables = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class TimeRule:
    """One rule: where it matches, how the day is computed (`make`), and the arguments of that."""

    name: str
    pattern: re.Pattern[str]
    make: str
    args: Mapping[str, Any]
    starts: frozenset[str]


@dataclass(frozen=True)
class TimeGrammar:
    """A compiled temporal grammar. `starters` maps the first word of a match to the rules that may begin with it."""

    rules: tuple[TimeRule, ...]
    tables: Tables
    numbers: NumberGrammar
    gate: frozenset[str]
    before: Mapping[str, re.Pattern[str]]
    joins: Mapping[str, re.Pattern[str]]
    report: tuple[tuple[str, re.Pattern[str]], ...]
    starters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What relative expressions are resolved against.

    `published` is the anchor day and `anchor` says what it is (`published` or, when nobody gives it, `text`); `last` is the
    last day resolved in the text and `last_precision` its precision; `year` is a year stated in this or the last sentence.
    """

    published: date | None = None
    last: date | None = None
    anchor: str = "published"
    last_precision: str = "day"
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of its words: TIMEX3 type and value, both days inclusive (None when not resolved), precision, anchor."""

    type: str
    value: str
    start: date | None = None
    end: date | None = None
    precision: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Captured:
    """The words that a rule caught, by part, lower case with single blanks, and what they are read against."""

    words: Mapping[str, str]
    rule: TimeRule
    grammar: TimeGrammar
    context: TimeContext
    is_future: bool = False

    def look(self, part: str) -> Any:
        """The table value of the words caught by `part`; None when it caught none or the table does not know them."""
        words = self.words.get(part)
        return None if words is None else self.grammar.tables.get(_TABLE.get(part, part), {}).get(words)

    def number(self, part: str) -> int | None:
        """The digits caught by `part` as an integer."""
        words = self.words.get(part)
        return int(words) if words is not None and words.isdecimal() else None

    def amount(self, part: str = "number") -> float | None:
        """The number, in words or digits, caught by `part`."""
        words = self.words.get(part)
        if words is None:
            return None
        bounds = read_number(words, self.grammar.numbers)
        if bounds is not None:
            return float(bounds[0])
        return read_numeral(words) if words[0].isdecimal() else self.grammar.numbers.halves.get(words)


# A piece of a pattern that opens a group, or any other with how often it may stand there.
_TOKEN = re.compile(
    r"(?P<opens>\(\?(?:<?[=!]|P<\w+>|[a-z-]*:)|\()|(?P<piece>\\.|\[(?:\\.|[^\]\\])*\]|[a-zA-Z]{2,}|.)(?P<often>[?*+]|\{[^}]*\}|)",
    re.DOTALL,
)
_WORDS = re.compile(r"(?<![\\])[a-zA-Z]{2,}")
_DIGIT = re.compile(r"\\d|\d")
# Pieces that stand for no letter.
_NOTHING = ("\\b", "\\B", "^", "$")
_TABLE = {"weekshift": "relation", "yearshift": "relation", "severalunit": "unit", "quarterword": "quarterword"}


def load_time_grammar(records: Mapping[str, Any], numbers: NumberGrammar) -> TimeGrammar:
    """The grammar from a language's time file as plain data, and its number grammar.

    Raises:
        ValueError: a pattern names an unknown part or is no regular expression; the message names the rule.
    """
    parts = {**records["parts"], "number": _number_part(numbers)}
    rules = tuple(_rule(r, parts) for r in records["rules"])
    gate = frozenset().union(*(r.starts for r in rules))
    return TimeGrammar(
        rules=rules,
        tables=records["tables"],
        numbers=numbers,
        gate=gate,
        before={name: _compile(p, name) for name, p in records["before"].items()},
        joins={name: _compile(p, name) for name, p in records["joins"].items()},
        report=tuple((r["marks"], _compile(r["pattern"], r["name"])) for r in records["report"]),
        starters={w: tuple(i for i, r in enumerate(rules) if w in r.starts) for w in gate},
    )


def _number_part(numbers: NumberGrammar) -> str:
    plain = [*numbers.values, *numbers.teen, *numbers.times, *numbers.scales, *numbers.fused, *numbers.fused_scales]
    word = "|".join(sorted({re.escape(w) for w in plain}, key=lambda w: (-len(w), w)))
    half = "|".join(re.escape(w) for w in numbers.halves)
    return (
        rf"(?P<number>\d{{1,4}}(?:[.,]\d{{1,3}})?(?![\d.,]\d)|(?:{word})(?: (?:{word}))*(?![a-z])|(?:{half})(?![a-z]))"
    )


def _rule(record: Mapping[str, Any], parts: Mapping[str, str]) -> TimeRule:
    name = record["name"]
    source = _expand(record["pattern"], parts, name)
    args = {k: v for k, v in record.items() if k not in ("name", "pattern", "make", "examples", "counter_examples")}
    return TimeRule(name, _compile(source, name), record["make"], args, _starts(source))


def _expand(pattern: str, parts: Mapping[str, str], name: str) -> str:
    """Parts put in for their names; a word behind the colon renames the part's own group."""

    def put(match: re.Match[str]) -> str:
        if match[1] not in parts:
            raise ValueError(f"time rule {name!r}: unknown part {match[1]!r}; known are {', '.join(sorted(parts))}")
        part = parts[match[1]]
        if match[2] and not match[2].isdecimal():
            part = re.sub(r"\(\?P<[a-z]+>", f"(?P<{match[2]}>", part, count=1)
        return f"(?:{_expand(part, parts, name)})"

    return re.sub(r"\{([a-z_]+)(?::(\w+))?\}", put, pattern)


def _compile(source: str, name: str) -> re.Pattern[str]:
    counts: dict[str, int] = {}

    def unique(match: re.Match[str]) -> str:
        counts[match[1]] = counts.get(match[1], 0) + 1
        return f"(?P<{match[1]}{counts[match[1]]}>"

    source = re.sub(r"\(\?P<([a-z]+)>", unique, source)
    source = source.replace(" ?", r"\s*").replace(" ", r"\s+")
    try:
        return re.compile(source, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"time rule {name!r}: not a regular expression: {error}") from error


def _starts(source: str) -> frozenset[str]:
    """Words that may begin a match: those of the pattern before which nothing must stand; `#` for a digit, `(` for a bracket."""
    starts = {"("} if source.lstrip("(?:").startswith("\\(") else set()
    # Of each open group: whether it only looks around, whether something must stand before it, before what comes next, and
    # before the end of each alternative that is over.
    groups = [(False, False, False, True)]
    for token in _TOKEN.finditer(source):
        blind, before, now, always = groups[-1]
        if token["opens"]:
            groups.append((blind or token["opens"][-1] in "=!", now, now, True))
            continue
        piece = token["piece"]
        if piece == "|":
            groups[-1] = (blind, before, before, always and now)
            continue
        if piece == ")":
            groups.pop()
            must = always and now and not blind
            blind, before, now, always = groups[-1]
        else:
            must = piece[:2] not in _NOTHING
            if not blind and not now:
                starts |= {word.lower() for word in _WORDS.findall(piece)}
                starts |= {"#"} if _DIGIT.search(piece) else set()
        # Of a word only the last letter may be missing.
        may_lack = token["often"].startswith(("?", "*", "{0", "{,")) and not _WORDS.fullmatch(piece)
        groups[-1] = (blind, before, now or (must and not may_lack), always)
    return frozenset(starts)


def captured_words(match: re.Match[str]) -> dict[str, str]:
    """What the named groups of a match caught, the numbers behind the names dropped, the first caught one winning."""
    caught: dict[str, str] = {}
    for name, words in match.groupdict().items():
        base = name.rstrip("0123456789")
        if words is not None and base not in caught:
            caught[base] = " ".join(words.lower().replace("’", "'").split())
    return caught


def first_not_none(values: Sequence[Any]) -> Any:
    """The first value that is not None, or None."""
    return next((v for v in values if v is not None), None)
