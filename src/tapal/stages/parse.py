"""The parse stage: how is each sentence built, and who is quoted?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tapal.language.forms import norm_form
from tapal.language.pipeline import Language
from tapal.language.quotes import find_quotes
from tapal.language.reading import Analysis
from tapal.language.sentences import split
from tapal.language.tokenizer import Piece, tokenize
from tapal.model.document import Document, Passage, Role
from tapal.model.parsed import Parsed, Sentence, Token
from tapal.model.spans import Span


def parse(
    document: Document, passages: tuple[Passage, ...], *, language: Language, names: frozenset[str] = frozenset()
) -> Parsed:
    """Sentences of all coded passages, tagged and parsed, and the document's quotations.

    `names` are single words, with their case, that are known to be names; words glued to them are cut apart.
    """
    text = document.text
    known = language.token_rules.glue.names_in(text, names)
    cut: list[tuple[Role, list[Piece]]] = []
    for passage in passages:
        if not passage.role.is_coded:
            continue
        pieces = tokenize(text, start=passage.span.start, end=passage.span.end, rules=language.token_rules, names=known)
        for first, last in split(text, pieces, rules=language.sentence_rules):
            cut.append((passage.role, pieces[first:last]))
    words = [[_surface(piece) for piece in pieces] for _, pieces in cut]
    lemmas = language.lemma_and_voice
    sentences = tuple(
        Sentence(index, Span(pieces[0].start, pieces[-1].end), role, _tokens(pieces, forms, analysis, lemmas))
        for index, ((role, pieces), forms, analysis) in enumerate(zip(cut, words, language.analyse(words), strict=True))
    )
    return Parsed(sentences=sentences, quotes=find_quotes(text, sentences, rules=language.quote_rules))


def _surface(piece: Piece) -> str:
    """The letters of a word, without the hyphen that a clitic hangs on."""
    return piece.surface.lstrip("-") if piece.is_clitic else piece.surface


def _tokens(
    pieces: Sequence[Piece],
    words: Sequence[str],
    analysis: Analysis,
    lemma_and_voice: Callable[[str, str], tuple[str, str]],
) -> tuple[Token, ...]:
    tokens = []
    for (start, end, surface, is_clitic), word, tag, relation, head, (entity, starts) in zip(
        pieces, words, analysis.tags, analysis.relations, analysis.heads, analysis.entities, strict=True
    ):
        norm = norm_form(word)
        lemma, voice = lemma_and_voice(norm, tag)
        span = Span(start, end)
        tokens.append(Token(span, surface, norm, lemma, tag, relation, head, voice, entity, starts, is_clitic))
    return tuple(tokens)
