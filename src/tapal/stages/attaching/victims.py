"""Victims told without a number: by name, by office, or as one whom the text has told of before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tapal.language.grammar import Grammar
from tapal.model.events import NAMED, TOLL, NumberClaim, Status
from tapal.model.frames import Frame
from tapal.model.mentions import ActorMention, CountMention
from tapal.model.parsed import Sentence
from tapal.stages.attaching.adding import totals
from tapal.stages.attaching.counting import FITS
from tapal.stages.attaching.patients import THINGS

# Acts done, so that who is named as their victim is one.
DONE = (Status.ACTUAL, Status.ALLEGED)
# The list of words by the number that those words give their named victims.
BY_NAME: Mapping[str, str] = {"killed": "killing_words", "injured": "wounding_words", "captured": "taking_words"}
# The lists of words for all of so many people.
TOGETHER: Mapping[int, str] = {2: "two_together", 3: "three_together", 4: "four_together"}
# Numbers up to this one are told so exactly that one person more counts.
FEW = 20
# Words after a noun for one person within which "that" or "his" may follow ("the pilot of the jet, that").
NEAR = 2
# Words behind a count within which "every" makes it a rate; behind the dead and hurt within which another number counts the hurt.
RATE_WITHIN, HURT_WITHIN = 4, 4
# Days up to now from which on what happened in them is more than one act.
TRAILING = 2


def numbers_of(frame: Frame, sentence: Sentence, grammar: Grammar) -> tuple[NumberClaim, ...]:
    """How many people an act counts, by field; its victims that are told one by one count where no number does.

    One person beside a number is one more ("Ali Hasan and three of his men").
    """
    done = _done(frame, sentence, grammar)
    told: dict[str, NumberClaim] = {}
    for name, count in totals(frame.counts, sentence, grammar):
        is_here = count.sentence == sentence.index
        if is_here and (_is_rate(count, sentence, grammar) or (name in TOLL and _is_of_both(count, sentence, grammar))):
            continue
        is_blow = frame.trigger.voice == "noun" and not done and name == "killed"
        is_own = is_here and (name == done or is_blow or frame.trigger.type == "DISPLACE")
        one = _with_one_more(frame, count, sentence, grammar) if is_own else count
        told[name] = NumberClaim(name, one.low, one.high, one.span, one.hedge, _is_tally(frame, sentence, grammar))
    if done and done not in told:
        told |= {n.field: n for n in _named(frame, done, sentence, grammar)}
    return tuple(told[name] for name in sorted(told))


def _is_of_both(count: CountMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether so many are counted as dead or hurt, and nobody says how many of each ("forty people were killed or wounded")."""
    at = max(count.last, count.noun_at + 1)
    words = sentence.norms[at : at + 3]
    if len(words) < 3 or not (grammar.has("conjunctions", words[1]) or grammar.has("alternatives", words[1])):
        return False
    if any(t.tag == "NUM" for t in sentence.tokens[at + 3 : at + 3 + HURT_WITHIN]):
        return False
    ends = (words[0], words[2])
    return all(grammar.has_any(BY_NAME[name], ends) for name in TOLL)


