"""Who acts and whom an act concerns when the clause does not say: speaker, sides of a truce, doer told before, other side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tapal.model.events import Participant
from tapal.model.frames import Act, Frame
from tapal.model.mentions import ActorMention
from tapal.model.spans import Span
from tapal.stages.resolving.cast import RISEN, UNSIDED
from tapal.stages.resolving.deeds import NO_SIDES, as_side, doer_before, words_after, words_before
from tapal.stages.resolving.opposing import REACH, is_appeal, needs_nobody, other_side
from tapal.stages.resolving.scope import Scope

# Types that nearly always concern somebody.
DIRECTED = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
SPEECH_ACTS = frozenset({*DIRECTED, "AGREE"})
# Rules by which the words themselves name whom an act is done to.
WORDED = frozenset({"object", "inside"})
# Types of acts that nobody does to himself.
AT_OTHERS = frozenset({*DIRECTED, "ASSAULT", "SANCTION"})
# Kinds of mention that only refer.
REFERRING = frozenset({"pronoun", "definite", "possessed"})
# Sectors that do not call the sides of a war to a truce as one power to another.
PEOPLE = frozenset({"CVL", "REF", "OPP", "SOC"})
# Modes of acts of force that a state puts on its own land and nobody in it.
AT_HOME = frozenset({"curfew", "martial-law"})
# The name of pronouns that stand for two sides; the kind of who can be "that group", and what that alone asks for.
BOTH = "two"
GROUP, GROUP_ALONE = "group", (("group", ""),)
TOLD_REACH = 2
# How many characters after an act a quotation goes on with it.
BESIDE = 3

Sides = tuple[Participant, ...]


def implied_actors(frame: Frame, scope: Scope, before: Sequence[Act] = ()) -> Sides:
    """Who acts when the clause does not say: the speaker of a speech act in a quotation, both sides of a ceasefire."""
    speaker = frame.speaker or _speaker_beside(frame, scope)
    if frame.trigger.type in SPEECH_ACTS and speaker and (not _is_passive(frame, scope) or _is_asking(frame, scope)):
        one = _spoken_by(speaker, scope)
        if one:
            return tuple(as_side(m, "speaker", scope) for m in _speaking_jointly(one, speaker, scope))
    if "ceasefire" in frame.modes or _is_of_war(frame, scope):
        pair = _pair_before(frame, scope)
        if pair:
            return tuple(as_side(m, "pair-before", scope) for m in pair)
    return (_fighters(before) or _dyad(scope, frozenset())) if "ceasefire" in frame.modes else ()


def _is_passive(frame: Frame, scope: Scope) -> bool:
    """Whether what the trigger tells befalls its subject: it is passive, or a phrase that a passive verb of no plan begins."""
    if frame.trigger.voice != "active":
        return frame.trigger.voice == "passive"
    first = scope.parsed.sentences[frame.trigger.sentence].tokens[frame.trigger.first]
    return first.voice == "Pass" and not scope.world.grammar.has("planned", first.norm)


def _spoken_by(speaker: Span, scope: Scope) -> ActorMention | None:
    """Whom the words for a speaker name; for mere "he said" the nearest mention before of whom the document calls so there."""
    named = next((m for m in _everybody(scope) if m.span.overlaps(speaker) and m.country), None)
    called = scope.speakers.get(speaker, "")
    if named or not called:
        return named
    words = set(called.split())
    known = (m for m in _everybody(scope) if m.country and m.span.end <= speaker.start and m.name)
    return max(
        (m for m in known if words <= set(m.name.split()) or m.name in called), key=lambda m: m.span.start, default=None
    )


def _speaking_jointly(first: ActorMention, speaker: Span, scope: Scope) -> tuple[ActorMention, ...]:
    """Who speaks with the first one named: those of other countries that commas and conjunctions alone join behind them."""
    if not first.span.overlaps(speaker):
        return (first,)
    if first.reference == "pronoun":
        return tuple(m for m in _everybody(scope) if m.span == first.span and m.country)
    here = sorted(
        (m for m in _everybody(scope) if m.sentence == first.sentence and m.first >= first.last and m.country),
        key=lambda m: m.first,
    )
    norms, out = scope.parsed.sentences[first.sentence].norms, [first]
    for other in here:
        between = norms[out[-1].last : other.first]
        if not between or not all(w == "," or scope.world.grammar.has("conjunctions", w) for w in between):
            break
        out.append(other)
    is_list = scope.world.grammar.has_any("conjunctions", norms[first.last : out[-1].first])
    return tuple(out) if is_list else (first,)


def _speaker_beside(frame: Frame, scope: Scope) -> Span | None:
    """Who speaks the quotation that begins right after the trigger of an act without a subject (`X must "act at once"`)."""
    here = frame.trigger.span.end
    beside = (q for q in scope.parsed.quotes if 0 <= q.span.start - here <= BESIDE)
    return next((q.speaker for q in beside), None)


def _fighters(before: Sequence[Act]) -> Sides:
    """The two countries that strike each other most in the acts told so far; empty when none is told to strike another."""
    blows = [(a, b) for act in before if act.type == "ASSAULT" for a in act.actors for b in act.recipients]
    pairs = Counter(
        frozenset({a.country, b.country})
        for a, b in blows
        if a.country != b.country and not {a.country, b.country} & set(UNSIDED)
    )
    if not pairs:
        return ()
    sides = pairs.most_common(1)[0][0]
    one, other = next((a, b) for a, b in blows if {a.country, b.country} == sides)
    return tuple(replace(p, text="", span=None, sector="GOV", rule="dyad") for p in (one, other))


def _is_asking(frame: Frame, scope: Scope) -> bool:
    """Whether a passive tells what the speaker asks of others ("residents are asked to stay inside"), not of himself."""
    norms = scope.parsed.sentences[frame.trigger.sentence].norms[frame.trigger.first : frame.trigger.last]
    is_asked = any(scope.world.grammar.has("asked", w) for w in norms)
    return is_asked and not any(_is_speaking(f.mention, scope) for f in frame.recipients)


def _is_speaking(mention: ActorMention, scope: Scope) -> bool:
    """Whether a word of the mention is a pronoun of the first person."""
    norms = scope.parsed.sentences[mention.sentence].norms[mention.first : mention.last]
    return any(scope.world.grammar.has("first_person", w) for w in norms)


def _is_of_war(frame: Frame, scope: Scope) -> bool:
    """Whether a war or battle whose sides are not told is the subject of the verb that tells its toll ("the war killed")."""
    if frame.trigger.type != "ASSAULT" or frame.trigger.voice != "active" or not frame.counts:
        return False
    return any(scope.world.grammar.has("wars", word) for word in words_before(frame, scope))


def spares(frame: Frame, actors: Sides, recipients: Sides) -> bool:
    """Whether nobody's side is the victim: the toll of a war between the two who act, a curfew or state of emergency at home."""
    if frame.trigger.type == "COERCE" and AT_HOME & set(frame.modes):
        ours = {a.country for a in actors}
        return all(r.country in ours for r in recipients)
    if frame.trigger.type != "ASSAULT" or not actors:
        return False
    return all(a.rule in ("pair-before", "dyad") for a in actors)


