"""What the find stage looks words up in: names of actors and places, common nouns that can act, titles, reference words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tapal.language.matcher import PhraseTrie
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Parsed, Sentence

# Kinds of names that a text without capitals may tell by their letters alone, if they are not too short; how long such a sentence is.
UNMISTAKABLE = frozenset({"state", "seat", "capital", "demonym", "group", "force", "organisation", "person"})
SHORT, LONG_ENOUGH = 4, 8
# Letters of a particle or preposition that the text may have put before a name, which some place's initials look like ("D.I. Khan").
PARTICLE = 2
# Kinds of names whose first word may end a noun of somebody of theirs ("spokesman of the party").
MOVEMENTS = ("group", "force")
# The tag of a proper noun, and the tagger's label of a person.
PROPER, PERSON = "PROPN", "PER"
CURRENCIES = "$€£¥"


@dataclass(frozen=True, slots=True)
class Known:
    """A phrase that can be part of an actor's noun phrase.

    `kind` is state, demonym, capital, seat, organisation, group, force, media, person, agent, weapon, body, title or place;
    `country` and `sector` may be empty; `id` names the world's record; `starts`, `ends` bound its validity as ISO days, empty when open.
    """

    kind: str
    country: str = ""
    sector: str = ""
    id: str = ""
    name: str = ""
    is_cased: bool = False
    starts: str = ""
    ends: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or definite phrase: `number` is one, two or many; `wants` the kinds of antecedent it may have, best first."""

    number: str
    wants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """The tries: `names` needs capitals in the text, `nouns` does not, `references` are pronouns and definite phrases.

    `spelled` has the lower-case words of the longer forms of what short names stand for, by id; `own` the short names that mean
    something else in the document at hand, with the kind of what they mean there; `openings` all words that begin a phrase.
    """

    names: PhraseTrie[Known]
    nouns: PhraseTrie[Known]
    references: PhraseTrie[Reference]
    spelled: Mapping[str, frozenset[str]] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)
    openings: frozenset[str] = frozenset()


def make_naming(
    *,
    names: Iterable[tuple[Sequence[str], Known]],
    nouns: Iterable[tuple[Sequence[str], Known]],
    references: Iterable[tuple[Sequence[str], Reference]],
) -> Naming:
    """Build the tries; words of names are folded to lower case, the case is checked when they are found."""
    named = list(names)
    by_name = PhraseTrie((tuple(w.lower() for w in words), known) for words, known in named)
    by_noun = PhraseTrie((tuple(w.lower() for w in words), known) for words, known in nouns)
    referring = PhraseTrie((tuple(w.lower() for w in words), ref) for words, ref in references)
    return Naming(
        names=by_name,
        nouns=by_noun,
        references=referring,
        spelled=_spelled(named),
        openings=by_name.openings() | by_noun.openings() | referring.openings(),
    )


def _spelled(names: Iterable[tuple[Sequence[str], Known]]) -> dict[str, frozenset[str]]:
    """The words of the forms of several words, by the id of what they name."""
    words: dict[str, set[str]] = {}
    for form, known in names:
        if known.id and len(form) > 1:
            words.setdefault(known.id, set()).update(w.lower() for w in form)
    return {id: frozenset(some) for id, some in words.items()}


def names_nobody(sentence: Sentence, at: int, naming: Naming, people: frozenset[str]) -> bool:
    """Whether nothing that names or means somebody can start at a token: a quick look at its word alone.

    `people` are single words, with their case, that name people elsewhere in the document.
    """
    token, norm = sentence.tokens[at], sentence.norms[at]
    if norm in naming.openings:
        return False
    return not (token.entity or "-" in token.text or token.text in people or sentence.norms[at + 1 : at + 2] == ("-",))


def known_at(sentence: Sentence, at: int, naming: Naming, *, day: str) -> tuple[int, Known] | None:
    """End (exclusive) and meaning of the longest known name or noun that starts at token `at`; names win ties.

    `day` is the ISO day that dated names must hold on, empty when unknown (then the latest holder wins).
    """
    text = sentence.tokens[at].text
    if text in naming.own:
        return at + 1, Known(naming.own[text], name=text)
    name = _name_at(sentence, at, naming, day) if naming.names.begins(sentence.norms[at]) else None
    noun = naming.nouns.longest(sentence.norms, at=at)
    if name and (not noun or name[0] >= noun[0]):
        return name
    if noun and noun[0] - at > 1 and sentence.tokens[noun[0] - 1].text[:1].isupper():
        noun = _without_next_name(sentence, at, noun, naming, day)
    return (noun[0], noun[1][0]) if noun else None


def _without_next_name(
    sentence: Sentence, at: int, noun: tuple[int, list[Known]], naming: Naming, day: str
) -> tuple[int, list[Known]]:
    """The noun at a token, or a shorter one when its last word begins a longer name ("spokesman of the party", "Party of X")."""
    last = noun[0] - 1
    name = _name_at(sentence, last, naming, day) if naming.names.begins(sentence.norms[last]) else None
    if not name or name[0] <= noun[0] or name[1].kind not in MOVEMENTS:
        return noun
    shorter = [hit for hit in naming.nouns.every_from(sentence.norms, at=at) if hit.last <= last]
    return max(((hit.last, [hit.value]) for hit in shorter), key=lambda one: one[0], default=noun)


