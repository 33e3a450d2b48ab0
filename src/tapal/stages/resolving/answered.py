"""Which act an act in reply answers: the one that its words name, the one said to have set it off, or the other side's last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.events import Participant, Status
from tapal.model.frames import Act
from tapal.model.mentions import CueMention

# Acts that the other side answers without a word that names them.
ANSWERED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
# The same of those who are told to have struck back, crowds too.
FOUGHT = ANSWERED | {"PROTEST"}
# Acts of one state that others answer when the words say so.
NAMEABLE = ANSWERED | {"REJECT", "ACCUSE", "PROTEST", "REQUEST", "THREATEN"}
# Sectors that fight the state whose country they belong to, and those of its rulers.
IN_ARMS = frozenset({"REB", "UAF"})
RULING = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PRM"})
# The rule that gives an answer its sides, and acts of armed forces.
REVERSED = "reversed"
FORCES = frozenset({"ASSAULT", "MOBILIZE"})
# Acts that are done to somebody, whoever else is named.
DONE_TO = frozenset({"ASSAULT", "SANCTION"})
NAMED_WITHIN = 8
# The same of a death told by its verb ("for the killing of"), which follows at once.
DEATH_WITHIN = 2
BACK = 4
# So far back an answered act may lie whose sides are not all known.
NEAR_BACK = 1


def named_act(
    acts: Sequence[Act], here: Sequence[int], cue: CueMention, words: Sequence[str], grammar: Grammar
) -> int | None:
    """Which of the acts `here` stands right after the cue as what is answered, not as what it is answered with.

    A noun of an act goes before a verb, which needs a preposition or a word for "after" before it ("for the way X stopped Y").
    """
    after = [i for i in here if acts[i].type in NAMEABLE and _is_reached(acts[i], cue, words, grammar)]
    nouns = [i for i in after if acts[i].frame.trigger.voice == "noun" and acts[i].type in ANSWERED]
    told = [i for i in after if acts[i].frame.trigger.voice != "noun" and _is_told_after(acts[i], cue, words, grammar)]
    return min([*nouns, *told[:1]], key=lambda i: (i not in nouns, acts[i].evidence), default=None)


def _is_reached(act: Act, cue: CueMention, words: Sequence[str], grammar: Grammar) -> bool:
    trigger = act.frame.trigger
    if trigger.last <= cue.last and not grammar.has("responses", words[cue.first]):
        return False
    return follows(act, cue) and not grammar.has_any("instruments", words[cue.first : trigger.first])


def _is_told_after(act: Act, cue: CueMention, words: Sequence[str], grammar: Grammar) -> bool:
    """Whether a verb tells what the cue is about: a death at once, any act behind "after" or a preposition of the answer."""
    trigger = act.frame.trigger
    if trigger.voice == "stative" and trigger.first < cue.last + DEATH_WITHIN and act.type in ANSWERED:
        return trigger.first >= cue.last
    between = words[cue.last : trigger.first]
    if grammar.has("anterior", next(iter(between), "")):
        return act.type in ANSWERED
    links = [words[cue.last - 1], *between]
    return grammar.has_any("answer_links", links) and "," not in between


def follows(act: Act, cue: CueMention) -> bool:
    """Whether the act begins behind the beginning of the cue and not far behind its end."""
    return cue.first < act.frame.trigger.first <= cue.last + NAMED_WITHIN


def answered_act(acts: Sequence[Act], at: int, cue: CueMention) -> int | None:
    """The other side's last act before the answer; failing that, the last act near it of another side whose victim is not told.

    A "reply" of which neither side is told answers nothing that is not named.
    """
    before = [
        i
        for i, a in enumerate(acts)
        if i != at
        and a.evidence < acts[at].evidence
        and cue.sentence - a.frame.trigger.sentence <= BACK
        and a.type in FOUGHT
        and is_real(a)
    ]
    opposed = [i for i in before if are_opposed(acts[i], acts[at]) and not _is_their_own(acts[i], acts[at])]
    if opposed:
        return opposed[-1]
    here = acts[at].frame.trigger
    is_nobodys = not (acts[at].actors or acts[at].recipients)
    if is_nobodys and cue.first <= here.first < cue.last:
        return None
    near = [i for i in before if cue.sentence - acts[i].frame.trigger.sentence <= NEAR_BACK]
    return near[-1] if near and may_oppose(acts[near[-1]], acts[at]) else None


def struck_before(acts: Sequence[Act], at: int, cue: CueMention) -> int | None:
    """The last blow right before a reply which nobody is told to give, itself of nobody, but dealt to one state, which then replies."""
    if acts[at].actors or acts[at].recipients:
        return None
    blows = [
        i
        for i, a in enumerate(acts)
        if a.evidence < acts[at].evidence
        and cue.sentence - a.frame.trigger.sentence <= NEAR_BACK
        and a.type == "ASSAULT"
        and is_real(a)
    ]
    last = max(blows, default=None)
    is_one = last is not None and not acts[last].actors and len({p.country for p in acts[last].recipients}) == 1
    return last if is_one else None


def set_off_by(acts: Sequence[Act], at: int, cue: CueMention) -> int | None:
    """The act that is said to set off the one at `at`: the last of force before the cue, in its sentence or in the one before."""
    before = [
        i
        for i, a in enumerate(acts)
        if i != at
        and 0 <= cue.sentence - a.frame.trigger.sentence <= NEAR_BACK
        and (a.frame.trigger.sentence < cue.sentence or a.frame.trigger.last <= cue.first)
        and a.type in ANSWERED
        and is_real(a)
    ]
    here = [i for i in before if acts[i].frame.trigger.sentence == cue.sentence]
    opposed = [i for i in before if are_opposed(acts[i], acts[at])]
    return next(iter([*opposed[-1:], *here[-1:], *before[-1:]]), None)


def is_real(act: Act) -> bool:
    """Whether the act was done, as far as anybody says, and more than guessed."""
    return act.status is not Status.UNREALIZED and not act.frame.trigger.lacks


def are_one_side(one: Act, other: Act) -> bool:
    """Whether somebody of the same camp acts in both."""
    return bool(_sides(one)[0] & _sides(other)[0])


def are_opposed(earlier: Act, later: Act) -> bool:
    """Whether who acts now is who suffered then, or the reverse, and not the same side twice."""
    did, does = _factions(earlier.actors), _factions(later.actors)
    if did and does and did <= does and not _factions(earlier.recipients) & does:
        return False
    (then, suffered), (now, suffers) = _sides(earlier), _sides(later)
    return bool(suffered & now or then & suffers)


def with_sides_reversed(answer: Act, earlier: Act) -> Act:
    """The answer; where nobody is told to give it, the one state that suffered gives it, a blow to the one that dealt the first."""
    then, suffered = earlier.actors, earlier.recipients
    struck = {p.country for p in suffered}
    others = {p.country for p in (*then, *answer.recipients)}
    if answer.actors or len(struck) != 1 or "" in struck or struck & others:
        return answer
    forces = "MIL" if answer.type in FORCES else "GOV"
    whose = next((p for p in suffered if p.sector in RULING), suffered[0])
    giver = Participant("", whose.country, whose.sector if whose.sector in RULING else forces, None, rule=REVERSED)
    aims = answer.type in DONE_TO and not answer.recipients and len({p.country for p in then}) == 1
    struck_back = tuple(replace(p, text="", span=None, rule=REVERSED) for p in then[:1]) if aims else answer.recipients
    return replace(answer, actors=(giver,), recipients=struck_back)


def _is_their_own(earlier: Act, later: Act) -> bool:
    """Whether what happened was within one state, is but alleged or told far before, and who acts now is of another."""
    (then, suffered), (now, _) = _sides(earlier), _sides(later)
    is_home = bool(suffered) and _lands(suffered) <= _lands(then)
    is_near = later.frame.trigger.sentence - earlier.frame.trigger.sentence <= NEAR_BACK
    is_sure = earlier.status is Status.ACTUAL and is_near
    return is_home and bool(now) and not is_sure and not _lands(now) & _lands(then)


def rises_against(earlier: Act, later: Act) -> bool:
    """Whether those in arms act and then their state, of which it is not told against whom."""
    (then, _), (now, suffers) = _sides(earlier), _sides(later)
    return not suffers and any((land, False) in now for land, is_armed in then if is_armed)


def _lands(camps: set[tuple[str, bool]]) -> set[str]:
    return {country for country, _ in camps}


def may_oppose(earlier: Act, later: Act) -> bool:
    """Whether one state acted and, as far as is told, another acts now, and of one act it is not told against whom.

    Those in arms and the state that they fight are two sides.
    """
    (then, suffered), (now, suffers) = _sides(earlier), _sides(later)
    is_another = not _lands(then) & _lands(now) or {armed for _, armed in then}.isdisjoint(armed for _, armed in now)
    return len(then) == 1 and is_another and not (suffered and suffers)


def _sides(act: Act) -> tuple[set[tuple[str, bool]], set[tuple[str, bool]]]:
    """Who acts and who suffers, each by the country and whether they are in arms against it."""
    return _camps(act.actors), _camps(act.recipients)


def _camps(people: Sequence[Participant]) -> set[tuple[str, bool]]:
    return {(p.country, p.sector in IN_ARMS) for p in people if p.country}


def _factions(people: Sequence[Participant]) -> set[tuple[str, str]]:
    """The countries, each with whether it is those in arms, those who rule or its people that are meant."""
    return {
        (p.country, "arms" if p.sector in IN_ARMS else "rule" if p.sector in RULING else "people")
        for p in people
        if p.country
    }
