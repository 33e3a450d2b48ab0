"""Finds cues of reported speech in a sentence: the reporting words, who speaks, and what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tapal.language.contents import content_around, content_behind, trim
from tapal.language.parted import behind_manner, closes, dashed_subject, parted_subject
from tapal.language.pointing import confirms, opens_back, points_back, says_that, told_in
from tapal.language.reports import QUOTE_MARKS, Cue, ReportRules
from tapal.language.speakers import after, before
from tapal.language.voices import is_inserted, is_thing, owner, past_report, without_subject
from tapal.model.document import Role
from tapal.model.parsed import Sentence

# Words in which a sentence may lead in to who tells it.
LEAD = 5
# How soon behind a verb of counting its number stands, in words.
COUNTED = 3


def find_cues(sentence: Sentence, rules: ReportRules) -> list[Cue]:
    """All reporting cues of a sentence in text order; of two that overlap the first stays."""
    out: list[Cue] = []
    for i, token in enumerate(sentence.tokens):
        if token.norm not in rules.starts or (out and i < out[-1].last):
            continue
        cue = next((c for c in _cues_at(sentence, i, rules) if c is not None), None)
        if cue is not None:
            out.append(_continued(sentence, cue, out, rules))
    return [_with_content(sentence, cue, out, rules) for cue in out]


def _continued(sentence: Sentence, cue: Cue, earlier: list[Cue], rules: ReportRules) -> Cue:
    """The cue; when its verb goes on from another without a subject ("and noted that"), with the speaker or subject of that one."""
    at = cue.first - 1
    while at > 0 and sentence.norms[at] in rules.speakers.between:
        at -= 1
    if cue.kind != "active" or at < 1 or not rules.has("goes_on", sentence.norms[at]):
        return cue
    if cue.speaker is not None and not rules.has("active_meanwhile", sentence.norms[at]):
        return cue
    spoken = next((c.speaker for c in reversed(earlier) if c.speaker and c.kind not in ("relay", "noun")), None)
    root = next((i for i, t in enumerate(sentence.tokens) if t.relation == "root"), cue.first)
    speaker = spoken or (before(sentence, root, rules.speakers) if root < cue.first else None)
    return replace(cue, speaker=speaker or cue.speaker)


def _cues_at(sentence: Sentence, i: int, rules: ReportRules) -> Iterator[Cue | None]:
    """What the word may report as, the surest kind first; None where a kind lacks something."""
    norm = sentence.tokens[i].norm
    if rules.has("according", norm) or _pair(sentence, i) in rules.phrases:
        yield _according(sentence, i, rules)
    if rules.has("relay", norm) or rules.has("relay_nouns", norm):
        yield _relay(sentence, i, rules)
    if rules.has("closing", norm):
        yield _closing(sentence, i, rules)
    if rules.has("bare", norm):
        yield _bare(sentence, i, rules)
    if rules.has("active", norm):
        yield _active(sentence, i, rules)
    if rules.has("passive", norm):
        yield _passive(sentence, i, rules)
    if rules.has("headline", norm):
        yield _headline(sentence, i, rules)
    if rules.has("nouns", norm):
        yield _noun(sentence, i, rules)


def _pair(sentence: Sentence, i: int) -> tuple[str, str]:
    norms = sentence.norms
    return norms[i], norms[i + 1] if i + 1 < len(norms) else ""


def _cue(sentence: Sentence, kind: str, cue: tuple[int, int], speaker: tuple[int, int] | None) -> Cue:
    return Cue(kind=kind, sentence=sentence.index, first=cue[0], last=cue[1], speaker=speaker, content=None)


def _according(sentence: Sentence, i: int, rules: ReportRules) -> Cue | None:
    last = i + (2 if _pair(sentence, i) in rules.phrases else 1)
    if rules.has("according_first", sentence.norms[i]) and not _opens(sentence, i):
        return None
    speaker = without_subject(sentence, _behind(sentence, last, rules), opens=_opens(sentence, i))
    if speaker is None or is_thing(sentence, speaker, rules):
        return None
    return _cue(sentence, "according", (i, last), speaker)


def _opens(sentence: Sentence, i: int) -> bool:
    """Whether the word opens its sentence, a short lead such as "meanwhile," apart."""
    return i <= 1 or (i < LEAD and sentence.tokens[i - 1].text == "," and sentence.tokens[0].tag != "PROPN")


def _behind(sentence: Sentence, last: int, rules: ReportRules) -> tuple[int, int] | None:
    """The speaker named from `last` on, without "the statement of" before him where he is named too."""
    start = past_report(sentence, last, len(sentence.tokens) - 1, rules)
    speaker = after(sentence, start, rules.speakers) or after(sentence, last, rules.speakers)
    alone = speaker is not None and speaker[1] - speaker[0] == 1
    return None if speaker and alone and rules.has("according_skip", sentence.norms[speaker[0]]) else speaker


def _relay(sentence: Sentence, i: int, rules: ReportRules) -> Cue | None:
    """An agency or outlet behind a word of passing on, named with a capital; some words need another before them."""
    tokens = sentence.tokens
    led = i > 0 and rules.has("relay_lead", tokens[i - 1].norm)
    if rules.has("relay_nouns", tokens[i].norm) and not led:
        return None
    opens = i == 0 and len(tokens) > 1 and tokens[1].tag == "PROPN" and any(t.text == "," for t in tokens[2:6])
    if (rules.has("relay_before", tokens[i].norm) or rules.has("passive", tokens[i].norm)) and not led and not opens:
        return None
    speaker = without_subject(sentence, after(sentence, i + 1, rules.speakers), opens=_opens(sentence, i))
    if speaker is None or not any(t.text[0].isupper() for t in tokens[speaker[0] : speaker[1]]):
        return None
    first = i - 1 if led else i
    return _cue(sentence, "relay", (first, i + 1), speaker)


def _closing(sentence: Sentence, i: int, rules: ReportRules) -> Cue | None:
    """A word for "so" behind a comma before an agency or somebody else named with capitals that ends the sentence ("..., so AFP")."""
    tokens = sentence.tokens
    speaker = after(sentence, i + 1, rules.speakers) if i > 1 and tokens[i - 1].text in QUOTE_MARKS | {","} else None
    if speaker is None or len(tokens) - speaker[1] > 1 or not tokens[speaker[0]].text[:1].isupper():
        return None
    return _cue(sentence, "relay", (i, i + 1), speaker)


def _bare(sentence: Sentence, i: int, rules: ReportRules) -> Cue | None:
    """A bare verb of saying with the speaker behind it, where a clause or a quotation ends before it."""
    tokens = sentence.tokens
    before_it = tokens[i - 1] if i else None
    follows = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    quoted = (
        before_it is not None and before_it.text in QUOTE_MARKS | {",", "?", "!"} and i > 1 and _near_quote(sentence, i)
    )
    speaker = _behind(sentence, i + 1, rules)
    closes = speaker is not None and before_it is not None and before_it.text == "," and len(tokens) - speaker[1] < 2
    sure = quoted or closes or follows in rules.speakers.pronouns or (speaker and is_inserted(sentence, i, speaker[1]))
    sure = sure or (i > 1 and rules.has("led", sentence.norms[i - 1]))
    if rules.has("bare_weak", tokens[i].norm) and not sure:
        return None
    open_before = before_it is None or before_it.text in QUOTE_MARKS | {",", ".", "?", "!", "-", "*"}
    if not open_before and not rules.has("relay_lead", sentence.norms[i - 1]):
        return None
    return _cue(sentence, "bare", (i, i + 1), speaker) if speaker else None


def _near_quote(sentence: Sentence, i: int) -> bool:
    return any(t.text in QUOTE_MARKS for t in sentence.tokens[max(0, i - 2) : i])


def _active(sentence: Sentence, i: int, rules: ReportRules) -> Cue | None:
    """An active verb of saying with the speaker before it, if it can speak, and where asked for what is said behind it."""
    tokens = sentence.tokens
    if rules.has("active_given", tokens[i].norm) and not any(rules.has("given", t.norm) for t in tokens[i + 1 : i + 9]):
        return None
    pointing = confirms(sentence, i, rules) or says_that(sentence, i, rules)
    if rules.has("active_that", tokens[i].norm) and not pointing:
        other = next((j for j in range(i + 1, min(i + 13, len(tokens))) if _says(sentence, j, rules)), i + 13)
        near = tokens[i + 1 : other]
        said = any(rules.has("that", t.norm) for t in near) or (bool(near) and near[0].text == ",")
        quoted = any(t.text in QUOTE_MARKS or t.text == ":" for t in near[:3]) or _near_quote(sentence, i)
        clause = rules.has("active_clause", tokens[i].norm) and _has_clause(sentence, i)
        thing = next((t for t in near if t.tag != "ADP" and t.norm not in rules.speakers.ends), None)
        clause = clause or (rules.has("active_noun", tokens[i].norm) and thing is not None and thing.tag == "NOUN")
        clause = clause or (rules.has("active_count", tokens[i].norm) and any(t.tag == "NUM" for t in near[:COUNTED]))
        if not said and not quoted and not clause:
            return None
    parted = parted_subject(sentence, i, rules) or dashed_subject(sentence, i, rules)
    speaker = owner(sentence, parted or before(sentence, i, rules.speakers), rules)
    if speaker and is_thing(sentence, speaker, rules):
        return None
    return _cue(sentence, "active", (i, i + 1), speaker)


def _says(sentence: Sentence, i: int, rules: ReportRules) -> bool:
    """Whether the word is a verb of saying behind a comma, which what follows belongs to."""
    return i > 0 and sentence.tokens[i - 1].text == "," and rules.has("active", sentence.norms[i])


def _has_clause(sentence: Sentence, verb: int) -> bool:
    """Whether a verb that is not part of a noun phrase or a purpose follows soon."""
    tokens = sentence.tokens
    for j in range(verb + 1, min(verb + 16, len(tokens))):
        inside = tokens[j].relation in ("acl", "acl:relcl", "amod", "nmod") or tokens[j - 1].tag in ("SCONJ", "ADP")
        if tokens[j].tag == "VERB" and not inside:
            return True
    return False


def _headline(sentence: Sentence, i: int, rules: ReportRules) -> Cue | None:
    """A verb of saying as headlines write it, right behind its speaker."""
    tokens = sentence.tokens
    if not i or tokens[i - 1].text == "," or (i + 1 < len(tokens) and tokens[i + 1].is_clitic):
        return None
    if sentence.role is not Role.HEADLINE and not (tokens[i].tag == "VERB" and tokens[i - 1].tag == "PROPN"):
        return None
    speaker = before(sentence, i, rules.speakers)
    if speaker is None or i - speaker[1] > 2:
        return None
    return _cue(sentence, "headline", (i, i + 1), speaker)


def _passive(sentence: Sentence, i: int, rules: ReportRules) -> Cue | None:
    """A passive of saying with the speaker behind it: marked, with a capital, or pointed back to by what opens the sentence.

    "What he calls X" only names X and says nothing of what stands before.
    """
    tokens = sentence.tokens
    if i + 1 >= len(tokens):
        return None
    at = behind_manner(sentence, i + 1, rules)
    following = tokens[at]
    by = following.norm in rules.speakers.by or following.norm in rules.speakers.pronouns
    back = opens_back(sentence, i, rules)
    led = i > 1 and rules.has("led", tokens[i - 1].norm) and tokens[i - 2].text in QUOTE_MARKS | {","}
    weak = rules.has("passive_by", tokens[i].norm) and not led
    before_it = next((j for j in range(i - 1, -1, -1) if tokens[j].norm not in rules.speakers.between), 0)
    if tokens[before_it].norm in rules.speakers.relative and following.norm in rules.speakers.pronouns:
        return None
    named = _named_by(sentence, i, before_it, rules)
    if named is not None:
        return _cue(sentence, "noun", (i, i + 1), named)
    document = told_in(sentence, i, rules)
    if document is not None:
        return _cue(sentence, "according", (i, i + 1), document)
    if not by and not back and not led and (weak or not following.text[0].isupper()):
        return None
    speaker = after(sentence, at, rules.speakers)
    return _cue(sentence, "passive", (i, i + 1), speaker) if speaker else None


def _named_by(sentence: Sentence, i: int, before_it: int, rules: ReportRules) -> tuple[int, int] | None:
    """Who calls something what the words behind them say ("what is described by X as an attempt to …")."""
    if sentence.norms[before_it] not in rules.speakers.relative:
        return None
    speaker = after(sentence, i + 1, rules.speakers)
    behind = speaker[1] if speaker else len(sentence.tokens)
    return speaker if behind < len(sentence.tokens) and rules.has("naming", sentence.norms[behind]) else None


def _noun(sentence: Sentence, i: int, rules: ReportRules) -> Cue | None:
    """A noun of saying with its speaker, before a word of `that`; at the end of a sentence it reports what stands before."""
    speaker = _behind(sentence, i + 1, rules)
    led = i > 0 and rules.has("relay_lead", sentence.norms[i - 1])
    ends = (
        i > 1 and led and rules.has("led", sentence.norms[i - 1]) and sentence.tokens[i - 2].text in QUOTE_MARKS | {","}
    )
    if ends and speaker is None and i + 1 < len(sentence.tokens) and rules.has("back_tail", sentence.norms[i + 1]):
        speaker = (i, i + 2)
    opens = i == 1 and led and rules.has("led", sentence.norms[0])
    opens = opens and speaker is not None and not any(t.tag == "VERB" for t in sentence.tokens[speaker[1] :])
    if speaker and led and (ends or opens or len(sentence.tokens) - speaker[1] < 4):
        return _cue(sentence, "bare", (i - 1, i + 1), speaker)
    end = speaker[1] if speaker else i + 1
    if end >= len(sentence.tokens) or not rules.has("that", sentence.norms[end]):
        return None
    return _cue(sentence, "noun", (i, i + 1), speaker)


def _with_content(sentence: Sentence, cue: Cue, cues: list[Cue], rules: ReportRules) -> Cue:
    """The cue with the range of what is said."""
    if points_back(sentence, cue, rules):
        return Cue(cue.kind, cue.sentence, cue.first, cue.last, cue.speaker, None, True)
    if cue.speaker is not None and closes(sentence, cue):
        said = (0, cue.speaker[0])
    elif cue.kind in ("active", "headline", "noun"):
        said = content_behind(sentence, cue, cues, rules)
    else:
        said = content_around(sentence, cue, rules)
    return Cue(cue.kind, cue.sentence, cue.first, cue.last, cue.speaker, trim(sentence, said, rules))
