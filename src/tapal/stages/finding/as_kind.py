"""People who are named behind the noun that says what they are: "a man called NAME", "two reporters, NAME and NAME"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Sentence

# Words between a noun and the comma before the names, between two names, and between a noun and the word that brings its name.
TO_COMMA, TO_NAME, TO_NAMING = 4, 3, 2
NOUNS = frozenset({"agent", "group", "demonym"})
PLAIN = frozenset({"", "UNK"})


def name_as_kind(sentence: Sentence, mentions: Sequence[ActorMention], grammar: Grammar) -> list[ActorMention]:
    """The mentions, in order; people of whom only the name is told have the country and sector of the noun that they are named for.

    The noun is told by a word that brings a name, or it means several and a comma opens the list of their names.
    """
    out = list(mentions)
    for at, noun in enumerate(out):
        if noun.sector in PLAIN or not (noun.kind in NOUNS or _has_first_name(sentence, noun, grammar)):
            continue
        for i in _named_for(sentence, out, at, grammar):
            out[i] = replace(out[i], country=noun.country, sector=noun.sector)
    return out


def _named_for(sentence: Sentence, mentions: Sequence[ActorMention], at: int, grammar: Grammar) -> list[int]:
    """The positions of the people who are named for the noun at a position."""
    found: list[int] = []
    end = mentions[at].last
    for i in range(at + 1, len(mentions)):
        person, between = mentions[i], sentence.norms[end : mentions[i].first]
        if person.kind != "person" or person.country or person.sector:
            break
        if found or mentions[at].kind == "person":
            is_next = 0 < len(between) < TO_NAME and _joins(between, grammar)
        else:
            is_next = _brings(between, grammar) or _opens_list(sentence, mentions, at, i, grammar)
        if not is_next:
            break
        found.append(i)
        end = person.last
    return found


def _has_first_name(sentence: Sentence, mention: ActorMention, grammar: Grammar) -> bool:
    """Whether the mention is a noun for several with the first of their names behind a comma."""
    if mention.kind != "person" or "," not in sentence.norms[mention.first : mention.last]:
        return False
    return sentence.tokens[mention.head].text.islower() and _means_several(sentence, mention, grammar)


def _brings(between: Sequence[str], grammar: Grammar) -> bool:
    """Whether the words between a noun and a name bring the name, a comma or a small word beside it."""
    return 0 < len(between) <= TO_NAMING and grammar.has_any("naming", between)


def _opens_list(sentence: Sentence, mentions: Sequence[ActorMention], at: int, name: int, grammar: Grammar) -> bool:
    """Whether the name behind a comma opens the list of those whom the noun means, which are several."""
    noun, first = mentions[at], mentions[name].first
    between = sentence.tokens[noun.last : first]
    if not between or between[-1].norm not in (",", ":", "(") or len(between) > TO_COMMA:
        return False
    if any(t.tag in ("VERB", "AUX", "ADP", "PUNCT") for t in between[:-1]) or not _means_several(
        sentence, noun, grammar
    ):
        return False
    after = mentions[name].last
    listed = mentions[name + 1 : name + 2]
    words = sentence.norms[after : listed[0].first] if listed else ()
    return bool(listed) and listed[0].kind == "person" and 0 < len(words) < TO_NAME and _joins(words, grammar)


def _joins(words: Sequence[str], grammar: Grammar) -> bool:
    return all(w == "," or grammar.has("conjunctions", w) for w in words)


def _means_several(sentence: Sentence, noun: ActorMention, grammar: Grammar) -> bool:
    """Whether a number or word of quantity stands at the noun's beginning or right before it, or the noun is doubled."""
    around = sentence.norms[max(0, noun.first - 2) : noun.first + 1]
    return any(grammar.has("quantifiers", w) or w.isdigit() for w in around) or "-" in sentence.norms[noun.head]
