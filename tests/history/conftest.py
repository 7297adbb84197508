"""The quarter is built once for all tests."""

import shutil
from pathlib import Path

import pytest

from tests.history.quarter import build


@pytest.fixture(scope="session")
def built_quarter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of the quarter, which tests must not change."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    folder = tmp_path_factory.mktemp("quarter")
    build(folder)
    return folder


@pytest.fixture
def quarter(built_quarter: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same as the working directory."""
    monkeypatch.chdir(built_quarter)
    return built_quarter


@pytest.fixture
def quarter_copy(built_quarter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that a test may change, as the working directory."""
    folder = tmp_path / "quarter"
    shutil.copytree(built_quarter, folder, symlinks=True)
    monkeypatch.chdir(folder)
    return folder
