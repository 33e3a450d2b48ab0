"""Speakers, numbers and reprisals of resolved acts."""

from __future__ import annotations

import pytest
from tests.stages.sides import undated_acts


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Militer Suriah menyerang gudang senjata, kata juru bicara militer Brigadir Jenderal Ali Hasan. "
            "Pasukan itu juga menembak dua warga, katanya.",
            ["Ali Hasan", "Ali Hasan"],
        ),
        (
            "Menurut seorang sumber yang dekat dengan Hamas, Israel menyerang Rafah. "
            "Sumber tersebut mengatakan tentara Israel menembak tiga warga.",
            ["seorang sumber yang dekat dengan Hamas"] * 2,
        ),
        (
            "Kepala polisi distrik, Ahmad Karimi, mengatakan pemberontak menyerang pos polisi di Kandahar.",
            ["Ahmad Karimi"],
        ),
        ("Pasukan Rusia menyerang Kharkiv.", [""]),
        (
            "Kementerian Pertahanan Suriah merilis keterangan tertulis. Keterangan tersebut menyebut Turki menyerang Idlib.",
            ["Kementerian Pertahanan Suriah"],
        ),
        (
            "Jumlah itu dirilis oleh Kementerian Kesehatan Suriah. Pihaknya melaporkan pasukan Turki menyerang Idlib.",
            ["Kementerian Kesehatan Suriah"],
        ),
        (
            "Menurut seorang sumber militer, Turki menyerang Idlib. Sumber yang sama mengatakan tentara Turki menembak dua warga.",
            ["seorang sumber militer"] * 2,
        ),
        (
            "Ahmad Karimi mengatakan Turki menyerang Idlib. Kedua analis itu mengatakan tentara Turki menembak dua warga.",
            ["Ahmad Karimi", "Kedua analis itu"],
        ),
        (
            "Turki menyerang Idlib, kata jurubicara, Senin. Jurubicara militer Ahmad Karimi mengatakan dua warga tewas.",
            ["Ahmad Karimi"] * 2,
        ),
        (
            "Pemerintah Suriah menegaskan Turki menyerang Idlib. Hal itu disampaikan Menteri Ahmad Karimi.",
            ["Ahmad Karimi"],
        ),
        ("Kantor berita Suriah, SANA, memberitakan pasukan Turki menyerang Idlib.", ["SANA"]),
        (
            "Kantor Presiden Suriah Ahmad Karimi mengatakan pasukan Turki menyerang Idlib.",
            ["Kantor Presiden Suriah Ahmad Karimi"],
        ),
        ("Ali Hasan, saudara dari prajurit Ahmad Karimi, mengatakan pasukan Turki menyerang Idlib.", ["Ali Hasan"]),
        (
            "Kota itu digempur, kata seorang pejabat yang menyebut pasukan Turki menyerang Idlib.",
            ["seorang pejabat"] * 2,
        ),
        (
            "Seorang warga desa yang enggan disebutkan namanya mengatakan pasukan Turki menyerang Idlib.",
            ["Seorang warga desa"],
        ),
        (
            'Presiden Suriah Ahmad Karimi meninjau kota itu. "Pasukan Turki menyerang Idlib kemarin," ujarnya.',
            ["Ahmad Karimi"],
        ),
        (
            "Pasukan Turki menyerang Idlib, kata juru bicara militer Suriah. "
            '"Pasukan Turki juga menembak dua warga," tambah juru bicara tersebut.',
            ["juru bicara militer Suriah"] * 2,
        ),
        ("Pasukan Turki menyerang Idlib, kata para pejabat di sini.", ["para pejabat"]),
        ("Pasukan Turki menyerang Idlib, kata Meiske Lano, bibi dari prajurit Ahmad Karimi.", ["Meiske Lano"]),
        (
            "Pasukan Turki menyerang Idlib, kata seorang kepala polisi. "
            "Pasukan itu juga menembak dua warga, kata kepala polisi Jenderal Ali Hasan.",
            ["Ali Hasan", "Ali Hasan"],
        ),
        (
            "Pasukan Turki menyerang Idlib, kata Ali Hasan. Pasukan itu juga menembak dua warga, kata pejabat militer itu.",
            ["Ali Hasan", "Ali Hasan"],
        ),
        ("Wakil Ketua Satgas 15/BTR Kolonel Ali Hasan menyebut pasukan Turki menyerang Idlib.", ["Ali Hasan"]),
        (
            "Juru Bicara Sekretaris Jenderal PBB Antonio Guterres, Lena Moreau, mengatakan pasukan Turki menyerang Idlib.",
            ["Lena Moreau"],
        ),
        ("Ali Hasan, yang sedang berada di Moskow, berkata pasukan Turki menyerang Idlib.", ["Ali Hasan"]),
        (
            "Menteri Pertahanan Suriah Ahmad Karimi meninjau kota itu. Polisi berjaga. "
            '"Pasukan Turki menyerang Idlib kemarin," kata menteri itu.',
            ["Ahmad Karimi"],
        ),
        (
            "Pasukan Turki menyerang Idlib, kata pernyataan Kementerian Pertahanan Suriah.",
            ["Kementerian Pertahanan Suriah"],
        ),
        ('"Pasukan Turki menyerang Idlib," bunyi pernyataan militer Suriah.', ["militer Suriah"]),
        ('"Pasukan Turki menyerang Idlib," demikian pernyataan militer.', ["militer"]),
        ('"Pasukan Turki menyerang Idlib," bunyi pernyataan resmi NATO.', ["NATO"]),
        ('"Pasukan Turki menyerang Idlib," bunyi pernyataan.', [""]),
        (
            '"Kami siap," kata Menteri Luar Negeri Suriah Ahmad Karimi. Menlu Suriah itu mengatakan pasukan Turki menyerang Idlib.',
            ["Ahmad Karimi"],
        ),
        (
            "Hamas mengecam langkah itu. Pasukan Turki menyerang Idlib, kata kelompok tersebut.",
            ["", "Hamas"],
        ),
        (
            "Kementerian Kesehatan Suriah menghitung 610 orang tewas sejak serangan itu.",
            ["Kementerian Kesehatan Suriah"] * 2,
        ),
        ("Damaskus kini mencatat 31 orang tewas.", ["Damaskus"]),
        ("Menteri Kehakiman Suriah, Karimi, mengatakan pasukan Turki menyerang Idlib.", ["Karimi"]),
        ("Kabid Humas Polda Papua Kombes Pol Markus Wenda menyebut milisi menembak dua warga.", ["Markus Wenda"]),
        ("Direktur Jenderal Bea Cukai mengatakan pasukan Turki menyerang Idlib.", ["Direktur Jenderal Bea Cukai"]),
        ("Kabid Humas Polda Papua, Kombes Markus, mengatakan milisi menembak dua warga.", ["Markus"]),
        ("Kolonel Inf Yulius Wenda mengatakan milisi menembak dua warga.", ["Yulius Wenda"]),
        ("Dalam rilis resmi Kemhan Suriah disebutkan pasukan Turki menyerang Idlib.", ["Kemhan Suriah"]),
        ('"Pasukan Turki menyerang Idlib," demikian lanjut rilis Kemhan Suriah.', ["Kemhan Suriah"]),
        (
            "Pasukan Turki menyerang Idlib, seperti disampaikan juru bicara militer Suriah.",
            ["juru bicara militer Suriah"],
        ),
        ("Pasukan Turki menyerang Idlib. Data ini disampaikan oleh Kemhan Suriah.", ["Kemhan Suriah"]),
        ("Pasukan Turki menyerang Idlib. Kemhan Suriah mengonfirmasi serangan tersebut.", ["Kemhan Suriah", ""]),
        (
            "Milisi menembak dua warga, kata Kapolres Biak Kombes Markus Wenda. Milisi juga menembak polisi, kata Markus.",
            ["Markus Wenda", "Markus Wenda"],
        ),
        (
            "Seorang sumber yang dekat dengan Hizbullah mengatakan pasukan Turki menyerang Idlib.",
            ["Seorang sumber yang dekat dengan Hizbullah"],
        ),
        ("Akan tetapi, menurut para pejabat Chad, pasukan Turki menyerang Idlib.", ["para pejabat Chad"]),
        ("Dilansir dari *The Citadel,* Rabu (18/6/2025), pasukan Turki menyerang Idlib.", ["The Citadel"]),
        ("Dilansir Aljazeera, Ahad (3/8), pasukan Turki menyerang Idlib.", ["Aljazeera"]),
        ("Mengutip Tirta, IHSG turun karena pasukan Turki menyerang Idlib.", ["Tirta"]),
        ("Badan Bantuan Suriah (BBS) mengatakan pasukan Turki menyerang Idlib.", ["Badan Bantuan Suriah (BBS)"]),
        (
            "Pasukan Turki menyerang Idlib, kata seorang petugas yang bertugas kepada AFP.",
            ["seorang petugas yang bertugas"],
        ),
        ("Junta militer pada Kamis (31/7) mengatakan pasukan Turki menyerang Idlib.", ["Junta militer"]),
        ("Pasukan Turki menyerang Idlib, kata para pejabat Kamis.", ["para pejabat"]),
        (
            "Menteri Pertahanan Suriah Ahmad Karimi (Medi) datang. Pasukan Turki menyerang Idlib, kata Medi.",
            ["Ahmad Karimi"],
        ),
    ],
)
def test_a_speaker_is_called_by_the_fullest_name_the_text_gives(acts_of, text, speakers):
    assert [a.source for a in acts_of(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Situasi ini menunjukkan bahwa milisi menyerang desa.", [""]),
        ("Dilansir kantor berita AP, Sabtu (28/6/2025), Katz menyebut tentara menembak dua warga.", ["Katz"]),
        ("Inggris menyatakan mendukung Kenya.", [""]),
        ("Kremlin menyatakan Kenya mendukung Sudan.", ["Kremlin"]),
        ("Pejabat Sudan mengatakan mereka mendukung Kenya.", ["Pejabat Sudan"]),
        ("Kenya membantah menyerang desa itu.", [""]),
        (
            "Menurut situs Asosiasi Sepak Bola Suriah, Ahmad Karimi tewas ditembak tentara.",
            ["Asosiasi Sepak Bola Suriah"],
        ),
        ("Presiden Kenya mengatakan ingin berdamai saat menerima utusan Sudan.", [""]),
        ("Menurut dua pejabat Mesir, Ahmad Karimi menegaskan Kenya mendukung Sudan.", ["Ahmad Karimi"]),
        ("Kremlin menyebut Presiden Suriah telah mengingatkan Chad bahwa Turki mendukung milisi.", ["Kremlin"]),
        ("Kelompok Hamas mendesak Mesir membuka perbatasan. Hal itu disampaikan Hamas, Senin.", [""]),
        ("Ini disampaikan Karimi, Selasa, saat Turki mengecam Suriah.", [""]),
        ("Kantor berita Reuters melaporkan Kenya menyatakan mendukung Sudan.", ["Reuters"]),
        ("Media Israel melaporkan tentara menembak dua warga.", ["Media Israel"]),
        ("Kantor Media Pemerintah Gaza menyebut tentara menembak dua warga.", ["Kantor Media Pemerintah Gaza"]),
        ("Harian Israel Haaretz melaporkan tentara menembak dua warga.", ["Haaretz"]),
    ],
)
def test_only_who_tells_of_the_act_is_its_source(acts_of, text, speakers):
    assert [a.source for a in acts_of(text)][:1] == speakers


