"""Where a mention of an act stands in its sentence: after what, above and below which other acts, in what quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tapal.model.frames import Act
from tapal.model.parsed import Parsed, Quote, Sentence

# Parts of speech whose words join, limit or deny what follows them.
FUNCTION = frozenset({"ADP", "SCONJ", "CCONJ", "AUX", "ADV", "PART", "PRON", "DET", "PUNCT"})
# Each a limit, inclusive, and its name, in words of a sentence; the last name holds beyond all limits.
LENGTHS = ((11, "to-11"), (29, "to-29"), (59, "to-59"), (10**9, "more"))
# What may stand between two acts of a sentence, the strongest first, and the set of the grammar that has the words for it.
JOINTS = {
    "break": "hard_breaks",
    "anterior": "anterior",
    "reason": "joint_reasons",
    "meanwhile": "joint_meanwhile",
    "then": "joint_then",
    "or": "alternatives",
    "and": "joint_and",
    "purpose": "purpose_markers",
    "content": "content_markers",
    "relative": "relativizers",
    "within": "joint_within",
    "outcome": "joint_outcome",
    "comma": "joint_comma",
}
DEEPEST, MOST_BESIDE, MOST_ALIKE = 4, 3, 2


def setting(act: Act, sentence: Sentence, others: Sequence[Act]) -> Iterator[str]:
    """Names of features of where the act stands in its sentence; `others` are the other acts told there, without guesses."""
    trigger = act.frame.trigger
    tokens = sentence.tokens
    relation = tokens[trigger.head].relation
    yield f"relation:{relation}"
    yield f"voice-relation:{trigger.voice}-{relation}"
    before = tokens[trigger.first - 1] if trigger.first else None
    yield f"before:{before.tag if before else 'start'}"
    if before and before.tag in FUNCTION:
        yield f"before-word:{before.norm}"
    above = _above(sentence, trigger.head)
    yield f"depth:{min(DEEPEST, len(above))}"
    yield f"beside:{min(MOST_BESIDE, len(others))}"
    yield f"beside-alike:{min(MOST_ALIKE, sum(o.type == act.type for o in others))}"
    yield f"first:{all(o.frame.trigger.first > trigger.first for o in others)}"
    yield f"length:{next(name for limit, name in LENGTHS if len(tokens) <= limit)}"
    yield f"asks:{'?' in sentence.norms}"
    for other in others:
        at = other.frame.trigger.head
        if at == trigger.head:
            continue
        if at in above:
            yield f"under:{other.type}"
            yield f"under-it:{other.type}-{act.type}"
        elif trigger.head in _above(sentence, at):
            yield f"over:{other.type}"


def _above(sentence: Sentence, at: int) -> frozenset[int]:
    """The token and all that it hangs on; a cycle in the tree cannot hang this."""
    seen: set[int] = set()
    while at not in seen:
        seen.add(at)
        at = sentence.tokens[at].head
    return frozenset(seen)


class Quoted:
    """Looks up in what sort of quotation a place of the text lies."""

    def __init__(self, parsed: Parsed) -> None:
        """Keep the quotations, which are sorted by start."""
        self._quotes: Sequence[Quote] = parsed.quotes
        self._starts = [q.span.start for q in parsed.quotes]

    def at(self, place: int) -> str:
        """`direct` or `reported`, as the last quotation that begins at or before the place and reaches beyond it is; else empty."""
        found = bisect_right(self._starts, place) - 1
        if found < 0 or self._quotes[found].span.end <= place:
            return ""
        return "direct" if self._quotes[found].is_direct else "reported"
