"""The temporal grammar against IndoTimex articles: span F1 (exact and overlapping) and accuracy of values."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from tests.language.time_examples import parsed_of, time_grammar

from tapal.language.times import find_all_times

FOLDER = Path(__file__).parents[3] / "shared/language/timex"
_TAG = re.compile(r'<TIMEX3 [^>]*?type="(\w+)" value="([^"]*)"[^>]*>(.*?)</TIMEX3>', re.DOTALL)

Found = dict[tuple[int, int], str]


def read_tml(path: Path) -> tuple[date, str, Found]:
    """The publication date, the bare text, and its expressions: value by [start, end)."""
    page = path.read_text(encoding="utf-8")
    published = date.fromisoformat(re.findall(r'value="([\d-]{10})', page.split("</DCT>")[0])[0])
    body = page.split("<TEXT>")[1].split("</TEXT>")[0]
    text, gold, at = "", {}, 0
    for tag in _TAG.finditer(body):
        text += body[at : tag.start()]
        gold[(len(text), len(text) + len(tag[3]))] = tag[2]
        text, at = text + tag[3], tag.end()
    return published, text + body[at:], gold


def score(folder: Path, *, talk: bool = False) -> dict[str, float]:
    """Exact and overlapping span F1, and the share of gold expressions found (overlap) whose value is right."""
    gold_n = found_n = exact = overlap = right = 0
    for path in sorted(folder.glob("*.tml")):
        published, text, gold = read_tml(path)
        mentions = find_all_times(parsed_of(text), text, grammar=time_grammar(), published=published)
        found = {(m.span.start, m.span.end): m.value for m in mentions}
        gold_n, found_n = gold_n + len(gold), found_n + len(found)
        exact += len(gold.keys() & found.keys())
        for (start, end), value in gold.items():
            hits = [(s, e) for s, e in found if s < end and start < e]
            overlap += bool(hits)
            right += bool(hits) and found[hits[0]] == value
            if talk and (not hits or hits[0] != (start, end) or found[hits[0]] != value):
                print(path.name, repr(text[start:end]), value, [(text[s:e], found[s, e]) for s, e in hits])
        for s, e in found.keys() - gold.keys():
            if talk and not any(s < ge and gs < e for gs, ge in gold):
                print(path.name, "spurious", repr(text[s - 30 : e]), found[s, e])
    f1 = {name: 2 * hit / (gold_n + found_n) for name, hit in (("exact", exact), ("overlap", overlap))}
    return {**f1, "value": right / overlap, "value_of_all": right / gold_n, "gold": gold_n, "found": found_n}


if __name__ == "__main__":
    print(score(FOLDER, talk=True))
