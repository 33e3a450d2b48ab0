"""`tapal incident ID`: the reports of one incident and what each claims, conflicts marked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.commands.incidents import chosen, show_incidents
from tapal.cli.database import db_option, opened, shown_option
from tapal.cli.errors import Trouble
from tapal.cli.rows import print_lines, print_table
from tapal.cli.screen import console

if TYPE_CHECKING:
    from tapal.fuse.records import Claim, Incident, Report
    from tapal.stores.store import Store


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "incident",
        help=say("incident.help"),
        callback=lambda id, db, as_json: _run(say, id, db=db, as_json=as_json),
        params=[
            click.Argument(["id"], metavar=say("metavar.incident")),
            db_option(say),
            click.Option(["--json", "as_json"], is_flag=True, help=say("option.json")),
        ],
    )


def _run(say: Say, id: str, *, db: str, as_json: bool) -> int:
    from tapal.fuse.record import incident_record
    from tapal.stores.store import Wanted

    with opened(say, db) as store:
        incidents = chosen(store, Wanted()).incidents
        found = [one for one in incidents if one.id == id] or [one for one in incidents if one.id.startswith(id)]
        if not found:
            raise Trouble(say("error.no_incident", id=id), say("mend.no_incident", db=shown_option(db)))
        if len(found) > 1:
            several = ", ".join(one.id for one in found[:5])
            raise Trouble(say("error.several", id=id, found=several), say("mend.several"))
        if as_json or not sys.stdout.isatty():
            print_lines([incident_record(found[0])])
        else:
            show_incident(say, found[0], store)
    return errors.OK


def show_incident(say: Say, incident: Incident, store: Store) -> None:
    """Head, figures, reports with their sentences, and the claim table."""
    on = console()
    show_incidents(say, [incident])
    for one in incident.numbers:
        high = f"{one.high}+" if one.is_open else one.high
        words = {"field": say.or_name(f"number.{one.field}"), "rule": say(f"rule.{one.rule}")}
        print(say("incident.numbers", low=one.low, best=one.best, high=high, **words))
    print(say("incident.reports", reports=len(incident.reports), witnesses=incident.witnesses))
    for report in incident.reports:
        _show_report(say, report, store)
    on.print()
    heads = [say(f"column.{name}") for name in ("field", "claim", "by", "published")]
    print_table([*heads, say("column.id")], _claim_rows(say, incident))


def _show_report(say: Say, report: Report, store: Store) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from tapal.outputs.record import event_record
    from tapal.outputs.table import evidence_text, visible

    on = console()
    facts = [str(report.published or ""), report.outlet, visible(report.title), report.id]
    if report.witness != report.document:
        facts.append(say("incident.copy_of", id=report.witness))
    on.print(Text(" · ".join(filter(None, facts)), style="bold"))
    coded = store.get(report.document)
    if coded and report.event.evidence:
        record = event_record(report.event, text=coded.document.text)
        on.print(Padding(evidence_text(record, text=coded.document.text), (0, 0, 0, 2)))


def _claim_rows(say: Say, incident: Incident) -> Iterator[list[str]]:
    """Field by source: one row for each different value of a field, ≠ before those that contradict one another."""
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in incident.claims:
        grouped.setdefault((claim.field, claim.key or claim.value), []).append(claim)
    shown = ""
    for (field, _), claims in grouped.items():
        name = say.or_name(f"number.{field}") if f"column.{field}" not in say.texts else say(f"column.{field}")
        first = claims[0]
        value = say.or_name(f"status.{first.value}") if field == "status" else first.value
        days = sorted({str(claim.published) for claim in claims if claim.published})
        yield [
            "" if field == shown else name,
            f"≠ {value}" if any(claim.is_rival for claim in claims) else value,
            ", ".join(dict.fromkeys(claim.by for claim in claims)),
            " – ".join(dict.fromkeys((days[0], days[-1]))) if days else "",
            ", ".join(dict.fromkeys(claim.report for claim in claims)),
        ]
        shown = field
