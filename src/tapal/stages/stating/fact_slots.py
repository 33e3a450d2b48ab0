"""What can stand in the slots of a stated fact: states, parts of states, lengths, border lines, organisations, capitals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tapal.language.counts_grammar import CountGrammar
from tapal.language.facts import Element, FactGrammar, phrase_ends
from tapal.language.grammar import Grammar
from tapal.language.numbers_scan import scan_numbers
from tapal.language.times import token_range
from tapal.model.mentions import ActorMention, Mentions, PlaceMention
from tapal.model.parsed import Sentence
from tapal.model.spans import Span
from tapal.stages.resolving.cast import key
from tapal.stages.resolving.recall import STATES
from tapal.stages.resolving.reference import Key
from tapal.world.gazetteer import Gazetteer
from tapal.world.reference import Reference

PARTS = ("province", "district", "region", "town", "point")
REPEATS = 4
HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What stated facts are found and held against."""

    facts: FactGrammar
    numbers: CountGrammar
    grammar: Grammar
    gazetteer: Gazetteer
    reference: Reference


@dataclass(frozen=True, slots=True)
class Land:
    """States (ISO alpha-3), or the named part of one."""

    countries: tuple[str, ...]
    part: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """A number between two bounds, None is open; in kilometres where it has a unit."""

    low: float | None
    high: float | None
    hedge: str


Bound = Land | Length | str
Filled = tuple[int, Bound]