def concerned(frame: Frame, actors: Sides, scope: Scope, before: Sequence[Act]) -> Sides:
    """Whom a directed act concerns when the clause does not say.

    Both sides of the truce that is spoken of; who did what "that decision" points back to; else the nearest other side.
    """
    if not {a.country for a in actors} - {""}:
        return ()
    return (
        _told_to(frame, actors, scope)
        or _sides_of_truce(frame, actors, scope)
        or doer_before(frame, actors, scope, before)
        or other_side(frame, actors, scope)
        or _told_before(frame, actors, scope, before)
    )


def _told_to(frame: Frame, actors: Sides, scope: Scope) -> Sides:
    """To whom it is said what somebody has to do ("stressed to X that the raids must end")."""
    here, grammar = frame.trigger, scope.world.grammar
    if here.type != "REQUEST":
        return ()
    norms = scope.parsed.sentences[here.sentence].norms
    ours = {a.country for a in actors}
    for one in _everybody(scope):
        if one.sentence != here.sentence or one.last > here.first or one.country in (*UNSIDED, *ours):
            continue
        is_told = one.first > 0 and grammar.has("addressing", norms[one.first - 1]) and one.sector != "JRN"
        if is_told and one.last < here.first and grammar.has("content_markers", norms[one.last]):
            return (as_side(one, "addressee", scope),)
    return ()


def refers_to(mention: ActorMention, group: Sequence[ActorMention], others: frozenset[tuple[str, str]]) -> bool:
    """Whether a mention that only refers was taken for nobody, or for one of the other sides (country, sector) of its act."""
    if mention.kind not in REFERRING:
        return False
    return all((m.country, m.sector) in others and m.country for m in group)


def struck_by_name(frame: Frame) -> frozenset[tuple[str, str]]:
    """Country and sector of the sides whom a clause names as those its act is done to: no pronoun that acts means them."""
    if frame.trigger.type not in AT_OTHERS or frame.trigger.voice != "active":
        return frozenset()
    named = (f.mention for f in frame.recipients if f.rule in WORDED and f.mention.kind not in REFERRING)
    return frozenset((m.country, m.sector) for m in named if m.country)


