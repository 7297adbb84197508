"""Writes the working document of an Initiative and links it."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from okr_cli.cli.editing.edit_command import EditMode, entity_now, refuse_closed, refuse_unreadable, run_edit, show_plan
from okr_cli.cli.streams import emit
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.errors import CannotRun
from okr_cli.files import path_from, shown_path
from okr_cli.model.entity import Entity
from okr_cli.safe_text import escape_workflow_commands, one_line, visible

if TYPE_CHECKING:
    from okr_cli.edit.operations import Operation
    from okr_cli.workspace.loader import LoadedWorkspace

FOLDER, SUFFIX = "canvases", ".md"
LINK = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
"""How a link begins that is no path."""


def write_canvas(opened: OpenWorkspace, initiative: Entity, file: Path | None, mode: EditMode) -> None:
    """Write a working document for an Initiative and link it; ``file`` is its path, if given.

    A missing document that is already linked is written at the path of the link. Raises ``CannotRun`` if it exists, and
    for a path outside the workspace.
    """
    from okr_cli.edit.file_change import new_file
    from okr_cli.edit.operations import SetKeys
    from okr_cli.views.canvas import canvas_text

    root = opened.workspace.root
    metrics = opened.metrics
    key_result = metrics.loaded.index.key_result_of(initiative)
    row = metrics.initiative(initiative, key_result)
    path = _place(root, initiative, row.model.canvas, file)
    text = canvas_text(row, metrics.key_result(key_result) if key_result else None)

    def make(loaded: "LoadedWorkspace") -> "Iterator[Operation]":
        now = entity_now(loaded, initiative)
        refuse_unreadable(now)
        refuse_closed(now, mode)
        yield SetKeys(now, {"canvas": path_from(root, str(path))})
        yield new_file(path, text)

    plan = run_edit(opened, make, mode)
    if mode.dry_run:
        show_plan(plan, dry_run=True)
        return
    show_plan(replace(plan, changes=tuple(change for change in plan.changes if change.is_okr_file)))
    emit([escape_workflow_commands(visible(f"wrote {shown_path(path)}"))])


def _place(root: Path, initiative: Entity, linked: str | None, file: Path | None) -> Path:
    """The path of the document. Raises ``CannotRun`` if it exists, and for a path outside ``root``."""
    name = one_line(initiative.id)
    if linked and (LINK.match(linked) or file):
        advice = f"run 'okr set {name} canvas=' to remove the link"
        raise CannotRun(f"'{name}' already has a canvas: {one_line(linked)}; {advice}")
    chosen = Path.cwd() / file if file else root / (linked or f"{FOLDER}/{initiative.id}{SUFFIX}")
    path = Path(os.path.normpath(chosen))
    if not path.is_relative_to(root) or path == root:
        raise CannotRun(f"{visible(str(file or linked))} is outside the workspace; choose another path with --file")
    places = [path] if file or not linked else [path, Path(initiative.path).parent / linked]
    there = next((place for place in places if os.path.lexists(place)), None)
    if there:
        raise CannotRun(f"{visible(path_from(root, str(there)))} already exists and will not be overwritten")
    if path.suffix.lower() not in (".md", ".markdown", ".txt"):
        raise CannotRun(f"{visible(path.name)}: the document is Markdown; use a file name that ends in .md")
    return path
