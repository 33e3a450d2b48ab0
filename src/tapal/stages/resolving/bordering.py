"""Which border an act happens at, across or about: the one named, the one between the sides, the one that the document is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tapal.language.grammar import Grammar
from tapal.model.events import Participant
from tapal.model.frames import Act
from tapal.model.mentions import Mentions
from tapal.model.parsed import Parsed
from tapal.world.borders import Borders

FORCE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "DISPLACE", "RETREAT"})
# Words and meetings that carry the border of a war which they are to stop, when both its sides are in them.
TALKS = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# Words of one side of that war to the other.
CHARGES = frozenset({"ACCUSE", "THREATEN"})
WINDOW = 12
AFTER_WORD = 6
SUBJECT = 2
SHARE = 0.15

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

    def joins(self, one: str, other: str) -> str | None:
        """The id of the pair if the two touch, or strike each other from afar; else None."""
        if not one or not other or one == other:
            return None
        pair = self.borders.pair(one, other)
        return pair if self.borders.is_border(pair) or self.borders.is_strike_pair(pair) else None

    def frontiers(self, sentence: int, first: int, last: int) -> list[int]:
        """Tokens of the words in [first, last) of a sentence that speak of a border line."""
        norms = self.parsed.sentences[sentence].norms
        return [i for i in range(max(0, first), min(last, len(norms))) if self.grammar.has("frontiers", norms[i])]


def ground_of(parsed: Parsed, mentions: Mentions, world: tuple[Borders, Grammar]) -> Ground:
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
    """The acts with their borders and the reason: `named`, `sides`, `subject` (the border that the document is about)."""
    own = [_own(act, ground) for act in acts]
    subject = _subject(acts, own, ground)
    out: list[Act] = []
    for act, (border, rule) in zip(acts, own, strict=True):
        if border is None and subject and _is_of(act, subject, ground):
            border, rule = subject, "subject"
        out.append(replace(act, border=border, border_rule=rule if border else ""))
    return tuple(out)


def _own(act: Act, ground: Ground) -> tuple[str | None, str]:
    """The border that the act tells by itself."""
    named = _named(act, ground)
    if named:
        return named, "named"
    between = _between(act, ground)
    if between and (act.type in FORCE or (act.type in TALKS and _is_truce(act, ground))):
        return between, "sides"
    return None, ""


def _named(act: Act, ground: Ground) -> str | None:
    """The border whose name stands near the trigger: a word for a border line with its countries, or with one and a side."""
    trigger = act.frame.trigger
    here = ground.countries.get(trigger.sentence, ())
    for at in ground.frontiers(trigger.sentence, trigger.first - WINDOW, trigger.last + WINDOW):
        behind = [c for first, _, c in here if at < first <= at + AFTER_WORD]
        pair = _first_pair(behind, behind, ground)
        if pair:
            return pair
        others = [*_countries(act), *(c for _, last, c in here if last <= at)]
        pair = _first_pair(behind, others, ground) or _between(act, ground)
        if pair:
            return pair
    return None


def _first_pair(ones: Sequence[str], others: Iterable[str], ground: Ground) -> str | None:
    for other in others:
        for one in ones:
            pair = ground.joins(one, other)
            if pair:
                return pair
    return None


def _between(act: Act, ground: Ground) -> str | None:
    """The border between the sides of the act, or between a side and the place."""
    ours, theirs = _codes(act.actors), _codes(act.recipients)
    if len(ours) > 1 and not theirs:
        ours, theirs = ours[:1], ours[1:]
    where = [act.place.country] if act.place else []
    return _first_pair(ours, [*theirs, *where], ground)


def _subject(acts: Sequence[Act], own: Sequence[tuple[str | None, str]], ground: Ground) -> str | None:
    """The border that the document is about: the one that most acts of force tell, if it is more than one's."""
    counted = Counter(b for act, (b, _) in zip(acts, own, strict=True) if b)
    best = min(counted, key=lambda b: (-counted[b], b), default=None)
    force = sum(a.type in FORCE for a in acts)
    return best if best and counted[best] >= max(SUBJECT, SHARE * force) else None


def _is_of(act: Act, subject: str, ground: Ground) -> bool:
    """Whether an act that tells no border belongs to the document's: of its sides alone, and of force or between both."""
    known = set(_countries(act))
    sides = set(subject.split("-"))
    if act.type in FORCE:
        return bool(known) and known <= sides and not _is_domestic(act)
    ours = {*_codes(act.actors), *_codes(act.recipients)}
    if act.type in CHARGES:
        return ours == sides
    return act.type in TALKS and sides <= ours and len(ours) <= len(sides) + 1


def _is_truce(act: Act, ground: Ground) -> bool:
    """Whether words for a truce stand in the clause of the act."""
    trigger = act.frame.trigger
    near = ground.parsed.sentences[trigger.sentence].norms[max(0, trigger.first - WINDOW) : trigger.last + WINDOW]
    return any(ground.grammar.has("truce_words", w) for w in near)


def _is_domestic(act: Act) -> bool:
    """Whether all who act and all who suffer are of one country."""
    ours = {p.country for p in act.actors if p.country}
    return bool(ours) and ours == set(_codes(act.recipients))


def _countries(act: Act) -> list[str]:
    where = [act.place.country] if act.place and act.place.country else []
    return list(dict.fromkeys([*_codes(act.actors), *_codes(act.recipients), *where]))


def _codes(participants: Sequence[Participant]) -> list[str]:
    return list(dict.fromkeys(p.country for p in participants if p.country and p.country != "IGO"))
