"""Every passage rule is proved by its own examples, and no rule is superfluous."""

from __future__ import annotations

import functools
import time
from pathlib import Path

import pytest
import yaml

from tapal.language.passages import PassageRule, PassageRules, load_passage_rules
from tapal.language.teasers import headline_end
from tapal.model.document import Document, Role
from tapal.stages.clean import clean

LANGUAGE = Path(__file__).parents[2] / "src" / "tapal" / "language"


def records() -> list[dict]:
    out: list[dict] = []
    for language in ("id", "en"):
        out += yaml.safe_load((LANGUAGE / language / "boilerplate.yaml").read_text("utf-8"))
    return out


@functools.cache
def rules() -> PassageRules:
    return load_passage_rules(records())


def split(example: str) -> tuple[str, int, int]:
    if "⟦" not in example:
        return example, 0, len(example)
    start = example.index("⟦")
    end = example.index("⟧") - 1
    return example.replace("⟦", "").replace("⟧", ""), start, end


def roles_of(text: str, using: PassageRules) -> list[Role | None]:
    out: list[Role | None] = [None] * len(text)
    for mark in using.marks(text):
        out[mark.start : mark.end] = [mark.rule.role] * (mark.end - mark.start)
    return out


def holds(example: str, role: Role, using: PassageRules) -> bool:
    text, start, end = split(example)
    got = roles_of(text, using)
    inside = all(r == role for c, r in zip(text[start:end], got[start:end], strict=True) if c.isalnum())
    other = [*text[:start], *text[end:]]
    outside = all(r != role for c, r in zip(other, [*got[:start], *got[end:]], strict=True) if c.isalnum())
    return inside and outside


def labels_of(rule: PassageRule) -> tuple[str, ...]:
    return rule.labels or rule.examples


PATTERN_RULES = [r for r in rules().rules if not r.labels]
CASES = [(r, e) for r in PATTERN_RULES for e in r.examples]
COUNTER = [(r, e) for r in PATTERN_RULES for e in r.counter_examples]
PUMPS = [
    "a",
    " ",
    "\t",
    "A ",
    "Ab, ",
    "a.",
    ". ",
    "(",
    "[",
    "![",
    "1 ",
    "12 ",
    "Aa Aa ",
    "* ",
    "**",
    "- ",
    "\xa0",
    '"A',
    "baca juga ",
    "Editor: A ",
    "© 2020 ",
    "Foto: ",
    "Senin, ",
    "1/1/",
    "https://a",
    "Ikuti berita ",
    "#a ",
    "AB, ",
]


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{r.name}-{i}" for i, (r, _) in enumerate(CASES)])
def test_example(rule: PassageRule, example: str) -> None:
    assert holds(example, rule.role, rules()), [
        (m.rule.name, example[m.start : m.end]) for m in rules().marks(split(example)[0])
    ]


@pytest.mark.parametrize(("rule", "example"), COUNTER, ids=[f"{r.name}-{i}" for i, (r, _) in enumerate(COUNTER)])
def test_counter_example(rule: PassageRule, example: str) -> None:
    assert not [m for m in rules().marks(example) if m.rule.name == rule.name]


@pytest.mark.parametrize("rule", [r for r in rules().rules if r.labels], ids=lambda r: r.name)
def test_labels_are_their_own_examples(rule: PassageRule) -> None:
    taken = {label: rules().labels for label in rule.labels}
    for label in taken:
        (mark,) = rules().marks(label.upper())
        assert mark.rule.role == rule.role or mark.rule.labels, label
        assert mark.end == len(label)


@pytest.mark.parametrize("rule", rules().rules, ids=lambda r: r.name)
def test_removing_a_rule_breaks_one_of_its_examples(rule: PassageRule) -> None:
    rest = rules().without(rule.name)
    examples = labels_of(rule)
    assert examples
    if rule.labels:
        assert any(not rest.marks(label) for label in examples)
    else:
        assert any(not holds(e, rule.role, rest) for e in examples)


