"""Attach: from mentions to frames, who did what to whom, where, when and how many, as worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tapal.language.grammar import Grammar, RolePattern
from tapal.language.lexicon import Lexicon
from tapal.model.frames import Filler, Frame
from tapal.model.mentions import ActorMention, Mentions, TriggerMention
from tapal.model.parsed import Parsed, Sentence
from tapal.stages.attaching.circumstances import places_of
from tapal.stages.attaching.counting import with_counts, with_orphans
from tapal.stages.attaching.cutting import cut_at_triggers
from tapal.stages.attaching.implied import with_implied
from tapal.stages.attaching.roles import roles_of
from tapal.stages.attaching.scene import Found, Scene
from tapal.stages.attaching.timing import times_of

# Parts of speech that tell what a sentence is about.
NAMING = frozenset({"NOUN", "PROPN", "NUM"})


def attach(
    parsed: Parsed, mentions: Mentions, *, grammar: Grammar, lexicon: Lexicon, first: int = 0
) -> tuple[Frame, ...]:
    """One frame a trigger, in text order, numbered from `first`; slots hold mentions as worded."""
    evoked = {trigger.entry for trigger in mentions.triggers}
    patterns = {entry: grammar.patterns[lexicon.by_id[entry].roles] for entry in evoked}
    frames: list[Frame] = []
    triggered = {trigger.sentence for trigger in mentions.triggers}
    for sentence in parsed.sentences:
        if sentence.index not in triggered:
            continue
        scene = make_scene(sentence, mentions, grammar, patterns)
        here: list[Frame] = []
        for trigger in scene.triggers:
            roles = roles_of(scene, trigger, patterns[trigger.entry])
            here.append(_frame(first + len(frames) + len(here), scene, trigger, roles, mentions))
        here = with_implied(here, scene)
        counted = [pair for pair in mentions.counted if pair[1].sentence == sentence.index]
        frames += with_counts(here, counted, sentence, grammar)
    return tuple(with_orphans(frames, mentions.counted, parsed, grammar))


def make_scene(sentence: Sentence, mentions: Mentions, grammar: Grammar, patterns: Mapping[str, RolePattern]) -> Scene:
    """The sentence with its actors and triggers; a place that no actor covers can stand for a side."""
    triggers = tuple(t for t in mentions.triggers if t.sentence == sentence.index)
    actors = cut_at_triggers((m for m in mentions.actors if m.sentence == sentence.index), triggers, sentence)
    for place in mentions.places:
        if place.sentence == sentence.index and not any(a.span.overlaps(place.span) for a in actors):
            side = ActorMention(
                place.span, place.sentence, place.first, place.last, kind="place", head=place.first, country=place.country, sector="GOV",
                name=place.name or "", parts=(((place.name, ""),) if not place.country else ()),
            )  # fmt: skip
            actors.append(side)
    actors.sort(key=lambda m: m.first)
    free = tuple(a for a in actors if a.kind != "agent" or not any(_is_within(a, t) for t in triggers))
    times = frozenset(i for t in mentions.times if t.sentence == sentence.index for i in range(t.first, t.last))
    return Scene(sentence, free, triggers, grammar, patterns, times)


def _is_within(actor: ActorMention, trigger: TriggerMention) -> bool:
    """Whether the actor is a word of the trigger, with no country of its own after it."""
    return trigger.first <= actor.head < trigger.last and not (actor.country and actor.last > trigger.last)


def _frame(
    index: int,
    scene: Scene,
    trigger: TriggerMention,
    roles: tuple[Found, Found],
    mentions: Mentions,
) -> Frame:
    def fillers(found: Found) -> tuple[Filler, ...]:
        return tuple(Filler(m, found[1]) for m in found[0])

    spans: Sequence[ActorMention] = (*roles[0][0], *roles[1][0])
    clause = trigger.span
    for mention in spans:
        clause = clause.cover(mention.span)
    return Frame(
        index=index,
        trigger=trigger,
        clause=clause,
        actors=fillers(roles[0]),
        recipients=fillers(roles[1]),
        times=times_of(scene, trigger, mentions),
        places=places_of(scene, trigger, mentions),
        modes=trigger.modes,
        is_definite=_is_definite(scene, trigger),
        is_headline=scene.sentence.role == "headline",
        words=frozenset(t.norm for t in scene.sentence.tokens if t.tag in NAMING),
    )


def _is_definite(scene: Scene, trigger: TriggerMention) -> bool:
    """Whether a demonstrative or possessive right after the noun of an act points back to one told before."""
    if trigger.voice != "noun":
        return False
    at = trigger.last
    while (
        at < trigger.last + 3
        and scene.grammar.has("noun_links", scene.norm(at))
        and not scene.grammar.has("definites", scene.norm(at))
    ):
        at += 1
    return scene.grammar.has("definites", scene.norm(at)) or scene.grammar.has("possessive", scene.norm(trigger.last))
