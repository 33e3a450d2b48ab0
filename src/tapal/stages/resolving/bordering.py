"""Which border an act happens at, across or about: the one named, the one between the sides, the one that the document is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tapal.language.grammar import Grammar
from tapal.model.events import Participant
from tapal.model.frames import Act
from tapal.model.mentions import Mentions
from tapal.model.parsed import Parsed
from tapal.world.borders import Borders
from tapal.world.gazetteer import Gazetteer

FORCE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "DISPLACE", "RETREAT"})
# Acts that carry the border of the crossing or line where they happen.
AT_LINES = FORCE | {"CONCEDE"}
# Words and meetings that carry the border of a war which they are to stop, when both its sides are in them.
TALKS = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# Words of one side of that war to the other.
CHARGES = frozenset({"ACCUSE", "THREATEN"})
WINDOW = 12
FAR = 24
AFTER_WORD = 6
SUBJECT = 2
SHARE = 0.15

# Praise is no act at a border, whatever it praises.
REMARKS = frozenset({"SUPPORT"})

Place = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Ground:
    """What borders of one document are told from.

    `countries` gives for every sentence the countries named in it as (first token, token after the last, code), in text order.
    """

    parsed: Parsed
    countries: Mapping[int, Sequence[Place]]
    borders: Borders
    grammar: Grammar
    gazetteer: Gazetteer

    def joins(self, one: str, other: str) -> str | None:
        """The id of the pair if the two touch, or strike each other from afar; else None."""
        if not one or not other or one == other:
            return None
        pair = self.borders.pair(one, other)
        return pair if self.borders.is_border(pair) or self.borders.is_strike_pair(pair) else None

    def frontiers(self, sentence: int, first: int, last: int) -> list[int]:
        """Tokens of the words in [first, last) of a sentence that speak of a border line."""
        norms, words, first = self.parsed.sentences[sentence].norms, self.grammar.sets["frontiers"], max(0, first)
        return [i for i, norm in enumerate(norms[first:last], first) if norm in words]


@dataclass(frozen=True, slots=True)
class Story:
    """The border that a document is about, whether its two sides fight in it, and whether words for a border line name it."""

    subject: str | None
    is_fought: bool = False
    is_named: bool = False


def ground_of(parsed: Parsed, mentions: Mentions, world: tuple[Borders, Grammar, Gazetteer]) -> Ground:
    """The countries that the document names, where it names them."""
    found: dict[int, set[Place]] = {}
    named = [(m.sentence, m.first, m.last, m.country) for m in mentions.actors]
    named += [(m.sentence, m.first, m.last, m.country) for m in mentions.places]
    named += [(m.sentence, m.first, m.last, c) for m in mentions.actors if m.kind == "pair" for c, _ in m.parts]
    for sentence, first, last, country in named:
        if country and country != "IGO":
            found.setdefault(sentence, set()).add((first, last, country))
    return Ground(parsed, {k: sorted(v) for k, v in found.items()}, *world)


def with_borders(acts: Sequence[Act], ground: Ground) -> tuple[Act, ...]:
    """The acts with their borders and the reason.

    `named`: the words for a border line beside it name the two; `line`: they do not, but the document does elsewhere; `place`: it is at
    a crossing or a line; `sides`: its sides are of the two; `subject`: the border that the document is about.
    """
    fought = _fought(acts, ground)
    lines = sorted(_lines(ground, fought), key=lambda pair: pair not in fought)
    at_war = {*lines, *fought}
    own = [_own(act, ground, (lines, at_war)) for act in acts]
    story = _story(acts, own, lines)
    out: list[Act] = []
    for act, (border, rule) in zip(acts, own, strict=True):
        if border is None and story.subject and _is_of(act, story, ground):
            border, rule = story.subject, "subject"
        rule = rule if border else ""
        is_same = (act.border, act.border_rule) == (border, rule)
        out.append(act if is_same else replace(act, border=border, border_rule=rule))
    return tuple(out)


def _lines(ground: Ground, fought: Collection[str]) -> tuple[str, ...]:
    """The borders that words for a border line name in the document, most often first; those fought at before others that fit."""
    found: Counter[str] = Counter()
    for sentence in range(len(ground.parsed.sentences)):
        here = ground.countries.get(sentence, ())
        for at in ground.frontiers(sentence, 0, len(ground.parsed.sentences[sentence].norms)):
            behind = [c for first, _, c in here if at < first <= at + AFTER_WORD]
            before = [c for _, last, c in reversed(here) if at - FAR <= last <= at]
            pairs = _pairs(behind or before, [*behind, *before], ground)
            if pairs:
                found[next((pair for pair in pairs if pair in fought), pairs[0])] += 1
    return tuple(sorted(found, key=lambda p: (-found[p], p)))


def _fought(acts: Sequence[Act], ground: Ground) -> set[str]:
    """The borders whose two sides use force against each other in the document."""
    hits = ((_codes(a.actors), _codes(a.recipients)) for a in acts if a.type in FORCE)
    pairs = (ground.joins(one, other) for ours, theirs in hits for one in ours for other in theirs)
    return {pair for pair in pairs if pair}


def _own(act: Act, ground: Ground, told: tuple[Sequence[str], Collection[str]]) -> tuple[str | None, str]:
    """The border that the act tells by itself; `told` are the borders that the document names as lines, and those at war."""
    lines, at_war = told
    if act.type not in REMARKS:
        named = _named(act, ground)
        if named:
            return named, "named"
        line = _line(act, ground, lines) or _truce(act, ground, lines)
        if line:
            return line, "line"
    at = _at_line(act, ground)
    if at:
        return at, "place"
    between = _between(act, ground)
    if between and (act.type in FORCE or _makes_peace(act, between, ground, at_war)):
        return between, "sides"
    return None, ""


def _named(act: Act, ground: Ground) -> str | None:
    """The border whose name stands near the trigger: a word for a border line with its countries, or with one and a side."""
    trigger = act.frame.trigger
    here = ground.countries.get(trigger.sentence, ())
    reach = FAR if act.type in FORCE or act.type in TALKS else WINDOW
    for at in ground.frontiers(trigger.sentence, trigger.first - WINDOW, trigger.last + reach):
        behind = [c for first, _, c in here if at < first <= at + AFTER_WORD]
        pair = _first_pair(behind, behind, ground)
        if pair:
            return pair
        others = [*_where(act), *_countries(act), *(c for _, last, c in here if last <= at)]
        pair = _first_pair(behind, others, ground)
        if pair is None and len(_countries(act)) <= 2:
            pair = _between(act, ground)
        if pair:
            return pair
    return None


def _line(act: Act, ground: Ground, lines: Sequence[str]) -> str | None:
    """The border that the document names elsewhere, of an act beside words for a border line which do not say between whom."""
    trigger = act.frame.trigger
    known = set(_countries(act))
    if ground.frontiers(trigger.sentence, trigger.first - WINDOW, trigger.last + WINDOW):
        return next((pair for pair in lines if not known or known & set(pair.split("-"))), None)
    return None


def _at_line(act: Act, ground: Ground) -> str | None:
    """The border that the act's place is a crossing or a line of."""
    place = act.place
    if place is None or not place.country or act.type not in AT_LINES:
        return None
    found = ground.gazetteer.look_up(place.text, countries=(place.country,))
    if found is None or found.id != place.id or len(found.borders) != 1:
        return None
    is_shared = found.kind in ("line", "point") and (found.kind == "line" or len(found.countries) > 1)
    return found.borders[0] if is_shared or _is_near(act, "frontiers", ground) else None


