"""Where an act happened: the places that the text offers for it, weighed by how it offers them; none rather than a doubtful one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tapal.model.events import EventPlace, Participant
from tapal.model.frames import Act, Frame
from tapal.model.mentions import PlaceMention
from tapal.model.parsed import Parsed, Sentence
from tapal.stages.resolving.placing import Atlas, chained, most_precise

# How many sentences back a place told for another act, and a place named, is looked for, and how many sentences on.
BEFORE, NEAR, AFTER = 8, 3, 1
# Words before a place in which its preposition is looked for; words around a trigger in which a frontier is.
LEAD, FRONTIER = 6, 8
LEADS = ("locatives", "toward", "origin")
# Modes of acts that a state does at home.
AT_HOME = frozenset({"close-border", "open-border", "curfew", "martial-law", "censor"})
# Modes of acts that happen nowhere.
NOWHERE = frozenset({"phone"})
AREAS = frozenset({"province", "region", "sea", "line"})
CLASSES = {
    "ASSAULT": "force", "COERCE": "force", "PROTEST": "force", "CONCEDE": "force", "CONSULT": "held", "AGREE": "held", "COOPERATE": "held",
    "RETREAT": "leaving", "DISPLACE": "leaving", "MOBILIZE": "moving", "AID": "moving",
}  # fmt: skip
# Rules whose places stand in the act's own sentence.
OWN_WORDS = frozenset({"stated", "inside-recipients", "inside-actors", "sentence"})

# Rules whose place is the country of those who act, and the rule of those whom it hits.
NAMED_DOERS = "inside-actors"
OF_ACTORS = frozenset({NAMED_DOERS, "side-actors"})
OF_THE_STRUCK = "side-recipients"

Sides = tuple[Sequence[Participant], Sequence[Participant]]
# Features whose meaning depends on the class of the act.
BY_CLASS = ("stated:", "side:", "kind:", "inside:", "none")

Offer = tuple[EventPlace | None, str, list[str]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a sentence names: tokens [first, last), `lead` the preposition set that governs it, empty when none does."""

    sentence: int
    first: int
    last: int
    lead: str
    place: EventPlace


@dataclass(frozen=True, slots=True)
class Told:
    """A place told for an act of a type, and the sentence that tells it."""

    sentence: int
    type: str
    place: EventPlace


@dataclass(frozen=True, slots=True)
class Option:
    """A place that may be an act's (None: it has none), the features of it, and the rule that offered it first."""

    place: EventPlace | None
    features: tuple[str, ...]
    rule: str


@dataclass(frozen=True)
class Chooser:
    """Chooses among options by the sum of the weights of their features (see `training/places.py`)."""

    weights: Mapping[str, float] = field(default_factory=dict)

    def choose(self, frame: Frame, offered: Sequence[Option]) -> EventPlace | None:
        """The place of the heaviest option, the first of equals; one that the act's own sentence does not name has no span."""
        best = max(offered, key=lambda o: sum(self.weights.get(name, 0.0) for name in o.features))
        if best.place is None:
            return None
        return replace(best.place, rule=best.rule, span=best.place.span if best.rule in OWN_WORDS else None)


@dataclass(frozen=True, slots=True)
class Land:
    """What the places of one document's acts are chosen from."""

    parsed: Parsed
    atlas: Atlas
    spots: Mapping[int, Sequence[Spot]]
    counted: Mapping[tuple[object, ...], int]
    chains: Mapping[int, Sequence[Sequence[PlaceMention]]] = field(default_factory=dict)


def land_of(parsed: Parsed, places: Sequence[PlaceMention], atlas: Atlas) -> Land:
    """All places that the document names, resolved, with how often it names each."""
    spots: dict[int, list[Spot]] = {}
    chains: dict[int, list[list[PlaceMention]]] = {}
    by_sentence: dict[int, list[PlaceMention]] = {}
    for mention in places:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    for at, mentions in by_sentence.items():
        sentence = parsed.sentences[at]
        chains[at] = chained(mentions, sentence, atlas.grammar)
        for chain in chains[at]:
            place = next((p for p in (most_precise(chain, m, atlas) for m in chain) if p), None)
            if place is not None:
                first, last = chain[0].first, chain[-1].last
                spots.setdefault(at, []).append(Spot(at, first, last, _lead(sentence, first, atlas), place))
    counted = Counter(_key(s.place) for group in spots.values() for s in group)
    return Land(parsed, atlas, spots, counted, chains)


