"""Which act answers which: a cue of reprisal ties the act that it belongs to with the one it names, or the other side's last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.events import Participant, Status
from tapal.model.frames import Act
from tapal.model.mentions import CueMention
from tapal.model.parsed import Parsed

# Acts that can answer another, and acts that can be answered.
ANSWERS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})
ANSWERED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
# Acts of states for which "because of" is answer enough; violence has causes that it does not answer.
MEASURES = frozenset({"COERCE", "SANCTION", "PROTEST"})
# Sectors that fight the state whose country they belong to.
IN_ARMS = frozenset({"REB", "UAF"})
# Acts that never took place are not answered.
UNDONE = frozenset({Status.UNREALIZED, Status.DENIED})
# What a measure can be taken for.
CAUSES = ANSWERED | {"REJECT", "ACCUSE"}
# Kinds of cue that put the answer itself off.
WITHHELD = frozenset({"negation", "future", "modal", "ability", "duty"})
BESIDE = 10
NAMED_WITHIN = 8
# The same of a death told by its verb ("for the killing of"), which follows at once.
DEATH_WITHIN = 2
# An answer may stand so far before a cue that names what it answers.
FAR = 30
# Words at a sentence's beginning in which "that step" was taken in reply.
POINTS_WITHIN = 8
BACK = 4
# So far back an answer may lie whose sides are not all known.
NEAR_BACK = 1
# A cue that begins its sentence by then is said of every act of its clause.
OPENS = 2


def with_answers(
    acts: Sequence[Act], cues: Sequence[CueMention], parsed: Parsed, *, grammar: Grammar
) -> tuple[Act, ...]:
    """The acts, those that answer another with its frame's index in `answers`; hedged when a hedge stands with the cue."""
    out = list(acts)
    for cue in cues:
        if cue.kind not in ("reprisal", "reprisal-hedge") or _is_withheld(cue, cues):
            continue
        for at, other in _pairs(out, cue, parsed.sentences[cue.sentence].norms, grammar):
            hedged = out[at].frame.answers_hedged or cue.kind == "reprisal-hedge"
            frame = replace(out[at].frame, answers=out[other].frame.index, answers_hedged=hedged)
            out[at] = replace(out[at], frame=frame)
    return tuple(out)


def _is_withheld(cue: CueMention, cues: Sequence[CueMention]) -> bool:
    """Whether a word right before says that the answer has not been given: not, not yet, will, may."""
    return any(
        c.kind in WITHHELD and c.sentence == cue.sentence and c.first < cue.first and 0 <= cue.first - c.last <= 1
        for c in cues
    )


def _pairs(acts: Sequence[Act], cue: CueMention, norms: Sequence[str], grammar: Grammar) -> list[tuple[int, int]]:
    """The act that a cue says is an answer and the act answered, by place in `acts`; several when the cue opens their sentence.

    Where the sentence, of the words `norms`, points back ("that step was in reply to"), the answer is told in the sentence before.
    """
    here = [i for i, a in enumerate(acts) if a.frame.trigger.sentence == cue.sentence]
    if cue.value == "cause":
        return _caused(acts, here, cue)
    if cue.value == "answered":
        here = [i for i in here if acts[i].frame.trigger.first >= cue.last]
    named = next((i for i in here if cue.value != "answered" and _is_named(acts[i], cue, norms, grammar)), None)
    points = cue.first <= POINTS_WITHIN and len(norms) > 1 and grammar.has("definites", norms[1])
    if points and named is not None:
        here = [named, *(i for i, a in enumerate(acts) if a.frame.trigger.sentence == cue.sentence - 1)]
    reach = FAR if (named is None) == (cue.first <= OPENS) else BESIDE
    answering = [i for i in here if i != named and _can_answer(acts[i]) and _gap(acts[i], cue) <= reach]
    if named is not None and cue.first > OPENS:
        told = [i for i in here if i != named and _can_answer(acts[i]) and acts[i].frame.trigger.last <= cue.first]
        opposed = [i for i in answering if _are_opposed(acts[named], acts[i])]
        answering = told or opposed or _told_before(acts, acts[named], cue) or answering
    if not answering:
        return []
    at = min(answering, key=lambda i: (not acts[i].actors, _gap(acts[i], cue), i))
    target = named if named is not None else _answered(acts, at, cue)
    if target is None or (_are_one_side(acts[target], acts[at]) and not _are_opposed(acts[target], acts[at])):
        return []
    opens = cue.first <= OPENS and named is None
    return [(i, target) for i in answering if i == at or (opens and _are_one_side(acts[i], acts[at]))]


