"""Each test of a command runs in an empty folder and in a plain environment."""

from pathlib import Path

import pytest

from okr_cli.templates import WRITTEN_FOR, starter_files
from tests.commands.running import UNSET


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: no settings, no git, nothing in it."""
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "here"
    home.mkdir()
    (home / ".git").mkdir()
    monkeypatch.chdir(home)
    return home


@pytest.fixture
def starter(folder: Path) -> Path:
    """The starter workspace in the working directory: it lints clean."""
    for name, text in starter_files(WRITTEN_FOR).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
