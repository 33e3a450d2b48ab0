"""Finds who is named in a sentence: names, titles, common nouns of people with their country, pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Parsed, Sentence
from tapal.stages.finding.apposition import join_appositions
from tapal.stages.finding.as_kind import name_as_kind
from tapal.stages.finding.joint import end_of_own_state, end_of_seat, joint_forces, pair_at
from tapal.stages.finding.naming import Known, Naming, known_at, names_nobody
from tapal.stages.finding.noun_phrase import NOUNS, Look, Phrase, text_of
from tapal.stages.finding.phrases import phrase_at
from tapal.stages.finding.suspected import as_suspected

UNIFORMED = ("MIL", "COP", "SPY", "PRM")
# Sectors that a noun and the known name behind it tell, where the name is right ("politician NAME" of a mayor).
KNOWN_BETTER = frozenset({("GOV", "REB"), ("PTY", "GOV"), ("PTY", "LEG")})
# Sectors of bodies whose chiefs are no government.
PRIVATE = frozenset({"BUS", "SOC", "REL", "MED", "JRN"})
SPELLED = ("organisation", "body", "force", "group")
NOTHING: Mapping[str, str] = MappingProxyType({})


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
        if names_nobody(sentence, at, naming, people):
            at += 1
            continue
        pair = pair_at(sentence, at, naming)
        if pair:
            mentions.append(pair)
            at = pair.last
            continue
        reference = naming.references.longest(sentence.norms, at=at)
        noun = naming.nouns.longest(sentence.norms, at=at)
        if noun and noun[1][0].kind == "nobody":
            at = noun[0]
            continue
        phrase = phrase_at(sentence, at, (naming, grammar, day)) or _bare_name(sentence, at, people, naming)
        if reference and (phrase is None or phrase.last <= reference[0]):
            found = _pronoun(sentence, at, reference[0], reference[1][0].number, reference[1][0].wants)
            is_troops = reference[1][0].wants[:1] == ("force",)
            mentions.append(replace(found, sector=noun[1][0].sector) if noun and is_troops else found)
            at = reference[0]
        elif phrase:
            phrase.last, forces = joint_forces(sentence, at, phrase.last, naming)
            if phrase.parts:
                phrase.last = end_of_own_state(sentence, phrase.last, phrase.parts[-1][1], naming)
                if grammar.has("sent_abroad", sentence.norms[at]):
                    phrase.last = end_of_seat(sentence, phrase.last, phrase.parts[-1][1], naming)
            made = as_suspected(sentence, _mention(sentence, phrase, grammar), (naming, grammar, day))
            mentions.append(replace(made, parts=forces) if forces and made.kind != "person" else made)
            at = phrase.last
        else:
            at = max(at + 1, _end_of_place(sentence, at, (naming, grammar, day), people))
    return tuple(name_as_kind(sentence, join_appositions(sentence, mentions, grammar), grammar))


def _end_of_place(sentence: Sentence, at: int, look: Look, people: frozenset[str]) -> int:
    """Where a known place's name of several words ends that starts at a token; the token itself when none does.

    A name that holds a person's, or says what sort of place a capital is, does not count.
    """
    naming, _, day = look
    known = known_at(sentence, at, naming, day=day) if sentence.tokens[at].text[:1].isupper() else None
    if not known or known[1].kind != "place":
        return at
    inner = known_at(sentence, at + 1, naming, day=day) if known[0] - at == 2 else None
    is_capital = bool(inner and inner[1].kind == "capital")
    return at if is_capital or any(t.text in people for t in sentence.tokens[at : known[0]]) else known[0]


def name_words(mentions: Iterable[ActorMention]) -> frozenset[str]:
    """The words, with their case, of the people that are named in full somewhere; short ones are left out."""
    return frozenset(
        word for m in mentions if m.kind == "person" for word in m.name.split() if len(word) > 3 and word[:1].isupper()
    )


def spell_out(
    mentions: Iterable[ActorMention], parsed: Parsed, *, own: Mapping[str, str] = NOTHING
) -> list[ActorMention]:
    """The mentions, with what the text itself says an abbreviation stands for ("the Anti-Doping Body of X (ADB)", then "ADB").

    Abbreviations that have a meaning of their `own` in the text, and not that of a side, are left out.
    """
    meanings: dict[str, ActorMention] = {}
    out: list[ActorMention] = []
    for mention in mentions:
        words = [t.text for t in parsed.sentences[mention.sentence].tokens[mention.first : mention.last]]
        meaning = meanings.get(words[0]) if len(words) == 1 else None
        if len(words) > 3 and words[-1] == ")" and words[-3] == "(" and mention.kind in SPELLED:
            meanings.setdefault(words[-2], mention)
        if meaning and mention.kind == "organisation" and not mention.id:
            sector = meaning.sector if mention.sector in ("", "UNK") else mention.sector
            mention = replace(mention, country=mention.country or meaning.country, sector=sector, id=meaning.id)
        elif len(words) == 1 and own.get(words[0]) == "organisation":
            continue
        out.append(mention)
    return out


def _bare_name(sentence: Sentence, at: int, people: frozenset[str], naming: Naming) -> Phrase | None:
    """A word that names a person elsewhere in the document, and is not read as a place that is known."""
    token = sentence.tokens[at]
    if token.text not in people or (token.entity == "LOC" and naming.names.longest(sentence.norms, at=at)):
        return None
    end = at + 1
    while end < len(sentence.tokens) and sentence.tokens[end].text in people:
        end += 1
    return Phrase(at, end, at, [(at, Known("person", name=text_of(sentence, at, end)))], True)


def _mention(sentence: Sentence, phrase: Phrase, grammar: Grammar) -> ActorMention:
    counting = ("quantifiers", "staff")
    classifying = {at for at, _ in phrase.parts if any(grammar.has(words, sentence.norms[at]) for words in counting)}
    country, sector, identity = _code(phrase.parts, classifying)
    native = _native_land(sentence, phrase, grammar)
    country, identity = (native.country, native.id) if native else (country, identity)
    if _is_of_another(sentence, phrase, grammar):
        country, identity = "", ""
    if phrase.both:
        made = _pronoun(sentence, phrase.first, phrase.last, "two", phrase.both)
        return replace(made, sector="" if sector == "UNK" else sector)
    kind = phrase.parts[0][1].kind if phrase.parts else "person"
    if kind in NOUNS:
        kind = "person" if _names_a_person(sentence, phrase, grammar) else ("office" if kind == "title" else kind)
        kind = "agent" if kind in ("person-noun", "people") else kind
    elif kind == "organisation" and _ends_in_person(sentence, phrase):
        kind = "person"
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


def _native_land(sentence: Sentence, phrase: Phrase, grammar: Grammar) -> Known | None:
    """The state that a private body's man is told to be from ("a pilot of FIRM from X"): his own, not that of the body."""
    owners = [known for _, known in phrase.parts if known.country]
    if not owners or owners[0].sector not in PRIVATE or owners[0].kind not in ("organisation", "media"):
        return None
    told = (known for at, known in phrase.parts if at and grammar.has("native_of", sentence.norms[at - 1]))
    return next((known for known in told if known.kind in ("state", "demonym")), None)


