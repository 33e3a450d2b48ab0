"""On which days an act happened, from the times that its sentence gives it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tapal.model.events import DateRange, Participant
from tapal.model.frames import Act, Frame
from tapal.model.mentions import Mentions, TimeMention
from tapal.model.parsed import Parsed
from tapal.stages.resolving.telling import SPOKEN

# Acts of a moment: "since X" tells that they happened on X; others go on until publication.
POINT = frozenset({"AGREE", "RETREAT", "CONCEDE", "SANCTION", "COERCE"})
# Modes of acts that go on for as long as nothing is said of their end.
LASTING = frozenset({"withhold", "restrict", "censor", "curfew", "martial-law"})
# So many people are not taken or moved in one moment.
MANY = 20
# Sentences before and after an act in which its day may be told.
BACK, AHEAD = 3, 1
NEXT, LEAD = 2, 6
# Sentences after the only day on which anybody speaks in which who spoke then goes on speaking.
SPEECH = 12
# The TIMEX3 value of words for the present, which date nothing.
NOW = ("PRESENT_REF",)
# The value and the rule of words that mean the time told before ("at that time"), and how early in a sentence they open it.
THEN, THEN_RULE, OPENING = "PAST_REF", "that-time", 2
HELD = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# Marks behind the time that heads an entry of a chronology, and the least entries of one.
HEADS = frozenset({":", "-", "–", "—"})
CHRONOLOGY = 3
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def date_of(frame: Frame, published: date | None) -> DateRange | None:
    """The days of the likeliest time; "since X" runs to publication unless the act is one of a moment (codebook, section 6)."""
    for time in frame.times:
        if not time.start:
            continue
        end: str | None = time.end or time.start
        if time.rule.startswith("since:"):
            is_point = frame.trigger.type in POINT and not _is_tally(frame) and LASTING.isdisjoint(frame.modes)
            end = _own_end(time) if is_point else published.isoformat() if published else None
        if end is not None and end >= time.start:
            return DateRange(time.start, end, time.precision or "day", time.span, time.rule)
    return None


def _is_tally(frame: Frame) -> bool:
    """Whether the act counts so many that it went on ("since March 250 people were deported")."""
    return any((count.low or 0) >= MANY for _, count in frame.counts)


def with_days(
    acts: Sequence[Act], mentions: Mentions, parsed: Parsed, speakers: Mapping[int, Collection[str]]
) -> tuple[Act, ...]:
    """The acts, those without a date with the day that a sentence nearby tells, unless their own sentence goes back in time.

    An act in words takes the day on which somebody is said to have spoken there (`near-said:`), unless `speakers`, the countries
    of the speakers by sentence, name another side; force in a sentence without a time takes the day of such an act of its sides,
    and what both sides agreed that of their talks, told just before (`near:`).
    """
    times = mentions.times
    recaps = {c.sentence for c in mentions.cues if c.kind == "recap"}
    said = [t for t in times if t.rule.startswith("said:") and t.start and t.precision == "day"]
    timed = {t.sentence for t in times if is_told(t)}
    then = {t.sentence for t in times if t.value == THEN and t.rule == THEN_RULE and t.first <= OPENING}
    heads = _headings(times, parsed)
    out: list[Act] = []
    for act in acts:
        found, here = act.date, act.frame.trigger.sentence
        if found is None and here not in recaps:
            found = _near_said(act, said, parsed, (speakers, timed))
            if found is None and here not in timed:
                found = _near_kin(act, acts) or _near_talks(act, acts) or _near_foes(act, acts)
        if found is None and here in then:
            found = _then(act, out)
        if found is None and here in heads:
            found = heads[here]
        if found is None and act.frame.is_headline:
            found = _lead(act, acts)
        out.append(act if found is act.date else replace(act, date=found))
    return tuple(out)


def _headings(times: Sequence[TimeMention], parsed: Parsed) -> dict[int, DateRange]:
    """By sentence the days that head it in a chronology: a time, then a colon or a dash; they hold for the two sentences on.

    A document with one such time alone is no chronology.
    """
    heads: dict[int, DateRange] = {}
    for time in times:
        norms = parsed.sentences[time.sentence].norms
        mark = norms[time.last] if time.first == 0 and time.last < len(norms) else ""
        if time.start and mark in HEADS:
            end = time.end or time.start
            heads[time.sentence] = DateRange(
                time.start, end, time.precision or "day", time.span, f"heading:{time.rule}"
            )
    if len(heads) < CHRONOLOGY:
        return {}
    last = len(parsed.sentences)
    return {i: head for at, head in sorted(heads.items()) for i in range(at, min(at + 1 + NEXT, last))}


def _near_said(
    act: Act, said: Sequence[TimeMention], parsed: Parsed, told: tuple[Mapping[int, Collection[str]], Collection[int]]
) -> DateRange | None:
    """The nearest day on which somebody of the act's side is said to have spoken; the codes and the timed sentences are `told`."""
    if not is_own_words(act):
        return None
    speakers, timed = told
    ours = {p.country for p in act.actors if p.country}
    days = {time.start for time in said}
    persons = {filler.mention.span for filler in act.frame.actors if filler.mention.kind == "person"}
    told_by = [p for p in act.actors if p.span in persons or " " not in p.text]
    names = {word.lower() for p in told_by for word in _name_of(p) if word[:1].isupper()}
    fitting: list[tuple[int, TimeMention]] = []
    for time in said:
        distance = act.frame.trigger.sentence - time.sentence
        theirs = set(speakers.get(time.sentence, ()))
        is_same = len(days) == 1 and bool(ours & theirs) and bool(names & set(parsed.sentences[time.sentence].norms))
        reach = SPEECH if is_same and act.frame.trigger.sentence not in timed else BACK
        if -(AHEAD if reach == BACK else BACK) <= distance <= reach and not (ours and theirs and not ours & theirs):
            fitting.append((abs(distance), time))
    if not fitting:
        return None
    time = min(fitting, key=lambda f: f[0])[1]
    return DateRange(time.start, time.end, "day", time.span, f"near-{time.rule}")


