"""The copy of the schema that editors read: where it is, and whether it is outdated."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from okr_cli import __version__
from okr_cli.errors import CannotRun
from okr_cli.files import read_text, regular_size, shown_path
from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.source.modeline import named_schema
from okr_cli.workspace.workspace import Workspace

SCHEMA_ID = "urn:okr-cli:okr-file:1"
TITLE = "OKR file, version 1"

DIGEST = "b502b288a871"
"""Tells apart what okr wrote at different times. ``scripts/generate.py`` keeps it up to date."""

OURS = lazy_pattern(rf'"\$id": *"{SCHEMA_ID}"|"title": *"{TITLE}"')
COMMENT = lazy_pattern(r'"\$comment": *"okr (\d+(?:\.\d+)*)[^,"]*, schema (\w+)')
HEAD = 1_000
"""Characters at the beginning of a schema that hold its comment."""

WHOLE = 500_000
"""More characters than a schema has."""


def comment() -> str:
    """The comment in a schema about its origin."""
    return f"okr {__version__}, schema {DIGEST}. Run 'okr schema --write' to update your copy."


def is_schema(text: str) -> bool:
    """Whether okr wrote a text as the schema of OKR files. Nothing is lost with an empty one."""
    return not text.strip() or OURS.search(text) is not None


def is_outdated(workspace: Workspace) -> bool:
    """Whether an older okr wrote the schema named in ``lint.editor-schema``, with other content.

    Reads the beginning of the file, or all of it if the beginning does not name a version, as in earlier versions.
    """
    path = workspace.root / workspace.config.lint.editor_schema
    try:
        regular_size(path)
        with path.open(encoding="utf-8", errors="replace") as stream:
            head = stream.read(HEAD)
            found = COMMENT.search(head)
            if not found:
                return OURS.search(head + stream.read(WHOLE)) is not None
    except OSError:
        return False
    return found[2] != DIGEST and _numbers(found[1]) <= _numbers(__version__)


def copies(workspace: Workspace) -> list[Path]:
    """The schemas to update: those that modelines name inside the workspace, and ``lint.editor-schema``.

    The latter is included if it exists or if there is no other. Raises ``CannotRun`` if it is a URL and there is no
    other.
    """
    found = set(_named(workspace))
    name = workspace.config.lint.editor_schema
    usual = workspace.root / name
    if "://" in name:
        if not found:
            raise CannotRun(f"'lint.editor-schema' is a URL ({name}); there is no copy to update")
    elif not found or usual.is_file():
        found.add(Path(os.path.normpath(usual)))
    return sorted(found)


def _named(workspace: Workspace) -> Iterator[Path]:
    """The schemas inside the workspace that modelines name, whether they exist or not."""
    root = Path(os.path.abspath(workspace.root))  # noqa: PTH100 - an editor follows no links either
    for file in workspace.files():
        name = named_schema(file.data.decode(errors="replace"))
        if name and "://" not in name:
            path = Path(os.path.abspath(Path(file.path).parent / name))  # noqa: PTH100
            if path.is_relative_to(root):
                yield path


def refuse_foreign(path: Path) -> None:
    """Raise ``CannotRun`` if the file exists and okr did not write it as a schema, and ``OSError``."""
    if not os.path.lexists(path):
        return
    try:
        known = is_schema(read_text(path))
    except UnicodeDecodeError:
        known = False
    if not known:
        raise CannotRun(
            f"{shown_path(path)} is not a schema written by okr and was left unchanged; choose another file"
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)[:3]))
