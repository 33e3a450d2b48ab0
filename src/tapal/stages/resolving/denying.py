"""Denials of a charge just made: who denies "that" or "the charge" denies what was told of them in the sentences before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.events import Status
from tapal.model.frames import Act
from tapal.model.mentions import ActorMention, CueMention
from tapal.model.parsed import Parsed, Sentence
from tapal.stages.resolving.reference import Key

BACK = 2
BESIDE = 1
# Acts of speech stay done although what they say is denied.
SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "AGREE", "CONSULT"})


def with_denials(
    acts: Sequence[Act],
    cues: Iterable[CueMention],
    parsed: Parsed,
    resolved: Mapping[Key, tuple[ActorMention, ...]],
    *,
    grammar: Grammar,
) -> tuple[Act, ...]:
    """The acts; one that somebody else alleged or told is denied where a side of it denies it in one of the next two sentences."""
    out = list(acts)
    people = [m for group in resolved.values() for m in group]
    for cue in cues:
        if cue.kind != "denial" or cue.value != "deny":
            continue
        sentence = parsed.sentences[cue.sentence]
        denier = _denier(cue, sentence, people)
        if not denier or not (sentence.tokens[cue.first].voice == "Pass" or _points_back(cue, sentence, grammar)):
            continue
        for at in _denied(out, cue, denier):
            frame = replace(out[at].frame, status=Status.DENIED, status_span=cue.span)
            out[at] = replace(out[at], frame=frame, status=Status.DENIED)
    return tuple(out)


def _denier(cue: CueMention, sentence: Sentence, people: Sequence[ActorMention]) -> str:
    """The country of the last side named before the denial in its sentence; of a denial in the passive, of the side behind it."""
    sides = [m for m in people if m.sentence == cue.sentence and m.kind not in ("media", "weapon")]
    if sentence.tokens[cue.first].voice == "Pass":
        return next((m.country for m in sides if cue.last <= m.first <= cue.last + BESIDE), "")
    before = [m for m in sides if m.last <= cue.first]
    return max(before, key=lambda m: m.first).country if before else ""


def _points_back(cue: CueMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the denial says no more than "that" or "the charge", or nothing at all."""
    at = cue.last
    while at < len(sentence.tokens) and (
        grammar.has("charges", sentence.norms[at]) or grammar.has("definites", sentence.norms[at])
    ):
        at += 1
    return at == len(sentence.tokens) or sentence.tokens[at].tag == "PUNCT"


def _denied(acts: Sequence[Act], cue: CueMention, denier: str) -> list[int]:
    """The acts of the denier that somebody else charged or told in the last sentence before the denial that tells any."""
    found = [i for i, act in enumerate(acts) if _is_charge(act, cue, denier)]
    last = max((acts[i].frame.trigger.sentence for i in found), default=-1)
    return [i for i in found if acts[i].frame.trigger.sentence == last]


def _is_charge(act: Act, cue: CueMention, denier: str) -> bool:
    back = cue.sentence - act.frame.trigger.sentence
    if not 0 <= back <= BACK or act.evidence.start > cue.span.start or act.type in SPOKEN:
        return False
    if denier not in {p.country for p in act.actors}:
        return False
    return act.status is Status.ALLEGED or (act.status is Status.ACTUAL and bool(act.source) and back > 0)
