"""Who is quoted: sentences written for this test, with the speaker and what is said."""

from __future__ import annotations

import pytest

from tapal.language.pipeline import Language, load_language
from tapal.language.quotes import find_relays
from tapal.model.document import Document, Passage, Role
from tapal.model.parsed import Parsed
from tapal.model.spans import Span
from tapal.stages.parse import parse


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language("id")


def read(text: str, language: Language, role: Role = Role.BODY) -> Parsed:
    return parse(Document(id="t", text=text), (Passage(Span(0, len(text)), role),), language=language)


def rows(text: str, language: Language, role: Role = Role.BODY) -> list[tuple[str, str, str, bool]]:
    found = read(text, language, role).quotes
    return [
        (q.span.of(text), q.speaker.of(text) if q.speaker else "", q.cue.of(text) if q.cue else "", q.is_direct)
        for q in found
    ]


@pytest.mark.parametrize(
    ("text", "said", "speaker", "cue"),
    [
        ('"Kami tidak akan mundur," kata Presiden Iran Masoud Pezeshkian, Senin (16/1/2024).',
         "Kami tidak akan mundur", "Presiden Iran Masoud Pezeshkian", "kata"),
        ("“Serangan itu biadab. Kami akan membalas,” ujar juru bicara Kementerian Luar Negeri Pakistan, Mumtaz Baloch, di Islamabad.",
         "Serangan itu biadab. Kami akan membalas", "juru bicara Kementerian Luar Negeri Pakistan, Mumtaz Baloch", "ujar"),
        ("&ldquo;Pasukan kami siap,&rdquo; kata Mursid.", "Pasukan kami siap", "Mursid", "kata"),
        ('"Perbatasan sudah ditutup," katanya.', "Perbatasan sudah ditutup", "nya", "kata"),
        ("«Kami siap berunding dengan siapa pun,» tegas Macron.", "Kami siap berunding dengan siapa pun", "Macron", "tegas"),
        ('Menteri Pertahanan Rusia mengatakan, "Pasukan kami menguasai kota itu."',
         "Pasukan kami menguasai kota itu.", "Menteri Pertahanan Rusia", "mengatakan"),
        ('"Tidak ada korban jiwa," tulis kedutaan itu.', "Tidak ada korban jiwa", "kedutaan itu", "tulis"),
    ],
)  # fmt: skip
def test_direct_quotes(text: str, said: str, speaker: str, cue: str, language: Language) -> None:
    assert (said, speaker, cue, True) in rows(text, language)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Menurut Kementerian Kesehatan Sudan, serangan udara Kenya sejak Senin menewaskan dua warga.", "Kementerian Kesehatan Sudan"),
        ("Menurut Ali Hasan, juru bicara militer Sudan, jet Kenya menyerang desa itu.", "Ali Hasan, juru bicara militer Sudan"),
        ("Pada Senin, empat petugas Klinik Barata di Bontara Hilir, Distrik Somo bagian barat, melaporkan dua warga tewas.",
         "petugas Klinik Barata"),
        ('Dua hari setelah Kenya mengumumkan "jeda tempur terbatas" di Somo, Garda Nasional Sudan mengatakan roket jatuh di sana.',
         "Garda Nasional Sudan"),
        ("Krisis itu telah merembet ke wilayah Sudan, yang menuduh Kenya melatih pemberontak.", "wilayah Sudan"),
        ("Menurut tiga sumber, Kenya menolak rencana Sudan.", "tiga sumber"),
        ("Pasalnya, lanjut Hasan, TPLF telah dikepung pasukan Sudan.", "Hasan"),
        ("Menteri Dalam Negeri Sudan, Hasan, mengatakan dua warga tewas.", "Menteri Dalam Negeri Sudan, Hasan"),
        ("Sudan melanjutkan, serangan Kenya itu melukai dua warga.", "Sudan"),
        ("Dua pejabat Sudan memberi tahu Reuters bahwa Kenya menyerang desa itu.", "pejabat Sudan"),
        ("Data dari Angkatan Udara Sudan menunjukkan Kenya menyerang desa itu.", "Angkatan Udara Sudan"),
        ("Otoritas kesehatan di Gaza yang diawasi Hamas mengatakan dua belas warga tewas.", "Otoritas kesehatan di Gaza"),
        ("Seorang kolonel Sudan diketahui telah mengatakan bahwa Kenya menyerang desa itu.", "kolonel Sudan"),
        ("Senada, Kementerian Pertahanan Sudan mengatakan Kenya menyerang desa itu.", "Kementerian Pertahanan Sudan"),
        ("Polisi Sudan ketika dihubungi lewat telepon oleh Reuters mengatakan Kenya menyerang desa itu.", "Polisi Sudan"),
        ("Hasan Omar, saat ditemui di Khartoum, menyatakan Kenya menyerang desa itu.", "Hasan Omar"),
        ("Hasan Omar usai upacara di Khartoum mengatakan Kenya menyerang desa itu.", "Hasan Omar"),
        ("Hasan Omar menggelar jumpa pers di Khartoum, mengatakan Kenya menyerang desa itu.", "Hasan Omar"),
        ("Moussa Karimi (52), warga Diffa, mengatakan Kenya menyerang desa itu.", "Moussa Karimi (52), warga Diffa"),
        ("Calon gubernur nomor urut 2 Hasan Omar mengatakan Kenya menyerang desa itu.", "Calon gubernur nomor urut 2 Hasan Omar"),
        ("Kedua diplomat itu lantas mengatakan Kenya menyerang desa itu.", "Kedua diplomat itu"),
        ("Menteri Koordinator Pangan, Energi, dan Air (Menko Pangan), Hasan Omar mengatakan Kenya menyerang desa itu.",
         "Hasan Omar"),
        ("Kenya menyerang desa itu, ucap juru bicara yang tak mau disebut namanya.", "juru bicara"),
        ("Informasi dari Hasan Omar menyebutkan Kenya menyerang desa itu.", "Hasan Omar"),
        ("Data Kementerian Kesehatan Sudan menunjukkan 12 warga tewas.", "Kementerian Kesehatan Sudan"),
        ("Dari keterangan polisi Sudan, Kenya menyerang desa itu.", "polisi Sudan"),
        ("Versi polisi Sudan, Kenya menyerang desa itu.", "polisi Sudan"),
        ("Dilaporkan Sudan Tribune, Kenya menyerang desa itu.", "Sudan Tribune"),
        ("Hasan Omar memandang serangan Kenya itu sia-sia.", "Hasan Omar"),
        ("Hasan Omar beranggapan bahwa Kenya menyerang desa itu.", "Hasan Omar"),
        ("Kenya menyerang desa itu, ungkap Ali, dengan menambahkan bahwa Sudan tak membalas.", "Ali"),
    ],
)  # fmt: skip
def test_who_is_named_as_speaking(text: str, speaker: str, language: Language) -> None:
    assert speaker in [r[1] for r in rows(text, language)]


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("Polisi Sudan membenarkan penangkapan dua warga Kenya.", "penangkapan dua warga Kenya", "Polisi Sudan"),
        ("Kenya menyerang desa itu, Kementerian Pertahanan Sudan mengatakan pada Senin.", "Kenya menyerang desa itu",
         "Kementerian Pertahanan Sudan"),
        ("Kenya menyerang desa itu, begitu kata Hasan.", "Kenya menyerang desa itu", "Hasan"),
        ('Kenya "menahan diri" dan menutup perbatasannya dengan Sudan, kata seorang pejabat.',
         'Kenya "menahan diri" dan menutup perbatasannya dengan Sudan', "seorang pejabat"),
        ("Penangkapan dua warga Kenya itu disampaikan secara tertulis oleh Hasan, Senin.", "Penangkapan dua warga Kenya itu", "Hasan"),
        ("Penangkapan itu dibenarkan Kepala Polisi Sudan, Hasan Omar.", "Penangkapan itu", "Kepala Polisi Sudan, Hasan Omar"),
        ('"Kenya menyerang desa kami," demikian lanjut rilis tersebut.', "Kenya menyerang desa kami", "rilis tersebut"),
        ('"Kenya menyerang desa kami," demikian keterangan itu.', "Kenya menyerang desa kami", "keterangan itu"),
        ("Sudan menahan dua warga Kenya. Keputusan ini diumumkan Menteri Hasan.", "Sudan menahan dua warga Kenya.", "Menteri Hasan"),
        ("Sudan menahan dua warga Kenya. Demikian disampaikan Hasan di Khartoum.", "Sudan menahan dua warga Kenya.", "Hasan"),
        ("Sudan menahan dua warga Kenya. Demikian kata Hasan.", "Sudan menahan dua warga Kenya.", "Hasan"),
        ("Hasan bicara, kata Ali. Disebutkan juga bahwa Sudan menahan dua warga Kenya.", "Sudan menahan dua warga Kenya.", "Ali"),
        ("Kami minta mereka berhenti menembak. Tembakan itu mengenai pasukan kami, kata Ali.",
         "Kami minta mereka berhenti menembak.", "Ali"),
    ],
)  # fmt: skip
def test_what_is_said_and_by_whom(text: str, said: str, speaker: str, language: Language) -> None:
    assert (said, speaker) in [r[:2] for r in rows(text, language)]


