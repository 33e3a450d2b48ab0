"""The filters that commands share: type, status, actor, border, from, to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.errors import Trouble

if TYPE_CHECKING:
    from tapal.stores.store import Wanted

NAMES = ("types", "statuses", "actors", "borders", "since", "until")
_BORDER = re.compile(r"([A-Za-z]{3})[-–/:]([A-Za-z]{3})")
_CODE = re.compile(r"[A-Z]{3}")


def filter_options(say: Say) -> list[click.Parameter]:
    """The options; each but the days may be given several times."""
    from tapal.model.events import Status

    def many(flag: str, name: str, kind: click.Choice[str] | None, metavar: str) -> click.Option:
        return click.Option(
            [f"--{flag}", name], multiple=True, type=kind, metavar=metavar or None, help=say(f"filter.{flag}")
        )

    def day(flag: str, name: str) -> click.Option:
        kind = click.DateTime(["%Y-%m-%d"])
        return click.Option([f"--{flag}", name], type=kind, metavar=say("metavar.day"), help=say(f"filter.{flag}"))

    return [
        many("type", "types", None, say("metavar.type")),
        many("status", "statuses", click.Choice([one.value for one in Status]), ""),
        many("actor", "actors", None, say("metavar.actor")),
        many("border", "borders", None, "AAA-BBB"),
        day("from", "since"),
        day("to", "until"),
    ]


def read_filters(say: Say, given: dict[str, Any]) -> Wanted:
    """Takes the filters out of what a command was given.

    Raises:
        Trouble: a type, actor or border is none.
    """
    from tapal.stores.store import Wanted

    values = {name: given.pop(name) for name in NAMES}
    since, until = values["since"], values["until"]
    return Wanted(
        types=_types(say, values["types"]),
        statuses=tuple(values["statuses"]),
        actors=tuple(code for one in values["actors"] for code in _actor(say, one)),
        borders=tuple(_border(say, one) for one in values["borders"]),
        since=since.date() if isinstance(since, datetime) else None,
        until=until.date() if isinstance(until, datetime) else None,
    )


def _types(say: Say, given: Iterable[str]) -> tuple[str, ...]:
    from tapal.ontology.ontology import load_ontology

    known = load_ontology().types if given else {}
    found = tuple(one.upper() for one in given)
    for one in found:
        if one not in known:
            raise Trouble(say("error.type", what=one), say("mend.type", known=", ".join(known)), code=errors.USAGE)
    return found


def _actor(say: Say, given: str) -> tuple[str, ...]:
    """A code or an actor id as it is; a name as the codes of those who bear it."""
    if _CODE.fullmatch(given) or ":" in given:
        return (given,)
    from tapal.loading import load_world_actors

    named = load_world_actors().named(given)
    states = tuple(dict.fromkeys(one.country for one in named if one.kind == "state" and one.country))
    found = states or tuple(dict.fromkeys(one.id for one in named if one.id))
    if not found:
        raise Trouble(say("error.actor", what=given), say("mend.actor"), code=errors.USAGE)
    return found


def _border(say: Say, given: str) -> str:
    pair = _BORDER.fullmatch(given.strip())
    if not pair:
        raise Trouble(say("error.border", what=given), say("mend.border"), code=errors.USAGE)
    return "-".join(sorted(one.upper() for one in pair.groups()))
