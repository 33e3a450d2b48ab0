"""Who did the deed that words point back to ("criticised that decision"): as told with the noun before, else as an act told before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tapal.language.grammar import Grammar
from tapal.model.events import Participant
from tapal.model.frames import Act, Frame
from tapal.model.mentions import ActorMention
from tapal.stages.resolving.scope import Scope

# Types that deeds of force belong to.
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
# Types that an accord can be told as, and a type that is nobody's decision.
ACCORDS = frozenset({"AGREE", "CONSULT", "COOPERATE", "RETREAT"})
UNDECIDED = frozenset({"DISPLACE"})
# Kinds of mention that are nobody to speak to.
NO_SIDES = frozenset({"media", "weapon", "base"})
# How many sentences before a deed may be told, and how many words beside an act tell what it is about.
DOER_REACH = 3
MATTER_REACH = 5
# How many words may stand between a deed and its demonstrative, and the sets of those that may not ("that full takeover plan").
DEED_WORDS = 2
DEED_STOPS = ("prepositions", "relativizers", "conjunctions", "sentence_breaks", "content_markers", "purpose_markers")

Sides = tuple[Participant, ...]


def doer_before(frame: Frame, actors: Sides, scope: Scope, before: Sequence[Act]) -> Sides:
    """Who did the act that a demonstrative after a noun of will points back to ("criticised that decision")."""
    grammar = scope.world.grammar
    here = frame.trigger
    is_passive = here.voice == "passive"
    deed = _deed_meant(words_before(frame, scope) if is_passive else words_after(frame, scope), grammar)
    if not deed:
        return ()
    ours = {(a.country, a.sector) for a in actors}
    named = _owner_told(deed, frame, scope)
    if named and (named.country, named.sector) not in ours:
        return (as_side(named, "doer-before", scope),)
    found: list[Sides] = []
    nearest: Act | None = None
    for act in reversed(before):
        if act.frame.trigger.sentence < here.sentence - DOER_REACH:
            break
        if not _can_be(deed, act, grammar):
            continue
        doers = tuple(p for p in act.actors if p.country)
        is_before = act.frame.trigger.span.end <= here.span.start
        if doers and is_before and not ours & {(p.country, p.sector) for p in doers}:
            nearest = nearest or act
            told = (act.type, act.frame.trigger.sentence) == (nearest.type, nearest.frame.trigger.sentence)
            found = (
                [(*doers, *found[0])] if found and told and not grammar.has("deeds_of_force", deed) else [*found, doers]
            )
    doers = _most_violent(found, before) if grammar.has("deeds_of_force", deed) else next(iter(found), ())
    return tuple(replace(p, rule="doer-before") for p in doers)


def _can_be(deed: str, act: Act, grammar: Grammar) -> bool:
    """Whether the noun of a deed can point back to the act."""
    if grammar.has("deeds_of_force", deed):
        return act.type in FORCE
    return act.type in ACCORDS if grammar.has("joint_deeds", deed) else act.type not in UNDECIDED


def _most_violent(found: Sequence[Sides], before: Sequence[Act]) -> Sides:
    """Of those who used force lately, the nearest first, who is told to have done so most often in the text so far."""
    often = Counter(c for act in before if act.type == "ASSAULT" for c in {p.country for p in act.actors if p.country})
    return max(found, key=lambda doers: max(often[p.country] for p in doers), default=())


def _owner_told(deed: str, frame: Frame, scope: Scope) -> ActorMention | None:
    """The side right after the same noun where it was told last, some sentences before ("the ruling of X. ... rejects that ruling")."""
    here = frame.trigger.sentence
    for at in range(here - 1, max(-1, here - 1 - DOER_REACH), -1):
        norms = scope.parsed.sentences[at].norms
        for place in (i for i, word in enumerate(norms) if word == deed):
            group = scope.resolved.get((at, place + 1), ())
            if len(group) == 1 and group[0].country and group[0].kind not in NO_SIDES:
                return group[0]
    return None


def _deed_meant(words: Sequence[str], grammar: Grammar) -> str:
    """The noun of a deed that a demonstrative follows, perhaps after an adjective ("that new plan"); empty when there is none."""
    for at, word in enumerate(words):
        if grammar.has("deeds", word):
            rest = words[at + 1 : at + 2 + DEED_WORDS]
            to = next((i for i, w in enumerate(rest) if grammar.has("definites", w)), -1)
            if to >= 0 and not any(grammar.has(stop, w) for w in rest[:to] for stop in DEED_STOPS):
                return word
    return ""


def words_before(frame: Frame, scope: Scope) -> Sequence[str]:
    """The look-up forms of the words shortly before the trigger."""
    first = frame.trigger.first
    return scope.parsed.sentences[frame.trigger.sentence].norms[max(0, first - MATTER_REACH) : first]


def words_after(frame: Frame, scope: Scope) -> Sequence[str]:
    """The look-up forms of the trigger's last words and of those shortly after it."""
    last = frame.trigger.last
    return scope.parsed.sentences[frame.trigger.sentence].norms[max(0, last - 2) : last + MATTER_REACH]


def as_side(one: ActorMention, rule: str, scope: Scope) -> Participant:
    """The mention as a side that the rule found; who speaks for a land and of whom no more is known is of those who govern it."""
    sector = one.sector or ("GOV" if one.country else "")
    return Participant(one.span.of(scope.document.text), one.country, sector, one.span, one.id, one.name, rule)
