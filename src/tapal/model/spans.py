"""Half-open character ranges in a document's raw text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range [start, end) of Unicode code points in the raw text as received."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """Make a range, and refuse one that is empty of meaning. Written out, as there is one for every word.

        Raises:
            ValueError: start is negative or end lies before start.
        """
        if start < 0 or end < start:
            raise ValueError(f"not a span: [{start}, {end})")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` in this range."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """The smallest range that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))
