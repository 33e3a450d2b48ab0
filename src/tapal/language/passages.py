"""Rules that say what a part of a page is for: an engine without words; the words lie in boilerplate.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from tapal.language.teasers import HeadlineWords, headline_end
from tapal.model.document import Role
from tapal.model.spans import Span

SCOPES = ("line", "line-start", "inline", "to-line-end", "to-end-of-text", "label")
PLACES = ("any", "head", "tail")
HEAD = 800
SHORT = 500
LABEL_MAX = 120
_KEYS = frozenset(
    ("name", "role", "scope", "needs", "pattern", "labels", "where", "max", "ends", "then", "case", "date")
)
_PROOF = frozenset(("examples", "counter_examples", "why"))
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MACRO = re.compile(r"\{([a-z]+)\}")
_EDGE = "*_#>•·▪●○►»›|\\~=–—-[]()«‹:;,.…<* \t\xa0\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class PassageRule:
    """One rule: where `pattern` (or one of `labels`, a whole line) is found, the text there has `role`.

    `scope` is one of SCOPES. `needs` are lower-case strings of which each match has one, so that the rule is not tried in vain.
    `where` limits it to the first 800 characters (head) or the last 60 % (tail) of a text. `max` is the longest line a line
    rule looks at. `ends` says how a to-line-end rule closes: `line`, `headline`. `then` is the role of the next line, if short.
    """

    name: str
    role: Role
    scope: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    where: str = "any"
    max: int = 200
    ends: str = "line"
    then: Role | None = None
    gives_date: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A rule's finding. [start, soft) is certain; [soft, end) gives way to the next finding."""

    start: int
    soft: int
    end: int
    rule: PassageRule
    match: re.Match[str] | None = None


@dataclass(frozen=True)
class PassageRules:
    """All rules of a set of languages, in file order, and the word lists that they share."""

    rules: tuple[PassageRule, ...]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    headline_words: HeadlineWords = field(default_factory=HeadlineWords)
    labels: Mapping[str, PassageRule] = field(default_factory=dict)

    def without(self, name: str) -> PassageRules:
        """The same rules less the one of this name."""
        rules = tuple(r for r in self.rules if r.name != name)
        return replace(self, rules=rules, labels=_label_table(rules))

    def marks(self, text: str) -> tuple[Mark, ...]:
        """What is not plain article in `text`: findings in text order that do not overlap."""
        lines = tuple(line_cores(text))
        lowered, head = text.lower(), text[: HEAD + SHORT].lower()
        found = list(self._line_marks(text, lines, lowered))
        for rule in self._free:
            if _may_occur(rule, head if rule.where == "head" else lowered):
                found.extend(self._free_marks(rule, text))
        return _settle(found)

    @cached_property
    def _free(self) -> tuple[PassageRule, ...]:
        """The rules for what may stand inside a line."""
        return tuple(rule for rule in self.rules if rule.scope in ("inline", "to-line-end", "to-end-of-text"))

    @cached_property
    def _of_lines(self) -> tuple[PassageRule, ...]:
        """The rules for whole lines and how they begin."""
        return tuple(rule for rule in self.rules if rule.scope in ("line", "line-start"))

    def _line_marks(self, text: str, lines: Sequence[tuple[Span, Span]], lowered: str) -> Iterable[Mark]:
        longest = max((rule.max for rule in self._of_lines if rule.scope == "line"), default=0)
        short = "\n".join(core.of(text) for _, core in lines if len(core) <= longest).lower()
        active = [r for r in self._of_lines if _may_occur(r, short if r.scope == "line" else lowered)]
        for i, (whole, core) in enumerate(lines):
            if len(core) <= LABEL_MAX and (rule := self.labels.get(label_key(core.of(text)))):
                yield Mark(whole.start, whole.end, whole.end, rule)
                continue
            length = len(core)
            for rule in active:
                if (length > rule.max and rule.scope == "line") or (rule.where == "head" and whole.start >= HEAD):
                    continue
                mark = _try_line(rule, text, whole, core)
                if mark is None:
                    continue
                yield mark
                if rule.then is not None and i + 1 < len(lines) and len(lines[i + 1][1]) <= 300:
                    after = lines[i + 1][0]
                    yield Mark(
                        after.start, after.end, after.end, replace(rule, role=rule.then, name=rule.name + "-next")
                    )
                break

    def _free_marks(self, rule: PassageRule, text: str) -> Iterable[Mark]:
        at = 0
        last = HEAD + SHORT if rule.where == "head" else len(text)
        while match := rule.pattern.search(text, at, last):
            start, end = match.span()
            soft = _soft_start(match)
            at = soft if soft > start else end + (end == start)
            if start == end or not _place_fits(rule, text, start):
                if rule.where == "head" and start >= HEAD:
                    return
                continue
            if rule.scope == "to-end-of-text":
                yield Mark(start, len(text), len(text), rule, match)
                return
            if rule.scope == "to-line-end":
                limit = _line_end(text, end)
                end = headline_end(text, end, limit, self.headline_words) if rule.ends == "headline" else limit
                end = min(end, start + rule.max * 2) if rule.ends == "line" else end
            yield Mark(start, min(soft, end), end, rule, match)


