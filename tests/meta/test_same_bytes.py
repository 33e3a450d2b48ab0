"""The same input gives the same bytes: under several hash seeds, with one and two workers, and without a network."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

TEXTS = (
    "Militer Iran menembakkan rudal ke wilayah Pakistan pada Selasa (16/1/2024), menewaskan dua anak. "
    "Pakistan mengecam serangan itu dan menarik duta besarnya dari Teheran.",
    "Menteri luar negeri kedua negara bertemu di Islamabad untuk membahas keamanan perbatasan.",
    "Taliban dan penjaga perbatasan Iran baku tembak di Nimroz. Sedikitnya tiga orang tewas, kata polisi.",
    "Harga cabai naik di pasar.",
    "",
)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "in.jsonl"
    rows = (
        {"id": f"d{at}", "text": TEXTS[at % len(TEXTS)], "published": "2024-01-17", "language": "id"}
        for at in range(25)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def coded(news: Path, *, seed: str, workers: int) -> bytes:
    """What `tapal code` writes in a fresh process."""
    command = [sys.executable, "-m", "tapal.cli", "code", str(news), "--workers", str(workers)]
    said = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed})
    assert said.returncode in (0, 3), said.stderr.decode()
    assert b"coding-failed" not in said.stdout, said.stderr.decode()
    return said.stdout


def test_hash_seeds_and_workers_change_nothing(news: Path) -> None:
    first = coded(news, seed="0", workers=1)
    rows = [json.loads(line) for line in first.splitlines()]
    assert sum(len(row["events"]) for row in rows) > 0
    assert coded(news, seed="1", workers=1) == first
    assert coded(news, seed="4711", workers=2) == first


def test_coding_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    from tapal.model.document import Document
    from tapal.pipeline import code, load

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("coding opened a connection")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    resources = load()
    found = code(Document("d", TEXTS[0], published=date(2024, 1, 17), language="id"), resources=resources)
    assert found.events
    for event in found.events:
        assert all(0 <= span.start < span.end <= len(TEXTS[0]) for span in event.evidence)