def test_a_day_is_no_speaker(acts_of):
    acts = acts_of("Perdana Menteri Ahmad Karimi, Selasa, mengatakan pasukan Rusia menyerang Kharkiv.")
    assert acts[-1].source == "Ahmad Karimi"


def test_two_events_keep_each_its_own_source(events_of):
    events = events_of(
        "Pasukan Rusia menyerang kota Kharkiv pada Selasa dan menewaskan dua warga Ukraina. "
        "Serangan Rusia ke kota Kharkiv itu terjadi pada Selasa, kata juru bicara militer Ali Hasan."
    )
    attack = next(e for e in events if e.type == "ASSAULT")
    assert attack.source == ""


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Serangan bom di Kabul menewaskan dua polisi dan seorang anak.", (3, 3)),
        ("Serangan bom di Kabul menewaskan lima polisi, termasuk dua perwira.", (5, 5)),
        ("Serangan bom di Kabul menewaskan lima polisi.", (5, 5)),
    ],
)
def test_counts_joined_by_a_conjunction_add_up(acts_of, text, killed):
    found = {(n.low, n.high) for a in acts_of(text) for n in a.numbers if n.field == "killed"}
    assert found == {killed}


def _link(events) -> list[tuple[str, str, bool]]:
    by_id = {e.id: e for e in events}
    return [
        (e.actors[0].country, by_id[e.reprisal_for].actors[0].country, e.reprisal_hedged)
        for e in events
        if e.reprisal_for
    ]


