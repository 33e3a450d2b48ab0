"""Answers questions about who stands where around a trigger: object, agent, of-phrase, the sides between which something lies."""

from __future__ import annotations

from collections.abc import Sequence

from tapal.model.mentions import ActorMention, TriggerMention
from tapal.stages.attaching.goals import ends_aim
from tapal.stages.attaching.holding import holder_of
from tapal.stages.attaching.scene import NOTHING, STATES, Found, Scene
from tapal.stages.attaching.subjects import clause_subject

__all__ = [
    "NOTHING",
    "Found",
    "Scene",
    "agent_of",
    "between_before",
    "between_of",
    "object_of",
    "of_phrase",
    "partner_of",
]

OBJECT_REACH = 7
AGENT_REACH = 14
SIDES_REACH = 14
# Kinds of mention that are somebody's who holds them.
SITES = ("base", "place")
ORIGIN_REACH = 4
# Adverbs between a verb and whom it meets or calls.
PARTNER_REACH = 3
# Words after a noun in which its owner is looked for.
OF_REACH = 6
# Types of words about what somebody decided or put forward.
ABOUT_DEEDS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "AGREE"})
# Modes of acts by which somebody has to leave the state that does it.
EXPELLING = frozenset({"deport", "expel"})


def object_of(scene: Scene, trigger: TriggerMention) -> Found:
    """Who is the object of an active verb: right after it, or through the noun of an act ("condemns the attack of X")."""
    at = trigger.last
    end = min(len(scene.sentence.tokens), at + OBJECT_REACH)
    shared = scene.straddling(at)
    if shared:
        return scene.group(shared), "object"
    while at < end and at not in scene.times:
        mention = scene.starting_at(at)
        after_noun = at > trigger.last or (trigger.last - trigger.first > 1 and scene.tag(at - 1) == "NOUN")
        if mention and (scene.is_make(mention) or _is_passed(scene, mention, after_noun)):
            at = mention.last
            continue
        if mention and mention.kind in SITES and not (mention.country or mention.parts):
            holder = holder_of(scene, mention.last)
            if holder:
                return scene.group(holder), "holder"
        if mention:
            return scene.group(scene.named(mention)), "object"
        word = scene.norm(at)
        if scene.grammar.has("makers", word) and scene.starting_at(at + 1):
            at += 1
            continue
        if scene.grammar.has("relativizers", word):
            holder = holder_of(scene, at) or _decider(scene, trigger, at)
            return (scene.group(holder), "holder") if holder else NOTHING
        if (
            scene.tag(at) in ("VERB", "PUNCT", "SCONJ")
            or scene.grammar.has("prepositions", word)
            or scene.grammar.has("subordinators", word)
        ):
            return NOTHING
        at += 1
    return NOTHING


def _is_passed(scene: Scene, mention: ActorMention, is_after_noun: bool) -> bool:
    return not (mention.country or mention.parts) and _is_modifier(scene, mention, is_after_noun)


def _decider(scene: Scene, trigger: TriggerMention, at: int) -> ActorMention | None:
    """Who made the decision or proposal that words are about, as a relative clause at the token tells ("the plan put forward by X")."""
    if trigger.type not in ABOUT_DEEDS:
        return None
    at += 1
    while scene.grammar.has("adverbs", scene.norm(at)) or scene.tag(at) == "AUX":
        at += 1
    if not (scene.grammar.has("proposed_by", scene.norm(at)) and scene.sentence.tokens[at].voice == "Pass"):
        return None
    after = at + 1 + scene.grammar.has("agent_markers", scene.norm(at + 1))
    decider = scene.starting_at(after)
    return decider if decider and scene.can_act(decider) else None


def _is_modifier(scene: Scene, mention: ActorMention, is_after_noun: bool) -> bool:
    """Whether a mention without a side is a thing that is used, or only tells of what kind the noun before it is."""
    if mention.kind == "weapon":
        return True
    return (
        is_after_noun
        and mention.last - mention.first == 1
        and scene.grammar.has("noun_links", scene.norm(mention.first))
    )


