"""Who a quotation's speaker is: the name that the text gives in full for a title, a surname, a pronoun or "that source"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention, Mentions
from tapal.model.parsed import Parsed, Sentence, Token
from tapal.model.spans import Span
from tapal.stages.resolving.calling import (
    BACK,
    apposed,
    bare_outlet,
    before_apposition,
    behind_office,
    described,
    described_until,
    full_names,
    fuller,
    just_named,
    nicknames,
    person_in,
    ranked,
    ranked_behind,
    spoken_for,
    titled_name,
    trimmed,
    whole_phrase,
    without_rank,
    written,
)
from tapal.stages.resolving.reference import Key
from tapal.stages.resolving.titling import body_words, is_shed, of_land, place_words, titled, without

# Sentences behind "a police chief said" in which he may be named.
LATER = 3


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The words that name a speaker, and the words of reporting that go with them."""

    span: Span
    cue: Span | None
    sentence: Sentence
    day: Span | None = None

    @property
    def limit(self) -> int:
        """The token at which the words of reporting, or the day, begin, when they follow the speaker; else the sentence's end."""
        ends = [s for s in (self.cue, self.day) if s is not None and s.start >= self.span.end]
        at = (i for i, t in enumerate(self.sentence.tokens) if any(s.contains(t.span) for s in ends))
        return next(at, len(self.sentence.tokens))


@dataclass(slots=True)
class _Told:
    """Who has spoken so far: the last speaker, and the last one by the noun that names him.

    `named` are the bodies and titled people that the document names, in text order: where, by which first noun, their name, and in
    which sentence; `at` is the sentence of the last speaker, `lands` single words that name a
    group, a body, a state or a place.
    """

    named: Sequence[tuple[Span, str, str, int]] = ()
    last: str = ""
    at: int = -9
    person: str = ""
    by_noun: dict[str, str] = field(default_factory=dict)
    lands: frozenset[str] = frozenset()


def speakers_of(
    parsed: Parsed,
    mentions: Mentions,
    resolved: Mapping[Key, tuple[ActorMention, ...]],
    *,
    grammar: Grammar,
    is_state: Callable[[str], bool],
) -> dict[Span, str]:
    """For the span of every speaker who is named in the document, what to call him; spans that name nobody are left out."""
    bodies = frozenset(body_words(parsed, mentions))
    told = _Told(tuple(_named(parsed, mentions.actors)), lands=bodies | frozenset(place_words(parsed, mentions)))
    known = [(w, without(n, bodies)) for w, n in (full_names(parsed) | nicknames(parsed)).items()]
    names = {w: without_rank(n, grammar) for w, n in known if w not in bodies and not is_shed(w, n)}
    out: dict[Span, str] = {}
    days = [t.span for t in mentions.times]
    people = [m for group in resolved.values() for m in group]
    cues: dict[Span, Span | None] = {q.speaker: None for q in parsed.quotes if q.speaker}
    cues |= {q.speaker: q.cue for q in parsed.quotes if q.speaker and q.cue}
    for span in sorted(cues):
        sentence = next((s for s in parsed.sentences if s.span.contains(span)), None)
        if sentence is None or any(day.contains(span) for day in days):
            continue
        named = [m for m in mentions.actors if m.span.overlaps(span)]
        day = next((d for d in days if d.start >= span.end), None)
        spoken = _Spoken(span, cues[span], sentence, day)
        called = _body(span, sentence, named, grammar) or _called(spoken, (names, people), told, grammar)
        if called == told.person and is_state(called):
            called, told.person = written([t for t in sentence.tokens if span.contains(t.span)]), ""
        names |= dict.fromkeys(_new_words(told.person, names), told.person)
        if called:
            out[span] = told.last = bare_outlet(called, is_state, grammar)
            told.at = sentence.index
    return _named_later(out, parsed, grammar)


def _new_words(person: str, names: Mapping[str, str]) -> Iterator[str]:
    """The words of a person's full name that no name as long is known by."""
    words = person.split()
    if len(words) > 1 and all(w[:1].isupper() for w in words):
        yield from (w for w in words if len(names.get(w, "").split()) < len(words))


