"""Parts of a gold that can be scored apart: a document's part depends on its id alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Part `number` of `of`, counted from 1."""

    number: int
    of: int

    def holds(self, document_id: str) -> bool:
        """Whether the document belongs to this part: the first 8 hex digits of the SHA-256 of its id, modulo the parts."""
        digest = hashlib.sha256(document_id.encode("utf-8", "surrogatepass")).hexdigest()
        return int(digest[:8], 16) % self.of == self.number - 1


def parse_part(value: str) -> Part:
    """Read `K/N`.

    Raises:
        ValueError: it is not two numbers with 1 ≤ K ≤ N.
    """
    number, _, of = value.partition("/")
    part = Part(int(number), int(of))
    if not 1 <= part.number <= part.of:
        raise ValueError(value)
    return part
