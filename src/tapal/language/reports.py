"""What reports speech: the words of a language for it, and the places in a sentence where they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tapal.language.speaker_rules import SpeakerRules

# The lists of words that are cues, or that a cue begins with.
_CUES = ("according", "relay", "relay_nouns", "bare", "active", "passive", "headline", "nouns", "closing")
QUOTE_MARKS = frozenset("\"'“”„‟«»‘’") | {"''", "``", "&ldquo;", "&rdquo;", "&quot;", "&lsquo;", "&rsquo;"}


@dataclass(frozen=True, slots=True)
class ReportRules:
    """Word forms that report, lower case; see `quotes.yaml` of a language for what each list means."""

    words: Mapping[str, frozenset[str]]
    phrases: frozenset[tuple[str, str]]
    speakers: SpeakerRules
    starts: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Gather the words that a cue may begin with."""
        lists = (self.words[kind] for kind in _CUES)
        object.__setattr__(self, "starts", frozenset(first for first, _ in self.phrases).union(*lists))

    def has(self, kind: str, norm: str) -> bool:
        """Whether the word is in the list of that name."""
        return norm in self.words[kind]


@dataclass(frozen=True, slots=True)
class Cue:
    """Reporting words in one sentence, all ranges half open in tokens.

    `kind` is bare, active, headline, passive, according, noun or relay; `first`, `last` the cue; `speaker` None when nobody is
    named; `content` what is said, None when it is to be sought outside the sentence; `is_back` points to the sentence before.
    """

    kind: str
    sentence: int
    first: int
    last: int
    speaker: tuple[int, int] | None
    content: tuple[int, int] | None
    is_back: bool = False
