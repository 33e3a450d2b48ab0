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
    _ingest(news, whole, given.workers).wait()
    seconds = time.monotonic() - started
    print(f"undisturbed: {given.documents} documents in {seconds:.2f} s, start included", flush=True)
    dice = random.Random(given.seed)
    failed = 0
    for _ in range(given.points):
        after, later = dice.randrange(given.documents), dice.uniform(0, seconds / given.documents)
        failed += not _point(news, whole, after=after, later=later, workers=given.workers)
    print(f"{given.points} kills, {failed} failed")
    return int(failed > 0)


def _ingest(news: Path, database: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tapal.cli", "ingest", str(news), "--db", str(database), "--workers", str(workers)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)


def _count(database: Path) -> int:
    from tapal.stores.store import StoreError

    try:
        store = open_store(str(database))
    except StoreError:
        return 0
    number = sum(1 for _ in store.documents())
    store.close()
    return number


def _point(news: Path, whole: Path, *, after: int, later: float, workers: int) -> bool:
    """One kill, so many seconds after so many documents were kept; True when everything held."""
    database = whole.with_name("killed.db")
    for name in ("", "-wal", "-shm"):
        database.with_name(database.name + name).unlink(missing_ok=True)
    child = _ingest(news, database, workers)
    while child.poll() is None and _count(database) < after:
        time.sleep(0.01)
    time.sleep(later)
    was_running = child.poll() is None
    if was_running:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    expected = open_store(str(whole))
    kept = _count(database)
    problems: list[str] = []
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
    state = "running" if was_running else "had ended"
    print(
        f"killed at {after} + {1000 * later:.0f} ms ({state}), {kept} kept: {problems[:5] or 'ok'}",
        flush=True,
    )
    return not problems


if __name__ == "__main__":
    sys.exit(main())
