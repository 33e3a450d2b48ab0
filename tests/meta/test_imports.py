"""Arrows point down: the import order of the design holds, and what is core asks neither clock, network nor environment."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from tests.meta.sources import PACKAGE, ROOT, modules

CORE = ("model", "language", "ontology", "world", "stages", "outputs", "evaluate")
FORBIDDEN = frozenset({"socket", "urllib.request", "http.client", "httpx2", "httpx", "requests", "time"})
READS = frozenset({"now", "today", "utcnow", "getenv", "environ"})


def test_import_order() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    said = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout[-3000:] + said.stderr[-1000:]


def _core() -> list[Path]:
    return [path for path in modules() if path.relative_to(PACKAGE).parts[0] in (*CORE, "pipeline.py", "loading.py")]


@pytest.mark.parametrize("path", _core(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_core_reads_no_clock_network_or_environment(path: Path) -> None:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name in FORBIDDEN]
        elif isinstance(node, ast.ImportFrom) and node.module in FORBIDDEN:
            found.append(node.module)
        elif isinstance(node, ast.Attribute) and node.attr in READS:
            found.append(node.attr)
    assert not found


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").glob("*.py")), ids=lambda path: path.name)
def test_the_records_need_the_standard_library_only(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            assert name.split(".")[0] in sys.stdlib_module_names or name.startswith("tapal.model"), name
