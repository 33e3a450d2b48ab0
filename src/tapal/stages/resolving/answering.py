"""Which act answers which: a cue of reprisal ties the act that it belongs to with the one it names, or the other side's last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tapal.model.frames import Act
from tapal.model.mentions import CueMention

# Acts that can answer another, and acts that can be answered.
ANSWERS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
# Acts of states for which "because of" is answer enough; violence has causes that it does not answer.
MEASURES = frozenset({"COERCE", "SANCTION"})
ANSWERED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
BESIDE = 10
NAMED_WITHIN = 8
BACK = 4


def with_answers(acts: Sequence[Act], cues: Sequence[CueMention]) -> tuple[Act, ...]:
    """The acts, those that answer another with its frame's index in `answers`; hedged when a hedge stands with the cue."""
    out = list(acts)
    for cue in cues:
        if not (cue.kind == "reprisal" or cue.kind == "reprisal-hedge"):
            continue
        pair = _cause_pair(out, cue) if cue.value == "cause" else _answer_pair(out, cue)
        if pair:
            at, other = pair
            hedged = out[at].frame.answers_hedged or cue.kind == "reprisal-hedge"
            frame = replace(out[at].frame, answers=out[other].frame.index, answers_hedged=hedged)
            out[at] = replace(out[at], frame=frame)
    return tuple(out)


def _answer_pair(acts: Sequence[Act], cue: CueMention) -> tuple[int, int] | None:
    """The act that a cue says is an answer, and the act answered: named after the cue, else the other side's last."""
    here = [i for i, a in enumerate(acts) if a.frame.trigger.sentence == cue.sentence]
    named = next((i for i in here if _is_named(acts[i], cue)), None)
    answering = [i for i in here if i != named and acts[i].type in ANSWERS and _gap(acts[i], cue) <= BESIDE]
    if not answering:
        return None
    at = min(answering, key=lambda i: (_gap(acts[i], cue), i))
    if named is not None:
        return at, named
    before = [
        i
        for i, a in enumerate(acts)
        if a.evidence < acts[at].evidence
        and cue.sentence - a.frame.trigger.sentence <= BACK
        and a.type in ANSWERED
        and _are_opposed(a, acts[at])
    ]
    return (at, before[-1]) if before else None


def _cause_pair(acts: Sequence[Act], cue: CueMention) -> tuple[int, int] | None:
    """An act told before a word for "because", and the other side's act told right after it."""
    here = [i for i, a in enumerate(acts) if a.frame.trigger.sentence == cue.sentence]
    causes = [i for i in here if _is_named(acts[i], cue)]
    answering = [i for i in here if acts[i].type in MEASURES and acts[i].frame.trigger.last <= cue.first]
    if not causes or not answering or not _are_opposed(acts[causes[0]], acts[answering[-1]]):
        return None
    return answering[-1], causes[0]


def _is_named(act: Act, cue: CueMention) -> bool:
    """Whether the act stands right after the cue as what is answered."""
    first = act.frame.trigger.first
    return act.type in ANSWERED and act.frame.trigger.voice == "noun" and cue.last <= first <= cue.last + NAMED_WITHIN


def _gap(act: Act, cue: CueMention) -> int:
    trigger = act.frame.trigger
    if trigger.first < cue.last and cue.first < trigger.last:
        return 0
    return cue.first - trigger.last if trigger.last <= cue.first else trigger.first - cue.last


def _are_opposed(earlier: Act, later: Act) -> bool:
    """Whether who acts now is who suffered then, or the reverse, and not the same side twice."""
    then, now = {p.country for p in earlier.actors} - {""}, {p.country for p in later.actors} - {""}
    suffered, suffers = {p.country for p in earlier.recipients} - {""}, {p.country for p in later.recipients} - {""}
    if then and now and then <= now and not suffered & now:
        return False
    return bool(suffered & now or then & suffers)
