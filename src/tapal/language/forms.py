"""Forms of a word: the one for look-ups, and the one that the statistical models see."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

# Words whose forms are kept in memory.
REMEMBERED = 50_000

_DIGIT = re.compile(r"\d")
_STRAIGHT = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'", "ʼ": "'", "ʻ": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
        "…": ".",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None,
        "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    }
)  # fmt: skip


def shown(surface: str) -> str:
    """What a reader sees of a word: a named character of HTML (`&ldquo;`) is that character."""
    return unescape(surface) if surface[:1] == "&" and len(surface) > 3 else surface


@lru_cache(maxsize=REMEMBERED)
def norm_form(surface: str) -> str:
    """The look-up form: NFC, straight quotes and dashes, no invisible characters, lower case."""
    return unicodedata.normalize("NFC", surface).translate(_STRAIGHT).lower()


@lru_cache(maxsize=REMEMBERED)
def model_form(surface: str) -> str:
    """The form that the models are trained on and given: as the look-up form, but with its case, and every digit a 0."""
    straight = unicodedata.normalize("NFC", shown(surface)).translate(_STRAIGHT).replace("''", '"')
    return _DIGIT.sub("0", straight).strip() or "-"


def model_prefix(form: str) -> str:
    """The beginning of a word that the models see as one of its features."""
    return form[:3].lower()
