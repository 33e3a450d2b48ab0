"""Who a quotation's speaker is: the name that the text gives in full for a title, a surname, a pronoun or "that source"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention, Mentions
from tapal.model.parsed import Parsed, Sentence
from tapal.model.spans import Span
from tapal.stages.resolving.reference import Key

PERSON = "PER"
APPOSED = 5
LONGEST = 10
LONGEST_NAME = 4
# Sentences before the first pronoun that speaks in which its person may be named.
BACK = 2
# Sentences behind "a police chief said" in which he may be named.
LATER = 3


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The words that name a speaker, and the words of reporting that go with them."""

    span: Span
    cue: Span | None
    sentence: Sentence

    @property
    def limit(self) -> int:
        """The token at which the words of reporting begin, when they follow the speaker; else the sentence's end."""
        if self.cue is None or self.cue.start < self.span.end:
            return len(self.sentence.tokens)
        at = (i for i, t in enumerate(self.sentence.tokens) if self.cue.contains(t.span))
        return next(at, len(self.sentence.tokens))


@dataclass(slots=True)
class _Told:
    """Who has spoken so far: the last speaker, and the last one by the noun that names him."""

    last: str = ""
    person: str = ""
    by_noun: dict[str, str] = field(default_factory=dict)


def speakers_of(
    parsed: Parsed, mentions: Mentions, resolved: Mapping[Key, tuple[ActorMention, ...]], *, grammar: Grammar
) -> dict[Span, str]:
    """For the span of every speaker who is named in the document, what to call him; spans that name nobody are left out."""
    names = _names(parsed)
    told = _Told()
    out: dict[Span, str] = {}
    days = [t.span for t in mentions.times]
    people = [m for group in resolved.values() for m in group]
    cues = {q.speaker: q.cue for q in parsed.quotes if q.speaker}
    for span in sorted(cues):
        sentence = next((s for s in parsed.sentences if s.span.contains(span)), None)
        if sentence is None or any(day.contains(span) for day in days):
            continue
        named = [m for m in mentions.actors if m.span.overlaps(span)]
        called = _body(span, sentence, named, grammar) or _called(
            _Spoken(span, cues[span], sentence), (names, people), told, grammar
        )
        if called:
            out[span] = told.last = called
    return _named_later(out, parsed, grammar)


def _named_later(called: Mapping[Span, str], parsed: Parsed, grammar: Grammar) -> dict[Span, str]:
    """The speakers, with the name for "a police chief" where one of the next to speak is named with the same nouns."""
    out = dict(called)
    spoken = [(s, next(x for x in parsed.sentences if x.span.contains(s))) for s in sorted(called)]
    for i, (span, sentence) in enumerate(spoken):
        words = [t for t in sentence.tokens if span.contains(t.span)]
        nouns = {t.norm for t in words[1:] if t.tag in ("NOUN", "PROPN")}
        if not grammar.has("one_person", words[0].norm) or called[span].split()[0] != words[0].text or not nouns:
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
    own = _described(sentence, at)
    if own:
        told.person = _fuller(own, names)
        return told.person
    full = [m.name for m in people if m.kind == "person" and m.span.start == span.start]
    name = _person(sentence, at[0], at[-1] + 1, full) or _apposed(sentence, at[-1] + 1)
    if not name:
        titled = next((m for m in people if m.kind == "person" and m.span.overlaps(span) and " " in m.name), None)
        name = _titled(sentence, titled) if titled else ""
    if name:
        told.person = _fuller(name, names)
        return told.person
    if all(t.is_clitic or t.tag == "PRON" for t in words):
        meant = next((m for m in people if m.span.overlaps(span) and m.kind != "pronoun"), None)
        if meant and meant.kind == "person" and meant.name:
            return _fuller(meant.name, names)
        return told.last or _just_named(sentence, span, people)
    noun = next((t.norm for t in words if t.tag == "NOUN"), "")
    if noun and any(grammar.has("definites", t.norm) for t in words[-2:]) and noun in told.by_noun:
        return told.by_noun[noun]
    points = told.person == told.last and grammar.has("definites", words[-1].norm)
    if points and told.person and any(grammar.has("spokespeople", t.norm) for t in words):
        return told.person
    last = min(_whole(sentence, at, noun, grammar), spoken.limit)
    while last > at[0] + 1 and grammar.has("relativizers", sentence.tokens[last - 1].norm):
        last -= 1
    text = " ".join(t.text for t in sentence.tokens[at[0] : last])
    if noun:
        told.by_noun[noun] = text
    return text


def _just_named(sentence: Sentence, span: Span, people: Iterable[ActorMention]) -> str:
    """The last person named before a pronoun that speaks first of all, at most two sentences back."""
    near = (m for m in people if m.kind == "person" and m.name and m.span.end <= span.start)
    last = max((m for m in near if sentence.index - m.sentence <= BACK), key=lambda m: m.span, default=None)
    return last.name if last else ""


