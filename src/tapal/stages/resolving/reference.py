"""Reference inside a document: which country and sector a pronoun, a bare title, a bare noun or a surname stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Parsed, Quote
from tapal.stages.resolving.cast import UNSIDED, dyad_of, home_of, key, name_words_of, people_of

Key = tuple[int, int]
SINGULAR = ("person", "office")
STATES = ("state", "capital", "seat", "demonym", "pair")
KINDS_WANTED: Mapping[str, tuple[str, ...]] = {
    "person": SINGULAR,
    "state": STATES,
    "group": ("group",),
    "force": ("force", "agent", "group", "weapon"),
    "people": ("agent", "body", "group", "force", "demonym", "state", "person"),
    "organisation": ("organisation",),
}
# Sectors whose bare nouns belong to where the story plays, not to the side last spoken of.
LOCAL = frozenset(
    {"CVL", "COP", "JUD", "LEG", "OPP", "REF", "JRN", "MED", "BUS", "REL", "CRM", "SOC", "UAF", "REB", "PTY"}
)
RECENT = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the story plays from a point on: sentence, token, country."""

    sentence: int
    first: int
    country: str


def resolve_references(
    parsed: Parsed, actors: Sequence[ActorMention], *, settings: Sequence[Setting], grammar: Grammar
) -> Mapping[Key, tuple[ActorMention, ...]]:
    """For every mention what it stands for: itself with country and sector filled in, or its antecedents.

    `settings` are the located places of the document in text order.
    """
    memory = _Memory(parsed, grammar, tuple(settings), people_of(actors), dyad_of(actors), home_of(actors, grammar))
    out: dict[Key, tuple[ActorMention, ...]] = {}
    waiting: list[ActorMention] = []
    for mention in actors:
        if _is_inside(mention, parsed.quotes):
            waiting.append(mention)
        resolved = memory.resolve(mention)
        out[key(mention)] = resolved
        memory.remember(mention, resolved)
    for mention in waiting:
        spoken = memory.spoken(mention, out)
        if spoken:
            out[key(mention)] = spoken
    return out


def _is_inside(mention: ActorMention, quotes: Sequence[Quote]) -> bool:
    return mention.kind in ("pronoun", "possessed") and any(q.speaker and q.span.contains(mention.span) for q in quotes)