def sides_meant(mention: ActorMention, countries: frozenset[str], scope: Scope) -> tuple[ActorMention, ...]:
    """Whom a word that refers means if it means none of the countries.

    "Both" are the two sides of the document; else the nearest side named before, in the same sentence or the one before: no
    government or force is what "that group" means, only its country is that group's.
    """
    if mention.name == BOTH:
        sides = tuple(replace(m, span=mention.span) for m in scope.dyad)
        return sides if not countries & {m.country for m in sides} else ()
    before = _side_before(mention, countries, scope)
    if before and mention.parts == GROUP_ALONE and before.kind != GROUP and before.sector not in RISEN:
        before = replace(before, sector="UNK")
    return (before,) if before else ()


def is_everybody(mention: ActorMention, scope: Scope) -> bool:
    """Whether the mention means all at once, no matter whose ("all parties")."""
    norms = scope.parsed.sentences[mention.sentence].norms
    grammar = scope.world.grammar
    is_all = any(grammar.has("everybody", w) for w in norms[max(0, mention.first - 1) : mention.last])
    return (
        is_all and not mention.country and any(grammar.has("parties", w) for w in norms[mention.first : mention.last])
    )


def _side_before(mention: ActorMention, countries: frozenset[str], scope: Scope) -> ActorMention | None:
    """The nearest side named before the mention, in its sentence or the one before, that is none of the countries."""
    found = [
        m
        for m in _everybody(scope)
        if m.span.end <= mention.span.start
        and m.sentence >= mention.sentence - REACH
        and m.country not in (*UNSIDED, *countries)
        and m.kind not in NO_SIDES
    ]
    rulers = [m for m in found if m.sector not in PEOPLE]
    return max(rulers or found, key=lambda m: m.span.start, default=None)


def _pair_before(frame: Frame, scope: Scope) -> tuple[ActorMention, ...]:
    """The two sides named together last before the act, in its sentence or the one before, one of them a side of the story."""
    here = frame.trigger
    named = [
        m
        for m in _everybody(scope)
        if m.span.end <= here.span.start and here.sentence - REACH <= m.sentence and m.country not in UNSIDED
    ]
    grammar = scope.world.grammar
    for a, b in reversed(list(pairwise(named))):
        words = scope.parsed.sentences[a.sentence].norms[a.last : b.first] if a.sentence == b.sentence else ()
        is_joined = len(words) == 1 and any(grammar.has(name, words[0]) for name in ("conjunctions", "together"))
        is_known = not scope.dyad or {a.country, b.country} & {m.country for m in scope.dyad}
        if is_joined and is_known and a.country != b.country:
            return a, b
    return ()


def _sides_of_truce(frame: Frame, actors: Sides, scope: Scope) -> Sides:
    """The two sides of the document when the act is about a truce, without the side that acts."""
    ours = {a.country for a in actors}
    if all(a.sector in PEOPLE for a in actors):
        return ()
    grammar, words = scope.world.grammar, words_after(frame, scope)
    if not any(grammar.has("truce_words", b) and not grammar.has("manner", a) for a, b in pairwise(words)):
        return ()
    return _dyad(scope, frozenset(ours)) if frame.trigger.type != "REJECT" else ()


def _dyad(scope: Scope, without: frozenset[str]) -> Sides:
    """The document's two sides, without those of some countries; no words of the text are claimed for them."""
    sides = scope.dyad if len(scope.dyad) == 2 else ()
    return tuple(
        Participant("", m.country, m.sector, None, m.id, m.name, "dyad") for m in sides if m.country not in without
    )


def _told_before(frame: Frame, actors: Sides, scope: Scope, before: Sequence[Act]) -> Sides:
    """Whom the same side spoke to last, in the sentences before ("he urged X to go. He asked that the case be closed")."""
    if needs_nobody(frame, scope) or is_appeal(frame, scope):
        return ()
    here = frame.trigger
    ours = {(a.country, a.sector) for a in actors}
    for act in reversed(before):
        if act.frame.trigger.sentence < here.sentence - TOLD_REACH:
            break
        if act.type not in DIRECTED or ours != {(p.country, p.sector) for p in act.actors}:
            continue
        told = tuple(p for p in act.recipients if p.country)
        if told and act.frame.trigger.span.end <= here.span.start:
            return tuple(replace(p, rule="told-before") for p in told)
    return ()


def _everybody(scope: Scope) -> Iterator[ActorMention]:
    return (one for group in scope.resolved.values() for one in group)
