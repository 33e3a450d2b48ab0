"""Speed and memory of coding on one core: `make bench`. Times depend on the machine; nothing here is asserted.

Measures start-up (the help text, loading the resources), documents and words a second, time per stage and per part of the two
longest stages, and peak memory, on the bundled sample reports and, where they are present, on the gold and raw news beside the
checkout. Coding is measured in processor time, so that other work on the machine counts little.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from tapal.cli.main import ONE_THREAD
from tapal.model.document import Document

SHARED = Path(__file__).resolve().parents[2] / "shared"
RAW_LIMIT = 400
REPEATS = 3
# What is timed, as the module (or class) that holds it, its name there, and the stage that it is a part of.
TIMED = (
    *(
        ("tapal.pipeline", stage, "")
        for stage in ["clean", "parse", "find", "attach", "attribute", "resolve", "merge", "state_facts"]
    ),
    *(("tapal.stages.parse", part, "parse") for part in ["tokenize", "split", "_tokens", "find_quotes"]),
    ("tapal.language.pipeline.Language", "analyse", "parse"),
    *(
        ("tapal.stages.find", part, "find")
        for part in ["find_all_times", "find_counts", "assign_fields", "find_places"]
    ),
    *(("tapal.stages.find", part, "find") for part in ["find_triggers", "_actors", "_cues"]),
)


def main() -> None:
    """Print all figures, one section a corpus. Each corpus runs in a process of its own, so that its memory is its own."""
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
        return
    print(f"tapal --help            {_fastest([sys.executable, '-m', 'tapal.cli', '--help']):8.2f} s")
    print(f"load the resources      {_fastest([sys.executable, '-c', 'import tapal.pipeline as p; p.load()']):8.2f} s")
    for corpus in ("samples", "gold", "raw"):
        said = subprocess.run([sys.executable, __file__, corpus], check=True, stdout=subprocess.PIPE, text=True).stdout
        found = json.loads(said)
        if found:
            show(corpus, found)


def show(corpus: str, found: dict[str, Any]) -> None:
    """Print the figures of one corpus."""
    seconds = found["seconds"]
    print(f"\n{corpus}: {found['documents']} documents, {found['words']} words, {found['events']} events")
    print(f"  documents a second    {found['documents'] / seconds:8.1f}")
    print(f"  words a second        {found['words'] / seconds:8.0f}")
    print(f"  slowest document      {found['slowest']:8.2f} s")
    print(f"  peak memory           {found['peak_mb']:8.0f} MB")
    for stage, spent in sorted(found["stages"].items(), key=lambda item: -item[1]):
        print(f"  {stage:20s}  {spent:8.2f} s {100 * spent / seconds:5.1f} %")
        for part, inside in sorted(found["parts"].get(stage, {}).items(), key=lambda item: -item[1]):
            print(f"    {part:18s}  {inside:8.2f} s {100 * inside / seconds:5.1f} %")


def measure(corpus: str) -> dict[str, Any]:
    """The figures of one corpus, empty when it is not here. Reading is not measured, coding is."""
    from tapal import pipeline

    documents = list(read(corpus))
    if not documents:
        return {}
    resources = pipeline.load()
    # What is read when it is first asked for belongs to the start.
    pipeline.code(documents[0], resources=resources)
    events, slowest, start = 0, 0.0, time.process_time()
    for document in documents:
        before = time.process_time()
        events += len(pipeline.code(document, resources=resources).events)
        slowest = max(slowest, time.process_time() - before)
    seconds = time.process_time() - start
    spent = {(stage, name): watch(place, name) for place, name, stage in TIMED}
    for document in documents:
        pipeline.code(document, resources=resources)
    return {
        "documents": len(documents),
        "words": sum(len(document.text.split()) for document in documents),
        "events": events,
        "seconds": seconds,
        "slowest": slowest,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "stages": {name: sum(times) for (stage, name), times in spent.items() if not stage},
        "parts": {
            whole: {name: sum(times) for (stage, name), times in spent.items() if stage == whole} for _, whole in spent
        },
    }


def watch(place: str, name: str) -> list[float]:
    """Wrap a function of a module, or a method of a class, and give the list of seconds that its calls fill."""
    spent: list[float] = []
    module, _, last = place.rpartition(".")
    owner: Any = getattr(import_module(module), last) if last[0].isupper() else import_module(place)
    part = getattr(owner, name)

    def run(*args: Any, **given: Any) -> Any:
        start = time.process_time()
        try:
            return part(*args, **given)
        finally:
            spent.append(time.process_time() - start)

    setattr(owner, name, run)
    return spent


def read(corpus: str) -> Iterator[Document]:
    """The documents of one corpus; none when it is not here."""
    from tapal.cli.commands.demo import samples
    from tapal.language.identify import identify
    from tapal.loading import load_cleaning
    from tapal.read.options import ReadOptions
    from tapal.read.sources import read_sources

    options = ReadOptions(rules=load_cleaning(), identify=identify)
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(path) for path in samples()] if corpus == "samples" else []
        if corpus == "gold" and (SHARED / "gold" / "dev.jsonl").exists():
            paths = [str(SHARED / "gold" / "dev.jsonl")]
        raw = SHARED / "language" / "raw" / "news-id.jsonl.gz"
        if corpus == "raw" and raw.exists():
            first = Path(folder) / "raw.jsonl"
            with gzip.open(raw, "rt", encoding="utf-8") as lines:
                first.write_text("".join(islice(lines, RAW_LIMIT)), encoding="utf-8")
            paths = [str(first)]
        if paths:
            yield from (found for found in read_sources(paths, options=options) if isinstance(found, Document))


def _fastest(command: list[str]) -> float:
    """Seconds of the fastest of three runs."""
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return min(taken)


if __name__ == "__main__":
    main()
