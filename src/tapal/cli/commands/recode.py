"""`tapal recode`: read stored documents anew after an upgrade."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.database import db_option, now, opened
from tapal.cli.running import outcomes, workers_option
from tapal.cli.screen import progress, tell
from tapal.cli.world import chosen_world, world_config, world_options

if TYPE_CHECKING:
    from tapal.model.document import Document
    from tapal.stores.store import Store


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "recode",
        help=say("recode.help"),
        callback=lambda db, workers, every, as_json: _run(say, db=db, workers=workers, every=every, as_json=as_json),
        params=[
            db_option(say),
            workers_option(say),
            *world_options(say),
            click.Option(["--all", "every"], is_flag=True, help=say("recode.all")),
            click.Option(["--json", "as_json"], is_flag=True, help=say("option.json")),
        ],
    )


def _run(say: Say, *, db: str, workers: int, every: bool, as_json: bool) -> int:
    from tapal.cli.commands.ingest import LANGUAGES
    from tapal.stores.making import current_making

    making = current_making({"languages": LANGUAGES} | world_config(chosen_world(say)))
    is_finished = True
    counts = {"read": 0, "changed": 0, "failed": 0}
    with opened(say, db) as store:
        ids = [one.id for one in store.documents()] if every else list(store.outdated(making))
        if ids:
            run = store.begin("recode", making=making, at=now())
            try:
                with progress(say, total=len(ids)) as step:
                    for changed in _recoded(say, store, ids, run=run, workers=workers):
                        counts["read"] += 1
                        counts["failed" if changed is None else "changed"] += changed is not False
                        step()
            except KeyboardInterrupt:
                is_finished = False
            store.end(run, at=now(), counts=counts)
    print(json.dumps(counts) if as_json else say("recode.done", **counts) if ids else say("recode.nothing"))
    if not is_finished:
        tell(say("error.interrupted"))
        return errors.INTERRUPTED
    return errors.QUARANTINED if counts["failed"] else errors.OK


def _recoded(say: Say, store: Store, ids: list[str], *, run: int, workers: int) -> Iterator[bool | None]:
    """For each document whether its record changed, or None when it could not be coded; then the old record stays."""
    from tapal.cli.commands.ingest import LANGUAGES
    from tapal.stores.codec import coded_from_text
    from tapal.stores.coding import CodeForStore

    documents: Callable[[], Iterator[Document]] = lambda: (  # noqa: E731 - read one at a time
        coded.document for id in ids if (coded := store.get(id))
    )
    for outcome in outcomes(documents(), prepare=CodeForStore(LANGUAGES, chosen_world(say)), workers=workers, say=say):
        if outcome.is_failed:
            tell(" ".join(say("error.coding", id=outcome.document_id, what=outcome.error).split()))
            yield None
            continue
        coded = coded_from_text(outcome.value)
        before = store.get(coded.document.id)
        store.put(coded, run=run, anew=True)
        yield before != coded
