"""The shell itself: examples, help, versions, settings, languages, errors."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tapal.cli import catalogue
from tapal.cli.errors import Trouble

Tapal = Callable[..., object]


def test_alone_it_shows_three_examples(tapal: Tapal) -> None:
    said = tapal()
    assert said.code == 0
    assert len(re.findall(r"^  tapal ", said.out, re.M)) == 3


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_lists_every_command(tapal: Tapal, flag: str) -> None:
    said = tapal(flag)
    assert said.code == 0
    for name in ("code", "demo", "evaluate", "extract"):
        assert re.search(rf"^  {name} +\w", said.out, re.M)


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; from tapal.cli.main import run; run(['--help']); "
        "print([m for m in ('spacy', 'numpy', 'trafilatura', 'rich', 'httpx2') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "[]"


def test_version(tapal: Tapal) -> None:
    said = tapal("--version")
    assert said.code == 0
    assert re.fullmatch(r"tapal \d+\.\d+\.\d+\S*\n", said.out)


@pytest.mark.parametrize(
    "line", [["nonsense"], ["code"], ["code", "--workers", "0", "x"], ["extract", "a", "b"], ["--odd"]]
)
def test_wrong_usage_is_two_lines_and_2(tapal: Tapal, line: list[str]) -> None:
    said = tapal(*line)
    assert said.code == 2
    assert said.out == ""
    assert len(said.err.splitlines()) == 2


def test_indonesian_by_flag_environment_settings_and_locale(
    tapal: Tapal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "Perintah" in tapal("--lang", "id", "-h").out
    assert "MASUKAN" in tapal("code", "-h", "--lang", "id").out
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    assert "Perintah" in tapal("-h").out
    (tmp_path / "tapal.toml").write_text('lang = "en"\n')
    assert "Commands" in tapal("-h").out
    monkeypatch.setenv("TAPAL_LANG", "id")
    assert "Perintah" in tapal("-h").out
    assert "Commands" in tapal("--lang=en", "-h").out


def test_the_folder_wins_over_the_user_settings(tapal: Tapal, tmp_path: Path) -> None:
    user = tmp_path / "config" / "tapal"
    user.mkdir(parents=True)
    (user / "config.toml").write_text('lang = "id"\n')
    assert "Perintah" in tapal("-h").out
    (tmp_path / "tapal.toml").write_text('lang = "en"\n')
    assert "Commands" in tapal("-h").out


@pytest.mark.parametrize(
    ("content", "named"), [("wrkers = 2", "wrkers"), ('workers = "2"', "workers"), ("[", "tapal.toml")]
)
def test_bad_settings_name_file_and_key(tapal: Tapal, tmp_path: Path, content: str, named: str) -> None:
    (tmp_path / "tapal.toml").write_text(content)
    said = tapal("code", "x.txt")
    assert said.code == 2
    assert "tapal.toml" in said.err
    assert named in said.err
    assert len(said.err.splitlines()) == 2


def _break(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def raises(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("tapal.cli.commands.code._run", raises)


def test_the_unexpected_is_two_lines_and_1(tapal: Tapal, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(ValueError("what\nnow"), monkeypatch)
    said = tapal("code", "x.txt")
    assert said.code == 1
    assert len(said.err.splitlines()) == 2
    assert "ValueError" in said.err
    with pytest.raises(ValueError, match="what"):
        tapal("code", "x.txt", "--debug")


def test_trouble_says_what_and_how_to_mend(tapal: Tapal, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(Trouble("no road", "take the boat", code=4), monkeypatch)
    said = tapal("code", "x.txt")
    assert (said.code, said.err) == (4, "no road\ntake the boat\n")


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    script = f"{sys.executable} -m tapal.cli code -h | true; echo ${{PIPESTATUS[0]}}"
    said = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert said.stderr == ""


def test_catalogues_have_the_same_keys_and_fields() -> None:
    texts = {language: catalogue.read(language) for language in catalogue.languages()}
    assert set(texts) >= {"en", "id"}
    for language, found in texts.items():
        assert found.keys() == texts["en"].keys(), language
        for key, text in found.items():
            assert sorted(re.findall(r"\{(\w+)", text)) == sorted(re.findall(r"\{(\w+)", texts["en"][key])), key


def test_every_key_that_the_code_names_is_there() -> None:
    import tapal.cli

    texts = catalogue.read("en")
    for path in Path(tapal.cli.__file__).parent.rglob("*.py"):
        for key in re.findall(r"""\bsay\("([\w.-]+)\"""", path.read_text(encoding="utf-8")):
            assert key in texts, f"{path.name}: {key}"
