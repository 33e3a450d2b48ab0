"""One body over both runners: order, one outcome a document, failures told, bounded reading."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator

import pytest
from tests.runners import tasks

from tapal.model.document import Document
from tapal.runners import local, processes
from tapal.runners.task import Outcome

Run = Callable[..., Iterator[Outcome]]
RUNNERS: dict[str, Run] = {
    "local": local.run,
    "processes-1": functools.partial(processes.run, workers=1, chunk=3),
    "processes-2": functools.partial(processes.run, workers=2, chunk=3),
    "processes-fork": functools.partial(processes.run, workers=2, chunk=1, start_method="fork"),
}
ALL = pytest.mark.parametrize("run", RUNNERS.values(), ids=RUNNERS.keys())


def documents(*texts: str) -> list[Document]:
    return [Document(f"d{at}", text) for at, text in enumerate(texts)]


@ALL
def test_order_and_values(run: Run) -> None:
    given = documents(*("x" * (at % 7) for at in range(40)))
    assert [outcome.value for outcome in run(given, prepare=tasks.prepare)] == [f"d{at}:{at % 7}" for at in range(40)]


@ALL
def test_nothing_in_nothing_out(run: Run) -> None:
    assert list(run([], prepare=tasks.prepare)) == []


@ALL
def test_one_that_raises_stops_nothing(run: Run) -> None:
    outcomes = list(run(documents("a", "raise", "b"), prepare=tasks.prepare))
    assert [outcome.is_failed for outcome in outcomes] == [False, True, False]
    assert outcomes[1].error == "ValueError: bad text"
    assert outcomes[1].document_id == "d1"
    assert "Traceback" in outcomes[1].trace


@ALL
def test_reading_stays_just_ahead(run: Run) -> None:
    read = 0

    def endless() -> Iterable[Document]:
        nonlocal read
        while True:
            read += 1
            yield Document(f"d{read}", "x")

    stream = run(endless(), prepare=tasks.prepare)
    for _ in range(30):
        next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert read <= 30 + 3 * 2 * processes.AHEAD


def test_a_killed_worker_costs_one_document() -> None:
    given = documents("a", "b", "kill", "c", "d", "e", "kill", "f")
    outcomes = list(processes.run(given, prepare=tasks.prepare, workers=2, chunk=4))
    assert [outcome.document_id for outcome in outcomes] == [f"d{at}" for at in range(8)]
    assert [at for at, outcome in enumerate(outcomes) if outcome.is_failed] == [2, 6]
    assert "-9" in outcomes[2].error


@pytest.mark.parametrize(("prepare", "reason"), [(tasks.cannot_prepare, "no pack"), (tasks.dies_preparing, "code 9")])
def test_workers_that_cannot_start_are_an_error(prepare: Callable[[], object], reason: str) -> None:
    with pytest.raises(processes.WorkersFailed, match=reason):
        list(processes.run(documents("a"), prepare=prepare, workers=2))  # type: ignore[arg-type]
