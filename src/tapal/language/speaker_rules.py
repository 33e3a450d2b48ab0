"""The words of a language that stand around who speaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpeakerRules:
    """Words of a language around speakers, lower case.

    `pronouns` can speak; `by` lead to the speaker; `ends` end a name; `joins` join its parts; `between` stand between a
    subject and its verb; `relative` begin a clause that describes who speaks, `means` a phrase for how or where,
    `circumstances` a clause for when; `within` end a name only where they are not written with a capital between two words that are;
    `persons` are words of such names whatever their tag, and behind the `numbered` a number belongs to who is named.
    """

    pronouns: frozenset[str]
    by: frozenset[str]
    ends: frozenset[str]
    joins: frozenset[str]
    between: frozenset[str]
    relative: frozenset[str]
    means: frozenset[str]
    within: frozenset[str]
    circumstances: frozenset[str]
    persons: frozenset[str]
    numbered: frozenset[str]
