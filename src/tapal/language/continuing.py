"""Speech that goes on without marks: what is "added", what "we" do, and the sentences before a closing ", he said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tapal.language.reports import QUOTE_MARKS, Cue, ReportRules
from tapal.model.document import Role
from tapal.model.parsed import Quote, Sentence
from tapal.model.spans import Span

# Sentences back to the last speaker from a verb that goes on with what he says.
BACK = 2
# Sentences that one closing ", he said" can close besides its own.
CLOSED = 4
# Words at a sentence's beginning in which its subject stands.
SUBJECT_WITHIN = 4
# Words by which a sentence may lead in to a verb that goes on ("then it was also added that").
LEAD = 5
# How soon behind a verb that goes on the word for "that" stands.
THAT_WITHIN = 3


@dataclass(slots=True)
class _Told:
    """What is known of a document's speech: the text, its sentences with their cues, and who speaks last in each sentence."""

    text: str
    sentences: Sequence[Sentence]
    cues: Sequence[Sequence[Cue]]
    speakers: dict[int, Span]
    rules: ReportRules

    def is_marked(self, at: int) -> bool:
        """Whether a mark of quotation stands in the sentence."""
        return any(t.text in QUOTE_MARKS for t in self.sentences[at].tokens)

    def is_free(self, at: int) -> bool:
        """Whether nobody is known to speak in a sentence of the body that has no marks and is not about "him"."""
        sentence, rules = self.sentences[at], self.rules
        opens = sentence.norms[:SUBJECT_WITHIN] if not rules.has("first_person", sentence.norms[0]) else ()
        told = any(n in rules.speakers.pronouns and not rules.has("first_person", n) for n in opens)
        spoken = at in self.speakers or self.cues[at] or self.is_marked(at)
        return sentence.role is Role.BODY and not spoken and not told

    def is_ours(self, at: int) -> bool:
        """Whether somebody speaks of himself in the sentence."""
        return any(self.rules.has("first_person", n) for n in self.sentences[at].norms)

    def are_one_paragraph(self, at: int) -> bool:
        """Whether no line ends between a sentence and the next."""
        return "\n" not in self.text[self.sentences[at].span.end - 1 : self.sentences[at + 1].span.start]


def find_continued(
    text: str, sentences: Sequence[Sentence], cues: Sequence[Sequence[Cue]], quotes: Sequence[Quote], rules: ReportRules
) -> list[Quote]:
    """Quotations of sentences that no verb of saying of their own attributes, by the speaker of one next to them."""
    speakers: dict[int, Span] = {}
    for quote in sorted((q for q in quotes if q.speaker), key=lambda q: q.span.end):
        speakers |= {s.index: quote.speaker for s in sentences if quote.speaker and s.span.overlaps(quote.span)}
    told = _Told(text, sentences, cues, speakers, rules)
    return [*_further(told), *_closed(told), *_ours(told)]


def _further(told: _Told) -> list[Quote]:
    """What follows "it was added that" at a sentence's beginning, by the last one who spoke."""
    out: list[Quote] = []
    for i, sentence in enumerate(told.sentences):
        norms = sentence.norms
        verb = next((j for j in range(min(LEAD, len(norms))) if not _leads(sentence, j, told.rules)), 0)
        near = range(verb + 1, min(verb + THAT_WITHIN, len(norms) - 2))
        that = next((j for j in near if told.rules.has("that", norms[j]) or norms[j] == ","), None)
        speaker = next((told.speakers[j] for j in range(i - 1, max(-1, i - BACK - 1), -1) if j in told.speakers), None)
        that = verb if that is None and _goes_on_at_once(sentence, verb, told.rules) else that
        if that is None or speaker is None or i in told.speakers or not told.rules.has("further", norms[verb]):
            continue
        told.speakers[i] = speaker
        out.append(Quote(sentence.range_span(that + 1, len(norms) - 1), speaker, None, False))
    return out


def _leads(sentence: Sentence, at: int, rules: ReportRules) -> bool:
    """Whether the word only leads in to a verb that goes on: "then", "also", a day, a comma."""
    token = sentence.tokens[at]
    return token.text == "," or token.norm in rules.speakers.between or token.norm in rules.speakers.ends


def _goes_on_at_once(sentence: Sentence, verb: int, rules: ReportRules) -> bool:
    """Whether a clause with a subject of its own follows at once on a verb that opens the sentence ("It was said two soldiers died")."""
    if verb or len(sentence.tokens) < THAT_WITHIN + 1:
        return False
    subject = sentence.tokens[1]
    fits = subject.tag in ("NOUN", "NUM", "DET") and subject.text[:1].islower()
    named = subject.norm in rules.speakers.pronouns or subject.norm in rules.speakers.by
    return fits and not named and any(t.tag == "VERB" for t in sentence.tokens[2:])


def _closed(told: _Told) -> list[Quote]:
    """The sentences of a paragraph before one that ends in ", he said", when the speaker speaks of himself in one of them."""
    out: list[Quote] = []
    for i, sentence in enumerate(told.sentences):
        last = told.cues[i][-1] if told.cues[i] else None
        closes = last is not None and last.kind == "bare" and last.first * 2 >= len(sentence.tokens)
        if not closes or i not in told.speakers or told.is_marked(i):
            continue
        first = i
        while first and i - first < CLOSED and told.is_free(first - 1) and told.are_one_paragraph(first - 1):
            first -= 1
        if any(told.is_ours(j) for j in range(first, i + 1)):
            out += [_whole(told, j, told.speakers[i]) for j in range(first, i)]
    return out


def _ours(told: _Told) -> list[Quote]:
    """Sentences in which somebody speaks of himself: by who speaks in the sentence before, else in the one after."""
    out: list[Quote] = []
    for i in range(len(told.sentences)):
        if told.is_free(i) and told.is_ours(i):
            near = next((j for j in (i - 1, i + 1) if j in told.speakers), None)
            out += [_whole(told, i, told.speakers[near])] if near is not None else []
    return out


def _whole(told: _Told, at: int, speaker: Span) -> Quote:
    told.speakers[at] = speaker
    return Quote(told.sentences[at].span, speaker, None, False)