def is_own_words(act: Act) -> bool:
    """Whether the act is what its own actor says there; a noun or a passive speaks of words said at another time."""
    return act.type in SPOKEN and act.frame.trigger.voice == "active" and bool(act.actors)


def _then(act: Act, before: Sequence[Act]) -> DateRange | None:
    """The days of the last dated act just before a sentence that begins "at that time"."""
    here = act.frame.trigger.sentence
    return _near(a for a in reversed(before) if a.date and 1 <= here - a.frame.trigger.sentence <= NEXT)


def _name_of(one: Participant) -> list[str]:
    """The words by which a text would name the participant again: the last of several, else all of its known name."""
    words = one.text.split()
    return words[-1:] if len(words) > 1 else one.name.split() or words


def is_told(time: TimeMention) -> bool:
    """Whether the time tells of a day that may be another than that of the sentences around it."""
    return time.type in ("DATE", "TIME") and time.value not in NOW and not time.rule.startswith("report:")


def _near_kin(act: Act, acts: Sequence[Act]) -> DateRange | None:
    """The day of force used just before between the same sides; other acts told one after the other seldom share their day."""
    if act.type != "ASSAULT":
        return None
    return _near(other for other in _just_before(act, acts, BACK) if _is_kin(act, other))


def _near_talks(act: Act, acts: Sequence[Act]) -> DateRange | None:
    """The day of talks told just before, of what the same sides then agreed."""
    if act.type not in HELD:
        return None
    ours = _of_both(act)
    held = ((other, _of_both(other)) for other in _just_before(act, acts, NEXT) if other.type in HELD)
    return _near(other for other, theirs in held if len(theirs) > 1 and ours <= theirs)


def _near_foes(act: Act, acts: Sequence[Act]) -> DateRange | None:
    """The day of force used just before by those against whom this is used."""
    if act.type != "ASSAULT" or not act.actors:
        return None
    force = (other for other in _just_before(act, acts, NEXT) if other.type == "ASSAULT")
    return _near(o for o in force if _may_agree(act.actors, o.recipients) and _may_agree(act.recipients, o.actors))


def _just_before(act: Act, acts: Sequence[Act], reach: int) -> Iterator[Act]:
    """Acts of the same status with a day that are told at most `reach` sentences before, the last first."""
    here = act.frame.trigger.sentence
    for other in reversed(acts):
        is_near = 1 <= here - other.frame.trigger.sentence <= reach
        if is_near and other.status == act.status and other.date and other.date.precision == "day":
            yield other


def _near(others: Iterable[Act]) -> DateRange | None:
    """The days of the first of the acts, as told nearby; None where there is none."""
    date = next((other.date for other in others), None)
    return replace(date, rule=f"near:{date.rule}") if date else None


def _is_kin(act: Act, other: Act) -> bool:
    """Whether two acts are of one type and status, and their sides may be the same."""
    if (act.type, act.status) != (other.type, other.status):
        return False
    return _may_agree(act.actors, other.actors) and _may_agree(act.recipients, other.recipients)


def _lead(act: Act, acts: Sequence[Act]) -> DateRange | None:
    """The day of the act that the first sentences after a headline tell again."""
    here = act.frame.trigger.sentence
    for other in acts:
        if (
            not other.frame.is_headline
            and other.date is not None
            and 1 <= other.frame.trigger.sentence - here <= LEAD
            and _is_kin(act, other)
        ):
            return replace(other.date, rule=f"lead:{other.date.rule}")
    return None


def _of_both(act: Act) -> set[str]:
    return {p.country for side in (act.actors, act.recipients) for p in side if p.country}


def _may_agree(ours: Sequence[Participant], theirs: Sequence[Participant]) -> bool:
    """Whether two sides share a country, or one of them has none."""
    a, b = ({p.country for p in side if p.country} for side in (ours, theirs))
    return not a or not b or bool(a & b)


def _own_end(time: TimeMention) -> str:
    """The last day of the period that the time names, reckoned from its first day."""
    first = date.fromisoformat(time.start)
    if time.precision == "week":
        return (first + timedelta(days=6)).isoformat()
    months = MONTHS_OF.get(time.precision)
    if months is None:
        return time.start
    year, month = divmod(first.month - 1 + months, 12)
    return (date(first.year + year, month + 1, 1) - timedelta(days=1)).isoformat()
