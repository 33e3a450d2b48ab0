"""Reference inside a document: which country and sector a pronoun, a bare title, a bare noun or a surname stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tapal.model.mentions import ActorMention
from tapal.model.parsed import Parsed

Key = tuple[int, int]
SINGULAR = ("person", "office")
STATES = ("state", "capital", "seat", "demonym")
FORCES = ("agent", "force", "group", "weapon")
UNSIDED = ("IGO", "")
RECENT = 3


def key(mention: ActorMention) -> Key:
    """What identifies a mention in its document: sentence and first token."""
    return mention.sentence, mention.first


@dataclass(slots=True)
class _Memory:
    """What the document has said so far, latest last."""

    people: dict[str, ActorMention] = field(default_factory=dict)
    heads: dict[str, ActorMention] = field(default_factory=dict)
    recent: list[ActorMention] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)

    def remember(self, mention: ActorMention, head: str) -> None:
        self.recent.append(mention)
        if mention.country:
            self.heads[head] = mention
            if mention.country != "IGO":
                self.countries[mention.country] += 1
        if mention.kind == "person":
            for word in _name_words(mention):
                self.people.setdefault(word, mention)


def _name_words(mention: ActorMention) -> list[str]:
    return [w.lower() for w in mention.name.split() if len(w) > 2]


def resolve_references(parsed: Parsed, actors: Sequence[ActorMention]) -> Mapping[Key, tuple[ActorMention, ...]]:
    """For every mention what it stands for: itself with country and sector filled in, or its antecedents."""
    titled = _people_of(actors)
    memory = _Memory()
    out: dict[Key, tuple[ActorMention, ...]] = {}
    for mention in actors:
        head = parsed.sentences[mention.sentence].tokens[mention.head].norm
        resolved = _resolve(mention, head, memory, titled)
        out[key(mention)] = resolved
        for one in resolved:
            memory.remember(
                replace(one, sentence=mention.sentence, span=mention.span) if mention.kind == "pronoun" else one, head
            )
    return out


def _people_of(actors: Iterable[ActorMention]) -> dict[str, ActorMention]:
    """Name word to the first mention of that person that tells a country, anywhere in the document."""
    people: dict[str, ActorMention] = {}
    for mention in actors:
        if mention.kind == "person" and mention.country:
            for word in _name_words(mention):
                people.setdefault(word, mention)
    return people


def _resolve(
    mention: ActorMention, head: str, memory: _Memory, titled: Mapping[str, ActorMention]
) -> tuple[ActorMention, ...]:
    if mention.kind == "pronoun":
        found = _antecedents(mention, memory)
        return tuple(replace(f, span=mention.span, sentence=mention.sentence, first=mention.first) for f in found)
    if mention.country or mention.kind in ("media", "place"):
        return (mention,)
    if mention.kind == "person":
        return (_known_person(mention, memory, titled),)
    same = memory.heads.get(head)
    if same and mention.kind in ("agent", "office", "body", "weapon", "possessed"):
        return (replace(mention, country=same.country, sector=mention.sector or same.sector),)
    if mention.kind in ("office", "body", "possessed"):
        side = _last_side(mention, memory)
        if side:
            return (replace(mention, country=side.country, sector=mention.sector or side.sector),)
    return (mention,)


def _known_person(mention: ActorMention, memory: _Memory, titled: Mapping[str, ActorMention]) -> ActorMention:
    for word in reversed(_name_words(mention)):
        known = memory.people.get(word)
        known = known if known and known.country else titled.get(word)
        if known and known.country:
            return replace(
                mention, country=known.country, sector=mention.sector or known.sector, id=known.id, name=known.name
            )
    if mention.sector:
        side = _last_side(mention, memory)
        if side:
            return replace(mention, country=side.country)
    return mention


def _last_side(mention: ActorMention, memory: _Memory) -> ActorMention | None:
    """The side last spoken of near the mention, else the one most often named so far."""
    for other in reversed(memory.recent):
        if mention.sentence - other.sentence > RECENT:
            break
        if other.country not in UNSIDED:
            return other
    if memory.countries:
        top = memory.countries.most_common(1)[0][0]
        return next(m for m in memory.recent if m.country == top)
    return None


def _antecedents(mention: ActorMention, memory: _Memory) -> tuple[ActorMention, ...]:
    wants = {want for want, _ in mention.parts}
    recent = [m for m in memory.recent if mention.sentence - m.sentence <= RECENT]
    if mention.name == "two":
        sides: list[ActorMention] = []
        for other in reversed(memory.recent):
            if other.country and all(other.country != s.country for s in sides):
                sides.append(other)
            if len(sides) == 2:
                return tuple(reversed(sides))
        return ()
    if mention.name == "one":
        return _last_subject(
            mention, [m for m in recent if m.kind in SINGULAR and ("person" in wants or not wants)]
        ) or _last_of(wants, recent)
    return _last_of(wants, recent)


def _last_subject(mention: ActorMention, people: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The first person named in the nearest sentence before (or earlier in the same one): usually its subject."""
    before = [m for m in people if m.sentence < mention.sentence]
    same = [m for m in people if m.sentence == mention.sentence]
    if same:
        return (same[0],)
    if before:
        last = before[-1].sentence
        return (next(m for m in before if m.sentence == last),)
    return ()


KINDS_WANTED = {
    "state": STATES,
    "group": ("group",),
    "force": FORCES,
    "person": SINGULAR,
    "people": ("agent", "group", "force", "demonym", "state"),
}


def _last_of(wants: Iterable[str], recent: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    kinds = {k for want in wants for k in KINDS_WANTED.get(want, (want,))}
    for other in reversed(recent):
        if (other.kind in kinds or not kinds) and (other.country or other.sector):
            return (other,)
    return ()
