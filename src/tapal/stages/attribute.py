"""Attribute: who says so, and whether it happened, from cues, embedding and quotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.language.lexicon import Lexicon
from tapal.model.events import Status
from tapal.model.frames import Frame
from tapal.model.mentions import CueMention, Mentions, Skipped
from tapal.model.parsed import Parsed, Quote, Sentence
from tapal.model.spans import Span
from tapal.stages.attributing.embedding import embedding, is_answered
from tapal.stages.attributing.governing import governs

# What a cue does to the acts in its scope; a kind that is not here changes nothing.
EFFECTS: Mapping[str, Status | None] = {
    "negation": None,
    "question": None,
    "future": Status.UNREALIZED,
    "plan": Status.UNREALIZED,
    "condition": Status.UNREALIZED,
    "forecast": Status.UNREALIZED,
    "failed": Status.UNREALIZED,
    "attempt": Status.UNREALIZED,
    "modal": Status.UNREALIZED,
    "ability": None,
    "duty": None,
    "drill": None,
    "purpose": None,
    "demand-scope": None,
    "promise-scope": Status.UNREALIZED,
    "hearsay": Status.ALLEGED,
    "denial": Status.DENIED,
}
RANK = (Status.DENIED, Status.ALLEGED, Status.UNREALIZED)
# Acts that take another's assent, so that trying is not yet doing.
ASSENTED = frozenset({"AGREE", "CONCEDE", "RETREAT"})
# Acts that in a drill or a play are only acted.
ACTED = frozenset({"ASSAULT"})
# Acts of speech that are done although what they say is contradicted.
SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
# Acts of words that who announces them does, and how far before the word for the future the announcement may stand.
PLEDGED = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
SAID_REACH = 5
# Acts that who says "we never did" denies, rather than not doing them.
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID"})
# What may be said of the answer rather than of the act that it answers.
VOWED = frozenset({"promise-scope", "plan", "future"})
PURPOSE_REACH = 8
TOGETHER = 2


def attribute(
    frames: Sequence[Frame], parsed: Parsed, mentions: Mentions, *, grammar: Grammar, lexicon: Lexicon
) -> tuple[tuple[Frame, ...], tuple[Skipped, ...]]:
    """Frames with status, speaker and embedding; those that tell no act of their own are left out and given with the reason."""
    cues_of = _by_sentence(mentions.cues)
    frames_of: dict[int, list[Frame]] = {}
    for frame in frames:
        frames_of.setdefault(frame.trigger.sentence, []).append(frame)
    kept: list[Frame] = []
    skipped: list[Skipped] = []
    for frame in frames:
        sentence = parsed.sentences[frame.trigger.sentence]
        holder, effect = embedding(frame, frames_of[sentence.index], sentence, grammar, lexicon.by_id)
        if effect == "drop":
            by = holder.trigger if holder else frame.trigger
            skipped.append(Skipped(frame.trigger.span, f"embedded:{by.entry}", by.span))
            continue
        speaker = _speaker(frame, sentence, parsed.quotes)
        status, span, reason = _status(
            frame, sentence, cues_of.get(sentence.index, ()), grammar, told=speaker is not None
        )
        if status is None:
            skipped.append(Skipped(frame.trigger.span, reason, span))
            continue
        if effect in ("unrealized", "alleged") and status is Status.ACTUAL:
            status, span = Status(effect), holder.trigger.span if holder else None
        kept.append(
            replace(_jointly(frame, lexicon), status=status, status_span=span, status_cue=reason, speaker=speaker)
        )
    return tuple(kept), tuple(skipped)


def _jointly(frame: Frame, lexicon: Lexicon) -> Frame:
    """The frame with the type that its entry gives an act of two countries together, when it has actors of two."""
    joint = lexicon.by_id[frame.trigger.entry].jointly
    sides = {c for f in frame.actors for c in (f.mention.country, *(part[0] for part in f.mention.parts)) if c}
    if not joint or len(sides) < TOGETHER:
        return frame
    return replace(frame, trigger=replace(frame.trigger, type=joint, modes=()), modes=())


def _by_sentence(cues: Sequence[CueMention]) -> dict[int, tuple[CueMention, ...]]:
    out: dict[int, list[CueMention]] = {}
    for cue in cues:
        out.setdefault(cue.sentence, []).append(cue)
    return {k: tuple(v) for k, v in out.items()}


def _status(
    frame: Frame, sentence: Sentence, cues: Sequence[CueMention], grammar: Grammar, *, told: bool
) -> tuple[Status | None, Span | None, str]:
    """The status, the words that make it, and the kind of cue that they are; None and the reason of an act that is not told.

    Of a doubt and a word for the future the later holds ("accuses X of planning to").
    """
    found: list[tuple[Status, CueMention]] = []
    negated: CueMention | None = None
    for cue in cues:
        if cue.kind not in EFFECTS or not governs(cue, frame.trigger, sentence, grammar):
            continue
        effect = EFFECTS[cue.kind]
        if cue.kind == "purpose":
            effect = _purpose(cue, frame, sentence, (cues, grammar))
            if effect is Status.ACTUAL:
                continue
        if cue.kind == "hearsay" and (_is_of_a_reason(cue, cues) or _only_seems(cue, frame)):
            continue
        if cue.kind == "attempt" and frame.trigger.type not in ASSENTED:
            continue
        if cue.kind == "drill" and frame.trigger.type not in ACTED:
            continue
        if cue.kind == "denial" and cue.scope == "sentence" and frame.trigger.type in SPOKEN:
            continue
        if effect is Status.UNREALIZED and (
            _is_vow(cue, frame)
            or _is_done(cue, frame, cues)
            or _is_said(cue, frame, sentence, cues, grammar)
            or (cue.kind in VOWED and _is_replied_to(cue, frame, sentence, grammar))
            or (told and _is_foretold(cue, frame))
        ):
            continue
        if effect is None:
            negated = negated or cue
            continue
        if cue.value == "never" and not (told and frame.trigger.type in FORCE):
            continue
        if effect is Status.ALLEGED and _is_own_claim(cue, frame, sentence):
            continue
        found.append((effect, cue))
    if negated and not any(status is Status.DENIED for status, _ in found):
        return None, negated.span, f"{negated.kind}:{negated.entry}"
    if not found:
        return Status.ACTUAL, None, ""
    doubts = sorted((f for f in found if f[0] is not Status.DENIED), key=lambda f: -f[1].first)
    found = [f for f in found if f[0] is Status.DENIED or f[0] is doubts[0][0]]
    status, cue = min(found, key=lambda f: RANK.index(f[0]))
    return status, cue.span, cue.kind


def _purpose(
    cue: CueMention, frame: Frame, sentence: Sentence, known: tuple[Sequence[CueMention], Grammar]
) -> Status | None:
    """What became of a purpose: done when it was ordered, attempted or the use of a means, unrealized when planned, else not told.

    An attempt at an act that takes another's assent is not yet the act, and what was not ordered is not told.
    """
    cues, grammar = known
    for at in range(cue.first - 1, max(-1, cue.first - PURPOSE_REACH - 1), -1):
        word = sentence.tokens[at].norm
        if sentence.tokens[at].tag == "PUNCT" and word != '"':
            return None
        if frame.trigger.type in ASSENTED and grammar.has("purpose_tried", word):
            return Status.UNREALIZED
        if grammar.has("purpose_done", word):
            return None if any(c.kind == "negation" and c.last == at for c in cues) else Status.ACTUAL
        if grammar.has("purpose_planned", word):
            return Status.UNREALIZED
    return None


def _is_of_a_reason(cue: CueMention, cues: Sequence[CueMention]) -> bool:
    """Whether what is suspected is not the act but that it answers another."""
    return any(c.kind == "reprisal-hedge" and c.first <= cue.first < c.last for c in cues)


def _only_seems(cue: CueMention, frame: Frame) -> bool:
    """Whether what was said "seems" to be what the words call it, so that it was said."""
    return cue.value == "seems" and frame.trigger.type in SPOKEN


def _is_vow(cue: CueMention, frame: Frame) -> bool:
    """Whether the cue belongs to a threat itself: what lies ahead is what is threatened."""
    return frame.trigger.type == "THREATEN" and cue.kind in ("future", "promise-scope", "plan")


def _is_said(cue: CueMention, frame: Frame, sentence: Sentence, cues: Sequence[CueMention], grammar: Grammar) -> bool:
    """Whether what lies ahead is said already: who "will go on demanding" demands, who states "will defend X" backs X."""
    if cue.kind != "future":
        return False
    goes_on = any(c.value == "going-on" and c.first == cue.first for c in cues)
    if frame.trigger.type not in PLEDGED or frame.trigger.voice != "active":
        return goes_on and frame.trigger.type in SPOKEN
    return goes_on or _is_own_word(cue, frame, sentence, grammar)


def _is_own_word(cue: CueMention, frame: Frame, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether who will do it says so: "states will", "states that its cabinet will", "we will refuse"."""
    norms = sentence.norms
    says = [i for i in range(max(0, cue.first - SAID_REACH), cue.first) if grammar.has("saying", norms[i])]
    between = sentence.tokens[says[-1] + 1 : cue.first] if says else ()
    if says and not any(t.tag in ("VERB", "PUNCT") for t in between) and (not between or between[-1].is_clitic):
        return True
    ours = any(grammar.has_any("first_person", norms[f.mention.first : f.mention.last]) for f in frame.actors)
    return ours and frame.trigger.type != "ACCUSE"


