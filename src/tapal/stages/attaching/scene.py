"""A sentence as the attach stage sees it: its actor mentions, its triggers, and small questions about word order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tapal.language.grammar import Grammar, RolePattern
from tapal.model.mentions import ActorMention, TriggerMention
from tapal.model.parsed import Sentence

Found = tuple[tuple[ActorMention, ...], str]
NOTHING: Found = ((), "")
# Kinds of mention that suffer or report and never act.
NOT_SUBJECTS = ("place", "media", "base")
# Kinds of mention that are a state, or a town that stands for it.
STATES = ("state", "capital", "seat")
# Sectors whose ships and columns act for their state.
FORCES = ("MIL", "COP")


@dataclass(frozen=True)
class Scene:
    """A sentence with its actor mentions (places that can stand for a side among them) and its triggers.

    `patterns` gives the role pattern of every lexicon entry by its id; `times` are the tokens inside time expressions.
    """

    sentence: Sentence
    actors: tuple[ActorMention, ...]
    triggers: tuple[TriggerMention, ...]
    grammar: Grammar
    patterns: Mapping[str, RolePattern]
    times: frozenset[int] = frozenset()

    def can_act(self, mention: ActorMention) -> bool:
        """Whether the mention can be who does something: no place, no base, no medium; ships and patrols of a force move."""
        if mention.kind == "base":
            return mention.sector in FORCES and self.grammar.has("movers", self.norm(mention.head))
        return mention.kind not in NOT_SUBJECTS and not self.grammar.has("makers", self.norm(mention.first - 1))

    def norm(self, at: int) -> str:
        """The look-up form of token `at`, empty outside the sentence."""
        return self.sentence.tokens[at].norm if 0 <= at < len(self.sentence.tokens) else ""

    def tag(self, at: int) -> str:
        """The part of speech of token `at`, empty outside the sentence."""
        return self.sentence.tokens[at].tag if 0 <= at < len(self.sentence.tokens) else ""

    def preposition(self, mention: ActorMention) -> str:
        """The preposition that governs the mention's group, through numbers and nouns of place; empty when there is none."""
        first = self.group(mention)[0].first
        at = first - 1
        while at >= 0 and first - at <= 5:
            word = self.norm(at)
            is_count = self.grammar.has("origin", word) and self.grammar.has("quantifiers", self.norm(at - 1))
            if self.grammar.has("prepositions", word) and not is_count:
                return word
            is_passed = self.grammar.has("quantifiers", word) or self.grammar.has("territory_words", word)
            if not (is_passed or is_count or self.tag(at) in ("NUM", "DET")):
                return ""
            at -= 1
        return ""

    def owns_goal(self, mention: ActorMention, reach: int = 2) -> str:
        """The preposition before the nouns, at most `reach` and a number, that directly own the mention ("for the sovereignty of X")."""
        first = self.group(mention)[0].first
        left = reach + 1
        for at in range(first - 1, max(-1, first - 3 - reach), -1):
            left -= 0 if self.tag(at) == "NUM" or self.grammar.has("quantifiers", self.norm(at)) else 1
            if left < 0:
                return ""
            if self.grammar.has("prepositions", self.norm(at)):
                is_goal = at < first - 1 and not self.grammar.has("locatives", self.norm(at))
                return self.norm(at) if is_goal else ""
            is_noun = self.tag(at) in ("NOUN", "ADJ") or self.sentence.tokens[at].text.islower()
            if not is_noun or self.tag(at) in ("VERB", "PUNCT") or self.covering(at):
                return ""
        return ""

    def group(self, mention: ActorMention) -> tuple[ActorMention, ...]:
        """The mention with those coordinated to it by commas and conjunctions, in text order."""
        index = self._order.get(id(mention))
        index = self.actors.index(mention) if index is None else index
        if index not in self._groups:
            self._groups[index] = self._group(index)
        return self._groups[index]

    @cached_property
    def aim_ends(self) -> dict[int, int]:
        """Where what an act is aimed at must end, by the token behind its trigger, as far as it was asked for."""
        return {}

    @cached_property
    def _order(self) -> dict[int, int]:
        """Where each mention stands among the actors, by its identity, which is quicker to compare than the mention."""
        return {id(mention): i for i, mention in enumerate(self.actors)}

    @cached_property
    def _groups(self) -> dict[int, tuple[ActorMention, ...]]:
        """The groups that were asked for, by where the mention stands among the actors."""
        return {}

    def _group(self, index: int) -> tuple[ActorMention, ...]:
        low = high = index
        while low > 0 and self._are_joined(self.actors[low - 1], self.actors[low]):
            low -= 1
        while high + 1 < len(self.actors) and self._are_joined(self.actors[high], self.actors[high + 1]):
            high += 1
        members = self.actors[low : high + 1]
        is_list = any(
            self.grammar.has("conjunctions", self.norm(i))
            or self.grammar.has("including", self.norm(i))
            or self._is_dash(i)
            for i in range(members[0].first, members[-1].last)
        )
        return members if is_list else (self.actors[index],)

    def _are_joined(self, a: ActorMention, b: ActorMention) -> bool:
        between = [self.norm(i) for i in range(a.last, b.first)]
        if not between or len(between) > 4:
            return False
        if len(between) == 1 and self._is_dash(a.last):
            return True
        if b.kind == "pronoun" and between[0] == "," and self.tag(b.last) in ("VERB", "AUX", "ADV"):
            return False
        rest = [i for i in range(a.last, b.first) if not self._is_link(self.norm(i))]
        are_people = not {a.kind, b.kind} & {*STATES, *NOT_SUBJECTS}
        return len(rest) < len(between) and all(
            self.grammar.has("quantifiers", self.norm(i)) or (are_people and self.tag(i) == "NUM") for i in rest
        )

    def _is_dash(self, at: int) -> bool:
        """Whether the token is a hyphen that joins two names without spaces ("Putin-Trump")."""
        tokens = self.sentence.tokens
        if not (0 < at < len(tokens) - 1 and self.grammar.has("dashes", tokens[at].norm)):
            return False
        return tokens[at - 1].span.end == tokens[at].span.start and tokens[at].span.end == tokens[at + 1].span.start

    def _is_link(self, word: str) -> bool:
        return word == "," or any(self.grammar.has(n, word) for n in ("conjunctions", "alternatives", "including"))

    def covering(self, token: int) -> ActorMention | None:
        """The mention that holds the token."""
        return next((m for m in self.actors if m.first <= token < m.last), None)

    def starting_at(self, token: int) -> ActorMention | None:
        """The mention that starts at the token, or just after quantifiers there."""
        at = token
        while at < token + 5:
            found = next((m for m in self.actors if m.first == at), None)
            if found:
                return found
            is_count = at > token and self.grammar.has("comparatives", self.norm(at - 1))
            is_count = is_count and self.grammar.has("origin", self.norm(at))
            if not (is_count or self.grammar.has("quantifiers", self.norm(at)) or self.tag(at) in ("NUM", "DET")):
                return None
            at += 1
        return None

    def is_make(self, mention: ActorMention) -> bool:
        """Whether the mention only tells who made a thing, or is a thing named with its maker ("drones made by X")."""
        inside = any(self.grammar.has("makers", self.norm(i)) for i in range(mention.first + 1, mention.last))
        return inside or self.grammar.has("makers", self.norm(self.group(mention)[0].first - 1))

    def named(self, mention: ActorMention) -> ActorMention:
        """The name that stands in apposition right after a bare noun of relation ("its sworn enemy X"), else the mention itself."""
        if mention.country or mention.kind not in ("agent", "possessed", "person"):
            return mention
        if mention.kind == "person":
            state = self.starting_at(mention.last + 1) if self.norm(mention.last) == "," else None
            is_within = state and state.kind == "state" and self.tag(state.last) in ("PUNCT", "")
            return state if state and is_within and not mention.sector else mention
        for at in range(mention.last - 1, mention.last + 3):
            if at < len(self.sentence.tokens) and self.sentence.tokens[at].is_clitic:
                other = self.starting_at(at + 1)
                return other if other and other.country else mention
        return mention

    def near(self, token: int) -> ActorMention | None:
        """The mention that starts at the token or after a few nouns and adjectives there."""
        for at in range(token, token + 4):
            found = self.starting_at(at)
            if found or self.tag(at) not in ("NOUN", "ADJ", "PROPN"):
                return found
        return None

    def straddling(self, token: int) -> ActorMention | None:
        """The mention that begins before the token and ends after it, so that it shares words with a trigger that ends there."""
        mention = self.covering(token)
        return mention if mention and mention.first < token and (mention.country or mention.parts) else None

    def is_broken(self, start: int, end: int) -> bool:
        """Whether a hard break (semicolon, colon, bracket, quotation mark) stands in [start, end)."""
        passed = {i for m in self.actors for i in range(m.first, m.last)}
        closing = next((i for i in range(end - 1, start, -1) if self.norm(i) == ")"), start)
        opening = next((i for i in range(start, closing) if self.norm(i) == "("), closing)
        passed |= set(range(opening, closing))
        return any(i not in passed and self.grammar.has("sentence_breaks", self.norm(i)) for i in range(start, end))

    def is_object(self, mention: ActorMention, *, of: int) -> bool:
        """Whether a verb stands right before the mention, so that it is that verb's object and not the subject of the verb at `of`."""
        group = self.group(mention)
        first = group[0].first
        between = range(group[-1].last, of)
        if all(self.tag(i) in ("ADV", "AUX", "PART", "DET") for i in between):
            return False
        at = first - 1
        while at >= 0 and (self.grammar.has("quantifiers", self.norm(at)) or self.tag(at) in ("NUM", "DET")):
            at -= 1
        return self.tag(at) == "VERB" and self.sentence.tokens[at].voice != "Pass"
