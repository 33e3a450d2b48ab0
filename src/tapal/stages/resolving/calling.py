"""What the words that name a speaker call him: the person's name in them or beside them, or the whole phrase."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from tapal.language.grammar import Grammar
from tapal.model.mentions import ActorMention
from tapal.model.parsed import Parsed, Sentence, Token
from tapal.model.spans import Span

PERSON = "PER"
APPOSED = 5
LONGEST = 10
LONGEST_NAME = 4
# Sentences before the first pronoun that speaks in which its person may be named.
BACK = 2
# Letters that a name may end in, written large ("Budi SR").
INITIALS = 2
# Kinds of words before a name that are no part of it.
TITLES = ("home_ranks", "rank_marks", "short_titles")
# Marks that stand close to the word before them, or to the one behind, and marks around a name that are no part of it.
CLOSE_BEHIND = frozenset({",", ".", ")", "/"})
CLOSE_BEFORE = frozenset({"(", "/"})
AROUND = frozenset({"*", "**", "_", ",", '"', "“", "”"})


def written(tokens: Sequence[Token]) -> str:
    """The words as a text writes them: no blank before a comma, within brackets or in a word, and no marks around them."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].text in AROUND:
        first += 1
    while first < last and tokens[last - 1].text in AROUND:
        last -= 1
    out, before = "", ""
    for token in tokens[first:last]:
        close = token.is_clitic or token.text in CLOSE_BEHIND or before in CLOSE_BEFORE
        out += token.text if close or not out else " " + token.text
        before = token.text
    return out


def spoken_for(sentence: Sentence, at: Sequence[int], grammar: Grammar) -> str:
    """The person named behind a comma after a spokesperson of somebody else who is named ("spokesman of X, Y")."""
    tokens = sentence.tokens
    comma = next((i for i in at if tokens[i].text == ","), None)
    if comma is None or comma == at[-1] or not grammar.has("spokespeople", tokens[at[0]].norm):
        return ""
    return person_in(sentence, comma + 1, at[-1] + 1)


def person_in(sentence: Sentence, first: int, last: int, known: Iterable[str] = ()) -> str:
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


def described(sentence: Sentence, at: Sequence[int]) -> str:
    """The name before a comma behind which lower-case words say who that is ("Ani Wibowo, wife of Budi Santoso")."""
    tokens = sentence.tokens
    comma = next((i for i in at if tokens[i].text == ","), None)
    if comma is None or comma + 1 > at[-1] or tokens[at[0]].tag != "PROPN" or not tokens[comma + 1].text.islower():
        return ""
    bracket = next((i for i in range(at[0], comma) if tokens[i].text == "("), comma)
    before = tokens[at[0] : bracket]
    if not 0 < len(before) <= LONGEST_NAME or not all(t.tag == "PROPN" and t.text[:1].isupper() for t in before):
        return ""
    return " ".join(t.text for t in before)


def titled_name(sentence: Sentence, mention: ActorMention) -> str:
    """The name at the end of a mention that begins with a title: as many words as the name has."""
    words = [t.text for t in sentence.tokens[mention.first : mention.last] if not t.is_clitic]
    run = words[-len(mention.name.split()) :] if mention.sentence == sentence.index else []
    return " ".join(run) if 1 < len(run) <= LONGEST_NAME and all(w[:1].isupper() for w in run) else ""


def ranked(sentence: Sentence, at: Sequence[int], grammar: Grammar) -> str:
    """The name behind the rank of an officer, whose office stands before the rank ("police chief of X Colonel Ali Hasan")."""
    tokens = [sentence.tokens[i] for i in at]
    last = max((i for i in range(len(tokens)) if _is_rank(tokens, i, grammar)), default=None)
    if last is None or any(t.text == "," for t in tokens[last:]):
        return ""
    while last + 1 < len(tokens) and _is_of_rank(tokens[last + 1], grammar):
        last += 1
    return _plain_name(tokens[last + 1 :], grammar)


