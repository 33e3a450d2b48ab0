"""Tapal reads news about borders and conflict and turns it into event records that an analyst can check."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tapal.extraction import Explanation, Extraction, explain, extract

__all__ = ["Explanation", "Extraction", "explain", "extract"]


def __getattr__(name: str) -> Any:
    """Load the coder only when somebody asks for it, so that `tapal --help` stays quick."""
    if name in __all__:
        return getattr(import_module("tapal.extraction"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
