"""A document as received, and the roles of its passages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tapal.model.issue import Issue
from tapal.model.spans import Span


class Role(StrEnum):
    """What a passage of a page is for. Only coded roles give events."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    TEASER = "teaser"
    COMMENT_FORM = "comment-form"
    SUBSCRIPTION = "subscription"
    COPYRIGHT = "copyright"
    CREDIT = "credit"
    AUTHOR = "author"
    NAVIGATION = "navigation"
    ADVERTISEMENT = "advertisement"

    @property
    def is_coded(self) -> bool:
        """Whether events are read from passages of this role."""
        return self in (Role.HEADLINE, Role.BODY, Role.CAPTION)


@dataclass(frozen=True, slots=True)
class Document:
    """One text as received. Spans everywhere point into `text`, which no stage changes.

    `published` is the calendar day of publication as the outlet gives it, or None when nobody says;
    `published_from` names where the day came from (`given`, `metadata`, `dateline`, or empty).
    `language` is an ISO 639-1 code, empty when not identified. `title` is context and may not occur in `text`.
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    published_from: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document with one role. Passages are in text order, do not overlap, and cover all non-blank text."""

    span: Span
    role: Role


def content_id(text: str) -> str:
    """A stable document id from the content: `doc-` and the first 16 hex digits of the SHA-256 of the UTF-8 text."""
    return "doc-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
