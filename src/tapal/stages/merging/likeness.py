"""How alike two acts of one document are: named features, weighed by numbers learnt from annotated pairs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from tapal.model.events import TOLL, DateRange, EventPlace, Participant
from tapal.model.frames import Act
from tapal.stages.merging.setting import JOINTS
from tapal.stages.merging.tolls import apart

# Degrees of latitude or longitude beyond which two located acts are at different places.
APART = 0.7
PRECISE = frozenset({"point", "town", "district", "province", "line"})
SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT"})
FORCE = frozenset({"ASSAULT", "COERCE", "DISPLACE", "MOBILIZE", "PROTEST", "SANCTION"})

# Rules that infer a side which the clause itself does not name.
INFERRED = frozenset({
    "other-side", "speaker", "dyad", "pair-before", "doer-before", "goal-before", "usual-victim", "usual-doer", "local", "accuser", "aided",
    "dyad-told", "blow-before", "harm-done"
})  # fmt: skip

# Each a limit, inclusive, and its name; the last name holds beyond all limits.
DISTANCES = ((0, "0"), (1, "1"), (3, "2-3"), (8, "4-8"), (math.inf, "far"))
BETWEEN = ((0, "0"), (1, "1"), (4, "2-4"), (math.inf, "many"))
CROWDS = ((2, "2"), (4, "3-4"), (8, "5-8"), (16, "9-16"), (math.inf, "many"))
GAPS = ((0, "0"), (2, "1-2"), (6, "3-6"), (14, "7-14"), (math.inf, "far"))
OVERLAPS = (
    (0, "nothing"), (0.08, "hardly"), (0.15, "little"), (0.25, "some"), (0.4, "half"), (0.6, "much"), (math.inf, "all")
)  # fmt: skip
# Two counts of which one is more times the other than this are hardly of one act.
FAR_APART = 2.0
SHARES = ((0, "nothing"), (0.3, "some"), (0.6, "much"), (math.inf, "all"))
LEAD = 3  # The last sentence that still belongs to the lead.
# Types that newsrooms use for one act: a ceasefire agreed, help and backing given.
FAMILIES = {"accord": frozenset({"AGREE", "RETREAT"}), "backing": frozenset({"AID", "SUPPORT"})}
# Joints behind which the dead of an act told just before are counted.
ONWARD = frozenset({"none", "relative", "then", "comma", "outcome"})

Weights = Mapping[str, float]


def probability(names: Iterable[str], weights: Weights) -> float:
    """The logistic of the sum of the weights of the named features; unknown names weigh nothing."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit(names, weights)))))


def logit(names: Iterable[str], weights: Weights) -> float:
    """The sum of the weights of the named features; unknown names weigh nothing."""
    return sum([weights.get(name, 0.0) for name in names])


def pair_features(a: Act, b: Act) -> Iterator[str]:
    """Names of the features that hold of two acts of one family of types, the earlier one first."""
    yield "bias"
    if a.frame.trigger.lacks or b.frame.trigger.lacks:
        yield "guess:" + str(bool(a.frame.trigger.lacks) + bool(b.frame.trigger.lacks))
    yield from _place_in_text(a, b)
    yield from _form(a, b)
    yield from _people(a, b)
    yield from _matter(a, b)
    yield from _joined(a, b) if _apart(a, b) == 0 else _parted(a, b)


def family(act: Act) -> str:
    """What acts may be told as one with this one: those of its type, and ceasefires with the deals that make them."""
    return next((name for name, types in FAMILIES.items() if act.type in types), act.type)


def is_another(a: Act, b: Act) -> bool:
    """Whether two mentions cannot tell one act: one answers the other or others' deeds, their days or the doers of words differ.

    An act of dealings may be told from either side ("received", "visited"). Who is quoted with words is as sure as who
    is named as their author.
    """
    if b.frame.index == a.frame.answers or a.frame.index == b.frame.answers or _dates(a, b) == "disjoint":
        return True
    kind = sort(a)
    if kind == "force" and (a.frame.answers is None) != (b.frame.answers is None):
        return _sides(a.actors, b.actors) == "disjoint" and _sides(a.recipients, b.recipients) == "disjoint"
    known = _spoken if kind == "speech" else _worded
    if kind == "force" or _sides(known(a.actors), known(b.actors)) != "disjoint":
        return False
    return kind == "speech" or not _is_swapped(a, b)


def is_outcome(a: Act, b: Act) -> bool:
    """Whether the later mention only counts the victims of the earlier, as the codebook has it: of one clause chain, by the same who
    act ("struck … and killed nine"), or right behind it with no word that parts them ("a blast that killed nine").
    """
    if (
        not (a.type == b.type == "ASSAULT")
        or _apart(a, b)
        or a.status is not b.status
        or not (_victims(b) and _victims(a) <= _victims(b))
    ):
        return False
    if a.actors and [(p.span, p.country) for p in a.actors] == [(p.span, p.country) for p in b.actors]:
        return True
    is_next = b.wording.order - a.wording.order == 1 and not (a.frame.trigger.lacks or b.frame.trigger.lacks)
    is_told = b.frame.trigger.voice in ("active", "stative") and a.frame.trigger.voice != "stative"
    return is_next and is_told and _joint(a, b) in ONWARD and _sides(_worded(a.actors), _worded(b.actors)) != "disjoint"


