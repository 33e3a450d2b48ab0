"""On which day an act happened when the text tells it beside another act; texts are published on Wednesday, 6 August 2025."""

from __future__ import annotations

import pytest

from tapal.model.frames import Act


def _days(acts: tuple[Act, ...]) -> dict[str, str | None]:
    """The first day by type; of several acts of a type the last one counts."""
    return {a.type: a.date.start if a.date else None for a in acts}


MONDAY, SUNDAY = "2025-08-04", "2025-08-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Mesir menarik duta besarnya dari Khartoum, Senin (4/8), sehari setelah jet Sudan membom Aswan.",
            {"SANCTION": MONDAY, "ASSAULT": SUNDAY},
            id="the act told is before the main one",
        ),
        pytest.param(
            "Menteri Luar Negeri Mesir mengunjungi Khartoum dua hari setelah jet Sudan membom Aswan, Sabtu (2/8).",
            {"CONSULT": MONDAY, "ASSAULT": "2025-08-02"},
            id="the main one is after the act told",
        ),
        pytest.param(
            "Sehari setelah jet Sudan membom Aswan, Mesir menutup perbatasan pada Senin (4/8).",
            {"COERCE": MONDAY, "ASSAULT": SUNDAY},
            id="the act told comes first",
        ),
        pytest.param(
            "Jet Sudan membom Aswan dua hari sebelum Menteri Luar Negeri Mesir mengunjungi Khartoum, Senin (4/8).",
            {"CONSULT": MONDAY, "ASSAULT": "2025-08-02"},
            id="so long before",
        ),
        pytest.param(
            "Jet Sudan membom Aswan, Senin (4/8), beberapa jam setelah Mesir menutup perbatasan.",
            {"COERCE": MONDAY, "ASSAULT": MONDAY},
            id="hours are of the same day",
        ),
        pytest.param(
            "Jet Sudan membom Aswan, Senin (4/8). Serangan itu terjadi tiga hari setelah Mesir menutup perbatasan.",
            {"COERCE": "2025-08-01"},
            id="this happened so long after",
        ),
        pytest.param(
            "Presiden Mesir bertemu Presiden Sudan di Kairo, Senin (4/8). Keduanya sepakat membuka perbatasan.",
            {"AGREE": MONDAY},
            id="what was agreed at talks",
        ),
        pytest.param(
            "Jet Sudan membom Aswan, Senin (4/8). Pasukan Mesir menembaki pos Sudan di Halaib.",
            {"ASSAULT": MONDAY},
            id="force answered by those against whom it was used",
        ),
        pytest.param(
            "Pada Juni lalu Mesir mengerahkan pasukan ke Halaib. Saat itu Sudan menutup perbatasan.",
            {"COERCE": "2025-06-01"},
            id="at that time",
        ),
        pytest.param(
            "Hal itu disampaikan Presiden Mesir saat memimpin latihan militer di Aswan, Senin (4/8).",
            {"MOBILIZE": MONDAY},
            id="what the speaker did while speaking",
        ),
        pytest.param(
            "Mesir akan mengakui Kosovo pada September 2025, kecuali Serbia menarik pasukannya dari perbatasan.",
            {"RETREAT": None},
            id="a condition has no day",
        ),
        pytest.param(
            "Mesir memberi tenggat kepada Sudan hingga 7 Oktober 2025.", {"THREATEN": None}, id="a deadline is no day"
        ),
    ],
)
def test_the_day_told_beside(acts_of, text, expected):
    found = _days(acts_of(text))
    assert {kind: found.get(kind) for kind in expected} == expected


FILLED = "Kota itu terletak di tepi sungai. " * 5


def test_who_spoke_on_the_only_day_of_speech_goes_on_speaking(acts_of):
    text = f'"Kami siap," kata Presiden Turki Recep Tayyip Erdogan di Ankara, Senin (4/8). {FILLED}Erdogan mengecam Israel.'
    assert _days(acts_of(text))["ACCUSE"] == MONDAY


SPOKEN = (
    '"Kami siap," kata Ali Hasan di Ankara, Senin (4/8). "Kami menunggu," kata Omar Karimi di Kairo, Selasa (5/8). '
)