def _body(span: Span, sentence: Sentence, named: Sequence[ActorMention], grammar: Grammar) -> str:
    """What to call a speaker that is no person although a person's name may be in it: a state, an office, an outlet put in apposition."""
    words = [t for t in sentence.tokens if span.contains(t.span)]
    if not words:
        return ""
    comma = next((i for i, t in enumerate(words) if t.text == ","), None)
    if comma is not None and any(m.kind == "media" and m.span.start >= words[comma].span.end for m in named):
        return " ".join(t.text for t in words[comma + 1 :])
    if any(m.kind == "state" and m.span == span for m in named) or grammar.has("offices", words[0].norm):
        return " ".join(t.text for t in words)
    return ""


def _person(sentence: Sentence, first: int, last: int, known: Iterable[str] = ()) -> str:
    """The last run of words in [first, last) that the tagger takes for a person's name; empty when there is none.

    Where the range opens with a name, who else is named comes after, so the first run counts, unless a later one is `known` to be meant.
    """
    runs: list[list[str]] = []
    for token in sentence.tokens[first:last]:
        if token.entity == PERSON and token.entity_starts:
            runs.append([token.text])
        elif token.entity == PERSON and runs:
            runs[-1].append(token.text)
    names = [" ".join(run) for run in runs]
    meant = next((n for n in names if n in known), None)
    if meant or not names:
        return meant or ""
    return names[0] if sentence.tokens[first].entity == PERSON else names[-1]


def _described(sentence: Sentence, at: Sequence[int]) -> str:
    """The name before a comma behind which lower-case words say who that is ("Ani Wibowo, wife of Budi Santoso")."""
    tokens = sentence.tokens
    comma = next((i for i in at if tokens[i].text == ","), None)
    if comma is None or comma + 1 > at[-1] or tokens[at[0]].tag != "PROPN" or not tokens[comma + 1].text.islower():
        return ""
    before = tokens[at[0] : comma]
    if not 0 < len(before) <= LONGEST_NAME or not all(t.tag == "PROPN" and t.text[:1].isupper() for t in before):
        return ""
    return " ".join(t.text for t in before)


def _titled(sentence: Sentence, mention: ActorMention) -> str:
    """The name at the end of a mention that begins with a title: as many words as the name has."""
    words = [t.text for t in sentence.tokens[mention.first : mention.last] if not t.is_clitic]
    run = words[-len(mention.name.split()) :] if mention.sentence == sentence.index else []
    return " ".join(run) if 1 < len(run) <= LONGEST_NAME and all(w[:1].isupper() for w in run) else ""


def _whole(sentence: Sentence, at: Sequence[int], noun: str, grammar: Grammar) -> int:
    """Where the phrase of somebody without a name ends, with what describes him ("a source close to X")."""
    last = at[-1] + 1
    if not noun or any(sentence.tokens[i].tag == "PROPN" for i in at):
        return last
    below = set(sentence.subtree(next(i for i in at if sentence.tokens[i].norm == noun)))
    while last in below and last - at[-1] <= LONGEST and sentence.tokens[last].tag != "PUNCT":
        if sentence.tokens[last].tag == "ADP" and sentence.tokens[last + 1].tag == "PRON":
            break
        last += 1
    clause = next((i for i in range(at[-1] + 1, last) if grammar.has("relativizers", sentence.tokens[i].norm)), last)
    unnamed = any(grammar.has("identity_words", t.norm) for t in sentence.tokens[clause:last])
    return clause if unnamed else last


def _apposed(sentence: Sentence, last: int) -> str:
    """The person named between commas soon after a title that ends at `last`."""
    tokens = sentence.tokens
    comma = next((i for i in range(last, min(last + APPOSED, len(tokens))) if tokens[i].text == ","), None)
    if comma is None or any(t.tag == "VERB" for t in tokens[last:comma]):
        return ""
    end = comma + 1
    while end < min(len(tokens), comma + LONGEST) and tokens[end].entity == PERSON:
        end += 1
    return _person(sentence, comma + 1, end)


def _names(parsed: Parsed) -> dict[str, str]:
    """The longest name of a person in the document by each of its words that is written with a capital; the first of two as long."""
    out: dict[str, str] = {}
    for sentence in parsed.sentences:
        for name in _runs(sentence):
            for word in name:
                if word[:1].isupper() and len(name) > len(out.get(word, "").split()):
                    out[word] = " ".join(name)
    return out


def _runs(sentence: Sentence) -> Iterable[Sequence[str]]:
    run: list[str] = []
    for token in sentence.tokens:
        if token.entity == PERSON and not token.entity_starts and run:
            run.append(token.text)
            continue
        if run:
            yield run
        run = [token.text] if token.entity == PERSON else []
    if run:
        yield run


def _fuller(name: str, names: Mapping[str, str]) -> str:
    """The full name that the document gives for a single name."""
    return names.get(name, name) if " " not in name else name
