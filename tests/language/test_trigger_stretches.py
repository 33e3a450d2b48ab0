"""Where the conditions of an entry look: across brackets and hyphens, light words before, and two verbs with one object."""

from __future__ import annotations

import pytest
from tests.language.lexicon_examples import lexicon, triggers_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pekerja migran Indonesia (PMI) di Sudan akan dievakuasi melalui Jeddah.", "DISPLACE"),
        ("Konflik Iran-Irak berakhir pada tahun itu.", "RETREAT"),
        ("Tentara Lebanon mulai dikerahkan ke selatan sungai.", "MOBILIZE"),
        ("Pagar kawat itu, yang mulai dipasang Hongaria pada 2015, membelah hutan.", "COERCE"),
        ("Densus 88 membongkar dan menangkap jaringan teroris di Solo.", "COERCE"),
    ],
)
def test_a_condition_is_met(text: str, kind: str) -> None:
    assert kind in {t.type for t in triggers_of(text, lexicon())}


def test_a_comma_still_ends_where_a_condition_looks() -> None:
    found = {t.entry for t in triggers_of("Menurut tentara, bantuan beras dikerahkan ke desa.", lexicon())}
    assert "mobilize/deploy-troops" not in found
