"""Resolve: canonical values for every slot, countries, sectors, days, coordinates, borders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tapal.language.grammar import Grammar
from tapal.model.document import Document
from tapal.model.events import DateRange, EventPlace, NumberClaim, Participant
from tapal.model.frames import Act, Filler, Frame
from tapal.model.mentions import ActorMention, Mentions, PlaceMention
from tapal.model.parsed import Parsed, Sentence
from tapal.model.spans import Span
from tapal.stages.bordering import border_of
from tapal.stages.reference import Key, Setting, dyad_of, key, resolve_references
from tapal.world.borders import Borders
from tapal.world.gazetteer import Gazetteer

# Types that nearly always concern somebody.
DIRECTED = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
OTHER_SIDE_REACH = 1
SPEECH_ACTS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE"})
Resolved = Mapping[Key, tuple[ActorMention, ...]]


@dataclass(frozen=True, slots=True)
class World:
    """What the resolve stage looks values up in."""

    gazetteer: Gazetteer
    borders: Borders
    grammar: Grammar


@dataclass(frozen=True, slots=True)
class _Scope:
    """One document's resolved mentions, and the countries that it speaks of, most frequent first."""

    document: Document
    parsed: Parsed
    resolved: Resolved
    countries: tuple[str, ...]
    dyad: tuple[ActorMention, ...]
    world: World


def resolve(
    frames: Sequence[Frame], parsed: Parsed, mentions: Mentions, document: Document, *, world: World
) -> tuple[Act, ...]:
    """One act a frame, in the order of the frames."""
    countries = tuple({m.country: None for m in mentions.actors if m.country and m.country != "IGO"})
    settings = _settings(mentions, parsed, countries, world)
    resolved = resolve_references(parsed, mentions.actors, settings=settings, grammar=world.grammar)
    counted = Counter(m.country for group in resolved.values() for m in group if m.country and m.country != "IGO")
    order = tuple(sorted(counted, key=lambda c: (-counted[c], c)))
    scope = _Scope(document, parsed, resolved, order, dyad_of(mentions.actors), world)
    return tuple(_act(frame, scope) for frame in frames)


def _settings(mentions: Mentions, parsed: Parsed, countries: tuple[str, ...], world: World) -> list[Setting]:
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


def _act(frame: Frame, scope: _Scope) -> Act:
    sentence = scope.parsed.sentences[frame.trigger.sentence]
    place = _place(frame, sentence, scope)
    actors = _participants(frame.actors, scope, place)
    recipients = _participants(frame.recipients, scope, place)
    if not actors:
        actors = _implied_actors(frame, scope)
    if not recipients and frame.trigger.type in DIRECTED:
        recipients = _other_side(frame, actors, scope)
    if place is None:
        place = _place_of_recipient(frame.recipients, scope)
    taken = {(p.country, p.text) for p in actors}
    recipients = tuple(r for r in recipients if (r.country, r.text) not in taken)
    border, rule = border_of(
        frame, sentence, (actors, recipients, place), borders=scope.world.borders, grammar=scope.world.grammar
    )
    source, source_span = _source(frame, scope)
    return Act(
        frame=frame, type=frame.trigger.type, status=frame.status, actors=actors, recipients=recipients, date=_date(frame),
        place=place, border=border, border_rule=rule, numbers=_numbers(frame), source=source, source_span=source_span,
        evidence=frame.trigger.span,
    )  # fmt: skip


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
        if one.country and one.country not in ours and one.kind != "media"
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
        place = scope.world.gazetteer.look_up(name, countries=scope.countries)
        if place:
            return place.country
    return ""


def _place(frame: Frame, sentence: Sentence, scope: _Scope) -> EventPlace | None:
    for mention in frame.places:
        made = _event_place(mention, scope)
        if made:
            return made
    return None


def _event_place(mention: PlaceMention, scope: _Scope) -> EventPlace | None:
    text = mention.span.of(scope.document.text)
    found = scope.world.gazetteer.look_up(mention.name, countries=scope.countries)
    if found is None and not mention.country:
        return None
    if found is None or (mention.country and found.country != mention.country):
        return EventPlace(text, mention.country, kind=mention.kind, span=mention.span)
    return EventPlace(text, found.country, found.lat, found.lon, found.precision_km, found.kind, mention.span, found.id)


def _place_of_recipient(fillers: Iterable[Filler], scope: _Scope) -> EventPlace | None:
    """The place that stands for the recipient ("shelled Kharkiv") is where it happened."""
    for filler in fillers:
        m = filler.mention
        if m.kind == "place":
            made = _event_place(
                PlaceMention(m.span, m.sentence, m.first, m.last, country=m.country, name=m.name), scope
            )
            if made:
                return made
    return None


def _date(frame: Frame) -> DateRange | None:
    for time in frame.times:
        if time.start:
            return DateRange(time.start, time.end or time.start, time.precision or "day", time.span, time.rule)
    return None


def _numbers(frame: Frame) -> tuple[NumberClaim, ...]:
    best: dict[str, NumberClaim] = {}
    for name, count in frame.counts:
        best.setdefault(name, NumberClaim(name, count.low, count.high, count.span, count.hedge))
    return tuple(best[name] for name in sorted(best))


def _source(frame: Frame, scope: _Scope) -> tuple[str, Span | None]:
    """The speaker's words; a pronoun or a bare surname gives the fuller name it stands for."""
    if frame.speaker is None:
        return "", None
    span = frame.speaker
    text = span.of(scope.document.text)
    for group in scope.resolved.values():
        for mention in group:
            if mention.span.overlaps(span) and mention.kind in ("person", "pronoun") and mention.name:
                return _fuller(text, mention, scope), span
    return " ".join(text.split()), span


def _fuller(text: str, mention: ActorMention, scope: _Scope) -> str:
    if len(text.split()) > 1 and mention.kind != "pronoun":
        return " ".join(text.split())
    return mention.name or text
