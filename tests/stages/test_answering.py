"""Which act answers which: what may be an answer, what it answers, and what its sides are when only the other's are told."""

from __future__ import annotations

import pytest


def _links(events):
    by_id = {e.id: e for e in events}
    return [
        (e.type, _who(e.actors), by_id[e.reprisal_for].type, _who(by_id[e.reprisal_for].actors), e.reprisal_hedged)
        for e in events
        if e.reprisal_for
    ]


def _who(people):
    return "+".join(sorted({p.country for p in people}))


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "Kenya mengusir tiga diplomat Uganda, Senin. Uganda pun membalas langkah itu dengan memulangkan dua diplomat Kenya.",
            ("SANCTION", "UGA", "SANCTION", "KEN", False),
        ),
        (
            "Militer Niger menggempur kamp pemberontak di Mali untuk membalas pembunuhan enam tentaranya.",
            ("ASSAULT", "NER", "ASSAULT", "", False),
        ),
        (
            "Mali memanggil pulang duta besarnya dari Niger sebagai protes atas penangkapan dua warganya oleh Niger.",
            ("SANCTION", "MLI", "COERCE", "NER", False),
        ),
        (
            "Niger menutup perbatasan dengan Mali menanggapi penembakan dua polisinya oleh tentara Mali.",
            ("COERCE", "NER", "ASSAULT", "MLI", False),
        ),
        (
            "Niger menyiagakan pasukan di perbatasan merespons pengerahan tank Mali.",
            ("MOBILIZE", "NER", "MOBILIZE", "MLI", False),
        ),
        (
            "Mali menolak berunding dengan Niger sebagai jawaban atas penutupan perbatasan oleh Niger.",
            ("REJECT", "MLI", "COERCE", "NER", False),
        ),
        ("Warga Niger berunjuk rasa memprotes serangan Mali ke Agadez.", ("PROTEST", "NER", "ASSAULT", "MLI", False)),
        (
            "Mali meluncurkan rudal ke Agadez, Niger. Beberapa jam kemudian, jet Niger ganti menggempur Gao.",
            ("ASSAULT", "NER", "ASSAULT", "MLI", False),
        ),
        (
            "Presiden Mali menjanjikan respons keras terhadap serangan rudal Niger.",
            ("THREATEN", "MLI", "ASSAULT", "NER", False),
        ),
        (
            "Niger melancarkan operasi militer ke Gao, Mali. Operasi itu disebut sebagai balasan atas pembunuhan dua tentara Niger.",
            ("ASSAULT", "NER", "ASSAULT", "", True),
        ),
        (
            "Niger membakar kampung di Mali dalam aksi balas dendam atas pembunuhan kepala sukunya oleh tentara Mali.",
            ("ASSAULT", "NER", "ASSAULT", "MLI", False),
        ),
        (
            "Niger menangkap dua warga Mali. Tindakan itu memicu reaksi keras Mali yang mengusir duta besar Niger.",
            ("SANCTION", "MLI", "COERCE", "NER", False),
        ),
        (
            'Niger mengakui penghentian ekspor itu sebagai bentuk "hukuman" atas langkah Mali menahan dua kapal Niger.',
            ("SANCTION", "NER", "COERCE", "MLI", False),
        ),
        (
            "Pemberontak menyerbu kota Gao di Mali. Buntut serangan pemberontak, pemerintah Mali memberlakukan jam malam.",
            ("COERCE", "MLI", "ASSAULT", "MLI", False),
        ),
        (
            "Kedutaan Mali mengusir tiga atase Niger, yang diduga karena penangkapan dua warga Mali oleh Niger.",
            ("SANCTION", "MLI", "COERCE", "NER", True),
        ),
        (
            "Pasukan Mali menembakkan tiga roket ke Tillia, Niger. Niger menanggapi kejadian itu dengan tembakan mortir.",
            ("ASSAULT", "NER", "ASSAULT", "MLI", False),
        ),
        (
            "Empat roket ditembakkan ke Niger, Senin malam. Niger menanggapi kejadian itu dengan tembakan mortir.",
            ("ASSAULT", "NER", "ASSAULT", "", False),
        ),
        (
            "Pemberontak Niger melepaskan tembakan dari atas bukit. Tentara Niger membalas tembakan.",
            ("ASSAULT", "NER", "ASSAULT", "NER", False),
        ),
        (
            "Pengunjuk rasa melemparkan batu ke penjaga perbatasan Mali. Tentara Mali membalas dengan menembakkan gas air mata.",
            ("ASSAULT", "MLI", "PROTEST", "MLI", False),
        ),
    ],
)
def test_an_act_answers_what_the_words_name_or_the_other_side_did(events_of, text, link):
    assert link in _links(events_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Niger menyita kapal Mali. Militer Niger juga mengepung Gao. Warga yakin aksi balasan akan datang.",
        "Mali menggempur Agadez, Niger. Sebagai balasan, Niger akan menutup perbatasan.",
        "Polisi Niger menangkap warga Niger di Agadez karena pembunuhan.",
        "Mali mengumumkan gencatan senjata. Menanggapi kritik Niger, Presiden Mali mengecam Niger.",
        "Niger menggempur Gao di Mali. Niger pun membalas serangan itu dengan tembakan mortir.",
        "Pemberontak Mali membunuh pedagang Mali di Gao. Dua pekan berlalu. Pasar sepi. Sebagai tanggapan, Niger menutup perbatasan.",
    ],
)
def test_words_crimes_and_what_is_still_to_come_answer_nothing(events_of, text):
    assert _links(events_of(text)) == []


def test_who_answers_a_blow_is_who_suffered_it(acts_of):
    acts = acts_of("Pasukan Mali menembaki tentara Niger. Kami balas seketika dengan tembakan.")
    answer = next(a for a in acts if a.frame.answers is not None)
    assert [(p.country, p.sector, p.rule) for p in answer.actors] == [("NER", "MIL", "reversed")]
    assert [p.country for p in answer.recipients] == ["MLI"]


def test_an_answer_is_not_told_as_one_with_the_other_sides_blows(events_of):
    events = events_of(
        "Pasukan Mali menembaki tentara Niger di Tillia. Kami balas seketika dengan tembakan, ujar jenderal Niger. "
        "Tentara Mali menembaki truk Niger pula."
    )
    assert {_who(e.actors) for e in events if e.type == "ASSAULT"} == {"MLI", "NER"}