def ranked_behind(sentence: Sentence, last: int, grammar: Grammar) -> str:
    """The name behind a comma at `last` and an officer's rank that follows it ("the commander of X, Colonel Ali Hasan, in Y")."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens) or tokens[last].text != "," or not _is_of_rank(tokens[last + 1], grammar):
        return ""
    first = last + 1
    while first < len(tokens) and _is_of_rank(tokens[first], grammar):
        first += 1
    end = first
    while end < len(tokens) and tokens[end].tag == "PROPN" and tokens[end].text[:1].isupper():
        end += 1
    return _plain_name(tokens[first:end], grammar)


def behind_office(sentence: Sentence, at: Sequence[int], grammar: Grammar) -> str:
    """The name, unknown to the tagger, behind the comma after who holds an office, or with a rank ("minister of X, Hasan")."""
    tokens = [sentence.tokens[i] for i in at]
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), None)
    if not comma:
        return ""
    last = comma
    while last + 1 < len(tokens) and _is_of_rank(tokens[last + 1], grammar):
        last += 1
    kinds = ("office_holders", "spokespeople", "home_ranks")
    holds = last > comma or any(grammar.has(kind, tokens[0].norm) for kind in kinds)
    return _plain_name(tokens[last + 1 :], grammar) if holds else ""


def without_rank(name: str, grammar: Grammar) -> str:
    """A name without the ranks that the tagger takes for its first words."""
    words = name.split()
    while len(words) > 1 and any(grammar.has(k, words[0].lower().rstrip(".")) for k in TITLES):
        words = words[1:]
    return " ".join(words)


def _is_of_rank(token: Token, grammar: Grammar) -> bool:
    norm = token.norm.rstrip(".")
    return token.text[:1].isupper() and (grammar.has("home_ranks", norm) or grammar.has("rank_marks", norm))


def _plain_name(tokens: Sequence[Token], grammar: Grammar) -> str:
    """The words when they can be one person's name: few, with a capital, no abbreviation and no office."""
    kinds = ("office_holders", "spokespeople", "offices", "portfolio", "including")
    if not 0 < len(tokens) <= LONGEST_NAME or any(grammar.has(kind, t.norm) for t in tokens for kind in kinds):
        return ""
    initials = len(tokens) > 1 and len(tokens[-1].text) <= INITIALS
    named = tokens[:-1] if initials else tokens
    plain = all(
        t.text[:1].isupper() and t.tag == "PROPN" and (t.text.endswith(".") or not t.text.isupper()) for t in named
    )
    return " ".join(t.text for t in tokens) if plain else ""


def _is_rank(tokens: Sequence[Token], i: int, grammar: Grammar) -> bool:
    """Whether the word is a rank, and no "general" of an office ("secretary general")."""
    if not tokens[i].text[:1].isupper() or not grammar.has("home_ranks", tokens[i].norm):
        return False
    return i == 0 or not grammar.has("offices_general", tokens[i - 1].norm)


def whole_phrase(sentence: Sentence, at: Sequence[int], noun: str, grammar: Grammar) -> int:
    """Where the phrase of somebody without a name ends, with what describes him ("a source close to X")."""
    last = at[-1] + 1
    if not noun or any(sentence.tokens[i].tag == "PROPN" for i in at):
        return last
    below = set(sentence.subtree(next(i for i in at if sentence.tokens[i].norm == noun)))
    while last in below and last - at[-1] <= LONGEST and sentence.tokens[last].tag != "PUNCT":
        if sentence.tokens[last].tag == "ADP" and sentence.tokens[last + 1].tag == "PRON":
            break
        if grammar.has("addressing", sentence.norms[last]):
            break
        last += 1
    clause = next((i for i in range(at[-1] + 1, last) if grammar.has("relativizers", sentence.tokens[i].norm)), last)
    unnamed = any(grammar.has("identity_words", t.norm) for t in sentence.tokens[clause:last])
    return clause if unnamed else last


def described_until(sentence: Sentence, clause: tuple[int, int], limit: int, grammar: Grammar) -> int:
    """Where a clause [first, last) that says who somebody without a name is ends: what its last adjective is of belongs to it.

    ("A source who is close to X says": the parser may take X for who says it.)
    """
    first, last = clause
    opens = first < last and grammar.has("relativizers", sentence.tokens[first].norm)
    ends = opens and last < limit and sentence.tokens[last - 1].tag == "ADJ" and sentence.tokens[last].tag == "ADP"
    named = ends and all(t.tag in ("PROPN", "NOUN") for t in sentence.tokens[last + 1 : limit])
    return limit if named and limit - last <= APPOSED else last


