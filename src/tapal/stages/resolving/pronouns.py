"""What a pronoun or a definite phrase stands for: a person, a state, a group, both sides, the speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tapal.model.mentions import ActorMention
from tapal.stages.resolving.recall import ARMED, RECENT, STATES, Memory

SINGULAR = ("person", "office")
KINDS_WANTED: Mapping[str, tuple[str, ...]] = {
    "person": SINGULAR,
    "state": STATES,
    "group": ("group",),
    "force": ("force", "agent", "body", "group", "weapon"),
    "people": ("agent", "body", "group", "force", "demonym", "state", "person"),
    "organisation": ("organisation",),
}


def antecedents(memory: Memory, mention: ActorMention) -> tuple[ActorMention, ...]:
    """What a pronoun or definite phrase refers to, given what the document has said so far; empty when nothing fits."""
    words = memory.parsed.sentences[mention.sentence].norms[mention.first : mention.last]
    if len(words) > 1 and memory.grammar.has("possessive", words[-1]):
        owner = memory.last_side(mention, near=True)
        return (owner,) if owner else ()
    wants = tuple(want for want, _ in mention.parts)
    if mention.name == "two":
        return _two(memory, wants)
    recent = [m for m in memory.recent if mention.sentence - m.sentence <= RECENT]
    if "person" in wants[:1]:
        found = _last_subject(memory, mention, [m for m in recent if m.kind in SINGULAR])
        if found:
            return found
    for want in wants:
        subjects = [m for m in recent if _fits(m, want)]
        if subjects and mention.name == "many":
            return _last_subject(memory, mention, subjects)
        if subjects:
            direct = [m for m in subjects if not memory.is_oblique(m)]
            return ((direct or subjects)[-1],)
    return ()


def _fits(mention: ActorMention, want: str) -> bool:
    """Whether a mention is of the kind that a reference wants; troops are armed, whatever noun names them."""
    if mention.kind not in KINDS_WANTED.get(want, (want,)) or not (mention.country or mention.sector):
        return False
    return want != "force" or mention.kind not in ("agent", "body") or mention.sector in ARMED


def _two(memory: Memory, wants: Sequence[str]) -> tuple[ActorMention, ...]:
    """The two sides: a pair just named together, else the document's dyad."""
    recent = memory.recent
    for other in reversed(recent):
        if memory.dyad and recent[-1].sentence - other.sentence > 1:
            break
        if other.kind == "pair":
            return tuple([m for m in recent if m.span == other.span][:2])
        partner = next((m for m in recent if m.span != other.span and memory.are_joined(m, other)), None)
        if partner and partner.country != other.country and other.country and partner.country:
            return partner, other
    if wants[:1] == ("person",):
        people = [m for m in recent if m.kind in SINGULAR and m.country]
        if people and any(p.country != people[-1].country for p in people):
            return next(p for p in reversed(people) if p.country != people[-1].country), people[-1]
    return memory.dyad


def _last_subject(memory: Memory, mention: ActorMention, people: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The first person in the nearest sentence that no preposition governs: usually its subject."""
    for distance in range(RECENT + 1):
        there = [m for m in people if mention.sentence - m.sentence == distance]
        direct = [m for m in there if not memory.is_oblique(m)]
        if direct or there:
            return ((direct or there)[0],)
    return ()


def spoken(
    memory: Memory, mention: ActorMention, resolved: Mapping[tuple[int, int], tuple[ActorMention, ...]]
) -> tuple[ActorMention, ...]:
    """What "we" and "our" mean inside a quotation: the speaker's side; empty for other words."""
    if not is_first_person(memory, mention):
        return ()
    quotes = memory.parsed.quotes
    quote = min((q for q in quotes if q.speaker and q.span.contains(mention.span)), key=lambda q: len(q.span))
    for group in resolved.values():
        for one in group:
            if quote.speaker and one.span.overlaps(quote.speaker) and one.country:
                return (
                    replace(
                        one, span=mention.span, sentence=mention.sentence, first=mention.first, reference="speaker",
                        antecedent=one.span,
                    ),
                )  # fmt: skip
    return ()


def is_first_person(memory: Memory, mention: ActorMention) -> bool:
    """Whether a word of the mention is a pronoun of the first person."""
    return memory.has(mention, "first_person")
