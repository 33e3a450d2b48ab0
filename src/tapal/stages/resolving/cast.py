"""The cast of a document: its people by name, the two sides that it speaks of most, where it plays when it names no country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Parsed

UNSIDED = ("IGO", "")
# Sectors of those in arms who are of no state; their followers are what they are.
RISEN = frozenset({"REB", "PRM", "UAF", "CRM"})
REFUGEES = "*"
# So many words may stand between two nouns that share a country, between a title and who held it then.
JOINED, HELD_THEN = 3, 4
# How many times as often as foreign states the home country is named in its own story of a foreign firm.
AMONG_FIRMS = 2
# Words between a counterpart and what tells the country.
BESIDE = 5
# How it is told that a bare noun is of no one country ("international forces").
NO_LAND = "no-land"
BARE = ("agent", "body", "weapon", "base", "force")


def key(mention: ActorMention) -> tuple[int, int]:
    """What identifies a mention in its document: sentence and first token."""
    return mention.sentence, mention.first


def people_of(actors: Iterable[ActorMention]) -> dict[str, ActorMention]:
    """Name word to the first mention of that person that tells a country, else to the first that tells a sector."""
    people: dict[str, ActorMention] = {}
    for mention in actors:
        if mention.kind == "person" and (mention.country or mention.sector):
            for word in name_words_of(mention):
                if word not in people or (mention.country and not people[word].country):
                    people[word] = mention
    return people


def declared_of(actors: Iterable[ActorMention], parsed: Parsed) -> dict[str, str]:
    """The look-up form of a noun to the country it is given, for nouns that the document gives to one country alone.

    Under `REFUGEES` that of all who flee, whatever noun names them.
    """
    given: dict[str, set[str]] = {}
    for mention in actors:
        if mention.country and mention.sector == "REF":
            given.setdefault(REFUGEES, set()).add(mention.country)
        if mention.country and mention.kind in ("agent", "body", "force"):
            head = parsed.sentences[mention.sentence].tokens[mention.head].norm
            given.setdefault(head, set()).add(mention.country)
    return {head: next(iter(countries)) for head, countries in given.items() if len(countries) == 1}


def shared_of(actors: Sequence[ActorMention], parsed: Parsed, grammar: Grammar) -> dict[tuple[int, int], str]:
    """Bare nouns to the country of what tells it: a noun that a conjunction joins to them ("troops and settlers of X" are both of
    X), the person who held the title then ("the president at the time, NAME").

    What is joined to them may come first, then officers or officials of a state and others of its own ("generals of X and some experts").
    """
    shared: dict[tuple[int, int], str] = {}
    for first, second in pairwise(actors):
        if first.sentence != second.sentence or bool(first.country) == bool(second.country):
            continue
        between = parsed.sentences[first.sentence].norms[first.last : second.first]
        are_joined = bool(between) and grammar.has("conjunctions", between[0]) and len(between) <= JOINED
        are_joined = are_joined and all(grammar.has("quantifiers", w) for w in between[1:])
        if second.country and _is_named_so(first, second, parsed):
            shared[key(first)] = second.country
        elif second.country:
            held = first.kind == "office" and second.kind == "person" and 1 < len(between) <= HELD_THEN
            held = held and all(grammar.has("at_the_time", w) for w in between)
            if held or (are_joined and first.kind in BARE and second.kind in (*BARE, "demonym")):
                shared[key(first)] = second.country
        elif are_joined and second.kind in BARE and first.kind == "agent":
            shared.setdefault(key(second), first.country)
    return shared


def _is_named_so(title: ActorMention, person: ActorMention, parsed: Parsed) -> bool:
    """Whether a comma alone, behind words for what the office is of, brings the known name of who holds it ("the envoy of X-Y, NAME")."""
    between = parsed.sentences[title.sentence].tokens[title.last : person.first]
    is_title = title.kind in ("office", "agent") and title.sector == "GOV" and person.kind == "person" and person.id
    return (
        bool(is_title)
        and 1 < len(between) <= BESIDE
        and between[-1].norm == ","
        and all(t.tag in ("PROPN", "NOUN", "ADJ") for t in between[:-1])
    )


def counterparts_of(actors: Sequence[ActorMention], parsed: Parsed, grammar: Grammar) -> dict[tuple[int, int], str]:
    """Officials of another country with the same office to the country that the words after them tell ("his colleague in X, NAME")."""
    told: dict[tuple[int, int], str] = {}
    for at, mention in enumerate(actors):
        sentence = parsed.sentences[mention.sentence]
        words = sentence.norms[mention.first : mention.last]
        if mention.country or not any(grammar.has("counterparts", w) for w in words):
            continue
        for other in actors[at + 1 : at + 3]:
            between = sentence.tokens[mention.last : other.first] if other.sentence == mention.sentence else ()
            if not between or len(between) > BESIDE or any(t.tag == "VERB" for t in between):
                break
            if other.country:
                told[key(mention)] = other.country
                break
    return told


def dyad_of(actors: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    """The two countries that the document speaks of most and most often together, in order of their first mention."""
    counts: Counter[str] = Counter()
    first: dict[str, ActorMention] = {}
    named: dict[int, list[tuple[ActorMention, str]]] = {}
    for mention in actors:
        if is_dateline(mention) or mention.kind == "media" or mention.sector == "JRN":
            continue
        for country in [mention.country, *(c for c, _ in mention.parts if mention.kind == "pair")]:
            if country not in UNSIDED:
                counts[country] += 2 if mention.kind in ("state", "pair") else 1
                if country not in first:
                    first[country] = replace(mention, country=country, sector="GOV", parts=())
                named.setdefault(mention.sentence, []).append((mention, country))
    together = _together(named.values())
    pairs = sorted(combinations(sorted(counts), 2), key=lambda p: (-together[p] - min(counts[p[0]], counts[p[1]]), p))
    return tuple(first[c] for c in sorted(pairs[0], key=lambda c: key(first[c]))) if pairs else ()


def is_dateline(mention: ActorMention) -> bool:
    """Whether the mention is the town that a report is written in."""
    return mention.kind == "capital" and mention.sentence <= 1 and mention.first <= 1


def _together(sentences: Iterable[Sequence[tuple[ActorMention, str]]]) -> Counter[tuple[str, str]]:
    """Two countries to how often a sentence names both, twice as much where they stand side by side."""
    together: Counter[tuple[str, str]] = Counter()
    for named in sentences:
        together.update(combinations(sorted({c for _, c in named}), 2))
        beside = {(min(a, b), max(a, b)) for (m, a), (n, b) in pairwise(named) if a != b and n.first - m.last <= 1}
        together.update(beside)
    return together


def home_of(actors: Iterable[ActorMention], parsed: Parsed, grammar: Grammar, *, by_default: bool = True) -> str:
    """The home country of the language's press when more sides of the story are its own than foreign; else empty.

    `by_default` says whether a story is domestic when none has a country. Capitals do not count: every report is written in one.
    Firms, which are at work everywhere, do not outweigh many more sides that are the home country's own.
    """
    home = grammar.home
    own = foreign = firms = 0
    for mention in actors:
        if mention.kind in ("capital", "media", "seat"):
            continue
        norms = parsed.sentences[mention.sentence].norms[mention.first : mention.last]
        if mention.country == home or (not mention.country and grammar.has_any("home_words", norms)):
            own += 1
        elif mention.country not in UNSIDED:
            foreign += 1
            firms += mention.sector == "BUS"
    is_own = own > foreign or own > AMONG_FIRMS * (foreign - firms)
    return home if is_own or (by_default and foreign == firms) else ""


def name_words_of(mention: ActorMention) -> list[str]:
    """The words of a mention's name that tell people apart, lower case; of one word also the initials that hide a name."""
    words = mention.name.split()
    return [w.lower() for w in words if len(w) > 2 or (len(words) == 1 and len(w) > 1 and w.isupper())]
