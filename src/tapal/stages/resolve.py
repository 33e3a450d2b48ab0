"""Resolve: canonical values for every slot, countries, sectors, days, coordinates, borders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tapal.language.grammar import Grammar
from tapal.model.document import Document
from tapal.model.events import DateRange, EventPlace, NumberClaim, Participant
from tapal.model.frames import Act, Filler, Frame
from tapal.model.mentions import ActorMention, Mentions
from tapal.model.parsed import Parsed, Sentence
from tapal.model.spans import Span
from tapal.stages.attaching.counting import totals
from tapal.stages.resolving.answering import with_answers
from tapal.stages.resolving.bordering import ground_of, with_borders
from tapal.stages.resolving.cast import dyad_of, home_of, key
from tapal.stages.resolving.placing import BODILY, Atlas, Told, place_before, roles_at_place, side_place, stated_place
from tapal.stages.resolving.reference import Key, Setting, resolve_references
from tapal.stages.resolving.speaking import speakers_of
from tapal.world.actors import Actors
from tapal.world.borders import Borders
from tapal.world.gazetteer import Gazetteer

# Types that nearly always concern somebody.
DIRECTED = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
OTHER_SIDE_REACH = 1
# Kinds of mention that are nobody to speak to.
NO_SIDES = frozenset({"media", "weapon", "base"})
SPEECH_ACTS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE"})
Resolved = Mapping[Key, tuple[ActorMention, ...]]


@dataclass(frozen=True, slots=True)
class World:
    """What the resolve stage looks values up in."""

    gazetteer: Gazetteer
    borders: Borders
    grammar: Grammar
    actors: Actors


@dataclass(frozen=True, slots=True)
class _Scope:
    """One document's resolved mentions, and the countries that it speaks of, most frequent first."""

    document: Document
    parsed: Parsed
    resolved: Resolved
    atlas: Atlas
    dyad: tuple[ActorMention, ...]
    speakers: Mapping[Span, str]
    world: World


def resolve(
    frames: Sequence[Frame], parsed: Parsed, mentions: Mentions, document: Document, *, world: World
) -> tuple[Act, ...]:
    """One act a frame, in the order of the frames."""
    countries = tuple({m.country: None for m in mentions.actors if m.country and m.country != "IGO"})
    home = home_of(mentions.actors, parsed, world.grammar)
    countries = (*countries, home) if home and home not in countries else countries
    settings = settings_of(mentions, parsed, countries, world)

    def locate(name: str) -> str:
        place = world.gazetteer.look_up(name, countries=countries)
        return place.country if place else ""

    resolved = resolve_references(parsed, mentions.actors, settings=settings, grammar=world.grammar, locate=locate)
    counted = Counter(m.country for group in resolved.values() for m in group if m.country and m.country != "IGO")
    order = tuple(sorted(counted, key=lambda c: (-counted[c], c)))
    atlas = Atlas(document.text, order, world.gazetteer, world.grammar)
    speakers = speakers_of(parsed, mentions, resolved, grammar=world.grammar)
    scope = _Scope(document, parsed, resolved, atlas, dyad_of(mentions.actors), speakers, world)
    told: list[Told] = []
    acts: list[Act] = []
    for frame in frames:
        act = _act(frame, scope, told)
        if act.type in BODILY and act.place and act.place.span:
            told.append(Told(frame.trigger.sentence, act.place))
        acts.append(act)
    bordered = with_borders(acts, ground_of(parsed, mentions, (world.borders, world.grammar)))
    return with_answers(bordered, mentions.cues)


def settings_of(mentions: Mentions, parsed: Parsed, countries: tuple[str, ...], world: World) -> list[Setting]:
    """The located places of the document with their countries, in text order."""
    found: list[Setting] = []
    for place in mentions.places:
        words = parsed.sentences[place.sentence].norms[max(0, place.first - 4) : place.first]
        if not any(world.grammar.has("locatives", w) for w in words):
            continue
        country = place.country
        if not country:
            known = world.gazetteer.look_up(place.name, countries=countries)
            country = known.country if known and (not countries or known.country in countries) else ""
        if country:
            found.append(Setting(place.sentence, place.first, country))
    return found


def _act(frame: Frame, scope: _Scope, told: Sequence[Told]) -> Act:
    sentence = scope.parsed.sentences[frame.trigger.sentence]
    place = stated_place(frame, sentence, scope.atlas)
    named = side_place(frame, scope.atlas) if place is None else None
    if named and named.kind != "country":
        place = named
    actors = _participants(frame.actors, scope, place)
    recipients = _participants(frame.recipients, scope, place)
    if not actors:
        actors = _implied_actors(frame, scope)
    if not recipients and frame.trigger.type in DIRECTED:
        recipients = _other_side(frame, actors, scope)
    taken = {(p.country, p.text) for p in actors}
    recipients = tuple(r for r in recipients if (r.country, r.text) not in taken)
    if place is None and frame.trigger.type in BODILY:
        place = _inferred_place(frame, (actors, recipients), told, named)
    source = scope.speakers.get(frame.speaker, "") if frame.speaker else ""
    date = _date(frame)
    day = date.start if date else scope.document.published.isoformat() if scope.document.published else ""
    actors, recipients = (_as_of(day, side, scope.world.actors) for side in (actors, recipients))
    return Act(
        frame=frame, type=frame.trigger.type, status=frame.status, actors=actors, recipients=recipients, date=date,
        place=place, border=None, border_rule="", numbers=_numbers(frame, sentence, scope.world.grammar), source=source,
        source_span=frame.speaker if source else None, evidence=frame.trigger.span,
    )  # fmt: skip


