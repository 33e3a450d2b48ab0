"""What the words around a mention tell about which act is meant."""

from __future__ import annotations

from datetime import date

from tapal.loading import load_pack
from tapal.model.document import Document
from tapal.pipeline import load, unmerged
from tapal.stages.merging.likeness import JOINTS

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