def _truce(act: Act, ground: Ground, lines: Sequence[str]) -> str | None:
    """The border of a war fought there, of talks and demands for a truce between its two sides, whoever makes them."""
    if act.type not in TALKS and act.type != "REQUEST":
        return None
    trigger = act.frame.trigger
    norms, here = ground.parsed.sentences[trigger.sentence].norms, ground.countries.get(trigger.sentence, ())
    for at in range(max(0, trigger.first - AFTER_WORD), min(len(norms), trigger.last + AFTER_WORD)):
        if ground.grammar.has("truce_words", norms[at]):
            behind = [c for first, _, c in here if at < first <= at + AFTER_WORD]
            pair = _first_pair(behind, behind, ground)
            if pair in lines:
                return pair
    return None


def _first_pair(ones: Sequence[str], others: Iterable[str], ground: Ground) -> str | None:
    return next(iter(_pairs(ones, others, ground)), None)


def _pairs(ones: Sequence[str], others: Iterable[str], ground: Ground) -> list[str]:
    """The borders between one and another, in the order of the others."""
    return [pair for other in others for one in ones if (pair := ground.joins(one, other))]


def _between(act: Act, ground: Ground) -> str | None:
    """The border between the sides of the act, or between a side and the place."""
    ours, theirs = _codes(act.actors), _codes(act.recipients)
    if len(ours) > 1 and not theirs:
        ours, theirs = ours[:1], ours[1:]
    where = [act.place.country] if act.place else []
    return _first_pair(ours, [*theirs, *where], ground)


