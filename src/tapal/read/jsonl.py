"""JSON Lines and JSON: one object a document, read one at a time; the text is kept exactly as given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from tapal.model.document import Document
from tapal.model.issue import Issue
from tapal.read.build import Found, build_document
from tapal.read.decode import decode, is_binary
from tapal.read.failure import ReadFailure
from tapal.read.options import ReadOptions
from tapal.read.text import decoding_issues

_KEYS = {
    "text": ("text", "event_text"),
    "id": ("id",),
    "title": ("title", "headline"),
    "published": ("published", "pub_date"),
    "outlet": ("outlet", "publisher"),
    "author": ("author",),
    "url": ("url",),
    "language": ("language",),
}
_SKIP = 1 << 16


def read_jsonl(stream: BinaryIO, *, source: str, options: ReadOptions) -> Iterator[Document | ReadFailure]:
    """The documents of a stream of JSON lines, in constant memory. Blank lines are passed over; a bad line gives its failure."""
    number = 0
    while line := stream.readline(options.largest + 1):
        number += 1
        if len(line) > options.largest and not line.endswith(b"\n"):
            _skip_line(stream)
            yield _too_large(source, number, options)
        elif line.strip():
            yield _read_line(line, source=source, line=number, options=options)


def read_json(data: bytes, *, source: str, options: ReadOptions) -> Iterator[Document | ReadFailure] | None:
    """The documents of one JSON object or of an array of them; None when the bytes are neither (they may be JSON Lines)."""
    try:
        value = json.loads(decode(data).text)
    except (ValueError, RecursionError):
        return None
    records = value if isinstance(value, list) else [value]
    return (read_record(r, source=source, line=i, options=options) for i, r in enumerate(records, start=1))


def read_record(
    record: Any, *, source: str, line: int, options: ReadOptions, issues: tuple[Issue, ...] = ()
) -> Document | ReadFailure:
    """The document of one JSON value. Keys of NGEC files (event_text, headline, pub_date, publisher) are known too."""
    if not isinstance(record, dict):
        return ReadFailure(
            source, line, "not-an-object", "this is JSON but no object", 'write one object a line: {"id": …, "text": …}'
        )
    values = {name: _first(record, keys) for name, keys in _KEYS.items()}
    text = values.pop("text")
    if not isinstance(text, str) or not text.strip():
        return ReadFailure(source, line, "no-text", "the object has no text", 'give the article under the key "text"')
    if len(text) > options.largest:
        return _too_large(source, line, options)
    known = {k: "" if v is None else str(v) for k, v in values.items()}
    found = Found(
        text,
        id=known["id"],
        title=known["title"],
        published=known["published"],
        outlet=known["outlet"],
        author=known["author"],
        url=known["url"],
        language=known["language"],
        issues=issues,
    )
    return build_document(found, options=options)


def _first(record: dict[str, Any], keys: tuple[str, ...]) -> Any:
    return next((record[k] for k in keys if record.get(k) not in (None, "")), None)


def _read_line(data: bytes, *, source: str, line: int, options: ReadOptions) -> Document | ReadFailure:
    decoded = decode(data)
    try:
        record = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        if is_binary(data):
            return ReadFailure(source, line, "binary", "this line is not text", "give JSON Lines, one object a line")
        return ReadFailure(
            source, line, "not-json", f"this line is not JSON ({str(error)[:60]})", "give one JSON object a line"
        )
    return read_record(record, source=source, line=line, options=options, issues=decoding_issues(decoded))


def _skip_line(stream: BinaryIO) -> None:
    while (part := stream.readline(_SKIP)) and not part.endswith(b"\n"):
        pass


def _too_large(source: str, line: int, options: ReadOptions) -> ReadFailure:
    megabytes = options.largest // 1_000_000
    return ReadFailure(
        source, line, "too-large", f"the document is larger than {megabytes} MB", "split it into its articles"
    )