@dataclass(slots=True)
class _Memory:
    """What the document has said so far, latest last."""

    parsed: Parsed
    grammar: Grammar
    settings: tuple[Setting, ...]
    titled: Mapping[str, ActorMention]
    dyad: tuple[ActorMention, ...]
    home: str = ""
    people: dict[str, ActorMention] = field(default_factory=dict)
    heads: dict[str, ActorMention] = field(default_factory=dict)
    recent: list[ActorMention] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)

    def head(self, mention: ActorMention) -> str:
        """The look-up form of the mention's head word."""
        return self.parsed.sentences[mention.sentence].tokens[mention.head].norm

    def remember(self, mention: ActorMention, resolved: Sequence[ActorMention]) -> None:
        """Take in what a mention was resolved to."""
        for one in resolved:
            at = replace(one, sentence=mention.sentence, span=mention.span, first=mention.first)
            self.recent.append(at)
            if one.country:
                self.heads[self.head(mention)] = at
                if one.country != "IGO":
                    self.countries[one.country] += 1
            if one.kind == "person":
                for word in name_words_of(one):
                    self.people.setdefault(word, one)

    def resolve(self, mention: ActorMention) -> tuple[ActorMention, ...]:
        """What one mention stands for, given what came before it."""
        if mention.kind == "pair":
            return tuple(replace(mention, country=c, sector=s, parts=()) for c, s in mention.parts)
        if mention.kind == "pronoun":
            found = self.antecedents(mention)
            return tuple(
                replace(
                    f,
                    span=mention.span,
                    sentence=mention.sentence,
                    first=mention.first,
                    sector=mention.sector or f.sector,
                )
                for f in found
            )
        if mention.country or mention.kind in ("media", "place") or self.is_unsided(mention):
            return (mention,)
        if mention.kind == "person":
            return (self.known_person(mention),)
        return (self.side_of(mention),)

    def is_unsided(self, mention: ActorMention) -> bool:
        """Whether the mention names everybody or many states at once."""
        return self.has(mention, "unsided")

    def has(self, mention: ActorMention, words: str) -> bool:
        """Whether a word of the mention is in a set of the grammar."""
        norms = self.parsed.sentences[mention.sentence].norms[mention.first : mention.last]
        return any(self.grammar.has(words, norm) for norm in norms)

    def known_person(self, mention: ActorMention) -> ActorMention:
        """A person by what the document says of the name elsewhere."""
        for word in reversed(name_words_of(mention)):
            known = self.people.get(word)
            known = known if known and known.country else self.titled.get(word)
            if known and known.country:
                return replace(
                    mention, country=known.country, sector=mention.sector or known.sector, id=known.id, name=known.name
                )
        return self.side_of(mention) if mention.sector else mention

    def side_of(self, mention: ActorMention) -> ActorMention:
        """A bare noun or title: the country that the same noun had before, else of the owner, the setting, the last side."""
        same = self.heads.get(self.head(mention))
        if mention.kind == "possessed":
            owner = self.last_side(mention, near=True)
            return replace(mention, country=owner.country, sector=mention.sector or owner.sector) if owner else mention
        if self.has(mention, "home_words"):
            return replace(mention, country=next(iter(self.grammar.sets["home"]), ""))
        if same and mention.sector not in ("CVL", "UNK", ""):
            return replace(mention, country=same.country, sector=mention.sector or same.sector)
        if any(p for p, _ in mention.parts):
            return mention
        if mention.sector in LOCAL:
            country = self.setting(mention)
            return replace(mention, country=country) if country else mention
        side = self.last_side(mention)
        country = side.country if side else self.home
        return (
            replace(mention, country=country, sector=mention.sector or (side.sector if side else ""))
            if country
            else mention
        )

    def setting(self, mention: ActorMention) -> str:
        """The country where the story plays at a mention: its own sentence's located place, the last before, the first of all."""
        here = [s for s in self.settings if s.sentence == mention.sentence]
        if here:
            return here[0].country
        if self.settings:
            return Counter(s.country for s in self.settings).most_common(1)[0][0]
        return self.countries.most_common(1)[0][0] if self.countries else self.home

    def last_side(self, mention: ActorMention, *, near: bool = False) -> ActorMention | None:
        """The side last spoken of near the mention, else the one most often named so far; `near` prefers the sentence's first."""
        if near:
            same = [m for m in self.recent if m.sentence == mention.sentence and m.country not in UNSIDED]
            if same:
                return same[0]
        for other in reversed(self.recent):
            if mention.sentence - other.sentence > RECENT:
                break
            if other.country not in UNSIDED:
                return other
        if self.countries:
            top = self.countries.most_common(1)[0][0]
            return next((m for m in self.recent if m.country == top), None)
        return None

    def antecedents(self, mention: ActorMention) -> tuple[ActorMention, ...]:
        """What a pronoun or definite phrase refers to."""
        words = self.parsed.sentences[mention.sentence].norms[mention.first : mention.last]
        if len(words) > 1 and self.grammar.has("possessive", words[-1]):
            owner = self.last_side(mention, near=True)
            return (owner,) if owner else ()
        wants = tuple(want for want, _ in mention.parts)
        if mention.name == "two":
            return self.two(wants)
        recent = [m for m in self.recent if mention.sentence - m.sentence <= RECENT]
        if "person" in wants[:1]:
            found = self.last_subject(mention, [m for m in recent if m.kind in SINGULAR])
            if found:
                return found
        for want in wants:
            kinds = KINDS_WANTED.get(want, (want,))
            subjects = [m for m in recent if m.kind in kinds and (m.country or m.sector)]
            if subjects and mention.name == "many":
                return self.last_subject(mention, subjects)
            if subjects:
                direct = [m for m in subjects if not self.is_oblique(m)]
                return ((direct or subjects)[-1],)
        return ()

    def two(self, wants: Sequence[str]) -> tuple[ActorMention, ...]:
        """The two sides: a pair just named together, else the document's dyad."""
        for other in reversed(self.recent):
            if self.dyad and self.recent[-1].sentence - other.sentence > 1:
                break
            partner = next((m for m in self.recent if m.span != other.span and self.are_joined(m, other)), None)
            if other.kind == "pair" or (
                partner and partner.country != other.country and other.country and partner.country
            ):
                if other.kind == "pair":
                    both = [m for m in self.recent if m.span == other.span]
                    return tuple(both[:2])
                return (partner, other) if partner else ()
        if wants[:1] == ("person",):
            people = [m for m in self.recent if m.kind in SINGULAR and m.country]
            if people and any(p.country != people[-1].country for p in people):
                first = next(p for p in reversed(people) if p.country != people[-1].country)
                return first, people[-1]
        return self.dyad

    def are_joined(self, a: ActorMention, b: ActorMention) -> bool:
        """Whether a conjunction alone stands between two mentions of one sentence."""
        if a.sentence != b.sentence or not a.last <= b.first <= a.last + 1:
            return False
        words = self.parsed.sentences[a.sentence].norms[a.last : b.first]
        return len(words) == 1 and self.grammar.has("conjunctions", words[0])

    def is_oblique(self, mention: ActorMention) -> bool:
        """Whether a preposition stands right before the mention."""
        if mention.first == 0:
            return False
        return self.grammar.has("prepositions", self.parsed.sentences[mention.sentence].norms[mention.first - 1])

    def last_subject(self, mention: ActorMention, people: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
        """The first person in the nearest sentence that no preposition governs: usually its subject."""
        for distance in range(RECENT + 1):
            there = [m for m in people if mention.sentence - m.sentence == distance]
            direct = [m for m in there if not self.is_oblique(m)]
            if direct or there:
                return ((direct or there)[0],)
        return ()

    def spoken(
        self, mention: ActorMention, resolved: Mapping[Key, tuple[ActorMention, ...]]
    ) -> tuple[ActorMention, ...]:
        """What "we" and "our" mean inside a quotation: the speaker's side; empty for other words."""
        words = self.parsed.sentences[mention.sentence].norms[mention.first : mention.last]
        if not any(self.grammar.has("first_person", w) for w in words):
            return ()
        quote = min(
            (q for q in self.parsed.quotes if q.speaker and q.span.contains(mention.span)), key=lambda q: len(q.span)
        )
        for group in resolved.values():
            for one in group:
                if quote.speaker and one.span.overlaps(quote.speaker) and one.country:
                    return (replace(one, span=mention.span, sentence=mention.sentence, first=mention.first),)
        return ()