def _named_later(called: Mapping[Span, str], parsed: Parsed, grammar: Grammar) -> dict[Span, str]:
    """The speakers, with the name for "a police chief" where one of the next to speak is named with the same nouns."""
    out = dict(called)
    spoken = [(s, next(x for x in parsed.sentences if x.span.contains(s))) for s in sorted(called)]
    for i, (span, sentence) in enumerate(spoken):
        words = [t for t in sentence.tokens if span.contains(t.span)]
        nouns = {t.norm for t in words[1:] if t.tag in ("NOUN", "PROPN")}
        alone = len(words) < 3 and grammar.has("spokespeople", words[0].norm)
        nouns |= {words[0].norm} if alone else set()
        one = alone or grammar.has("one_person", words[0].norm)
        if not one or called[span].split()[0] != words[0].text or not nouns:
            continue
        for later, other in spoken[i + 1 :]:
            held = [t.norm for t in other.tokens if later.contains(t.span)]
            near = other.index - sentence.index <= LATER and not grammar.has("one_person", held[0])
            if (
                near
                and nouns <= set(held)
                and called[later][:1].isupper()
                and called[later].split()[0].lower() not in nouns
            ):
                out[span] = called[later]
                break
    return out


def _called(
    spoken: _Spoken,
    known: tuple[Mapping[str, str], Iterable[ActorMention]],
    told: _Told,
    grammar: Grammar,
) -> str:
    names, people = known
    span, sentence = spoken.span, spoken.sentence
    at = [i for i, t in enumerate(sentence.tokens) if span.contains(t.span)]
    if not at:
        return ""
    words = [sentence.tokens[i] for i in at]
    own = described(sentence, at)
    if own:
        told.person = fuller(own, names)
        return told.person
    if _is_last_holder(words, told, grammar):
        return told.person
    name = _name(sentence, at, [m for m in people if m.span.overlaps(span)], grammar)
    name = of_land(name, sentence, at, (told.lands, grammar)) or titled(sentence, at, told.lands, grammar)
    if name:
        told.person = fuller(without_rank(name, grammar), names)
        return told.person
    if all(t.is_clitic or t.tag == "PRON" for t in words):
        meant = next((m for m in people if m.span.overlaps(span) and m.kind != "pronoun"), None)
        if meant and meant.kind == "person" and meant.name:
            return fuller(meant.name if meant.id else trimmed(meant.name, names), names)
        return told.last or just_named(sentence, span, people)
    noun = next((t.norm for t in words if t.tag == "NOUN"), "")
    meant_by = _definite(spoken, words, known, told, grammar)
    if meant_by:
        return meant_by
    last = min(whole_phrase(sentence, at, noun, grammar), spoken.limit)
    last = described_until(sentence, (at[-1] + 1, last), spoken.limit, grammar)
    while last > at[-1] + 1 and (
        sentence.tokens[last - 1].tag == "ADP" or grammar.has("relativizers", sentence.tokens[last - 1].norm)
    ):
        last -= 1
    told_to = (i for i in range(at[0] + 1, last) if grammar.has("addressing", sentence.norms[i]))
    last = before_apposition(sentence, at[0], next(told_to, last))
    first = at[0] - (at[0] > 0 and grammar.has("several", sentence.norms[at[0] - 1]))
    text = fuller(written(sentence.tokens[first:last]), names)
    if noun or grammar.has("spokespeople", words[0].norm):
        told.by_noun[noun or words[0].norm] = text
    return text


def _name(sentence: Sentence, at: Sequence[int], meant: Sequence[ActorMention], grammar: Grammar) -> str:
    """The name of a person in these words, or beside them; `meant` are those whom the words name."""
    start = sentence.tokens[at[0]].span.start
    full = [m.name for m in meant if m.kind == "person" and m.span.start == start]
    name = spoken_for(sentence, at, grammar) or ranked(sentence, at, grammar)
    name = name or ranked_behind(sentence, at[-1] + 1, grammar)
    name = name or person_in(sentence, at[0], at[-1] + 1, full)
    name = name or apposed(sentence, at[-1] + 1, grammar)
    if not name:
        titles = [m for m in meant if m.kind == "person" and " " in m.name]
        titled = max(titles, key=lambda m: (m.span.end, -m.span.start), default=None)
        name = titled_name(sentence, titled) if titled else ""
    return name or behind_office(sentence, at, grammar)


