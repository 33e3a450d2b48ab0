"""Reference inside a document: which country and sector a pronoun, a bare title, a bare noun or a surname stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Parsed, Quote
from tapal.stages.resolving.affiliates import affiliates_of, as_follower
from tapal.stages.resolving.cast import (
    BARE,
    NO_LAND,
    REFUGEES,
    counterparts_of,
    declared_of,
    dyad_of,
    home_of,
    key,
    name_words_of,
    people_of,
    shared_of,
)
from tapal.stages.resolving.pronouns import antecedents, is_first_person, politician_meant, spoken
from tapal.stages.resolving.recall import ARMED, OUTLAWS, Memory, Setting
from tapal.stages.resolving.standing import bearer_of, is_of_many, is_seated

__all__ = ["Key", "Setting", "resolve_references"]
Key = tuple[int, int]
Locate = Callable[[str], str]
# Sectors whose bare nouns belong to where the story plays, not to the side last spoken of.
LOCAL = frozenset(
    {"CVL", "COP", "JUD", "LEG", "OPP", "REF", "JRN", "MED", "BUS", "REL", "CRM", "SOC", "UAF", "REB", "PTY"}
)
# Sectors of bodies that are a state's, wherever the story plays.
OF_STATES = frozenset({"LEG", "OPP", "PTY"})
# Sectors of those whose counterparts in another state are what they are.
STATECRAFT = frozenset({"GOV", "MIL", "SPY", "LEG"})
# Sectors of known organisations that are of no country when none is known.
BOUNDLESS = frozenset({"MED", "SOC"})
# Sectors of those who may be named before their two states are meant.
OF_STATE = frozenset({"MIL", "CVL", "COP", "JRN", "LEG", "UNK"})
# Sectors of people who belong to the country where they are.
AT_HOME = frozenset({"CVL", "REB", "UAF", "REF", "OPP", "JRN", "MED", "SOC"})


def nowhere(name: str) -> str:
    """The country of a place name when there is no gazetteer: none."""
    return ""


def resolve_references(
    parsed: Parsed,
    actors: Sequence[ActorMention],
    *,
    settings: Sequence[Setting],
    grammar: Grammar,
    locate: Locate = nowhere,
) -> Mapping[Key, tuple[ActorMention, ...]]:
    """For every mention what it stands for: itself with country and sector filled in, or its antecedents.

    `settings` are the located places of the document in text order; `locate` gives the country of a place name, or nothing.
    """
    actors = [_located(_unmade(mention, parsed, grammar), locate) for mention in actors]
    plays_elsewhere = bool(settings) and all(s.country != grammar.home for s in settings)
    home = home_of(actors, parsed, grammar, by_default=not plays_elsewhere)
    memory = Memory(
        parsed, grammar, tuple(settings), people_of(actors), declared_of(actors, parsed), dyad_of(actors),
        home=home, shared=shared_of(actors, parsed, grammar), opposite=counterparts_of(actors, parsed, grammar),
        affiliates=affiliates_of(actors, parsed, grammar),
    )  # fmt: skip
    out: dict[Key, tuple[ActorMention, ...]] = {}
    waiting: list[ActorMention] = []
    for mention in actors:
        is_quoted = _is_quoted(mention, parsed.quotes) or is_first_person(memory, mention)
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


def _unmade(mention: ActorMention, parsed: Parsed, grammar: Grammar) -> ActorMention:
    """The mention without the country that only made a thing ("drones made by X" are not X's, nor is X a side)."""
    norms = parsed.sentences[mention.sentence].norms
    if not mention.country:
        return mention
    if mention.first > 0 and grammar.has("makers", norms[mention.first - 1]):
        return replace(mention, kind="place", country="", id="")
    if any(grammar.has("makers", word) for word in norms[mention.first + 1 : mention.last]):
        return replace(mention, country="", id="", parts=())
    return mention


def _located(mention: ActorMention, locate: Locate) -> ActorMention:
    """The mention with the country of a place that its own words name."""
    if mention.country or mention.kind in ("pronoun", "pair"):
        return mention
    country = next((c for c in (locate(name) for name, _ in mention.parts) if c), "")
    return replace(mention, country=country) if country else mention


def _is_quoted(mention: ActorMention, quotes: Sequence[Quote]) -> bool:
    return mention.kind in ("pronoun", "possessed") and any(q.speaker and q.span.contains(mention.span) for q in quotes)


def _resolve(memory: Memory, mention: ActorMention) -> tuple[ActorMention, ...]:
    """What one mention stands for, given what came before it."""
    bearer = bearer_of(memory, mention)
    if bearer:
        return (
            replace(
                bearer, span=mention.span, sentence=mention.sentence, first=mention.first, last=mention.last,
                head=mention.head, reference="as-role", antecedent=bearer.span,
            ),
        )  # fmt: skip
    if mention.kind == "pair" or (mention.parts and all(sector for _, sector in mention.parts)):
        return tuple(replace(mention, country=c, sector=s, parts=()) for c, s in mention.parts)
    if mention.kind == "pronoun":
        return tuple(_standing_for(mention, one) for one in antecedents(memory, mention))
    home = memory.grammar.home if memory.opens_at_home(mention) else ""
    across = home or ("" if mention.country else memory.across(mention))
    if across:
        return (replace(mention, country=across, id="", reference="home-words" if home else "across"),)
    if is_of_many(memory, mention):
        return (replace(mention, sector="GOV"),)
    is_boundless = mention.kind == "organisation" and bool(mention.id) and mention.sector in BOUNDLESS
    if politician := politician_meant(memory, mention):
        return (_standing_for(replace(mention, sector="", parts=()), politician),)
    if leader := memory.affiliates.get(key(mention)):
        mention = as_follower(mention, leader)
    if mention.country or is_boundless or mention.kind in ("media", "place"):
        return (mention,)
    if mention.kind in BARE and memory.has(mention, "of_all_lands") and not memory.has(mention, "peacekeepers"):
        return (replace(mention, reference=NO_LAND),)
    if memory.has(mention, "unsided"):
        return (mention,)
    if mention.kind == "person":
        return (_known_person(memory, mention),)
    return (_owned(memory, mention),)


def _standing_for(mention: ActorMention, antecedent: ActorMention) -> ActorMention:
    """The antecedent at the place of the reference, with the sector that the reference's own noun tells.

    Armed people stay what they are, whatever noun takes them up again; two states are states, whoever of theirs was named.
    """
    is_armed = mention.parts and mention.parts[0][0] == "force" and antecedent.sector in ARMED
    is_state = mention.name == "two" and mention.parts[:1] == (("state", ""),) and antecedent.sector in OF_STATE
    told = "GOV" if is_state else antecedent.sector
    is_foe = mention.name == "two" and antecedent.sector in OUTLAWS
    sector = antecedent.sector if is_armed or is_foe else mention.sector or told
    return replace(
        antecedent, span=mention.span, sentence=mention.sentence, first=mention.first, sector=sector,
        reference="pronoun", antecedent=antecedent.span,
    )  # fmt: skip


def _known_person(memory: Memory, mention: ActorMention) -> ActorMention:
    """A person by what the document says of the name elsewhere, else somebody of where the story plays."""
    for word in reversed(name_words_of(mention)):
        known = memory.people.get(word)
        known = known if known and known.country else memory.titled.get(word)
        if known and known.country:
            return replace(
                mention, country=known.country, sector=mention.sector or known.sector, id=known.id, name=known.name,
                reference="full-name", antecedent=known.span,
            )  # fmt: skip
        if known and not mention.sector:
            mention = replace(mention, sector=known.sector)
    if mention.sector:
        return _owned(memory, mention)
    titled = memory.title_before(mention)
    if titled:
        return replace(
            mention, country=titled.country, sector=titled.sector, reference="title-before", antecedent=titled.span
        )
    is_home = memory.has(mention, "home_names")
    country, reason = (memory.grammar.home, "home-names") if is_home else (memory.setting(mention), "setting")
    return replace(mention, country=country, sector="CVL", reference=reason) if country else mention


def _owned(memory: Memory, mention: ActorMention) -> ActorMention:
    """A bare noun or title: the country that the same noun had before, else of the owner, the setting, the last side."""
    theirs = memory.counterpart(mention)
    if theirs:
        return replace(mention, country=theirs, sector="GOV", reference="across")
    if mention.kind == "possessed":
        return _of_owner(memory, mention)
    head = memory.head(mention)
    if memory.has(mention, "home_words"):
        return replace(mention, country=memory.grammar.home, reference="home-words")
    if mention.kind == "person" and memory.has(mention, "home_names"):
        return replace(mention, country=memory.grammar.home, reference="home-names")
    if memory.grammar.has("relations", head):
        return mention
    if mention.sector == "IGO" or (mention.sector == "MIL" and not memory.home and memory.has(mention, "peacekeepers")):
        return replace(mention, country="IGO", reference="organisation")
    if key(mention) in memory.shared:
        return replace(mention, country=memory.shared[key(mention)], reference="joined")
    if mention.sector == "REF" and memory.declared.get(REFUGEES):
        return replace(mention, country=memory.declared[REFUGEES], reference="declared")
    is_there = mention.sector in AT_HOME or memory.has(mention, "targets") or is_seated(memory, mention)
    where = memory.located(mention) if is_there and not memory.has(mention, "captives") else ""
    if where:
        return replace(mention, country=where, reference="located")
    if memory.has(mention, "local_words") or (mention.kind == "office" and memory.has(mention, "local_offices")):
        country = memory.setting(mention)
        return replace(mention, country=country, reference="setting") if country else mention
    declared = memory.declared.get(head)
    if declared and (mention.sector == "MIL" or memory.grammar.has("held", head)):
        return replace(mention, country=declared, reference="declared")
    outlaws = memory.last_outlaws(mention) if memory.has(mention, "culprits") else None
    if outlaws and outlaws.country:
        return replace(_like(mention, outlaws, "same-noun"), sector=outlaws.sector)
    same = memory.heads.get(head)
    if memory.has(mention, "captives"):
        theirs = _of_captives(memory, mention, same)
        if theirs and theirs != memory.grammar.home:
            return replace(mention, country=theirs, reference="held")
    if same and same.country != "IGO" and mention.sector not in ("CVL", "UNK", "") and not _is_house(mention):
        return _like(mention, same, "same-noun")
    if mention.sector in OF_STATES and not memory.home and memory.last_side(mention):
        return _of_last_side(memory, mention)
    if mention.sector in LOCAL:
        told = None if _is_house(mention) else memory.said.get(head)
        if told is not None and mention.sentence - told.sentence <= 1 and told.country:
            return replace(mention, country=told.country, reference="same-noun", antecedent=told.span)
        return _of_setting(memory, mention)
    return _of_last_side(memory, mention)


def _of_setting(memory: Memory, mention: ActorMention) -> ActorMention:
    """Somebody of where the story plays; an organisation of helpers only at home."""
    country = memory.setting(mention)
    is_charity = mention.sector in BOUNDLESS and memory.grammar.has("charities", memory.head(mention))
    if not country or (is_charity and country != memory.grammar.home):
        return mention
    return replace(mention, country=country, reference="setting")


def _of_owner(memory: Memory, mention: ActorMention) -> ActorMention:
    """A noun with a possessive: of the side it is joined to or that was named last; a fellow of the armed is armed."""
    owner = _joined_before(memory, mention) or memory.last_side(mention, near=True)
    if not owner:
        return mention
    is_fellow = memory.grammar.has("fellows", memory.head(mention)) and owner.sector in ARMED
    is_peer = memory.has(mention, "counterparts") and owner.sector in STATECRAFT
    return _like(replace(mention, sector="UNK") if is_fellow or is_peer else mention, owner, "owner")


def _joined_before(memory: Memory, mention: ActorMention) -> ActorMention | None:
    """The side named last, where a conjunction alone joins the mention to it ("X and his men")."""
    before = memory.recent[-1] if memory.recent else None
    return before if before and before.country and memory.are_joined(before, mention) else None


def _is_house(mention: ActorMention) -> bool:
    """Whether the mention is a house of worship, which belongs to where it stands, not to the head of its church."""
    return mention.kind == "body" and mention.sector == "REL"


def _of_captives(memory: Memory, mention: ActorMention, same: ActorMention | None) -> str:
    """Whose those are who are held: not of the place that is told after them, theirs as told before, not of where most happens."""
    after = [s.country for s in memory.settings if s.sentence == mention.sentence and s.first >= mention.last]
    if after and memory.other_side(after[0]):
        return memory.other_side(after[0])
    return same.country if same else memory.other_side(memory.ground())


def _of_last_side(memory: Memory, mention: ActorMention) -> ActorMention:
    """A bare noun of the side last spoken of, else of home; a word for members takes the sector of the armed last spoken of."""
    opened = memory.opened(mention)
    if opened:
        return replace(mention, country=opened, reference="setting")
    side = memory.last_side(mention)
    country = side.country if side else memory.home
    sector = mention.sector or ("UNK" if mention.kind == "organisation" else side.sector if side else "")
    if sector in ("", "UNK") and memory.has(mention, "members"):
        sector = memory.last_armed(mention) or sector
    if not country:
        return mention
    reason, words = ("last-side", side.span) if side else ("home", None)
    return replace(mention, country=country, sector=sector, reference=reason, antecedent=words)


def _like(mention: ActorMention, other: ActorMention, rule: str) -> ActorMention:
    """The mention with the country of another one, and its sector where it has none itself."""
    sector = other.sector if mention.sector in ("", "UNK") else mention.sector
    return replace(mention, country=other.country, sector=sector, reference=rule, antecedent=other.span)
