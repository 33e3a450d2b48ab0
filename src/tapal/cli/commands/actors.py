"""`tapal actors QUERY`: who is known by a name, and what is known of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.rows import print_lines
from tapal.cli.screen import console
from tapal.cli.world import chosen_world, world_options

if TYPE_CHECKING:
    from tapal.world.actors import Actor, ActorName, Actors, Role

LIMIT = 10


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "actors",
        help=say("actors.help"),
        callback=lambda query, on, limit, as_json: _run(say, query, on=on, limit=limit, as_json=as_json),
        params=[
            click.Argument(["query"], nargs=-1, required=True, metavar=say("metavar.query")),
            click.Option(["--on"], type=click.DateTime(["%Y-%m-%d"]), metavar=say("metavar.day"), help=say("actors.on")),
            click.Option(
                ["--limit"], type=click.IntRange(1), default=LIMIT, show_default=True, metavar=say("metavar.number"),
                help=say("actors.limit"),
            ),
            *world_options(say),
            click.Option(["--json", "as_json"], is_flag=True, help=say("option.json")),
        ],
    )  # fmt: skip


def _run(say: Say, query: tuple[str, ...], *, on: datetime | None, limit: int, as_json: bool) -> int:
    from tapal.loading import load_world_actors
    from tapal.world.overlay import lay_actors

    actors = lay_actors(load_world_actors(), chosen_world(say).overlay)
    found = search(actors, " ".join(query), limit=limit)
    day = on.date().isoformat() if on else ""
    if as_json or not sys.stdout.isatty():
        print_lines(actor_record(actors, actor, day=day) for actor in found)
        return errors.OK
    for actor in found:
        _show(say, actors, actor, day=day)
    if not found:
        print(say("actors.nothing"))
    elif len(found) == limit:
        print(say("actors.more"))
    return errors.OK


def search(actors: Actors, query: str, *, limit: int) -> tuple[Actor, ...]:
    """The actors that a query finds, best first; a code of three letters finds its state first."""
    state = actors.by_id.get(f"state:{query.strip().upper()}")
    found = actors.search(query, limit=limit)
    return (state, *(one for one in found if one.id != state.id))[:limit] if state else found


def actor_record(actors: Actors, actor: Actor, *, day: str = "") -> dict[str, Any]:
    """An actor as plain data; `on` is its role on the day, None without a day."""
    return {
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "name_en": actor.name_en,
        "roles": [_role(role) for role in actor.roles],
        "forms": [_form(name) for name in actor.names],
        "on": {"day": day, **_role(actors.dated_role(actor.id, day))} if day else None,
    }


def _role(role: Role) -> dict[str, str]:
    return {"country": role.country, "sector": role.sector, "office": role.office, "from": role.start, "to": role.end}


def _form(name: ActorName) -> dict[str, Any]:
    return {
        "form": name.surface,
        "kind": name.kind,
        "is_cased": name.is_cased,
        "is_doubtful": name.is_doubtful,
        "caution": name.caution,
    }


def _show(say: Say, actors: Actors, actor: Actor, *, day: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    on = console()
    latest = actor.roles[-1]
    head = " · ".join(filter(None, (actor.id, actor.kind, latest.country or "–", latest.sector)))
    names = actor.name if actor.name_en in ("", actor.name) else f"{actor.name} ({actor.name_en})"
    on.print(Text.assemble((names, "bold"), f"  {head}"))
    for line in _lines(say, actors, actor, day=day):
        on.print(Padding(Text(line), (0, 0, 0, 2)))
    on.print()


def _lines(say: Say, actors: Actors, actor: Actor, *, day: str) -> Iterator[str]:
    plain = [n.surface for n in actor.names if not n.caution and n.surface != actor.name]
    if plain:
        yield f"{say('actors.forms')}: {' · '.join(plain)}"
    for name in actor.names:
        if name.caution:
            yield f"{say('actors.doubtful')}: {name.surface}: {say.or_name(f'caution.{name.caution}')}"
    cased = [n.surface for n in actor.names if n.is_cased and not n.caution]
    if cased:
        yield f"{say('actors.only_as_written')}: {' · '.join(cased)}"
    for role in actor.roles:
        yield f"{say('actors.roles')}: {_said(say, role)}"
    if day:
        yield f"{say('actors.on_day', day=day)}: {_said(say, actors.dated_role(actor.id, day))}"


def _said(say: Say, role: Role) -> str:
    """Country, sector, office and period."""
    what = " ".join(filter(None, (role.country or "–", role.sector, role.office)))
    if not (role.start or role.end):
        return what
    return f"{what} ({role.start or say('actors.open')} – {role.end or say('actors.open')})"