def _names_a_person(sentence: Sentence, phrase: Phrase, grammar: Grammar) -> bool:
    """Whether a personal name ends a phrase that begins with a title, or with a noun of people and then a title or the name."""
    kinds = [known.kind for _, known in phrase.parts]
    start = max((at for at, known in phrase.parts if known.kind != "person"), default=phrase.first) + 1
    if kinds[-1] == "body" and start < phrase.last and sentence.tokens[start].entity == "ORG":
        return False
    if not phrase.has_name or kinds[0] == "title":
        return phrase.has_name
    is_told = any(token.entity == "PER" for token in sentence.tokens[start : phrase.last])
    is_one = is_told and not grammar.has("members", sentence.norms[phrase.head])
    return kinds[0] == "agent" and ("title" in kinds[1:] or is_one or kinds[-1] == "person")


def _ends_in_person(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a person's name follows the known name of an office ("UN Secretary General NAME")."""
    start = max(at for at, _ in phrase.parts)
    named = [i for i in range(start, phrase.last) if sentence.tokens[i].entity == "PER"]
    return phrase.has_name and bool(named) and named == list(range(named[0], phrase.last))


def _is_of_another(sentence: Sentence, phrase: Phrase, grammar: Grammar) -> bool:
    """Whether the phrase names somebody by whose ally or enemy it is ("allies of X"), so that the side it tells is not its own."""
    kinds = {known.kind for _, known in phrase.parts[1:]}
    return grammar.has("relations", sentence.norms[phrase.head]) and "possessive" not in kinds and "person" not in kinds


def _name(sentence: Sentence, phrase: Phrase) -> str:
    """The personal name in the phrase, or its canonical name, or its words."""
    people = [k for _, k in phrase.parts if k.kind == "person"]
    if people and people[-1].name:
        return people[-1].name
    tagged = _tagged_name(sentence, phrase)
    if phrase.has_name and tagged:
        return tagged
    if phrase.has_name:
        last_noun = max((at for at, k in phrase.parts if k.kind != "person"), default=phrase.first - 1)
        words = [
            t.text
            for i, t in enumerate(sentence.tokens[phrase.first : phrase.last], phrase.first)
            if i > last_noun and t.text[:1].isupper()
        ]
        return " ".join(words)
    return text_of(sentence, phrase.first, phrase.last)


def _tagged_name(sentence: Sentence, phrase: Phrase) -> str:
    """The name at the end of a phrase with a title, as the tagger sees it, without the words of the title; empty when it sees none."""
    first = phrase.last
    while first > phrase.first + 1 and sentence.tokens[first - 1].entity == "PER":
        first -= 1
        if sentence.tokens[first].entity_starts:
            break
    is_titled = any(known.kind != "person" for _, known in phrase.parts)
    starts = first < phrase.last and sentence.tokens[first].entity_starts
    return text_of(sentence, first, phrase.last) if is_titled and starts else ""


def _code(parts: list[tuple[int, Known]], classifying: set[int]) -> tuple[str, str, str]:
    """Country, sector and id of a phrase from its parts: a named body over a bare state, the first noun's sector over the state's.

    A noun at a token in `classifying` only counts what follows ("member", "team"): its own sector comes last.
    """
    bodies = [k for _, k in parts if k.kind in ("group", "force", "organisation", "media") and (k.country or k.sector)]
    states = [k for _, k in parts if k.kind in ("state", "demonym", "capital", "seat") and k.country]
    people = [k for _, k in parts if k.kind == "person" and (k.country or k.sector)]
    nouns = [k for _, k in parts if k.kind in NOUNS and k.sector]
    named = min((at for at, k in parts if k in bodies and k.kind == "force"), default=None)
    told = [(at, k) for at, k in parts if k in nouns and k.sector != "UNK" and at not in classifying]
    telling = [k for at, k in told if named is None or at < named]
    country = ""
    sector = telling[0].sector if telling else ""
    identity = ""
    if bodies:
        country, identity = bodies[0].country, bodies[0].id
        if (
            not sector
            or bodies[0].sector == "IGO"
            or _is_of_group(sector, bodies[0])
            or _is_of_firm(sector, nouns[:1], bodies[0])
        ):
            sector = bodies[0].sector or sector
        elif bodies[0].kind == "force" and bodies[0].sector in UNIFORMED and _is_part(sector, nouns[0]):
            sector = bodies[0].sector
    if states and not country:
        country = states[0].country
        identity = identity or states[0].id
    if people:
        country = country or people[0].country
        is_known = people[0].sector == "IGO" or (sector, people[0].sector) in KNOWN_BETTER
        sector = people[0].sector if not sector or is_known else sector
        identity = people[0].id or identity
    of_nouns = next((k.sector for k in nouns if k.sector != "UNK"), "UNK")
    if not sector and nouns and (not states or of_nouns != "UNK"):
        sector = of_nouns
    if not sector and states:
        sector = states[0].sector or "GOV"
    if not sector:
        sector = next((k.sector for _, k in parts if k.kind == "demonym"), "")
    return country, sector, identity


def _is_part(sector: str, noun: Known) -> bool:
    """Whether a noun before the name of a force tells of a part of that force: its men, a board or directorate of it."""
    return sector in UNIFORMED or (sector == "GOV" and noun.kind == "body")


def _is_of_group(sector: str, body: Known) -> bool:
    """Whether somebody whose noun has the sector counts as one of the group: not rebels, nor a party's members of parliament."""
    return body.kind == "group" and sector != "REB" and (sector, body.sector) != ("LEG", "PTY")


def _is_of_firm(sector: str, nouns: list[Known], body: Known) -> bool:
    """Whether an office is held in a body that does not govern ("a chief of the firm X"), or a firm owns the craft ("an aircraft of X")."""
    is_craft = body.sector == "BUS" and any(known.kind == "weapon" for known in nouns)
    return body.kind == "organisation" and body.sector in PRIVATE and (sector == "GOV" or is_craft)


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
