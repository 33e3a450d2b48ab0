"""What a pronoun or a definite phrase stands for: a person, a state, a group, both sides, the speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tapal.model.mentions import ActorMention
from tapal.model.parsed import Token
from tapal.model.spans import Span
from tapal.stages.resolving.pairs import KINDS_WANTED, SINGULAR, are_linked, both
from tapal.stages.resolving.recall import ARMED, RECENT, Memory

# Names in a list have at most so many words between them.
LIST_WORDS = 2
# A quotation may go on after so many characters of other words.
QUOTE_GAP = 300
# Tags of words that go on with the subject of the clause before.
SHARING = ("VERB", "AUX", "ADV")
# Sectors of politicians who hold an office.
IN_OFFICE = frozenset({"GOV", "LEG"})
# Sectors of groups that may have no name ("armed militants ... that group").
NAMELESS = frozenset({"REB", "UAF", "CRM"})
# What begins a clause.
BOUNDARIES = ("saying", "inverted_speech", "subordinators", "content_markers", "relativizers", "sentence_breaks")


def antecedents(memory: Memory, mention: ActorMention) -> tuple[ActorMention, ...]:
    """What a pronoun or definite phrase refers to, given what the document has said so far; empty when nothing fits."""
    wants = tuple(want for want, _ in mention.parts)
    if mention.name == "two":
        return both(memory, mention, wants)
    words = memory.parsed.sentences[mention.sentence].norms[mention.first : mention.last]
    if len(words) > 1 and memory.grammar.has("possessive", words[-1]):
        owner = _body_speaking(memory, mention) or memory.last_side(mention, near=True)
        return _across(memory, mention) or ((owner,) if owner else ())
    other = _across(memory, mention) if memory.acting(mention) else ()
    if other:
        return other
    doers = _doers(memory, mention)
    recent = [m for m in memory.recent if mention.sentence - m.sentence <= RECENT and m.country not in doers]
    recent = _outside_own_words(memory, mention, recent)
    again = _speaking_on(memory, mention, recent)
    if again:
        return again
    if "person" in wants[:1]:
        people = [m for m in recent if m.kind in SINGULAR or _is_named(m)]
        found = _last_subject(memory, mention, _alike(memory, words, people) or people)
        if found:
            return found
    for want in wants:
        subjects = [m for m in recent if _fits(m, want)]
        if subjects and mention.name == "many":
            return _all_of(memory, mention, subjects)
        if subjects:
            subjects = _alike(memory, words, recent) or subjects
            direct = [m for m in subjects if not memory.is_oblique(m)]
            return ((direct or subjects)[-1],)
    nameless = [m for m in recent if m.kind in ("agent", "body") and m.sector in NAMELESS] if "group" in wants else []
    return tuple(nameless[-1:])


def _outside_own_words(memory: Memory, mention: ActorMention, found: list[ActorMention]) -> list[ActorMention]:
    """Those found, without whom the mention speaks of, where it is the speaker of a quotation ("..., they said")."""
    own = [q.span for q in memory.parsed.quotes if q.speaker and q.speaker.overlaps(mention.span)]
    return [m for m in found if not any(span.contains(m.span) for span in own)] if own else found


def _speaking_on(memory: Memory, mention: ActorMention, found: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """Whoever spoke last, if several say more ("..., the ministers said. "...", they said"); empty for others."""
    quotes = [(q, q.speaker) for q in memory.parsed.quotes if q.speaker]
    own = [q for q, speaker in quotes if speaker.overlaps(mention.span) and q.span.end <= speaker.start]
    if mention.name != "many" or not own:
        return ()
    last = max((s for _, s in quotes if s.end <= own[0].span.start), key=lambda s: s.end, default=None)
    one = next((m for m in found if last and m.span.overlaps(last) and m.country), None)
    return _joined(memory, one) if one and mention.sentence - one.sentence <= 1 else ()


def _alike(memory: Memory, words: Sequence[str], subjects: Sequence[ActorMention]) -> list[ActorMention]:
    """Of the subjects those in whose words the noun of a definite phrase stands ("that office" is an office)."""
    nouns = [w for w in words[:-1] if not memory.grammar.has("quantifiers", w)]
    if not nouns:
        return []
    norms = memory.parsed.sentences
    return [m for m in subjects if m.country and nouns[0] in norms[m.sentence].norms[m.first : m.last]]


def politician_meant(memory: Memory, mention: ActorMention) -> ActorMention | None:
    """The person in office whom "that politician of the party" takes up again: what they are, not the party's; None if nobody is."""
    norms = memory.parsed.sentences[mention.sentence].norms[mention.last : mention.last + 1]
    if mention.kind != "agent" or mention.sector != "PTY" or not any(memory.grammar.has("definites", w) for w in norms):
        return None
    near = [m for m in memory.recent if mention.sentence - m.sentence <= RECENT]
    people = [m for m in near if m.kind == "person" or _is_named(m)]
    one = next((m for m in reversed(people) if not mention.country or m.country == mention.country), None)
    return one if one and one.sector in IN_OFFICE else None


def _body_speaking(memory: Memory, mention: ActorMention) -> ActorMention | None:
    """The organisation of many states that speaks of itself ("the UN says that its side")."""
    acting = memory.acting(mention)
    return acting if acting and acting.country == "IGO" and memory.has(mention, "parties") else None