def _definite(
    spoken: _Spoken,
    words: Sequence[Token],
    known: tuple[Mapping[str, str], Iterable[ActorMention]],
    told: _Told,
    grammar: Grammar,
) -> str:
    """What the text calls those whom "that ministry", "the officer" or "his side" means; empty when nobody is meant."""
    names, people = known
    points = grammar.has("definites", words[-1].norm)
    noun = next((t.norm for t in words if t.tag == "NOUN"), words[0].norm)
    if noun in told.by_noun and (
        _is_same(spoken, grammar) or any(grammar.has("definites", t.norm) for t in words[-2:])
    ):
        return told.by_noun[noun]
    group = next((m for m in people if m.kind in ("group", "person") and m.name and m.span == spoken.span), None)
    if group and grammar.has("group_words", words[0].norm) and (points or any(t.is_clitic for t in words)):
        return group.name
    if points and words[-1].relation == "det":
        before = (n for n in told.named if n[0].end <= spoken.span.start)
        named = [name for _, first, name, _ in before if first == words[0].norm]
        if named:
            return fuller(trimmed(named[-1], names), names)
    if (
        points
        and words[-1].relation == "det"
        and grammar.has("body_nouns", words[0].norm)
        and _spoke_just_now(spoken, told)
    ):
        return told.last
    is_last = points and told.person == told.last and any(grammar.has("spokespeople", t.norm) for t in words)
    if is_last and not _are_several(spoken, grammar):
        return told.person
    return _issuer(spoken, words, told, grammar)


def _spoke_just_now(spoken: _Spoken, told: _Told) -> bool:
    """Whether a body, no person, spoke last, and in one of the last sentences."""
    return told.last not in ("", told.person) and spoken.sentence.index - told.at <= LATER and told.last[:1].isupper()


def _is_same(spoken: _Spoken, grammar: Grammar) -> bool:
    """Whether words like "who is the same" follow the noun ("the same source")."""
    behind = [t.norm for t in spoken.sentence.tokens if t.span.start >= spoken.span.start][1:3]
    return len(behind) > 1 and grammar.has("relativizers", behind[0]) and grammar.has("sameness", behind[1])


def _are_several(spoken: _Spoken, grammar: Grammar) -> bool:
    """Whether a number, or a word for several, stands before the words that name who speaks ("the three diplomats")."""
    before = next((t for t in reversed(spoken.sentence.tokens) if t.span.end <= spoken.span.start), None)
    return before is not None and (before.tag in ("NUM", "ADJ") or grammar.has("several", before.norm))


def _issuer(spoken: _Spoken, words: Sequence[Token], told: _Told, grammar: Grammar) -> str:
    """Whose statement or side "that statement" and "his side" are: who spoke in one of the last sentences, else the body named there."""
    pointed = any(grammar.has("definites", t.norm) for t in words[-2:])
    issued = pointed and any(grammar.has("statements", t.norm) for t in words)
    sided = words[-1].is_clitic and grammar.has("group_words", words[0].norm)
    if not issued and not sided:
        return ""
    if told.last and spoken.sentence.index - told.at <= BACK:
        return told.last
    near = [n for n in told.named if 0 < spoken.sentence.index - n[3] <= BACK]
    return next((n[2] for n in near if n[3] == near[-1][3]), "")


def _is_last_holder(words: Sequence[Token], told: _Told, grammar: Grammar) -> bool:
    """Whether an office with "that" means the person who spoke last ("the Italian minister")."""
    points = grammar.has("definites", words[-1].norm) and words[-1].relation == "det"
    return bool(told.person) and points and told.person == told.last and grammar.has("office_holders", words[0].norm)


def _named(parsed: Parsed, mentions: Iterable[ActorMention]) -> Iterator[tuple[Span, str, str, int]]:
    """Bodies and titled people with a proper name: where, the first noun, what to call them, and the sentence."""
    for one in mentions:
        words = [t for t in parsed.sentences[one.sentence].tokens[one.first : one.last] if not t.is_clitic]
        if len(words) < 2 or words[0].tag not in ("NOUN", "PROPN") or not words[-1].text[:1].isupper():
            continue
        if one.kind == "person" and one.name and words[0].text not in one.name.split():
            yield one.span, words[0].norm, one.name, one.sentence
        elif one.kind in ("body", "organisation", "office", "group") and words[0].text[:1].isupper():
            yield one.span, words[0].norm, written(words), one.sentence


def _body(span: Span, sentence: Sentence, named: Sequence[ActorMention], grammar: Grammar) -> str:
    """What to call a speaker that is no person although a person's name may be in it: a state, an office, an outlet put in apposition."""
    words = [t for t in sentence.tokens if span.contains(t.span)]
    if not words:
        return ""
    comma = next((i for i, t in enumerate(words) if t.text == ","), None)
    if comma is not None and any(m.kind == "media" and m.span.start >= words[comma].span.end for m in named):
        return written(words[comma + 1 :])
    office = grammar.has("offices", words[0].norm) and not grammar.has("definites", words[-1].norm)
    if office or any(m.kind == "state" and m.span == span for m in named):
        return written(words)
    return ""
