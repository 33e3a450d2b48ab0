"""State facts: what the document says of borders and states as such, held against our data and against itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tapal.language.facts import FactRule
from tapal.model.document import Document
from tapal.model.facts import StatedFact
from tapal.model.mentions import Mentions
from tapal.model.parsed import Parsed
from tapal.model.spans import Span
from tapal.stages.resolving.reference import resolve_references
from tapal.stages.stating.fact_slots import Bound, Knowledge, Land, Length, Slots
from tapal.world.place_names import fold
from tapal.world.reference import Reference

TOLERANCE = 0.1
"""Two lengths differ when they are more than a tenth apart: official figures of one border differ by about that."""
BLOCKED_WITHIN, WORKS_WITHIN = 8, 4
BORDER_KINDS = ("border-length", "shares-border")
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class _Match:
    """A rule that holds at tokens [first, last) of a sentence, and what its slots hold."""

    rule: FactRule
    slots: Slots
    first: int
    last: int
    bound: tuple[Bound, ...]


def state_facts(parsed: Parsed, mentions: Mentions, document: Document, *, known: Knowledge) -> tuple[StatedFact, ...]:
    """The facts that the document states, in text order, each with what speaks against it."""
    wanted = [
        (sentence, rules)
        for sentence in parsed.sentences
        for rules in [[r for r in known.facts.rules if not r.needs.isdisjoint(sentence.words)]]
        if rules and sentence.norms[-1:] != ("?",)
    ]
    if not wanted:
        return ()
    resolved = resolve_references(parsed, mentions.actors, settings=(), grammar=known.grammar)
    countries = tuple(dict.fromkeys(a.country for a in mentions.actors if a.country not in ("", "IGO")))
    drafts: list[StatedFact] = []
    for sentence, rules in wanted:
        slots = Slots(sentence, document.text, mentions, resolved, known, countries)
        for match in _matches(slots, rules):
            drafts += [fact for fact in _facts(match) if not any(_is_told(fact, other) for other in drafts)]
    drafts.sort(key=lambda fact: (fact.span, fact.kind, fact.subject))
    day = document.published.isoformat() if document.published else ""
    numbered = [
        _against_reference(
            replace(fact, id=f"f{n}", source=_speaker(fact.span, parsed, document)), known.reference, day
        )
        for n, fact in enumerate(drafts, start=1)
    ]
    return tuple(_against_others(fact, numbered) for fact in numbered)


def _matches(slots: Slots, rules: list[FactRule]) -> Iterator[_Match]:
    """The matches of a sentence, rules in file order; of two of one kind that overlap the earlier, then the longer."""
    taken: list[tuple[str, int, int]] = []
    for rule in rules:
        for at in range(len(slots.sentence.tokens)):
            if slots.is_inside_actor(at):
                continue
            found = [found for pattern in rule.patterns for found in slots.matches(pattern, at)]
            for last, bound in sorted(found, key=lambda pair: -pair[0]):
                match = _Match(rule, slots, at, last, bound)
                if any(rule.kind == kind and at < end and first < last for kind, first, end in taken):
                    continue
                if not _is_blocked(match) and next(_facts(match), None):
                    taken.append((rule.kind, at, last))
                    yield match


def _is_blocked(match: _Match) -> bool:
    norms, facts = match.slots.sentence.norms, match.slots.known.facts
    if not facts.blockers.isdisjoint(norms[max(0, match.first - BLOCKED_WITHIN) : match.first]):
        return True
    near = norms[max(0, match.first - WORKS_WITHIN) : match.last]
    return match.rule.kind == "border-length" and not facts.works.isdisjoint(near)


def _facts(match: _Match) -> Iterator[StatedFact]:
    """The facts of one match: one for each border or state."""
    rule, slots = match.rule, match.slots
    span = slots.sentence.range_span(match.first, match.last - 1)
    words = slots.sentence.norms[match.first : match.last]
    hedge = rule.hedge or ("" if slots.known.facts.believed.isdisjoint(words) else "believed")
    plain = StatedFact("", rule.kind, "", span, hedge=hedge, is_negated=rule.is_negated, rule=rule.name)
    lands = [one for one in match.bound if isinstance(one, Land)]
    value = next((one for one in match.bound if isinstance(one, str)), "")
    if rule.kind not in BORDER_KINDS:
        yield from (replace(plain, subject=country, value=value) for land in lands for country in land.countries)
        return
    pairs = _pairs(lands)
    length = next((one for one in match.bound if isinstance(one, Length)), None)
    if rule.kind == "border-length" and (length is None or len(pairs) != 1):
        return
    part = "–".join(land.part for land in lands if land.part)
    for one, other in pairs:
        fact = replace(plain, subject="-".join(sorted((one, other))), scope="part" if part else "whole", part=part)
        yield (
            replace(fact, value=_number(length), low=length.low, high=length.high, hedge=length.hedge)
            if length
            else fact
        )


def _pairs(lands: list[Land]) -> list[tuple[str, str]]:
    """The borders between two lands, or of two states named together."""
    if len(lands) == 1:
        held = lands[0].countries
        return [(held[0], held[1])] if len(held) == 2 else []
    return [(a, b) for a in lands[0].countries for b in lands[1].countries if a != b] if len(lands) == 2 else []


def _number(length: Length) -> str:
    bounds = [f"{n:g}" if n < 1e6 else str(round(n)) for n in (length.low, length.high) if n is not None]
    return "–".join(dict.fromkeys(bounds))


def _is_told(fact: StatedFact, other: StatedFact) -> bool:
    """Whether a fact is held already by one that overlaps it: the same, or a length that also says that the two touch."""
    same = (fact.subject, fact.part, fact.is_negated) == (other.subject, other.part, other.is_negated)
    kinds = fact.kind == other.kind or (fact.kind, other.kind) == ("shares-border", "border-length")
    return same and kinds and fact.span.overlaps(other.span)


def _speaker(span: Span, parsed: Parsed, document: Document) -> str:
    """The words that name who says so, when the fact stands in a quotation or reported speech."""
    held = [q for q in parsed.quotes if q.speaker and q.span.contains(span)]
    quote = min(held, key=lambda q: len(q.span), default=None)
    return " ".join(quote.speaker.of(document.text).split()) if quote and quote.speaker else ""


def _against_reference(fact: StatedFact, reference: Reference, day: str) -> StatedFact:
    if fact.kind == "border-length":
        whole = reference.length_km(fact.subject)
        if whole is None:
            return fact
        is_wrong = (
            fact.low is not None and fact.low > whole * (1 + TOLERANCE)
            if fact.scope == "part"
            else not _meet(fact, StatedFact("", "", "", fact.span, low=whole, high=whole))
        )
        said = f"{whole:g}" if fact.scope == "whole" or is_wrong else ""
        return replace(fact, reference=said, conflicts_with=("reference",) if is_wrong else ())
    holds = _holds(fact, reference, day)
    if holds is None:
        return fact
    said = YES if holds else NO
    if fact.kind == "capital":
        said = reference.capitals[fact.subject][0]
    return replace(fact, reference=said, conflicts_with=("reference",) if holds == fact.is_negated else ())


def _holds(fact: StatedFact, reference: Reference, day: str) -> bool | None:
    """Whether our data say that it is so, negation aside; None when they say nothing."""
    if fact.kind == "nuclear-weapons":
        return reference.is_nuclear(fact.subject, day)
    if fact.kind == "member":
        return reference.is_member(fact.subject, fact.value, day)
    if fact.kind == "capital":
        return reference.is_capital(fact.subject, fact.value)
    return reference.borders.is_border(fact.subject)


def _meet(one: StatedFact, other: StatedFact) -> bool:
    """Whether two lengths can be the same one."""
    low = max(n * (1 - TOLERANCE) for n in (one.low or 0.0, other.low or 0.0))
    high = min(n * (1 + TOLERANCE) for n in (one.high or 1e9, other.high or 1e9))
    return low <= high


def _against_others(fact: StatedFact, others: list[StatedFact]) -> StatedFact:
    clashing = tuple(o.id for o in others if o.id != fact.id and _clash(fact, o))
    return replace(fact, conflicts_with=(*fact.conflicts_with, *clashing)) if clashing else fact


def _clash(one: StatedFact, other: StatedFact) -> bool:
    """Whether two facts of one kind, subject and scope cannot both be true."""
    if (one.kind, one.subject, fold(one.part)) != (other.kind, other.subject, fold(other.part)):
        return False
    if one.kind == "border-length":
        return not _meet(one, other)
    if one.kind == "capital" and one.is_negated == other.is_negated:
        return not one.is_negated and fold(one.value) != fold(other.value)
    return one.value == other.value and one.is_negated != other.is_negated
