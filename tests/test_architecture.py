"""Data flows one way: every room imports only rooms to its left."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "okr_cli"

ORDER = (
    ("cache", "diagnostics", "errors", "files", "safe_text"),
    ("source",),
    ("config",),
    ("config_file",),
    ("model",),
    ("workspace", "progress", "wording", "schemas", "edit"),
    ("templates",),
    ("project",),
    ("portfolio", "rules"),
    ("reporters", "views"),
    ("commands",),
    ("app",),
)
"""Rooms from left to right. Rooms in one group stand side by side and do not know each other."""

PURE = ("progress", "wording")
NO_CLOCK = ("source", "model", "workspace", "progress", "wording", "rules", "reporters", "views")


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem[0] != "_")


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def rank(name: str) -> int:
    return next(index for index, group in enumerate(ORDER) if name in group)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_rooms_to_its_left(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        if name.startswith("okr_cli."):
            there = name.split(".")[1]
            assert there == here or rank(there) < rank(here), f"{here} may not import {there}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_rich_is_imported_only_by_the_views(path: Path) -> None:
    if room(path) != "views":
        assert not any(name.split(".")[0] == "rich" for name in imports(path))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_below_the_commands_asks_the_clock(path: Path) -> None:
    if room(path) in NO_CLOCK:
        text = path.read_text(encoding="utf-8")
        assert not any(call in text for call in ("date.today(", "datetime.now(", "time.time("))


def test_every_room_has_its_place() -> None:
    known = {name for group in ORDER for name in group}
    assert {room(path) for path in modules()} <= known | {"__init__", "__main__"}
