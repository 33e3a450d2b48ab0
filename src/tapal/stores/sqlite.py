"""The embedded store: one SQLite file in WAL mode. Readers work while one process writes; a commit is on disk (synchronous FULL)."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc
from sqlalchemy.engine import URL

from tapal.stores.reading import Reading
from tapal.stores.schema import METADATA
from tapal.stores.store import SCHEMA_VERSION, StoreError
from tapal.stores.writing import Writing

APPLICATION_ID = 0x5461_7061
"""`Tapa` in ASCII; marks a file as ours."""
WAIT_MS = 30_000
_CODES = {
    "SQLITE_FULL": "full",
    "SQLITE_IOERR": "full",
    "SQLITE_BUSY": "locked",
    "SQLITE_LOCKED": "locked",
    "SQLITE_READONLY": "read-only",
    "SQLITE_CANTOPEN": "read-only",
    "SQLITE_NOTADB": "not-a-database",
    "SQLITE_CORRUPT": "broken",
}


class SqliteStore(Writing, Reading):
    """A store in one file. Opened with `open_sqlite`."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    @contextlib.contextmanager
    def _connect(self, *, writes: bool = False) -> Iterator[Connection]:
        """A connection in one transaction; its errors become StoreError."""
        with _told(self.path), self._engine.connect() as bare:
            connection = bare.execution_options(writes=writes)
            with connection.begin():
                yield connection

    def check(self) -> tuple[str, ...]:
        try:
            with self._connect() as on:
                found = [str(row[0]) for row in on.exec_driver_sql("PRAGMA integrity_check(5)")]
                orphans = [f"{row[0]} without {row[2]}" for row in on.exec_driver_sql("PRAGMA foreign_key_check")]
        except StoreError as error:
            return (str(error),)
        return tuple([line for line in found if line != "ok"] + orphans[:5])

    def close(self) -> None:
        self._engine.dispose()

    def _erase(self) -> None:
        """Move the journal into the file and empty it, so that what was withdrawn is in neither."""
        with _told(self.path), self._engine.connect() as bare:
            raw = bare.connection.driver_connection
            if isinstance(raw, sqlite3.Connection):
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()


def open_sqlite(path: Path, *, create: bool = False) -> SqliteStore:
    """The store in this file; with `create` it is made, folder and all, when it is not there.

    Raises:
        StoreError: the file is missing, is something else, was written by a newer program, or cannot be used.
    """
    if not create and not path.exists():
        raise StoreError("missing", f"{path}: there is no database")
    if path.is_dir():
        raise StoreError("not-a-database", f"{path}: this is a folder")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError("read-only", f"{path}: {error.strerror or error}") from error
    engine = create_engine(URL.create("sqlite+pysqlite", database=str(path)))
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    store = SqliteStore(path, engine)
    with _told(path):
        _check_or_make(store, path)
    return store


def _check_or_make(store: SqliteStore, path: Path) -> None:
    """Make the tables in one transaction, unless the file has them."""
    with store._connect() as on:
        marks = _marks(on)
    if marks == (0, 0, 0):
        with store._engine.connect() as bare:
            raw = bare.connection.driver_connection
            if isinstance(raw, sqlite3.Connection):
                raw.execute("PRAGMA journal_mode=WAL").close()
        with store._connect(writes=True) as on:
            if _marks(on) == (0, 0, 0):
                METADATA.create_all(on)
                on.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                on.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
            marks = _marks(on)
    application, version, _ = marks
    if application != APPLICATION_ID:
        raise StoreError("not-a-database", f"{path}: this is the database of something else")
    if version > SCHEMA_VERSION:
        raise StoreError("newer-schema", f"{path}: a newer Tapal wrote it (schema {version}, known {SCHEMA_VERSION})")


def _marks(on: Connection) -> tuple[int, int, int]:
    """Application id, schema version and number of tables; all 0 in an empty file."""
    application, version, tables = (
        int(on.exec_driver_sql(sql).scalar() or 0)
        for sql in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    )
    return application, version, tables


def _prepare(connection: Any, _: Any) -> None:
    """Settings of every connection; transactions are begun by `_begin` alone."""
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", f"busy_timeout={WAIT_MS}", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Errors of the database as StoreError, in one line that names the file."""
    try:
        yield
    except (exc.DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, exc.DBAPIError) else error
        name = getattr(cause, "sqlite_errorname", "") or ""
        code = next((code for start, code in _CODES.items() if name.startswith(start)), "broken")
        raise StoreError(code, f"{path}: {cause}") from error