def _name_at(sentence: Sentence, at: int, naming: Naming, day: str) -> tuple[int, Known] | None:
    best: tuple[int, Known] | None = None
    for hit in naming.names.every_from(sentence.norms, at=at):
        tokens = sentence.tokens[at : hit.last]
        known = hit.value
        if not any(_is_name_like(t.text, known) for t in tokens) and not _needs_no_capital(
            sentence, (at, hit.last), known
        ):
            continue
        if _is_money(sentence, hit.last):
            continue
        if known.kind == "place" and len(tokens[0].text) <= PARTICLE and tokens[0].text.islower():
            continue
        if known.is_cased and not all(_is_name_like(t.text, known) for t in tokens):
            continue
        if (
            known.is_cased
            and len(tokens) == 1
            and len(tokens[0].text) <= 3
            and not _is_as_written(tokens[0].text, known)
        ):
            continue
        if len(tokens) == 1 and _is_of_longer(sentence, at, known):
            continue
        if best is None or hit.last > best[0] or (hit.last == best[0] and _fits(known, day) > _fits(best[1], day)):
            best = (hit.last, known)
    return best


def is_capital(text: str) -> bool:
    """Whether a word is written as names are: with a capital first, or first behind a short article and a hyphen ("al-Name")."""
    article, hyphen, rest = text.partition("-")
    return text[:1].isupper() or (bool(hyphen) and 0 < len(article) <= PARTICLE and rest[:1].isupper())


def _is_name_like(text: str, known: Known) -> bool:
    """Whether a word is written as this name: a place's begins with a capital, without a small article."""
    return text[:1].isupper() if known.kind == "place" else is_capital(text)


def _is_as_written(text: str, known: Known) -> bool:
    """Whether a short word is written as the name is: in capitals, unless it is a word of a fuller name that is not ("Xi", not "XI")."""
    words = known.name.split()
    return text in words or (text.isupper() and text.title() not in words)


def _is_of_longer(sentence: Sentence, at: int, known: Known) -> bool:
    """Whether a word that is a known name by itself is only part of another here.

    It ends the name of a place, as many lands at once ("East Java" is not the East), or it is the first or an inner word of
    another person's name.
    """
    token, before = sentence.tokens[at], sentence.tokens[at - 1 : at] if at else ()
    if known.kind == "organisation" and not known.country:
        return bool(before) and before[0].tag == PROPER and before[0].text[:1].isupper()
    if known.kind != "person" or known.is_cased:
        return False
    after = sentence.tokens[at + 1 : at + 2]
    goes_on = bool(after) and after[0].entity == PERSON and not after[0].entity_starts and after[0].text[:1].isupper()
    return token.entity == PERSON and goes_on and after[0].norm not in known.name.lower().split()


def _needs_no_capital(sentence: Sentence, span: tuple[int, int], known: Known) -> bool:
    """Whether the name in a range of tokens may be written small: the text has lost its capitals, and the name means nothing else.

    A state's may be in any text. A name of several words may begin with a short one, and may be that of an outlet.
    """
    words = [t.text for t in sentence.tokens[span[0] : span[1]]]
    if known.kind == "state" and not known.caution and not known.is_cased and min(len(w) for w in words) > SHORT:
        return True
    is_named = known.kind in UNMISTAKABLE or (known.kind == "media" and len(words) > 1)
    if known.is_cased or known.caution or not is_named or max(len(w) for w in words) < SHORT:
        return False
    return len(sentence.tokens) >= LONG_ENOUGH and not any(t.text[:1].isupper() for t in sentence.tokens)


def _is_money(sentence: Sentence, end: int) -> bool:
    """Whether a name that ends before token `end` is that of a currency ("US$")."""
    after = sentence.tokens[end : end + 1]
    return bool(after) and after[0].text[:1] in CURRENCIES and after[0].span.start == sentence.tokens[end - 1].span.end


def _fits(known: Known, day: str) -> tuple[int, str]:
    """Whether a dated name holds on the day, and the start of its term to prefer the latest."""
    holds = (not known.starts or not day or known.starts <= day) and (not known.ends or not day or day <= known.ends)
    rank = {"state": 3, "person": 1, "place": 0}.get(known.kind, 2)
    return (2 * holds + (rank > 0), known.starts)


def initials_of(mention: ActorMention, parsed: Parsed) -> str:
    """What stands in brackets behind a person's name as what to call him ("NAME (ABC)"); empty when nothing does."""
    tokens = parsed.sentences[mention.sentence].tokens[mention.first : mention.last]
    if mention.kind != "person" or len(tokens) < 4 or (tokens[-3].text, tokens[-1].text) != ("(", ")"):
        return ""
    return tokens[-2].text if tokens[-2].text.isupper() and len(tokens[-2].text) > 1 else ""
