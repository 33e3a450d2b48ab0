"""Answers questions about who stands where in a sentence: subject, object, agent, of-phrase, prepositional phrases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tapal.language.grammar import Grammar, RolePattern
from tapal.model.mentions import ActorMention, TriggerMention
from tapal.model.parsed import Sentence

Found = tuple[tuple[ActorMention, ...], str]
NOTHING: Found = ((), "")
OBJECT_REACH = 7
AGENT_REACH = 14
GOAL_REACH = 14
# Kinds of mention that suffer or report and never act.
NOT_SUBJECTS = ("place", "media", "base")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its actor mentions (places that can stand for a side among them) and its triggers.

    `patterns` gives the role pattern of every lexicon entry by its id.
    """

    sentence: Sentence
    actors: tuple[ActorMention, ...]
    triggers: tuple[TriggerMention, ...]
    grammar: Grammar
    patterns: Mapping[str, RolePattern]

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
            if self.grammar.has("prepositions", word):
                return word
            is_passed = self.grammar.has("quantifiers", word) or self.grammar.has("territory_words", word)
            if not (is_passed or self.tag(at) in ("NUM", "DET")):
                return ""
            at -= 1
        return ""

    def group(self, mention: ActorMention) -> tuple[ActorMention, ...]:
        """The mention with those coordinated to it by commas and conjunctions, in text order."""
        index = self.actors.index(mention)
        low = high = index
        while low > 0 and self._are_joined(self.actors[low - 1], self.actors[low]):
            low -= 1
        while high + 1 < len(self.actors) and self._are_joined(self.actors[high], self.actors[high + 1]):
            high += 1
        members = self.actors[low : high + 1]
        is_list = any(
            self.grammar.has("conjunctions", self.norm(i)) or self.grammar.has("including", self.norm(i))
            for i in range(members[0].first, members[-1].last)
        )
        return members if is_list else (mention,)

    def _are_joined(self, a: ActorMention, b: ActorMention) -> bool:
        between = [self.norm(i) for i in range(a.last, b.first)]
        if not between or len(between) > 4:
            return False
        links = sum(
            w == "," or self.grammar.has("conjunctions", w) or self.grammar.has("alternatives", w) for w in between
        )
        rest = [
            w
            for w in between
            if w != "," and not self.grammar.has("conjunctions", w) and not self.grammar.has("alternatives", w)
        ]
        return links > 0 and all(self.grammar.has("quantifiers", w) for w in rest)

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
            if not (self.grammar.has("quantifiers", self.norm(at)) or self.tag(at) in ("NUM", "DET")):
                return None
            at += 1
        return None

    def is_broken(self, start: int, end: int) -> bool:
        """Whether a hard break (semicolon, colon, bracket, quotation mark) stands in [start, end)."""
        inside = {i for m in self.actors for i in range(m.first, m.last)}
        return any(i not in inside and self.grammar.has("sentence_breaks", self.norm(i)) for i in range(start, end))

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


def subject_of(scene: Scene, at: int) -> Found:
    """Who is the subject of the verb at token `at`: by relative clause, by the parse, or by word order."""
    marker = _left_neighbour(scene, at)
    if scene.grammar.has("relativizers", scene.norm(marker)):
        antecedent = _nearest_left(scene, marker, any_place=True)
        if antecedent and marker - antecedent.last <= 3:
            return (antecedent,), "relative"
    found = _parsed_subject(scene, at, 3)
    if found[0]:
        return found
    return _ordered_subject(scene, at)


def _left_neighbour(scene: Scene, at: int) -> int:
    """The first token left of a verb that is not an adverb, auxiliary or particle."""
    at -= 1
    while at >= 0 and scene.tag(at) in ("ADV", "AUX", "PART"):
        at -= 1
    return at


