"""Dispatch: whatever a user names (files, folders, globs, addresses, standard input) as one stream of documents and failures."""

from __future__ import annotations

import glob
import gzip
import hashlib
import io
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from tapal.model.document import Document
from tapal.read.failure import ReadFailure
from tapal.read.html import read_html
from tapal.read.jsonl import read_json, read_jsonl
from tapal.read.options import ReadOptions
from tapal.read.text import read_text
from tapal.read.url import is_url, read_url

READABLE = (".jsonl", ".ndjson", ".json", ".txt", ".html", ".htm")
_PEEK = 1024
_GZIP = b"\x1f\x8b"


def read_sources(
    sources: Iterable[str], *, options: ReadOptions, stdin: BinaryIO | None = None
) -> Iterator[Document | ReadFailure]:
    """Every document of the sources in the order given, folders and globs sorted by name; memory does not grow with the texts.

    One bad document never stops the rest. A second, different text under an id already seen is a failure; the same text again
    is passed through.
    """
    seen: dict[bytes, bytes] = {}
    for source in sources:
        for item in _read_source(source, options, stdin):
            yield item if isinstance(item, ReadFailure) else _check_id(item, source, seen)


def _check_id(document: Document, source: str, seen: dict[bytes, bytes]) -> Document | ReadFailure:
    key, value = _digest(document.id), _digest(document.text)
    if seen.setdefault(key, value) != value:
        what = f"the id {document.id[:60]!r} was given before to another text"
        return ReadFailure(source, 0, "duplicate-id", what, "give every document its own id")
    return document


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _read_source(source: str, options: ReadOptions, stdin: BinaryIO | None) -> Iterator[Document | ReadFailure]:
    if source == "-":
        if stdin is None:
            yield ReadFailure(source, 0, "missing", "there is no standard input", "give a file")
        else:
            yield from _read_stream(stdin, source, "", options)
        return
    if is_url(source):
        yield read_url(source, options=options)
        return
    path = Path(source)
    if path.is_dir():
        yield from _read_folder(path, options)
    elif path.exists():
        yield from _read_file(path, options)
    elif glob.has_magic(source) and (names := sorted(glob.glob(source, recursive=True))):
        for name in names:
            yield from _read_source(name, options, None)
    else:
        yield ReadFailure(source, 0, "missing", "there is no such file", "check the path")


def _read_folder(folder: Path, options: ReadOptions) -> Iterator[Document | ReadFailure]:
    found = False
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if _ending(name) in READABLE and not name.startswith("."):
                found = True
                yield from _read_file(Path(root) / name, options)
    if not found:
        kinds = ", ".join(READABLE)
        yield ReadFailure(
            str(folder),
            0,
            "nothing-readable",
            "the folder holds no file that can be read",
            f"put files of these kinds in it: {kinds}",
        )


def _ending(name: str) -> str:
    return Path(name.lower().removesuffix(".gz")).suffix


def _read_file(path: Path, options: ReadOptions) -> Iterator[Document | ReadFailure]:
    source = str(path)
    try:
        if path.is_file() and path.stat().st_size == 0:
            yield ReadFailure(source, 0, "empty", "the file is empty", "check how it was saved or downloaded")
            return
        with path.open("rb") as raw:
            if raw.peek(2)[:2] == _GZIP:
                with gzip.GzipFile(fileobj=raw) as packed:
                    yield from _read_stream(io.BufferedReader(packed), source, _ending(path.name), options)
            else:
                yield from _read_stream(raw, source, _ending(path.name), options)
    except (gzip.BadGzipFile, zlib.error, EOFError):
        yield ReadFailure(source, 0, "broken-gzip", "the compressed file is damaged", "download or pack it again")
    except OSError as error:
        yield ReadFailure(
            source, 0, "unreadable", f"the file cannot be read ({error.strerror or error})", "check its permissions"
        )


def _read_stream(stream: BinaryIO, source: str, ending: str, options: ReadOptions) -> Iterator[Document | ReadFailure]:
    if ending in (".jsonl", ".ndjson"):
        yield from _or_empty(read_jsonl(stream, source=source, options=options), source)
        return
    buffered = io.BufferedReader(cast(Any, stream))
    start = buffered.peek(_PEEK)[:_PEEK].lstrip(b"\xef\xbb\xbf \t\r\n")
    if ending == ".json" or (not ending and start[:1] in (b"{", b"[")):
        yield from _read_any_json(buffered, source, ending, options)
        return
    data = buffered.read(options.largest + 1)
    if len(data) > options.largest:
        megabytes = options.largest // 1_000_000
        yield ReadFailure(
            source, 0, "too-large", f"the document is larger than {megabytes} MB", "split it into its articles"
        )
    elif ending in (".html", ".htm") or (ending != ".txt" and _looks_like_html(start)):
        yield read_html(data, source=source, options=options)
    else:
        yield read_text(data, source=source, options=options)


def _looks_like_html(start: bytes) -> bool:
    head = start[:_PEEK].lower()
    return head.startswith(
        (b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"<article", b"<div", b"<p>", b"<!--")
    )


def _read_any_json(
    stream: io.BufferedReader[Any], source: str, ending: str, options: ReadOptions
) -> Iterator[Document | ReadFailure]:
    """One object or an array, read whole when it is small enough; else JSON Lines, one line at a time."""
    first = stream.peek(_PEEK)[:_PEEK].lstrip(b"\xef\xbb\xbf \t\r\n")
    is_whole = ending == ".json" or first[:1] == b"["
    if not is_whole:
        yield from _or_empty(read_jsonl(stream, source=source, options=options), source)
        return
    data = stream.read(options.largest + 1)
    documents = read_json(data, source=source, options=options) if len(data) <= options.largest else None
    if documents is None:
        rest = _Chained(data, stream)
        yield from _or_empty(read_jsonl(rest, source=source, options=options), source)  # type: ignore[arg-type]
    else:
        yield from _or_empty(documents, source)


class _Chained:
    """A few bytes already read, then the rest of their stream, by lines."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readline(self, limit: int = -1) -> bytes:
        line = self._head.readline(limit)
        if not line.endswith(b"\n") and (limit < 0 or len(line) < limit):
            line += self._rest.readline(limit - len(line) if limit >= 0 else -1)
        return line


def _or_empty(items: Iterable[Document | ReadFailure], source: str) -> Iterator[Document | ReadFailure]:
    found = False
    for item in items:
        found = True
        yield item
    if not found:
        yield ReadFailure(source, 0, "empty", "there is no document in it", "check how it was saved or downloaded")
