"""Answers who the subject of a verb is: by what stands right before it, by control and coordination, by the parse, by order."""

from __future__ import annotations

from tapal.model.mentions import ActorMention
from tapal.stages.attaching.apposed import who_is_apposed
from tapal.stages.attaching.judged import controller_of, judged_doer, tells
from tapal.stages.attaching.neighbours import left_neighbour
from tapal.stages.attaching.relatives import before_relative
from tapal.stages.attaching.scene import NOTHING, STATES, Found, Scene

DEPTH = 5
# Kinds of mention that are no people.
THINGS = ("base", "weapon")
OWNED_REACH = 3
# Words within which who speaks, and whom he tells, stands between two commas.
INSERTED = 12


def subject_of(scene: Scene, at: int, depth: int = DEPTH) -> Found:
    """Who is the subject of the verb at token `at`; `depth` bounds how many verbs are passed on the way to it."""
    marker = left_neighbour(scene, at)
    word = scene.norm(marker)
    if scene.grammar.has("happenings", scene.norm(marker - scene.grammar.has("relativizers", word))):
        return NOTHING
    if scene.grammar.has("relativizers", word):
        antecedent = _antecedent(scene, marker, at)
        is_near = antecedent and marker - antecedent.last <= 3
        if antecedent and is_near and not any(scene.tag(i) == "VERB" for i in range(antecedent.last, marker)):
            states = scene.group(antecedent) if antecedent.kind in STATES else ()
            return (states if all(m.kind in STATES for m in states) and states else (antecedent,)), "relative"
        if (
            scene.sentence.tokens[at].voice == "Pass"
            and scene.tag(marker - 1) == "NOUN"
            and not scene.covering(marker - 1)
        ):
            return NOTHING
    adjacent = _adjacent(scene, marker)
    if adjacent and depth:
        accused = _told_of(scene, adjacent[0], at, depth)
        if accused[0]:
            return accused
    if adjacent:
        return adjacent, "adjacent"
    if depth:
        shared = judged_doer(scene, marker, at)
        shared = shared if shared[0] else _shared(scene, marker, at, depth)
        if shared[0]:
            return shared
    found = before_relative(scene, at)
    found = found if found[0] else _parsed_subject(scene, at, 3)
    return found if found[0] else _ordered_subject(scene, at)


def clause_subject(scene: Scene, at: int) -> tuple[ActorMention, ...]:
    """The subject of the clause that holds the noun at a token: of the nearest verb before it, else of the main clause after it.

    Where that verb is one of saying with its speaker behind it, the speaker ("said X at a meeting with Y").
    """
    found = _from_verb(scene, at, DEPTH + 1, "shared")
    return found[0] if found[0] else _main_after(scene, at)[0]


def _adjacent(scene: Scene, marker: int) -> tuple[ActorMention, ...]:
    """The noun phrase that ends at the marker, when no preposition governs it or it opens a new clause after a conjunction."""
    mention = scene.covering(marker)
    if mention is None or not scene.can_act(mention) or _is_of_act(scene, mention):
        return ()
    preposition = scene.preposition(mention)
    if not preposition or scene.grammar.has("clause_openers", preposition):
        return scene.group(mention)
    first = scene.group(mention)[0].first
    if (
        scene.grammar.has("manner", preposition)
        and scene.norm(first - 1) == preposition
        and scene.norm(first - 2) == ","
    ):
        return scene.group(mention)
    there = scene.covering(first - 2) if scene.grammar.has("locatives", scene.norm(first - 1)) else None
    if there and first < mention.first and there.kind not in STATES and scene.can_act(there):
        return scene.group(there)
    is_joined = scene.grammar.has("conjunctions", scene.norm(mention.first - 1))
    if (
        is_joined
        and not _is_agent_in_clause(scene, first)
        and any(scene.tag(i) == "VERB" for i in range(mention.first - 1))
    ):
        return (mention,)
    return ()


def _is_agent_in_clause(scene: Scene, first: int) -> bool:
    """Whether the agents that start at `first` act in a relative clause ("the army that is backed by X and Y")."""
    is_marked = scene.grammar.has("agent_markers", scene.norm(first - 1))
    verb = next((i for i in range(first - 2, max(0, first - INSERTED), -1) if scene.tag(i) == "VERB"), 0)
    return is_marked and verb > 0 and scene.grammar.has("relativizers", scene.norm(left_neighbour(scene, verb)))


def _is_of_act(scene: Scene, mention: ActorMention) -> bool:
    """Whether the mention is a thing or place that only belongs to the words for an act ("the ban on leaving the house")."""
    is_thing = mention.kind in THINGS and not (mention.country or mention.parts)
    return is_thing and any(t.first < mention.first and mention.last <= t.last for t in scene.triggers)


