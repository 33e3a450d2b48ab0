"""The store that an address names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tapal.stores.store import StoreError

if TYPE_CHECKING:
    from tapal.stores.store import Store

SQLITE = "sqlite:///"


def open_store(address: str, *, create: bool = False) -> Store:
    """The store at `sqlite:///PATH` (four slashes for an absolute path) or at a plain path.

    Raises:
        StoreError: no store is behind the address, or it cannot be used.
    """
    from tapal.stores.sqlite import open_sqlite

    return open_sqlite(sqlite_path(address), create=create)


def sqlite_path(address: str) -> Path:
    """The file that an address names.

    Raises:
        StoreError: the address is of another kind of store.
    """
    if address.startswith(SQLITE):
        return Path(address.removeprefix(SQLITE)).expanduser()
    if "://" in address or not address:
        raise StoreError("unsupported", f"{address.split('://')[0] or 'empty'}: no such kind of database")
    return Path(address).expanduser()
