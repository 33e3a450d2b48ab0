"""`tapal evaluate GOLD [PRED]`: the scores as a table or JSON, what was missed, and the check against floors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.errors import Trouble
from tapal.cli.screen import console, progress, tell

if TYPE_CHECKING:
    from tapal.evaluate.gold import GoldDocument, Row
    from tapal.evaluate.score import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked for. `gold`, `predicted` and `floors` are paths; `predicted` is empty when the gold is to be coded."""

    gold: str
    predicted: str
    show: int
    as_json: bool
    split: str
    language: str
    floors: str
    check: bool
    raise_floors: bool
    lower_floors: bool
    workers: int


def command(say: Say) -> click.Command:
    """The command with its options."""

    def flag(name: str) -> click.Option:
        return click.Option([f"--{name}"], is_flag=True, help=say(f"evaluate.{name.replace('-', '_')}"))

    def text(name: str, default: str, metavar: str) -> click.Option:
        return click.Option(
            [f"--{name}"], default=default, metavar=say(f"metavar.{metavar}"), help=say(f"evaluate.{name}")
        )

    number = click.IntRange(0)
    return click.Command(
        "evaluate",
        help=say("evaluate.help"),
        callback=lambda **given: _run(say, Options(**given)),
        params=[
            click.Argument(["gold"], metavar=say("metavar.gold")),
            click.Argument(["predicted"], required=False, default="", metavar=say("metavar.predicted")),
            click.Option(["--show"], type=number, default=0, metavar=say("metavar.number"), help=say("evaluate.show")),
            click.Option(["--json", "as_json"], is_flag=True, help=say("option.json")),
            text("split", "", "part"),
            text("language", "", "text"),
            text("floors", "floors.toml", "file"),
            flag("check"),
            flag("raise-floors"),
            flag("lower-floors"),
            click.Option(
                ["--workers"], type=click.IntRange(1), default=1, envvar="TAPAL_WORKERS", help=say("evaluate.workers")
            ),
        ],
    )


def _run(say: Say, options: Options) -> int:
    from tapal.evaluate.gold import BadGold, read_predicted
    from tapal.evaluate.score import score

    try:
        gold = _chosen(say, options)
        predicted = read_predicted(options.predicted) if options.predicted else _coded(say, options, gold)
    except BadGold as error:
        raise Trouble(say("error.gold", file=error.file, line=error.line, what=error.what), say("mend.gold")) from error
    except (OSError, UnicodeDecodeError) as error:
        name = getattr(error, "filename", None) or options.gold
        raise Trouble(
            say("error.missing", file=name, what=getattr(error, "strerror", error)), say("mend.gold")
        ) from error
    if not (options.split or options.language):
        unknown = sorted(set(predicted) - {document.id for document in gold})
        if unknown:
            tell(say("evaluate.unknown", number=len(unknown), example=unknown[0]))
    report = score(gold, predicted)
    if options.as_json:
        print(json.dumps(report.as_dict(), ensure_ascii=False, indent=1))
    else:
        _show(say, report, first=options.show)
    return _floors(say, options, report.measures())


def _chosen(say: Say, options: Options) -> Sequence[GoldDocument]:
    from tapal.evaluate.gold import read_gold
    from tapal.evaluate.split import parse_part

    gold = read_gold(options.gold)
    if options.language:
        gold = tuple(document for document in gold if document.language == options.language)
    if options.split:
        try:
            part = parse_part(options.split)
        except ValueError as error:
            raise Trouble(say("error.split", value=options.split), say("mend.split"), code=errors.USAGE) from error
        gold = tuple(document for document in gold if part.holds(document.id))
    return gold


def _coded(say: Say, options: Options, gold: Sequence[GoldDocument]) -> dict[str, list[Row]]:
    from tapal.cli.documents import Inputs
    from tapal.evaluate.predict import predict
    from tapal.runners.coding import CodeToLine

    wanted = {document.id for document in gold}
    inputs = Inputs([options.gold], say)
    documents = (document for document in inputs if document.id in wanted)
    found: dict[str, list[Row]] = {}
    with progress(say, total=len(gold)) as step:
        for document_id, rows, error in predict(documents, prepare=CodeToLine(), workers=options.workers):
            found[document_id] = rows
            if error:
                inputs.fail(document_id, error)
            step()
    return found