def _victims(act: Act) -> set[tuple[str, int | None, int | None]]:
    """The dead and hurt that a mention counts; a blow may have those of its toll."""
    return {(n.field, n.low, n.high) for n in act.numbers if n.field in TOLL}


def sort(act: Act) -> str:
    """Whether an act is one of words ("speech"), of "force", or a "dealing"."""
    return "speech" if act.type in SPEECH else "force" if act.type in FORCE else "dealing"


def _apart(a: Act, b: Act) -> int:
    return abs(b.frame.trigger.sentence - a.frame.trigger.sentence)


def _step(value: float, limits: Sequence[tuple[float, str]]) -> str:
    return next(name for limit, name in limits if value <= limit)


def _place_in_text(a: Act, b: Act) -> Iterator[str]:
    """How far apart they stand, how many such acts lie between them and are told at all, whether both open the article."""
    first, second = a.frame.trigger.sentence, b.frame.trigger.sentence
    between = _step(max(0, b.wording.order - a.wording.order - 1), BETWEEN)
    yield f"distance:{_step(_apart(a, b), DISTANCES)}"
    yield f"between:{between}"
    yield f"crowd:{_step(b.wording.crowd, CROWDS)}"
    if b.wording.points_back or b.frame.is_definite:
        yield f"points-back:{'many' if between == '2-4' else between}"
    if first != second:
        opens = first < 2 and second <= LEAD
        yield "lead:" + ("next" if (first, second) == (0, 1) else str(first) if opens else "no")


def _form(a: Act, b: Act) -> Iterator[str]:
    """How the two are worded, told and attributed."""
    ours, theirs = a.frame.trigger, b.frame.trigger
    is_bare = not b.actors and not b.recipients
    yield "entry:" + ("same" if ours.entry == theirs.entry else "other")
    yield "entries:" + "+".join(sorted((ours.entry, theirs.entry)))
    yield f"quoted:{a.wording.quoted or 'no'}-{b.wording.quoted or 'no'}"
    yield f"told:{bool(a.source)}-{bool(b.source)}" + ("-next" if _apart(a, b) == 1 else "")
    yield f"voices:{ours.voice}-{theirs.voice}" + ("-definite" if b.frame.is_definite else "")
    yield f"bare:{theirs.voice}-{is_bare}-{min(2, _apart(a, b))}"
    yield "status:" + ("same" if a.status is b.status else "other")
    if a.status is not b.status:
        yield f"status-of:{sort(a)}-{a.status}-{b.status}"
    if a.source and b.source:
        yield "speaker:" + ("same" if a.source == b.source else "other")


def _people(a: Act, b: Act) -> Iterator[str]:
    """Whether their sides are the same: as far as known, as far as their own clauses name them, and by name."""
    kind = sort(a)
    doers, others = (_worded(a.actors), _worded(b.actors)), (_worded(a.recipients), _worded(b.recipients))
    names = _names(doers[0]), _names(doers[1])
    yield f"actors:{_sides(a.actors, b.actors)}"
    yield f"actors-of:{kind}-{_sides(*doers)}"
    yield f"recipients-of:{kind}-{_sides(*others)}"
    if doers[0] and doers[1]:
        yield f"names-of:{kind}-" + ("none" if not all(names) else "shared" if names[0] & names[1] else "disjoint")
    if _is_swapped(a, b):
        yield "swapped:True"


def _is_swapped(a: Act, b: Act) -> bool:
    """Whether the one act is done by those whom the other is done to, as far as their own clauses tell."""
    acting = [countries(_worded(x.actors)) for x in (a, b)]
    suffering = [countries(_worded(x.recipients)) for x in (b, a)]
    return any(d and d <= s for d, s in zip(acting, suffering, strict=True)) and not acting[0] & acting[1]


def _matter(a: Act, b: Act) -> Iterator[str]:
    """Whether day, place, numbers and manner agree, and what else the sentences are about."""
    ours, theirs = _told(a.place), _told(b.place)
    is_akin = bool(a.wording.stems & b.wording.stems) or a.frame.trigger.entry == b.frame.trigger.entry
    yield f"date:{_dates(a, b)}"
    yield f"place:{_places(ours, theirs)}"
    if ours and theirs:
        yield "place-name:" + ("same" if ours.text.lower() == theirs.text.lower() else "other")
    yield from _numbers(a, b)
    yield f"modes:{'akin' if is_akin else 'unlike'}-{_sets(frozenset(a.frame.modes), frozenset(b.frame.modes))}"
    about = _share(a.frame.words, b.frame.words, b.wording.rarity)
    yield f"about:{_step(about, OVERLAPS)}" + ("-near" if _apart(a, b) <= 1 else "")


