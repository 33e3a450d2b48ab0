"""`tapal extract FILE|URL|-`: one document, shown to a person on a terminal and as JSON Lines in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import click

from tapal.cli.catalogue import Say
from tapal.cli.screen import console
from tapal.cli.world import chosen_world, world_options

if TYPE_CHECKING:
    from rich.console import Console

    from tapal.cli.documents import Inputs
    from tapal.model.events import Coded


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "extract",
        help=say("extract.help"),
        callback=lambda source, date, title, as_json: _run(say, source, day=date, title=title, as_json=as_json),
        params=[
            click.Argument(["source"], metavar=say("metavar.source")),
            click.Option(
                ["--date"], type=click.DateTime(["%Y-%m-%d"]), metavar=say("metavar.day"), help=say("extract.date")
            ),
            click.Option(["--title"], default="", metavar=say("metavar.text"), help=say("extract.title")),
            click.Option(["--json", "as_json"], is_flag=True, help=say("option.json")),
            *world_options(say),
        ],
    )


def _run(say: Say, source: str, *, day: datetime | None, title: str, as_json: bool) -> int:
    from tapal.cli.documents import Inputs
    from tapal.outputs.jsonl import coded_line

    documents = Inputs([source], say, published=day.date() if day else None)
    shown = None if as_json or not sys.stdout.isatty() else console()
    for coded in _coded(documents, title=title):
        if shown:
            show(coded, say=say, on=shown)
        else:
            sys.stdout.buffer.write(coded_line(coded).encode("utf-8", "backslashreplace") + b"\n")
            sys.stdout.buffer.flush()
    return documents.exit_code()


def _coded(documents: Inputs, *, title: str) -> Iterator[Coded]:
    """The coded documents, with what the person said about the document in place of what the page says."""
    resources = None
    for document in documents:
        from tapal.pipeline import code, load

        resources = resources or load(laid=chosen_world(documents.say))
        if documents.published:
            document = replace(document, published=documents.published, published_from="given")
        yield code(replace(document, title=title) if title else document, resources=resources)


def show(coded: Coded, *, say: Say, on: Console) -> None:
    """Head, what was left out, and the table of events with their sentences, on a console."""
    from rich.text import Text

    from tapal.outputs.record import document_record
    from tapal.outputs.table import event_views, visible

    document = coded.document
    on.print(Text(visible(document.title or document.id), style="bold"))
    on.print(Text(_facts(coded, say)))
    for line in _left_out(coded, say):
        on.print(Text(line, style="dim"), overflow="ellipsis", no_wrap=True)
    on.print()
    if not coded.is_coded:
        on.print(Text(say("extract.not_coded", language=document.language or "?")))
    elif not coded.events:
        on.print(Text(say("extract.no_events")))
    else:
        for view in event_views(document_record(coded), text=document.text, name=say.or_name):
            on.print(view)
    for line in _stated(coded, say):
        on.print(Text(line))


def _facts(coded: Coded, say: Say) -> str:
    document = coded.document
    day = document.published
    published = say("extract.published", day=day, origin=document.published_from) if day else say("extract.undated")
    return " · ".join(
        filter(None, (say("extract.language", language=document.language or "?"), document.outlet, published))
    )


def _stated(coded: Coded, say: Say) -> Iterator[str]:
    """One line for each stated fact, under a head: what is stated of what, and what speaks against it."""
    from tapal.outputs.table import visible

    if coded.facts:
        yield say("extract.facts")
    for fact in coded.facts:
        hedge = say.or_name(f"hedge.{fact.hedge}") if fact.hedge else ""
        value = f"{fact.value} km" if fact.kind == "border-length" else fact.value
        parts = [fact.subject, f"({fact.part})" if fact.part else "", say("fact.not") if fact.is_negated else ""]
        stated = " ".join(filter(None, [*parts, say.or_name(f"fact.{fact.kind}"), hedge, value]))
        against = (
            [say("fact.reference", value=say.or_name(f"fact.{fact.reference}"))]
            if "reference" in fact.conflicts_with
            else []
        )
        against += [say("fact.other", id=other) for other in fact.conflicts_with if other != "reference"]
        conflict = f" ≠ {', '.join(against)}" if against else ""
        yield f"  {fact.id} {stated}{conflict} · “{visible(fact.span.of(coded.document.text))}”"


def _left_out(coded: Coded, say: Say) -> Iterator[str]:
    """One line for each passage that is not article, its first words after its role."""
    from tapal.outputs.table import visible

    dropped = [passage for passage in coded.passages if not passage.role.is_coded]
    if dropped:
        yield say("extract.left_out", number=len(dropped))
    for passage in dropped:
        yield f"  {say.or_name(f'role.{passage.role.value}')}: {visible(passage.span.of(coded.document.text).strip())[:200]}"
