"""The loader of `ontology.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type.

    `score` and the values of `modes` run from -10 (conflict) to +10 (cooperation), PLOVER's scale; `quad` is the quad class 1 to 4;
    `cameo` holds CAMEO root codes as text; `rung` is the step of the escalation ladder when the act happened.
    """

    code: str
    names: Mapping[str, str]
    what: str
    score: float
    quad: int
    cameo: tuple[str, ...]
    acled: tuple[str, str]
    rung: int
    plover: str
    modes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All types by code, the sectors with their meaning, and the ACLED types that modes decide."""

    types: Mapping[str, EventType]
    sectors: Mapping[str, str]
    acled_modes: Mapping[str, tuple[str, str]]

    def score(self, code: str, modes: Iterable[str] = ()) -> float:
        """PLOVER intensity of a type with its modes: the value furthest from zero of the modes given, else the type's own.

        Raises:
            KeyError: the type is not of the ontology.
        """
        event_type = self.types[code]
        values = [event_type.modes[m] for m in modes if m in event_type.modes]
        return max(values, key=abs) if values else event_type.score

    def acled(self, code: str, modes: Iterable[str] = ()) -> tuple[str, str]:
        """ACLED event type and sub-event type, empty strings where ACLED has none. The first mode that decides wins."""
        for mode in modes:
            found = self.acled_modes.get(f"{code}/{mode}")
            if found:
                return found
        return self.types[code].acled


def load_ontology() -> Ontology:
    """Read the ontology that ships with the package."""
    raw = tomllib.loads(resources.files("tapal.ontology").joinpath("ontology.toml").read_text(encoding="utf-8"))
    types = {
        code: EventType(
            code=code,
            names={"en": row["en"], "id": row["id"]},
            what=row["what"],
            score=float(row["score"]),
            quad=int(row["quad"]),
            cameo=tuple(row["cameo"]),
            acled=(row["acled"], row["acled_sub"]),
            rung=int(row["rung"]),
            plover=row.get("plover", code),
            modes={k: float(v) for k, v in row["modes"].items()},
        )
        for code, row in raw["types"].items()
    }
    acled_modes = {key: (pair[0], pair[1]) for key, pair in raw["acled_modes"].items()}
    return Ontology(types=types, sectors=dict(raw["sectors"]), acled_modes=acled_modes)