def test_somebody_in_a_clause_for_when_is_not_who_speaks_before_it(language: Language) -> None:
    text = "Kenya menyerang desa itu saat Hasan Omar mengatakan Sudan siap berunding."
    assert [r[1] for r in rows(text, language)] == ["Hasan Omar"]


def test_who_gives_no_news_says_nothing(language: Language) -> None:
    assert rows("Sudan memberikan bantuan jika Kenya membuka perbatasan.", language) == []


def test_what_cannot_speak_says_nothing(language: Language) -> None:
    assert rows("Rekaman itu menunjukkan Kenya menyerang desa di Sudan.", language) == []
    assert rows("Sejumlah foto menunjukkan Kenya menyerang desa di Sudan.", language) == []


def test_what_somebody_calls_a_thing_is_not_what_he_says_of_the_rest(language: Language) -> None:
    assert rows("Hasan mengecam serangan Kenya yang disebutnya biadab.", language) == []


def test_what_somebody_says_ends_where_others_act(language: Language) -> None:
    beside = rows("Sudan menyatakan akan berunding, sementara Kenya terus menembaki kota itu.", language)
    assert [said for said, *_ in beside] == ["akan berunding"]
    claimed = rows("Pasukan Sudan, yang mengaku membela warga, menembaki kapal Kenya.", language)
    assert [said for said, *_ in claimed] == ["membela warga"]


