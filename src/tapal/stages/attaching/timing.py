"""Which time dates a trigger: the nearest in its sentence that no other clause owns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tapal.model.mentions import CueMention, Mentions, TimeMention, TriggerMention
from tapal.stages.attaching.scene import Scene

BOUNDARY_COST = 6
ACT_COST = 5
FAR = 30
SINCE_REACH = 16
# Words between "while" and the act that it opens.
WHILE_REACH = 5
# Words between the verb of a relative clause and its time, and between the noun of an act and the relative clause about it.
RELATIVE_REACH = 1
ABOUT_REACH = 3
# Words that somebody speaks or writes; a time after what they are about dates that.
WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
# Acts that are often done by announcing them.
ANNOUNCED = frozenset({"AGREE", "RETREAT"})
# The rule of a year without a preposition, which tells which treaty or war the noun before it means.
NAMING = "bare-year"
SPOKEN = WORDS | {"AGREE"}
# Periods in which words were said only where they stand right behind the verb; further on they date what the words are about.
LONG = frozenset({"year", "decade"})


@dataclass(frozen=True, slots=True)
class _Pair:
    """A trigger and a time of one sentence, and the tokens [start, end) between them."""

    scene: Scene
    trigger: TriggerMention
    time: TimeMention
    cues: Sequence[CueMention]

    @property
    def is_after(self) -> bool:
        """Whether the time follows the trigger."""
        return self.time.first >= self.trigger.last

    @property
    def start(self) -> int:
        """Where the words between begin."""
        return self.trigger.last if self.is_after else self.time.last

    @property
    def end(self) -> int:
        """Where the words between end."""
        return self.time.first if self.is_after else self.trigger.first

    def last_of(self, name: str) -> int:
        """The last token between that is in a word set; -1 when there is none."""
        inside = range(self.end - 1, self.start - 1, -1)
        return next((i for i in inside if self.scene.grammar.has(name, self.scene.norm(i))), -1)

    def is_meanwhile(self) -> bool:
        """Whether a word for "while" opens the clause of the trigger."""
        for at in range(self.trigger.first - 1, max(-1, self.trigger.first - 1 - WHILE_REACH), -1):
            if self.scene.norm(at) == ",":
                return False
            if self.scene.grammar.has("meanwhile", self.scene.norm(at)):
                return True
        return False

    def acts(self, start: int, end: int) -> list[TriggerMention]:
        """The other acts at tokens [start, end)."""
        return [t for t in self.scene.triggers if t is not self.trigger and start <= t.first and t.last <= end]


def times_of(scene: Scene, trigger: TriggerMention, mentions: Mentions) -> tuple[TimeMention, ...]:
    """The time expressions that may date the act, likeliest first; none that dates a report or another clause's act.

    A time that dates words said (`said:`) comes last, and only for acts that are words. A clause that "since" opens gives the acts
    outside it a time with `since:` before its rule's name.
    """
    cues = [c for c in mentions.cues if c.sentence == trigger.sentence and c.kind == "reporting"]
    found: list[tuple[int, int, TimeMention]] = []
    for time in mentions.times:
        if time.sentence != trigger.sentence or not time.start or time.rule.startswith("report:"):
            continue
        pair = _Pair(scene, trigger, time, cues)
        if time.rule.startswith("said:") and not _was_there(pair):
            if trigger.type in SPOKEN:
                found.append((FAR + 1, time.first, time))
            continue
        cost = _cost(pair)
        if cost > FAR or blocked(pair):
            continue
        found.append((cost, time.first, _since(pair)))
    return tuple(time for _, _, time in sorted(found, key=lambda f: f[:2]))


def _was_there(pair: _Pair) -> bool:
    """Whether words were said at a meeting or an act told between them and their day ("said X while he led the drill, Tuesday")."""
    is_told_of = _says(pair, pair.start, pair.end) or pair.last_of("quote_marks") >= 0
    if not pair.is_after or is_told_of:
        return False
    return pair.trigger.type == "CONSULT" or pair.is_meanwhile()


def _cost(pair: _Pair) -> int:
    scene = pair.scene
    between = [scene.norm(i) for i in range(pair.start, pair.end)]
    boundaries = sum(scene.grammar.has("subordinators", w) or scene.grammar.has("relativizers", w) for w in between)
    acts = sum(t is not pair.trigger and pair.start <= t.first < pair.end and t.voice != "noun" for t in scene.triggers)
    return len(between) + BOUNDARY_COST * boundaries + ACT_COST * acts


def blocked(pair: _Pair) -> str:
    """Why the time cannot be the act's, empty when it can."""
    if pair.time.rule.startswith("until:") and pair.trigger.type in SPOKEN:
        return "deadline"
    if pair.time.rule == NAMING and not (
        pair.trigger.voice == "noun" and 0 <= pair.time.first - pair.trigger.last <= ABOUT_REACH
    ):
        return "names-a-thing"
    if pair.is_after:
        if pair.scene.norm(pair.time.first - 1) in (",", "("):
            return ""
        return _blocked_after(pair)
    return _blocked_before(pair)