def _is_foretold(cue: CueMention, frame: Frame) -> bool:
    """Whether the words blame already now for what lies ahead: nobody is told to accuse but who says "this plan will harm us"."""
    blames = frame.trigger.type == "ACCUSE" and frame.trigger.voice == "active" and not frame.actors
    return blames and cue.kind == "future"


def _is_replied_to(cue: CueMention, frame: Frame, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether not the act lies ahead but the answer to it ("vowed a firm response to the attack")."""
    words = sentence.norms[cue.first : frame.trigger.first]
    return frame.trigger.voice == "noun" and is_answered(words, grammar)


def _is_done(cue: CueMention, frame: Frame, cues: Sequence[CueMention]) -> bool:
    """Whether a word for "has" stands between a forecast, plan or promise and the act ("estimate that 200 have died")."""
    if cue.kind in ("condition", "failed"):
        return False
    return any(c.kind == "completed" and cue.last <= c.first and c.last <= frame.trigger.first for c in cues)


def _is_own_claim(cue: CueMention, frame: Frame, sentence: Sentence) -> bool:
    """Whether somebody claims an act of their own: nobody but a pronoun or what is "theirs" stands between the claim and the act."""
    if cue.value != "claimed":
        return False
    named = [f.mention for f in (*frame.actors, *frame.recipients) if cue.last <= f.mention.first < frame.trigger.first]
    return all(m.kind == "pronoun" or any(t.is_clitic for t in sentence.tokens[m.first : m.last + 1]) for m in named)


def _speaker(frame: Frame, sentence: Sentence, quotes: Sequence[Quote]) -> Span | None:
    """The speaker of the innermost quotation that holds the trigger; of reported words, who a later sentence says told so goes before."""
    holding = [q for q in quotes if q.speaker and q.span.contains(frame.trigger.span)]
    if not holding:
        return None
    later = [q for q in holding if q.cue and q.cue.start >= sentence.span.end]
    inner = min(holding, key=lambda q: len(q.span))
    return later[0].speaker if later and not inner.is_direct else inner.speaker