def test_now_is_no_clause_of_its_own(language: Language) -> None:
    told = rows("Militer Sudan menambahkan saat ini pasukan Kenya menembaki kota itu.", language)
    assert ("saat ini pasukan Kenya menembaki kota itu", "Militer Sudan", "menambahkan", False) in told


def test_how_many_there_are_says_nothing(language: Language) -> None:
    assert rows("Menurut laporan jumlah korban dua orang.", language) == []


def test_a_verb_of_saying_that_goes_with_another_has_its_subject(language: Language) -> None:
    text = "Hasan menyerukan persatuan sambil menegaskan Kenya menyerang Sudan."
    assert [r[1] for r in rows(text, language) if r[2] == "menegaskan"] == ["Hasan"]


def test_a_few_words_in_marks_do_not_keep_a_sentence_from_its_speaker(language: Language) -> None:
    text = 'Kenya siap "secara bertahap" menarik pasukan dari Sudan. Pernyataan itu disampaikan oleh Hasan.'
    assert any(r[0].startswith("Kenya siap") and r[1] == "Hasan" for r in rows(text, language))


def test_a_statement_closes_a_quotation(language: Language) -> None:
    text = '"Kami menyerang pos Kenya di Garissa," demikian pernyataan Al Shabaab, seperti dikutip Reuters.'
    assert [r[:2] for r in rows(text, language)] == [("Kami menyerang pos Kenya di Garissa", "Al Shabaab")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ali mengatakan pasukannya menang. Ditambahkan bahwa mereka merebut kota Merowe.", "mereka merebut kota Merowe."),
        ("Desa itu aman, kata Ali. Kami sudah memukul mundur para penyerang.", "Kami sudah memukul mundur para penyerang."),
        (
            "Pasukan musuh datang malam hari. Kami membalas tembakan mereka, kata Ali.",
            "Pasukan musuh datang malam hari.",
        ),
        ('Ali menegaskan akan melawan. "Pasukan Kenya menyerang desa kami kemarin."', "Pasukan Kenya menyerang desa kami kemarin."),
    ],
)  # fmt: skip
def test_speech_that_goes_on_without_a_verb_of_its_own(text: str, said: str, language: Language) -> None:
    assert (said, "Ali") in [r[:2] for r in rows(text, language)]


