"""Whether an act is told as done: what a cue reaches, and where it does other work."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Kedua menteri dijadwalkan bertemu di Hanoi pada Senin.", "CONSULT", "unrealized"),
        ("Pemerintah Mesir akan menggelar perundingan dengan Sudan.", "CONSULT", "unrealized"),
        ("Perundingan Mesir dan Sudan dijadwalkan pada 20 Agustus.", "CONSULT", "unrealized"),
        ("Perundingan Mesir dan Sudan digelar pada Senin.", "CONSULT", "actual"),
        ("Hampir 200 ribu warga Sudan mengungsi ke Chad.", "DISPLACE", "actual"),
        ("Pasukan Rusia hampir merebut kota Pokrovsk.", "ASSAULT", "unrealized"),
        ("Media itu melaporkan jika pasukan Rusia menyerang Kharkiv.", "ASSAULT", "actual"),
        ("Jika pasukan Rusia menyerang Kharkiv, warga mengungsi.", "ASSAULT", "unrealized"),
        ("Dua orang yang diduga gerilyawan menyerang pos polisi di Kandahar.", "ASSAULT", "actual"),
        ("Para pakar memperkirakan dua ribu warga Sudan telah mengungsi ke Chad.", "DISPLACE", "actual"),
        ("Rencana Israel menduduki Gaza bocor.", "COERCE", "unrealized"),
        ("Pasukan keamanan Pakistan segera menutup perbatasan.", "COERCE", "actual"),
        ("Thailand mengeklaim perwira Kamboja tewas dalam bentrokan.", "ASSAULT", "alleged"),
        ("Taliban mengeklaim telah menyerang pos polisi di Kandahar.", "ASSAULT", "actual"),
        ("Pekan depan Presiden Rusia berkunjung ke Ankara.", "CONSULT", "unrealized"),
        ("Pekan lalu Presiden Rusia berkunjung ke Ankara.", "CONSULT", "actual"),
    ],
)
def test_status_of_an_act(acts_of, text, kind, status):
    found = [str(a.status) for a in acts_of(text) if a.type == kind]
    assert found[:1] == [status]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Panglima Sudan memerintahkan pasukannya untuk menyerang El Fasher.", ["actual"]),
        ("Ukraina menggunakan drone untuk menyerang kilang Rusia.", ["actual"]),
        ("Upaya Houthi untuk menyerang kapal Israel dipantau dari laut.", ["actual"]),
        ("Menteri itu membantah rencana Israel untuk menyerang Lebanon.", ["denied"]),
        ("Junta Myanmar melatih milisi lokal agar kuat untuk menyerang pemberontak.", []),
    ],
)
def test_what_became_of_a_purpose(acts_of, text, statuses):
    assert [str(a.status) for a in acts_of(text) if a.frame.trigger.span.of(text) == "menyerang"] == statuses
