"""Builds the noun phrases that name actors: a known name, title or noun of people with what belongs to it."""

from __future__ import annotations

from tapal.language.grammar import Grammar
from tapal.model.parsed import Sentence
from tapal.stages.finding.beside import are_initials, goes_on, is_modifier, is_money
from tapal.stages.finding.brackets import takes_abbreviation
from tapal.stages.finding.described import state_behind
from tapal.stages.finding.naming import Known, Naming, is_capital, known_at
from tapal.stages.finding.noun_phrase import NAMED, NOUNS, Look, Phrase, is_sided, text_of

MAX_WORDS = 16


def phrase_at(sentence: Sentence, at: int, look: Look) -> Phrase | None:
    """The longest noun phrase that starts at a token, None when none does; `look` is the naming, the grammar, the ISO day."""
    naming, _, day = look
    token = sentence.tokens[at]
    known = known_at(sentence, at, naming, day=day)
    if known and known[1].kind == "place" and token.entity == "PER" and not goes_on(sentence, known[0]):
        return None
    if known and known[1].kind in ("place", "sign"):
        known = None
    if known and known[1].kind == "state" and is_money(sentence, known[0]):
        return None
    if known:
        phrase = Phrase(at, known[0], at, [(at, known[1])], known[1].kind == "person")
    elif token.entity in ("PER", "ORG") and token.entity_starts and is_capital(token.text):
        phrase = Phrase(at, at, at, [], True)
        _take_entity(sentence, phrase, token.entity)
        inside = _named_inside(sentence, phrase, look)
        if inside and token.entity == "PER":
            return None
        phrase.parts += [inside] if inside else []
        phrase.parts += _signs(sentence, phrase, look) if token.entity == "ORG" else []
    else:
        return None
    while phrase.last < len(sentence.tokens) and phrase.last - phrase.first < MAX_WORDS:
        if not _extend(sentence, phrase, look):
            break
    return phrase


def _take_entity(sentence: Sentence, phrase: Phrase, label: str) -> None:
    start = phrase.last
    phrase.last += 1
    while (
        phrase.last < len(sentence.tokens)
        and sentence.tokens[phrase.last].entity == label
        and not sentence.tokens[phrase.last].entity_starts
    ):
        phrase.last += 1
    phrase.parts.append(
        (start, Known("person" if label == "PER" else "organisation", name=text_of(sentence, start, phrase.last)))
    )


def _named_inside(sentence: Sentence, phrase: Phrase, look: Look) -> tuple[int, Known] | None:
    """A known name inside what the model took for one name, after its first word ("Blockade Israel", "Delegation NATO")."""
    naming, _, day = look
    for at in range(phrase.first + 1, phrase.last):
        known = known_at(sentence, at, naming, day=day)
        if known and known[1].kind in NAMED and known[0] <= phrase.last and (known[1].country or known[1].sector):
            return at, known[1]
    return None


def _signs(sentence: Sentence, phrase: Phrase, look: Look) -> list[tuple[int, Known]]:
    """The first word inside a proper name that tells what sort of body it names ("University", "Airlines", "Front")."""
    naming, _, _ = look
    for at in range(phrase.first, phrase.last):
        noun = naming.nouns.longest(sentence.norms, at=at)
        if noun and noun[0] <= phrase.last and sentence.tokens[at].text[:1].isupper():
            known = noun[1][0]
            if known.kind in ("sign", "body") and known.sector not in ("", "UNK"):
                return [(at, Known("organisation", sector=known.sector))]
    return []


