"""Kill -9 `tapal ingest` at random points: nothing lost, nothing doubled, nothing half-written. Run by hand.

    python benchmarks/kill_test.py [--points 30] [--documents 120] [--workers 1] [--seed 1]

For each point a fresh database: the run is killed, what is kept is compared document by document with an undisturbed run,
the same command is run again, and the result must equal the undisturbed one. Prints one line a point and a summary.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tapal.stores.opening import open_store

SENTENCES = (
    "Militer negara A menembakkan rudal ke wilayah negara B pada Selasa, menewaskan {n} orang di pos perbatasan {n}.",
    "Pemerintah Pakistan mengecam serangan Iran dan menarik duta besarnya dari Teheran, kata juru bicara ke-{n}.",
    "Menteri luar negeri kedua negara bertemu di Islamabad untuk membahas keamanan perbatasan sektor {n}.",
    "Taliban dan penjaga perbatasan Iran baku tembak di Nimroz. Sedikitnya {n} orang tewas, kata polisi.",
)


def main() -> int:
    """Run all points; 1 when one failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for name, default in (("points", 30), ("documents", 120), ("workers", 1), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        return _points(given, Path(name))


def _points(given: argparse.Namespace, folder: Path) -> int:
    news = folder / "news.jsonl"
    rows = (
        {"id": f"d{n}", "text": " ".join(one.format(n=n) for one in SENTENCES), "published": "2024-01-17"}
        for n in range(given.documents)
    )
    news.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    whole = folder / "whole.db"
    started = time.monotonic()
    child = _ingest(news, whole, given.workers)
    first = _first_write(whole, started)
    child.wait()
    last = time.monotonic() - started
    print(f"undisturbed: first document after {first:.2f} s, end after {last:.2f} s")
    dice = random.Random(given.seed)
    failed = sum(
        not _point(news, whole, wait=dice.uniform(first * 0.8, last * 0.98), workers=given.workers)
        for _ in range(given.points)
    )
    print(f"{given.points} kills, {failed} failed")
    return int(failed > 0)


def _ingest(news: Path, database: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tapal.cli", "ingest", str(news), "--db", str(database), "--workers", str(workers)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)


def _first_write(database: Path, started: float) -> float:
    while not _count(database):
        time.sleep(0.02)
    return time.monotonic() - started


def _count(database: Path) -> int:
    from tapal.stores.store import StoreError

    try:
        store = open_store(str(database))
    except StoreError:
        return 0
    number = sum(1 for _ in store.documents())
    store.close()
    return number


def _point(news: Path, whole: Path, *, wait: float, workers: int) -> bool:
    """One kill; True when everything held."""
    database = whole.with_name("killed.db")
    for name in ("", "-wal", "-shm"):
        database.with_name(database.name + name).unlink(missing_ok=True)
    child = _ingest(news, database, workers)
    time.sleep(wait)
    was_running = child.poll() is None
    if was_running:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    expected = open_store(str(whole))
    kept, problems = _count(database), []
    if database.exists() and database.stat().st_size and kept:
        store = open_store(str(database))
        originals = {one.document.id: one for one in expected.coded()}
        problems += store.check()
        problems += [f"half: {one.document.id}" for one in store.coded() if originals.get(one.document.id) != one]
        store.close()
    _ingest(news, database, workers).wait()
    store = open_store(str(database))
    if store.digest() != expected.digest():
        problems.append("the result differs")
    store.close()
    expected.close()
    print(
        f"killed after {wait:.2f} s ({'running' if was_running else 'ended'}), {kept} kept: {problems or 'ok'}",
        flush=True,
    )
    return not problems


if __name__ == "__main__":
    sys.exit(main())
