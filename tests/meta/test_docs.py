"""What the README and the messages tell people to type exists; what is generated is not stale."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import click
import pytest
from tests.meta.sources import ROOT

from tapal.cli import catalogue
from tapal.cli.main import Shell

DOCS = ("README.md", "ARCHITECTURE.md", "CHANGELOG.md")


def typed() -> list[str]:
    """Every `tapal …` and `make …` line of code blocks and inline code in the documents, and of the messages' examples."""
    found: set[str] = set()
    for name in DOCS:
        path = ROOT / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        blocks = "\n".join(re.findall(r"```(?:sh|bash|console|shell)?\n(.*?)```", text, re.S))
        found.update(re.findall(r"^\s*(?:\$ )?((?:tapal|make)\b.*)$", blocks, re.M))
        found.update(re.findall(r"`((?:tapal|make) [^`\n]+)`", text))
    for language in catalogue.languages():
        for text in catalogue.read(language).values():
            found.update(re.split(r"\s{3,}", line.strip())[0] for line in re.findall(r"^  (tapal .*)$", text, re.M))
    return sorted(line.split("#")[0].split(" | ")[0].split(" > ")[0].strip() for line in found)


@pytest.mark.parametrize("line", typed())
def test_the_line_can_be_typed(line: str) -> None:
    program, *words = shlex.split(line)
    if program == "make":
        targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
        assert [word for word in words if "=" not in word and word not in targets] == []
        return
    shell = Shell(catalogue.load("en"))
    context = click.Context(shell)
    if words and not words[0].startswith("-"):
        command = shell.get_command(context, words[0])
        assert command is not None, words[0]
    else:
        command = shell
    known = {option for parameter in command.params for option in parameter.opts} | {"-h", "--help"}
    assert [word for word in words if word.startswith("--") and word.split("=")[0] not in known] == []


def test_make_help_names_every_target() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):.*##", text, re.M)
    assert set(targets) >= {"run", "test", "lint", "bench", "packs", "clean"}


@pytest.mark.parametrize("pack", ["packs.build", "packs.borders", "packs.gazetteer", "packs.samples"])
def test_packs_are_not_stale(pack: str) -> None:
    command = [sys.executable, "-m", pack, "--check"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, (said.stdout + said.stderr)[-2000:]