def _is_rate(count: CountMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether so many are counted for each of several times ("five people died every day")."""
    end = max(count.last, count.noun_at + 1)
    return grammar.has_any("for_each", sentence.norms[end : end + RATE_WITHIN])


def _is_tally(frame: Frame, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether what a sentence counts is of a long time: "since" other than a day of the week, or days that end now.

    What is the worst since a year is of one act.
    """
    short = {t.first for t in frame.times if "weekday" in t.rule}
    norms = sentence.norms
    for at, word in enumerate(norms):
        is_since = grammar.has("since", word) and short.isdisjoint((at, at + 1, at + 2))
        if is_since and not (at and grammar.has("outdoing", norms[at - 1])):
            return True
    return any(t.rule == "trailing" and t.start and _days(t.start, t.end) >= TRAILING for t in frame.times)


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _done(frame: Frame, sentence: Sentence, grammar: Grammar) -> str:
    """The field that the words of an act done count by themselves; empty when they count none."""
    words = [t.norm for t in sentence.tokens[frame.trigger.first : frame.trigger.last]]
    name = next((n for n, done in BY_NAME.items() if grammar.has_any(done, words)), "")
    return name if frame.status in DONE and frame.trigger.type in FITS.get(name, ()) else ""


def _with_one_more(frame: Frame, count: CountMention, sentence: Sentence, grammar: Grammar) -> CountMention:
    """The count of few, with the one person added whom a conjunction joins to it."""
    if count.low is None or count.high is None or count.low > FEW or count.sentence != sentence.index:
        return count
    tokens = sentence.tokens
    before = [t.norm for t in tokens[max(0, count.first - 2) : count.first]]
    is_more = len(before) == 2 and grammar.has("conjunctions", before[1]) and grammar.has("one_pronouns", before[0])
    is_more = is_more or _is_one_before(frame, count, sentence, grammar)
    for filler in (*frame.actors, *frame.recipients):
        one = filler.mention
        if one.kind != "person" or one.sentence != sentence.index:
            continue
        gap = tokens[one.last : count.first] if one.last <= count.first else tokens[count.noun_at + 1 : one.first]
        is_beside = one.last <= count.first or 0 <= count.noun_at < one.first
        is_more = is_more or (is_beside and len(gap) == 1 and grammar.has("conjunctions", gap[0].norm))
    return replace(count, low=count.low + 1, high=count.high + 1) if is_more else count


def _is_one_before(frame: Frame, count: CountMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a conjunction joins one person to the count, told by a noun that has no number ("the mayor and two guards")."""
    norms = sentence.norms
    at = count.first - 1
    if at < 1 or not grammar.has("conjunctions", norms[at]):
        return False
    at -= 1
    is_known = grammar.has("possessive", norms[at])
    at -= is_known
    if at < 0 or any(c.noun_at == at for _, c in frame.counts) or (at and grammar.has("quantifiers", norms[at - 1])):
        return False
    return grammar.has("single_posts", norms[at]) or (is_known and grammar.has("single_people", norms[at]))


def _named(frame: Frame, field: str, sentence: Sentence, grammar: Grammar) -> tuple[NumberClaim, ...]:
    """How many people an act done to single persons was done to, as the exact number of them."""
    people = [
        f.mention for f in frame.recipients if f.mention.sentence == sentence.index and f.mention.kind not in THINGS
    ]
    together = [n for m in people if (n := _together(m, sentence, grammar))]
    if not people or not (together or all(_is_one(m, sentence, grammar) for m in people)):
        return ()
    many = max(together, default=len(people))
    span = people[0].span.cover(people[-1].span)
    return (NumberClaim(field, many, many, span, NAMED),)


def _together(mention: ActorMention, sentence: Sentence, grammar: Grammar) -> int:
    """How many people "both" or "all three" in or right before the words mean; 0 without such a word."""
    near = sentence.norms[max(0, mention.first - 1) : mention.first + 1]
    return next((n for n, words in TOGETHER.items() if grammar.has_any(words, near)), 0)


def _is_one(mention: ActorMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether one person is meant: by name, by a noun with a name after it, by an office, or by "that" or "his" man."""
    norms = sentence.norms
    before = norms[mention.first - 1] if mention.first else ""
    if mention.kind == "person" or (mention.kind == "pronoun" and grammar.has("one_pronouns", norms[mention.first])):
        return True
    after = norms[mention.last : mention.last + NEAR]
    if grammar.has("naming", after[0] if after else "") or _is_one_of(norms, mention.first, grammar):
        return True
    if grammar.has("quantifiers", before) or grammar.has_any("others", after):
        return False
    if mention.kind == "office" or _has_name_after(mention, sentence) or _has_name_before(mention, sentence):
        return True
    words = norms[mention.first : mention.last]
    if grammar.has_any("single_posts", words[:1]):
        return True
    is_known = any(grammar.has("definites", w) or grammar.has("possessive", w) for w in (*words[1:], *after[:1]))
    return is_known and grammar.has("single_people", words[0])


def _is_one_of(norms: Sequence[str], at: int, grammar: Grammar) -> bool:
    """Whether "one of" stands right before token `at`."""
    return at >= 2 and grammar.has("one_of_first", norms[at - 2]) and grammar.has("one_of_second", norms[at - 1])


def _has_name_after(mention: ActorMention, sentence: Sentence) -> bool:
    """Whether a person's name follows the noun after a comma ("the editor, Ali Hasan,")."""
    tokens = sentence.tokens
    at = mention.last
    while at < len(tokens) and tokens[at].entity == "ORG":
        at += 1
    return at + 1 < len(tokens) and tokens[at].norm == "," and tokens[at + 1].entity == "PER"


def _has_name_before(mention: ActorMention, sentence: Sentence) -> bool:
    """Whether the noun follows a person's name and a comma ("NAME, a guard of the camp")."""
    at = mention.first
    return at >= 2 and sentence.tokens[at - 1].norm == "," and sentence.tokens[at - 2].entity == "PER"
