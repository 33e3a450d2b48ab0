"""The interface of fusion, and the plain fusion behind it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable
from datetime import date

from tapal.fuse.cluster import groups, pairs
from tapal.fuse.compare import compare, facts, with_likeness
from tapal.fuse.reconcile import reconcile
from tapal.fuse.records import Fused, Report
from tapal.fuse.rules import Rules, load_rules
from tapal.fuse.texts import Topics, copies, read_text, words_of
from tapal.model.events import Coded, Event

Fuse = Callable[[Iterable[Coded]], Fused]
"""What every fusion is: documents in any order in, incidents out; the same documents give the same incidents."""
OLD_DAYS = 7
"""An event that ended so long before publication is background."""
NEAR = 120
"""Characters around the evidence in which the words of the title are sought."""


def fuse(documents: Iterable[Coded], *, rules: Rules | None = None) -> Fused:
    """Join events of different documents that are one happening; deliberately conservative.

    Pure: the order of the documents changes nothing. Every event is in exactly one incident.
    """
    rules = rules or load_rules()
    told = sorted(documents, key=_arrival)
    texts = {one.document.id: read_text(one, run=int(rules.limits["copy_run"])) for one in told}
    first = copies(texts, share=rules.limits["copy_share"], order=list(texts))
    reports = [report for one in told for report in _reports(one, witness=first[one.document.id])]
    topics = Topics(texts)
    facts_of = [facts(report, rules=rules) for report in reports]

    def points(one: int, other: int) -> float:
        verdict = compare(facts_of[one], facts_of[other], rules=rules)
        if verdict.refusal:
            return verdict.points
        likeness = topics.likeness(reports[one].document, reports[other].document)
        return with_likeness(verdict, likeness, rules=rules).points

    judged = {pair: points(*pair) for pair in pairs(facts_of, rules=rules)}
    joined = groups(len(reports), judged, points=points, least=rules.limits["joined"])
    incidents = [reconcile([reports[at] for at in members]) for members in joined]
    of_report = {report.id: incident.id for incident in incidents for report in incident.reports}
    return Fused(
        incidents=tuple(sorted(incidents, key=lambda one: one.id)),
        by_document=tuple((one.document.id, _mainly(one, of_report)) for one in told),
    )


def _arrival(coded: Coded) -> tuple[date, str, str]:
    """By publication, the undated last, then by the hash of the text, then by id."""
    document = coded.document
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return document.published or date.max, digest, document.id


def _reports(coded: Coded, *, witness: str) -> list[Report]:
    document = coded.document
    return [
        Report(
            id=f"{document.id}/{event.id}",
            event=event,
            document=document.id,
            title=document.title,
            outlet=document.outlet,
            published=document.published,
            url=document.url,
            witness=witness,
        )
        for event in coded.events
    ]


def _mainly(coded: Coded, of_report: dict[str, str]) -> tuple[str, ...]:
    """The incidents of a document, those first that it tells of earliest, most, in the words of its title, and as news."""
    order = sorted(range(len(coded.events)), key=lambda at: (-round(_weight(coded, coded.events[at]), 6), at))
    return tuple(dict.fromkeys(of_report[f"{coded.document.id}/{coded.events[at].id}"] for at in order))


def _weight(coded: Coded, event: Event) -> float:
    """How much a document is about an event."""
    document = coded.document
    text, length = document.text, max(1, len(document.text))
    start = min((span.start for span in event.evidence), default=length)
    title = set(words_of(document.title))
    near = (set(words_of(text[max(0, one.start - NEAR) : one.end + NEAR])) for one in event.evidence)
    named = max((len(title & words) / len(title) for words in near), default=0.0) if title else 0.0
    end = event.date.end if event.date else ""
    is_old = bool(end and document.published and (document.published - date.fromisoformat(end)).days > OLD_DAYS)
    return math.log1p(len(event.evidence)) + (1 - start / length) + 2.0 * named - 2.0 * is_old
