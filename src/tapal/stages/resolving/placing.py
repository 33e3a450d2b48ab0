"""Where an act happened: the place its clause names, the place that stands for its sides, or the place told just before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tapal.language.grammar import Grammar
from tapal.model.events import EventPlace
from tapal.model.frames import Frame
from tapal.model.mentions import ActorMention, PlaceMention
from tapal.model.parsed import Sentence
from tapal.world.gazetteer import Gazetteer

# Types whose acts happen somewhere; those of the others are words.
BODILY = frozenset({"ASSAULT", "COERCE", "DISPLACE", "MOBILIZE", "PROTEST", "AID"})
# Of these, the side whose country stands for the place when the text names none, best first.
AT_SIDE = {
    "ASSAULT": ("recipients", "actors"),
    "COERCE": ("recipients", "actors"),
    "DISPLACE": ("actors", "recipients"),
    "AID": ("recipients",),
    "PROTEST": ("actors",),
    "MOBILIZE": ("actors",),
}
# Of these, the modes of acts of a state at home.
AT_HOME = frozenset({"close-border", "curfew", "martial-law", "censor", "open-border"})
CHAIN = 5
# Kinds of mention that are the name of a place themselves.
NAMES = ("place", "state", "capital")
REACH = 8


@dataclass(frozen=True, slots=True)
class Told:
    """A place told for an act, and the sentence that tells it."""

    sentence: int
    place: EventPlace


@dataclass(frozen=True, slots=True)
class Atlas:
    """What places of one document are looked up in: the text, the countries that it speaks of, most frequent first, and the words."""

    text: str
    countries: tuple[str, ...]
    gazetteer: Gazetteer
    grammar: Grammar

    def place(self, mention: PlaceMention, *, within: Sequence[str] = ()) -> EventPlace | None:
        """The place that a mention names, looked for in `within` first."""
        text = mention.span.of(self.text)
        found = self.gazetteer.look_up(mention.name, countries=(*within, *self.countries))
        if found is None and not mention.country:
            return None
        if found is None or (mention.country and found.country != mention.country):
            return EventPlace(text, mention.country, kind=mention.kind, span=mention.span)
        return EventPlace(
            text, found.country, found.lat, found.lon, found.precision_km, found.kind, mention.span, found.id
        )

    def inside(self, mention: ActorMention) -> EventPlace | None:
        """The place that a mention of people names or is ("police of Kandahar", "Kandahar")."""
        names = [(mention.span.of(self.text), mention.country)] if mention.kind in NAMES else []
        if mention.kind not in ("pronoun", "pair", *NAMES):
            names = [(name, "") for name, sector in mention.parts if not sector]
        for name, country in names:
            asked = PlaceMention(
                mention.span, mention.sentence, mention.first, mention.last, name=name, country=country
            )
            made = self.place(asked)
            if made:
                return made
        return None


def stated_place(frame: Frame, sentence: Sentence, atlas: Atlas) -> EventPlace | None:
    """The place that the act's own clause names: the likeliest, and of those joined to it the most precise."""
    for mention in frame.places:
        chain = _chain(mention, frame.places, sentence, atlas.grammar)
        wide = [m.country for m in chain if m.country]
        made = [p for p in (atlas.place(m, within=wide) for m in chain) if p]
        first = atlas.place(mention, within=wide)
        if first is None:
            continue
        same = [p for p in made if p.country == first.country]
        return min([first, *same], key=_extent)
    return None


def _chain(
    mention: PlaceMention, others: Sequence[PlaceMention], sentence: Sentence, grammar: Grammar
) -> list[PlaceMention]:
    """The mentions joined to this one by commas, locative prepositions and nouns of territory alone, in text order."""
    ordered = sorted(others, key=lambda m: m.first)
    at = ordered.index(mention)
    low = high = at
    while low and _are_joined(ordered[low - 1], ordered[low], sentence, grammar):
        low -= 1
    while high + 1 < len(ordered) and _are_joined(ordered[high], ordered[high + 1], sentence, grammar):
        high += 1
    return ordered[low : high + 1]


def _are_joined(a: PlaceMention, b: PlaceMention, sentence: Sentence, grammar: Grammar) -> bool:
    between = sentence.norms[a.last : b.first]
    return len(between) <= CHAIN and all(
        w in (",", "(") or grammar.has("locatives", w) or grammar.has("territory_words", w) for w in between
    )


def _extent(place: EventPlace) -> float:
    if place.kind in ("country", "sea") or place.precision_km is None:
        return 9e5
    return place.precision_km


def roles_at_place(frame: Frame) -> tuple[str, ...]:
    """The roles whose country stands for the place of such an act, best first; none for acts of words."""
    if AT_HOME.intersection(frame.modes):
        return ("actors",)
    return AT_SIDE.get(frame.trigger.type, ())


def side_place(frame: Frame, atlas: Atlas) -> EventPlace | None:
    """The place that is or is named inside the side that such acts happen to ("shelled Kharkiv", "police of Kandahar")."""
    for role in roles_at_place(frame):
        for filler in frame.recipients if role == "recipients" else frame.actors:
            made = atlas.inside(filler.mention)
            if made:
                return made
    return None


def place_before(frame: Frame, country: str, told: Sequence[Told]) -> EventPlace | None:
    """The place of an act told shortly before, if it lies in the country of the side that suffers, or that is not known."""
    for one in reversed(told):
        if frame.trigger.sentence - one.sentence > REACH:
            return None
        if not country or one.place.country == country:
            return replace(one.place, span=None)
    return None
