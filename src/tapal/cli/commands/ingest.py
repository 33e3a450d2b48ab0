"""`tapal ingest PATH…`: read, code and keep documents; what is stored already costs next to nothing and changes nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.database import address_of, db_option, now, opened, shown_option
from tapal.cli.running import outcomes, workers_option
from tapal.cli.screen import progress, tell
from tapal.cli.world import chosen_world, world_config, world_options

if TYPE_CHECKING:
    from tapal.cli.documents import Inputs
    from tapal.model.document import Document
    from tapal.stores.store import Store
    from tapal.world.overlay import Laid

LANGUAGES = ("id",)
STEPS = ("added", "replaced", "unchanged", "copy", "forgotten", "failed")


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "ingest",
        help=say("ingest.help"),
        callback=lambda paths, db, workers, again, as_json: _run(say, paths, db=db, settings=(workers, again, as_json)),
        params=[
            click.Argument(["paths"], nargs=-1, required=True, metavar=say("metavar.inputs")),
            db_option(say),
            workers_option(say),
            *world_options(say),
            click.Option(["--again"], is_flag=True, help=say("ingest.again")),
            click.Option(["--json", "as_json"], is_flag=True, help=say("option.json")),
        ],
    )


@dataclass
class Ingest:
    """One run of `tapal ingest`. `counts` says what became of the documents, `events` how many events were kept.

    `laid` is what a user lays over the shipped world, None for nothing.
    """

    store: Store
    inputs: Inputs
    say: Say
    again: bool = False
    laid: Laid | None = None
    counts: Counter[str] = field(default_factory=Counter)
    events: int = 0
    run: int = 0

    def work(self, *, workers: int, step: Callable[[], None]) -> None:
        """Code what is new and keep it, one transaction a document."""
        from tapal.stores.codec import coded_from_text
        from tapal.stores.coding import CodeForStore

        prepare = CodeForStore(LANGUAGES, self.laid) if self.laid else CodeForStore(LANGUAGES)
        for outcome in outcomes(self._new(step), prepare=prepare, workers=workers, say=self.say):
            step()
            if outcome.is_failed:
                self.inputs.fail(outcome.document_id, outcome.error)
                continue
            coded = coded_from_text(outcome.value)
            try:
                kept = self.store.put(coded, run=self.run, anew=self.again)
            except ValueError as error:
                self.inputs.fail(outcome.document_id, str(error))
                continue
            self.counts[kept.value] += 1
            self.events += len(coded.events) if kept.value in ("added", "replaced") else 0

    def _new(self, step: Callable[[], None]) -> Iterator[Document]:
        """The documents that must be coded; the others are counted."""
        for document in self.inputs:
            if self._is_new(document):
                yield document
            else:
                step()

    def _is_new(self, document: Document) -> bool:
        from tapal.stores.store import State

        state = self.store.state(document)
        if state is State.CLASH:
            self.inputs.failed += 1
            tell(self.say("ingest.clash", id=document.id))
        elif self.again or state in (State.NEW, State.BETTER):
            return True
        elif state is State.FORGOTTEN:
            self.counts["forgotten"] += 1
            stone = self.store.tombstone(document)
            day = stone.forgotten[:10] if stone else ""
            tell(self.say("ingest.forgotten_one", id=document.id, day=day))
        elif state is State.COPY and self.store.add_copy(document):
            self.counts["copy"] += 1
        else:
            self.counts["unchanged"] += 1
        return False


def _run(say: Say, paths: Sequence[str], *, db: str, settings: tuple[int, bool, bool]) -> int:
    from tapal.cli.documents import Inputs

    workers, again, as_json = settings
    with opened(say, db, create=True) as store:
        work = Ingest(store, Inputs(paths, say), say, again, chosen_world(say))
        is_finished = ingest(work, workers=workers)
    _tell_result(say, work, db=db, as_json=as_json)
    return work.inputs.exit_code() if is_finished else errors.INTERRUPTED


def ingest(work: Ingest, *, workers: int, total: int | None = None) -> bool:
    """Do the work as a recorded run; False when it was interrupted, and then all finished work is kept."""
    from tapal.stores.making import current_making

    making = current_making({"languages": LANGUAGES} | world_config(work.laid))
    work.run = work.store.begin("ingest", making=making, at=now())
    is_finished = True
    try:
        with progress(work.say, total=total) as step:
            work.work(workers=workers, step=step)
    except KeyboardInterrupt:
        is_finished = False
        tell(work.say("error.interrupted"))
    work.counts["failed"] = work.inputs.failed
    work.store.end(work.run, at=now(), counts=dict(work.counts) | {"events": work.events})
    return is_finished


def _tell_result(say: Say, work: Ingest, *, db: str, as_json: bool) -> None:
    """What became of the documents, on standard output."""
    counts = {name: work.counts[name] for name in STEPS}
    if as_json:
        print(json.dumps({"database": address_of(db), "read": work.inputs.read, **counts, "events": work.events}))
        return
    parts = [say(f"ingest.{name}", number=number) for name, number in counts.items() if number]
    print(say("ingest.done", parts=", ".join(parts) or say("ingest.nothing"), events=work.events, db=address_of(db)))
    if work.events:
        print(say("ingest.next", db=shown_option(db)))
