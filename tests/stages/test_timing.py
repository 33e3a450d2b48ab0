"""Which day an act happened on, as its own sentence or one nearby tells it; texts are published on Wednesday, 6 August 2025."""

from __future__ import annotations

import pytest

from tapal.model.frames import Act


def _dated(acts: tuple[Act, ...]) -> dict[str, tuple[str, str, str] | None]:
    """Start, end and rule by type; of several acts of a type the last one counts."""
    return {a.type: (a.date.start, a.date.end, a.date.rule) if a.date else None for a in acts}


def _days(acts: tuple[Act, ...]) -> dict[str, tuple[str, str] | None]:
    return {kind: told[:2] if told else None for kind, told in _dated(acts).items()}


MONDAY, SUNDAY = ("2025-08-04", "2025-08-04"), ("2025-08-03", "2025-08-03")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Mesir mengecam serangan Israel terhadap Suriah pada Minggu (3/8).",
            {"ACCUSE": None, "ASSAULT": SUNDAY},
            id="the act spoken of owns the day behind it",
        ),
        pytest.param(
            "Mesir mengecam serangan Israel itu pada Minggu (3/8).",
            {"ACCUSE": SUNDAY},
            id="an act told before does not",
        ),
        pytest.param(
            "Kantor berita itu pada Senin (4/8) melaporkan bahwa tentara Sudan menyerang El Fasher.",
            {"ASSAULT": None},
            id="the day of a report",
        ),
        pytest.param(
            "Presiden Kenya pada Senin (4/8) mengatakan bahwa Sudan dan Chad sepakat untuk berunding.",
            {"AGREE": MONDAY},
            id="an agreement is made by announcing it",
        ),
        pytest.param(
            "Tentara Sudan menyerang sebuah pangkalan yang dibangun pada 2019.", {"ASSAULT": None}, id="relative clause"
        ),
        pytest.param(
            "Serangan Rusia ke Odesa yang terjadi pada Senin (4/8) menghancurkan pelabuhan.",
            {"ASSAULT": MONDAY},
            id="relative clause about the act",
        ),
        pytest.param(
            "Thailand dan Kamboja sepakat gencatan senjata pada Senin (4/8) usai berperang di perbatasan.",
            {"AGREE": MONDAY, "ASSAULT": None},
            id="what came before",
        ),
        pytest.param(
            "Mesir menutup perbatasan setelah Israel menyerang Rafah pada Minggu (3/8).",
            {"COERCE": None, "ASSAULT": SUNDAY},
            id="the day of what came before",
        ),
        pytest.param(
            "Setelah Israel menyerang Rafah, Mesir menutup perbatasan pada Minggu (3/8).",
            {"COERCE": SUNDAY, "ASSAULT": None},
            id="the main clause owns the day at its end",
        ),
        pytest.param(
            "Penangkapan seorang warga Indonesia oleh junta Myanmar diungkapkan juru bicara Indonesia di Jakarta hari Minggu (3/8).",
            {"COERCE": None},
            id="an act that is told of",
        ),
        pytest.param(
            "Pasukan Sudan melanggar kesepakatan damai 2020 dan menyerang El Fasher.",
            {"ASSAULT": None},
            id="a year that names a treaty",
        ),
        pytest.param(
            "Sejak pasukan Rusia menyerang Ukraina pada Februari 2022, ribuan warga sipil Ukraina mengungsi.",
            {"ASSAULT": ("2022-02-01", "2022-02-28"), "DISPLACE": ("2022-02-01", "2025-08-06")},
            id="an act goes on since one told first",
        ),
        pytest.param(
            "Ribuan warga Ukraina mengungsi sejak pasukan Rusia menyerang pada Februari 2022.",
            {"ASSAULT": ("2022-02-01", "2022-02-28"), "DISPLACE": ("2022-02-01", "2025-08-06")},
            id="an act goes on since another",
        ),
        pytest.param(
            "Mesir menutup perbatasan Rafah sejak Mei 2024.",
            {"COERCE": ("2024-05-01", "2024-05-31")},
            id="an act of a moment happened when it began",
        ),
        pytest.param(
            "Israel memblokir bantuan kemanusiaan ke Gaza sejak Mei 2025.",
            {"COERCE": ("2025-05-01", "2025-08-06")},
            id="a blockade goes on",
        ),
        pytest.param(
            "Mesir mengecam pembangunan bendungan raksasa Ethiopia di Sungai Nil pada 2011.",
            {"ACCUSE": None},
            id="a year behind what the words are about",
        ),
    ],
)
def test_the_day_in_the_acts_own_sentence(acts_of, text, expected):
    found = _days(acts_of(text))
    assert {kind: found.get(kind) for kind in expected} == expected


