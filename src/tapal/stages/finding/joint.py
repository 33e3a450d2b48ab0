"""Names written together: two countries ("X-Y"), two forces of one country ("ARMY-POLICE"), a body and the land or town behind it."""

from __future__ import annotations

from collections.abc import Callable

from tapal.model.mentions import ActorMention
from tapal.model.parsed import Sentence
from tapal.stages.finding.naming import Known, Naming

# What joins the names of two forces to one word.
JOINTS = "-–/"
# Kinds of names that can be a side of a pair.
SIDES = ("state", "demonym", "capital", "group", "organisation")
# Kinds of names of a body's own state, and of a town that a mission abroad sits in.
OWN = ("state", "demonym")
SEATS = ("capital", "seat", "place")


def pair_at(sentence: Sentence, at: int, naming: Naming) -> ActorMention | None:
    """Two countries written as one word ("Iran-Israel")."""
    token = sentence.tokens[at]
    has_dash_after = at + 2 < len(sentence.tokens) and sentence.tokens[at + 1].text == "-"
    if not has_dash_after and "-" not in token.text:
        return None
    words = token.text.split("-")
    last = at + 1
    if has_dash_after:
        words = [token.text, sentence.tokens[at + 2].text]
        last = at + 3
    if len(words) != 2:
        return None
    sides = [(naming.names.longest([w.lower()], at=0) or (0, []))[1] for w in words]
    states = [next((k for k in side if k.kind in SIDES and k.country), None) for side in sides]
    if not all(words) or any(s is None for s in states):
        return None
    return ActorMention(
        span=sentence.range_span(at, last - 1), sentence=sentence.index, first=at, last=last, kind="pair", head=at, name="two",
        parts=tuple((s.country, s.sector or "GOV") for s in states if s),
    )  # fmt: skip


def joint_forces(sentence: Sentence, first: int, last: int, naming: Naming) -> tuple[int, tuple[tuple[str, str], ...]]:
    """The two forces that stand as one in tokens [first, last) or right behind: (country, sector) each, and where they end.

    Without such a pair the end is `last` and the pair is empty. Spaces around the joint do not matter.
    """
    if not any(joint in token.text for token in sentence.tokens[first : last + 2] for joint in JOINTS):
        return last, ()
    for at in range(first, last):
        for end in range(at + 1, min(at + 4, len(sentence.tokens) + 1)):
            halves = _halves("".join(t.text for t in sentence.tokens[at:end]))
            sides = tuple((k.country, k.sector) for half in halves for k in _forces(half, naming)[:1])
            if len(sides) == len(halves) == 2 and sides[0][0] == sides[1][0] and sides[0] != sides[1]:
                return max(last, end), sides
    return last, ()


def _halves(text: str) -> list[str]:
    joint = next((j for j in JOINTS if j in text), "")
    return text.split(joint) if joint and text[:1].isupper() else []


def _forces(word: str, naming: Naming) -> list[Known]:
    """The forces that a single word names."""
    found = naming.names.longest([word.lower()], at=0) if word[:1].isupper() else None
    return [known for known in found[1] if known.kind == "force"] if found else []


def end_of_own_state(sentence: Sentence, last: int, body: Known, naming: Naming) -> int:
    """Where a body's name ends with the name of its own state behind it ("RSF Sudan"), which is no other side; else `last`."""
    if body.kind not in ("group", "force"):
        return last
    return _end_of_name(sentence, last, naming, lambda k: k.kind in OWN and k.country == body.country)


def end_of_seat(sentence: Sentence, last: int, body: Known, naming: Naming) -> int:
    """Where the name of a state's mission abroad ends with the town that it sits in ("the embassy of X Manila"); else `last`."""
    if body.kind != "organisation" or body.sector != "GOV" or not body.country:
        return last
    return _end_of_name(sentence, last, naming, lambda k: k.kind in SEATS and k.country != body.country)


def _end_of_name(sentence: Sentence, last: int, naming: Naming, fits: Callable[[Known], bool]) -> int:
    """Where the name with a capital ends that starts at token `last` and has a meaning that fits; else `last`."""
    found = naming.names.longest(sentence.norms, at=last)
    is_fit = found and any(fits(known) for known in found[1])
    return found[0] if found and is_fit and sentence.tokens[last].text[:1].isupper() else last
