"""What a speaker is called: sentences written for this test."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Komandan Pangkalan TNI AL Biak, Kolonel Pelaut Markus Wenda, di Biak, Senin mengatakan, milisi menembak dua warga.",
         "Markus Wenda"),
        ("Pangdam Kasuari Mayjen Markus WR mengatakan milisi menembak dua warga.", "Markus WR"),
        ("Forum Buruh Biak, serikat kecil nelayan di pulau itu, mengatakan milisi menembak dua warga.", "Forum Buruh Biak"),
        ("Kantor Pelayaran Kenya mengabarkan badai besar di Lamu. Kantor tersebut melaporkan bahwa milisi menembak dua warga.",
         "Kantor Pelayaran Kenya"),
        ("Menurut Lembaga Damai Lamu, jalan itu putus. Organisasi itu mengatakan milisi menembak dua warga.", "Lembaga Damai Lamu"),
        ("Bupati Biak Selatan Herto Wambrau mengatakan milisi menembak dua warga.", "Herto Wambrau"),
        ("Milisi menembak dua warga, kata jurubicara Departemen Luar Negeri Herto Wambrau.", "Herto Wambrau"),
        ("PM Markus Wenda mengatakan milisi menembak dua warga.", "Markus Wenda"),
        ("Kedua belah pihak mengatakan milisi menembak dua warga.", "Kedua belah pihak"),
        ("Stasiun Radio Lamu melaporkan pohon tumbang di jalan. Laporan itu menambahkan milisi menembak dua warga.",
         "Stasiun Radio Lamu"),
        ("Pemimpin Hizbullah Ahmad Karimi datang. Hizbullah mengatakan tentara menembak dua warga.", "Hizbullah"),
    ],
)  # fmt: skip
def test_a_speaker_is_called_by_name(acts_of, text, speaker):
    assert [a.source for a in acts_of(text) if a.type == "ASSAULT"] == [speaker]


def test_who_does_by_words_is_not_who_tells_although_the_surname_stands_alone(acts_of):
    text = "Netanyahu mengecam Kenya. Demikian disampaikan Perdana Menteri Israel Benjamin Netanyahu, Senin."
    assert [a.source for a in acts_of(text)] == [""]