def _show(say: Say, report: Report, *, first: int) -> None:
    from rich import box
    from rich.table import Table

    from tapal.evaluate.score import Rates
    from tapal.outputs.table import visible

    on = console()
    on.print(
        say("evaluate.counts", documents=report.documents, gold=report.gold_events, predicted=report.predicted_events)
    )
    levels = Table(
        *(say(f"score.{name}") for name in ("level", "precision", "recall", "f1", "interval")), box=box.SIMPLE_HEAD
    )
    for name, level in report.levels.items():
        levels.add_row(name, *_three(level.precision, level.recall, level.f1), f"{level.low:.3f}–{level.high:.3f}")
    on.print(levels)
    heads = ("precision", "recall", "f1", "accuracy", "gold")
    fields = Table(*(say(f"score.{name}") for name in ("field", *heads)), box=box.SIMPLE_HEAD)
    for name, value in report.fields.items():
        if isinstance(value, Rates):
            fields.add_row(name, *_three(value.precision, value.recall, value.f1), "", str(value.gold))
        else:
            fields.add_row(name, "", "", "", f"{value.accuracy:.3f}", str(value.gold))
    on.print(fields)
    types = Table(
        *(say(f"score.{name}") for name in ("type", "precision", "recall", "f1", "gold")), box=box.SIMPLE_HEAD
    )
    for name, rates in report.types.items():
        types.add_row(name, *_three(rates.precision, rates.recall, rates.f1), str(rates.gold))
    on.print(types)
    for miss in report.misses[:first]:
        found = say("evaluate.mistyped", type=miss.got) if miss.got else say("evaluate.missed")
        what = f"{miss.wanted} {found}" if miss.wanted else f"{say('evaluate.spurious')} {miss.got}"
        print(f"{miss.document} {miss.event} {what}: {visible(miss.words)}")


def _three(*values: float) -> tuple[str, ...]:
    return tuple(f"{value:.3f}" for value in values)


def _floors(say: Say, options: Options, measures: Mapping[str, float]) -> int:
    """Check or write the floors, as asked; without being asked, neither."""
    from tapal.evaluate import floors

    if not (options.check or options.raise_floors or options.lower_floors):
        return errors.OK
    file, gold = Path(options.floors), Path(options.gold)
    try:
        known = floors.read_floors(file)
    except ValueError as error:
        raise Trouble(str(error), say("mend.settings")) from error
    name = floors.floor_name(gold, part=" ".join(filter(None, (options.split, options.language))))
    mark = floors.fingerprint(gold)
    if options.check:
        return _check(say, known.get(name), measures, mark=mark)
    try:
        new = (
            floors.replaced(measures, mark=mark)
            if options.lower_floors
            else floors.raised(known.get(name), measures, mark=mark)
        )
    except floors.WouldFall as fall:
        return _complain(say, fall.below)
    try:
        floors.write_floors(file, known | {name: new})
    except OSError as error:
        raise Trouble(say("error.write", file=file, what=error.strerror or error), say("mend.write")) from error
    tell(say("evaluate.written", name=name, file=file))
    return errors.OK


def _check(say: Say, known: object, measures: Mapping[str, float], *, mark: str) -> int:
    from tapal.evaluate import floors

    if not isinstance(known, floors.Floors):
        tell(say("evaluate.unset"), say("mend.floor"))
        return errors.FAILED
    if known.fingerprint != mark:
        tell(say("evaluate.changed"), say("mend.floor"))
        return errors.FAILED
    fallen = floors.below(known, measures)
    if fallen:
        return _complain(say, fallen)
    tell(say("evaluate.passed", number=len(known.measures)))
    return errors.OK


def _complain(say: Say, fallen: list[tuple[str, float, float]]) -> int:
    tell(
        *(say("evaluate.below", measure=name, value=value, floor=floor) for name, value, floor in fallen),
        say("mend.floor"),
    )
    return errors.FAILED