def _joined(a: Act, b: Act) -> Iterator[str]:
    """What stands between two acts of one sentence."""
    x, y = sorted((a.frame.trigger, b.frame.trigger), key=lambda t: t.first)
    yield f"joint:{_joint(a, b)}-" + ("same" if x.entry == y.entry else "other")
    yield f"gap:{_step(max(0, y.first - x.last), GAPS)}"
    yield f"verbs:{x.voice}-{y.voice}"
    yield f"named-between:{any(x.last <= at < y.first for at in a.wording.names)}"


def _joint(a: Act, b: Act) -> str:
    """What the strongest of the words between two acts of one sentence does there; `none` without one."""
    x, y = sorted((a.frame.trigger, b.frame.trigger), key=lambda t: t.first)
    joints = {joint for at, joint in a.wording.joints if x.last <= at < y.first}
    return next((name for name in JOINTS if name in joints), "none")


def _parted(a: Act, b: Act) -> Iterator[str]:
    """What two acts of different sentences are done to, and whether the later is said to be another."""
    ours, theirs = a.wording.after, b.wording.after
    share = _step(_share(ours, theirs, b.wording.rarity), SHARES) if ours and theirs else "none"
    yield f"after:{sort(a)}-{share}"
    yield from (f"{cue}:True" for cue in ("another", "earlier") if cue in b.wording.cues)


def _share(ours: frozenset[str], theirs: frozenset[str], rarity: Mapping[str, float]) -> float:
    """How much of the words of the one that has less of them the other shares, rare words weighing more; 0 to 1."""
    shared, one, other = [math.fsum(rarity.get(word, 1.0) for word in words) for words in (ours & theirs, ours, theirs)]
    least = min(one, other)
    return shared / least if least > 0 else 0.0


def countries(people: Sequence[Participant]) -> frozenset[str]:
    """The country codes of the participants that have one."""
    return frozenset([p.country for p in people if p.country])


def is_inferred(one: Participant) -> bool:
    """Whether the clause itself does not name the participant in this part."""
    return _infers(one.rule)


@lru_cache(maxsize=1000)
def _infers(rule: str) -> bool:
    return not INFERRED.isdisjoint(rule.split("+"))


def _worded(people: Sequence[Participant]) -> tuple[Participant, ...]:
    return tuple([p for p in people if not _infers(p.rule)])


def _spoken(people: Sequence[Participant]) -> tuple[Participant, ...]:
    """Those whom the clause itself names in this part, and those who are quoted with it."""
    return tuple([p for p in people if p.rule.split("+")[0] == "speaker" or not _infers(p.rule)])


def _names(people: Sequence[Participant]) -> frozenset[str]:
    return frozenset(word for p in people for word in p.text.split() if word[:1].isupper() and len(word) > 2)


def _sides(ours: Sequence[Participant], theirs: Sequence[Participant]) -> str:
    return _sets(countries(ours), countries(theirs))


def _sets(a: frozenset[str], b: frozenset[str]) -> str:
    if not a and not b:
        return "none"
    if not a or not b:
        return "one"
    if a == b:
        return "equal"
    return "within" if a <= b or b <= a else "shared" if a & b else "disjoint"


def own_date(act: Act) -> DateRange | None:
    """The date if the act's own sentence tells it; one taken over from a sentence nearby says nothing of its own."""
    return None if act.date and act.date.rule.startswith("near") else act.date


def _dates(a: Act, b: Act) -> str:
    ours, theirs = own_date(a), own_date(b)
    if ours is None or theirs is None:
        return "none" if ours is theirs else "one"
    if (ours.start, ours.end) == (theirs.start, theirs.end):
        return "equal"
    return "disjoint" if ours.end < theirs.start or theirs.end < ours.start else "overlap"


def _told(place: EventPlace | None) -> EventPlace | None:
    """The place if the act's own words tell it; one inferred from its sides or from another act says nothing of its own."""
    return place if place and place.span else None


def _places(a: EventPlace | None, b: EventPlace | None) -> str:
    if a is None or b is None:
        return "none" if a is b else "one"
    if a.country and b.country and a.country != b.country:
        return "other-country"
    if a.kind in PRECISE and b.kind in PRECISE and None not in (a.lat, a.lon, b.lat, b.lon):
        return "apart" if max(abs((a.lat or 0) - (b.lat or 0)), abs((a.lon or 0) - (b.lon or 0))) > APART else "near"
    return "same-country"


def _numbers(a: Act, b: Act) -> Iterator[str]:
    """Whether the counts that both tell are the same, and if not, how far apart the least alike are."""
    ratio = apart(a.numbers, b.numbers, max)
    unlike = "clash" if ratio > 1 else "one" if a.numbers or b.numbers else "none"
    yield "numbers:" + ("equal" if ratio == 1 else unlike)
    if ratio > FAR_APART:
        yield "numbers-apart:True"
