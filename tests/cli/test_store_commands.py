"""Ingest, list, show, incidents, export, recode, forget and doctor on a small stand-in for reading and coding."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Said

Tapal = Callable[..., Said]


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("TAPAL_DB", raising=False)


def news(*rows: tuple[str, str], name: str = "news.jsonl") -> str:
    Path(name).write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in rows))
    return name


def records(said: Said) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.out.splitlines()]


def counts(said: Said) -> dict[str, int]:
    found = json.loads(said.out)
    return {name: found[name] for name in ("added", "unchanged", "copy", "replaced", "forgotten", "failed", "events")}


NOTHING = {"added": 0, "unchanged": 0, "copy": 0, "replaced": 0, "forgotten": 0, "failed": 0, "events": 0}
TWO = (("a", "Iran menembak."), ("b", "Iran menembak lagi."))


def test_ingest_twice_and_list(tapal: Tapal) -> None:
    path = news(*TWO)
    assert counts(tapal("ingest", path, "--json")) == NOTHING | {"added": 2, "events": 2}
    assert counts(tapal("ingest", path, "--json")) == NOTHING | {"unchanged": 2}
    listed = tapal("list")
    assert listed.code == 0
    assert [row["id"] for row in records(listed)] == ["a/e1", "b/e1"]
    assert records(listed)[0]["evidence"][0]["text"] == "Iran"
    documents = records(tapal("list", "--documents"))
    assert [(row["id"], row["events"]) for row in documents] == [("a", 1), ("b", 1)]


def test_the_database_is_in_the_data_folder_and_can_be_named(tapal: Tapal, tmp_path: Path, monkeypatch: Any) -> None:
    path = news(*TWO)
    tapal("ingest", path)
    assert (tmp_path / "data" / "tapal" / "tapal.db").exists()
    tapal("ingest", path, "--db", "sqlite:///named.db")
    assert Path("named.db").exists()
    monkeypatch.setenv("TAPAL_DB", "env.db")
    tapal("ingest", path)
    assert Path("env.db").exists()
    monkeypatch.delenv("TAPAL_DB")
    Path("tapal.toml").write_text('db = "settings.db"\n')
    tapal("ingest", path)
    assert Path("settings.db").exists()


def test_filters(tapal: Tapal) -> None:
    tapal("ingest", news(*TWO))
    assert len(records(tapal("list", "--type", "assault", "--actor", "IRN", "--status", "actual"))) == 2
    assert records(tapal("list", "--actor", "PAK")) == []
    assert records(tapal("list", "--border", "PAK-IRN")) == []
    for wrong in (("--type", "WAR"), ("--border", "IRN"), ("--status", "maybe"), ("--from", "yesterday")):
        said = tapal("list", *wrong)
        assert said.code == 2, wrong
        assert len(said.err.splitlines()) == 2


def test_show_a_document_an_event_and_the_start_of_an_id(tapal: Tapal) -> None:
    tapal("ingest", news(("doc-aa1", "Iran menembak."), ("doc-ab1", "Iran menembak lagi.")))
    (document,) = records(tapal("show", "doc-aa1"))
    assert [event["id"] for event in document["events"]] == ["e1"]
    assert records(tapal("show", "doc-aa"))[0]["id"] == "doc-aa1"
    assert records(tapal("show", "doc-ab1/e1"))[0]["events"][0]["id"] == "e1"
    several = tapal("show", "doc-a")
    assert several.code == 1
    assert "doc-aa1, doc-ab1" in several.err
    for missing in ("none", "doc-aa1/e9", "/"):
        said = tapal("show", missing)
        assert said.code == 1, missing
        assert len(said.err.splitlines()) == 2


def test_incidents_and_one_of_them(tapal: Tapal) -> None:
    tapal("ingest", news(*TWO))
    incidents = records(tapal("incidents"))
    assert sum(len(one["reports"]) for one in incidents) == 2
    (one,) = records(tapal("incident", incidents[0]["id"]))
    assert {claim["field"] for claim in one["claims"]} >= {"type", "status", "actors"}
    assert tapal("incident", "inc-none").code == 1
    assert tapal("incident", "inc-").code == (1 if len(incidents) > 1 else 0)
    assert records(tapal("incidents", "--reports", "9")) == []
    assert records(tapal("incidents", "--actor", "PAK")) == []


def test_export(tapal: Tapal) -> None:
    tapal("ingest", news(*TWO, ("c", "Kosong."), ("d", "")))
    said = tapal("export", "--format", "csv", "-o", "out.csv")
    assert said.code == 0
    with Path("out.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["document"], row["event"]) for row in rows] == [("a", "e1"), ("b", "e1"), ("c", "e1")]
    assert [row["id"] for row in records(tapal("export", "--format", "jsonl"))] == ["a", "b", "c", "d"]
    assert json.loads(tapal("export", "--format", "geojson").out)["type"] == "FeatureCollection"
    assert tapal("export", "--actor", "PAK").out.count("\n") == 1, "the header alone"
    assert tapal("export", "-o", "no/such/folder/x.csv").code == 1


def test_forget_and_again(tapal: Tapal) -> None:
    path = news(*TWO)
    tapal("ingest", path)
    assert tapal("forget", "a", "--reason", "asked").code == 0
    assert [row["id"] for row in records(tapal("list"))] == ["b/e1"]
    missing = tapal("forget", "a")
    assert missing.code == 1
    said = tapal("ingest", path, "--json")
    assert counts(said) == NOTHING | {"unchanged": 1, "forgotten": 1}
    assert said.code == 0
    assert "--again" in said.err
    assert counts(tapal("ingest", path, "--json", "--again"))["added"] == 1
    assert len(records(tapal("list"))) == 2


def test_an_id_of_another_text_is_refused_and_the_rest_goes_on(tapal: Tapal) -> None:
    tapal("ingest", news(*TWO))
    said = tapal("ingest", news(("a", "Teks lain."), ("c", "Iran menembak."), name="more.jsonl"), "--json")
    assert said.code == 3
    assert counts(said) == NOTHING | {"added": 1, "failed": 1, "events": 1}
    assert [line[:2] for line in said.err.splitlines()] == ["a:"]


def test_what_cannot_be_coded_is_told_and_the_rest_goes_on(tapal: Tapal) -> None:
    said = tapal("ingest", news(("a", "explode"), *TWO[1:]), "missing.jsonl", "--json")
    assert said.code == 3
    assert counts(said)["added"] == 1
    assert len(said.err.splitlines()) == 2
    assert tapal("ingest", "missing.jsonl").code == 1


def test_ctrl_c_keeps_finished_work(tapal: Tapal) -> None:
    path = Path(news(*TWO))
    path.write_text(path.read_text() + "ctrl-c\n" + path.read_text())
    said = tapal("ingest", str(path))
    assert said.code == 130
    assert len(records(tapal("list", "--documents"))) == 2
    assert len(said.err.splitlines()) == 1


def test_recode_only_what_another_version_read(tapal: Tapal, monkeypatch: pytest.MonkeyPatch) -> None:
    tapal("ingest", news(*TWO))
    assert json.loads(tapal("recode", "--json").out) == {"read": 0, "changed": 0, "failed": 0}
    assert json.loads(tapal("recode", "--all", "--json").out) == {"read": 2, "changed": 0, "failed": 0}
    monkeypatch.setattr("tapal.stores.making.pack_hash", lambda: "sha256:other")
    assert json.loads(tapal("recode", "--json").out) == {"read": 2, "changed": 0, "failed": 0}
    assert json.loads(tapal("recode", "--json").out) == {"read": 0, "changed": 0, "failed": 0}
    assert len(records(tapal("list"))) == 2


@pytest.mark.parametrize("command", ["list", "show x", "incidents", "incident x", "export", "recode", "forget x"])
def test_without_a_database_each_says_how_to_make_one(tapal: Tapal, command: str) -> None:
    said = tapal(*command.split())
    assert said.code == 1
    what, mend = said.err.splitlines()
    assert "tapal.db" in what
    assert "tapal ingest" in mend
    assert not Path("data").exists()


def test_other_databases_are_refused(tapal: Tapal) -> None:
    assert tapal("list", "--db", "postgresql://x/y").code == 2
    Path("text.db").write_text("this is not a database, it is a text that is longer than a header " * 9)
    said = tapal("ingest", news(*TWO), "--db", "text.db")
    assert said.code == 1
    assert len(said.err.splitlines()) == 2


def test_doctor(tapal: Tapal) -> None:
    said = tapal("doctor", "--json")
    assert said.code == 0, said.err
    tapal("ingest", news(*TWO))
    found = json.loads(tapal("doctor", "--json").out)
    assert (found["database"]["documents"], found["database"]["events"], found["database"]["runs"]) == (2, 2, 1)
    assert found["packs"]["all"].startswith("sha256:")
    assert found["versions"]["tapal"]
    assert found["troubles"] == []
    path = Path(found["database"]["address"].removeprefix("sqlite:///"))
    for name in ("", "-wal", "-shm"):
        path.with_name(path.name + name).unlink(missing_ok=True)
    path.write_text("damaged " * 4000)
    broken = tapal("doctor")
    assert broken.code == 1
    assert len(broken.err.splitlines()) == 1


def test_a_reader_that_leaves_early_is_no_failure(tmp_path: Path) -> None:
    text = (
        "Tentara Kamboja menembaki pos Thailand di dekat perbatasan pada Kamis (24/7/2025) dan melukai dua prajurit. "
    )
    news = tmp_path / "news.jsonl"
    lines = (json.dumps({"id": f"d{i}", "text": text * 3 + str(i), "language": "id"}) for i in range(120))
    news.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "tapal.cli", "code", str(news)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b'{"id"')
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait() == 0
    assert said == b""
