"""The wheel, installed into an empty environment outside the checkout, runs the demo and keeps documents."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from tests.meta.sources import ROOT


@pytest.fixture(autouse=True)
def stand_in() -> None:
    """This module runs the real program, not the stand-in."""


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that must succeed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("TAPAL", "PYTHON", "VIRTUAL_ENV"))}
    env |= {"XDG_DATA_HOME": str(cwd / "data"), "XDG_CONFIG_HOME": str(cwd / "config"), "OPENBLAS_NUM_THREADS": "1"}
    said = subprocess.run(list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout[-1500:] + said.stderr[-3000:]
    return said.stdout


def test_the_wheel_runs_the_demo_outside_the_checkout(tmp_path: Path) -> None:
    """Dependencies are lent by this environment through a path file, so that nothing is fetched but the build tool."""
    uv = shutil.which("uv") or str(ROOT / "build" / "uv" / "bin" / "uv")
    run(uv, "build", "--wheel", "--quiet", "--out-dir", tmp_path / "dist", ROOT, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("tapal-*.whl")
    venv = tmp_path / "venv"
    run(uv, "venv", "--quiet", "--python", sys.executable, venv, cwd=tmp_path)
    python = venv / "bin" / "python"
    run(uv, "pip", "install", "--quiet", "--no-deps", "--python", python, wheel, cwd=tmp_path)
    lent = sysconfig.get_path("purelib")
    (site,) = venv.glob("lib/python*/site-packages")
    (site / "lent.pth").write_text(lent + "\n")
    empty = tmp_path / "empty"
    empty.mkdir()
    program = venv / "bin" / "tapal"
    assert str(venv) in run(python, "-c", "import tapal; print(tapal.__file__)", cwd=empty)
    said = run(program, "demo", cwd=empty)
    assert "inc-" in said
    assert {"events.csv", "documents.jsonl", "demo.db"} <= {path.name for path in (empty / "out").iterdir()}
    found = json.loads(run(program, "doctor", "--json", "--db", "out/demo.db", cwd=empty))
    assert str(venv) in found["paths"]["package"]
    assert found["database"]["documents"] > 20
    assert found["troubles"] == []