def test_a_text_without_marks_and_capitals_tells_no_speakers(language: Language) -> None:
    said = "polisi mengatakan milisi menyerang desa "
    assert rows(said.strip(), language)
    assert not rows((said * 12).strip(), language)


def test_the_reporter_does_not_go_on_with_what_was_said(language: Language) -> None:
    text = "Pasukan musuh datang malam hari. Ia membalas tembakan mereka, kata Ali."
    assert all("malam" not in r[0] for r in rows(text, language))


def test_who_speaks_far_behind_words_in_marks_did_not_say_them(language: Language) -> None:
    text = 'Usai Kenya mengumumkan "gencatan senjata total dan menyeluruh" dengan Mesir dan Sudan, polisi Chad mengatakan hujan turun.'
    assert all(r[1] != "polisi Chad" for r in rows(text, language) if r[3])


def test_when_somebody_spoke_is_not_what_they_said(language: Language) -> None:
    assert rows("Menteri itu berkata setelah kedatangan presiden Kenya.", language) == []


def test_a_verb_with_a_capital_that_governs_the_verb_of_saying_names_nobody(language: Language) -> None:
    assert all(r[1] != "Mencoba" for r in rows("Mencoba menepis hal ini, Kenya membuka perbatasan.", language))


def test_a_quote_broken_by_its_speaker_has_one_speaker_twice(language: Language) -> None:
    text = '"Mereka," kata Biden, "harus pergi dari wilayah itu."'
    assert [(r[0], r[1]) for r in rows(text, language)] == [
        ("Mereka", "Biden"),
        ("harus pergi dari wilayah itu.", "Biden"),
    ]


def test_a_quote_that_goes_on_keeps_its_speaker(language: Language) -> None:
    text = '"Kami menyesal," kata Lavrov. "Kami akan kembali ke meja perundingan besok."'
    assert [r[1] for r in rows(text, language)] == ["Lavrov", "Lavrov"]


def test_a_mark_opens_a_quotation_although_the_blank_before_it_is_lost(language: Language) -> None:
    text = "Hasan mengaku bertanggung jawab.”Kami akan terus menyerang pos itu,” kata Hasan."
    assert ("Kami akan terus menyerang pos itu", "Hasan", "kata", True) in rows(text, language)


def test_words_in_scare_quotes_are_no_speech(language: Language) -> None:
    assert rows('Kelompok "teroris" itu menyerang pos polisi.', language) == []


