"""What a user lays over the shipped world: an overlay file, and a gazetteer imported from a full GeoNames dump."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tapal.cli import errors
from tapal.cli.catalogue import Say
from tapal.cli.errors import Trouble

if TYPE_CHECKING:
    from tapal.world.overlay import Laid

SHIPPED, IMPORTED = "shipped", "imported"
PACK_NAME = "gazetteer.npz"
CHOSEN = "tapal.world"


def world_options(say: Say) -> list[click.Parameter]:
    """The options of every command that codes. Their values wait in the context for `chosen_world`."""
    return [
        click.Option(
            ["--overlay"], default="", envvar="TAPAL_OVERLAY", metavar=say("metavar.file"), help=say("option.overlay"),
            expose_value=False, callback=_keep,
        ),
        click.Option(
            ["--gazetteer"], type=click.Choice([SHIPPED, IMPORTED]), default=SHIPPED, show_default=True, envvar="TAPAL_GAZETTEER",
            help=say("option.gazetteer"), expose_value=False, callback=_keep,
        ),
        click.Option(
            ["--min-confidence"], type=click.FloatRange(0, 1), envvar="TAPAL_MIN_CONFIDENCE", help=say("option.min_confidence"),
            expose_value=False, callback=_keep,
        ),
    ]  # fmt: skip


def imported_pack() -> Path:
    """Where an imported gazetteer lies: the XDG data folder."""
    from platformdirs import user_data_path

    return Path(user_data_path("tapal")) / PACK_NAME


def chosen_world(say: Say) -> Laid:
    """What the options, the environment or the settings lay over the shipped world.

    Raises:
        Trouble: the overlay cannot be used, or no gazetteer has been imported.
    """
    from tapal.world.overlay import NOTHING_LAID, Laid, Overlay, OverlayError, read_overlay

    given = _given()
    overlay, pack = Overlay(), None
    if given.get("gazetteer", SHIPPED) == IMPORTED:
        pack = imported_pack()
        if not pack.is_file():
            raise Trouble(say("error.no_gazetteer", file=pack), say("mend.no_gazetteer"), code=errors.USAGE)
    if given.get("overlay"):
        from tapal.loading import load_world_actors
        from tapal.world.borders import Borders

        try:
            overlay = read_overlay(Path(given["overlay"]).expanduser(), actors=load_world_actors(), borders=Borders())
        except OverlayError as error:
            raise Trouble(error.what, error.mend, code=errors.USAGE) from error
    least = given.get("min_confidence")
    return Laid(overlay, pack, least) if overlay or pack or least is not None else NOTHING_LAID


def chosen_files() -> tuple[str, str]:
    """The overlay that was chosen, empty when none was, and which gazetteer: `shipped` or `imported`."""
    given = _given()
    return given.get("overlay") or "", given.get("gazetteer") or SHIPPED


def world_config(laid: Laid | None) -> dict[str, str]:
    """The part of a run's configuration that tells one laid world from another; empty when nothing is laid."""
    found: dict[str, str] = {}
    if laid is None:
        return found
    if laid.overlay:
        found["overlay"] = hashlib.sha256(repr(laid.overlay).encode("utf-8", "backslashreplace")).hexdigest()
    if laid.gazetteer:
        found["gazetteer"] = hashlib.sha256(laid.gazetteer.read_bytes()).hexdigest()
    if laid.least_sure is not None:
        found["min_confidence"] = str(laid.least_sure)
    return found


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    ctx.meta.setdefault(CHOSEN, {})[param.name] = value


def _given() -> dict[str, Any]:
    ctx = click.get_current_context(silent=True)
    return dict(ctx.meta.get(CHOSEN, {})) if ctx else {}
