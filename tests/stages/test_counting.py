"""Which act a count of people belongs to, over sentences and mentions."""

from __future__ import annotations

import pytest

from tapal.model.events import Event
from tapal.model.frames import Act
from tapal.outputs.record import event_record


def _counted(acts: tuple[Act, ...]) -> dict[str, dict[str, tuple[int | None, int | None]]]:
    """The bounds by type and field."""
    out: dict[str, dict[str, tuple[int | None, int | None]]] = {}
    for act in acts:
        out.setdefault(act.type, {}).update({n.field: (n.low, n.high) for n in act.numbers})
    return out


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param(
            "Rusia menembaki kota Kharkiv. Dua orang dilarikan ke rumah sakit.",
            "ASSAULT",
            {"injured": (2, 2)},
            id="victims in the next sentence",
        ),
        pytest.param(
            "Rusia menembaki kota Kharkiv. Listrik padam. Tiga warga dan seorang polisi mengalami luka bakar.",
            "ASSAULT",
            {"injured": (4, 4)},
            id="two sentences on, added up",
        ),
        pytest.param(
            "Terjadi serangan bom di Kismayo. Sampai petang, menurut catatan tiga rumah sakit di kota itu, jumlah korban tewas"
            " mencapai sebelas orang.",
            "ASSAULT",
            {"killed": (11, 11)},
            id="the dead far into the next sentence",
        ),
        pytest.param(
            "Serangan udara menewaskan Kolonel Rahim Dastagir dan 20 orang lain.",
            "ASSAULT",
            {"killed": (21, 21)},
            id="more victims after one by name",
        ),
        pytest.param(
            "Pada serangan geng itu yang paling berdarah, tiga pria bersenjata menewaskan 61 orang.",
            "ASSAULT",
            {"killed": (61, 61)},
            id="those who kill are no victims",
        ),
        pytest.param(
            "Jumlah warga yang lari ke Chad telah bertambah menjadi lebih dari 45.000 orang.",
            "DISPLACE",
            {"displaced": (45_000, None)},
            id="the number of those who",
        ),
        pytest.param(
            "Warga yang dulu lari ke Chad dari Darfur kini sudah mencapai usia kerja, bertambah 4.000.",
            "DISPLACE",
            {},
            id="no number of those who",
        ),
        pytest.param(
            "Polisi menangkap dua kapal ikan Vietnam. Kedua kapal, BV 97412 TS dan BV 97413 TS, ditangkap di Anambas.",
            "COERCE",
            {},
            id="boats and their signs are no people",
        ),
        pytest.param(
            "Tentara Kenya menghabisi dua ancaman bagi kota Kismayo.", "ASSAULT", {}, id="nouns of doing are no people"
        ),
        pytest.param("Polisi menangkap Ali Hasan di Kabul.", "COERCE", {"captured": (1, 1)}, id="one taken, by name"),
        pytest.param(
            "Brigadir Ali Hasan, penjaga pos Nduga terkena tembakan milisi.",
            "ASSAULT",
            {"injured": (1, 1)},
            id="one hurt, a noun behind the name",
        ),
        pytest.param(
            "Kata Ali, dua hingga empat warga tewas ditembak milisi setiap hari.", "ASSAULT", {}, id="so many every day"
        ),
        pytest.param(
            "Serangan bom di Kismayo membuat 60 warga tewas atau terluka.",
            "ASSAULT",
            {},
            id="dead and hurt in one figure",
        ),
        pytest.param(
            "Serangan bom di Kismayo membuat 60 warga tewas dan melukai 90 orang.",
            "ASSAULT",
            {"killed": (60, 60), "injured": (90, 90)},
            id="dead and hurt in a figure each",
        ),
        pytest.param(
            "Hampir seluruh penduduk yang berjumlah 40.000 orang mengungsi dari Kismayo.",
            "DISPLACE",
            {"displaced": (None, 40_000)},
            id="almost all of so many",
        ),
        pytest.param(
            "Jenderal Ali Hasan tewas dalam bentrokan di perbatasan Kenya.",
            "ASSAULT",
            {"killed": (1, 1)},
            id="one killed, by name",
        ),
        pytest.param(
            "Bripda Ali Hasan dan Bripda Budi Santoso terluka ditembak milisi di Nduga.",
            "ASSAULT",
            {"injured": (2, 2)},
            id="two hurt, by name",
        ),
        pytest.param(
            "Jepang melakukan uji coba rudal. Sekitar 300 personel terlibat dalam latihan itu.",
            "MOBILIZE",
            {"deployed": (300, 300)},
            id="those deployed",
        ),
        pytest.param(
            "Kedua sopir itu akhirnya tewas ditembak milisi. Di tepi jalan dekat pasar ikan itu, dua jenazah dibawa polisi.",
            "ASSAULT",
            {"killed": (2, 2)},
            id="the dead of a longer next sentence",
        ),
        pytest.param(
            "Rusia menembaki kota Kharkiv. Warga panik. Malam tiba. Dua orang dilarikan ke rumah sakit.",
            "ASSAULT",
            {},
            id="too far on",
        ),
        pytest.param(
            "Serangan Rusia melukai lima orang di Kharkiv. Dua orang dilarikan ke rumah sakit.",
            "ASSAULT",
            {"injured": (5, 5)},
            id="an act's own count stays",
        ),
        pytest.param(
            "Serangan Rusia melukai lima orang. Rusia menembaki kota Kharkiv. Hanya dua orang dilarikan ke rumah sakit.",
            "ASSAULT",
            {"injured": (5, 5)},
            id="another figure for those counted before is not the last act's",
        ),
        pytest.param(
            "Rusia dan Tajikistan mengakhiri latihan militer bersama di Kharb. Latihan itu melibatkan 2.500 personel.",
            "COOPERATE",
            {"deployed": (2500, 2500)},
            id="those who drill together",
        ),
        pytest.param(
            "Pertempuran di Goma menewaskan 35 orang dan membuat lebih dari 2.000 warga mengungsi.",
            "ASSAULT",
            {"killed": (35, 35), "displaced": (2000, None)},
            id="those whom an attack made flee",
        ),
        pytest.param(
            "Pertempuran di Goma menewaskan 35 orang. Sekitar 2.000 warga mengungsi ke Rwanda.",
            "ASSAULT",
            {"killed": (35, 35)},
            id="flight told by itself",
        ),
        pytest.param(
            "Milisi menembak mati sopir truk bernama Ali Hasan di Nduga.",
            "ASSAULT",
            {"killed": (1, 1)},
            id="one noun with its name after it",
        ),
        pytest.param(
            "Serangan udara Israel menewaskan komandan Hizbullah di Beirut.",
            "ASSAULT",
            {"killed": (1, 1)},
            id="one who holds a post",
        ),
        pytest.param(
            "Dua jet India jatuh di Kashmir. Pilot jet itu ditawan tentara Pakistan.",
            "COERCE",
            {"captured": (1, 1)},
            id="that one man",
        ),
        pytest.param("Polisi menangkap para pilot itu di Kabul.", "COERCE", {}, id="several of a post"),
        pytest.param(
            "Sebanyak 12 polisi, 5 perawat, dan dua petani tewas dalam serangan di Kabul.",
            "ASSAULT",
            {"killed": (19, 19)},
            id="a list with commas",
        ),
        pytest.param(
            "Sembilan orang, enam perawat dan tiga petani, tewas dalam serangan di Kabul.",
            "ASSAULT",
            {"killed": (9, 9)},
            id="a total and its parts",
        ),
        pytest.param(
            "Gubernur dan empat pengawalnya tewas dalam ledakan bom di Kabul.",
            "ASSAULT",
            {"killed": (5, 5)},
            id="one by his post and others by number",
        ),
        pytest.param(
            "Milisi membakar pos di Nduga, lalu tiga orang itu kabur.",
            "ASSAULT",
            {},
            id="those who struck and ran",
        ),
        pytest.param(
            "Tentara Filipina menembak mati salah satu sandera di Sulu.",
            "ASSAULT",
            {"killed": (1, 1)},
            id="one of them",
        ),
        pytest.param(
            "Milisi menembak dua petani di Nduga. Keduanya tewas ditembak milisi di ladang.",
            "ASSAULT",
            {"killed": (2, 2)},
            id="both of them",
        ),
        pytest.param(
            "Ali Hasan dan tiga pengawal ditangkap polisi di Kabul.",
            "COERCE",
            {"captured": (4, 4)},
            id="one by name and others by number",
        ),
        pytest.param(
            "Serangan Rusia membunuh pengawal pribadinya dan melukai dua orang.",
            "ASSAULT",
            {"injured": (2, 2), "killed": (1, 1)},
            id="one of his beside others by number",
        ),
        pytest.param(
            "Redaktur Kabul Times, Ali Hasan, tewas ditembak orang tak dikenal di Kabul.",
            "ASSAULT",
            {"killed": (1, 1)},
            id="a post with its name after a comma",
        ),
        pytest.param(
            "Ia dan lima anaknya melarikan diri dari Sudan ke Chad.",
            "DISPLACE",
            {"displaced": (6, 6)},
            id="a pronoun for one and others by number",
        ),
        pytest.param(
            "Israel berencana memindahkan 500 warga Badui ke sebuah kota baru.",
            "DISPLACE",
            {"displaced": (500, 500)},
            id="a verb for soldiers and villagers, of villagers",
        ),
        pytest.param(
            "Peluru menyeberang: lima warga Rwanda tewas.",
            "ASSAULT",
            {"killed": (5, 5)},
            id="a verb before a colon has told its own act",
        ),
        pytest.param(
            "Tentara menembaki kerumunan warga hingga sedikitnya 39 orang tewas.",
            "ASSAULT",
            {"killed": (39, None)},
            id="until at least",
        ),
        pytest.param(
            "Israel menyerang gereja yang menampung 600 pengungsi di Gaza.",
            "ASSAULT",
            {},
            id="refugees whom an attack found",
        ),
        pytest.param(
            "Lebih dari 250 warga asing telah dideportasi ke El Salvador.",
            "COERCE",
            {"displaced": (250, None)},
            id="sent out of the country",
        ),
        pytest.param(
            "Presiden AS Donald Trumpmengerahkan 800 tentara ke perbatasan Meksiko.",
            "MOBILIZE",
            {"deployed": (800, 800)},
            id="words glued together",
        ),
    ],
)
def test_the_counts_of_an_act(acts_of, text, kind, expected):
    assert _counted(acts_of(text)).get(kind, {}) == expected