def test_there_are_at_least_two_hundred_patterns() -> None:
    assert len(PATTERN_RULES) + sum(len(r.labels) for r in rules().rules) >= 200


@pytest.mark.parametrize("rule", PATTERN_RULES, ids=lambda r: r.name)
def test_no_pattern_blows_up(rule: PassageRule) -> None:
    """Counts the work by the clock only to refuse explosions: seconds where milliseconds are expected."""
    seeds = PUMPS + list(rule.needs) + [split(e)[0][:30] for e in rule.examples[:2]]
    for seed in seeds:
        pump = (seed * (100_000 // len(seed) + 1))[:100_000]
        begun = time.process_time()
        for _ in rule.pattern.finditer(pump[: rule.max] if rule.scope == "line" else pump):
            pass
        rule.pattern.match(pump)
        assert time.process_time() - begun < 5, (rule.name, seed)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"name": "x", "role": "teaser", "pattern": "a", "colour": 1}, "colour"),
        ({"name": "x", "role": "teaser", "pattern": "a", "scope": "page"}, "scope"),
        ({"name": "x", "role": "teaser", "pattern": "("}, "regular expression"),
        ({"name": "x", "role": "teaser"}, "either pattern or labels"),
    ],
)
def test_a_bad_rule_is_refused_by_name(bad: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load_passage_rules([bad])


def test_a_name_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        load_passage_rules([{"name": "x", "role": "teaser", "pattern": "a"}] * 2)


HEADLINES = [
    ("Iran Tutup Perbatasan dengan Pakistan|", ""),
    (
        "Tajikistan Kerahkan Pasukan ke Perbatasan|",
        " Sementara itu, Rusia menutup konsulatnya di Mazar-i-Sharif dan memulangkan semua stafnya ke Moskow.",
    ),
    (
        "Jalur Dagang Torkham Dibuka Lagi|",
        " Warga lalu berbondong-bondong menyeberang dengan truk, bus, dan berjalan kaki sejak pagi buta hingga malam hari.",
    ),
    (
        "Pasukan Rusia Tiba di Dushanbe.|",
        ' "Kami siap," kata Rahmon, yang menerima mereka di bandara bersama para menteri dan duta besar negara sahabat.',
    ),
    (
        "Rusia tutup konsulat di Mazar-i-Sharif|",
        " Menurut juru bicara itu, stafnya telah dipulangkan ke Moskow pada hari yang sama tanpa ada yang terluka di jalan.",
    ),
    (
        '"Rudal Iran Melintas Malam Hari" |',
        "Pakistan memanggil duta besarnya dan menutup wilayah udaranya sampai pemberitahuan berikutnya, kata kementerian.",
    ),
]


@pytest.mark.parametrize(("headline", "body"), HEADLINES)
def test_the_end_of_a_quoted_headline(headline: str, body: str) -> None:
    head = headline.rstrip("|")
    text = head.rstrip() + (" " if head.endswith(" ") else "") + body
    end = headline_end(text, 0, len(text), rules().headline_words)
    assert text[:end].rstrip() == head.rstrip()


def test_clean_uses_rules_of_both_languages() -> None:
    passages = clean(Document("x", "Pasukan mundur.\nLeave a Reply\nKirim"), rules=rules())
    assert [p.role for p in passages] == [Role.BODY, Role.COMMENT_FORM]


def test_a_list_of_words_may_be_left_out_where_the_pattern_says_so() -> None:
    records = [
        {"words": "days", "list": ["senin", "hari selasa", "Rabu"]},
        {"name": "dated", "role": "dateline", "scope": "line", "pattern": "{days}?,? ?\\d+ maret"},
    ]
    rules = load_passage_rules(records)
    for line in ("Senin, 3 Maret", "HARI  SELASA 4 maret", "rabu, 5 Maret", "6 maret"):
        assert [mark.rule.name for mark in rules.marks(line)] == ["dated"], line
    assert not rules.marks("Jumat, 3 Maret")