def apposed(sentence: Sentence, last: int, grammar: Grammar) -> str:
    """The person named behind a comma soon after a title that ends at `last`, unless a verb follows that tells what he did."""
    tokens = sentence.tokens
    comma = next((i for i in range(last, min(last + APPOSED, len(tokens))) if tokens[i].text == ","), None)
    if comma is None or any(t.tag == "VERB" for t in tokens[last:comma]):
        return ""
    end = comma + 1
    while end < min(len(tokens), comma + LONGEST) and tokens[end].entity == PERSON:
        end += 1
    if end < len(tokens) and tokens[end].tag == "VERB" and not grammar.has("saying", tokens[end].norm):
        return ""
    return person_in(sentence, comma + 1, end)


def full_names(parsed: Parsed) -> dict[str, str]:
    """The longest name of a person in the document by each of its words that is written with a capital; the first of two as long.

    Longer runs of words are headlines that the tagger takes for names.
    """
    out: dict[str, str] = {}
    cues = {q.cue.start for q in parsed.quotes if q.cue}
    for sentence in parsed.sentences:
        for name in (n for n in _runs(sentence, cues) if len(n) <= LONGEST_NAME):
            for word in name:
                if word[:1].isupper() and len(name) > len(out.get(word, "").split()):
                    out[word] = " ".join(name)
    return out


def nicknames(parsed: Parsed) -> dict[str, str]:
    """The name of a person by the single name that stands in brackets behind it ("Ahmad Karimi (Medi)")."""
    out: dict[str, str] = {}
    for sentence in parsed.sentences:
        tokens = sentence.tokens
        for i in range(2, len(tokens) - 2):
            bracketed = tokens[i].text == "(" and tokens[i + 2].text == ")" and tokens[i + 1].text.istitle()
            if bracketed and tokens[i - 1].entity == PERSON and tokens[i - 2].entity == PERSON:
                first = i - 1
                while first > 0 and tokens[first].entity == PERSON and not tokens[first].entity_starts:
                    first -= 1
                out[tokens[i + 1].text] = " ".join(t.text for t in tokens[first:i])
    return out


def _runs(sentence: Sentence, cues: Container[int]) -> Iterable[Sequence[str]]:
    """The names of people in a sentence, word by word, as the tagger tells them; a verb of reporting at `cues` is in none."""
    run: list[str] = []
    for token in sentence.tokens:
        named = token.entity == PERSON and token.span.start not in cues
        if named and not token.entity_starts and run:
            run.append(token.text)
            continue
        if run:
            yield run
        run = [token.text] if named else []
    if run:
        yield run


def before_apposition(sentence: Sentence, first: int, last: int) -> int:
    """Where a name ends at a comma behind which lower-case words only say what it is ("the Rajawali Forum, a lobby of miners in X")."""
    comma = next((i for i in range(first + 1, last - 1) if sentence.tokens[i].text == ","), last)
    named = all(t.text[:1].isupper() or t.tag in ("ADP", "CCONJ", "PUNCT") for t in sentence.tokens[first:comma])
    return comma if comma < last and named and sentence.tokens[comma + 1].text.islower() else last


def just_named(sentence: Sentence, span: Span, people: Iterable[ActorMention]) -> str:
    """The last person named before a pronoun that speaks first of all, at most two sentences back."""
    near = (m for m in people if m.kind == "person" and m.name and m.span.end <= span.start)
    last = max((m for m in near if sentence.index - m.sentence <= BACK), key=lambda m: m.span, default=None)
    return last.name if last else ""


def fuller(name: str, names: Mapping[str, str]) -> str:
    """The full name that the document gives for a single name."""
    return names.get(name, name) if " " not in name else name


def trimmed(name: str, names: Mapping[str, str]) -> str:
    """A name without words before it that belong to a title, as the document names the person elsewhere."""
    words = name.split()
    known = [names[w] for w in words if w in names]
    return next((n for n in known if name.endswith(" " + n)), name) if words[0] not in names else name


def bare_outlet(called: str, is_state: Callable[[str], bool], grammar: Grammar) -> str:
    """The name of an outlet without the words before it for what it is and whose ("news agency", "the Israeli daily")."""
    words = called.split()
    opens = next((n for n in (2, 1) if grammar.has("outlet_openers", " ".join(words[:n]).lower())), 0)
    at = opens
    while at < len(words) and grammar.has("outlet_words", words[at]):
        at += 1
    while at < len(words) - 1 and is_state(words[at]):
        at += 1
    name = words[at:]
    plain = not name or not name[0][:1].isupper() or is_state(name[0]) or grammar.has("outlet_words", name[0].lower())
    return called if not opens or plain else " ".join(name)