def agent_of(scene: Scene, trigger: TriggerMention) -> Found:
    """Who did what a passive verb or a noun tells: by the agent marker, or directly after it.

    After a phrase that is passive in meaning alone ("draws criticism from") the words of origin mark the agent too.
    """
    last = trigger.last
    for at in range(last, min(len(scene.sentence.tokens), last + AGENT_REACH)):
        if scene.grammar.has("agent_markers", scene.norm(at)):
            mention = scene.near(at + 1)
            return (scene.group(mention), "agent-marked") if mention else NOTHING
        is_amid = scene.grammar.has("amid", scene.norm(at)) and scene.grammar.has("locatives", scene.norm(at - 1))
        if at > last and (scene.tag(at) == "VERB" or is_amid):
            break
    is_moved = bool(EXPELLING & set(trigger.modes))
    if trigger.voice == "passive" and (
        trigger.type == "ASSAULT" or is_moved or scene.sentence.tokens[trigger.first].voice != "Pass"
    ):
        for at in range(last - 1, last + ORIGIN_REACH):
            if scene.grammar.has("origin", scene.norm(at)):
                mention = scene.near(at + 1)
                is_side = mention and (mention.kind in STATES if is_moved else mention.kind not in ("weapon", "base"))
                return (scene.group(mention), "agent-origin") if mention and is_side else NOTHING
    mention = scene.starting_at(last)
    if mention and scene.can_act(mention):
        return scene.group(mention), "agent-bare"
    if scene.grammar.has("possessive", scene.norm(last)) and scene.sentence.tokens[last].is_clitic:
        return (clause_subject(scene, trigger.first), "agent-clitic")
    return NOTHING


def _possessor(scene: Scene, last: int, first: int) -> tuple[ActorMention, ...]:
    """Whom a possessive after the noun [first, last) means: the nearest side before a reason, else the clause's subject."""
    nearest = [m for m in scene.actors if m.last <= first and scene.can_act(m)]
    if nearest and scene.grammar.has("causes", scene.norm(first - 1)):
        return (nearest[-1],)
    return clause_subject(scene, last)


def of_phrase(scene: Scene, last: int, first: int = -1) -> Found:
    """The noun phrase directly after a noun, through its adjectives ("air strike" + whose)."""
    at = last
    shared = scene.straddling(at)
    if shared:
        return scene.group(shared), "of"
    if scene.grammar.has("possessive", scene.norm(last)) and scene.covering(last) is None:
        owner = _possessor(scene, last, first if first >= 0 else last - 1)
        return (owner, "of-possessive") if owner else NOTHING
    while at < min(len(scene.sentence.tokens), last + OF_REACH):
        mention = scene.starting_at(at)
        if (
            mention
            and not (mention.country or mention.parts)
            and mention.last - mention.first == 1
            and (scene.grammar.has("noun_links", scene.norm(at)) and _owner_beyond(scene, mention.last))
        ):
            at = mention.last
            continue
        if mention and (mention.country or mention.kind != "weapon"):
            return scene.group(mention), "of"
        if mention:
            at = mention.last
            continue
        word = scene.norm(at)
        origin = scene.near(at + 1) if scene.grammar.has("origin", word) else None
        if origin:
            return scene.group(origin), "of-origin"
        if not (scene.grammar.has("noun_links", word) or _is_from_somewhere(scene, at)):
            return NOTHING
        at += 1
    return NOTHING


def _is_from_somewhere(scene: Scene, at: int) -> bool:
    """Whether the thing that is named at the token comes from somewhere ("spare parts and ammunition from X")."""
    end = at
    while end < at + OF_REACH and _is_plain(scene, end):
        end += 1
    maker = scene.starting_at(end)
    tells = range(end, maker.last) if maker and maker.country else range(end, end + 1)
    return end > at and any(scene.grammar.has("origin", scene.norm(i)) for i in tells)


