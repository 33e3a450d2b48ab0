"""Settings: a flag wins over `TAPAL_*`, that over `./tapal.toml`, that over the user's configuration file."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

KINDS: Mapping[str, type] = {"lang": str, "workers": int, "db": str, "overlay": str, "gazetteer": str}
LOCAL_FILE = "tapal.toml"


class BadSettings(Exception):
    """A settings file that cannot be used; the message names file, key and what is expected there."""


def read_settings(*, folder: Path, user_file: Path) -> dict[str, Any]:
    """The settings of both files, those of the folder winning. A file that is not there says nothing.

    Raises:
        BadSettings: a file is not TOML, or has an unknown key or a value of another kind.
    """
    return _read(user_file) | _read(folder / LOCAL_FILE)


def user_file() -> Path:
    """Where the user's settings live, under the XDG configuration folder."""
    from platformdirs import user_config_path

    return user_config_path("tapal") / "config.toml"


def wanted_language(arguments: Sequence[str], *, settings: Mapping[str, Any]) -> str:
    """The language of messages: `--lang`, `TAPAL_LANG`, the settings, then the locale; an ISO 639-1 code or empty."""
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    chosen = os.environ.get("TAPAL_LANG") or settings.get("lang")
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return str(chosen or locale[:2].lower())


def _read(file: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettings(f"{file}: {error}") from error
    for key, value in table.items():
        if key not in KINDS:
            raise BadSettings(f"{file}: {key}: {', '.join(sorted(KINDS))}")
        if type(value) is not KINDS[key]:
            raise BadSettings(f"{file}: {key} = {value!r}: {KINDS[key].__name__}")
    return table
