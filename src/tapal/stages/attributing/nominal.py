"""Whether an act told by a noun is the subject of what a cue of status says, or the news that it calls true or false."""

from __future__ import annotations

from tapal.language.grammar import Grammar
from tapal.model.mentions import CueMention, TriggerMention
from tapal.model.parsed import Sentence

# Words between the act and the cue.
SUBJECT_REACH = 6
# The same of a subject that opens its sentence and names all who take part.
LONG_SUBJECT = 14
TOLD_REACH = 12
# The type of act whose noun, as the subject of what it will be about, lies ahead.
TALKS = "CONSULT"


def is_subject(cue: CueMention, trigger: TriggerMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the act is the subject of what the cue says: of its verb, or of the light verb after a word for the future."""
    gap = sentence.tokens[trigger.last : cue.first]
    if any(t.tag == "VERB" for t in gap) or len(gap) > (LONG_SUBJECT if trigger.first == 0 else SUBJECT_REACH):
        return False
    if len(gap) > SUBJECT_REACH:
        return cue.kind == "future" and _is_staged(cue, sentence, grammar)
    if cue.scope == "subject":
        return True
    if cue.kind != "future" or any(t.tag == "PUNCT" for t in gap):
        return False
    if any(grammar.has("relativizers", t.norm) for t in gap[:-1]):
        return False
    if cue.value == "scheduled":
        return True
    follows = sentence.norms[cue.last] if cue.last < len(sentence.tokens) else ""
    if trigger.type == TALKS and grammar.has("staged", follows):
        return True
    after = sentence.tokens[cue.last] if cue.last < len(sentence.tokens) else None
    light = after is not None and (
        grammar.has("light_verbs_passive", after.norm) or grammar.has("intransitive_light", after.norm)
    )
    return cue.scope == "verb-after" and light


def _is_staged(cue: CueMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a word for the future leads to a verb of holding or doing something, words like "again" apart."""
    at = cue.last
    while at < len(sentence.tokens) - 1 and sentence.tokens[at].tag == "ADV":
        at += 1
    follows = sentence.norms[at] if at < len(sentence.tokens) else ""
    return grammar.has("staged", follows) or grammar.has("light_verbs_passive", follows)


def is_told(cue: CueMention, trigger: TriggerMention, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the act is what the news is that turns out false, or what a word for such news before it tells."""
    gap = sentence.tokens[trigger.last : cue.first]
    if len(gap) > TOLD_REACH or any(grammar.has("saying", t.norm) or t.text in (";", '"') for t in gap):
        return False
    if trigger.voice == "noun" and not any(t.tag in ("VERB", "PUNCT") for t in gap):
        return True
    before = sentence.tokens[max(0, trigger.first - TOLD_REACH) : trigger.first]
    news = next((i for i in range(len(before) - 1, -1, -1) if grammar.has("charges", before[i].norm)), None)
    return news is not None and not any(t.tag == "PUNCT" or grammar.has("saying", t.norm) for t in before[news:])