def _extend(sentence: Sentence, phrase: Phrase, look: Look) -> bool:
    """Take the next words into the phrase when they belong to it."""
    naming, grammar, day = look
    at = phrase.last
    kinds = {k.kind for _, k in phrase.parts}
    only_name = kinds <= {"state", "demonym", "capital", "seat"}
    is_noun_headed = phrase.parts[0][1].kind in NOUNS if phrase.parts else False
    known = known_at(sentence, at, naming, day=day)
    if are_initials(sentence, at, grammar):
        phrase.last, phrase.has_name = at + 1, True
        return True
    if known and known[1].kind in NAMED and is_noun_headed and not phrase.has_name:
        phrase.parts.append((at, known[1]))
        phrase.last = known[0]
        return True
    if known and known[1].kind in ("state", "demonym") and phrase.has_name and is_noun_headed and not is_sided(phrase):
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
    if known and known[1].kind == "place" and is_noun_headed and not phrase.has_name and not is_sided(phrase):
        phrase.parts.append((at, known[1]))
        phrase.last = known[0]
        return True
    if is_noun_headed and _takes_both(sentence, phrase, naming, grammar):
        return False
    if _takes_portfolio(sentence, phrase, grammar):
        return True
    if _takes_name(sentence, phrase, is_noun_headed, only_name, grammar) or takes_abbreviation(sentence, phrase, look):
        return True
    if is_modifier(sentence, at, grammar) and is_noun_headed and not phrase.has_name:
        phrase.last += 1
        return True
    return _take_link(sentence, phrase, look) or (is_noun_headed and _takes_described(sentence, phrase, look))


def _takes_described(sentence: Sentence, phrase: Phrase, look: Look) -> bool:
    """The state behind words that describe the noun ("fresh troops of X")."""
    if phrase.has_name or is_sided(phrase) or not any(known.sector for _, known in phrase.parts):
        return False
    found = state_behind(sentence, (phrase.first, phrase.last), look)
    if found is None:
        return False
    at, phrase.last, known = found
    phrase.parts.append((at, known))
    return True


def _is_owned_thing(phrase: Phrase) -> bool:
    """Whether the phrase is a weapon whose country is told: in headlines the verb follows ("X's missile Hits Y")."""
    return bool(phrase.parts) and phrase.parts[0][1].kind == "weapon" and is_sided(phrase)


def _takes_name(sentence: Sentence, phrase: Phrase, is_noun_headed: bool, only_name: bool, grammar: Grammar) -> bool:
    """A personal name after a title, the rest of a name, or a place after a noun of people; after a rank nothing is a place."""
    token = sentence.tokens[phrase.last]
    if not is_capital(token.text) or token.tag == "PUNCT" or only_name or _is_owned_thing(phrase):
        return False
    if grammar.has("days", token.norm) or (token.tag == "VERB" and token.voice == "Act"):
        return False
    if phrase.has_name and not (token.entity == "PER" or token.tag == "PROPN"):
        return False
    if (
        phrase.has_name
        or token.entity == "PER"
        or (is_noun_headed and phrase.parts[-1][1].kind in ("title", *NAMED, "body"))
    ):
        is_ranked = grammar.has("home_ranks", sentence.norms[phrase.last - 1])
        if not phrase.has_name and token.entity == "LOC" and not is_ranked:
            phrase.parts.append((phrase.last, Known("place", name=token.text)))
        else:
            phrase.has_name = True
        phrase.last += 1
        return True
    if is_noun_headed and token.entity == "LOC":
        start = phrase.last
        while phrase.last < len(sentence.tokens) and sentence.tokens[phrase.last].entity == "LOC":
            if phrase.last > start and grammar.has("home_ranks", sentence.norms[phrase.last]):
                break
            phrase.last += 1
        phrase.parts.append((start, Known("place", name=text_of(sentence, start, phrase.last))))
        return True
    return False