def _parsed_subject(scene: Scene, at: int, climbs: int) -> Found:
    token = scene.sentence.tokens[at]
    for child in scene.sentence.children[at]:
        if not scene.sentence.tokens[child].relation.startswith("nsubj"):
            continue
        mention = scene.covering(child)
        if mention and mention.kind not in NOT_SUBJECTS:
            return scene.group(mention), "subject"
        inside = [
            m
            for m in scene.actors
            if child < m.first <= child + 4 and m.first < at and m.kind not in NOT_SUBJECTS and not scene.preposition(m)
        ]
        if inside:
            return scene.group(inside[0]), "subject-of"
        return NOTHING
    if (
        climbs
        and token.head != at
        and token.relation in ("conj", "xcomp", "advcl", "parataxis", "compound")
        and token.head < at
    ):
        return _parsed_subject(scene, token.head, climbs - 1)
    return NOTHING


def _nearest_left(scene: Scene, at: int, *, any_place: bool) -> ActorMention | None:
    for mention in reversed(scene.actors):
        if mention.last > at or mention.kind in NOT_SUBJECTS:
            continue
        if any_place or not (scene.preposition(mention) or scene.is_object(mention, of=at)):
            return mention
    return None


def _ordered_subject(scene: Scene, at: int) -> Found:
    mention = _nearest_left(scene, at, any_place=False)
    if mention is None or scene.is_broken(mention.last, at):
        return NOTHING
    return scene.group(mention), "order"


def object_of(scene: Scene, trigger: TriggerMention) -> Found:
    """Who is the object of an active verb: right after it, or through the noun of an act ("condemns the attack of X")."""
    at = trigger.last
    end = min(len(scene.sentence.tokens), at + OBJECT_REACH)
    while at < end:
        mention = scene.starting_at(at)
        if mention:
            return scene.group(mention), "object"
        word = scene.norm(at)
        if (
            scene.tag(at) in ("VERB", "PUNCT", "SCONJ")
            or scene.grammar.has("prepositions", word)
            or scene.grammar.has("relativizers", word)
        ):
            return NOTHING
        at += 1
    return NOTHING


def agent_of(scene: Scene, last: int) -> Found:
    """Who did what a passive verb or a noun ending before token `last` tells: by the agent marker, or directly after it."""
    for at in range(last, min(len(scene.sentence.tokens), last + AGENT_REACH)):
        if scene.grammar.has("agent_markers", scene.norm(at)):
            mention = scene.starting_at(at + 1)
            return (scene.group(mention), "agent-marked") if mention else NOTHING
        if at > last and scene.tag(at) == "VERB":
            break
    mention = scene.starting_at(last)
    if mention and mention.kind not in NOT_SUBJECTS:
        return scene.group(mention), "agent-bare"
    return NOTHING


def of_phrase(scene: Scene, last: int) -> Found:
    """The noun phrase directly after a noun, through its adjectives ("air strike" + whose)."""
    at = last
    while at < min(len(scene.sentence.tokens), last + 5):
        mention = scene.starting_at(at)
        if mention and (mention.country or mention.kind != "weapon"):
            return scene.group(mention), "of"
        if mention:
            at = mention.last
            continue
        word = scene.norm(at)
        if scene.grammar.has("origin", word) and scene.starting_at(at + 1):
            return scene.group(scene.starting_at(at + 1) or scene.actors[0]), "of-origin"
        if not scene.grammar.has("noun_links", word):
            return NOTHING
        at += 1
    return NOTHING


def goal_of(scene: Scene, trigger: TriggerMention, prepositions: Iterable[str]) -> Found:
    """The first mention after the trigger that one of the prepositions governs, before the next verb of another act."""
    wanted = frozenset(prepositions)
    stop = min(len(scene.sentence.tokens), trigger.last + GOAL_REACH)
    for other in scene.triggers:
        if other.first > trigger.first and other.voice != "noun":
            stop = min(stop, other.first)
    for mention in scene.actors:
        if trigger.last <= mention.first < stop and scene.preposition(mention) in wanted:
            if scene.is_broken(trigger.last, mention.first):
                break
            return scene.group(mention), "goal"
    return NOTHING


def between_of(scene: Scene, trigger: TriggerMention) -> Sequence[ActorMention]:
    """All sides joined to a mutual act by "with", "between", "and"."""
    sides: list[ActorMention] = []
    for mention in scene.actors:
        if trigger.last <= mention.first <= trigger.last + GOAL_REACH and scene.grammar.has(
            "together", scene.preposition(mention)
        ):
            sides += [m for m in scene.group(mention) if m not in sides]
    return sides
