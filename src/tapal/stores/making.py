"""What made a record: the version, the resources and the configuration, so that a later program knows what to read anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import Any

READ_BY_CODING = ("read", "language", "ontology", "world", "stages", "loading.py", "pipeline.py")
_SKIPPED = ("__pycache__", ".pyc")


@dataclass(frozen=True, slots=True)
class Making:
    """Version of the program, hash of everything that coding reads (code and data), and hash of the configuration."""

    version: str
    pack: str
    config: str


def current_making(config: Mapping[str, Any] | None = None) -> Making:
    """What a document that is coded now would be made by. `config` holds the settings that can change a record."""
    return Making(version=metadata.version("tapal"), pack=pack_hash(), config=config_hash(config or {}))


def pack_hash() -> str:
    """`sha256:` and 16 hex digits over names and contents of all files that coding reads, in order of their names."""
    package = Path(str(resources.files("tapal")))
    return _hash(package, [path for name in READ_BY_CODING for path in _files(package / name)])


def part_hashes() -> dict[str, str]:
    """The hash of each language and of the other resources by name, for a person who compares two machines."""
    package = Path(str(resources.files("tapal")))
    parts = {f"language/{path.name}": path for path in sorted((package / "language").iterdir()) if path.is_dir()}
    parts |= {name: package / name for name in ("ontology", "world")}
    return {name: _hash(package, list(_files(path))) for name, path in parts.items() if "__" not in name}


def config_hash(config: Mapping[str, Any]) -> str:
    """`sha256:` and 16 hex digits over the settings in the order of their names."""
    text = json.dumps(config, sort_keys=True, ensure_ascii=True, default=str)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()[:16]


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    yield from sorted(
        file for file in path.rglob("*") if file.is_file() and not any(part in str(file) for part in _SKIPPED)
    )


def _hash(package: Path, files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(package).as_posix().encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return "sha256:" + digest.hexdigest()[:16]
