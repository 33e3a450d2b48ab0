"""Run in several processes on this machine: ordered results, bounded memory, and a worker that dies stops nothing."""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.connection
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from tapal.model.document import Document
from tapal.runners.task import Outcome, Prepare, attempt

Job = tuple[tuple[int, Document], ...]
CHUNK = 8
AHEAD = 4
"""Chunks for each worker that may be read before the oldest of them is given back; it bounds the memory of a run."""


class WorkersFailed(Exception):
    """No worker could start; the message is what the last one said."""


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: Job = ()
    is_ready: bool = False


def run(
    documents: Iterable[Document], *, prepare: Prepare, workers: int, chunk: int = CHUNK, start_method: str = "spawn"
) -> Generator[Outcome, None, None]:
    """One outcome a document, in the order of the documents, whatever the number of workers.

    A document whose worker dies is tried once more alone; if that worker dies too, its outcome is a failure.

    Raises:
        WorkersFailed: a worker cannot prepare the task.
    """
    crew = _Crew(prepare=prepare, workers=workers, start_method=start_method)
    try:
        yield from crew.work(enumerate(documents), chunk=chunk)
    finally:
        crew.stop()


@dataclass
class _Crew:
    """The workers of one run and the jobs that they hold."""

    prepare: Prepare
    workers: int
    start_method: str
    crew: list[_Worker] = field(default_factory=list)
    again: deque[Job] = field(default_factory=deque)
    done: dict[int, Outcome] = field(default_factory=dict)

    def work(self, numbered: Iterator[tuple[int, Document]], *, chunk: int) -> Iterator[Outcome]:
        self.crew = [self._hire() for _ in range(self.workers)]
        expected = read = 0
        is_ended = False
        while True:
            for worker in self.crew:
                if worker.job or not worker.is_ready:
                    continue
                job = self.again.popleft() if self.again else ()
                if not job and not is_ended and read - expected < AHEAD * self.workers * chunk:
                    job = tuple(islice(numbered, chunk))
                    read += len(job)
                    is_ended = not job
                if job:
                    self._give(worker, job)
            while expected in self.done:
                yield self.done.pop(expected)
                expected += 1
            if is_ended and expected == read:
                return
            self._listen()

    def stop(self) -> None:
        for worker in self.crew:
            worker.pipe.close()
        for worker in self.crew:
            worker.process.terminate()
        for worker in self.crew:
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()

    def _hire(self) -> _Worker:
        context = multiprocessing.get_context(self.start_method)
        ours, theirs = context.Pipe()
        process = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, self.prepare), daemon=True, name="tapal-worker"
        )
        process.start()
        theirs.close()
        return _Worker(process=process, pipe=ours)

    def _give(self, worker: _Worker, job: Job) -> None:
        worker.job = job
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            worker.pipe.send(job)

    def _listen(self) -> None:
        """Wait until a worker that owes us something speaks or ends, and take it in."""
        waiting = {worker.pipe: worker for worker in self.crew if worker.job or not worker.is_ready}
        if not waiting:
            return
        for pipe in multiprocessing.connection.wait(list(waiting)):
            worker = waiting[pipe]  # type: ignore[index]
            try:
                said = worker.pipe.recv()
            except (EOFError, ConnectionResetError):
                self._replace(worker)
                continue
            if isinstance(said, str):
                if said:
                    raise WorkersFailed(said)
                worker.is_ready = True
            else:
                self.done.update((outcome.position, outcome) for outcome in said)
                worker.job = ()

    def _replace(self, worker: _Worker) -> None:
        """A worker has died: its documents are tried again one by one, and one that was alone has failed."""
        worker.process.join()
        if not worker.is_ready:
            raise WorkersFailed(f"a worker ended with code {worker.process.exitcode} before it was ready")
        if len(worker.job) == 1:
            position, document = worker.job[0]
            reason = f"the worker ended with code {worker.process.exitcode}"
            self.done[position] = Outcome(position, document.id, error=reason)
        else:
            self.again.extend((one,) for one in worker.job)
        worker.pipe.close()
        self.crew[self.crew.index(worker)] = self._hire()


def _serve(pipe: Connection, prepare: Prepare) -> None:
    """The life of a worker: prepare, say so with an empty string (or say why not), then answer jobs until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        task = prepare()
    except Exception as error:  # noqa: BLE001 - told to the parent, which raises
        pipe.send(f"{type(error).__name__}: {error}")
        return
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send("")
        while True:
            job: Job = pipe.recv()
            pipe.send([attempt(task, document, position=position) for position, document in job])
