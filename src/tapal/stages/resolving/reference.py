"""Reference inside a document: which country and sector a pronoun, a bare title, a bare noun or a surname stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Parsed, Quote
from tapal.stages.resolving.cast import declared_of, dyad_of, home_of, key, name_words_of, people_of
from tapal.stages.resolving.pronouns import antecedents, is_first_person, spoken
from tapal.stages.resolving.recall import Memory, Setting

__all__ = ["Key", "Setting", "resolve_references"]

Key = tuple[int, int]
# Sectors whose bare nouns belong to where the story plays, not to the side last spoken of.
LOCAL = frozenset(
    {"CVL", "COP", "JUD", "LEG", "OPP", "REF", "JRN", "MED", "BUS", "REL", "CRM", "SOC", "UAF", "REB", "PTY"}
)


def resolve_references(
    parsed: Parsed, actors: Sequence[ActorMention], *, settings: Sequence[Setting], grammar: Grammar
) -> Mapping[Key, tuple[ActorMention, ...]]:
    """For every mention what it stands for: itself with country and sector filled in, or its antecedents.

    `settings` are the located places of the document in text order.
    """
    memory = Memory(
        parsed, grammar, tuple(settings), people_of(actors), declared_of(actors, parsed), dyad_of(actors), home_of(actors, parsed, grammar)
    )  # fmt: skip
    out: dict[Key, tuple[ActorMention, ...]] = {}
    waiting: list[ActorMention] = []
    for mention in actors:
        is_quoted = _is_quoted(mention, parsed.quotes)
        if is_quoted:
            waiting.append(mention)
        resolved = _resolve(memory, mention)
        out[key(mention)] = resolved
        if not (is_quoted and is_first_person(memory, mention)):
            memory.remember(mention, resolved)
    for mention in waiting:
        said = spoken(memory, mention, out)
        if said:
            out[key(mention)] = said
    return out


def _is_quoted(mention: ActorMention, quotes: Sequence[Quote]) -> bool:
    return mention.kind in ("pronoun", "possessed") and any(q.speaker and q.span.contains(mention.span) for q in quotes)


def _resolve(memory: Memory, mention: ActorMention) -> tuple[ActorMention, ...]:
    """What one mention stands for, given what came before it."""
    if mention.kind == "pair":
        return tuple(replace(mention, country=c, sector=s, parts=()) for c, s in mention.parts)
    if mention.kind == "pronoun":
        here = {"span": mention.span, "sentence": mention.sentence, "first": mention.first}
        return tuple(replace(f, sector=mention.sector or f.sector, **here) for f in antecedents(memory, mention))
    if mention.country or mention.kind in ("media", "place") or memory.has(mention, "unsided"):
        return (mention,)
    if mention.kind == "person":
        return (_known_person(memory, mention),)
    return (_owned(memory, mention),)


def _known_person(memory: Memory, mention: ActorMention) -> ActorMention:
    """A person by what the document says of the name elsewhere, else somebody of where the story plays."""
    for word in reversed(name_words_of(mention)):
        known = memory.people.get(word)
        known = known if known and known.country else memory.titled.get(word)
        if known and known.country:
            return replace(
                mention, country=known.country, sector=mention.sector or known.sector, id=known.id, name=known.name
            )
        if known and not mention.sector:
            mention = replace(mention, sector=known.sector)
    if mention.sector:
        return _owned(memory, mention)
    country = memory.setting(mention)
    return replace(mention, country=country, sector="CVL") if country else mention


def _owned(memory: Memory, mention: ActorMention) -> ActorMention:
    """A bare noun or title: the country that the same noun had before, else of the owner, the setting, the last side."""
    if mention.kind == "possessed":
        owner = memory.last_side(mention, near=True)
        return replace(mention, country=owner.country, sector=mention.sector or owner.sector) if owner else mention
    head = memory.head(mention)
    if memory.has(mention, "home_words"):
        return replace(mention, country=next(iter(memory.grammar.sets["home"]), ""))
    if memory.has(mention, "local_words"):
        country = memory.setting(mention)
        return replace(mention, country=country) if country else mention
    declared = memory.declared.get(head)
    if declared and (mention.sector == "MIL" or memory.grammar.has("held", head)):
        return replace(mention, country=declared)
    same = memory.heads.get(head)
    if same and mention.sector not in ("CVL", "UNK", ""):
        return replace(mention, country=same.country, sector=mention.sector or same.sector)
    if any(p for p, _ in mention.parts):
        return mention
    if mention.sector in LOCAL:
        country = memory.setting(mention)
        return replace(mention, country=country) if country else mention
    side = memory.last_side(mention)
    country = side.country if side else memory.home
    sector = mention.sector or (side.sector if side else "")
    return replace(mention, country=country, sector=sector) if country else mention
