"""`tapal doctor`: versions, paths, resources, the database and the disk, and what to do where something is wrong."""

from __future__ import annotations

import json
import platform
import shutil
import sqlite3
import sys
from pathlib import Path
from typing import Any

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.database import address_of, db_option
from tapal.cli.errors import Trouble
from tapal.cli.screen import console, tell
from tapal.cli.world import chosen_files, chosen_world, imported_pack, world_options

PACKAGES = ("tapal", "spacy", "numpy", "trafilatura", "py3langid", "sqlalchemy", "click", "rich", "httpx2")
LOW_BYTES = 200_000_000


def command(say: Say) -> click.Command:
    """The command with its options."""
    return click.Command(
        "doctor",
        help=say("doctor.help"),
        callback=lambda db, as_json: _run(say, db=db, as_json=as_json),
        params=[
            db_option(say),
            click.Option(["--json", "as_json"], is_flag=True, help=say("option.json")),
            *world_options(say),
        ],
    )


def _run(say: Say, *, db: str, as_json: bool) -> int:
    """Prints what was found; 1 when something must be mended."""
    troubles: list[str] = []
    found = {
        "versions": _versions(),
        "paths": _paths(),
        "packs": _packs(say, troubles),
        "world": _world(say, troubles),
        "database": _database(say, db, troubles),
        "disk": _disk(say, db, troubles),
    }
    if as_json:
        print(json.dumps(found | {"troubles": troubles}, ensure_ascii=False, indent=1))
    else:
        _show(say, found)
        print(say("doctor.sound") if not troubles else "")
    tell(*troubles)
    return errors.FAILED if troubles else errors.OK


def _show(say: Say, found: dict[str, dict[str, Any]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    for part, values in found.items():
        table.add_row(Text(say(f"doctor.{part}"), style="bold"))
        for name, value in values.items():
            table.add_row(Text(f"  {name}"), Text(str(value)))
    console().print(table)


def _versions() -> dict[str, str]:
    from importlib import metadata

    found = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version, "system": platform.platform()}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "?"
    return found


def _paths() -> dict[str, str]:
    from importlib import resources

    from platformdirs import user_data_path

    from tapal.cli.settings import LOCAL_FILE, user_file

    return {
        "package": str(resources.files("tapal")),
        "python": sys.executable,
        "data": str(user_data_path("tapal")),
        "settings": str(user_file()),
        "local": str(Path.cwd() / LOCAL_FILE),
    }


def _packs(say: Say, troubles: list[str]) -> dict[str, str]:
    from tapal.stores.making import pack_hash, part_hashes

    found = {"all": pack_hash(), **part_hashes()}
    try:
        from tapal.pipeline import load

        load()
    except (LookupError, OSError, ValueError, KeyError, ImportError) as error:
        troubles.append(say("doctor.broken_packs", what=f"{type(error).__name__}: {error}"))
    return found


def _world(say: Say, troubles: list[str]) -> dict[str, str]:
    """The overlay and the gazetteer in use, and whether there is an imported gazetteer that is not."""
    overlay, gazetteer = chosen_files()
    imported = imported_pack()
    found = {"overlay": overlay or say("doctor.no_overlay"), "gazetteer": gazetteer}
    try:
        laid = chosen_world(say)
    except Trouble as trouble:
        troubles.append(f"{trouble.what} {trouble.mend}")
        return found
    if laid.overlay:
        one = laid.overlay
        found["overlay"] += " · " + say(
            "doctor.overlay", actors=len(one.actors), aliases=len(one.aliases), places=len(one.places)
        )
    if laid.gazetteer:
        found["gazetteer"] += f" · {laid.gazetteer}"
    elif imported.is_file():
        found["gazetteer"] += " · " + say("doctor.imported", file=imported)
    return found


def _database(say: Say, db: str, troubles: list[str]) -> dict[str, Any]:
    from tapal.stores.opening import open_store, sqlite_path
    from tapal.stores.store import StoreError

    found: dict[str, Any] = {"address": address_of(db)}
    try:
        if not sqlite_path(address_of(db)).exists():
            return found | {"state": say("doctor.no_database")}
        store = open_store(address_of(db))
        wrong = store.check()
        found |= {
            "documents": sum(1 for _ in store.documents()),
            "events": sum(one.events for one in store.documents()),
            "forgotten": len(store.tombstones()),
            "runs": len(store.runs()),
            "outdated": _outdated(store),
            "state": "; ".join(wrong) or say("doctor.intact"),
        }
        store.close()
        troubles += [say("doctor.broken_database", what=one) for one in wrong]
    except StoreError as error:
        troubles.append(f"{say('error.store', what=error)} {say(f'mend.store.{error.code}')}")
    return found


def _outdated(store: Any) -> int:
    from tapal.stores.making import current_making

    return sum(1 for _ in store.outdated(current_making()))


def _disk(say: Say, db: str, troubles: list[str]) -> dict[str, str]:
    from tapal.stores.opening import sqlite_path
    from tapal.stores.store import StoreError

    try:
        path = sqlite_path(address_of(db)).absolute()
    except StoreError:
        return {}
    folder = next((one for one in path.parents if one.exists()), Path("/"))
    free = shutil.disk_usage(folder).free
    if free < LOW_BYTES:
        troubles.append(say("doctor.low_disk", folder=folder, free=free // 1_000_000))
    return {str(folder): say("doctor.free", free=free // 1_000_000)}
