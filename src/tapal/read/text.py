"""Plain scraped text: one file is one document, kept exactly as decoded."""

from __future__ import annotations

from tapal.language.passages import line_cores
from tapal.model.document import Document
from tapal.model.issue import Issue
from tapal.read.build import Found, build_document
from tapal.read.decode import Decoded, decode, is_binary
from tapal.read.failure import ReadFailure
from tapal.read.options import ReadOptions

_TITLE_MAX = 170


def read_text(data: bytes, *, source: str, options: ReadOptions) -> Document | ReadFailure:
    """The document of a text file. Title, outlet, author and day are taken from its own lines where they are plain there."""
    if is_binary(data):
        return ReadFailure(source, 0, "binary", "this is not text", "give a text, HTML or JSON Lines file")
    decoded = decode(data)
    if not decoded.text.strip():
        return ReadFailure(source, 0, "empty", "the file is empty", "check how it was saved or downloaded")
    found = Found(decoded.text, title=_title(decoded.text, options), issues=decoding_issues(decoded))
    return build_document(found, options=options)


def decoding_issues(decoded: Decoded) -> tuple[Issue, ...]:
    """An issue that counts the characters lost in decoding, or none."""
    if not decoded.replaced:
        return ()
    return (
        Issue("replaced-characters", None, f"{decoded.replaced} characters could not be read as {decoded.encoding}"),
    )


def _title(text: str, options: ReadOptions) -> str:
    """The first line, when it stands alone, looks like a headline and no rule takes it; empty otherwise."""
    marks = options.rules.marks(text[:4000])
    for whole, core in line_cores(text[:4000]):
        if any(m.start <= whole.start < m.end for m in marks):
            continue
        line = core.of(text)
        is_alone = text[whole.end :].lstrip(" \t\xa0")[:1] in ("\n", "\r")
        looks = len(line.split()) >= 3 and len(line) <= _TITLE_MAX and line[-1:] not in ".,;:"
        if looks and is_alone:
            return line
        if len(line.split()) > 4:
            return ""
    return ""
