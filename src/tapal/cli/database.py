"""The database that a command works on, and its errors as a person can mend them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.errors import Trouble

if TYPE_CHECKING:
    from tapal.stores.store import Store, StoreError

NAME = "tapal.db"


def db_option(say: Say) -> click.Option:
    """The option that names the database."""
    return click.Option(["--db"], default="", envvar="TAPAL_DB", metavar=say("metavar.db"), help=say("option.db"))


def default_address() -> str:
    """The database in the XDG data folder."""
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('tapal') / NAME}"


def address_of(given: str) -> str:
    """What was given, else the default."""
    return given or default_address()


@contextlib.contextmanager
def opened(say: Say, given: str, *, create: bool = False) -> Iterator[Store]:
    """The store, closed at the end; what goes wrong with it is told in two lines."""
    from tapal.stores.opening import open_store
    from tapal.stores.store import StoreError

    try:
        with contextlib.closing(open_store(address_of(given), create=create)) as store:
            yield store
    except StoreError as error:
        raise store_trouble(say, error) from error


def store_trouble(say: Say, error: StoreError) -> Trouble:
    """The two lines of a store's error."""
    code = errors.USAGE if error.code == "unsupported" else errors.FAILED
    return Trouble(say("error.store", what=error), say(f"mend.store.{error.code}"), code=code)


def now() -> str:
    """The time now, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def shown_option(given: str) -> str:
    """` --db …` for a command that a person may type next; empty for the default database."""
    return f" --db {given}" if given and given != default_address() else ""
