"""What every store must do. A new store is one more line in STORES."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contracts.records import coded, document, event

from tapal.model.events import Coded, Status
from tapal.stores.making import Making
from tapal.stores.opening import open_store
from tapal.stores.store import Kept, State, Store, Wanted

MAKING = Making("1.0", "sha256:a", "sha256:b")
TEXT = "Iran menyerang Pakistan di Panjgur, Selasa. Dua IRNA."
STORES: dict[str, Callable[[Path], str]] = {"sqlite": lambda folder: f"sqlite:///{folder / 'a.db'}"}


@pytest.fixture(params=sorted(STORES))
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return STORES[request.param](tmp_path)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    found = open_store(address, create=True)
    yield found
    found.close()


def begin(store: Store, making: Making = MAKING) -> int:
    return store.begin("ingest", making=making, at="2026-01-01T00:00:00+00:00")


def test_what_is_put_is_what_is_got(store: Store) -> None:
    one = coded(TEXT, event("e1"), event("e2", place=None, date=None, border=None, numbers=()))
    assert store.put(one, run=begin(store)) is Kept.ADDED
    assert store.get(one.document.id) == one
    assert list(store.coded()) == [one]
    assert store.get("doc-none") is None
    assert [found.id for found in store.events()] == [f"{one.document.id}/e1", f"{one.document.id}/e2"]
    assert [found.events for found in store.documents()] == [2]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet=st.characters(codec=None), min_size=1))
def test_any_text_survives(address: str, text: str) -> None:
    """Half surrogates and NUL too: spans count code points of what was received."""
    store = open_store(address, create=True)
    one = coded(text, event(source=text), title=text, outlet=text, id=text)
    store.put(one, run=begin(store), anew=True)
    assert store.get(text) == one
    store.close()


def test_the_same_bytes_change_nothing(store: Store) -> None:
    one = coded(TEXT)
    store.put(one, run=begin(store))
    before = store.digest()
    assert store.state(one.document) is State.SAME
    assert store.put(one, run=begin(store)) is Kept.UNCHANGED
    assert store.digest() == before


def test_reopened_it_is_all_there(address: str, store: Store) -> None:
    one = coded(TEXT)
    store.put(one, run=begin(store))
    again = open_store(address)
    assert again.get(one.document.id) == one
    again.close()


def test_order_of_arrival_changes_nothing(tmp_path: Path) -> None:
    """Also when one text was published by several outlets: its earliest facts win, the others are kept as copies."""
    texts = [coded(f"{TEXT} {n}") for n in range(4)]
    texts += [
        coded(TEXT, outlet=name, published=day)
        for name, day in (("B", date(2024, 1, 17)), ("A", date(2024, 1, 17)), ("C", None), ("D", date(2024, 1, 16)))
    ]
    digests = set()
    for seed in range(6):
        store = open_store(str(tmp_path / f"{seed}.db"), create=True)
        run = begin(store)
        for one in random.Random(seed).sample(texts * 2, 2 * len(texts)):
            store.put(one, run=run)
        digests.add(store.digest())
        kept = store.get(texts[-1].document.id)
        assert kept is not None
        assert kept.document.outlet == "D"
        assert {copy.outlet for copy in store.copies(kept.document.id)} == {"A", "B", "C"}
        store.close()
    assert len(digests) == 1


def test_a_copy_is_kept_without_coding_it_again(store: Store) -> None:
    store.put(coded(TEXT), run=begin(store))
    other = document(TEXT, outlet="Z", url="https://z.example/")
    assert store.state(other) is State.COPY
    assert store.add_copy(other)
    assert not store.add_copy(other)
    assert store.state(other) is State.SAME


def test_an_id_belongs_to_one_text(store: Store) -> None:
    store.put(coded(TEXT, id="a1"), run=begin(store))
    other = coded("Lain sama sekali, Pakistan.", id="a1")
    assert store.state(other.document) is State.CLASH
    with pytest.raises(ValueError, match="a1"):
        store.put(other, run=begin(store), anew=True)
    assert store.get("a1") == coded(TEXT, id="a1")


def test_a_document_without_its_run_is_refused(store: Store) -> None:
    with pytest.raises(LookupError):
        store.put(coded(TEXT), run=99)
    assert list(store.documents()) == []


def test_forgetting_takes_everything_and_leaves_a_stone(store: Store, tmp_path: Path) -> None:
    word = "rahasiasekali"
    one, other = coded(f"{TEXT} {word}", event(source=word)), coded(TEXT)
    run = begin(store)
    store.put(one, run=run)
    store.put(other, run=run)
    assert store.forget(one.document.id, at="2026-02-01T00:00:00+00:00", reason="asked")
    assert not store.forget(one.document.id, at="")
    assert store.get(one.document.id) is None
    assert [found.document.id for found in store.events()] == [other.document.id]
    stone = store.tombstone(one.document)
    assert stone is not None
    assert (stone.id, stone.reason) == (one.document.id, "asked")
    assert word not in repr(stone)
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert word.encode() not in left, "the text is still on disk"


def test_what_was_forgotten_comes_back_only_when_asked(store: Store) -> None:
    one = coded(TEXT)
    store.put(one, run=begin(store))
    store.forget(one.document.id, at="2026-02-01T00:00:00+00:00")
    assert store.state(one.document) is State.FORGOTTEN
    assert store.state(replace(one.document, id="other")) is State.FORGOTTEN
    assert store.state(document("Lain.", id=one.document.id)) is State.CLASH
    with pytest.raises(ValueError, match="forgotten"):
        store.put(one, run=begin(store))
    assert store.put(one, run=begin(store), anew=True) is Kept.ADDED
    assert store.get(one.document.id) == one
    assert store.tombstones() == ()


def test_reading_anew_replaces_events_and_keeps_ids(store: Store) -> None:
    old, new = coded(TEXT, event("e1"), event("e2")), coded(TEXT, event("e1", type="MOBILIZE"))
    store.put(old, run=begin(store))
    later = Making("2.0", "sha256:c", "sha256:b")
    assert list(store.outdated(later)) == [old.document.id]
    assert store.put(new, run=begin(store, later), anew=True) is Kept.REPLACED
    assert store.get(old.document.id) == new
    assert list(store.outdated(later)) == []
    assert list(store.outdated(MAKING)) == [old.document.id]


def test_runs_are_recorded(store: Store) -> None:
    run = begin(store)
    store.end(run, at="2026-01-01T00:00:05+00:00", counts={"added": 3})
    begin(store)
    first, second = store.runs()
    assert (first.id, first.kind, first.making, first.counts) == (run, "ingest", MAKING, (("added", 3),))
    assert second.ended == ""


@pytest.fixture
def several(store: Store) -> Store:
    run = begin(store)
    far = event("e1", type="CONSULT", border=None, actors=(), status=Status.UNREALIZED)
    store.put(coded("satu " * 20, event("e1"), id="a"), run=run)
    store.put(coded("dua " * 20, far, id="b", published=date(2024, 5, 1)), run=run)
    store.put(coded("tiga " * 20, event("e1", date=None), id="c", published=None), run=run)
    store.put(Coded(document("English text.", id="d", language="en"), (), (), is_coded=False), run=run)
    return store


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(), "abcd"),
        (Wanted(types=("CONSULT",)), "b"),
        (Wanted(types=("CONSULT", "ASSAULT")), "abc"),
        (Wanted(statuses=("unrealized",)), "b"),
        (Wanted(actors=("IRN",)), "ac"),
        (Wanted(actors=("state:PAK",)), "abc"),
        (Wanted(borders=("IRN-PAK",)), "ac"),
        (Wanted(since=date(2024, 1, 17)), ""),
        (Wanted(until=date(2024, 1, 16)), "ab"),
        (Wanted(document="c"), "c"),
        (Wanted(types=("CONSULT",), borders=("IRN-PAK",)), ""),
    ],
)
def test_filters(several: Store, wanted: Wanted, ids: str) -> None:
    found = sorted(one.id for one in several.documents(wanted))
    assert found == sorted(ids)
    assert sorted(one.document.id for one in several.events(wanted)) == [one for one in found if one != "d"]
    assert sorted(one.document.id for one in several.coded(wanted)) == found


def test_find_by_the_start_of_an_id(several: Store) -> None:
    several.put(coded("empat", id="ab"), run=begin(several))
    assert several.find("a") == ("a", "ab")
    assert several.find("%") == ()


def test_readers_see_whole_documents_while_one_writes(address: str, store: Store) -> None:
    torn: list[str] = []
    done = threading.Event()

    def read() -> None:
        reader = open_store(address)
        while not done.is_set():
            for one in reader.coded():
                if len(one.events) != 3 or len(one.passages) != 1:
                    torn.append(one.document.id)
        reader.close()

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    run = begin(store)
    for n in range(60):
        store.put(coded(f"{TEXT} {n}", event("e1"), event("e2"), event("e3")), run=run)
    done.set()
    for reader in readers:
        reader.join()
    assert torn == []
    assert len(list(store.documents())) == 60
    assert store.check() == ()


def test_two_writers_at_once_double_nothing(address: str, store: Store) -> None:
    documents = [coded(f"{TEXT} {n}") for n in range(30)]
    added: list[Kept] = []

    def write() -> None:
        mine = open_store(address)
        run = begin(mine)
        added.extend(mine.put(one, run=run) for one in documents)
        mine.close()

    writers = [threading.Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(added) == sorted([Kept.ADDED] * 30 + [Kept.UNCHANGED] * 60)
    assert len(list(store.documents())) == 30
    assert len(store.runs()) == 3
