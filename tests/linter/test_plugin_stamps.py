"""Any change of a plugin's files invalidates cached results."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from okr_cli.linter.catalogue import PLUGINS, own_rules
from okr_cli.linter.plugins import installed_rules, stamps
from tests.linter.plugin_files import FOUND, RULE, install


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of an installed package whose rule keeps words in other files."""
    folder = tmp_path / "harbour" / "oars"
    (folder / "words").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "reading.py").write_text("WORDS = ()\n")
    (folder / "words" / "list.txt").write_text("oar\n")
    (folder / "rules.py").write_text(
        "from harbour.oars import reading\n" + RULE.format(code="950", name="a", body=FOUND)
    )
    (tmp_path / "harbour" / "neighbour.py").touch()
    install(tmp_path, "oars", {"a": "harbour.oars.rules"})
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.split(".")[0] == "harbour"]:
        del sys.modules[name]


def stamp() -> tuple[tuple[str, str, int], ...]:
    installed_rules(PLUGINS, own_rules())
    return stamps(PLUGINS)


def test_package_and_version_are_reported(package: Path) -> None:
    assert [(name, version) for name, version, _ in stamp()] == [("oars", "1.0.0")]


@pytest.mark.parametrize("name", ["rules.py", "reading.py", "words/list.txt", "__init__.py"])
def test_any_file_of_the_package_counts(package: Path, name: str) -> None:
    before = stamp()
    assert stamp() == before
    os.utime(package / name, ns=(1, 1))
    assert stamp() != before


def test_a_new_file_counts_and_what_python_compiles_does_not(package: Path) -> None:
    before = stamp()
    (package / "__pycache__").mkdir(exist_ok=True)
    (package / "__pycache__" / "reading.cpython-311.pyc").write_bytes(b"1")
    assert stamp() == before
    (package / "more.py").touch()
    assert stamp() != before


def test_the_neighbors_in_a_namespace_do_not_count(package: Path) -> None:
    before = stamp()
    os.utime(package.parent / "neighbour.py", ns=(1, 1))
    assert stamp() == before
