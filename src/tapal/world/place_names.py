"""How place names are compared: folded forms, transliteration skeletons, hashed keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from hashlib import blake2b

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"})
_APOSTROPHES = re.compile("['`´‘’ʻʼʾʿ′]")
_OTHER = re.compile(r"[\W_]+")
# Spellings of one sound in transliterations, longest first; what is left of a name is its consonants.
_SOUNDS = (
    ("tsch", "c"), ("dsch", "j"), ("sch", "s"), ("tch", "c"), ("kh", "h"), ("ch", "h"), ("sh", "s"), ("sy", "s"), ("zh", "z"),
    ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("dj", "j"), ("dz", "j"), ("tj", "c"), ("ck", "k"), ("ks", "x"),
    ("q", "k"), ("c", "k"), ("w", "v"), ("y", "i"), ("z", "s"),
)  # fmt: skip
_VOWELS = re.compile("[aeiou]+")
_DOUBLED = re.compile(r"(.)\1+")


def fold(name: str) -> str:
    """A name in lower case without diacritics, apostrophes or punctuation, one blank between its words."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name.casefold()).translate(_LETTERS))
    return _OTHER.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def squeeze(folded: str) -> str:
    """A folded name without its blanks, so that spellings in one word and in two meet."""
    return folded.replace(" ", "")


def skeleton(folded: str) -> str:
    """The consonants of a folded name by sound, so that transliterations meet; empty when too little is left to compare.

    An opening vowel is kept as `a`. At least three sounds must be left.
    """
    word = squeeze(folded)
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    start = "a" if _VOWELS.match(word) else ""
    bones = start + _DOUBLED.sub(r"\1", _VOWELS.sub("", word))
    return bones if len(bones) >= 3 else ""


def hash_name(squeezed: str) -> int:
    """The 40-bit BLAKE2b hash under which a name stands in the pack."""
    return int.from_bytes(blake2b(squeezed.encode("utf-8"), digest_size=5).digest(), "big")


def hash_skeleton(country: str, bones: str) -> int:
    """The 40-bit hash of a skeleton inside one country."""
    return hash_name(f"{country}~{bones}")


def likeness_of(word: str, others: Sequence[str]) -> float:
    """How like the likest of the other names a name is: 1 minus the edit distance over the longer length; 0 to 1."""
    return max(1 - _edits(word, other) / max(len(word), len(other)) for other in others)


def _edits(one: str, other: str) -> int:
    before = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        now = [i]
        for j, b in enumerate(other, 1):
            now.append(min(before[j] + 1, now[j - 1] + 1, before[j - 1] + (a != b)))
        before = now
    return before[-1]