def test_other_figures_for_one_act_are_rivals(events_of):
    text = (
        "Serangan bom di Peshawar menewaskan 13 orang pada Senin (4/8). "
        "Polisi Pakistan mengatakan serangan bom di Peshawar itu menewaskan sembilan orang."
    )
    attacks: list[Event] = [e for e in events_of(text) if e.type == "ASSAULT"]
    records = [event_record(e, text=text) for e in attacks]
    assert [(r["numbers"], r["rival_numbers"]) for r in records] == [({"killed": [13, 13]}, {"killed": [[9, 9]]})]


@pytest.mark.parametrize(
    ("text", "displaced"),
    [
        pytest.param(
            "Ribuan Warga Rwanda Mengungsi ke Kongo\n\nLebih dari 15.000 warga Rwanda mengungsi ke Kongo sejak Senin.",
            [15_000, None],
            id="a figure beyond the word's own thousands",
        ),
        pytest.param(
            "Lebih dari 130.000 Warga Rwanda Mengungsi ke Kongo\n\nSebanyak 138.000 warga Rwanda mengungsi ke Kongo.",
            [138_000, 138_000],
            id="the exact figure after a round bound",
        ),
        pytest.param(
            "Sedikitnya 138.000 Warga Rwanda Mengungsi ke Kongo\n\nLebih dari 140.000 warga Rwanda mengungsi ke Kongo.",
            [138_000, None],
            id="a bound is no more exact than another",
        ),
    ],
)
def test_the_more_exact_figure_leads(events_of, text, displaced):
    told = [event_record(e, text=text)["numbers"] for e in events_of(text) if e.type == "DISPLACE"]
    assert told == [{"displaced": displaced}]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param(
            "Milisi menembak Ali Hasan di Nduga. Ali Hasan tewas ditembak milisi itu. Ia terluka di dada ditembak milisi.",
            {"killed": [1, 1]},
            id="the wounds of one who died",
        ),
        pytest.param(
            "Milisi menyerang pos di Nduga. Bripda Ali Hasan terluka ditembak milisi itu. "
            "Pratu Budi Santoso terluka ditembak milisi itu.",
            {"injured": [2, 2]},
            id="two named one after the other",
        ),
    ],
)
def test_those_who_are_named_are_counted_together(events_of, text, numbers):
    attacks = [event_record(e, text=text)["numbers"] for e in events_of(text) if e.type == "ASSAULT"]
    assert attacks == [numbers]


@pytest.mark.parametrize(
    ("text", "is_tally"),
    [
        pytest.param(
            "Sedikitnya 90 warga tewas ditembak milisi sejak blokade Tigray dimulai.",
            True,
            id="since a state of things",
        ),
        pytest.param("Sedikitnya 90 warga tewas ditembak milisi dalam tiga pekan terakhir.", True, id="the last weeks"),
        pytest.param("Sedikitnya 90 warga tewas ditembak milisi sejak Senin.", False, id="since a day of the week"),
        pytest.param(
            "Sedikitnya 90 warga tewas ditembak milisi dalam serangan terparah sejak 2009.", False, id="the worst since"
        ),
    ],
)
def test_a_tally_of_a_long_time_is_known(acts_of, text, is_tally):
    assert {n.is_tally for act in acts_of(text) for n in act.numbers if n.field == "killed"} == {is_tally}


def test_one_person_beside_a_count_of_the_next_sentence_is_looked_for_nowhere_else(acts_of):
    text = "Serangan itu mengejutkan warga. Menurut laporan yang beredar luas di sana, sopir dan dua penjaga tewas."
    assert _counted(acts_of(text)) == {"ASSAULT": {"killed": (2, 2)}}
