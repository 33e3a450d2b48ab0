"""The day and the place at which somebody spoke, for the acts in words that the same speaker did without a day or place of their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from tapal.model.events import DateRange, EventPlace
from tapal.model.frames import Act
from tapal.model.mentions import TimeMention
from tapal.stages.resolving.dating import is_own_words, is_told
from tapal.stages.resolving.scope import Scope

# The rule of a place where who acts in words was when speaking.
SAID_AT = "said-at"
# Words between a place and the day behind it ("in New York, on Tuesday").
APART = 3
# Words of a name that tell too little of whom it means.
SHORT = 2


@dataclass(frozen=True, slots=True)
class _Occasion:
    """Words spoken on a day: the sentence that tells it, the names and countries of who spoke there, and where."""

    time: TimeMention
    names: Sequence[frozenset[str]]
    countries: Collection[str]
    place: EventPlace | None


def with_occasions(
    acts: Sequence[Act], times: Sequence[TimeMention], scope: Scope, countries: Mapping[int, Collection[str]]
) -> tuple[Act, ...]:
    """The acts, those in words with the day and place of the only occasion on which their speaker is told to have spoken.

    `countries` are those of the speakers by sentence. A sentence that tells a time keeps its acts from the day of another.
    """
    occasions = [_occasion(t, scope, countries) for t in times if _is_said(t)]
    timed = {t.sentence for t in times if is_told(t)}
    return tuple(_on(act, occasions, timed) for act in acts)


def _is_said(time: TimeMention) -> bool:
    return bool(time.rule.startswith("said:") and time.start and time.precision == "day")


def _occasion(time: TimeMention, scope: Scope, countries: Mapping[int, Collection[str]]) -> _Occasion:
    sentence = scope.parsed.sentences[time.sentence]
    called = [called for span, called in scope.speakers.items() if sentence.span.contains(span)]
    near = [s for s in scope.land.spots.get(time.sentence, ()) if s.lead == "locatives" and s.last <= time.first]
    last = max(near, key=lambda s: s.last, default=None)
    is_near = last is not None and not any(t.tag == "VERB" for t in sentence.tokens[last.last : time.first])
    place = last.place if last and is_near and time.first - last.last <= APART else None
    return _Occasion(time, [_words(c) for c in called], countries.get(time.sentence, ()), place)


def _on(act: Act, occasions: Sequence[_Occasion], timed: Collection[int]) -> Act:
    """The act with the day and place of its occasion, where it has none."""
    if not is_own_words(act) or not occasions:
        return act
    own = [o for o in occasions if _is_theirs(act, o)]
    if not own or len({o.time.start for o in own}) > 1:
        return act
    here = act.frame.trigger.sentence
    nearest = min(own, key=lambda o: abs(o.time.sentence - here))
    time = nearest.time
    date = act.date
    if date is None and (here not in timed or here == time.sentence):
        date = DateRange(time.start, time.end, "day", time.span, f"near-{time.rule}")
    place = act.place
    if place is None and nearest.place is not None and date is not None and date.start == time.start:
        place = replace(nearest.place, rule=SAID_AT)
    return replace(act, date=date, place=place)


def _is_theirs(act: Act, occasion: _Occasion) -> bool:
    """Whether who spoke on the occasion does the act: named as its speaker or its actor, and of its side."""
    ours = {p.country for p in act.actors if p.country}
    if ours and occasion.countries and not ours & set(occasion.countries):
        return False
    persons = {f.mention.span for f in act.frame.actors if f.mention.kind in ("person", "pronoun")}
    called = [act.source] if act.source else [p.name or p.text for p in act.actors if p.span in persons]
    return any(_are_one(_words(c), name) for c in called for name in occasion.names)


def _words(name: str) -> frozenset[str]:
    return frozenset(w for w in name.lower().split() if len(w) > SHORT)


def _are_one(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and (a <= b or b <= a)
