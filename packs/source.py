"""Reads YAML and TSV sources with the line of every record, so that an error names file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LINE = "__line__"


class SourceError(Exception):
    """A data file that breaks its format: names file, line, what is wrong and what to do."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        super().__init__(f"{path}:{line}: {what}")


class _LineLoader(yaml.CSafeLoader):
    pass


def _mapping(loader: yaml.Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]  # type: ignore[no-untyped-call]
    doubled = {k for k in keys if keys.count(k) > 1}
    if doubled:
        raise yaml.constructor.ConstructorError(
            None, None, f"key given twice: {sorted(map(str, doubled))}", node.start_mark
        )
    made = loader.construct_mapping(node, deep=True)
    made[LINE] = node.start_mark.line + 1
    return made


_LineLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)  # type: ignore[no-untyped-call]


def read_yaml(path: Path, *, lines: bool = False) -> Any:
    """The content of a YAML file; with `lines` every mapping carries its line number under `__line__`.

    Raises:
        SourceError: the file is not YAML, or a key stands twice in one mapping.
    """
    loader = _LineLoader if lines else yaml.CSafeLoader
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise SourceError(
            path, mark.line + 1 if mark else 0, f"{error.problem or error.context}: mend the YAML there"
        ) from error


def read_tsv(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Rows of a tab-separated file with their line numbers; lines that start with # are comments, the first other line is the header.

    Raises:
        SourceError: a row has more cells than the header.
    """
    header: list[str] | None = None
    rows: list[tuple[int, dict[str, str]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = [c.strip() for c in cells]
            continue
        if len(cells) > len(header):
            raise SourceError(
                path, number, f"{len(cells)} cells, the header has {len(header)}: remove the tab that is too many"
            )
        rows.append(
            (number, dict(zip(header, [c.strip() for c in cells] + [""] * (len(header) - len(cells)), strict=True)))
        )
    return rows
