"""Which language a whole text is in."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

SHORTEST = 40
LONGEST = 20_000
CANDIDATES = (
    "ar",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "hi",
    "id",
    "it",
    "ja",
    "jv",
    "ko",
    "ms",
    "nl",
    "pt",
    "ru",
    "th",
    "tl",
    "tr",
    "ur",
    "vi",
    "zh",
)
_TWINS = {"ms": "id", "jv": "id"}
_MARGIN = 0.08


class _Model(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


def identify(text: str) -> str:
    """The ISO 639-1 code of a text's language, empty when the text is shorter than 40 letters.

    Malay and Javanese are taken for Indonesian unless they are clearly ahead: their news prose shares most of its words.
    """
    letters = sum(c.isalpha() for c in text[:LONGEST])
    if letters < SHORTEST:
        return ""
    ranked = _model().rank(text[:LONGEST])
    best, score = ranked[0]
    twin = _TWINS.get(best)
    if twin is None:
        return best
    other = dict(ranked).get(twin, float("-inf"))
    return twin if score - other <= _MARGIN * letters else best


@lru_cache(maxsize=1)
def _model() -> _Model:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model: _Model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(CANDIDATES)  # type: ignore[attr-defined]
    return model