def _story(acts: Sequence[Act], own: Sequence[tuple[str | None, str]], lines: Sequence[str]) -> Story:
    """The border that the document is about: the one that most acts tell, if it is more than one's."""
    counted = Counter(b for b, _ in own if b)
    best = min(counted, key=lambda b: (-counted[b], b), default=None)
    force = sum(a.type in FORCE for a in acts)
    if not best or counted[best] < max(SUBJECT, SHARE * force):
        return Story(None)
    fought = any(
        a.type in FORCE and set(best.split("-")) <= {*_codes(a.actors), *_codes(a.recipients)}
        for a, (b, _) in zip(acts, own, strict=True)
        if b == best
    )
    return Story(best, fought, best in lines)


def _is_of(act: Act, story: Story, ground: Ground) -> bool:
    """Whether an act that tells no border belongs to the document's: of its sides alone, and of force or between both."""
    known = set(_countries(act))
    sides = set((story.subject or "").split("-"))
    if act.type in FORCE:
        if not known:
            return story.is_fought and act.type == "RETREAT" and _is_truce(act, ground)
        touches = act.type != "MOBILIZE" or len(known) > 1 or ground.borders.is_border(story.subject or "")
        return story.is_fought and touches and known <= sides and not _is_domestic(act)
    ours = {*_codes(act.actors), *_codes(act.recipients)}
    if act.type in CHARGES:
        is_breach = act.type == "ACCUSE" and _is_near(act, "breach_words", ground) and _is_truce(act, ground)
        return (story.is_named or (is_breach and story.is_fought)) and ours == sides
    return story.is_named and act.type in TALKS and sides <= ours and len(ours) <= len(sides) + 1


def _makes_peace(act: Act, pair: str, ground: Ground, at_war: Collection[str]) -> bool:
    """Whether an act is of both countries of a pair on a truce; a mere meeting counts only if the two are at war in the document."""
    both = set(pair.split("-")) <= {*_codes(act.actors), *_codes(act.recipients)}
    return act.type in TALKS and both and (act.type != "CONSULT" or pair in at_war) and _is_truce(act, ground)


def _is_truce(act: Act, ground: Ground) -> bool:
    """Whether words for a truce stand in the clause of the act."""
    return _is_near(act, "truce_words", ground)


def _is_near(act: Act, name: str, ground: Ground) -> bool:
    """Whether a word of a set stands within the clause of the act."""
    trigger = act.frame.trigger
    near = ground.parsed.sentences[trigger.sentence].norms[max(0, trigger.first - WINDOW) : trigger.last + WINDOW]
    return any(ground.grammar.has(name, w) for w in near)


def _is_domestic(act: Act) -> bool:
    """Whether all who act and all who suffer are of one country."""
    ours = {p.country for p in act.actors if p.country}
    return bool(ours) and ours == set(_codes(act.recipients))


def _countries(act: Act) -> list[str]:
    return list(dict.fromkeys([*_codes(act.actors), *_codes(act.recipients), *_where(act)]))


def _where(act: Act) -> list[str]:
    return [act.place.country] if act.place and act.place.country else []


def _codes(participants: Sequence[Participant]) -> list[str]:
    return list(dict.fromkeys(p.country for p in participants if p.country and p.country != "IGO"))