def load_passage_rules(records: Sequence[Mapping[str, Any]]) -> PassageRules:
    """The rules of boilerplate records, of one language or several joined; later word lists of a name add to earlier ones.

    Raises:
        ValueError: a record has an unknown key, scope, role or place, a name twice, or a pattern that is none.
    """
    words: dict[str, tuple[str, ...]] = {}
    numbers: dict[str, dict[str, int]] = {}
    for record in records:
        if "words" in record:
            key = str(record["words"])
            if "map" in record:
                numbers.setdefault(key, {}).update({str(k): int(v) for k, v in record["map"].items()})
                words[key] = tuple(numbers[key])
            else:
                words[key] = tuple(dict.fromkeys((*words.get(key, ()), *(str(w) for w in record["list"]))))
    macros = {k: _any_of(v) for k, v in words.items()}
    macros |= {str(r["macro"]): str(r["is"]) for r in records if "macro" in r}
    rules = tuple(_rule(r, macros) for r in records if "words" not in r and "macro" not in r)
    names = [r.name for r in rules]
    if len(set(names)) != len(names):
        raise ValueError(f"passage rules named twice: {sorted({n for n in names if names.count(n) > 1})}")
    return PassageRules(rules, words, numbers, HeadlineWords.of(words), _label_table(rules))


def line_cores(text: str) -> Iterable[tuple[Span, Span]]:
    """Non-blank lines in order: the line less its blanks, and that less bullets, markup and other edges (may be empty)."""
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start >= end:
            continue
        body = text[start:end]
        left = len(body) - len(body.lstrip("*_#>•·▪●○►»›|\\ \t\xa0\u200b\ufeff-–—"))
        right = len(body.rstrip("*_|\\ \t\xa0\u200b\ufeff"))
        yield Span(start, end), Span(start + min(left, right), start + max(left, right))


def label_key(line: str) -> str:
    """The form under which a whole-line label is looked up: folded, single blanks, no edges."""
    return " ".join(line.strip(_EDGE).casefold().split())


def _label_table(rules: Iterable[PassageRule]) -> dict[str, PassageRule]:
    return {label_key(label): rule for rule in rules for label in rule.labels}


def _any_of(words: Iterable[str]) -> str:
    """Any of the words, the longest first; a look at the first letter spares trying them all where none can begin."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    first = "".join(sorted({re.escape(w.split()[0][0]) for w in ordered}))
    return rf"(?:(?=[{first}])(?:{'|'.join(_phrase(w) for w in ordered)}))"


def _phrase(words: str) -> str:
    return r"\s+".join(re.escape(w) for w in words.split())


def _rule(record: Mapping[str, Any], macros: Mapping[str, str]) -> PassageRule:
    name = str(record.get("name", "?"))
    unknown = set(record) - _KEYS - _PROOF
    if unknown or "role" not in record or ("pattern" in record) == ("labels" in record):
        raise ValueError(
            f"passage rule {name!r}: needs role and either pattern or labels; unknown keys {sorted(unknown)}"
        )
    scope = "label" if "labels" in record else str(record.get("scope", "line"))
    where = str(record.get("where", "any"))
    if scope not in SCOPES or where not in PLACES:
        raise ValueError(f"passage rule {name!r}: scope {scope!r} of {SCOPES}, where {where!r} of {PLACES}")
    source = _MACRO.sub(lambda m: macros[m[1]] if m[1] in macros else m[0], str(record.get("pattern", "")))
    try:
        pattern = re.compile(source, re.MULTILINE | (re.NOFLAG if record.get("case") else re.IGNORECASE))
    except re.error as error:
        raise ValueError(f"passage rule {name!r}: the pattern is not a regular expression: {error}") from error
    return PassageRule(
        name=name,
        role=Role(record["role"]),
        scope=scope,
        pattern=pattern,
        needs=tuple(record.get("needs", ())),
        labels=tuple(record.get("labels", ())),
        where=where,
        max=int(record.get("max", 200)),
        ends=str(record.get("ends", "line")),
        then=Role(record["then"]) if "then" in record else None,
        gives_date=bool(record.get("date", False)),
        examples=tuple(record.get("examples", ())),
        counter_examples=tuple(record.get("counter_examples", ())),
    )


def _may_occur(rule: PassageRule, lowered: str) -> bool:
    for need in rule.needs:
        if need in lowered:
            return True
    return not rule.needs


def _place_fits(rule: PassageRule, text: str, start: int) -> bool:
    if rule.where == "head":
        return start < HEAD
    return rule.where == "any" or len(text) < SHORT or start >= len(text) * 0.4


def _try_line(rule: PassageRule, text: str, whole: Span, core: Span) -> Mark | None:
    if not _place_fits(rule, text, whole.start):
        return None
    if rule.scope == "line":
        if len(core) > rule.max or not (match := rule.pattern.fullmatch(text, core.start, core.end)):
            return None
        return Mark(whole.start, whole.end, whole.end, rule, match)
    found = rule.pattern.match(text, core.start, core.end)
    return (
        Mark(whole.start, _soft_start(found), found.end(), rule, found) if found and found.end() > core.start else None
    )


def _soft_start(match: re.Match[str]) -> int:
    if "soft" in match.re.groupindex and match.start("soft") >= 0:
        return match.start("soft")
    return match.end()


def _line_end(text: str, start: int) -> int:
    match = _LINE.match(text, start)
    return match.end() if match else start


def _settle(found: Iterable[Mark]) -> tuple[Mark, ...]:
    """Left to right: the earliest wins, then the longer; a later one may cut the soft part of an earlier one."""
    out: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.start, -m.soft, -m.end)):
        if out and mark.start < out[-1].end:
            last = out[-1]
            if mark.start < max(last.soft, last.start + 1):
                continue
            out[-1] = replace(last, end=mark.start)
        out.append(mark)
    return tuple(out)
