"""The scores of the program as it is do not lie below the floors: on our own samples always, beside the checkout where it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "golden" / "samples.jsonl"
DEV = ROOT.parent / "shared" / "gold" / "dev.jsonl"


@pytest.mark.parametrize("gold", [SAMPLES, DEV], ids=["samples", "dev"])
def test_floors_hold(gold: Path) -> None:
    if gold == DEV and not DEV.exists():
        pytest.skip("../shared/gold is not here")
    command = [
        sys.executable,
        "-m",
        "tapal.cli",
        "evaluate",
        str(gold),
        "--check",
        "--floors",
        str(ROOT / "floors.toml"),
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
