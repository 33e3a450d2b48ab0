"""Which act answers which: a cue of reprisal ties the act that it belongs to with the one it names, or the other side's last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.events import Status
from tapal.model.frames import Act
from tapal.model.mentions import CueMention
from tapal.model.parsed import Parsed
from tapal.stages.resolving.answered import (
    ANSWERED,
    answered_act,
    are_one_side,
    are_opposed,
    follows,
    is_real,
    may_oppose,
    named_act,
    rises_against,
    set_off_by,
    struck_before,
    with_sides_reversed,
)

# Acts that can answer another; only where the words name what is answered; and as the subject of a cue that says why they are done.
ANSWERS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN"})
SAID_ANSWERS = ANSWERS | {"PROTEST", "REJECT"}
# Acts of states for which "because of" is answer enough; violence has causes that it does not answer.
MEASURES = frozenset({"COERCE", "SANCTION", "PROTEST"})
# Acts that a verb of reply makes an answer to what it names.
REPLIES = MEASURES | {"ASSAULT", "MOBILIZE"}
# What a measure can be taken for, and what else a sanction can.
CAUSES = ANSWERED | {"REJECT", "ACCUSE"}
WORDS = frozenset({"REQUEST", "PROTEST"})
# Modes of acts of justice, which crimes bring on.
JUSTICE = frozenset({"arrest", "convict"})
# Acts that never took place answer nothing.
UNDONE = frozenset({Status.UNREALIZED, Status.DENIED})
# Kinds of cue that put the answer itself off.
WITHHELD = frozenset({"negation", "future", "modal", "ability", "duty"})
BESIDE = 10
# Words from a verb of reply to what the reply is given with.
REPLY_WITHIN = 6
# An answer may stand so far before a cue that names what it answers.
FAR = 30
# Words at a sentence's beginning in which "that step" was taken in reply.
POINTS_WITHIN = 8
# A cue that begins its sentence by then is said of every act of its clause.
OPENS = 2

Pairs = list[tuple[int, int]]


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
            out[at] = with_sides_reversed(replace(out[at], frame=frame), out[other])
    return tuple(out)


def _is_withheld(cue: CueMention, cues: Sequence[CueMention]) -> bool:
    """Whether a word right before says that the answer has not been given: not, not yet, will, may."""
    return any(
        c.kind in WITHHELD and c.sentence == cue.sentence and c.first < cue.first and 0 <= cue.first - c.last <= 1
        for c in cues
    )


def _pairs(acts: Sequence[Act], cue: CueMention, norms: Sequence[str], grammar: Grammar) -> Pairs:
    """The act that a cue says is an answer and the act answered, by place in `acts`; several when the cue opens their sentence.

    An act that was but guessed answers only where no other does.
    """
    here = [i for i, a in enumerate(acts) if a.frame.trigger.sentence == cue.sentence]
    sure = [i for i in here if not acts[i].frame.trigger.lacks]
    for told in (sure, here) if len(sure) < len(here) else (sure,):
        if cue.value in ("cause", "reply"):
            found = _caused(acts, told, cue) or _replied_with(acts, told, cue, (norms, grammar))
        elif cue.value == "answered":
            found = _set_off(acts, told, cue)
        else:
            found = _answering(acts, told, cue, (norms, grammar))
        if found:
            return found
    return []


def _set_off(acts: Sequence[Act], here: Sequence[int], cue: CueMention) -> Pairs:
    """What is told behind the cue as the answer to what stands before it ("the shots set off a reply")."""
    behind = [i for i in here if acts[i].frame.trigger.first >= cue.first]
    answering = [i for i in behind if _can_answer(acts[i]) and _gap(acts[i], cue) <= BESIDE]
    if not answering:
        return []
    at = answering[0]
    target = set_off_by(acts, at, cue)
    return [] if target is None or _is_same_side(acts[target], acts[at]) else [(at, target)]


def _answering(
    acts: Sequence[Act], here: Sequence[int], cue: CueMention, words: tuple[Sequence[str], Grammar]
) -> Pairs:
    """The act beside the cue that is in reply and the one that the cue names, else the other side's last one.

    Where the sentence points back ("that step was in reply to"), the answer is told in the sentence before.
    """
    norms, grammar = words
    named = named_act(acts, [i for i in here if is_real(acts[i])], cue, norms, grammar)
    points = cue.first <= POINTS_WITHIN and len(norms) > 1 and grammar.has("definites", norms[1])
    if points and named is not None:
        here = [named, *(i for i, a in enumerate(acts) if a.frame.trigger.sentence == cue.sentence - 1)]
    opens = cue.first <= OPENS and not points
    reach = FAR if (named is None) == opens else BESIDE
    can = _can_answer if named is None else _can_answer_named
    answering = [i for i in here if i != named and can(acts[i]) and _gap(acts[i], cue) <= reach]
    if named is not None and not opens:
        told = [i for i in here if i != named and can(acts[i]) and _is_told_by(acts[i], cue)]
        opposed = [i for i in answering if are_opposed(acts[named], acts[i])]
        answering = told or opposed or _told_before(acts, acts[named], cue) or answering
    if not answering:
        return []
    at = min(answering, key=lambda i: (not acts[i].actors, _gap(acts[i], cue), i))
    target = named if named is not None else answered_act(acts, at, cue)
    if target is None or _is_same_side(acts[target], acts[at]):
        return []
    is_for_all = opens and named is None
    return [(i, target) for i in answering if i == at or (is_for_all and are_one_side(acts[i], acts[at]))]


def _is_told_by(act: Act, cue: CueMention) -> bool:
    """Whether the act stands before the cue or is what the cue's own verb or phrase tells ("ordered a firm response")."""
    trigger = act.frame.trigger
    return trigger.last <= cue.first or (trigger.voice != "noun" and _gap(act, cue) < 0)