@pytest.mark.parametrize(
    ("said", "day", "place"),
    [
        ("Omar Karimi mengecam Israel.", "2025-08-05", "Kairo"),
        ("Ali Hasan mengecam Israel.", MONDAY, "Ankara"),
        ("Idris Barzani mengecam Israel.", None, None),
    ],
)
def test_each_speaker_has_the_day_and_place_of_their_own_words(acts_of, said, day, place):
    act = next(a for a in acts_of(f"{SPOKEN}{FILLED}{said}") if a.type == "ACCUSE")
    assert (act.date.start if act.date else None, act.place.text if act.place else None) == (day, place)


def test_who_speaks_on_two_days_has_neither(acts_of):
    text = f'{SPOKEN}"Kami pergi," kata Ali Hasan di Kairo, Selasa (5/8). {FILLED}Ali Hasan mengecam Israel.'
    assert _days(acts_of(text))["ACCUSE"] is None


def test_what_is_said_to_have_been_told_on_a_day_was(acts_of):
    text = (
        'Kenya menyatakan "sangat marah" dan mengecam Sudan. Pernyataan itu disampaikan oleh Ali Hasan, wakil kepala kantor urusan '
        "luar negeri Kenya untuk kawasan utara dan barat laut benua, dalam sidang majelis yang digelar di Kairo, Senin (4/8)."
    )
    assert _days(acts_of(text))["ACCUSE"] == MONDAY


def test_somebody_else_of_the_same_country_does_not(acts_of):
    text = (
        f'"Kami siap," kata Presiden Turki Recep Tayyip Erdogan di Ankara, Senin (4/8). {FILLED}'
        "Menteri Luar Negeri Turki mengecam Israel."
    )
    assert _days(acts_of(text))["ACCUSE"] is None


def test_a_headline_has_the_day_of_its_lead(acts_of):
    acts = acts_of("Sudan Gempur Mesir, Lima Prajurit Tewas\nPasukan Sudan menggempur Aswan, Mesir, pada Senin (4/8).")
    assert acts[0].date
    assert acts[0].date.start == MONDAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Puluhan warga Sudan mengungsi ke Mesir. Kata militer pada Selasa (5/8), peristiwa itu terjadi hari Minggu (3/8).",
            {"DISPLACE": SUNDAY},
            id="an occurrence",
        ),
        pytest.param(
            "Mesir menjatuhkan sanksi terhadap Sudan. Pernyataan itu disampaikan Menteri Luar Negeri Mesir pada Senin (4/8).",
            {"SANCTION": MONDAY},
            id="a statement",
        ),
        pytest.param(
            "Puluhan warga Sudan mengungsi ke Mesir. Militer mengatakan hujan turun pada Minggu (3/8).",
            {"DISPLACE": None},
            id="nothing points back",
        ),
        pytest.param(
            "Sejak Juni, lebih dari 250 warga Sudan telah dideportasi ke Mesir.",
            {"COERCE": "2025-06-01"},
            id="a tally",
        ),
    ],
)
def test_a_noun_that_points_back_dates_the_act_before(acts_of, text, expected):
    assert _days(acts_of(text)) == expected


def test_a_tally_since_a_day_runs_to_publication(acts_of):
    act = acts_of("Sejak Juni, lebih dari 250 warga Sudan telah dideportasi ke Mesir.")[0]
    assert act.date
    assert act.date.end == "2025-08-06"


def test_the_entries_of_a_chronology_have_the_days_that_head_them(acts_of):
    text = (
        "2009: Tentara Kongo menangkap 40 politisi oposisi. Polisi menyerbu kantor partai.\n"
        "2011: Pemberontak merebut kota Uvira.\n"
        "7 Mei 2013: Uganda mengirim 300 tentara ke perbatasan Kongo. Kongo memanggil pulang duta besarnya.\n"
    )
    days = [(a.date.start, a.date.end) for a in acts_of(text) if a.date]
    assert ("2009-01-01", "2009-12-31") in days
    assert ("2011-01-01", "2011-12-31") in days
    assert days.count(("2013-05-07", "2013-05-07")) == 2


def test_one_time_before_a_colon_is_no_chronology(acts_of):
    acts = acts_of("2009: Tentara Kongo menangkap 40 politisi oposisi. Polisi menyerbu kantor partai.")
    assert all(a.date is None for a in acts)