def _takes_portfolio(sentence: Sentence, phrase: Phrase, grammar: Grammar) -> bool:
    """Capitalised words of an office's field after a title or body, joined or not ("Minister of Law and Security").

    They are neither a person's name nor a side.
    """
    if phrase.has_name or not phrase.parts or phrase.parts[-1][1].kind not in ("title", "body"):
        return False
    at = phrase.last
    if phrase.last - 1 > phrase.parts[-1][0] and grammar.has("portfolio", sentence.norms[at - 1]):
        while at < len(sentence.tokens) and (
            sentence.norms[at] == "," or grammar.has("conjunctions", sentence.norms[at])
        ):
            at += 1
    if at >= len(sentence.tokens) or not sentence.tokens[at].text[:1].isupper():
        return False
    if not grammar.has("portfolio", sentence.norms[at]):
        return False
    phrase.last = at + 1
    return True


def _takes_both(sentence: Sentence, phrase: Phrase, naming: Naming, grammar: Grammar) -> bool:
    """A reference to two sides after a noun of people ("the ministers of both countries")."""
    at = phrase.last
    if at < len(sentence.tokens) and any(grammar.has(w, sentence.tokens[at].norm) for w in ("origin", "locatives")):
        at += 1
    found = naming.references.longest(sentence.norms, at=at)
    if found and found[1][0].number == "two":
        phrase.last = found[0]
        phrase.both = found[1][0].wants
        return True
    return False


def _take_link(sentence: Sentence, phrase: Phrase, look: Look) -> bool:
    """Small words inside a title: "for Afghanistan", "of Iran"; a clitic possessive."""
    naming, grammar, day = look
    at = phrase.last
    token = sentence.tokens[at]
    if token.is_clitic and grammar.has("possessive", token.norm) and not phrase.has_name:
        phrase.parts.append((at, Known("possessive")))
        phrase.last += 1
        return True
    head = phrase.parts[0][1].kind if phrase.parts else ""
    if head == "agent" and not phrase.has_name and grammar.has("origin", token.norm):
        return _takes_movement(sentence, phrase, look) or _takes_government(sentence, phrase, look)
    is_as_to = head == "title" and grammar.has("as_to", token.norm)
    is_from = head in NOUNS and grammar.has("belonging", token.norm)
    if head in ("title", "body") and phrase.parts[0][1].sector != "MIL":
        is_from = is_from or grammar.has("origin", token.norm)
    if head == "title" and phrase.has_name and not is_sided(phrase) and grammar.has("origin", token.norm):
        return _takes_home(sentence, phrase, look)
    if (is_as_to or is_from) and at + 1 < len(sentence.tokens):
        known = known_at(sentence, at + 1, naming, day=day)
        if known and known[1].kind in NAMED and not phrase.has_name:
            if is_from:
                phrase.parts.append((at + 1, known[1]))
            phrase.last = known[0]
            return True
    return False


def _takes_home(sentence: Sentence, phrase: Phrase, look: Look) -> bool:
    """The state that a titled person is from ("King NAME of X")."""
    naming, _, day = look
    at = phrase.last + 1
    known = known_at(sentence, at, naming, day=day) if at < len(sentence.tokens) else None
    if not known or known[1].kind != "state" or not sentence.tokens[at].text[:1].isupper():
        return False
    phrase.parts.append((at, known[1]))
    phrase.last = known[0]
    return True


def _takes_movement(sentence: Sentence, phrase: Phrase, look: Look) -> bool:
    """The movement that people come from, with or without a noun before its name ("fighters from the group X")."""
    naming, _, day = look
    at = phrase.last + 1
    known = known_at(sentence, at, naming, day=day) if at < len(sentence.tokens) else None
    if known and known[1].kind == "body" and known[0] < len(sentence.tokens):
        at, known = known[0], known_at(sentence, known[0], naming, day=day)
    if not known or known[1].kind != "group":
        return False
    phrase.parts.append((at, known[1]))
    phrase.last = known[0]
    return True


def _takes_government(sentence: Sentence, phrase: Phrase, look: Look) -> bool:
    """The state that officials come from ("the ministers from X")."""
    if phrase.parts[0][1].sector != "GOV" or is_sided(phrase):
        return False
    return _takes_home(sentence, phrase, look)