@pytest.mark.parametrize(
    ("text", "said", "speaker", "cue"),
    [
        ("Menurut Kremlin, pasukan Rusia menguasai desa itu.", "pasukan Rusia menguasai desa itu", "Kremlin", "Menurut"),
        ("Pasukan itu sudah ditarik, kata seorang pejabat militer.", "Pasukan itu sudah ditarik", "seorang pejabat militer", "kata"),
        ("Menteri Pertahanan Israel Yoav Gallant mengatakan bahwa militer menyerang Lebanon.",
         "militer menyerang Lebanon", "Menteri Pertahanan Israel Yoav Gallant", "mengatakan"),
        ("Kementerian Kesehatan Gaza melaporkan sedikitnya 20 orang tewas.", "sedikitnya 20 orang tewas",
         "Kementerian Kesehatan Gaza", "melaporkan"),
        ("Ia menambahkan, pihaknya masih menunggu jawaban.", "pihaknya masih menunggu jawaban", "Ia", "menambahkan"),
        ("Setelah Netanyahu mengatakan perang akan berlanjut, Hizbullah menembakkan roket.", "perang akan berlanjut",
         "Netanyahu", "mengatakan"),
        ("Serangan itu dilakukan oleh pemberontak, menurut polisi.", "Serangan itu dilakukan oleh pemberontak", "polisi", "menurut"),
        ("Polisi Kenya menyita senjata, demikian diumumkan Kementerian Dalam Negeri Kenya, Rabu.", "Polisi Kenya menyita senjata",
         "Kementerian Dalam Negeri Kenya", "diumumkan"),
        ("Sementara di Nairobi, Uni Afrika (UA) mencatat pasukan Kenya mundur.", "pasukan Kenya mundur", "Uni Afrika", "mencatat"),
        ("Kenya bersiap di Lamu selatan, dengan menuding milisi itu menembak warga.", "milisi itu menembak warga", "", "menuding"),
        ("Menteri Kenya menuturkan setelah rapat itu, pasukannya menembak milisi.", "pasukannya menembak milisi", "Menteri Kenya",
         "menuturkan"),
        ('Kenya mengatakan pasukan mundur "karena kesepakatan dengan milisi itu sudah dicapai di Nairobi".',
         'pasukan mundur "karena kesepakatan dengan milisi itu sudah dicapai di Nairobi', "Kenya", "mengatakan"),
        ("Kenya mengatakan panglima memanggil wartawan untuk mengumumkan bahwa perang usai.",
         "panglima memanggil wartawan untuk mengumumkan bahwa perang usai", "Kenya", "mengatakan"),
        ("Seorang petani setempat yang enggan disebutkan namanya mengatakan pasukan Kenya mundur.",
         "pasukan Kenya mundur", "Seorang petani setempat", "mengatakan"),
        ("Dikutip Reuters, Bupati Lamu, Ali Hasan, lewat Telegram menginformasikan bahwa pasukan Kenya mundur.", "pasukan Kenya mundur",
         "Ali Hasan", "menginformasikan"),
        ("Sejak malam itu, lanjut Hasan, warga bertahan di hutan.", "Sejak malam itu, lanjut Hasan, warga bertahan di hutan", "Hasan",
         "lanjut"),
        ('"Kenya menerima usul itu," kata juru bicara Ali Hasan, seraya menambahkan bahwa perundingan berlanjut.',
         "perundingan berlanjut", "juru bicara Ali Hasan", "menambahkan"),
        ('Milisi menembaki pelabuhan Lamu "dengan roket baru", kata Ali Hasan.',
         'Milisi menembaki pelabuhan Lamu "dengan roket baru', "Ali Hasan", "kata"),
        ("Menteri Kenya mengatakan jembatan itu rusak dan mendesak Somalia mundur.", "jembatan itu rusak", "Menteri Kenya", "mengatakan"),
    ],
)  # fmt: skip
def test_reported_speech(text: str, said: str, speaker: str, cue: str, language: Language) -> None:
    assert (said, speaker, cue, False) in rows(text, language)


def test_a_sentence_that_points_back_reports_the_one_before(language: Language) -> None:
    text = "Hamas menolak usulan itu. Hal itu disampaikan pejabat senior Hamas Osama Hamdan kepada wartawan."
    assert ("Hamas menolak usulan itu.", "pejabat senior Hamas Osama Hamdan", "disampaikan", False) in rows(
        text, language
    )


def test_a_headline_reports_with_a_bare_verb(language: Language) -> None:
    found = rows("Trump Klaim Iran Setuju Gencatan Senjata", language, Role.HEADLINE)
    assert ("Iran Setuju Gencatan Senjata", "Trump", "Klaim", False) in found


def test_an_agency_is_a_relay_and_speaks_only_where_nobody_else_does(language: Language) -> None:
    alone = "Dua tentara tewas dalam baku tembak di perbatasan, demikian dilaporkan IRNA."
    assert [r[1] for r in rows(alone, language)] == ["IRNA"]
    both = "Panglima Pakistan mengatakan dua tentara tewas, seperti dikutip Reuters."
    assert [r[1] for r in rows(both, language)] == ["Panglima Pakistan"]
    relays = find_relays(read(both, language).sentences, rules=language.quote_rules)
    assert [r.speaker.of(both) for r in relays] == ["Reuters"]


def test_an_unclosed_mark_hurts_nobody(language: Language) -> None:
    assert rows('"Kami menyerang lalu mereka mundur.', language) == []


def test_every_rule_list_is_used_and_lower_case(language: Language) -> None:
    words = language.quote_rules.reports.words
    assert all(words.values())
    assert all(w == w.lower() for forms in words.values() for w in forms)
    assert sum(len(words[k]) for k in ("bare", "active", "passive", "headline", "relay", "nouns")) > 200
