"""Killed with SIGKILL in the midst of writing: what is there is whole, and a second run ends where an undisturbed one does."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.meta.sources import ROOT

from tapal.stores.opening import open_store

POINTS = 5
WRITER = """
import sys
from tests.contracts.records import coded, event
from tapal.stores.making import Making
from tapal.stores.opening import open_store
store = open_store(sys.argv[1], create=True)
run = store.begin("ingest", making=Making("1", "a", "b"), at="")
for n in range(80):
    store.put(coded(f"Iran menyerang Pakistan di Panjgur, Selasa. Dua IRNA {n}.", event("e1"), event("e2")), run=run)
    print(n, flush=True)
store.end(run, at="", counts={})
"""


def write(path: Path, *, kill_after: int | None = None) -> int:
    """Run the writer; kill it soon after it acknowledged so many documents. Gives how many were acknowledged."""
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        seen = 0
        for _ in child.stdout:
            seen += 1
            if seen == kill_after:
                time.sleep(random.Random(seen).random() / 200)
                os.kill(child.pid, signal.SIGKILL)
        assert child.wait() == (0 if kill_after is None else -signal.SIGKILL)
    return seen


def test_killed_at_random_points(tmp_path: Path) -> None:
    write(tmp_path / "whole.db")
    whole = open_store(str(tmp_path / "whole.db"))
    expected = {one.document.id: one for one in whole.coded()}
    for at in sorted(random.Random(7).sample(range(1, 75), POINTS)):
        path = tmp_path / f"{at}.db"
        acknowledged = write(path, kill_after=at)
        store = open_store(str(path))
        assert store.check() == ()
        kept = {one.document.id: one for one in store.coded()}
        assert len(kept) >= acknowledged, "an acknowledged document was lost"
        assert all(expected[id] == one for id, one in kept.items()), "a document is half there"
        write(path)
        assert store.digest() == whole.digest()
        store.close()
    whole.close()