def _is_plain(scene: Scene, at: int) -> bool:
    mention = scene.covering(at)
    is_joint = scene.grammar.has("conjunctions", scene.norm(at)) or scene.grammar.has("noun_links", scene.norm(at))
    is_nobody = mention is None or (not mention.country and (mention.kind == "weapon" or is_joint))
    return is_nobody and (is_joint or scene.tag(at) in ("NOUN", "ADJ"))


def _owner_beyond(scene: Scene, at: int) -> bool:
    """Whether the side to whom the noun belongs stands behind more adjectives."""
    while scene.tag(at) == "NUM" or (
        scene.grammar.has("noun_links", scene.norm(at)) and not scene.grammar.has("conjunctions", scene.norm(at))
    ):
        at += 1
    at += scene.grammar.has("together", scene.norm(at))
    beyond = scene.starting_at(at)
    return beyond is not None and bool(beyond.country or beyond.parts)


def between_of(scene: Scene, trigger: TriggerMention) -> Sequence[ActorMention]:
    """All sides joined to a mutual act by "with", "between", "and", before the verb of another act.

    A phrase that tells by what means the act is done is none ("held talks by phone with X").
    """
    sides: list[ActorMention] = []
    stop = trigger.last + SIDES_REACH
    for other in scene.triggers:
        is_means = scene.tag(other.first) == "ADP" and other.type == trigger.type
        if other.first >= trigger.last and other.voice != "noun" and not is_means:
            stop = min(stop, other.first)
    verbs = (i for i in range(trigger.last + 1, min(stop, len(scene.sentence.tokens))) if _is_next_verb(scene, i))
    stop = min(stop, next(verbs, stop))
    stop = next((i for i in range(trigger.last, min(stop, len(scene.sentence.tokens))) if ends_aim(scene, i)), stop)
    for mention in scene.actors:
        if trigger.last <= mention.first <= stop and scene.grammar.has("together", scene.preposition(mention)):
            sides += [m for m in scene.group(mention) if m not in sides]
    counterpart = None if sides else _counterpart(scene, trigger.last, stop)
    return scene.group(counterpart) if counterpart else sides


def _is_next_verb(scene: Scene, at: int) -> bool:
    """Whether an active verb joined by a conjunction, perhaps with adverbs, stands at the token."""
    if scene.tag(at) != "VERB" or scene.sentence.tokens[at].voice != "Act":
        return False
    before = at - 1
    while scene.tag(before) in ("ADV", "AUX", "PART") and not scene.grammar.has("coordinators", scene.norm(before)):
        before -= 1
    return scene.grammar.has("coordinators", scene.norm(before))


def _counterpart(scene: Scene, start: int, stop: int) -> ActorMention | None:
    """Whose partner it is that a mutual act is done with ("met with his counterpart from X")."""
    for at in range(start, min(stop, len(scene.sentence.tokens))):
        if not scene.grammar.has("together", scene.norm(at)):
            continue
        for i in range(at + 1, at + 5):
            if scene.grammar.has("origin", scene.norm(i)):
                return scene.starting_at(i + 1)
            if scene.tag(i) not in ("NOUN", "ADJ", "PRON", "DET"):
                break
    return None


def between_before(scene: Scene, trigger: TriggerMention) -> Sequence[ActorMention]:
    """The sides joined by "between" in the noun phrase that is the verb's subject ("war between X and Y broke out")."""
    for mention in scene.actors:
        if (
            mention.last <= trigger.first
            and scene.grammar.has("together", scene.preposition(mention))
            and not any(scene.tag(i) in ("VERB", "PUNCT") for i in range(mention.last, trigger.first))
        ):
            return scene.group(mention)
    return ()


def partner_of(scene: Scene, trigger: TriggerMention) -> ActorMention | None:
    """Who is met or called: right after the verb and its adverbs, of a call also behind "to" ("called directly X", "phoned to X")."""
    at = trigger.last
    while at < trigger.last + PARTNER_REACH and not scene.covering(at) and scene.tag(at) in ("ADV", "ADJ", "PART"):
        at += 1
    if "phone" in trigger.modes and scene.grammar.has("toward", scene.norm(at)):
        at += 1
    return scene.starting_at(at)
