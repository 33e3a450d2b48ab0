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
# The same from a denial that names the charge.
FAR_BACK = 3
BESIDE = 1
# Acts of speech stay done although what they say is denied, and who flees or protests is not charged with it.
SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "AGREE", "CONSULT", "DISPLACE", "PROTEST"})


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
        repeated = {a.type for a in out if a.frame.status_span == cue.span and a.frame.trigger.sentence == cue.sentence}
        points = sentence.tokens[cue.first].voice == "Pass" or _points_back(cue, sentence, grammar)
        if not denier or not (points or repeated):
            continue
        for at in _denied(out, cue, denier, frozenset() if points else frozenset(repeated)):
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
    rest = sentence.tokens[at:]
    return not rest or rest[0].tag == "PUNCT" or grammar.has("conjunctions", rest[0].norm)


def _denied(acts: Sequence[Act], cue: CueMention, denier: str, types: frozenset[str]) -> list[int]:
    """The acts of the denier that somebody else charged or told in the last sentence before the denial that tells any.

    Where the denial repeats what was charged, only acts of its `types`, and only such as were charged.
    """
    found = [
        i
        for i, act in enumerate(acts)
        if _is_charge(act, cue, denier)
        and (not types or (act.type in types and act.status is Status.ALLEGED and act.frame.status_span != cue.span))
    ]
    last = max((acts[i].frame.trigger.sentence for i in found), default=-1)
    return [i for i in found if acts[i].frame.trigger.sentence == last]


def _is_charge(act: Act, cue: CueMention, denier: str) -> bool:
    """Whether the act was told of who denies, in words and shortly before the cue, and is not told as a plain fact in its own sentence."""
    back = cue.sentence - act.frame.trigger.sentence
    if (
        not 0 <= back <= (FAR_BACK if cue.last - cue.first > 1 else BACK)
        or act.evidence.start > cue.span.start
        or act.type in SPOKEN
    ):
        return False
    if denier not in {p.country for p in act.actors}:
        return False
    return act.status is Status.ALLEGED or (act.status is Status.ACTUAL and bool(act.source) and back > 0)


def without_tales(acts: Sequence[Act], cues: Sequence[CueMention], parsed: Parsed) -> tuple[Act, ...]:
    """The acts; those of a tale that an article quotes in order to explain that it is false ("Claim: … Explanation: …") are denied."""
    heads = [c for c in cues if c.kind == "tale" and _is_heading(c, parsed)]
    begins = next((c for c in heads if c.value == "begins"), None)
    ends = next((c for c in heads if c.value == "ends" and begins and c.span > begins.span), None)
    verdict = next((c for c in cues if c.value == "verdict" and ends and c.span > ends.span), None)
    if begins is None or ends is None or verdict is None:
        return tuple(acts)
    out: list[Act] = []
    for act in acts:
        if begins.span < act.evidence < ends.span and act.type not in SPOKEN:
            frame = replace(act.frame, status=Status.DENIED, status_span=verdict.span)
            act = replace(act, frame=frame, status=Status.DENIED)
        out.append(act)
    return tuple(out)


def _is_heading(cue: CueMention, parsed: Parsed) -> bool:
    """Whether a colon follows the cue."""
    tokens = parsed.sentences[cue.sentence].tokens
    return cue.last < len(tokens) and tokens[cue.last].text == ":"