def _lead(sentence: Sentence, first: int, atlas: Atlas) -> str:
    """The name of the set of the preposition before the place, over nouns; empty when none governs it."""
    for at in range(first - 1, max(-1, first - 1 - LEAD), -1):
        word = sentence.norms[at]
        for name in LEADS:
            if atlas.grammar.has(name, word):
                return name
        if not (
            atlas.grammar.has("territory_words", word) or sentence.tokens[at].tag in ("NOUN", "PROPN", "ADJ", "NUM")
        ):
            return ""
    return ""


def _key(place: EventPlace) -> tuple[object, ...]:
    if place.kind == "country":
        return (place.country,)
    return (place.country, place.id or place.text)


def options(frame: Frame, sides: Sides, land: Land, told: Sequence[Told]) -> list[Option]:
    """None, and the places that may be the act's, each once, with all its features; `told` are those of acts before, in text order."""
    found: dict[tuple[object, ...], tuple[EventPlace, str, list[str]]] = {}
    kind = CLASSES.get(frame.trigger.type, "words")
    offers = () if NOWHERE.intersection(frame.modes) else _offers(frame, sides, land, told)
    for place, rule, features in offers:
        if place is not None:
            found.setdefault(_key(place), (place, rule, []))[2].extend(features)
    none = [*_sides_known(sides), *_none(frame, land)]
    out = [Option(None, tuple(_with(none, kind)), "none")]
    for place, rule, features in found.values():
        names = dict.fromkeys([*features, *_of_place(place, rule, sides, land)])
        out.append(Option(place, tuple(_with(names, kind)), rule))
    return out


def at_the_struck(act: Act) -> Act:
    """The act; force that was placed in the country of those who use it, but hits people of others, is in the country of these.

    That who does it is named with a country tells not where it is done, but for what a state does at home.
    """
    place, struck = act.place, _codes(act.recipients)
    if place is None or place.kind != "country" or place.rule not in OF_ACTORS:
        return act
    if place.rule == NAMED_DOERS and AT_HOME.isdisjoint(act.frame.modes):
        return replace(act, place=None)
    if act.type != "ASSAULT" or not struck or place.country in struck or place.country not in _codes(act.actors):
        return act
    made = EventPlace("", struck[0], kind="country", rule=OF_THE_STRUCK) if len(struck) == 1 else None
    return replace(act, place=made)


def _with(names: Iterable[str], kind: str) -> Iterator[str]:
    """The features, and those whose meaning depends on the class of the act once more with it."""
    for name in names:
        yield name
        if name.startswith(BY_CLASS):
            yield f"{name}/{kind}"


def _offers(frame: Frame, sides: Sides, land: Land, told: Sequence[Told]) -> Iterator[Offer]:
    yield from _stated(frame, land)
    for role, fillers in (("recipients", frame.recipients), ("actors", frame.actors)):
        for filler in fillers:
            place = land.atlas.inside(filler.mention)
            yield place, f"inside-{role}", [f"inside:{role}-{_sort(place)}"] if place else []
    yield from _in_sentence(frame, land)
    yield from _of_sides(frame, sides)
    yield from _told(frame, told)
    yield from _near(frame, land)


def _stated(frame: Frame, land: Land) -> Iterator[Offer]:
    """The places that the act's clause names, likeliest first."""
    sentence = land.parsed.sentences[frame.trigger.sentence]
    chains = chained(frame.places, sentence, land.atlas.grammar)
    for rank, mention in enumerate(frame.places):
        chain = next(c for c in chains if mention in c)
        after = mention.first >= frame.trigger.last
        gap = _bucket(mention.first - frame.trigger.last if after else frame.trigger.first - mention.last)
        lead = _lead(sentence, chain[0].first, land.atlas)
        if any(f.mention.last == chain[0].first - 1 for f in (*frame.actors, *frame.recipients)):
            lead += "-of-side"
        names = [f"stated:{min(rank, 2)}", f"stated-lead:{lead}", f"stated-side:{'after' if after else 'before'}-{gap}"]
        yield most_precise([*_named_before(chain[0], land), *chain], mention, land.atlas), "stated", names


def _named_before(first: PlaceMention, land: Land) -> list[PlaceMention]:
    """The place, no state and no capital, that a place lies in ("seized the village X in Y"): the one joined right before it."""
    chain = next((c for c in land.chains.get(first.sentence, ()) if first in c), [])
    at = chain.index(first) if chain else 0
    return [chain[at - 1]] if at and not chain[at - 1].country and not chain[at - 1].kind else []


