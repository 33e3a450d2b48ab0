"""What coding does to the process that it runs in."""

from __future__ import annotations

import gc

import pytest

from tapal.model.document import Document
from tapal.pipeline import Resources, code, load

TEXT = "Pasukan Thailand menembaki pos Kamboja di perbatasan pada Senin."


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load()


@pytest.mark.parametrize("is_on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(is_on: bool, resources: Resources) -> None:
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        assert code(Document(id="t", text=TEXT, language="id"), resources=resources).events
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_the_garbage_collector_runs_again_after_a_failure(resources: Resources) -> None:
    was_on = gc.isenabled()
    gc.enable()
    try:
        with pytest.raises(AttributeError):
            code(None, resources=resources)  # type: ignore[arg-type]
        with pytest.raises(LookupError):
            load(["xx"])
        assert gc.isenabled()
    finally:
        (gc.enable if was_on else gc.disable)()
