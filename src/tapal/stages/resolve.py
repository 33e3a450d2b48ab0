"""Resolve: canonical values for every slot, countries, sectors, days, coordinates, borders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tapal.model.document import Document
from tapal.model.events import EventPlace, Participant
from tapal.model.frames import Act, Filler, Frame
from tapal.model.mentions import ActorMention, Mentions
from tapal.model.parsed import Parsed
from tapal.stages.attaching.victims import numbers_of
from tapal.stages.resolving.answering import with_answers
from tapal.stages.resolving.asking import of_their_own
from tapal.stages.resolving.authorities import with_authorities
from tapal.stages.resolving.bordering import ground_of, with_borders
from tapal.stages.resolving.cast import NO_LAND, dyad_of, home_of, key
from tapal.stages.resolving.clashing import as_armies, fighters, with_foes
from tapal.stages.resolving.completing import with_home, with_struck_land, with_usual_sides
from tapal.stages.resolving.dating import date_of, with_days
from tapal.stages.resolving.denying import with_denials, without_tales
from tapal.stages.resolving.filling import with_told_sides
from tapal.stages.resolving.judging import armed, holders, is_mere_land, without_own_forces
from tapal.stages.resolving.needing import with_needy
from tapal.stages.resolving.occasions import with_occasions
from tapal.stages.resolving.peopling import with_people
from tapal.stages.resolving.placing import Atlas, side_place, stated_place
from tapal.stages.resolving.pointed import with_pointed
from tapal.stages.resolving.protesting import with_protested
from tapal.stages.resolving.reckoning import with_reckoned
from tapal.stages.resolving.reference import Key, Setting, resolve_references
from tapal.stages.resolving.scope import Scope, World
from tapal.stages.resolving.siding import (
    DIRECTED,
    concerned,
    implied_actors,
    is_everybody,
    refers_to,
    sides_meant,
    spares,
    struck_by_name,
)
from tapal.stages.resolving.speaking import speakers_of
from tapal.stages.resolving.telling import source_of
from tapal.stages.resolving.where import Told, at_the_struck, land_of, options
from tapal.world.actors import Actors

# Types whose sides are people at the place where it happens.
BODILY = frozenset({"ASSAULT", "COERCE", "DISPLACE", "MOBILIZE", "PROTEST", "AID"})
# Stretches of time that a text looks back on; the sectors of those who may govern later and of whom they fight.
ERAS = frozenset({"decade", "century"})
REBELS, TROOPS = "REB", "MIL"


def survey(parsed: Parsed, mentions: Mentions, document: Document, *, world: World) -> Scope:
    """What the document as a whole tells: what its references stand for, its places, its two main sides, its speakers."""
    resolved = references_of(parsed, mentions, world=world)
    counted = Counter(m.country for group in resolved.values() for m in group if m.country and m.country != "IGO")
    order = tuple(sorted(counted, key=lambda c: (-counted[c], c)))
    order = order or tuple(c for c in (world.grammar.home,) if c)
    atlas = Atlas(document.text, order, world.gazetteer, world.grammar)

    def is_state(name: str) -> bool:
        place = world.gazetteer.look_up(name)
        return place is not None and place.kind == "country"

    speakers = speakers_of(parsed, mentions, resolved, grammar=world.grammar, is_state=is_state)
    land = land_of(parsed, mentions.places, atlas)
    written = document.published.isoformat() if document.published else _last_day(mentions, parsed, world)
    return Scope(document, parsed, resolved, atlas, land, dyad_of(mentions.actors), speakers, world, written)


def _last_day(mentions: Mentions, parsed: Parsed, world: World) -> str:
    """The last day on which a text without a date of its own can have been written, as ISO; empty when nothing tells.

    The end of the last year that it names, decades apart; without one, of the time when those were rebels whom it calls a band,
    where it names the forces of their state too.
    """
    named = max((t.end[:4] for t in mentions.times if t.anchor == "absolute" and t.precision not in ERAS), default="")
    if named:
        return f"{named}-12-31"
    ends: list[str] = []
    troops = {m.country for m in mentions.actors if m.sector == TROOPS and m.country}
    for one in mentions.actors:
        if one.id in world.actors.by_id and one.country in troops and one.sector != REBELS:
            words = parsed.sentences[one.sentence].norms[one.first : one.last]
            roles = world.actors.by_id[one.id].roles if world.grammar.has_any("bands", words) else ()
            ends += [role.end for role in roles if role.sector == REBELS and role.end]
    return max(ends, default="")


def resolve(frames: Sequence[Frame], mentions: Mentions, *, scope: Scope) -> tuple[Act, ...]:
    """One act a frame, in the order of the frames."""
    parsed, resolved, atlas, world = scope.parsed, scope.resolved, scope.atlas, scope.world
    told: list[Told] = []
    acts: list[Act] = []
    for frame in frames:
        stated = stated_place(frame, parsed.sentences[frame.trigger.sentence], atlas)
        acts.append(_act(frame, scope, (stated, told), acts))
        if stated:
            told.append(Told(frame.trigger.sentence, frame.trigger.type, stated))
    sided = with_authorities(with_told_sides(with_usual_sides(acts), scope), scope)
    sided = with_protested(sided, scope)
    placed = with_needy(with_struck_land([at_the_struck(act) for act in sided]), scope)
    reckoned = with_reckoned(placed, mentions.times, parsed, world.grammar)
    pointed = with_pointed(reckoned, mentions.times, parsed, world.grammar)
    speaking = _speaking(parsed, resolved)
    dated = with_days(with_occasions(pointed, mentions.times, scope, speaking), mentions, parsed, speaking)
    bordered = with_borders(dated, ground_of(parsed, mentions, (world.borders, world.grammar, world.gazetteer)))
    denied = with_denials(bordered, mentions.cues, parsed, resolved, grammar=world.grammar)
    told_of = with_home(with_people(without_tales(denied, mentions.cues, parsed), scope), scope)
    return with_answers(told_of, mentions.cues, parsed, grammar=world.grammar)


def references_of(parsed: Parsed, mentions: Mentions, *, world: World) -> Mapping[Key, tuple[ActorMention, ...]]:
    """What every actor mention of the document stands for, by its sentence and first token."""
    countries = tuple({m.country: None for m in mentions.actors if m.country and m.country != "IGO"})
    home = home_of(mentions.actors, parsed, world.grammar)
    countries = (*countries, home) if home and home not in countries else countries
    own = world.grammar.home
    near = (*countries, own) if own and own not in countries else countries
    settings = settings_of(mentions, parsed, near, world)

    def locate(name: str) -> str:
        place = world.gazetteer.look_up(name, countries=countries)
        return place.country if place else ""

    return resolve_references(parsed, mentions.actors, settings=settings, grammar=world.grammar, locate=locate)


def _speaking(parsed: Parsed, resolved: Mapping[Key, tuple[ActorMention, ...]]) -> dict[int, set[str]]:
    """The countries of those who speak, by the sentence that names them."""
    spoken = [q.speaker for q in parsed.quotes if q.speaker]
    out: dict[int, set[str]] = {}
    for group in resolved.values():
        for one in group:
            if one.country and any(one.span.overlaps(s) for s in spoken):
                out.setdefault(one.sentence, set()).add(one.country)
    return out


def settings_of(mentions: Mentions, parsed: Parsed, countries: tuple[str, ...], world: World) -> list[Setting]:
    """The located places of the document with their countries, in text order."""
    found: list[Setting] = []
    for place in mentions.places:
        words = parsed.sentences[place.sentence].norms[max(0, place.first - 4) : place.first]
        if not world.grammar.has_any("locatives", words):
            continue
        country = place.country
        if not country:
            known = world.gazetteer.look_up(place.name, countries=countries)
            country = known.country if known and (not countries or known.country in countries) else ""
        if country:
            found.append(Setting(place.sentence, place.first, country))
    return found


def _act(frame: Frame, scope: Scope, places: tuple[EventPlace | None, Sequence[Told]], before: Sequence[Act]) -> Act:
    """The act of a frame; `places` are the place that its clause states, and those told for acts before."""
    sentence = scope.parsed.sentences[frame.trigger.sentence]
    hint = places[0] or (side_place(frame, scope.atlas) if frame.trigger.type in BODILY else None)
    actors = _participants(armed(frame.actors, scope), scope, hint, others=struck_by_name(frame))
    actors = actors or implied_actors(frame, scope, before)
    actors = as_armies(with_foes(actors, frame, scope) or fighters(frame, scope), frame)
    recipients = _participants(frame.recipients, scope, hint, others=frozenset((a.country, a.sector) for a in actors))
    if all(a.rule == "speaker" for a in actors):
        recipients = tuple(r for r in recipients if (r.country, r.text) not in {(a.country, a.text) for a in actors})
    land = recipients if is_mere_land(recipients, frame) else ()
    if (land or not recipients) and frame.trigger.type in DIRECTED:
        recipients = concerned(frame, actors, scope, before)
        if is_mere_land(recipients or land, frame):
            recipients = holders(recipients or land, frame, actors, scope)
    recipients = () if spares(frame, actors, recipients) else without_own_forces(recipients, frame, actors)
    recipients = of_their_own(recipients, frame, actors, scope)
    taken = {(p.country, p.text) for p in actors}
    recipients = tuple(r for r in recipients if (r.country, r.text) not in taken)
    place = scope.world.chooser.choose(frame, options(frame, (actors, recipients), scope.land, places[1]))
    source, told_by = source_of(frame, actors, scope)
    date = date_of(frame, scope.document.published)
    day = date.start if date else scope.written
    actors, recipients = (_as_of(day, side, scope.world.actors) for side in (actors, recipients))
    return Act(
        frame=frame, type=frame.trigger.type, status=frame.status, actors=actors, recipients=recipients, date=date,
        place=place, border=None, border_rule="", numbers=numbers_of(frame, sentence, scope.world.grammar), source=source,
        source_span=told_by, evidence=frame.trigger.span,
    )  # fmt: skip


def _as_of(day: str, people: Iterable[Participant], actors: Actors) -> tuple[Participant, ...]:
    """The participants with the roles that named actors had on an ISO day (a movement that governs now was a rebel group before)."""
    return tuple(_in_role(p, day, actors) if day and p.id in actors.by_id else p for p in people)


def _in_role(one: Participant, day: str, actors: Actors) -> Participant:
    latest, then = actors.role_on(one.id), actors.role_on(one.id, day)
    if latest == then or (one.country, one.sector) != latest:
        return one
    return replace(one, country=then[0], sector=then[1])


def _participants(
    fillers: Iterable[Filler],
    scope: Scope,
    place: EventPlace | None,
    *,
    others: frozenset[tuple[str, str]] = frozenset(),
) -> tuple[Participant, ...]:
    """The sides that the fillers stand for; a word that only refers does not mean one of the `others` (country, sector)."""
    out: list[Participant] = []
    for filler in fillers:
        mention, rule = filler.mention, filler.rule
        group = (mention,) if is_everybody(mention, scope) else scope.resolved.get(key(mention), (mention,))
        if refers_to(mention, group, others):
            meant = sides_meant(mention, frozenset(c for c, _ in others), scope)
            group, rule = (meant, rule + "+other") if meant else (group, rule)
        for one in group:
            country = one.country or _country_of_words(one, scope)
            if (
                not country
                and place
                and one.kind in ("agent", "weapon", "body")
                and one.sector not in ("REB", "UAF", "CRM")
                and one.reference != NO_LAND
            ):
                country = place.country
            text = mention.span.of(scope.document.text)
            made = Participant(
                text, country, one.sector or ("GOV" if country else "UNK"), mention.span, one.id, one.name, rule
            )
            if all((p.country, p.sector, p.text) != (made.country, made.sector, made.text) for p in out):
                out.append(made)
    return tuple(out)


def _country_of_words(mention: ActorMention, scope: Scope) -> str:
    """The country of a place named inside the mention ("people of Gaza"), or of the place that the mention is."""
    names = [name for name, _ in mention.parts] if mention.kind != "pronoun" else []
    for name in names:
        place = scope.world.gazetteer.look_up(name, countries=scope.atlas.countries)
        if place:
            return place.country
    return ""
