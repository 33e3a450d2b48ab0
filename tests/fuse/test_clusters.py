"""Joined articles against articles grouped by hand, where that gold is at hand: rather apart than wrongly joined."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.meta.sources import ROOT

from tapal.fuse.fuse import fuse
from tapal.model.document import Document
from tapal.pipeline import code, load

GOLD = ROOT.parent / "shared" / "gold"
PRECISION, RECALL = 0.85, 0.35


@pytest.mark.skipif(
    not (GOLD / "clusters_dev.jsonl").exists(), reason="the labelled clusters are not beside the checkout"
)
def test_pairs_of_articles(tmp_path: Path) -> None:
    resources = load()
    coded = []
    for line in (GOLD / "clusters_dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = date.fromisoformat(row["published"]) if row["published"] else None
        document = Document(row["id"], row["text"], row["title"], day, outlet=row["outlet"], language="id")
        coded.append(code(document, resources=resources))
    found = tmp_path / "found.jsonl"
    lines = (json.dumps({"id": id, "incidents": incidents}) + "\n" for id, incidents in fuse(coded).by_document)
    found.write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, GOLD / "score_clusters.py", GOLD / "clusters_dev.jsonl", found]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    precision, recall = float(said[said.index("P") + 1]), float(said[said.index("R") + 1])
    assert precision >= PRECISION, said
    assert recall >= RECALL, said
