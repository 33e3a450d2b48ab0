"""Builds the gold of the sample reports: `python -m packs.samples` writes it, `--check` says whether the shipped one is stale.

A report `src/tapal/samples/<folder>/<name>.html` or `.txt` has its events, coded by hand, in `tests/golden/gold/<folder>/<name>.yaml`;
a report without that file is in a language that is not coded. `tests/golden/samples.jsonl` holds the coded reports as our reader gives
them, with their events, in the format of the scorer; the id of a report is `<folder>/<name>`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from packs.source import SourceError, read_tsv, read_yaml
from tapal.evaluate.sentences import holding, sentences
from tapal.language.identify import identify
from tapal.loading import load_cleaning
from tapal.model.document import Document
from tapal.model.events import Status
from tapal.model.spans import Span
from tapal.ontology.ontology import Ontology, load_ontology
from tapal.read.failure import ReadFailure
from tapal.read.options import ReadOptions
from tapal.read.sources import read_sources

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "tapal"
SAMPLES = SOURCE / "samples"
CODED = ROOT / "tests" / "golden" / "gold"
GOLD = ROOT / "tests" / "golden" / "samples.jsonl"
SUFFIXES = (".html", ".txt")
STATELESS = ("", "IGO")
NUMBERS = ("killed", "injured", "captured", "displaced", "deployed")
REQUIRED = (
    "id", "type", "modes", "status", "actors", "recipients", "date", "place", "border", "numbers", "source", "anchors",
)  # fmt: skip
OPTIONAL = ("optional", "alt_types", "rival_numbers", "reprisal_for", "reprisal_hedged")


class Checks:
    """What values are valid: of the ontology, of the countries and borders that we know."""

    def __init__(self) -> None:
        self.ontology: Ontology = load_ontology()
        self.countries = {row["iso3"] for _, row in read_tsv(SOURCE / "world" / "data" / "states.tsv")}
        self.borders = {row["pair"] for _, row in read_tsv(SOURCE / "world" / "data" / "borders.tsv")}

    def problems(self, event: Mapping[str, Any], text: str) -> Iterator[str]:
        """What is wrong with one event of a report, in words; nothing when it is right."""
        if missing := [key for key in REQUIRED if key not in event]:
            yield f"missing: {missing}"
            return
        if extra := sorted(set(event) - {*REQUIRED, *OPTIONAL}):
            yield f"unknown keys: {extra}"
        yield from self._kind(event)
        yield from self._sides(event)
        yield from self._where(event)
        yield from _when(event["date"])
        yield from _counts({**(event.get("rival_numbers") or {}), **event["numbers"]})
        yield from _anchors(event["anchors"], text)

    def _kind(self, event: Mapping[str, Any]) -> Iterator[str]:
        for name in (event["type"], *event.get("alt_types", ())):
            if name not in self.ontology.types:
                yield f"unknown type {name!r}"
                return
        if event["status"] not in set(Status):
            yield f"unknown status {event['status']!r}"
        if extra := set(event["modes"]) - set(self.ontology.types[event["type"]].modes):
            yield f"modes that {event['type']} does not have: {sorted(extra)}"

    def _sides(self, event: Mapping[str, Any]) -> Iterator[str]:
        for side in (*event["actors"], *event["recipients"]):
            if set(side) != {"text", "country", "sector"}:
                yield f"a side needs text, country, sector: {side}"
            elif side["country"] not in self.countries and side["country"] not in STATELESS:
                yield f"unknown country {side['country']!r}"
            elif side["sector"] not in self.ontology.sectors:
                yield f"unknown sector {side['sector']!r}"

    def _where(self, event: Mapping[str, Any]) -> Iterator[str]:
        place, border = event["place"], event["border"]
        if border is not None and border not in self.borders:
            yield f"unknown border {border!r}"
        if place is None:
            return
        if set(place) != {"text", "country", "lat", "lon"}:
            yield f"a place needs text, country, lat, lon: {place}"
        elif place["country"] not in self.countries and place["country"] != "":
            yield f"unknown country {place['country']!r}"
        elif (place["lat"] is None) != (place["lon"] is None) or abs(place["lat"] or 0) > 90:
            yield f"not a point: {place}"


def _when(value: Any) -> Iterator[str]:
    if value is None:
        return
    try:
        if date.fromisoformat(value["start"]) > date.fromisoformat(value["end"]):
            yield f"the end is before the start: {value}"
    except (KeyError, TypeError, ValueError):
        yield f"not a range of days: {value}"


def _counts(values: Mapping[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        if name not in NUMBERS:
            yield f"unknown number {name!r}"
        elif len(value) != 2 or value == [None, None] or (None not in value and value[0] > value[1]):
            yield f"not bounds: {name} {value}"


def _anchors(anchors: Sequence[str], text: str) -> Iterator[str]:
    if not anchors:
        yield "no anchor"
    spans = sentences(text)
    for anchor in anchors:
        if (times := text.count(anchor)) != 1:
            yield f"an anchor stands {times} times in the text: {anchor!r}"
            continue
        at = text.index(anchor)
        if len(holding(spans, [Span(at, at + len(anchor))])) != 1:
            yield f"an anchor is not inside one sentence: {anchor!r}"


def reports() -> list[Path]:
    """The sample reports, sorted by name."""
    return sorted(path for path in SAMPLES.glob("*/*") if path.suffix in SUFFIXES)


def read_report(path: Path) -> Document:
    """One report as our reader gives it.

    Raises:
        SourceError: the reader refuses it.
    """
    options = ReadOptions(rules=load_cleaning(), identify=identify)
    found = next(iter(read_sources([str(path)], options=options)))
    if isinstance(found, ReadFailure):
        raise SourceError(path, 0, str(found))
    return found


def read_events(path: Path, *, text: str, checks: Checks) -> list[dict[str, Any]]:
    """The events of one report.

    Raises:
        SourceError: an event breaks the codebook's format, or an anchor is not exactly once in the text.
    """
    events: list[dict[str, Any]] = read_yaml(path)["events"]
    ids = [event.get("id") for event in events]
    wrong = [f"an id given twice: {ids}"] if len(set(ids)) < len(ids) else []
    for event in events:
        wrong += [f"{event.get('id')}: {problem}" for problem in checks.problems(event, text)]
        if event.get("reprisal_for") not in {None, *ids}:
            wrong.append(f"{event.get('id')}: reprisal_for names no event")
    if wrong:
        raise SourceError(path, 0, "; ".join(wrong))
    return events


def build() -> str:
    """The content of `samples.jsonl`.

    Raises:
        SourceError: with all that is wrong in the gold files, or a gold file without its report.
    """
    checks, lines, wrong, used = Checks(), [], [], set()
    for path in reports():
        name = path.relative_to(SAMPLES).with_suffix("")
        gold = CODED / name.with_suffix(".yaml")
        if not gold.is_file():
            continue
        used.add(gold)
        document = read_report(path)
        row: dict[str, Any] = {
            "id": name.as_posix(),
            "language": document.language,
            "published": document.published.isoformat() if document.published else None,
            "outlet": document.outlet,
            "title": document.title,
            "text": document.text,
        }
        try:
            row["events"] = read_events(gold, text=document.text, checks=checks)
        except SourceError as error:
            wrong.append(str(error))
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    lost = sorted(set(CODED.glob("*/*.yaml")) - used)
    wrong += [f"{path}: there is no report of this name" for path in lost]
    if wrong:
        raise SourceError(SAMPLES, 0, "\n".join(["", *wrong]))
    return "".join(lines)


def main() -> int:
    """Write the gold, or with `--check` compare it; 0 when all is well."""
    parser = argparse.ArgumentParser(description="Builds the gold of the sample reports.")
    parser.add_argument("--check", action="store_true", help="only say whether the shipped gold is stale")
    is_check = parser.parse_args().check
    try:
        made = build()
    except SourceError as error:
        print(error, file=sys.stderr)
        return 1
    if is_check:
        shipped = GOLD.read_text(encoding="utf-8") if GOLD.is_file() else ""
        if made != shipped:
            print(f"stale: {GOLD}: run python -m packs.samples", file=sys.stderr)
            return 1
        return 0
    GOLD.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