def _blocked_after(pair: _Pair) -> str:
    scene = pair.scene
    if pair.time.precision in LONG and pair.trigger.type in WORDS and pair.start < pair.end:
        return "of-what-is-said"
    if _in_relative_clause(pair):
        return "relative-clause"
    is_told = pair.trigger.voice == "noun" and _says(pair, pair.start, pair.end)
    if (is_told or pair.last_of("made_known") >= 0) and pair.last_of("relativizers") < 0:
        return "told-of"
    nouns = [t for t in pair.acts(pair.start, pair.end) if t.voice == "noun"]
    if nouns and pair.trigger.type in WORDS and pair.trigger.voice == "active":
        last = nouns[-1]
        if not any(scene.grammar.has("definites", scene.norm(i)) for i in range(last.last, pair.end)):
            return "act-spoken-of"
    if pair.trigger.voice != "stative" and _anterior_clause(pair, pair.start, pair.end):
        return "other-clause"
    if _opens_before(pair) and "," in (scene.norm(i) for i in range(pair.start, pair.end)):
        return "main-clause"
    return ""


def _blocked_before(pair: _Pair) -> str:
    is_said = _says(pair, pair.start, pair.end) or _says(pair, pair.time.first - 2, pair.time.first)
    is_announced = pair.trigger.type in ANNOUNCED and pair.trigger.voice == "active"
    if is_said and pair.last_of("content_markers") >= 0 and not is_announced:
        return "day-of-saying"
    if pair.last_of("conditions") >= 0:
        return "condition"
    opener = pair.last_of("anterior")
    if (
        opener >= 0
        and pair.time.precision == "day"
        and not any(pair.scene.norm(i) == "," for i in range(opener, pair.end))
    ):
        return "earlier-clause"
    return ""


def _in_relative_clause(pair: _Pair) -> bool:
    """Whether the time dates the verb of a relative clause, which is not about the act itself."""
    opener = pair.last_of("relativizers")
    last = pair.end - 1
    while last > opener and pair.scene.tag(last) != "VERB":
        last -= 1
    if opener < 0 or last <= opener or pair.end - last - 1 > RELATIVE_REACH:
        return False
    return pair.trigger.voice != "noun" or opener - pair.trigger.last > ABOUT_REACH


def _says(pair: _Pair, start: int, end: int) -> bool:
    return any(start <= c.first < end for c in pair.cues)


def _anterior_clause(pair: _Pair, start: int, end: int) -> bool:
    """Whether another act stands in a clause that tells what came before."""
    opener = pair.last_of("anterior")
    return opener >= 0 and bool(pair.acts(opener, end)) and not pair.scene.grammar.has("since", pair.scene.norm(opener))


def _opens_before(pair: _Pair) -> bool:
    """Whether the trigger stands in a clause at the start of the sentence that tells what came before."""
    scene = pair.scene
    return scene.grammar.has("anterior", scene.norm(0)) and not any(
        scene.norm(i) == "," for i in range(pair.trigger.first)
    )


def _since(pair: _Pair) -> TimeMention:
    """The time, marked when a clause or phrase that "since" opens holds it and not the act."""
    scene, time = pair.scene, pair.time
    if ":" in time.rule:
        return time
    for at in range(time.first - 1, max(-1, time.first - SINCE_REACH - 1), -1):
        if scene.norm(at) in (",", '"'):
            return time
        if scene.grammar.has("since", scene.norm(at)):
            is_inside = at < pair.trigger.first < time.first
            return time if is_inside else replace(time, rule=f"since:{time.rule}")
    return time
