"""The `tapal` command: finds commands lazily, and turns every failure into two lines and an exit code."""

from __future__ import annotations

import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tapal.cli import catalogue, commands, errors, settings
from tapal.cli.catalogue import Say
from tapal.cli.errors import Trouble

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""Matrices of our size are multiplied several times faster by one thread than by many; `--workers` uses the other cores."""
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


class ReaderGoneError(Exception):
    """Nobody reads our output any more; an exception of our own, since click makes an exit code of the broken pipe."""


class Shell(click.Group):
    """All commands of the `commands` package; a command's module is imported when it is used."""

    def __init__(self, say: Say) -> None:
        super().__init__("tapal", help=say("tapal.help"), invoke_without_command=True, callback=self._examples)
        self.context_settings = dict(CONTEXT)
        self.say = say
        version = click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, help=say("option.version")
        )
        version.callback = _show_version
        self.params += [version, *_common(say)]

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"tapal.cli.commands.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command(self.say)
        command.context_settings = dict(CONTEXT)
        command.params += _common(self.say)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(self.say("tapal.commands")):
            formatter.write_dl([(name, self.say(f"{name}.summary")) for name in self.list_commands(ctx)])

    def _examples(self) -> None:
        if click.get_current_context().invoked_subcommand is None:
            click.echo(self.say("tapal.examples"))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as gone:
            raise ReaderGoneError from gone


def main() -> None:
    """Entry point of the `tapal` script."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code. Never raises, except when --debug asks for the traceback."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        found = settings.read_settings(folder=Path.cwd(), user_file=settings.user_file())
    except settings.BadSettings as bad:
        say = catalogue.load(settings.wanted_language(arguments, settings={}))
        return _report(say("error.settings", what=bad), say("mend.settings"), errors.USAGE)
    say = catalogue.load(settings.wanted_language(arguments, settings=found))
    try:
        return _invoke(arguments, say=say, found=found)
    except (BrokenPipeError, ReaderGoneError):
        _silence_stdout()
        return errors.OK
    except (KeyboardInterrupt, click.Abort):
        return _report(say("error.interrupted"), "", errors.INTERRUPTED)
    except click.UsageError as error:
        name = error.ctx.command_path if error.ctx else "tapal"
        return _report(error.format_message(), say("mend.usage", command=name), errors.USAGE)
    except Exception as error:
        if "--debug" in arguments:
            raise
        if isinstance(error, Trouble):
            return _report(error.what, error.mend, error.code)
        if isinstance(error, click.ClickException):
            return _report(error.format_message(), "", errors.FAILED)
        return _report(
            say("error.unexpected", name=type(error).__name__, what=error), say("mend.unexpected"), errors.FAILED
        )


def _invoke(arguments: Sequence[str], *, say: Say, found: dict[str, Any]) -> int:
    shell = Shell(say)
    defaults = dict(found)
    defaults |= {name.name.replace("_", "-"): dict(found) for name in pkgutil.iter_modules(commands.__path__)}
    result = shell.main(list(arguments), prog_name="tapal", standalone_mode=False, default_map=defaults)
    sys.stdout.flush()
    return result if isinstance(result, int) else errors.OK


def _common(say: Say) -> list[click.Parameter]:
    """Options that every command has; the language and --debug were read before the commands were built."""
    return [
        click.Option(
            ["--lang"],
            type=click.Choice(catalogue.languages()),
            envvar="TAPAL_LANG",
            expose_value=False,
            help=say("option.lang"),
        ),
        click.Option(["--debug"], is_flag=True, expose_value=False, help=say("option.debug")),
    ]


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"tapal {version('tapal')}")
        ctx.exit()


def _report(what: str, mend: str, code: int) -> int:
    """One line what, one line how to mend, on standard error."""
    for line in (what, mend):
        if line:
            print(" ".join(line.split()), file=sys.stderr)
    return code


def _silence_stdout() -> None:
    """The reader of our output has gone: let the interpreter's last flush go nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
