"""A small stand-in for reading and coding, so that the shell is tested alone, in a folder of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from tapal.cli.main import run
from tapal.model.document import Document, Passage, Role
from tapal.model.events import Coded, DateRange, Event, Participant, Status
from tapal.model.spans import Span
from tapal.read.failure import ReadFailure
from tapal.read.options import ReadOptions


def read_sources(paths: Sequence[str], *, options: ReadOptions, stdin: object) -> Iterator[Document | ReadFailure]:
    """JSON Lines and plain files; a line that says so is interrupted, as by Ctrl-C."""
    for path in paths:
        if path.startswith("https://"):
            yield ReadFailure(path, 0, "network", "no answer", "try later")
        elif not Path(path).exists():
            yield ReadFailure(path, 0, "missing", "no such file", "check the name")
        elif not path.endswith(".jsonl"):
            yield Document(Path(path).name, Path(path).read_text(), language="id")
        else:
            for number, line in enumerate(Path(path).read_text().splitlines(), start=1):
                if line == "ctrl-c":
                    raise KeyboardInterrupt
                if not line.startswith("{"):
                    yield ReadFailure(path, number, "not-json", "not JSON", "correct the line")
                    continue
                row = json.loads(line)
                yield Document(row["id"], row["text"], language=row.get("language", "id"))


def load(languages: Sequence[str] = ("id",), **_: object) -> str:
    return "loaded"


def code(document: Document, *, resources: str) -> Coded:
    """One ASSAULT on the first word, a teaser on the last line; "explode" raises."""
    assert resources == "loaded"
    if "explode" in document.text:
        raise RuntimeError("cannot read this\nsecond line")
    if not document.text.split():
        return Coded(document, (), ())
    if document.language != "id":
        return Coded(document, (), (), is_coded=False)
    first = Span(0, len(document.text.split()[0]))
    day = DateRange(str(document.published), str(document.published)) if document.published else None
    event = Event(
        "e1",
        "ASSAULT",
        ("firearms",),
        Status.ACTUAL,
        (Participant("Iran", "IRN", "GOV", first),),
        (),
        (first,),
        date=day,
    )
    split = document.text.find("\n") + 1
    passages = (Passage(Span(split, len(document.text)), Role.TEASER),) if split else ()
    return Coded(document, passages, (event,))


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Replace reading and coding, and start in an empty folder without settings."""
    for name, members in {
        "tapal.pipeline": {"load": load, "code": code},
        "tapal.read.sources": {"read_sources": read_sources},
        "tapal.loading": {"load_cleaning": lambda: None},
    }.items():
        module = ModuleType(name)
        module.__dict__.update(members)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("TAPAL_LANG", "TAPAL_WORKERS", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


@pytest.fixture
def tapal(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run a command line; give exit code, standard output and standard error."""

    def call(*arguments: str) -> Said:
        status = run(arguments)
        found = capsys.readouterr()
        return Said(status, found.out, found.err)

    return call


def gold_row(document_id: str, text: str = "Iran menembak.", kind: str = "ASSAULT") -> str:
    """One line of gold: the event that the stand-in coder finds, or another one."""
    event = {
        "id": "e1",
        "type": kind,
        "modes": ["firearms"],
        "status": "actual",
        "actors": [{"text": "Iran", "country": "IRN", "sector": "GOV"}],
        "recipients": [],
        "date": None,
        "anchors": [text.split()[0]],
    }
    return json.dumps({"id": document_id, "text": text, "language": "id", "published": None, "events": [event]}) + "\n"
