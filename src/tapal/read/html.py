"""HTML pages: the text of the Document is the extracted article, paragraphs as lines."""

from __future__ import annotations

from datetime import date

from tapal.model.document import Document
from tapal.model.issue import Issue
from tapal.read.build import Found, build_document
from tapal.read.decode import declared_charset, decode, is_binary
from tapal.read.extract import ExtractionError, extract
from tapal.read.failure import ReadFailure
from tapal.read.options import ReadOptions
from tapal.read.text import decoding_issues


def read_html(
    data: bytes, *, source: str, options: ReadOptions, url: str = "", charset: str = ""
) -> Document | ReadFailure:
    """The document of a page, or why there is none. `charset` is what the server said, if it did."""
    if is_binary(data):
        return ReadFailure(source, 0, "binary", "this is not a web page", "give an HTML, text or JSON Lines file")
    decoded = decode(data, declared=charset or declared_charset(data))
    if not decoded.text.strip():
        return ReadFailure(source, 0, "empty", "the page is empty", "check how it was saved or downloaded")
    try:
        found = extract(decoded.text)
    except ExtractionError as error:
        return ReadFailure(source, 0, "parser-limit", str(error), "save the article's text as .txt and give that")
    if not found.text:
        return ReadFailure(
            source,
            0,
            "no-article",
            "no article text was found in the page",
            "save the article's text as .txt and give that",
        )
    issues = list(decoding_issues(decoded))
    if found.parser == "plain":
        issues.append(
            Issue("second-parser", None, "the extractor found no article; all visible text of the page was taken")
        )
    return build_document(
        Found(
            found.text,
            title=found.title,
            metadata_day=_day(found.published),
            outlet=found.outlet,
            author=found.author,
            url=url or found.url,
            language=found.language,
            issues=tuple(issues),
        ),
        options=options,
    )


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