def _told_of(scene: Scene, agent: ActorMention, at: int, depth: int) -> Found:
    """The patient of a passive whose bare agent stands right before the verb ("X is accused by Y of arming Z")."""
    before = agent.first - 1
    governor = before - 1 if scene.grammar.has("agent_markers", scene.norm(before)) else before
    is_passive = governor >= 0 and scene.sentence.tokens[governor].voice == "Pass"
    if not is_passive or scene.tag(at) != "VERB" or not scene.grammar.has("passive_control", scene.norm(governor)):
        return NOTHING
    found = subject_of(scene, governor, depth - 1)
    return (found[0], "controlled") if found[0] else NOTHING


def _shared(scene: Scene, marker: int, at: int, depth: int) -> Found:
    """The subject that a verb without its own has from another verb: by coordination, control, purpose or manner."""
    word = scene.norm(marker)
    if scene.tag(marker) == "VERB":
        return _controlled(scene, marker, at, depth)
    speech = _inserted_speech(scene, marker - scene.grammar.has("adverbs", word))
    if speech:
        begun = any(scene.tag(i) == "VERB" for i in range(speech - 1))
        return _from_verb(scene, speech - 1, depth, "participle") if begun else _interrupted(scene, speech - 1)
    if word == ",":
        apposed = who_is_apposed(scene, marker)
        if apposed:
            return apposed, "apposed"
        return _from_verb(scene, marker, depth, "participle")
    if scene.grammar.has("coordinators", word):
        governor = controller_of(scene, _verb_left(scene, marker))
        if governor >= 0 and tells(scene, at):
            found = subject_of(scene, governor, depth - 1)
            return (found[0], "shared") if found[0] else NOTHING
        token = scene.sentence.tokens[at]
        return _from_verb(scene, marker, depth, "shared", prefer=token.head if token.relation == "conj" else -1)
    if scene.grammar.has("purpose_markers", word):
        governor = _verb_left(scene, marker)
        if governor >= 0:
            return _controlled(scene, governor, at, depth)
        planner = scene.covering(marker - 1)
        if planner and scene.can_act(planner) and not scene.preposition(planner):
            return scene.group(planner), "planner"
        return _main_after(scene, at)
    if scene.grammar.has("subordinators", word) or scene.grammar.has("content_markers", word) or marker < 0:
        interrupted = scene.covering(marker - 2) if scene.norm(marker - 1) == "," else None
        if interrupted and scene.can_act(interrupted) and _verb_left(scene, marker) < 0:
            return scene.group(interrupted), "interrupted"
        found = _from_verb(scene, marker, depth, "shared") if marker > 0 else NOTHING
        return found if found[0] else _main_after(scene, at)
    return NOTHING


def _interrupted(scene: Scene, comma: int) -> Found:
    """Who stands before the comma at which a clause is interrupted after its subject."""
    adjacent = _adjacent(scene, comma - 1)
    return (adjacent, "interrupted") if adjacent else NOTHING


def _inserted_speech(scene: Scene, comma: int) -> int:
    """The word of saying that with who speaks stands between two commas, the later at `comma` ("X, said Y, struck Z"); 0 when none does."""
    if comma < 2 or scene.norm(comma) != ",":
        return 0
    opens = next((i for i in range(comma - 1, max(0, comma - INSERTED), -1) if scene.norm(i) == ","), 0)
    return opens + 1 if opens and scene.grammar.has("inverted_speech", scene.norm(opens + 1)) else 0


def _verb_left(scene: Scene, before: int) -> int:
    """The nearest verb left of a token, relative clauses passed over when there is another; -1 when there is none."""
    relative = -1
    for i in range(before - 1, -1, -1):
        if scene.grammar.has("hard_breaks", scene.norm(i)):
            break
        if scene.grammar.has("inverted_speech", scene.norm(i)) and scene.starting_at(i + 1):
            return i
        if scene.tag(i) != "VERB" or scene.grammar.has("prepositions", scene.norm(i)):
            continue
        if scene.grammar.has("relativizers", scene.norm(left_neighbour(scene, i))):
            relative = relative if relative >= 0 else i
            continue
        return i
    return relative


