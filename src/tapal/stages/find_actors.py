"""Finds who is named in a sentence: names, titles, common nouns of people with their country, pronouns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Sentence
from tapal.stages.naming import Known, Naming, known_at

NAMED = ("state", "demonym", "capital", "seat", "organisation", "group", "force", "media")
NOUNS = ("agent", "title", "person-noun", "people", "body", "weapon")
MAX_WORDS = 16

_Look = tuple[Naming, Grammar, str]


@dataclass(slots=True)
class _Phrase:
    """A noun phrase under construction."""

    first: int
    last: int
    head: int
    parts: list[tuple[int, Known]] = field(default_factory=list)
    has_name: bool = False
    both: tuple[str, ...] = ()


def find_actors(
    sentence: Sentence, *, naming: Naming, grammar: Grammar, day: str = "", people: frozenset[str] = frozenset()
) -> tuple[ActorMention, ...]:
    """Actor mentions in text order, not overlapping; country and sector as far as the phrase itself tells.

    `day` is the ISO day of publication, for names whose role is dated; `people` are single words, with their case, that name
    people elsewhere in the document.
    """
    mentions: list[ActorMention] = []
    at = 0
    while at < len(sentence.tokens):
        pair = _pair_at(sentence, at, naming)
        if pair:
            mentions.append(pair)
            at += 1
            continue
        reference = naming.references.longest(sentence.norms, at=at)
        phrase = _phrase_at(sentence, at, (naming, grammar, day)) or _bare_name(sentence, at, people)
        if reference and (phrase is None or phrase.last <= reference[0]):
            mentions.append(_pronoun(sentence, at, reference[0], reference[1][0].number, reference[1][0].wants))
            at = reference[0]
        elif phrase:
            mentions.append(_mention(sentence, phrase))
            at = phrase.last
        else:
            at += 1
    return tuple(_join_appositions(sentence, mentions))


def name_words(mentions: Iterable[ActorMention]) -> frozenset[str]:
    """The words, with their case, of the people that are named in full somewhere; short ones are left out."""
    return frozenset(
        word for m in mentions if m.kind == "person" for word in m.name.split() if len(word) > 3 and word[:1].isupper()
    )


def _bare_name(sentence: Sentence, at: int, people: frozenset[str]) -> _Phrase | None:
    """A word that names a person elsewhere in the document."""
    token = sentence.tokens[at]
    if token.text not in people or token.entity == "LOC":
        return None
    end = at + 1
    while end < len(sentence.tokens) and sentence.tokens[end].text in people:
        end += 1
    return _Phrase(at, end, at, [(at, Known("person", name=_text(sentence, at, end)))], True)


def _pair_at(sentence: Sentence, at: int, naming: Naming) -> ActorMention | None:
    """Two countries written as one word ("Iran-Israel")."""
    token = sentence.tokens[at]
    words = token.text.split("-")
    if len(words) != 2:
        return None
    sides = [(naming.names.longest([w.lower()], at=0) or (0, []))[1] for w in words]
    states = [next((k for k in side if k.kind in ("state", "demonym", "capital")), None) for side in sides]
    if not all(words) or any(s is None for s in states):
        return None
    return ActorMention(
        span=token.span, sentence=sentence.index, first=at, last=at + 1, kind="pair", head=at, name="two",
        parts=tuple((s.country, "GOV") for s in states if s),
    )  # fmt: skip


def _phrase_at(sentence: Sentence, at: int, look: _Look) -> _Phrase | None:
    naming, _, day = look
    token = sentence.tokens[at]
    known = known_at(sentence, at, naming, day=day)
    if known and known[1].kind == "place":
        known = None
    if known:
        phrase = _Phrase(at, known[0], at, [(at, known[1])], known[1].kind == "person")
    elif token.entity in ("PER", "ORG") and token.entity_starts and token.text[:1].isupper():
        phrase = _Phrase(at, at, at, [], True)
        _take_entity(sentence, phrase, token.entity)
    else:
        return None
    while phrase.last < len(sentence.tokens) and phrase.last - phrase.first < MAX_WORDS:
        if not _extend(sentence, phrase, look):
            break
    return phrase


def _take_entity(sentence: Sentence, phrase: _Phrase, label: str) -> None:
    start = phrase.last
    phrase.last += 1
    while (
        phrase.last < len(sentence.tokens)
        and sentence.tokens[phrase.last].entity == label
        and not sentence.tokens[phrase.last].entity_starts
    ):
        phrase.last += 1
    phrase.parts.append(
        (start, Known("person" if label == "PER" else "organisation", name=_text(sentence, start, phrase.last)))
    )


def _extend(sentence: Sentence, phrase: _Phrase, look: _Look) -> bool:
    """Take the next words into the phrase when they belong to it."""
    naming, grammar, day = look
    at = phrase.last
    token = sentence.tokens[at]
    kinds = {k.kind for _, k in phrase.parts}
    only_name = kinds <= {"state", "demonym", "capital", "seat"}
    is_noun_headed = phrase.parts[0][1].kind in NOUNS if phrase.parts else False
    known = known_at(sentence, at, naming, day=day)
    if known and known[1].kind in NAMED and is_noun_headed and not phrase.has_name:
        phrase.parts.append((at, known[1]))
        phrase.last = known[0]
        return True
    if known and known[1].kind == "person" and (is_noun_headed or not phrase.has_name) and not only_name:
        phrase.parts.append((at, known[1]))
        phrase.last, phrase.has_name = known[0], True
        return True
    if known and known[1].kind in NOUNS and is_noun_headed and not phrase.has_name:
        phrase.parts.append((at, known[1]))
        phrase.last = known[0]
        return True
    if is_noun_headed and _takes_both(sentence, phrase, naming, grammar):
        return False
    if _takes_name(sentence, phrase, is_noun_headed, only_name) or _takes_abbreviation(sentence, phrase):
        return True
    if grammar.has("np_modifiers", token.norm) and is_noun_headed and not phrase.has_name:
        phrase.last += 1
        return True
    return _take_link(sentence, phrase, look)


def _takes_name(sentence: Sentence, phrase: _Phrase, is_noun_headed: bool, only_name: bool) -> bool:
    """A personal name after a title, the rest of a name, or a place after a noun of people."""
    token = sentence.tokens[phrase.last]
    if not token.text[:1].isupper() or token.tag == "PUNCT" or only_name:
        return False
    if phrase.has_name and not (token.entity == "PER" or token.tag == "PROPN"):
        return False
    if (
        phrase.has_name
        or token.entity == "PER"
        or (is_noun_headed and phrase.parts[-1][1].kind in ("title", *NAMED, "body"))
    ):
        if not phrase.has_name and token.entity == "LOC":
            phrase.parts.append((phrase.last, Known("place", name=token.text)))
        else:
            phrase.has_name = True
        phrase.last += 1
        return True
    if is_noun_headed and token.entity == "LOC":
        start = phrase.last
        while phrase.last < len(sentence.tokens) and sentence.tokens[phrase.last].entity == "LOC":
            phrase.last += 1
        phrase.parts.append((start, Known("place", name=_text(sentence, start, phrase.last))))
        return True
    return False


def _takes_both(sentence: Sentence, phrase: _Phrase, naming: Naming, grammar: Grammar) -> bool:
    """A reference to two sides after a noun of people ("the ministers of both countries")."""
    at = phrase.last
    if at < len(sentence.tokens) and grammar.has("origin", sentence.tokens[at].norm):
        at += 1
    found = naming.references.longest(sentence.norms, at=at)
    if found and found[1][0].number == "two":
        phrase.last = found[0]
        phrase.both = found[1][0].wants
        return True
    return False


def _takes_abbreviation(sentence: Sentence, phrase: _Phrase) -> bool:
    """An abbreviation in brackets after what it stands for."""
    at = phrase.last
    words = [t.text for t in sentence.tokens[at : at + 3]]
    if len(words) == 3 and words[0] == "(" and words[2] == ")" and words[1].isupper() and len(words[1]) <= 8:
        phrase.last += 3
        return True
    return False


def _take_link(sentence: Sentence, phrase: _Phrase, look: _Look) -> bool:
    """Small words inside a title: "for Afghanistan", "of Iran"; a clitic possessive."""
    naming, grammar, day = look
    at = phrase.last
    token = sentence.tokens[at]
    if token.is_clitic and grammar.has("possessive", token.norm) and not phrase.has_name:
        phrase.parts.append((at, Known("possessive")))
        phrase.last += 1
        return True
    is_title = bool(phrase.parts) and phrase.parts[0][1].kind in ("title", "body")
    if (
        is_title
        and (grammar.has("as_to", token.norm) or grammar.has("origin", token.norm))
        and at + 1 < len(sentence.tokens)
    ):
        known = known_at(sentence, at + 1, naming, day=day)
        if known and known[1].kind in NAMED and not phrase.has_name:
            if grammar.has("origin", token.norm):
                phrase.parts.append((at + 1, known[1]))
            phrase.last = known[0]
            return True
    return False


def _text(sentence: Sentence, first: int, last: int) -> str:
    return " ".join(t.text for t in sentence.tokens[first:last])


def _mention(sentence: Sentence, phrase: _Phrase) -> ActorMention:
    country, sector, identity = _code(phrase.parts)
    if phrase.both:
        made = _pronoun(sentence, phrase.first, phrase.last, "two", phrase.both)
        return replace(made, sector=sector)
    kind = phrase.parts[0][1].kind if phrase.parts else "person"
    if kind in NOUNS:
        kind = "person" if phrase.has_name and kind == "title" else ("office" if kind == "title" else kind)
        kind = "agent" if kind in ("person-noun", "people") else kind
    if any(k.kind == "possessive" for _, k in phrase.parts):
        kind = "possessed"
    places = [k.name for _, k in phrase.parts if k.kind == "place"]
    return ActorMention(
        span=sentence.range_span(phrase.first, phrase.last - 1),
        sentence=sentence.index,
        first=phrase.first,
        last=phrase.last,
        kind=kind,
        head=phrase.head,
        country=country,
        sector=sector,
        id=identity,
        name=_name(sentence, phrase),
        parts=tuple((place, "") for place in places) if not country else (),
    )


def _name(sentence: Sentence, phrase: _Phrase) -> str:
    """The personal name in the phrase, or its canonical name, or its words."""
    people = [k for _, k in phrase.parts if k.kind == "person"]
    if people and people[-1].name:
        return people[-1].name
    if phrase.has_name:
        last_noun = max((at for at, k in phrase.parts if k.kind != "person"), default=phrase.first - 1)
        words = [
            t.text
            for i, t in enumerate(sentence.tokens[phrase.first : phrase.last], phrase.first)
            if i > last_noun and t.text[:1].isupper()
        ]
        return " ".join(words)
    return _text(sentence, phrase.first, phrase.last)


def _code(parts: list[tuple[int, Known]]) -> tuple[str, str, str]:
    """Country, sector and id of a phrase from its parts: a named body over a bare state, the first noun's sector over the state's."""
    bodies = [k for _, k in parts if k.kind in ("group", "force", "organisation", "media")]
    states = [k for _, k in parts if k.kind in ("state", "demonym", "capital", "seat") and k.country]
    people = [k for _, k in parts if k.kind == "person" and (k.country or k.sector)]
    nouns = [k for _, k in parts if k.kind in NOUNS and k.sector]
    country = ""
    sector = nouns[0].sector if nouns else ""
    identity = ""
    if bodies and (bodies[0].country or bodies[0].sector):
        country, identity = bodies[0].country, bodies[0].id
        if not sector or bodies[0].kind == "group" or bodies[0].sector == "IGO":
            sector = bodies[0].sector or sector
    if states and not country:
        country = states[0].country
        identity = identity or states[0].id
    if people:
        country = country or people[0].country
        sector = sector or people[0].sector
        identity = people[0].id or identity
    if not sector and states:
        sector = states[0].sector or "GOV"
    return country, sector, identity


def _pronoun(sentence: Sentence, first: int, last: int, number: str, wants: tuple[str, ...]) -> ActorMention:
    return ActorMention(
        span=sentence.range_span(first, last - 1),
        sentence=sentence.index,
        first=first,
        last=last,
        kind="pronoun",
        head=first,
        name=number,
        parts=tuple((want, "") for want in wants),
    )


def _join_appositions(sentence: Sentence, mentions: list[ActorMention]) -> list[ActorMention]:
    """Join "the foreign minister of Iran, NAME" and "NAME, the foreign minister of Iran" into one mention."""
    joined: list[ActorMention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before and _are_apposed(sentence, before, mention):
            named, titled = (before, mention) if before.kind == "person" else (mention, before)
            joined[-1] = ActorMention(
                span=before.span.cover(mention.span),
                sentence=sentence.index,
                first=before.first,
                last=mention.last,
                kind="person",
                head=before.head,
                country=titled.country or named.country,
                sector=titled.sector or named.sector,
                id=named.id or titled.id,
                name=named.name,
                parts=titled.parts,
            )
        else:
            joined.append(mention)
    return joined


def _are_apposed(sentence: Sentence, a: ActorMention, b: ActorMention) -> bool:
    if b.first - a.last > 1 or (b.first - a.last == 1 and sentence.tokens[a.last].norm != ","):
        return False
    if (a.kind, b.kind) == ("person", "office"):
        return b.first - a.last == 1 and _has_title_only(a)
    return a.kind in ("office", "agent") and b.kind == "person" and bool(a.country or a.sector) and _has_title_only(b)


def _has_title_only(mention: ActorMention) -> bool:
    """Whether a person mention is a bare name, so that a title beside it belongs to it."""
    return len(mention.name.split()) >= mention.last - mention.first