def _all_of(memory: Memory, mention: ActorMention, subjects: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The last subject with those joined to it; a single person is many only where nobody else is near.

    If somebody else acts on them, they are also the two whom a word for "with" joins.
    """
    many = [m for m in subjects if m.kind not in SINGULAR or len(_joined(memory, m)) > 1]
    found = _last_subject(memory, mention, many)
    if not found or found[0].sentence != mention.sentence:
        here = [m for m in subjects if m.sentence == mention.sentence]
        found = _last_subject(memory, mention, here) or found or _last_subject(memory, mention, subjects)
    if not found or not _doers(memory, mention):
        return tuple(one for m in found for one in _joined(memory, m))
    beside = [m for m in subjects if m.sentence == found[0].sentence and m.first > found[0].first and m.country]
    partner = next((m for m in beside if m.country != found[0].country and are_linked(memory, found[0], m)), None)
    return (found[0], partner) if partner else _joined(memory, found[0])


def _across(memory: Memory, mention: ActorMention) -> tuple[ActorMention, ...]:
    """The other side than the one whose neighbour or opponent the words name; empty when they name none."""
    country = memory.across(mention)
    return tuple(m for m in memory.dyad if m.country == country)


def _doers(memory: Memory, mention: ActorMention) -> frozenset[str]:
    """The countries of those who act, in the mention's own clause, on what it means: they would act on themselves."""
    tokens = memory.parsed.sentences[mention.sentence].tokens[: mention.first]
    if is_first_person(memory, mention) or not tokens or not _is_acted_on(memory, tokens):
        return frozenset()
    starts = [i for i in range(len(tokens)) if _begins_clause(memory, mention.sentence, i)]
    here = [m for m in memory.recent if m.sentence == mention.sentence and (not starts or m.first > starts[-1])]
    first = next((m for m in here if not memory.is_oblique(m)), None)
    if first is None or not any(t.tag == "VERB" for t in tokens[first.last :]):
        return frozenset()
    return frozenset(m.country for m in _joined(memory, first))


def _begins_clause(memory: Memory, sentence: int, at: int) -> bool:
    """Whether another clause begins at a word: always after some, after "and" where no verb follows that shares the subject."""
    tokens = memory.parsed.sentences[sentence].tokens
    if memory.grammar.has("coordinators", tokens[at].norm):
        joins = any(m.sentence == sentence and m.last == at for m in memory.recent)
        joins = joins and any(m.sentence == sentence and m.first == at + 1 for m in memory.recent)
        return not joins and at + 1 < len(tokens) and tokens[at + 1].tag not in SHARING
    return any(memory.grammar.has(name, tokens[at].norm) for name in BOUNDARIES)


def _is_acted_on(memory: Memory, before: Sequence[Token]) -> bool:
    """Whether the words before a pronoun end in a verb, or in a preposition that brings whom an act reaches."""
    return before[-1].tag == "VERB" or memory.grammar.has("reaching", before[-1].norm)


def _joined(memory: Memory, mention: ActorMention) -> tuple[ActorMention, ...]:
    """The mention and those that commas and conjunctions alone join to it, in text order; one for each country."""
    norms = memory.parsed.sentences[mention.sentence].norms
    out: dict[str, ActorMention] = {mention.country: mention}
    last = mention
    for other in sorted((m for m in memory.recent if m.sentence == mention.sentence), key=lambda m: m.first):
        if other.first < last.first or not other.country:
            continue
        between = norms[last.last : other.first]
        if other.span == last.span or (
            0 < len(between) <= LIST_WORDS and all(w == "," or memory.grammar.has("conjunctions", w) for w in between)
        ):
            out.setdefault(other.country, other)
            last = other
    return tuple(out.values())


def _is_named(mention: ActorMention) -> bool:
    """Whether a noun of people goes with a name, so that it is one person ("senator NAME")."""
    words = mention.name.split()
    return mention.kind == "agent" and len(words) > 1 and all(w[:1].isupper() for w in words)


def _fits(mention: ActorMention, want: str) -> bool:
    """Whether a mention is of the kind that a reference wants; troops are armed, whatever noun names them."""
    if want == "state" and mention.kind == "body" and mention.sector == "GOV" and mention.country:
        return True
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
    first = [min(own, key=lambda pair: len(pair[0].span))[1]] if own else []
    at = mention.span.start
    near = [(abs(at - (q.span.end if q.span.end <= at else q.span.start)), s) for q, s in told if s not in first]
    return first + [s for gap, s in sorted(near, key=lambda pair: pair[0])[:1] if gap <= QUOTE_GAP]


def is_first_person(memory: Memory, mention: ActorMention) -> bool:
    """Whether a word of the mention is a pronoun of the first person, or it is "this country" in what somebody says."""
    if memory.has(mention, "first_person"):
        return True
    words = memory.parsed.sentences[mention.sentence].norms[mention.first : mention.last]
    is_here = len(words) > 1 and memory.grammar.has("near_me", words[-1]) and mention.parts[:1] == (("state", ""),)
    return is_here and any(q.speaker and q.span.contains(mention.span) for q in memory.parsed.quotes)