def test_an_act_in_reply_is_tied_to_the_other_sides_last_one(events_of):
    events = events_of(
        "Israel menyerang konvoi Suriah di Damaskus. Sebagai balasan, Suriah menembakkan roket ke kota Haifa di Israel."
    )
    assert _link(events) == [("SYR", "ISR", False)]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Sudan menembakkan rudal ke Mesir sebagai balasan atas serangan Mesir ke Halaib.", [("SDN", "EGY", False)]),
        (
            "Mesir mengebom kamp di Halaib, Sudan, yang memicu serangan balasan Sudan ke pos Mesir.",
            [("SDN", "EGY", False)],
        ),
        (
            "Mesir menembakkan roket ke Surin. Sudan lalu merespons dengan mengerahkan jet tempur.",
            [("SDN", "EGY", False)],
        ),
        (
            "Mesir menembaki Halaib, Sudan. Serangan itu dibalas oleh Sudan yang menggempur Kairo.",
            [("SDN", "EGY", False)],
        ),
        ("Sudan menutup perbatasan karena Mesir menembak tiga tentaranya.", [("SDN", "EGY", False)]),
        ("PBB menjatuhkan sanksi terhadap Sudan karena penolakan Sudan untuk berunding.", [("IGO", "SDN", False)]),
        (
            "Tentara Mesir membunuh sepuluh warga Sudan, yang menyulut ancaman pembalasan dari suku di Sudan.",
            [("SDN", "EGY", False)],
        ),
        (
            "Mesir menembaki Halaib, Sudan. Sebagai balasan, Sudan menutup perbatasan dan mengerahkan pasukan ke Halaib.",
            [("SDN", "EGY", False), ("SDN", "EGY", False)],
        ),
        (
            "Mesir menembaki Halaib, Sudan. Pengeboman Kairo oleh Sudan diduga sebagai balasan atas serangan Mesir itu.",
            [("SDN", "EGY", True)],
        ),
        (
            "Serangan Sudan ke Kairo terjadi sebagai balasan atas aksi militer Mesir yang menghantam Halaib di Sudan.",
            [("SDN", "EGY", False)],
        ),
        (
            "Merespons serangan Mesir di Halaib, Sudan, pemerintah Sudan mengusir duta besar Mesir.",
            [("SDN", "EGY", False)],
        ),
        (
            "Buntut penembakan dua tentaranya oleh Mesir, Sudan menutup perbatasan dengan Mesir.",
            [("SDN", "EGY", False)],
        ),
        (
            "Pasukan Sudan menggempur beberapa pos tentara di Provinsi Aswan, Mesir, Kamis pagi pekan lalu, "
            "sebagai balasan atas gempuran rudal Mesir dua hari sebelumnya.",
            [("SDN", "EGY", False)],
        ),
        (
            "Pasukan Sudan menggempur pos Mesir. Serangan itu dipandang sebagai pembalasan atas gempuran udara Mesir ke Halaib.",
            [("SDN", "EGY", True)],
        ),
        (
            "Israel membunuh komandan Hizbullah Fuad Hasan di Lebanon. Hizbullah menembakkan roket ke Haifa, Israel. "
            "Kelompok itu menyebutnya pembalasan atas pembunuhan Fuad Hasan, yang dirudal Israel.",
            [("LBN", "ISR", False)],
        ),
        (
            "Serangan Mesir menewaskan puluhan orang di Sudan. Sudan langsung membalas serangan itu dengan serangan rudal ke Kairo.",
            [("SDN", "EGY", False)],
        ),
        (
            "Mesir menembaki Halaib, Sudan. Sebagai balasan, militer Sudan pada Kamis pagi buta dari perbukitan di dekat sungai itu "
            "menembakkan roket ke Kairo, Mesir.",
            [("SDN", "EGY", False)],
        ),
        ("Unjuk rasa warga Sudan terhadap Mesir dipicu serangan Mesir terhadap Sudan.", [("SDN", "EGY", False)]),
        (
            "Kapal perang Mesir memasuki perairan Sudan. Sudan merespons dengan pengerahan 140 marinir ke sana.",
            [("SDN", "EGY", False)],
        ),
        (
            "Sudan menembakkan roket ke Kairo, Mesir, sebagai respons setelah Mesir menggempur Halaib di Sudan.",
            [("SDN", "EGY", False)],
        ),
        (
            "Pemberontak Sudan menembak tiga polisi Sudan. Sebagai balasan, polisi Sudan menggempur markas pemberontak Sudan.",
            [("SDN", "SDN", False)],
        ),
        (
            "Milisi menyerang kota Suakin di Sudan. Akibat serangan itu, pemerintah Sudan memberlakukan darurat militer.",
            [("SDN", "SDN", False)],
        ),
        ("Mesir berencana menggempur Halaib di Sudan. Sebagai balasan, Sudan menutup perbatasan.", []),
        ("Tentara Sudan tewas diduga akibat penyiksaan oleh polisi Mesir.", []),
        ("Sudan memblokade pelabuhan Mesir menyusul serangan Mesir ke Sudan.", []),
        ("Polisi Sudan menangkap warga Sudan karena membunuh tentara Sudan.", []),
        ("Mesir menembaki Halaib, Sudan. Meski terus diserang, Sudan belum membalas.", []),
        ("Mesir menembaki Halaib, Sudan. Sudan bersumpah membalas setiap serangan Mesir.", []),
        ("Mesir menembaki Halaib, Sudan. Warga berduka atas kematian kerabat dalam serangan itu.", []),
    ],
)
def test_what_answers_what(events_of, text, links):
    assert _link(events_of(text)) == links


def test_after_alone_makes_no_reprisal(events_of):
    events = events_of(
        "Israel menyerang konvoi Suriah di Damaskus. Setelah itu, Suriah menembakkan roket ke kota Haifa di Israel."
    )
    assert _link(events) == []


def test_a_story_that_names_no_country_plays_at_home(acts_of):
    place = acts_of("Warga berunjuk rasa di Bukittinggi pada Senin.")[0].place
    assert place
    assert (place.country, round(place.lat, 1), round(place.lon, 1)) == ("IDN", -0.3, 100.4)


def test_what_an_act_sets_off_answers_it(acts_of):
    acts = acts_of(
        "Mesir menembakkan rudal ke Halaib. Insiden tersebut memicu respons cepat, termasuk pengerahan jet tempur."
    )
    assert [(a.type, a.frame.answers) for a in acts] == [("ASSAULT", None), ("MOBILIZE", acts[0].frame.index)]


def test_a_text_without_a_day_is_of_the_latest_year_that_it_names() -> None:
    act = undated_acts("Taliban menyerang pos polisi di Kunduz. Sekolah di sana berdiri sejak 2009.")[0]
    assert [(p.country, p.sector) for p in act.actors] == [("AFG", "REB")]
