"""Which places the words of an act name: those of its clause, those joined to each other, those inside the names of its sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tapal.language.grammar import Grammar
from tapal.model.events import EventPlace
from tapal.model.frames import Frame
from tapal.model.mentions import ActorMention, PlaceMention
from tapal.model.parsed import Sentence
from tapal.world.gazetteer import Gazetteer

CHAIN = 5
# Kinds of mention that are the name of a place themselves.
NAMES = ("place", "state", "capital")


@dataclass(frozen=True, slots=True)
class Atlas:
    """What places of one document are looked up in: the text, the countries that it speaks of, most frequent first, and the words."""

    text: str
    countries: tuple[str, ...]
    gazetteer: Gazetteer
    grammar: Grammar

    def place(self, mention: PlaceMention, *, within: Sequence[str] = ()) -> EventPlace | None:
        """The place that a mention names, looked for in `within` first; a country has a radius, but no point that would mislead."""
        text = mention.span.of(self.text)
        found = self.gazetteer.look_up(mention.name, countries=(*within, *self.countries))
        if found is None and not mention.country:
            return None
        if found is None or (mention.country and found.country != mention.country):
            return EventPlace(text, mention.country, kind=mention.kind, span=mention.span)
        at = (None, None) if found.kind == "country" else (found.lat, found.lon)
        return EventPlace(text, found.country, *at, found.precision_km, found.kind, mention.span, found.id)

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
    chains = chained(frame.places, sentence, atlas.grammar)
    for mention in frame.places:
        made = most_precise(next(c for c in chains if mention in c), mention, atlas)
        if made is not None:
            return made
    return None


def most_precise(chain: Sequence[PlaceMention], mention: PlaceMention, atlas: Atlas) -> EventPlace | None:
    """The place that a mention names, or a more precise one of the mentions joined to it; None if it is not known.

    What is joined lies in one country: the one that the chain names, else one that the document speaks of.
    """
    wide = [m.country for m in chain if m.country]
    named = atlas.place(mention, within=wide)
    made = [p for p in (atlas.place(m, within=wide) for m in chain) if p]
    if named is None:
        return None
    first = named
    if first.country and first.country not in (*wide, *atlas.countries):
        first = next((p for p in made if p.country in (*wide, *atlas.countries)), first)
    if first.country and wide and first.country not in wide:
        first = next((p for p in made if p.country in wide), first)
    return min([first, *(p for p in made if p.country == first.country or not first.country)], key=_extent)


def chained(places: Sequence[PlaceMention], sentence: Sentence, grammar: Grammar) -> list[list[PlaceMention]]:
    """The mentions of a sentence in text order, those joined by commas, locative prepositions and nouns of territory alone together."""
    out: list[list[PlaceMention]] = []
    for mention in sorted(places, key=lambda m: m.first):
        if out and _are_joined(out[-1][-1], mention, sentence, grammar):
            out[-1].append(mention)
        else:
            out.append([mention])
    return out


def _are_joined(a: PlaceMention, b: PlaceMention, sentence: Sentence, grammar: Grammar) -> bool:
    between = sentence.norms[a.last : b.first]
    return len(between) <= CHAIN and all(
        w in (",", "(") or grammar.has("locatives", w) or grammar.has("territory_words", w) for w in between
    )


def _extent(place: EventPlace) -> float:
    if not place.country or place.kind in ("country", "sea") or place.precision_km is None:
        return 9e5 if place.country else 1e6
    return place.precision_km


def side_place(frame: Frame, atlas: Atlas) -> EventPlace | None:
    """The place that is or is named inside a side of the act, those who suffer first ("shelled Kharkiv", "police of Kandahar")."""
    for filler in (*frame.recipients, *frame.actors):
        made = atlas.inside(filler.mention)
        if made and made.kind != "country":
            return made
    return None
