"""`tapal incidents`: what happened, reports of one happening joined; the latest first."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.database import db_option, opened
from tapal.cli.filters import filter_options, read_filters
from tapal.cli.rows import NONE, day_range, print_lines, print_table, side

if TYPE_CHECKING:
    from tapal.fuse.records import Fused, Incident
    from tapal.stores.store import Store, Wanted

COLUMNS = ("id", "date", "status", "type", "who", "place", "border", "numbers", "reports")


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "incidents",
        help=say("incidents.help"),
        callback=lambda **given: _run(say, given),
        params=[
            *filter_options(say),
            click.Option(
                ["--reports", "least"],
                type=click.IntRange(1),
                default=1,
                metavar=say("metavar.number"),
                help=say("incidents.reports"),
            ),
            db_option(say),
            click.Option(["--json", "as_json"], is_flag=True, help=say("option.json")),
        ],
    )


def _run(say: Say, given: dict[str, Any]) -> int:
    from tapal.fuse.record import incident_record

    wanted = read_filters(say, given)
    with opened(say, given["db"]) as store:
        found = [one for one in chosen(store, wanted).incidents if witnesses(one) >= given["least"]]
    found = latest_first(found)
    if given["as_json"] or not sys.stdout.isatty():
        print_lines(incident_record(one, with_claims=False) for one in found)
    elif not show_incidents(say, found):
        print(say("list.nothing"))
    return errors.OK


def chosen(store: Store, wanted: Wanted) -> Fused:
    """The incidents of all documents, of which at least one report is wanted."""
    from tapal.fuse.fuse import fuse
    from tapal.fuse.records import Fused

    fused = fuse(store.coded())
    if wanted.is_any:
        return fused
    ids = {one.id for one in store.events(wanted)}
    kept = tuple(one for one in fused.incidents if any(report.id in ids for report in one.reports))
    return Fused(kept, fused.by_document)


def latest_first(incidents: Iterable[Incident]) -> list[Incident]:
    """By first day, the latest first and the undated last; incidents of one day by number of reports, then id."""
    by_size = sorted(incidents, key=lambda one: (-len(one.reports), one.id))
    return sorted(by_size, key=lambda one: one.day, reverse=True)


def witnesses(incident: Incident) -> int:
    """Independent texts that report it."""
    return incident.witnesses


def show_incidents(say: Say, incidents: Iterable[Incident]) -> int:
    """A table; the number of its rows."""
    return print_table([say(f"column.{name}") for name in COLUMNS], (cells(one, say) for one in incidents))


def cells(incident: Incident, say: Say) -> list[str]:
    """One row of the table."""
    place = incident.place
    actors, recipients = side(incident.actors[:3]), side(incident.recipients[:3])
    return [
        incident.id,
        day_range(incident.date),
        say(f"status.{incident.status}"),
        "\n".join([incident.type, *incident.modes]),
        f"{actors or '?'} → {recipients}" if recipients else actors or "?",
        " ".join(filter(None, (place.text, place.country))) if place else NONE,
        incident.border or NONE,
        "\n".join(figure(one, say) for one in incident.numbers) or NONE,
        str(incident.witnesses),
    ]


def figure(one: Any, say: Say) -> str:
    """A count with what was put forward and, when sources differ, its bounds."""
    name = say.or_name(f"number.{one.field}")
    high = f"{one.high}+" if one.is_open else str(one.high)
    if one.low == one.high:
        return f"{name} {'≥' if one.is_open else ''}{one.best}"
    return f"{name} {one.best} ({one.low}–{high})"
