"""Who suffers the act of a passive verb beyond its plain subject: things and places hit, those an act on a thing is aimed at."""

from __future__ import annotations

from tapal.language.grammar import RolePattern
from tapal.model.mentions import ActorMention, TriggerMention
from tapal.stages.attaching.neighbours import left_neighbour
from tapal.stages.attaching.scene import NOTHING, Found, Scene
from tapal.stages.attaching.structure import agent_of
from tapal.stages.attaching.subjects import subject_of

# Kinds of mention that do nothing themselves but can be hit.
HIT = ("base", "place")
# Kinds that only stand for a side where their place does.
THINGS = ("base", "weapon")
# How a subject is found that does not stand beside its verb.
FAR = ("shared", "subject", "order", "controlled")
SITE_REACH = 5
# How many tokens before its owner the noun of a gate may stand.
GATE_REACH = 5
LANDING_REACH = 8


def patient_of(scene: Scene, trigger: TriggerMention, suffers: bool = True) -> Found:
    """The subject of a passive or stative verb: who plans what it is about, or who `suffers` it.

    A base or a place can suffer, and a thing without a side is its place's.
    """
    mention = _noun_before(scene, trigger)
    planner = _planner(scene, mention) if mention else None
    if planner:
        return scene.group(planner), "planner"
    if mention and suffers:
        is_object = scene.sentence.tokens[scene.group(mention)[0].first - 1].voice == "Act" and mention.first > 0
        if mention.kind in HIT and not is_object and not scene.preposition(mention):
            return scene.group(mention), "adjacent"
        if scene.grammar.has("locatives", scene.preposition(mention)):
            thing = scene.covering(scene.group(mention)[0].first - 2)
            if thing and thing.kind in THINGS and thing.country and not scene.preposition(thing):
                return scene.group(thing), "adjacent"
            if located_thing(scene, mention):
                return scene.group(mention), "located"
    found = subject_of(scene, trigger.head)
    is_doer = found[1] == "order" and scene.grammar.has("possessive", scene.norm(trigger.last))
    is_far = found[1] in FAR and trigger.voice == "passive" and _is_thing_before(scene, trigger)
    return NOTHING if is_doer or is_far else found


def _is_thing_before(scene: Scene, trigger: TriggerMention) -> bool:
    """Whether a thing that is nobody's stands before the verb with a demonstrative and suffers ("he said that land was seized")."""
    at = left_neighbour(scene, trigger.first)
    if scene.covering(at) or not any(scene.grammar.has("definites", scene.norm(i)) for i in (at, at + 1)):
        return False
    at -= scene.grammar.has("definites", scene.norm(at))
    first = at
    while scene.tag(first) in ("ADJ", "NOUN") and not scene.covering(first):
        first -= 1
    return first < at and not scene.covering(first) and at not in scene.times


def located(scene: Scene, found: Found) -> Found:
    """The place of what was found when that is things without a side ("military targets in X")."""
    if not found[0] or any(m.country for m in found[0]) or not any(m.kind in THINGS for m in found[0]):
        return found
    last = found[0][-1].last
    place = scene.starting_at(last + 1) if scene.grammar.has("locatives", scene.norm(last)) else None
    return (scene.group(place), "located") if place and (place.country or place.parts) else found


def weapon_went_off(scene: Scene, trigger: TriggerMention, weapon: ActorMention) -> tuple[Found, Found]:
    """Who fired the weapon that went off, and whose post, camp or people it went off at; a mere place suffers nothing."""
    fired = next((t for t in scene.triggers if weapon.last <= t.first < trigger.first and t.voice == "passive"), None)
    doer = agent_of(scene, fired) if fired else NOTHING
    if not doer[0] and weapon.country:
        doer = (weapon,), "adjacent"
    for mention in scene.actors:
        is_near = trigger.last <= mention.first <= trigger.last + SITE_REACH
        if is_near and mention.kind not in ("state", "capital", "place") and mention.country:
            return doer, (scene.group(mention), "located")
    return doer, NOTHING


def _noun_before(scene: Scene, trigger: TriggerMention) -> ActorMention | None:
    """The mention that ends before the verb, adverbs and a demonstrative passed over."""
    at = left_neighbour(scene, trigger.first)
    return scene.covering(at - 1 if scene.grammar.has("definites", scene.norm(at)) and not scene.covering(at) else at)


def _planner(scene: Scene, target: ActorMention) -> ActorMention | None:
    """Whose plan the subject is that ends in what is planned to be done to the target ("X's plan to seize Y was rejected")."""
    at = scene.group(target)[0].first - 1
    while at >= 0 and scene.tag(at) in ("ADV", "ADJ", "DET", "NUM", "NOUN") and not scene.covering(at):
        at -= 1
    if at < 0 or scene.sentence.tokens[at].voice != "Act":
        return None
    before = at - 1 - scene.grammar.has("purpose_markers", scene.norm(at - 1))
    owner = scene.covering(before)
    return owner if owner and scene.can_act(owner) and scene.grammar.has("deeds", scene.norm(owner.first - 1)) else None


def located_thing(scene: Scene, place: ActorMention) -> ActorMention | None:
    """The thing without a side that stands right before "in" this place; None when there is none."""
    thing = scene.covering(place.first - 2)
    return thing if thing and thing.kind in THINGS and not thing.country else None


def aimed_subject(scene: Scene, trigger: TriggerMention, pattern: RolePattern) -> Found:
    """Whom the thing aims at that is the subject of a passive ("the sanctions against X were lifted")."""
    mention = _noun_before(scene, trigger)
    if mention is None or pattern.goal != "recipient" or scene.grammar.has("locatives", scene.preposition(mention)):
        return NOTHING
    wanted = pattern.prepositions | scene.grammar.goals.get(trigger.type, frozenset())
    return (scene.group(mention), "goal-before") if scene.preposition(mention) in wanted else NOTHING


def gate_owner(scene: Scene, trigger: TriggerMention) -> Found:
    """Whose border, port or airspace is closed or opened with nobody named: the owner does it ("the airspace of X was closed")."""
    mention = _noun_before(scene, trigger)
    if (
        mention is None
        or not (mention.country or mention.parts)
        or not scene.grammar.has("closings", scene.norm(trigger.first))
    ):
        return NOTHING
    first = scene.group(mention)[0].first
    for at in range(mention.last - 1, max(-1, first - GATE_REACH), -1):
        if scene.grammar.has("gates", scene.norm(at)):
            return scene.group(mention), "gate-owner"
        is_inside = (
            at >= first or scene.tag(at) in ("NOUN", "ADJ", "PROPN") or scene.grammar.has("locatives", scene.norm(at))
        )
        if not is_inside:
            break
    return NOTHING


def landing_of(scene: Scene, trigger: TriggerMention) -> Found:
    """Where the weapon came down that was fired ("rockets that X fired fell in Y")."""
    for at in range(trigger.last, min(len(scene.sentence.tokens), trigger.last + LANDING_REACH)):
        if scene.grammar.has("landed", scene.norm(at)):
            place = next((m for m in scene.actors if at < m.first <= at + SITE_REACH), None)
            is_there = place and scene.grammar.has("locatives", scene.preposition(place))
            return (scene.group(place), "landed") if place and is_there else NOTHING
    return NOTHING
