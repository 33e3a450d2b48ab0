"""Who is quoted: direct quotations in marks, reported clauses, and agencies that pass on what others say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tapal.language.around_verbs import range_span
from tapal.language.continuing import find_continued
from tapal.language.forms import shown
from tapal.language.reported import find_cues
from tapal.language.reports import QUOTE_MARKS, Cue, ReportRules
from tapal.language.speaker_rules import SpeakerRules
from tapal.model.parsed import Quote, Sentence
from tapal.model.spans import Span

# A quotation without a closing mark within so many words is none.
LONGEST_QUOTE = 220
# Words in marks that nobody is said to have said count as a quotation from this length on.
SHORTEST_ALONE = 6
# A sentence of so many words without a mark or a capital is a whole text.
FLAT = 50
# A speaker named behind words in marks, with a verb of saying of its own, begins at most so many words behind them.
BEHIND = 3
_LISTS = (
    "bare bare_weak active active_that active_clause active_count things further first_person headline passive "
    "passive_by active_given given active_meanwhile according according_skip relay relay_nouns relay_before "
    "relay_lead led goes_on parting nouns back back_tail that circumstances confirming inside amounts active_noun "
    "according_first manner gatherings pointing pointing_nouns pointed thus gathered naming calling closing "
)


@dataclass(frozen=True, slots=True)
class QuoteRules:
    """How a language reports speech: closing marks by opening mark, and the words."""

    marks: Mapping[str, frozenset[str]]
    reports: ReportRules


@dataclass(frozen=True, slots=True)
class Relay:
    """Words that name who passes a report on: the cue, the agency or outlet, and the sentence it stands in."""

    cue: Span
    speaker: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class _Marked:
    """Words between marks: token positions [first, last) in the document, the marks left out, and the sentences of both ends."""

    first: int
    last: int
    opens: int
    closes: int


def build_quote_rules(data: Mapping[str, str]) -> QuoteRules:
    """Rules from the lists of `quotes.yaml`.

    Raises:
        KeyError: a list is missing from the data.
    """
    words = {key: frozenset(data[key].split()) for key in _LISTS.split()}
    pairs = [phrase.split("|") for phrase in data["according_phrases"].split()]
    marks: dict[str, set[str]] = {}
    for pair in data["marks"].split():
        marks.setdefault(pair[0], set()).add(pair[1])
    speakers = SpeakerRules(
        **{
            k: frozenset(data[k].split())
            for k in (
                "pronouns",
                "by",
                "ends",
                "joins",
                "between",
                "relative",
                "means",
                "within",
                "circumstances",
                "persons",
                "numbered",
            )
        }
    )
    return QuoteRules(
        marks={opening: frozenset(closing) for opening, closing in marks.items()},
        reports=ReportRules(words=words, phrases=frozenset((a, b) for a, b in pairs), speakers=speakers),
    )


def find_quotes(text: str, sentences: Sequence[Sentence], *, rules: QuoteRules) -> tuple[Quote, ...]:
    """Quotations of a document, sorted by start.

    A relay is given as a quotation only for sentences in which nobody else speaks; `find_relays` gives all.
    """
    cues = [[] if _is_flat(s) else find_cues(s, rules.reports) for s in sentences]
    quotes = _direct(text, sentences, cues, rules)
    inside = [q.span for q in quotes]
    used = {q.cue for q in quotes}
    for sentence, all_found in zip(sentences, cues):
        spoken = ("active", "headline", "noun")
        found = [
            c
            for c in all_found
            if c.kind in spoken or _leads_in(sentence, c) or sentence.range_span(c.first, c.last - 1) not in used
        ]
        own = [q for c in found if c.kind != "relay" and (q := _reported(sentences, c, inside)) is not None]
        if not own and not any(sentence.span.overlaps(s) for s in inside):
            own = [q for c in found if c.kind == "relay" and (q := _reported(sentences, c, inside)) is not None]
        quotes.extend(own)
    quotes.extend(find_continued(text, sentences, cues, quotes, rules.reports))
    return tuple(sorted(set(quotes), key=lambda q: (q.span, not q.is_direct, q.cue or q.span)))


def _is_flat(sentence: Sentence) -> bool:
    """Whether a text's marks and capitals have been taken out, so that nobody can tell where a clause ends."""
    tokens = sentence.tokens
    return len(tokens) >= FLAT and not any(t.tag == "PUNCT" or t.text[:1].isupper() for t in tokens)