def _is_same_side(earlier: Act, later: Act) -> bool:
    return are_one_side(earlier, later) and not are_opposed(earlier, later)


def _told_before(acts: Sequence[Act], named: Act, cue: CueMention) -> list[int]:
    """The last act of the sentence before that can answer the one named ("he called it revenge for the killing of")."""
    before = [i for i, a in enumerate(acts) if a.frame.trigger.sentence == cue.sentence - 1 and _can_answer(a)]
    return [i for i in before if not are_one_side(acts[i], named)][-1:]


def _can_answer(act: Act) -> bool:
    """Whether the act can be an answer to what is not named: a threat only as a noun, since a vow to answer speaks of what is still to
    come."""
    is_vow = act.type == "THREATEN" and act.frame.trigger.voice != "noun"
    return act.type in ANSWERS and not is_vow and _can_answer_named(act)


def _can_answer_named(act: Act) -> bool:
    """Whether the act can be an answer to what the words name: done, and no bare death."""
    is_bare = act.frame.trigger.voice == "stative" and not act.actors
    return act.type in SAID_ANSWERS and not is_bare and act.status not in UNDONE


def _caused(acts: Sequence[Act], here: Sequence[int], cue: CueMention) -> Pairs:
    """A measure and the other side's act that it was taken because of: told right after the cue, before or behind the measure."""
    causes = [i for i in here if follows(acts[i], cue) and is_real(acts[i])]
    if not causes:
        return []
    cause, is_reply = acts[causes[0]], cue.value == "reply"
    measures = REPLIES if is_reply else MEASURES
    able = [i for i in here if acts[i].type in measures and i != causes[0] and acts[i].status not in UNDONE]
    before = [i for i in able if acts[i].frame.trigger.last <= cue.first]
    behind = [i for i in able if cue.first <= OPENS and acts[i].frame.trigger.first > cause.frame.trigger.last]
    return [
        (i, causes[0])
        for i in before[-1:] or behind[:1]
        if _is_cause(cause, acts[i]) or (is_reply and may_oppose(cause, acts[i]))
    ]


def _replied_with(
    acts: Sequence[Act], here: Sequence[int], cue: CueMention, words: tuple[Sequence[str], Grammar]
) -> Pairs:
    """What a verb of reply says it is done with and the other side's last act, where it names none ("met the incident with shells")."""
    norms, grammar = words
    behind = [i for i in here if cue.last <= acts[i].frame.trigger.first <= cue.last + REPLY_WITHIN]
    at = next((i for i in behind if _can_answer(acts[i])), None)
    if cue.value != "reply" or at is None or any(_gap(acts[i], cue) < 0 for i in here):
        return []
    if not grammar.has_any("instruments", norms[cue.last : acts[at].frame.trigger.first]):
        return []
    target = answered_act(acts, at, cue)
    target = struck_before(acts, at, cue) if target is None else target
    return [] if target is None or _is_same_side(acts[target], acts[at]) else [(at, target)]


def _is_cause(cause: Act, measure: Act) -> bool:
    """Whether the other side did what the measure was taken for; words, and what does no harm, only where who did it suffers it."""
    if cause.type in WORDS or (cause.type not in CAUSES and measure.type == "SANCTION"):
        said, suffer = {p.country for p in cause.actors}, {p.country for p in measure.recipients}
        return bool(said & suffer - {""}) and not _is_same_side(cause, measure)
    if cause.type not in CAUSES:
        return False
    is_justice = bool(JUSTICE & {*measure.frame.modes})
    is_told = cause.frame.is_definite or (cause.frame.trigger.voice == "noun" and not is_justice)
    is_bare = is_told and cause.type in ANSWERED and not (cause.actors or cause.recipients)
    return (
        is_bare or rises_against(cause, measure) or (are_opposed(cause, measure) and not are_one_side(cause, measure))
    )


def _gap(act: Act, cue: CueMention) -> int:
    """The words between them, -1 where they overlap."""
    trigger = act.frame.trigger
    if trigger.first < cue.last and cue.first < trigger.last:
        return -1
    return cue.first - trigger.last if trigger.last <= cue.first else trigger.first - cue.last
