"""What a report points to: the sentence before, a document, what a thing is called, who gathered it."""

from __future__ import annotations

import pytest

from tapal.language.pipeline import Language, load_language
from tapal.model.document import Document, Passage, Role
from tapal.model.spans import Span
from tapal.stages.parse import parse


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language("id")


def said_by(text: str, language: Language) -> list[tuple[str, str]]:
    parsed = parse(Document(id="t", text=text), (Passage(Span(0, len(text)), Role.BODY),), language=language)
    return [(q.speaker.of(text) if q.speaker else "", q.span.of(text)) for q in parsed.quotes]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kapal Kenya menabrak tongkang. Ali Hasan mengatakan hal itu dalam lawatan ke Lamu.", "Ali Hasan"),
        ("Kapal Kenya menabrak tongkang. Ali Hasan menyampaikan hal tersebut di hadapan wartawan.", "Ali Hasan"),
        ("Kapal Kenya menabrak tongkang. Ali Hasan mengungkapkan itu ketika meninjau Lamu.", "Ali Hasan"),
        ("Kapal Kenya menabrak tongkang. Ali Hasan menyatakan demikian Senin malam.", "Ali Hasan"),
        ("Kapal Kenya menabrak tongkang. Demikian kata Ali Hasan dari Kota Lamu, Kenya.", "Ali Hasan dari Kota Lamu, Kenya"),
        ("Kapal Kenya menabrak tongkang. Demikian laporan radio setempat, Senin, 4 Mei 2020.", "radio setempat"),
    ],
)  # fmt: skip
def test_who_says_that_says_the_sentence_before(text: str, speaker: str, language: Language) -> None:
    assert said_by(text, language) == [(speaker, "Kapal Kenya menabrak tongkang.")]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Ali Hasan mengatakan hal itu melanggar hukum laut.", "Ali Hasan", "hal itu melanggar hukum laut"),
        ("Ali Hasan mengatakan hal itu: milisi membakar gudang.", "Ali Hasan", "hal itu: milisi membakar gudang"),
        ("Kenya mengumumkan penyitaan gudang itu dalam rapat dengan Somalia.", "Kenya", "penyitaan gudang itu"),
        ("Kenya menyebut latihan milisi di Lamu sebagai hasutan untuk berperang.", "Kenya", "hasutan untuk berperang"),
        ("Polisi menggagalkan apa yang diklaim oleh pejabat Kenya sebagai upaya merebut pelabuhan.",
         "pejabat Kenya", "sebagai upaya merebut pelabuhan"),
        ("Informasi yang dihimpun dari perwira di Lamu menyebutkan, gudang itu terbakar.", "perwira", "gudang itu terbakar"),
        ("Berdasarkan informasi yang diterima Gazeta Lamu, gudang itu terbakar.", "Gazeta Lamu", "gudang itu terbakar"),
        ("Berdasarkan pantauan Gazeta Lamu, gudang itu terbakar.", "Gazeta Lamu", "gudang itu terbakar"),
        ("Gudang itu terbakar, demikian konfirmasi Dinas Pelabuhan.", "Dinas Pelabuhan", "Gudang itu terbakar"),
        ("Kenya mengkonfirmasikan bahwa gudang itu terbakar.", "Kenya", "gudang itu terbakar"),
        ("Kenya merinci bahwa empat gudang terbakar.", "Kenya", "empat gudang terbakar"),
        ("Gudang itu terbakar, demikian kata the Lamu Watch Group.", "the Lamu Watch Group", "Gudang itu terbakar"),
    ],
)  # fmt: skip
def test_what_is_said_and_what_is_not(text: str, speaker: str, said: str, language: Language) -> None:
    assert (speaker, said) in said_by(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya mengatakan roketnya jatuh ke laut. Kemudian ditambahkan bahwa milisi membakar gudang.",
        "Kenya mengatakan roketnya jatuh ke laut. Sehari sebelumnya, dikatakan pula, milisi membakar gudang.",
        "Kenya mengatakan roketnya jatuh ke laut. Juga dijelaskan bahwa milisi membakar gudang.",
    ],
)
def test_what_is_added_is_by_the_last_speaker_wherever_the_sentence_leads_in(text: str, language: Language) -> None:
    assert ("Kenya", "milisi membakar gudang") in [(by, said.rstrip(".")) for by, said in said_by(text, language)]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Kenya membalas serangan. Milisi mundur ke hutan Lamu, demikian AFP.", "AFP", "Milisi mundur ke hutan Lamu"),
        ("Kenya mengatakan roketnya jatuh. Dikatakan dua kapal menabrak karang.", "Kenya", "dua kapal menabrak karang."),
        ("Pasukan Kenya – yang baru tiba di Lamu – melaporkan dua kapal tenggelam.", "Pasukan Kenya", "dua kapal tenggelam"),
        ("Menteri Perikanan Kenya, hari Senin mengatakan dua kapal tenggelam.", "Menteri Perikanan Kenya", "dua kapal tenggelam"),
        ("Kenya mengumumkan pada Rabu malam tenggelamnya dua kapal milisi.", "Kenya",
         "pada Rabu malam tenggelamnya dua kapal milisi"),
    ],
)  # fmt: skip
def test_who_tells_by_a_mere_word_or_behind_other_words(text: str, speaker: str, said: str, language: Language) -> None:
    assert (speaker, said) in said_by(text, language)


def test_a_verb_of_saying_that_describes_who_speaks_says_nothing(language: Language) -> None:
    text = "Seorang sumber, yang meminta anonimitas, mengatakan kepada wartawan bahwa dua kapal tenggelam."
    assert [q for q in said_by(text, language) if q[1] == "dua kapal tenggelam"] == [
        ("Seorang sumber", "dua kapal tenggelam")
    ]
