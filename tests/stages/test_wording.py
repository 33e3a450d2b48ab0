"""What the words around a mention tell about which act is meant."""

from __future__ import annotations

from datetime import date

from tapal.loading import load_pack
from tapal.model.document import Document
from tapal.model.parsed import Parsed, Quote
from tapal.model.spans import Span
from tapal.pipeline import load, unmerged
from tapal.stages.merging.setting import JOINTS, Quoted

TEXT = (
    "Tentara Suriah menyerang pos perbatasan Turki pada Senin setelah Turki menembaki Kobane. "
    "Dua jam kemudian terjadi serangan lain di dekat pos itu. Serangan tersebut melukai seorang penjaga."
)


def test_what_the_words_around_each_mention_tell() -> None:
    document = Document(id="x", text=TEXT, published=date(2025, 6, 10), language="id")
    acts = [a for a in unmerged(document, resources=load()).acts if a.type == "ASSAULT"]
    first, shot = (next(a for a in acts if a.evidence.of(TEXT) == word) for word in ("menyerang", "menembaki"))
    other, same = (
        next(a for a in acts if a.evidence.of(TEXT).lower() == "serangan" and a.frame.trigger.sentence == n)
        for n in (1, 2)
    )
    assert (first.wording.order, first.wording.crowd) == (0, len(acts))
    assert {"pos", "perbatasan"} <= first.wording.after
    assert "anterior" in {
        joint for at, joint in first.wording.joints if first.frame.trigger.last <= at < shot.frame.trigger.first
    }
    assert "another" in other.wording.cues
    assert "another" not in same.wording.cues
    assert same.wording.points_back
    assert not first.wording.points_back
    assert first.wording.rarity["pos"] < first.wording.rarity["penjaga"]
    assert first.wording.stems & other.wording.stems


def test_every_joint_has_its_words() -> None:
    assert set(JOINTS.values()) <= set(load_pack("id")["grammar"])


SAID = (
    "Kementerian Luar Negeri Mesir mengutuk serangan Israel terhadap konvoi bantuan. "
    '"Kami menuntut Israel menarik pasukan dari Rafah," kata juru bicara kementerian itu.'
)


def test_where_in_its_sentence_and_in_whose_quotation_a_mention_stands() -> None:
    document = Document(id="x", text=SAID, published=date(2025, 6, 10), language="id")
    acts = {a.evidence.of(SAID): a.wording for a in unmerged(document, resources=load()).acts}
    condemned, attack, demanded = acts["mengutuk"], acts["serangan"], acts["menuntut"]
    assert {"relation:root", "depth:1", "first:True", "over:ASSAULT", "beside:1"} <= set(condemned.setting)
    assert {"under:ACCUSE", "under-it:ACCUSE-ASSAULT", "first:False"} <= set(attack.setting)
    assert "under:ACCUSE" not in condemned.setting
    assert (condemned.quoted, attack.quoted, demanded.quoted) == ("", "", "direct")


def test_a_place_after_a_quotation_is_not_in_it() -> None:
    quotes = (Quote(Span(5, 9), None, None, True), Quote(Span(20, 30), None, None, False))
    quoted = Quoted(Parsed((), quotes))
    assert [quoted.at(n) for n in (0, 5, 8, 9, 20, 30)] == ["", "direct", "direct", "", "reported", ""]
