"""Which act a count of people belongs to: the nearest of a fitting type in the sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tapal.model.frames import Frame
from tapal.model.mentions import CountMention

# Types that a field may count for, best first.
FITS: Mapping[str, tuple[str, ...]] = {
    "killed": ("ASSAULT", "PROTEST"),
    "injured": ("ASSAULT", "PROTEST"),
    "captured": ("COERCE", "ASSAULT"),
    "displaced": ("DISPLACE", "ASSAULT"),
    "deployed": ("MOBILIZE", "AID", "RETREAT", "COOPERATE"),
}


def with_counts(frames: Sequence[Frame], counted: Sequence[tuple[str, CountMention]]) -> list[Frame]:
    """The frames of one sentence, each with the counts that are its own."""
    out = list(frames)
    for name, count in counted:
        at = _owner(out, name, count)
        if at is not None:
            out[at] = replace(out[at], counts=(*out[at].counts, (name, count)))
    return out


def _owner(frames: Sequence[Frame], name: str, count: CountMention) -> int | None:
    for kind in FITS.get(name, ()):
        fitting = [(abs(f.trigger.first - count.first), i) for i, f in enumerate(frames) if f.trigger.type == kind]
        if fitting:
            return min(fitting)[1]
    return None
