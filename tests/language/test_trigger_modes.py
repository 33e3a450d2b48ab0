"""Modes from the words around a trigger, and phrases across a filler."""

from __future__ import annotations

import pytest
from tests.language.lexicon_examples import lexicon, parsed, triggers_of

from tapal.language.triggers import find_triggers


@pytest.mark.parametrize(
    ("text", "entry", "modes"),
    [
        ("PBB mendesak Israel menghentikan serangan lalu mengirim bantuan.", "request/urge", ("yield",)),
        ("PBB mendesak Israel mengirim bantuan lalu menghentikan serangan.", "request/urge", ("assist",)),
        (
            "Gencatan senjata yang diusulkan Mesir bagi Libya mencakup reformasi konstitusi.",
            "request/propose",
            ("yield",),
        ),
        ("Tentara India menembak seorang wartawan di Kashmir.", "assault/shoot", ("firearms", "targeted")),
        ("Wartawan melihat tentara India menembak seorang petani.", "assault/shoot", ("firearms",)),
        ("Rumah sakit itu digempur drone dan artileri Rusia.", "assault/hit", ("drone", "heavy-weapons")),
    ],
)
def test_modes(text: str, entry: str, modes: tuple[str, ...]) -> None:
    found = {t.entry: t.modes for t in triggers_of(text, lexicon())}
    assert set(found.get(entry, ())) == set(modes), found


def test_a_phrase_is_found_across_a_filler() -> None:
    found = triggers_of("Mesir menggelar sebuah pertemuan dengan Sudan.", lexicon())
    assert [(t.entry, t.last - t.first) for t in found] == [("consult/meet", 3)]


def test_a_verb_without_event_is_listed_with_its_reason() -> None:
    reasons = [
        skipped.reason
        for sentence in parsed("Menteri Mesir mengatakan harga roti meningkat.").sentences
        for skipped in find_triggers(sentence, lexicon=lexicon())[1]
    ]
    assert "no-event:none/saying" in reasons
