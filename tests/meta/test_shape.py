"""Limits of size: a module 300 lines, a function 50, five arguments."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from tests.meta.sources import PACKAGE, modules

MODULE_LINES, FUNCTION_LINES, ARGUMENTS = 300, 50, 5
LONGER: dict[str, int] = {}
"""Modules that may be longer, with their limit (never over 500)."""

EACH = pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())


@EACH
def test_module_is_short(path: Path) -> None:
    limit = LONGER.get(path.relative_to(PACKAGE).as_posix(), MODULE_LINES)
    assert limit <= 500
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


@EACH
def test_functions_are_short_and_take_few_arguments(path: Path) -> None:
    long = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            given = [one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
            count = len([name for name in given if name not in ("self", "cls")])
            if lines > FUNCTION_LINES or count > ARGUMENTS:
                long.append(f"{node.name}: {lines} lines, {count} arguments")
    assert not long
