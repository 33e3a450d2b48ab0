"""`tapal explain INPUT…`: how each event came about, words through rules to fields, and what was seen and not coded."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.screen import console, tell
from tapal.cli.world import chosen_world, world_options

if TYPE_CHECKING:
    from tapal.cli.documents import Inputs
    from tapal.model.derivation import Derivation
    from tapal.model.document import Document
    from tapal.outputs.explaining.glosses import Glosses
    from tapal.runners.task import Task


class EventNumber(click.ParamType[int]):
    """The number of an event: 2, or e2 as records name it."""

    name = "event"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, from 1.

        Raises:
            click.BadParameter: the text is no such number.
        """
        text = str(value).removeprefix("e")
        if not text.isdecimal() or not int(text):
            self.fail(f"{value!r}: 1, 2, … / e1, e2, …", param, ctx)
        return int(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked for. `event` counts from 1, 0 is all."""

    day: datetime | None
    title: str
    event: int
    only_skipped: bool
    as_json: bool


@dataclass(slots=True)
class Seen:
    """How many events the documents had at most, and whether the one asked for was among them."""

    most: int = 0
    has_event: bool = False


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "explain",
        help=say("explain.help"),
        callback=lambda inputs, event, **given: _run(say, inputs, Options(event=event or 0, **given)),
        params=[
            click.Argument(["inputs"], nargs=-1, required=True, metavar=say("metavar.inputs")),
            click.Option(
                ["--date", "day"], type=click.DateTime(["%Y-%m-%d"]), metavar=say("metavar.day"), help=say("extract.date")
            ),
            click.Option(["--title"], default="", metavar=say("metavar.text"), help=say("extract.title")),
            click.Option(["--event"], type=EventNumber(), metavar=say("metavar.number"), help=say("explain.event")),
            click.Option(["--only-skipped"], is_flag=True, help=say("explain.only_skipped")),
            click.Option(["--json", "as_json"], is_flag=True, help=say("option.json")),
            *world_options(say),
        ],
    )  # fmt: skip


def _run(say: Say, inputs: Sequence[str], options: Options) -> int:
    from tapal.cli.documents import Inputs
    from tapal.runners.task import attempt

    if options.event and options.only_skipped:
        raise click.UsageError(say("explain.both"))
    documents = Inputs(inputs, say, published=options.day.date() if options.day else None)
    seen, task = Seen(), None
    for position, document in enumerate(_given(documents, options)):
        task = task or _task(say, options, seen)
        outcome = attempt(task, document, position=position)
        if outcome.is_failed:
            documents.fail(outcome.document_id, outcome.error)
        sys.stdout.buffer.write(outcome.value.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    if options.event and documents.read and not seen.has_event:
        tell(say("explain.no_event", event=f"e{options.event}", number=seen.most))
        return errors.FAILED
    return documents.exit_code()


def _given(documents: Inputs, options: Options) -> Iterator[Document]:
    """The documents, with what the person said of them in place of what they say themselves."""
    for document in documents:
        if options.day:
            document = replace(document, published=options.day.date(), published_from="given")
        yield replace(document, title=options.title) if options.title else document


def _task(say: Say, options: Options, seen: Seen) -> Task:
    """A function from a document to what is shown of it."""
    from tapal.outputs.explaining.glosses import load_glosses
    from tapal.outputs.explanation import derive
    from tapal.pipeline import load

    resources, glosses = load(laid=chosen_world(say)), load_glosses(say.language)

    def task(document: Document) -> str:
        derivation = derive(document, resources=resources)
        seen.most = max(seen.most, len(derivation.events))
        seen.has_event |= 0 < options.event <= len(derivation.events)
        return _shown(derivation, options, glosses)

    return task


def _shown(derivation: Derivation, options: Options, glosses: Glosses) -> str:
    """One line of JSON, or the trees as the screen shows them."""
    from tapal.outputs.explaining.record import derivation_record
    from tapal.outputs.explaining.view import derivation_view
    from tapal.outputs.record import to_json

    only = 0 if options.only_skipped else options.event or None
    with_skipped = not options.event
    if options.as_json:
        return to_json(derivation_record(derivation, glosses=glosses, only=only, with_skipped=with_skipped)) + "\n"
    if options.event > len(derivation.events):
        return ""
    on = console()
    with on.capture() as captured:
        for view in derivation_view(derivation, glosses=glosses, only=only, with_skipped=with_skipped):
            on.print(view)
        on.print()
    return captured.get()
