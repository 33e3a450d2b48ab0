"""Articles of our own, coded by hand, from which the merge stage learns beside the annotated corpus; see README.md."""

from __future__ import annotations

from pathlib import Path

ARTICLES = Path(__file__).resolve().parent
