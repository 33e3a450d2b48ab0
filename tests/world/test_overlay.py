"""A user's overlay: what it gives wins, what is wrong in it is said with file, entry and what to do."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from tapal.loading import load_coder, load_world_actors
from tapal.model.document import Document
from tapal.pipeline import code, load
from tapal.world.actors import Actors
from tapal.world.borders import Borders
from tapal.world.overlay import Laid, Overlay, OverlayError, lay_actors, lay_gazetteer, read_overlay

ACTORS: Actors = load_world_actors()
GOOD = """
[[actor]]
id = "group:brigade-contoh"
name = "Brigade Contoh"
aliases = ["Brigade Contoh Utara", "BCU"]
country = "SYR"
sector = "REB"
from = 2012
to = "2024-12-08"

[[actor]]
id = "group:brigade-contoh"
name = "Brigade Contoh"
country = "SYR"
sector = "MIL"
from = 2024-12-09

[[alias]]
of = "group:taliban"
form = "Kaum Sarban"

[[place]]
name = "Lembah Contoh"
aliases = ["Contoh Valley"]
country = "AFG"
lat = 36.9
lon = 70.9
kind = "region"
borders = ["AFG-TJK"]
"""


def read(tmp_path: Path, text: str) -> Overlay:
    path = tmp_path / "milik-saya.toml"
    path.write_text(text, encoding="utf-8")
    return read_overlay(path, actors=ACTORS, borders=Borders())


def test_actors_and_aliases_are_found(tmp_path: Path) -> None:
    laid = lay_actors(ACTORS, read(tmp_path, GOOD))
    assert laid.role_on("group:brigade-contoh", "2020-01-01") == ("SYR", "REB")
    assert laid.role_on("group:brigade-contoh", "2025-01-01") == ("SYR", "MIL")
    assert [n.id for n in laid.named("Brigade Contoh Utara")] == ["group:brigade-contoh"]
    assert laid.named("bcu") == ()
    assert laid.named("kaum sarban")[0].id == "group:taliban"
    assert laid.named("Taliban") == ACTORS.named("Taliban")
    assert len(laid.by_id) == len(ACTORS.by_id) + 1


def test_the_users_word_wins(tmp_path: Path) -> None:
    actor = '[[actor]]\nid = "group:hizbullah"\nname = "Hizbullah"\ncountry = "SYR"\nsector = "PRM"\n'
    text = actor + '[[alias]]\nof = "state:FRA"\nform = "Teheran"\n'
    laid = lay_actors(ACTORS, read(tmp_path, text))
    assert laid.role_on("group:hizbullah") == ("SYR", "PRM")
    assert {n.country for n in laid.by_id["group:hizbullah"].names} == {"SYR"}
    assert len(laid.by_id["group:hizbullah"].names) == len(ACTORS.by_id["group:hizbullah"].names)
    assert [n.id for n in laid.named("Teheran")] == ["state:FRA"]


def test_places_come_first_and_travel_between_processes(tmp_path: Path) -> None:
    gazetteer = lay_gazetteer(Laid(read(tmp_path, GOOD)))
    for one in (gazetteer, pickle.loads(pickle.dumps(gazetteer))):
        place = one.look_up("Contoh Valley", countries=["AFG"])
        assert place is not None
        assert (place.name, place.country, place.lat, place.borders) == ("Lembah Contoh", "AFG", 36.9, ("AFG-TJK",))
        kabul = one.look_up("Kabul", countries=["AFG"])
        assert kabul is not None
        assert kabul.country == "AFG"
    assert "Lembah Contoh" in set(gazetteer.own_names())


def test_nothing_laid_changes_nothing() -> None:
    assert lay_actors(ACTORS, Overlay()) is ACTORS
    assert not Overlay()


def test_documents_are_coded_with_it(tmp_path: Path) -> None:
    text = "Brigade Contoh menembaki pos Kaum Sarban di Lembah Contoh."
    resources = load(laid=Laid(read(tmp_path, GOOD)))
    (event,) = code(Document("d", text, language="id"), resources=resources).events
    assert [(p.country, p.id) for p in event.actors] == [("SYR", "group:brigade-contoh")]
    assert event.place is not None
    assert (event.place.country, event.place.kind) == ("AFG", "region")


def test_the_loader_takes_it_as_an_argument(tmp_path: Path) -> None:
    coder = load_coder("id", laid=Laid(read(tmp_path, GOOD)))
    assert coder.world.gazetteer.look_up("Lembah Contoh") is not None


ACTOR = '[[actor]]\nid = "group:x"\nname = "X"\nsector = "REB"\n'
PLACE = '[[place]]\nname = "P"\ncountry = "AFG"\nlat = 36.9\nlon = 70.9\n'
BROKEN = [
    ("a = 1\n", "unknown tables", r"\[\[actor\]\]"),
    ("[[actor", "milik-saya.toml", "correct the TOML"),
    ("[actor]\nid = 'group:x'\n", "is one table", "double brackets"),
    (ACTOR + "colour = 'red'\n", r"actor 1 \(group:x\): unknown key 'colour'", "keys are"),
    (ACTOR.replace('sector = "REB"\n', ""), "sector missing", "add it"),
    (ACTOR.replace("REB", "XYZ"), "sector 'XYZ' is unknown", "use one of"),
    (ACTOR.replace("group:x", "gang:x"), "id 'gang:x'", "KIND:NAME"),
    (ACTOR + 'country = "AFX"\n', "country 'AFX' is unknown", "alpha-3"),
    (ACTOR + "aliases = [1]\n", "aliases", "list of texts"),
    (ACTOR + "country = 7\n", "country = 7", "takes a text"),
    (ACTOR + 'from = "2024-13"\n', "is no day", "YYYY"),
    (ACTOR + "from = 2024\nto = 2023\n", "ends before it starts", "swap"),
    ('[[alias]]\nof = "group:tidak-ada"\nform = "X"\n', r"alias 1 \(group:tidak-ada\): no actor", "tapal actors"),
    (PLACE.replace("36.9", "70.9").replace("lon = 70.9", "lon = 36.9"), "km outside AFG", "not swapped"),
    (PLACE.replace("36.9", "136.9"), "lat 136.9", "degrees"),
    (PLACE + 'kind = "desa"\n', "kind 'desa' is unknown", "town"),
    (PLACE + 'borders = ["AFG-FRA"]\n', "borders", "AFG-TJK"),
    (PLACE.replace("36.9", "true"), "lat = True", "a number"),
]


@pytest.mark.parametrize(("text", "what", "mend"), BROKEN)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, what: str, mend: str) -> None:
    with pytest.raises(OverlayError, match=what) as caught:
        read(tmp_path, text)
    assert "milik-saya.toml" in caught.value.what
    with pytest.raises(OverlayError, match=mend):
        read(tmp_path, text)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(OverlayError, match=r"none\.toml"):
        read_overlay(tmp_path / "none.toml", actors=ACTORS, borders=Borders())
