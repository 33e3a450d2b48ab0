"""What a document has said so far: its sides, its people, which side a noun had, where the story plays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Parsed, Token
from tapal.stages.resolving.cast import UNSIDED, is_dateline, name_words_of

STATES = ("state", "capital", "seat", "demonym", "pair")
REGION = "region:"
# Sectors whose bare nouns are those of a state that acts, not of a mere place or of its people.
OF_A_STATE = frozenset({"MIL", "GOV", "SPY", "UNK", "LEG", "OPP", "PTY"})
# Sectors of those who have no army, government or service.
STATELESS = frozenset({"REB", "CVL", "REF", "UAF", "CRM", "JRN", "MED", "SOC", "BUS"})
# Sectors of those who are where things happen to them.
PEOPLE = frozenset({"CVL", "REF"})
OUTLAWS = frozenset({"REB", "PRM", "CRM"})
ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF", "SPY", "CRM"})
RECENT = 3
TITLE_REACH = 8
PLACE_REACH = 6
# How far from its start a sentence names where it plays.
OPENING = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the story plays from a point on: sentence, token, country."""

    sentence: int
    first: int
    country: str


@dataclass(slots=True)
class Memory:
    """What the document has said so far, latest last; `declared` tells whose a noun is that one side alone has in the document.

    `heads` has the mention that last had a head word, `said` the last one that told its own country;
    `shared` has the country of nouns joined to one that tells it, `opposite` that of officials who are somebody's counterparts;
    `affiliates` has whom nouns of no country are said to follow.
    """

    parsed: Parsed
    grammar: Grammar
    settings: tuple[Setting, ...]
    titled: Mapping[str, ActorMention]
    declared: Mapping[str, str]
    dyad: tuple[ActorMention, ...]
    home: str = ""
    shared: Mapping[tuple[int, int], str] = field(default_factory=dict)
    opposite: Mapping[tuple[int, int], str] = field(default_factory=dict)
    affiliates: Mapping[tuple[int, int], ActorMention] = field(default_factory=dict)
    people: dict[str, ActorMention] = field(default_factory=dict)
    heads: dict[str, ActorMention] = field(default_factory=dict)
    said: dict[str, ActorMention] = field(default_factory=dict)
    recent: list[ActorMention] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)

    def head(self, mention: ActorMention) -> str:
        """The look-up form of the mention's head word."""
        return self.parsed.sentences[mention.sentence].tokens[mention.head].norm

    def remember(self, mention: ActorMention, resolved: Sequence[ActorMention]) -> None:
        """Take in what a mention was resolved to."""
        for one in resolved:
            at = one
            if (one.sentence, one.first, one.last) != (mention.sentence, mention.first, mention.last):
                at = replace(one, sentence=mention.sentence, span=mention.span, first=mention.first, last=mention.last)
            self.recent.append(at)
            if one.country:
                self.heads[self.head(mention)] = at
                if mention.country:
                    self.said[self.head(mention)] = at
                if one.country != "IGO" and one.sector != "BUS" and not is_dateline(mention):
                    self.countries[one.country] += 1
            if one.kind == "person":
                for word in (*name_words_of(one), *self._initials(mention)):
                    self.people.setdefault(word, one)

    def _initials(self, mention: ActorMention) -> Sequence[str]:
        """What brackets at the end of the mention say that somebody is called for short."""
        words = self.parsed.sentences[mention.sentence].norms[mention.first : mention.last]
        return words[-2:-1] if len(words) > 3 and words[-1] == ")" and words[-3] == "(" else ()

    def has(self, mention: ActorMention, words: str) -> bool:
        """Whether a word of the mention is in a set of the grammar."""
        norms = self.parsed.sentences[mention.sentence].norms[mention.first : mention.last]
        return self.grammar.has_any(words, norms)

    def opens_at_home(self, mention: ActorMention) -> bool:
        """Whether the first word of a body is one that only the home country has, whatever land its name recalls."""
        first = self.parsed.sentences[mention.sentence].norms[mention.first]
        is_elsewhere = mention.kind == "body" and mention.country not in ("", self.grammar.home)
        return is_elsewhere and self.grammar.has("home_words", first)

    def tokens(self, mention: ActorMention) -> Sequence[Token]:
        """The words of the mention."""
        return self.parsed.sentences[mention.sentence].tokens[mention.first : mention.last]

    def located(self, mention: ActorMention) -> str:
        """The country of the place that is said right after the mention ("targets in X"); empty when none is."""
        tokens = self.parsed.sentences[mention.sentence].tokens
        for place in self.settings:
            if place.sentence == mention.sentence and 0 < place.first - mention.last <= PLACE_REACH:
                between = tokens[mention.last : place.first]
                return "" if any(t.tag in ("VERB", "PUNCT") for t in between) else place.country
        return ""

    def other_side(self, country: str) -> str:
        """The document's other side than the country; empty when it has not two sides or the country is neither."""
        sides = [m.country for m in self.dyad]
        return next((c for c in sides if c != country), "") if country in sides else ""

    def acting(self, mention: ActorMention) -> ActorMention | None:
        """The first side that the mention's own sentence names before it, if no preposition governs it: usually who acts."""
        here = [m for m in self.recent if m.sentence == mention.sentence and m.country and m.last <= mention.first]
        return next((m for m in here if not self.is_oblique(m)), None)

    def across(self, mention: ActorMention) -> str:
        """The side across the line from whose neighbour or opponent the mention is: the document's other one; empty when unknown."""
        if not self.has(mention, "across") or any(t.tag == "PROPN" for t in self.tokens(mention)[1:]):
            return ""
        is_named = self.has(mention, "parties") or mention.sector in ("MIL", "GOV")
        if not self._is_possessed(mention) and (self.home or not is_named):
            return ""
        owner = self.acting(mention) or self.last_side(mention, near=True)
        return self.other_side(owner.country) if owner else ""

    def _is_possessed(self, mention: ActorMention) -> bool:
        """Whether a possessive stands in the mention, or right behind it after the word for a direction ("its western neighbour")."""
        if self.has(mention, "possessive"):
            return True
        after = self.parsed.sentences[mention.sentence].norms[mention.last : mention.last + 2]
        return (
            len(after) > 1
            and self.grammar.has("territory_words", after[0])
            and self.grammar.has("possessive", after[1])
        )

    def counterpart(self, mention: ActorMention) -> str:
        """The country of the official whom another state's official calls a colleague: as told, else the document's other side."""
        if not (self.has(mention, "counterparts") and self.has(mention, "possessive")):
            return ""
        owner = self.last_side(mention, near=True)
        if not owner or owner.sector != "GOV":
            return ""
        told = self.opposite.get((mention.sentence, mention.first), "")
        if told != owner.country and told:
            return told
        before = self.parsed.sentences[mention.sentence].tokens[mention.first - 1] if mention.first else None
        is_met = before and (before.tag == "VERB" or self.grammar.has("together", before.norm))
        return self.other_side(owner.country) if is_met else ""

    def setting(self, mention: ActorMention) -> str:
        """The country where the story plays at a mention: its own sentence's located place, that of the body which counts the dead,
        home in a domestic story, the place told in the sentence before, the commonest.
        """
        here = [s for s in self.settings if s.sentence == mention.sentence]
        if here:
            return min(
                here, key=lambda s: s.first - mention.last if s.first >= mention.last else mention.first - s.first
            ).country
        told = self.acting(mention)
        if (
            told
            and told.country not in UNSIDED
            and told.kind in ("body", "organisation")
            and self.has(told, "tallying")
        ):
            return told.country
        if self.home and not (mention.sector == "REB" and self.ground()):
            return self.home
        before = [s.country for s in self.settings if s.sentence == mention.sentence - 1]
        is_moved = mention.kind == "person" or self.grammar.has("captives", self.head(mention))
        if before and mention.sector in PEOPLE and not is_moved and (not told or told.country == before[-1]):
            return before[-1]
        is_strange = bool(self.countries) and self.ground() not in self.countries
        if self.settings and (mention.kind == "person" or not is_strange):
            return self.ground()
        return self.countries.most_common(1)[0][0] if self.countries else ""

    def opened(self, mention: ActorMention) -> str:
        """The country of the place with which the mention's sentence opens, if nobody else is named before the mention."""
        if mention.sector not in OF_A_STATE or self.acting(mention):
            return ""
        first = [s for s in self.settings if s.sentence == mention.sentence and s.first < min(OPENING, mention.first)]
        return first[0].country if first else ""

    def ground(self) -> str:
        """The country where most of the document's places lie; empty without places."""
        return Counter(s.country for s in self.settings).most_common(1)[0][0] if self.settings else ""

    def last_side(self, mention: ActorMention, *, near: bool = False) -> ActorMention | None:
        """The side last spoken of near the mention, else the one most often named so far; `near` prefers the sentence's first."""
        if near:
            same = [m for m in self.recent if m.sentence == mention.sentence and m.country not in UNSIDED]
            same = [m for m in same if self.can_own(m, mention)] or same
            if same:
                return next((m for m in same if not self.is_oblique(m)), same[0])
        recent = [m for m in self.recent if mention.sentence - m.sentence <= RECENT and m.country not in UNSIDED]
        reach = 0 if self.home and mention.sector in OF_A_STATE else RECENT
        owners = [m for m in recent if self.can_own(m, mention) and mention.sentence - m.sentence <= reach]
        if owners and mention.sector in OF_A_STATE:
            there = [m for m in owners if m.sentence == owners[-1].sentence]
            return next((m for m in there if not self.is_oblique(m)), owners[-1])
        if owners:
            return owners[-1]
        if self.countries and not self.home:
            top = self.countries.most_common(1)[0][0]
            return next((m for m in self.recent if m.country == top), None)
        return None

    def last_armed(self, mention: ActorMention) -> str:
        """The sector of the armed body last spoken of near the mention, empty when there is none."""
        near = [m for m in self.recent if mention.sentence - m.sentence <= RECENT and m.sector in ARMED]
        return next(
            (m.sector for m in reversed(near) if m.kind in ("force", "group", "agent", "body", "organisation")), ""
        )

    def last_outlaws(self, mention: ActorMention) -> ActorMention | None:
        """The rebels, militia or gang last spoken of near the mention, if any."""
        near = [m for m in self.recent if mention.sentence - m.sentence <= RECENT and m.sector in OUTLAWS]
        return near[-1] if near else None

    def title_before(self, mention: ActorMention) -> ActorMention | None:
        """The title with a side that a bare name between commas explains ("the senator of X from the party, NAME, ...")."""
        tokens = self.parsed.sentences[mention.sentence].tokens
        if mention.first < 2 or mention.last >= len(tokens) or not self.is_between_commas(mention):
            return None
        before = [m for m in self.recent if m.sentence == mention.sentence and mention.first - m.last <= TITLE_REACH]
        if any(m.kind == "person" for m in before):
            return None
        return next((m for m in reversed(before) if m.kind in ("office", "agent") and m.country and m.sector), None)

    def is_between_commas(self, mention: ActorMention) -> bool:
        """Whether commas stand right before and after the mention."""
        norms = self.parsed.sentences[mention.sentence].norms
        return norms[mention.first - 1] == "," and norms[mention.last] == ","

    def can_own(self, side: ActorMention, mention: ActorMention) -> bool:
        """Whether soldiers or officials named barely can be those of a side: not of a mere place, a people or a group."""
        if mention.sector not in OF_A_STATE:
            return True
        if side.id.startswith(REGION) or side.kind == "group" or side.sector in STATELESS:
            return False
        return side.kind not in STATES or not self.is_where(side)

    def is_where(self, mention: ActorMention) -> bool:
        """Whether a preposition of place stands right before the mention."""
        if mention.first == 0:
            return False
        before = self.parsed.sentences[mention.sentence].norms[mention.first - 1]
        return any(self.grammar.has(words, before) for words in ("locatives", "toward", "origin"))

    def is_oblique(self, mention: ActorMention) -> bool:
        """Whether a preposition stands right before the mention."""
        if mention.first == 0:
            return False
        return self.grammar.has("prepositions", self.parsed.sentences[mention.sentence].norms[mention.first - 1])

    def are_joined(self, a: ActorMention, b: ActorMention) -> bool:
        """Whether a conjunction alone stands between two mentions of one sentence."""
        if a.sentence != b.sentence or not a.last <= b.first <= a.last + 1:
            return False
        words = self.parsed.sentences[a.sentence].norms[a.last : b.first]
        return len(words) == 1 and self.grammar.has("conjunctions", words[0])
