"""Every cue by its examples: each is found, and without it most are coded otherwise. Run with -s to see which are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
import yaml
from tests.language.lexicon_examples import LANGUAGE, document, parsed, resources, undoubting

from tapal.language.matcher import Hit, PhraseTrie
from tapal.pipeline import Resources, code
from tapal.stages.find import Cue, find

CUES: list[dict[str, Any]] = yaml.load((LANGUAGE / "cues.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
# Kinds of cue that change the status of an act or leave it out.
EFFECTIVE = frozenset(
    {
        "negation",
        "question",
        "future",
        "plan",
        "condition",
        "forecast",
        "failed",
        "modal",
        "ability",
        "duty",
        "drill",
        "purpose",
        "hearsay",
        "denial",
    }
)
# Share of effective cues with an example that is coded otherwise without them: measured, rounded down. Raise it when it grows.
CHANGED = 0.95


class Less(PhraseTrie[Cue]):
    """The cues without one entry."""

    def __init__(self, whole: PhraseTrie[Cue], left_out: str) -> None:
        super().__init__(())
        self.whole = whole
        self.left_out = left_out

    def every(self, words: Sequence[str]) -> Iterator[Hit[Cue]]:
        return (hit for hit in self.whole.every(words) if hit.value.id != self.left_out)


def _without(cue: str) -> Resources:
    whole = undoubting()
    coder = whole.coders["id"]
    finders = replace(coder.finders, cues=Less(coder.finders.cues, cue))
    return replace(whole, coders={"id": replace(coder, finders=finders)})


def _told(text: str, given: Resources) -> list[tuple[str, str]]:
    return [(e.type, str(e.status)) for e in code(document(text), resources=given).events]


@pytest.mark.parametrize(
    ("cue", "text"), [(c["id"], text) for c in CUES for text in c["examples"]], ids=lambda value: str(value)
)
def test_cue_is_found(cue: str, text: str) -> None:
    found = find(parsed(text), document(text), finders=resources().coders["id"].finders)
    assert cue in {c.entry for c in found.cues}


def test_cues_change_what_is_coded() -> None:
    effective = [c for c in CUES if c["kind"] in EFFECTIVE]
    changed = 0
    for cue in effective:
        rest = _without(cue["id"])
        if any(_told(text, undoubting()) != _told(text, rest) for text in cue["examples"]):
            changed += 1
        else:
            told = "; ".join(f"{text} {_told(text, undoubting())}" for text in cue["examples"])
            print(f"{cue['kind']}\t{cue['id']}\t{told}")
    print(f"cues with an effect {changed}/{len(effective)}")
    assert changed / len(effective) >= CHANGED