def _leads_in(sentence: Sentence, cue: Cue) -> bool:
    """Whether a clause stands around the words in marks before a cue, so that all of it was said ("We strike "at will", said X")."""
    marks = [i for i, t in enumerate(sentence.tokens[: cue.first]) if t.text in QUOTE_MARKS]
    if cue.kind != "bare" or not marks:
        return False
    return any(t.tag == "VERB" for t in (*sentence.tokens[: marks[0]], *sentence.tokens[marks[-1] : cue.first]))


def find_relays(sentences: Sequence[Sentence], *, rules: QuoteRules) -> tuple[Relay, ...]:
    """Agencies and outlets named as passing a report on, in text order."""
    out: list[Relay] = []
    for sentence in sentences:
        for cue in find_cues(sentence, rules.reports):
            speaker = range_span(sentence, cue.speaker)
            if cue.kind == "relay" and speaker is not None:
                out.append(Relay(sentence.range_span(cue.first, cue.last - 1), speaker, sentence.index))
    return tuple(out)


def _reported(sentences: Sequence[Sentence], cue: Cue, direct: Sequence[Span]) -> Quote | None:
    """The reported clause of a cue, unless the cue or most of the clause stands inside a direct quotation."""
    sentence = sentences[cue.sentence]
    at = sentence.range_span(cue.first, cue.last - 1)
    if any(d.contains(at) for d in direct):
        return None
    if cue.is_back:
        previous = sentences[cue.sentence - 1] if cue.sentence else None
        if previous is None or _is_marked(previous.span, direct):
            return None
        span = previous.span
    elif cue.content is None:
        return None
    else:
        span = sentence.range_span(cue.content[0], cue.content[1] - 1)
    if _is_marked(span, direct) and not _has_verb_outside(sentences[cue.sentence], span, direct):
        return None
    return Quote(span=span, speaker=range_span(sentence, cue.speaker), cue=at, is_direct=False)


def _is_marked(span: Span, direct: Sequence[Span]) -> bool:
    """Whether most of the words stand in marks."""
    return sum(max(0, min(d.end, span.end) - max(d.start, span.start)) for d in direct) * 2 > len(span)


def _has_verb_outside(sentence: Sentence, span: Span, direct: Sequence[Span]) -> bool:
    """Whether a verb of the reported clause stands outside the words in marks."""
    said = [t for t in sentence.tokens if span.contains(t.span) and t.tag == "VERB"]
    return any(not any(d.contains(t.span) for d in direct) for t in said)


def _direct(text: str, sentences: Sequence[Sentence], cues: Sequence[list[Cue]], rules: QuoteRules) -> list[Quote]:
    """All quotations in marks that are speech."""
    out: list[Quote] = []
    places = [(s, i) for s in range(len(sentences)) for i in range(len(sentences[s].tokens))]
    marked = _between_marks(text, sentences, places, rules)
    last_end, last_quote = -9, None
    for n, m in enumerate(marked):
        last = m.last
        while last > m.first + 1 and sentences[places[last - 1][0]].tokens[places[last - 1][1]].text in (",", "\\"):
            last -= 1
        span = Span(_token_span(sentences, places, m.first).start, _token_span(sentences, places, last - 1).end)
        limits = (marked[n - 1].closes if n else -1, marked[n + 1].opens if n + 1 < len(marked) else len(places))
        cue = _cue_of(sentences, cues, places, (m, limits))
        if cue is not None and m.last - m.first < 3 and places[m.opens][1] - cue.last not in range(3):
            cue = cue if cue.sentence == places[m.closes][0] and cue.first > places[m.closes][1] else None
        if cue is not None:
            sentence = sentences[cue.sentence]
            speaker = range_span(sentence, cue.speaker)
            quote = Quote(span, speaker, sentence.range_span(cue.first, cue.last - 1), True)
        elif m.last - m.first < SHORTEST_ALONE or not _is_speech(sentences, places, m):
            continue
        else:
            follows = last_quote is not None and places[m.first][0] - last_end <= 1
            before = _just_told(sentences, cues, places[m.opens])
            quote = Quote(span, last_quote.speaker if follows and last_quote else before, None, True)
        out.append(quote)
        last_end, last_quote = places[min(m.closes, len(places) - 1)][0], quote
    return out