def _as_of(day: str, people: Iterable[Participant], actors: Actors) -> tuple[Participant, ...]:
    """The participants with the roles that named actors had on an ISO day (a movement that governs now was a rebel group before)."""
    return tuple(_in_role(p, day, actors) if day and p.id in actors.by_id else p for p in people)


def _in_role(one: Participant, day: str, actors: Actors) -> Participant:
    latest, then = actors.role_on(one.id), actors.role_on(one.id, day)
    if latest == then or (one.country, one.sector) != latest:
        return one
    return replace(one, country=then[0], sector=then[1])


def _inferred_place(
    frame: Frame,
    sides: tuple[tuple[Participant, ...], tuple[Participant, ...]],
    told: Sequence[Told],
    named: EventPlace | None,
) -> EventPlace | None:
    """The place told before for the same country, else the country of the side at whose place such acts happen."""
    by_role = {"actors": sides[0], "recipients": sides[1]}
    for role in roles_at_place(frame):
        found = {p.country: p for p in reversed(by_role[role]) if p.country and p.country != "IGO"}
        if len(found) > 1:
            return place_before(frame, "", told)
        for side in found.values():
            before = place_before(frame, side.country, told)
            if before or (named and named.country == side.country):
                return before or named
            return EventPlace("", side.country, kind="country")
    return place_before(frame, "", told)


def _participants(fillers: Iterable[Filler], scope: _Scope, place: EventPlace | None) -> tuple[Participant, ...]:
    out: list[Participant] = []
    for filler in fillers:
        mention = filler.mention
        for one in scope.resolved.get(key(mention), (mention,)):
            country = one.country or _country_of_words(one, scope)
            if (
                not country
                and place
                and one.kind in ("agent", "weapon", "body")
                and one.sector not in ("REB", "UAF", "CRM")
            ):
                country = place.country
            text = mention.span.of(scope.document.text)
            made = Participant(
                text, country, one.sector or ("GOV" if country else "UNK"), mention.span, one.id, one.name, filler.rule
            )
            if all((p.country, p.sector, p.text) != (made.country, made.sector, made.text) for p in out):
                out.append(made)
    return tuple(out)


def _implied_actors(frame: Frame, scope: _Scope) -> tuple[Participant, ...]:
    """Who acts when the clause does not say: the speaker of a speech act in a quotation, both sides of a ceasefire."""
    if frame.trigger.type in SPEECH_ACTS and frame.speaker:
        for group in scope.resolved.values():
            for one in group:
                if one.span.overlaps(frame.speaker) and one.country:
                    return (
                        Participant(
                            one.span.of(scope.document.text),
                            one.country,
                            one.sector,
                            one.span,
                            one.id,
                            one.name,
                            "speaker",
                        ),
                    )
    if "ceasefire" in frame.modes and len(scope.dyad) == 2:
        return tuple(Participant("", m.country, m.sector, None, m.id, m.name, "dyad") for m in scope.dyad)
    return ()


def _other_side(frame: Frame, actors: Sequence[Participant], scope: _Scope) -> tuple[Participant, ...]:
    """Whom a directed act concerns when the clause does not say: the nearest other side, after the trigger first, then before it."""
    ours = {a.country for a in actors}
    if not ours - {""}:
        return ()
    here = frame.trigger
    sides = [
        one
        for group in scope.resolved.values()
        for one in group
        if one.country and one.country not in ours and one.kind not in NO_SIDES and one.sector != "JRN"
    ]
    after = [m for m in sides if m.sentence == here.sentence and m.span.start >= here.span.end]
    before = [
        m
        for m in sides
        if here.sentence - OTHER_SIDE_REACH <= m.sentence <= here.sentence and m.span.end <= here.span.start
    ]
    if not (after or before):
        return ()
    m = min(after, key=lambda m: m.span.start) if after else max(before, key=lambda m: m.span.start)
    return (Participant(m.span.of(scope.document.text), m.country, m.sector, m.span, m.id, m.name, "other-side"),)


def _country_of_words(mention: ActorMention, scope: _Scope) -> str:
    """The country of a place named inside the mention ("people of Gaza"), or of the place that the mention is."""
    names = [name for name, _ in mention.parts] if mention.kind != "pronoun" else []
    for name in names:
        place = scope.world.gazetteer.look_up(name, countries=scope.atlas.countries)
        if place:
            return place.country
    return ""


def _date(frame: Frame) -> DateRange | None:
    for time in frame.times:
        if time.start:
            return DateRange(time.start, time.end or time.start, time.precision or "day", time.span, time.rule)
    return None


def _numbers(frame: Frame, sentence: Sentence, grammar: Grammar) -> tuple[NumberClaim, ...]:
    return tuple(
        NumberClaim(name, count.low, count.high, count.span, count.hedge)
        for name, count in totals(frame.counts, sentence, grammar)
    )