def _from_verb(scene: Scene, before: int, depth: int, rule: str, prefer: int = -1) -> Found:
    verb = prefer if 0 <= prefer < before and scene.tag(prefer) == "VERB" else _verb_left(scene, before)
    if verb < 0:
        return NOTHING
    if scene.grammar.has("inverted_speech", scene.norm(verb)):
        speaker = scene.starting_at(verb + 1)
        if speaker:
            return (speaker,), rule
    if scene.sentence.tokens[verb].voice == "Pass":
        after = verb + 1 + scene.grammar.has("agent_markers", scene.norm(verb + 1))
        teller = scene.starting_at(after)
        if teller and scene.grammar.has("told_by", scene.norm(verb)):
            return scene.group(teller), rule
    found = subject_of(scene, verb, depth - 1)
    return (found[0], rule) if found[0] else NOTHING


def _controlled(scene: Scene, governor: int, at: int, depth: int) -> Found:
    """The subject of a verb that another verb governs: that verb's object when it makes somebody act, else its subject."""
    if scene.grammar.has("object_control", scene.norm(governor)):
        target = next((m for m in scene.actors if governor < m.first <= governor + 4 and m.last <= at), None)
        if target and scene.can_act(target):
            return scene.group(target), "controlled"
    found = subject_of(scene, governor, depth - 1)
    return (found[0], "shared") if found[0] else NOTHING


def _main_after(scene: Scene, at: int) -> Found:
    """The subject of the main clause that follows a clause without its own ("after meeting X, Y said")."""
    for i in range(at + 1, len(scene.sentence.tokens) - 1):
        if scene.norm(i) == "," and not scene.covering(i):
            mention = scene.starting_at(i + 1)
            if mention and scene.can_act(mention):
                return scene.group(mention), "main"
            return NOTHING
    return NOTHING


def _parsed_subject(scene: Scene, at: int, climbs: int) -> Found:
    token = scene.sentence.tokens[at]
    for child in scene.sentence.children[at]:
        if not scene.sentence.tokens[child].relation.startswith("nsubj"):
            continue
        mention = scene.covering(child)
        if mention and scene.can_act(mention):
            return scene.group(mention), "subject"
        inside = [
            m
            for m in scene.actors
            if child < m.first <= child + 4 and m.first < at and scene.can_act(m) and not scene.preposition(m)
        ]
        if inside:
            return scene.group(inside[0]), "subject-of"
        return NOTHING
    if climbs and token.head < at and token.relation in ("conj", "xcomp", "advcl", "parataxis", "compound"):
        return _parsed_subject(scene, token.head, climbs - 1)
    return NOTHING


def _antecedent(scene: Scene, marker: int, at: int) -> ActorMention | None:
    """The mention that a relative clause is about: not where something is when the clause tells what somebody does there."""
    mention = _nearest_left(scene, marker, any_place=True)
    if mention is None:
        return None
    preposition = scene.preposition(mention)
    if scene.is_make(mention):
        return None
    if scene.grammar.has("locatives", preposition) and scene.sentence.tokens[at].voice == "Act":
        before = scene.covering(scene.group(mention)[0].first - 2)
        return before if before and scene.can_act(before) else mention
    return mention


def _nearest_left(scene: Scene, at: int, *, any_place: bool) -> ActorMention | None:
    for mention in reversed(scene.actors):
        if mention.last > at or not scene.can_act(mention):
            continue
        if any_place or not (scene.preposition(mention) or scene.is_object(mention, of=at)):
            return mention
    return None


def _ordered_subject(scene: Scene, at: int) -> Found:
    mention = _nearest_left(scene, at, any_place=False)
    if mention is None or scene.is_broken(mention.last, at) or _is_part_of_phrase(scene, mention):
        return NOTHING
    return NOTHING if _only_says(scene, mention, at) else (scene.group(mention), "order")


def _only_says(scene: Scene, mention: ActorMention, at: int) -> bool:
    """Whether the mention only says whom the verb at `at` harmed, of which a thing is the subject ("X says shells killed")."""
    verb = next((i for i in range(mention.last, at) if scene.tag(i) == "VERB"), at)
    if not (scene.grammar.has("hitting", scene.norm(at)) and scene.grammar.has("saying", scene.norm(verb))):
        return False
    after = verb + 1
    while scene.tag(after) in ("PUNCT", "SCONJ", "NUM", "DET") or scene.grammar.has("quantifiers", scene.norm(after)):
        after += 1
    return after < at and scene.tag(after) == "NOUN" and scene.covering(after) is None


def _is_part_of_phrase(scene: Scene, mention: ActorMention) -> bool:
    """Whether the mention is a state or place inside a prepositional phrase that no clause about it follows."""
    if mention.kind not in STATES or not scene.owns_goal(mention, OWNED_REACH):
        return False
    after = scene.norm(mention.last + 1) if scene.tag(mention.last) in ("ADJ", "DET") else scene.norm(mention.last)
    return not (scene.grammar.has("relativizers", after) or scene.grammar.has("matter_links", after))
