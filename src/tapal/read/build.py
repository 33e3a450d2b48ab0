"""One place where what a reader found becomes a Document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tapal.language.pagefacts import PageFacts, page_facts, read_day
from tapal.model.document import Document, content_id
from tapal.model.issue import Issue
from tapal.read.options import ReadOptions


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader knows of one text; empty where it does not. `published` is as written, `metadata_day` from a page's metadata."""

    text: str
    id: str = ""
    title: str = ""
    published: str = ""
    metadata_day: date | None = None
    outlet: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    issues: Sequence[Issue] = ()


def build_document(found: Found, *, options: ReadOptions) -> Document:
    """The document of what was found.

    The publication day is the given one, else the page's metadata, else its own header or dateline, else `options.published`;
    without any of them an issue says so, and relative dates stay unresolved.
    """
    facts = page_facts(found.text, options.rules)
    issues = list(found.issues)
    day, came_from = _publication(found, facts, options, issues)
    if any("\ud800" <= c <= "\udfff" for c in found.text):
        issues.append(Issue("lone-surrogate", None, "the text holds half of a character"))
    language = found.language.strip().lower().replace("_", "-").split("-")[0]
    if not language and options.identify is not None:
        language = options.identify(found.text)
    return Document(
        id=found.id or content_id(found.text),
        text=found.text,
        title=found.title,
        published=day,
        published_from=came_from,
        outlet=found.outlet or facts.outlet,
        author=found.author or facts.author,
        url=found.url,
        language=language,
        issues=tuple(issues),
    )


def _publication(found: Found, facts: PageFacts, options: ReadOptions, issues: list[Issue]) -> tuple[date | None, str]:
    if found.published.strip():
        if (day := read_day(found.published, options.rules)) is not None:
            return day, "given"
        issues.append(Issue("unreadable-publication-date", None, found.published[:80]))
    if found.metadata_day is not None:
        return found.metadata_day, "metadata"
    if facts.published is not None:
        return facts.published, "dateline"
    if options.published is not None:
        return options.published, "given"
    issues.append(Issue("no-publication-date"))
    return None, ""