@dataclass(frozen=True)
class Slots:
    """The slots of one sentence. `resolved` says what each actor mention of the document stands for."""

    sentence: Sentence
    text: str
    mentions: Mentions
    resolved: Mapping[Key, tuple[ActorMention, ...]]
    known: Knowledge
    countries: tuple[str, ...]

    @cached_property
    def actors(self) -> tuple[ActorMention, ...]:
        """The sentence's actor mentions."""
        return tuple(a for a in self.mentions.actors if a.sentence == self.sentence.index)

    @cached_property
    def places(self) -> dict[int, PlaceMention]:
        """The sentence's place mentions by first token."""
        return {p.first: p for p in self.mentions.places if p.sentence == self.sentence.index}

    @cached_property
    def numbers(self) -> tuple[tuple[int, int, Length], ...]:
        """Numbers as tokens [first, last), hedges included."""
        start, grammar = self.sentence.span.start, self.known.numbers
        words = self.sentence.span.of(self.text)
        found = []
        for number in scan_numbers(words, grammar.numbers):
            lead = grammar.hedge.search(words[: number.start])
            kind = grammar.hedges[" ".join(lead[1].lower().split())] if lead else ""
            kind = kind if kind != "exact" else ""
            kind = kind or ("about" if number.is_around else "vague" if number.low != number.high else "")
            first = number.start - len(lead[0]) if lead else number.start
            low = None if kind == "at-most" else float(number.low)
            high = None if kind == "at-least" else float(number.high)
            span = Span(start + first, start + number.end)
            found.append((*token_range(self.sentence, span), Length(low, high, kind)))
        return tuple(found)

    def fill(self, slot: str, at: int) -> Iterator[Filled]:
        """Every way to fill a slot from a token on: end (exclusive) and what it holds, longest first."""
        made = {
            "@sides": self.sides,
            "@lands": self.lands,
            "@length": self.lengths,
            "@amount": self.amounts,
            "@line": self.lines,
            "@member-of": self.organisations,
            "@town": self.towns,
        }[slot](at)
        return iter(sorted(made, key=lambda filled: -filled[0]))

    def amounts(self, at: int) -> list[Filled]:
        """A number."""
        return [(last, length) for first, last, length in self.numbers if first == at]

    def lengths(self, at: int) -> list[Filled]:
        """A number with a unit of length, in kilometres."""
        found: list[Filled] = []
        for first, last, length in self.numbers:
            if first == at and last < len(self.sentence.tokens):
                km = self.known.facts.units.get(self.sentence.norms[last])
                if km:
                    low, high = (None if n is None else round(n * km, 1) for n in (length.low, length.high))
                    found.append((last + 1, Length(low, high, length.hedge)))
        return found

    def sides(self, at: int) -> list[Filled]:
        """One state, or a list of states that ends in a conjunction."""
        found: list[Filled] = []
        listed: tuple[str, ...] = ()
        is_closed = True
        for _ in range(8):
            ends = self.side(at)
            if not ends:
                break
            if is_closed:
                found += [(end, Land(tuple(dict.fromkeys((*listed, *held))))) for end, held in ends]
            end, held = ends[0]
            listed, at = (*listed, *held), end
            while at < len(self.sentence.tokens) and self.sentence.norms[at] in self.known.facts.joins:
                at += 1
            if at == end:
                break
            is_closed = self.sentence.norms[at - 1].isalpha()
        return found

    def side(self, at: int) -> list[tuple[int, tuple[str, ...]]]:
        """States that one mention from a token on stands for, longest first; a reference to two may be cut shorter."""
        found: list[tuple[int, tuple[str, ...]]] = []
        for mention in self.actors:
            if mention.first == at:
                group = self.resolved.get(key(mention), (mention,))
                held = tuple(dict.fromkeys(m.country for m in group))
                if held and all(m.kind in STATES and m.country not in ("", "IGO") for m in group):
                    shortest = at + 2 if mention.kind == "pronoun" else mention.last
                    found += [(end, held) for end in range(mention.last, shortest - 1, -1)]
        place = self.places.get(at)
        if not found and place and place.kind == "country":
            found.append((place.last, (place.country,)))
        return found

    def is_inside_actor(self, at: int) -> bool:
        """Whether a token lies inside an actor's phrase but does not begin it."""
        return any(a.first < at < a.last for a in self.actors)

    def lands(self, at: int) -> list[Filled]:
        """States, or a part of one."""
        return [*self.parts(at), *self.sides(at)] or self.owners(at)

    def owners(self, at: int) -> list[Filled]:
        """A possessive ending: the state named last in the sentence before it."""
        token = self.sentence.tokens[at] if at < len(self.sentence.tokens) else None
        if not token or not token.is_clitic or not self.known.grammar.has("possessive", token.norm):
            return []
        before = [held for first in range(at - 1, -1, -1) for _, held in self.side(first)[:1]]
        return [(at + 1, Land(before[0]))] if before and len(before[0]) == 1 else []

    def parts(self, at: int) -> list[Filled]:
        """A named part of a state, with its state before or after it or without."""
        start = at
        divisions = self.known.facts.divisions
        while at not in self.places and at < len(self.sentence.tokens) and self.sentence.norms[at] in divisions:
            at += 1
        is_division = start < len(self.sentence.tokens) and self.sentence.norms[start] in divisions
        country, at = self.country_at(at)
        mention = self.places.get(at)
        if mention is None or mention.kind == "country" or (at and self.sentence.norms[at - 1] == HYPHEN):
            return []
        name, end = self.joined(mention)
        after = ""
        follows = (
            end + 1 if end < len(self.sentence.tokens) and self.sentence.norms[end] in self.known.facts.links else end
        )
        if not country:
            after, beyond = self.country_at(follows)
            end = beyond if after else end
        held = country or after
        place = self.known.gazetteer.look_up(name, countries=(held,) if held else self.countries)
        if place and place.kind in PARTS and place.country and held in ("", place.country):
            return [(end, Land((place.country,), place.name_id))]
        return [(end, Land((held,), name))] if held and is_division else []

    def joined(self, mention: PlaceMention) -> tuple[str, int]:
        """The name of a place with those that hyphens join to it, and where it ends."""
        name, end = mention.name, mention.last
        while end + 1 in self.places and self.sentence.norms[end] == HYPHEN:
            name, end = f"{name}{HYPHEN}{self.places[end + 1].name}", self.places[end + 1].last
        return name, end

    def country_at(self, at: int) -> tuple[str, int]:
        """The country named at a token and where its name ends, or nothing and the token."""
        mention = self.places.get(at)
        return (mention.country, mention.last) if mention and mention.kind == "country" else ("", at)

    def lines(self, at: int) -> list[Filled]:
        """A named line that is one border."""
        mention = self.places.get(at)
        place = self.known.gazetteer.look_up(mention.name, countries=self.countries) if mention else None
        if not mention or not place or place.kind != "line" or len(place.borders) != 1:
            return []
        one, other = place.borders[0].split("-")
        return [(mention.last, Land((one, other)))]

    def organisations(self, at: int) -> list[Filled]:
        """An organisation with member states."""
        return [
            (a.last, a.id)
            for a in self.actors
            if a.first <= at < a.last and a.id.startswith("org:") and a.country == "IGO"
        ]

    def towns(self, at: int) -> list[Filled]:
        """A town, by its name as written."""
        mention = self.places.get(at)
        if mention is None or mention.kind == "country":
            return []
        if mention.kind != "town":
            place = self.known.gazetteer.look_up(mention.name, countries=self.countries)
            if place is None or place.kind not in ("town", "province"):
                return []
        return [(mention.last, mention.name)]

    def matches(self, pattern: tuple[Element, ...], at: int) -> Iterator[tuple[int, tuple[Bound, ...]]]:
        """Every way in which a pattern holds from a token on: its end and what its slots hold."""
        if not pattern:
            yield at, ()
            return
        element, rest = pattern[0], pattern[1:]
        if element.slot:
            for end, bound in self.fill(element.slot, at):
                for last, others in self.matches(rest, end):
                    yield last, (bound, *others)
            if element.is_optional:
                yield from self.matches(rest, at)
            return
        for end in self.phrases_to(element, at):
            yield from self.matches(rest, end)

    def phrases_to(self, element: Element, at: int) -> list[int]:
        """Where a place of words may end, longest first."""
        norms = self.sentence.norms
        ends = {at} if element.is_optional or element.is_repeated else set()
        last = {at}
        for _ in range(REPEATS if element.is_repeated else 1):
            last = {end for start in last for end in phrase_ends(element, norms, start)}
            ends |= last
        return sorted(ends, reverse=True)
