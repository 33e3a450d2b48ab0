"""Bytes to text: what encoding, what was lost, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27} | {127})
_CHARSET = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that gave it, and how many characters had to be replaced by U+FFFD."""

    text: str
    encoding: str
    replaced: int


def is_binary(data: bytes) -> bool:
    """Whether the first 64 KB hold more control bytes than any text does; UTF-16 and UTF-32 with a mark are text."""
    if any(data.startswith(mark) for mark, _ in _BOMS):
        return False
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return controls > max(0, len(sample) // 50) or sample.count(0) > 0


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """Read bytes as text: by their mark, as UTF-8, as `declared`, by charset-normalizer, in this order; then with replacement.

    A byte order mark is not part of the text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError as error:
        broken = error
    near = _lenient(data, "utf-8")
    if near.replaced * 200 < len(data) and broken.start > 0 and _has_multibyte(data):
        return near
    for name in filter(None, (declared, _guess(data))):
        if (found := _strict(data, name)) is not None:
            return found
    return _lenient(data, "cp1252")


def declared_charset(data: bytes) -> str:
    """The encoding that an HTML page names in its first 4 KB, or empty."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii").lower() if match else ""


def _has_multibyte(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    text = sample.decode("utf-8", "ignore")
    return any(ord(c) > 127 for c in text)


def _guess(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else ""


def _strict(data: bytes, name: str) -> Decoded | None:
    if "utf-16" in name.replace("_", "-") or "utf-32" in name.replace("_", "-"):
        return None
    try:
        return Decoded(data.decode(name), name, 0)
    except (LookupError, UnicodeDecodeError, UnicodeError):
        return None


def _lenient(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    return Decoded(text, name, text.count("\ufffd"))