def _just_told(sentences: Sequence[Sentence], cues: Sequence[list[Cue]], opens: tuple[int, int]) -> Span | None:
    """Who is named as saying something in the sentence right before words in marks that open their own."""
    s, i = opens
    if i or not s or not cues[s - 1] or cues[s - 1][-1].kind not in ("active", "bare", "passive"):
        return None
    return range_span(sentences[s - 1], cues[s - 1][-1].speaker)


def _token_span(sentences: Sequence[Sentence], places: Sequence[tuple[int, int]], at: int) -> Span:
    s, i = places[at]
    return sentences[s].tokens[i].span


def _is_speech(sentences: Sequence[Sentence], places: Sequence[tuple[int, int]], marked: _Marked) -> bool:
    """Whether the words in marks end like a sentence or hold a verb."""
    tokens = [sentences[s].tokens[i] for s, i in places[marked.first : marked.last]]
    return tokens[-1].text in (",", ".", "!", "?", "...") or any(t.tag == "VERB" for t in tokens)


def _between_marks(
    text: str, sentences: Sequence[Sentence], places: Sequence[tuple[int, int]], rules: QuoteRules
) -> list[_Marked]:
    out: list[_Marked] = []
    opened: tuple[int, str] | None = None
    known = frozenset(rules.marks).union(*rules.marks.values())
    for at, (s, i) in enumerate(places):
        token = sentences[s].tokens[i]
        mark = shown(token.text)[0]
        if opened is not None and at - opened[0] > LONGEST_QUOTE:
            opened = None
        if mark not in known:
            continue
        before, behind = text[: token.span.start][-1:], text[token.span.end :][:1]
        left = not (before.isalnum() or before in tuple(".,!?)")) or (opened is None and _is_glued(before, behind))
        right = not behind.isalnum()
        if opened is not None and mark in rules.marks[opened[1]] and not (left and not right):
            if at - opened[0] > 1:
                out.append(_Marked(opened[0] + 1, at, opened[0], at))
            opened = None
        elif _opens(mark, left, right, rules) and (opened is None or (left and not right and opened[1] == mark)):
            opened = (at, mark)
    return out


def _is_glued(before: str, behind: str) -> bool:
    """Whether a mark between two characters opens a quotation although the blank before it is lost."""
    return before in tuple(".!?") and behind.isupper()


def _opens(mark: str, left: bool, right: bool, rules: QuoteRules) -> bool:
    """Whether a mark may open: one of a pair of shapes always, one that also closes where a blank stands before it."""
    return mark in rules.marks and (mark not in rules.marks[mark] or left or (mark == '"' and not right))


def _cue_of(
    sentences: Sequence[Sentence],
    cues: Sequence[list[Cue]],
    places: Sequence[tuple[int, int]],
    where: tuple[_Marked, tuple[int, int]],
) -> Cue | None:
    """The cue that names the speaker of words in marks: behind them first, before them next."""
    marked, (lower, upper) = where
    s, i = places[marked.closes]
    upper_here = places[upper][1] if upper < len(places) and places[upper][0] == s else len(sentences[s].tokens)
    for cue in cues[s]:
        if (
            i < cue.first < upper_here
            and cue.first - i <= 14
            and cue.kind in ("bare", "active", "passive", "according")
            and not (cue.kind == "active" and cue.speaker is not None and cue.speaker[0] - i > BEHIND)
        ):
            return cue
    if i == len(sentences[s].tokens) - 1 and s + 1 < len(sentences) and upper > marked.closes + 2:
        for cue in cues[s + 1][:1]:
            if cue.first == 0 and cue.kind == "bare":
                return cue
    s, i = places[marked.opens]
    lower_here = places[lower][1] if lower >= 0 and places[lower][0] == s else -1
    for cue in reversed(cues[s]):
        if lower_here < cue.first < i and cue.kind != "noun":
            return cue
    if i == 0 and s and sentences[s - 1].tokens[-1].text == ":" and cues[s - 1]:
        return cues[s - 1][-1]
    for cue in cues[places[marked.closes][0]]:
        if cue.kind == "relay" and cue.first > places[marked.closes][1]:
            return cue
    return None
