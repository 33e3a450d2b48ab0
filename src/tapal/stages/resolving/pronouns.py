"""What a pronoun or a definite phrase stands for: a person, a state, a group, both sides, the speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tapal.model.mentions import ActorMention
from tapal.model.spans import Span
from tapal.stages.resolving.pairs import KINDS_WANTED, SINGULAR, both
from tapal.stages.resolving.recall import ARMED, RECENT, Memory

# So many words may lie between who acts and a pronoun of the same clause, and none of these.
CLAUSE = 3
# A quotation may go on after so many characters of other words.
QUOTE_GAP = 300
BOUNDARIES = ("saying", "inverted_speech", "coordinators", "subordinators", "relativizers", "sentence_breaks")


def antecedents(memory: Memory, mention: ActorMention) -> tuple[ActorMention, ...]:
    """What a pronoun or definite phrase refers to, given what the document has said so far; empty when nothing fits."""
    wants = tuple(want for want, _ in mention.parts)
    if mention.name == "two":
        return both(memory, mention, wants)
    words = memory.parsed.sentences[mention.sentence].norms[mention.first : mention.last]
    if len(words) > 1 and memory.grammar.has("possessive", words[-1]):
        owner = memory.last_side(mention, near=True)
        return _across(memory, mention) or ((owner,) if owner else ())
    other = _across(memory, mention) if memory.acting(mention) else ()
    if other:
        return other
    recent = [
        m for m in memory.recent if mention.sentence - m.sentence <= RECENT and not _is_barred(memory, mention, m)
    ]
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


def _across(memory: Memory, mention: ActorMention) -> tuple[ActorMention, ...]:
    """The other side than the one whose neighbour or opponent the words name; empty when they name none."""
    country = memory.across(mention)
    return tuple(m for m in memory.dyad if m.country == country)


def _is_barred(memory: Memory, mention: ActorMention, other: ActorMention) -> bool:
    """Whether the other is who acts, in the same clause, on what the mention means, so that it would act on itself."""
    acting = memory.acting(mention)
    if acting is None or other.country != acting.country or is_first_person(memory, mention):
        return False
    verbs = memory.parsed.sentences[mention.sentence].tokens[acting.last : mention.first]
    if not 0 < len(verbs) <= CLAUSE or verbs[-1].tag != "VERB":
        return False
    return not any(memory.grammar.has(name, t.norm) for t in verbs for name in BOUNDARIES)


def _fits(mention: ActorMention, want: str) -> bool:
    """Whether a mention is of the kind that a reference wants; troops are armed, whatever noun names them."""
    if mention.kind not in KINDS_WANTED.get(want, (want,)) or not (mention.country or mention.sector):
        return False
    return want != "force" or mention.kind not in ("agent", "body") or mention.sector in ARMED


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
    for speaker in _speakers(memory, mention):
        for group in resolved.values():
            for one in group:
                if one.span.overlaps(speaker) and one.country:
                    return (
                        replace(
                            one, span=mention.span, sentence=mention.sentence, first=mention.first,
                            reference="speaker", antecedent=one.span,
                        ),
                    )  # fmt: skip
    return ()


def _speakers(memory: Memory, mention: ActorMention) -> list[Span]:
    """Who speaks where the mention stands: the speaker of its quotation, else of the nearest one, which it may continue."""
    told = [(q, q.speaker) for q in memory.parsed.quotes if q.speaker]
    own = [(q, s) for q, s in told if q.span.contains(mention.span)]
    if own:
        return [min(own, key=lambda pair: len(pair[0].span))[1]]
    at = mention.span.start
    near = [(abs(at - (q.span.end if q.span.end <= at else q.span.start)), s) for q, s in told]
    return [s for gap, s in sorted(near, key=lambda pair: pair[0])[:1] if gap <= QUOTE_GAP]


def is_first_person(memory: Memory, mention: ActorMention) -> bool:
    """Whether a word of the mention is a pronoun of the first person."""
    return memory.has(mention, "first_person")
