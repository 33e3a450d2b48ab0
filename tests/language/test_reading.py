"""The networks that numpy works out say what the trained spaCy pipeline says."""

from __future__ import annotations

import numpy as np
import pytest

from tapal.language import network
from tapal.language.forms import model_form
from tapal.language.network import Vectors, layers_of
from tapal.language.pipeline import LONGEST_WORD, Language, load_language
from tapal.language.reading import Analysis, Reader

TEXTS = (
    "Pasukan perbatasan Ruritania menembak dua nelayan Graustark di muara Sungai Lembayung , kata Kolonel Anton Wiranda .",
    "Menteri Luar Negeri Sylvania Carla Mendez tiba di Kota Mawar untuk bertemu Presiden Bernard Okello .",
    "Gencatan senjata itu , yang diteken di Jenewa pada 3 Mei 2021 , dilanggar lagi .",
    "Perserikatan Bangsa - Bangsa mengecam serangan itu",
    "Lembayung",
    "!",
    "Di desa tersebut warga menolak pindah karena ladang mereka berada di seberang sungai yang kini dijaga tentara asing .",
)


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language("id")


def by_spacy(language: Language, sentences: list[list[str]]) -> list[Analysis]:
    from spacy.tokens import Doc

    out = []
    for sentence in sentences:
        words = [model_form(word)[:LONGEST_WORD] for word in sentence]
        doc = Doc(language.model.vocab, words=words, sent_starts=[i == 0 for i in range(len(words))])
        for _, part in language.model.pipeline:
            doc = part(doc)
        relations = tuple("root" if token.dep_ == "ROOT" else token.dep_ for token in doc)
        entities = tuple((token.ent_type_, token.ent_iob == 3) for token in doc)
        heads = tuple(token.head.i for token in doc)
        out.append(Analysis(tuple(token.tag_ for token in doc), relations, heads, entities))
    return out


def test_tags_trees_and_names_are_those_of_the_trained_pipeline(language: Language) -> None:
    sentences = [text.split() for text in TEXTS]
    found = language.analyse(sentences)
    assert found == by_spacy(language, sentences)
    assert {label for analysis in found for label, _ in analysis.entities} == {"", "PER", "LOC", "ORG"}


def test_sentences_do_not_see_each_other(language: Language) -> None:
    sentences = [text.split() for text in TEXTS]
    assert [language.analyse([sentence])[0] for sentence in sentences] == language.analyse(sentences)


def test_no_sentences_no_analyses(language: Language) -> None:
    assert language.analyse([]) == []


def test_a_full_memory_is_emptied_and_changes_nothing(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "REMEMBERED", 12)
    sentences = [text.split() for text in TEXTS]
    reader = Reader(language.model)
    forms = [[model_form(word) for word in sentence] for sentence in sentences]
    one_by_one = [reader.read([sentence])[0] for sentence in forms]
    assert one_by_one == reader.read(forms) == language.analyse(sentences)
    assert len(reader._vectors._rows) == len({word for sentence in forms for word in sentence})


def test_the_vector_of_a_word_does_not_depend_on_the_words_it_was_first_met_with(language: Language) -> None:
    reader = Reader(language.model)
    alone = Vectors(reader._networks, language.model.vocab, language.model.get_pipe("ner").model.ops)
    among = Vectors(reader._networks, language.model.vocab, language.model.get_pipe("ner").model.ops)
    words = sorted({model_form(word) for text in TEXTS for word in text.split()})
    (one, _), order, at = alone.of([["sungai"]], apart=1)
    (all_of_them, _), orders, places = among.of([words], apart=1)
    assert np.array_equal(one[order[at[0]]], all_of_them[orders[places[words.index("sungai")]]])


def test_a_network_that_is_built_otherwise_is_refused(language: Language) -> None:
    with pytest.raises(LookupError, match="no layer 'lstm'"):
        layers_of(language.model.get_pipe("tagger").model, "lstm")
