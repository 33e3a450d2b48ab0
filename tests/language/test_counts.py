"""The count grammar: numbers, bounds, what is counted, and which act a count belongs to."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from tests.language.time_examples import FOLDER, number_grammar, records, sentence_of, time_grammar

from tapal.language.counts import CountGrammar, counted_kinds, find_counts, is_people, load_count_grammar
from tapal.language.counts_fields import assign_fields
from tapal.language.times import TimeContext, find_times
from tapal.model.mentions import CountMention


@cache
def grammar() -> CountGrammar:
    kinds = counted_kinds((FOLDER / "counted.tsv").read_text(encoding="utf-8").splitlines())
    return load_count_grammar(records("numbers.yaml"), kinds, number_grammar())


def counts(text: str) -> tuple[CountMention, ...]:
    sentence = sentence_of(text)
    times = find_times(sentence, text, grammar=time_grammar(), context=TimeContext(published=date(2024, 1, 17)))
    return find_counts(sentence, text, grammar=grammar(), times=times)


def fields(text: str) -> list[tuple[str, int | None, int | None]]:
    pairs = assign_fields(sentence_of(text), text, counts=counts(text), grammar=grammar())
    return [(f, m.low, m.high) for f, m in pairs]


@pytest.mark.parametrize(
    ("text", "low", "high", "noun"),
    [
        ("11 orang", 11, 11, "orang"),
        ("dua lusin tentara", 24, 24, "tentara"),
        ("dua puluh tujuh tentara", 27, 27, "tentara"),
        ("27 orang tentara", 27, 27, "tentara"),
        ("tiga warga sipil", 3, 3, "warga sipil"),
        ("seorang perwira", 1, 1, "perwira"),
        ("sedikitnya 11 orang", 11, None, "orang"),
        ("setidaknya sebelas warga", 11, None, "warga"),
        ("lebih dari 56.331 orang", 56331, None, "orang"),
        ("tak kurang dari 40 jiwa", 40, None, "jiwa"),
        ("setidaknya hampir 200 ribu orang", 200_000, None, "orang"),
        ("hingga 20 prajurit", None, 20, "prajurit"),
        ("hampir 1.100 prajurit", None, 1100, "prajurit"),
        ("nyaris 400 orang", None, 400, "orang"),
        ("kurang dari 50 polisi", None, 50, "polisi"),
        ("tidak lebih dari 50 polisi", None, 50, "polisi"),
        ("sekitar 300 personel", 300, 300, "personel"),
        ("sebanyak 12 sandera", 12, 12, "sandera"),
        ("mencapai lebih dari 50 orang", 50, None, "orang"),
        ("diperkirakan sekitar 70 orang", 70, 70, "orang"),
        ("puluhan warga", 20, 99, "warga"),
        ("belasan militan", 11, 19, "militan"),
        ("ratusan personel", 100, 999, "personel"),
        ("ribuan pengungsi", 1000, 9999, "pengungsi"),
        ("puluhan ribu orang", 20_000, 99_999, "orang"),
        ("ratusan ribu warga", 100_000, 999_999, "warga"),
        ("2,5 juta jiwa", 2_500_000, 2_500_000, "jiwa"),
        ("50 ribu pengungsi", 50_000, 50_000, "pengungsi"),
        ("antara 10 dan 15 orang", 10, 15, "orang"),
        ("10 hingga 15 orang", 10, 15, "orang"),
        ("10-15 orang", 10, 15, "orang"),
        ("dua atau tiga penyerang", 2, 3, "penyerang"),
        ("dua tiga orang", 2, 3, "orang"),
        ("10 sampai 15 ribu orang", 10_000, 15_000, "orang"),
        ("11 orang lebih", 11, None, "orang"),
        ("300-an orang", 300, 300, "orang"),
        ("selusin polisi", 12, 12, "polisi"),
        ("500 tentaranya", 500, 500, "tentara"),
        ("empat rumah", 4, 4, "rumah"),
        ("dua drone", 2, 2, "drone"),
        ("lima lainnya", 5, 5, ""),
    ],
)
def test_count(text: str, low: int | None, high: int | None, noun: str) -> None:
    found = counts(f"Kabar itu menyebut {text} di lembah.")
    assert [(m.low, m.high, m.noun) for m in found] == [(low, high, noun)]


@pytest.mark.parametrize(
    "text",
    [
        "Ia mendekam selama 11 hari.",
        "Harganya Rp 500 ribu.",
        "Bantuan senilai US$ 20 juta tiba.",
        "Naik 20 persen.",
        "Kota itu 30 kilometer dari batas.",
        "Ahmad (34) pulang.",
        "Ia berusia 20 tahun.",
        "Ia anak ke-3.",
        "Jet F-16 dan Su-35 terbang.",
        "Hubungi 0812-3456-789.",
        "Ia bangun pukul 10.30 WIB.",
        "Skor akhir 3-1.",
        "Beberapa orang pulang.",
        "Sejumlah warga pulang.",
        "Kedua pihak bertemu.",
        "Salah satu saksi pulang.",
        "Itu satu-satunya jalan.",
        "Pasal 27 dilanggar.",
        "Batalyon 512 tiba.",
        "Dandim 1625 tiba.",
        "Pada 16/1/2024 ia pulang.",
        "4. Nelayan Pulang Kampung",
        "Kapal BV 97412 TS berlayar.",
        "Tiga per empat warga pulang.",
    ],
)
def test_is_no_count(text: str) -> None:
    assert counts(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sebanyak 11 orang tewas dan 5 lainnya luka-luka.", [("killed", 11, 11), ("injured", 5, 5)]),
        ("Bom itu menewaskan 27 tentara dan melukai 30.", [("killed", 27, 27), ("injured", 30, 30)]),
        ("Jumlah korban tewas menjadi sembilan.", [("killed", 9, 9)]),
        ("Korban tewas menjadi sembilan dari tujuh.", [("killed", 9, 9)]),
        ("Korban tewas naik dari tujuh menjadi sembilan orang.", [("killed", 9, 9)]),
        ("Jumlah korban tewas di lembah itu kini mencapai 50.000 orang.", [("killed", 50_000, 50_000)]),
        ("Polisi menembak dan melukai sedikitnya 20 warga.", [("injured", 20, None)]),
        ("Pejabat itu menyebut empat tentara lainnya yang terluka telah dirawat.", [("injured", 4, 4)]),
        ("Dari 30 warga yang diperiksa polisi, ada empat orang yang diamankan.", [("captured", 4, 4)]),
        ("Ribuan warga yang tinggal di lembah itu terpaksa mengungsi.", [("displaced", 1000, 9999)]),
        ("Komandan itu gugur bersama 33 taruna.", [("killed", 33, 33)]),
        ("Sebanyak 20 komandan milisi telah dieliminasi.", [("killed", 20, 20)]),
        ("Rencana itu mencakup pemindahan sekitar satu juta warga.", [("displaced", 1_000_000, 1_000_000)]),
        ("Lebih dari dua juta jiwa mengalami pengungsian.", [("displaced", 2_000_000, None)]),
        ("Bulan ini tiga tentara membelot ke negara tetangga.", [("displaced", 3, 3)]),
        ("Serangan udara tewaskan 3 orang.", [("killed", 3, 3)]),
        ("Lima orang tewas, tiga di antaranya anak-anak.", [("killed", 5, 5)]),
        ("Serangan itu menewaskan 11 orang, termasuk tiga perempuan.", [("killed", 11, 11)]),
        ("Sebelas orang, termasuk tiga perempuan dan dua anak, tewas.", [("killed", 11, 11)]),
        ("Serangan itu menewaskan tujuh warga sipil dan tiga tentara.", [("killed", 7, 7), ("killed", 3, 3)]),
        ("Tujuh warga sipil dan tiga tentara tewas.", [("killed", 7, 7), ("killed", 3, 3)]),
        ("Setidaknya 23 orang tewas dalam gempuran itu.", [("killed", 23, None)]),
        ("Sedikitnya 81 warga tewas dan nyaris 300 orang luka-luka.", [("killed", 81, None), ("injured", None, 300)]),
        ("Baku tembak itu mengakibatkan 4 prajurit gugur.", [("killed", 4, 4)]),
        ("Satu orang tewas-4 luka-luka.", [("killed", 1, 1), ("injured", 4, 4)]),
        ("Pertempuran itu merenggut lebih dari 250 jiwa.", [("killed", 250, None)]),
        ("Gempuran menewaskan sedikitnya 20 warga, melukai 40 lainnya.", [("killed", 20, None), ("injured", 40, 40)]),
        ("Ledakan itu menelan 12 korban jiwa.", [("killed", 12, 12)]),
        ("Ada 12 korban luka di rumah sakit.", [("injured", 12, 12)]),
        ("Polisi menangkap tiga pria bersenjata.", [("captured", 3, 3)]),
        ("Tiga pelaku ditangkap di perbatasan.", [("captured", 3, 3)]),
        ("Kelompok itu masih menahan 49 sandera.", [("captured", 49, 49)]),
        ("Mereka membebaskan lima sandera.", []),
        ("Lebih dari 10.000 warga mengungsi ke negara tetangga.", [("displaced", 10_000, None)]),
        ("Puluhan ribu orang terpaksa meninggalkan rumah mereka.", [("displaced", 20_000, 99_999)]),
        ("Tiga tentara kabur melintasi perbatasan.", [("displaced", 3, 3)]),
        ("Negara itu mengerahkan 1.500 tentara ke perbatasan.", [("deployed", 1500, 1500)]),
        ("Sekitar 300 personel gabungan diterjunkan.", [("deployed", 300, 300)]),
        ("Negara itu mengerahkan tiga kapal perang.", []),
        ("Roket itu menghancurkan 12 rumah dan menewaskan dua orang.", [("killed", 2, 2)]),
        ("Seorang pejabat mengatakan tiga tentara tewas.", [("killed", 3, 3)]),
        ("Satu orang selamat dan dua hilang.", []),
        ("Sebanyak 39 dari 48 penumpang tewas.", [("killed", 39, 39)]),
        ("Tiga orang meninggal dunia, lima orang luka berat.", [("killed", 3, 3), ("injured", 5, 5)]),
        ("Korban jiwa bertambah menjadi 14 orang.", [("killed", 14, 14)]),
        ("Korban luka sebanyak 30 orang.", [("injured", 30, 30)]),
        ("Dua bersaudara ditahan tentara.", [("captured", 2, 2)]),
        ("Ribuan demonstran turun ke jalan.", []),
        ("Empat orang yang dituduh mata-mata ditangkap.", [("captured", 4, 4)]),
        ("Di antara yang tewas terdapat tiga anak-anak.", []),
        ("Sedikit-dikitnya empat orang tewas.", [("killed", 4, None)]),
        ("Penembakan itu melukai seorang polisi.", [("injured", 1, 1)]),
        ("Serangan itu menewaskan anggota Batalyon Infanteri Macan 834 di lembah.", []),
        ("Densus 88 menangkap seorang teroris lalu Densus 88 menggeledah rumahnya.", [("captured", 1, 1)]),
        ("Serangan itu menewaskan dua anggota Yonif R 408.", [("killed", 2, 2)]),
        ("Serangan itu menewaskan Prajurit Dua (Prada) Ali Hasan.", []),
        ("Dari 20 juta penduduk, sekitar tiga juta terpaksa mengungsi.", [("displaced", 3_000_000, 3_000_000)]),
        ("Dari 30 warga yang ditahan polisi, lima dibebaskan.", [("captured", 30, 30)]),
        (
            "Lebih dari 300 warga ditahan, 17 orang di antaranya terluka.",
            [("captured", 300, None), ("injured", 17, 17)],
        ),
        ("Bentrokan itu melukai 30 orang, 12 di antaranya luka berat.", [("injured", 30, 30)]),
        ("Satu keluarga beranggotakan lima orang tewas.", [("killed", 5, 5)]),
        ("Mula-mula tujuh orang dilaporkan tewas, belakangan sembilan orang tewas.", [("killed", 9, 9)]),
        ("Lebih dari 4.000 warga lari melalui celah itu.", [("displaced", 4000, None)]),
        ("Ratusan warga meninggal karena kelaparan atau wabah.", []),
        ("Kematian akibat gizi buruk di lembah itu mencapai 154 orang.", []),
        ("Tiga anak meninggal karena kolera, dua orang tewas ditembak.", [("killed", 2, 2)]),
        ("Sembilan serdadu tewas akibat serangan di tengah kelaparan.", [("killed", 9, 9)]),
        ("Sepuluh gerilyawan mampus.", [("killed", 10, 10)]),
        ("Dua pelaku melarikan diri ke hutan.", []),
        ("Enam belas prajurit tercabik ranjau.", [("killed", 16, 16)]),
        ("Milisi menyerang desa Tora yang mengakibatkan 85 penduduk tewas.", [("killed", 85, 85)]),
        ("Salah satu dari sembilan nelayan yang ditahan itu sakit.", [("captured", 9, 9)]),
        ("Seorang dari empat dokter yang diculik itu sakit.", [("captured", 4, 4)]),
        ("Sebanyak 85 migran Eritrea tiba di Malta.", [("displaced", 85, 85)]),
        ("Sebuah perahu yang mengangkut 40 pengungsi karam.", [("displaced", 40, 40)]),
        ("Sebanyak 85 turis tiba di Malta.", []),
        ("Sebuah bus yang mengangkut 40 siswa terguling.", []),
        ("Dua rekannya tewas dan 40 olahragawan terluka.", [("killed", 2, 2), ("injured", 40, 40)]),
        ("Seorang perwira bertugas di perbatasan.", []),
        ("Hukuman mati cuma dua buat pembunuh itu.", []),
    ],
)
def test_fields(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert fields(text) == expected


def test_people_and_things() -> None:
    assert all(is_people(n, grammar()) for n in ("orang", "tentara", "warga sipil", "jurnalis", "jenazah"))
    assert not any(is_people(n, grammar()) for n in ("rumah", "drone", "sapi", "keluarga", ""))
    assert sum(is_people(n, grammar()) for n in grammar().nouns) > 300


def test_bad_row_names_its_line() -> None:
    with pytest.raises(ValueError, match=r"counted.tsv:2"):
        counted_kinds(["noun\tkind", "orang\tghost"])
