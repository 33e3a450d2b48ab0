"""The Python files of the package, and their string literals."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "tapal"


def modules() -> list[Path]:
    """All Python files of the package, sorted."""
    return sorted(PACKAGE.rglob("*.py"))


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every string literal that is not a docstring or other bare string."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.lineno, node.value