def _in_sentence(frame: Frame, land: Land) -> Iterator[Offer]:
    """Other places of the act's sentence."""
    clause = {(m.first, m.last) for m in frame.places}
    for spot in land.spots.get(frame.trigger.sentence, ()):
        if not any(spot.first <= first and last <= spot.last for first, last in clause):
            side = "after" if spot.first >= frame.trigger.last else "before"
            yield spot.place, "sentence", [f"sentence:{spot.lead or 'bare'}-{side}"]


def _of_sides(frame: Frame, sides: Sides) -> Iterator[Offer]:
    """The countries of the sides."""
    what = "home" if AT_HOME.intersection(frame.modes) else frame.trigger.type
    for role, people in zip(("actors", "recipients"), sides, strict=True):
        codes = _codes(people)
        for code in codes:
            many = "many" if len(codes) > 1 else "one"
            yield EventPlace("", code, kind="country"), f"side-{role}", [f"side:{role}-{many}", f"side:{role}-{what}"]


def _told(frame: Frame, told: Sequence[Told]) -> Iterator[Offer]:
    """The places told for acts before, the last first."""
    here, rank = frame.trigger.sentence, "first"
    for one in reversed(told):
        if here - one.sentence > BEFORE:
            return
        same = "same" if one.type == frame.trigger.type else CLASSES.get(one.type, "words")
        yield one.place, "told", [f"told:{_far(here - one.sentence)}-{rank}", f"told-type:{same}"]
        rank = "later"


def _near(frame: Frame, land: Land) -> Iterator[Offer]:
    """Places that a sentence near names, whatever for."""
    here = frame.trigger.sentence
    for at in (*range(here - 1, here - NEAR - 1, -1), here + AFTER):
        for spot in land.spots.get(at, ()):
            if spot.lead or at == here - 1:
                yield spot.place, "near", [f"near:{_far(here - at)}-{spot.lead or 'bare'}"]


def _of_place(place: EventPlace, rule: str, sides: Sides, land: Land) -> Iterator[str]:
    sort = _sort(place)
    yield f"kind:{sort}"
    for role, people in zip(("actors", "recipients"), sides, strict=True):
        codes = _codes(people)
        agrees = "unknown" if not codes else "in" if place.country in codes else "out"
        yield f"{sort}-{role}:{agrees}"
    both = [code for people in sides for code in _codes(people)]
    agrees = "unknown" if not both else "in" if place.country in both else "out"
    yield f"{'own' if rule in OWN_WORDS else 'inferred'}:{agrees}"
    yield f"often:{min(3, land.counted.get(_key(place), 0))}"


def _sides_known(sides: Sides) -> Iterator[str]:
    for role, people in zip(("actors", "recipients"), sides, strict=True):
        yield f"none:{role}-{min(2, len(_codes(people)))}"


def _none(frame: Frame, land: Land) -> Iterator[str]:
    home = AT_HOME.intersection(frame.modes)
    yield "none"
    yield f"none:{'home' if home else frame.trigger.type}"
    yield f"none:{frame.status}"
    yield f"none:voice-{frame.trigger.voice}"
    yield f"none:stated-{bool(frame.places)}"
    yield f"none:dated-{bool(frame.times)}"
    yield f"none:headline-{frame.is_headline}"
    if not home:
        norms = land.parsed.sentences[frame.trigger.sentence].norms
        near = norms[max(0, frame.trigger.first - FRONTIER) : frame.trigger.last + FRONTIER]
        yield f"none:edge-{land.atlas.grammar.has_any('frontiers', near)}"


def _codes(people: Sequence[Participant]) -> list[str]:
    return list(dict.fromkeys(p.country for p in people if p.country and p.country != "IGO"))


def _sort(place: EventPlace) -> str:
    """How much a place tells: nothing that a country holds, a whole country, a part of one, or a spot."""
    if not place.country:
        return "nowhere"
    return "country" if place.kind == "country" else "part" if place.kind in AREAS else "spot"


def _bucket(gap: int) -> str:
    return "0-2" if gap <= 2 else "3-6" if gap <= 6 else "7-12" if gap <= 12 else "far"


def _far(gap: int) -> str:
    return "next" if gap < 0 else str(gap) if gap <= 2 else "3-4" if gap <= 4 else "5+"