def _told_before(acts: Sequence[Act], named: Act, cue: CueMention) -> list[int]:
    """The last act of the sentence before that can answer the one named ("he called it revenge for the killing of")."""
    before = [i for i, a in enumerate(acts) if a.frame.trigger.sentence == cue.sentence - 1 and _can_answer(a)]
    return [i for i in before if not _are_one_side(acts[i], named)][-1:]


def _can_answer(act: Act) -> bool:
    """Whether the act can be an answer: a threat only as a noun, since a vow to answer speaks of what is still to come; no bare death."""
    voice = act.frame.trigger.voice
    is_bare = voice == "stative" and not act.actors
    return act.type in ANSWERS and not is_bare and (act.type != "THREATEN" or voice == "noun")


def _answered(acts: Sequence[Act], at: int, cue: CueMention) -> int | None:
    """The other side's last act before the answer; failing that, the last act near it of another side whose victim is not told."""
    before = [
        i
        for i, a in enumerate(acts)
        if i != at
        and a.evidence < acts[at].evidence
        and cue.sentence - a.frame.trigger.sentence <= BACK
        and a.type in ANSWERED
        and a.status not in UNDONE
    ]
    opposed = [i for i in before if _are_opposed(acts[i], acts[at])]
    if opposed:
        return opposed[-1]
    near = [i for i in before if cue.sentence - acts[i].frame.trigger.sentence <= NEAR_BACK]
    return near[-1] if near and _may_oppose(acts[near[-1]], acts[at]) else None


def _caused(acts: Sequence[Act], here: Sequence[int], cue: CueMention) -> list[tuple[int, int]]:
    """A measure and the other side's act that it was taken because of: told right after the cue, before or behind the measure."""
    causes = [i for i in here if acts[i].type in CAUSES and _follows(acts[i], cue) and acts[i].status not in UNDONE]
    if not causes:
        return []
    cause = acts[causes[0]]
    measures = [i for i in here if acts[i].type in MEASURES and i != causes[0]]
    before = [i for i in measures if acts[i].frame.trigger.last <= cue.first]
    behind = [i for i in measures if cue.first <= OPENS and acts[i].frame.trigger.first > cause.frame.trigger.last]
    answering = before[-1:] or behind[:1]
    is_bare = cause.frame.is_definite and not any(_sides(cause))
    return [
        (i, causes[0])
        for i in answering
        if is_bare or (_are_opposed(cause, acts[i]) and not _are_one_side(cause, acts[i]))
    ]


def _is_named(act: Act, cue: CueMention, norms: Sequence[str], grammar: Grammar) -> bool:
    """Whether the act stands right after the cue as what is answered, not as what it is answered with."""
    trigger = act.frame.trigger
    if any(grammar.has("instruments", word) for word in norms[cue.first : trigger.first]):
        return False
    died = trigger.voice == "stative" and cue.last <= trigger.first < cue.last + DEATH_WITHIN
    after = norms[cue.last] if cue.last < len(norms) else ""
    died = died or (grammar.has("anterior", after) and 0 < trigger.first - cue.last <= NAMED_WITHIN)
    return act.type in ANSWERED and ((trigger.voice == "noun" and _follows(act, cue)) or died)


def _follows(act: Act, cue: CueMention) -> bool:
    return cue.first < act.frame.trigger.first <= cue.last + NAMED_WITHIN


def _gap(act: Act, cue: CueMention) -> int:
    trigger = act.frame.trigger
    if trigger.first < cue.last and cue.first < trigger.last:
        return 0
    return cue.first - trigger.last if trigger.last <= cue.first else trigger.first - cue.last


def _sides(act: Act) -> tuple[set[tuple[str, bool]], set[tuple[str, bool]]]:
    """Who acts and who suffers, each by the country and whether they are in arms against it."""
    return _camps(act.actors), _camps(act.recipients)


def _camps(people: Sequence[Participant]) -> set[tuple[str, bool]]:
    return {(p.country, p.sector in IN_ARMS) for p in people if p.country}


def _are_one_side(one: Act, other: Act) -> bool:
    return bool(_sides(one)[0] & _sides(other)[0])


def _are_opposed(earlier: Act, later: Act) -> bool:
    """Whether who acts now is who suffered then, or the reverse, and not the same side twice."""
    (then, suffered), (now, suffers) = _sides(earlier), _sides(later)
    if then and now and then <= now and not suffered & now:
        return False
    return bool(suffered & now or then & suffers)


def _may_oppose(earlier: Act, later: Act) -> bool:
    """Whether one side acted and, as far as is told, another acts now, and of one act it is not told against whom."""
    (then, suffered), (now, suffers) = _sides(earlier), _sides(later)
    return len(then) == 1 and not then & now and not (suffered and suffers)
