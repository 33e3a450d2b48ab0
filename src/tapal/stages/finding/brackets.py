"""What brackets behind a name add to it: an abbreviation, the mark of a rank's service, the state, a known body."""

from __future__ import annotations

from dataclasses import replace

from tapal.model.parsed import Sentence
from tapal.stages.finding.naming import Known, known_at
from tapal.stages.finding.noun_phrase import Look, Phrase, is_sided

# Kinds of names that brackets behind them tell something of, and kinds of bodies that such brackets name.
BRACKETED = ("person", "organisation", "body")
BODIES = ("organisation", "group", "force")
# Kinds of an office or body whose short form may follow in brackets, the tags of what joins its halves, where it closes at the latest.
TITLES = ("title", "body")
MARKS = frozenset({"PUNCT", "SYM"})
LONGEST_SHORT = 6


def takes_abbreviation(sentence: Sentence, phrase: Phrase, look: Look) -> bool:
    """An abbreviation in brackets after what it stands for, or the mark of a rank's service ("(ret)")."""
    _, grammar, _ = look
    at = phrase.last
    words = [t.text for t in sentence.tokens[at : at + 3]]
    if len(words) == 3 and words[0] == "(" and words[2] != ")":
        return _takes_short_title(sentence, phrase, look)
    if len(words) != 3 or words[0] != "(" or words[2] != ")":
        return False
    is_short = (words[1].isupper() and len(words[1]) <= 8) or grammar.has("rank_marks", words[1].lower())
    if _takes_bracketed(sentence, phrase, look):
        return True
    if grammar.has("police_marks", words[1].lower()):
        phrase.parts[0] = (phrase.parts[0][0], replace(phrase.parts[0][1], sector="COP"))
    if is_short or _is_short_title(sentence, phrase, look):
        phrase.last += 3
        return True
    return False


def _takes_bracketed(sentence: Sentence, phrase: Phrase, look: Look) -> bool:
    """What brackets behind a name tell of it: its state ("NAME (X)"), or the known abbreviation of a body."""
    naming, _, day = look
    if not phrase.parts or is_sided(phrase) or phrase.parts[0][1].kind not in BRACKETED:
        return False
    at = phrase.last + 1
    known = known_at(sentence, at, naming, day=day)
    if not known or known[0] != at + 1 or not known[1].country or not sentence.tokens[at].text[:1].isupper():
        return False
    if known[1].kind != "state" and (known[1].kind not in BODIES or phrase.parts[0][1].kind == "person"):
        return False
    told = known[1]
    if told.kind == "state":
        told = Known("demonym", told.country, "CVL" if phrase.parts[0][1].kind == "person" else "UNK")
    phrase.parts.append((at, told))
    phrase.last += 3
    return True


def _takes_short_title(sentence: Sentence, phrase: Phrase, look: Look) -> bool:
    """A short form of several words, or halves joined by a dash or slash, in brackets behind a title or body."""
    ends = (at for at in range(phrase.last + 2, phrase.last + LONGEST_SHORT) if sentence.norms[at : at + 1] == (")",))
    end = next(ends, None)
    if end is None or not _is_short_title(sentence, phrase, look, end):
        return False
    naming, _, day = look
    known = known_at(sentence, phrase.last + 1, naming, day=day)
    phrase.parts += [(phrase.last + 1, known[1])] if known and known[1].kind == "organisation" else []
    phrase.last = end + 1
    return True


def _is_short_title(sentence: Sentence, phrase: Phrase, look: Look, end: int = 0) -> bool:
    """Whether the words in brackets, which close at token `end`, are a short form of the title or body before them.

    They are a title or body themselves, or a word with a capital behind an office whose name has more words; no other side.
    """
    naming, _, day = look
    first, end = phrase.last + 1, end or phrase.last + 2
    words = sentence.tokens[first:end]
    if sentence.tokens[first - 2].entity == "PER" or not phrase.parts:
        return False
    if not all(t.text[:1].isupper() or t.tag in MARKS for t in words):
        return False
    known, before = known_at(sentence, first, naming, day=day), phrase.parts[-1][1]
    if known and known[0] == end and known[1].kind in (*TITLES, *BODIES) and known[1].country in ("", before.country):
        return True
    is_office = before.kind in (*TITLES, *BODIES) and phrase.last - phrase.first > 1 and not phrase.has_name
    return is_office and not (known and known[1].country)