def test_words_happened_when_they_were_said(acts_of):
    text = '"Kami mengecam serangan Israel," kata juru bicara Kementerian Luar Negeri Mesir di Kairo, Senin (4/8).'
    found = _dated(acts_of(text))
    assert found["ACCUSE"] == (*MONDAY, "said:weekday-date")
    assert found["ASSAULT"] is None, "what was said to have happened did not happen on the day of saying it"


def test_a_meeting_told_with_the_day_of_words_was_on_that_day(acts_of):
    text = "Hal itu disampaikan Menteri Luar Negeri Mesir usai bertemu Menteri Luar Negeri Qatar di Kairo, Senin (4/8)."
    assert _days(acts_of(text))["CONSULT"] == MONDAY


def test_words_take_the_day_of_the_statement_they_belong_to(acts_of):
    text = (
        "Mesir mengecam serangan Israel. Hal itu disampaikan juru bicara Kementerian Luar Negeri Mesir dalam "
        "konferensi pers, Senin (4/8)."
    )
    assert _dated(acts_of(text))["ACCUSE"] == (*MONDAY, "near-said:weekday-date")


def test_who_spoke_on_one_of_two_days_may_be_called_by_a_pronoun(acts_of):
    text = (
        '"Kami memantau kasus itu," kata juru bicara pemerintah Rina Wati di Jakarta, Selasa (5/8). '
        "Anggota DPR Budi Santoso mengungkap ada nelayan Indonesia yang disergap patroli Malaysia. "
        '"Kapal mereka masih disita," kata Budi saat rapat bersama Menteri Kelautan di Senayan pada Senin (4/8). '
        "Budi lalu menunjukkan foto kapal itu. Menurut dia, kedua nelayan masih muda. Keduanya baru sekali melaut. "
        "Ia mendesak pemerintah segera membantu kedua nelayan itu."
    )
    assert _dated(acts_of(text))["REQUEST"] == (*MONDAY, "near-said:weekday-date")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mesir disebut pihak yang dituduh membantu milisi.", id="told in the passive"),
        pytest.param("Kecaman Mesir itu mengejutkan banyak pihak.", id="spoken of as a thing"),
    ],
)
def test_words_spoken_of_are_not_of_that_day(acts_of, text):
    day = '"Kami siap membantu," kata juru bicara Kementerian Luar Negeri Mesir di Kairo, Senin (4/8). '
    assert _days(acts_of(day + text)).get("ACCUSE") is None


def test_the_day_of_somebody_elses_words_is_not_taken(acts_of):
    text = '"Kami siap," kata Presiden Iran di Teheran, Senin (4/8). Mesir mengecam serangan Israel.'
    assert _days(acts_of(text))["ACCUSE"] is None


def test_an_act_takes_the_day_of_one_of_its_kind_and_sides_just_before(acts_of):
    text = "Rusia menyerang Kharkiv pada Senin (4/8). Warga berlarian. Tentara Rusia juga menembaki Odesa."
    assert _dated(acts_of(text))["ASSAULT"] == (*MONDAY, "near:weekday-date")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rusia menyerang Kharkiv pada Senin (4/8). Israel menembaki Rafah.", id="another side"),
        pytest.param(
            "Rusia menyerang Kharkiv pada Senin (4/8). Sebelumnya Rusia menembaki Odesa.", id="told as earlier"
        ),
        pytest.param("Rusia menyerang Kharkiv pada 2022. Tentara Rusia menembaki Odesa.", id="too vague"),
        pytest.param(
            "Rusia menyerang Kharkiv pada Senin (4/8). Belum lama ini Rusia menembaki Odesa.", id="a time of its own"
        ),
        pytest.param(
            "Mesir menutup perbatasan Rafah pada Senin (4/8). Mesir juga memblokir bantuan ke Gaza.", id="no force"
        ),
    ],
)
def test_a_day_told_before_is_not_taken_over(acts_of, text):
    assert acts_of(text)[-1].date is None


def test_an_event_has_the_most_exact_date_that_its_mentions_tell(events_of):
    text = (
        "Sejak Juli tentara Thailand menyerang pos Kamboja di Preah Vihear. "
        "Serangan Thailand ke pos Kamboja di Preah Vihear itu terjadi pada Senin (4/8)."
    )
    attacks = [e for e in events_of(text) if e.type == "ASSAULT"]
    assert [(e.date.start, e.date.end) for e in attacks if e.date] == [MONDAY]
