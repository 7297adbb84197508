"""The programs that editors run, as ``make test-editor`` installs them. Not part of the suite."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editor.language_server import LanguageServer

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "okr.schema.json"


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder of the installed packages."""
    named = os.environ.get("OKR_EDITOR_PACKAGES")
    if not named:
        pytest.fail("run these tests with: make test-editor")
    return Path(named)


@pytest.fixture(scope="session")
def editor(packages: Path) -> Iterator[LanguageServer]:
    """An editor that has the published schema."""
    program = packages / "yaml-language-server" / "bin" / "yaml-language-server"
    with LanguageServer(["node", str(program), "--stdio"], SCHEMA) as server:
        yield server
