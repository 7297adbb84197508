"""Writing what was planned: only over what was read, several files all or none."""

import os
import stat
from pathlib import Path

from okr_cli.edit.file_change import EditPlan, FileChange
from okr_cli.errors import CannotEdit, why
from okr_cli.files import write_text


def write(plan: EditPlan) -> None:
    """Write the files of a plan, none where one must not be written or is another than the one that was read.

    The lock of the workspace must be held. Raises ``CannotEdit``.
    """
    for change in plan.changes:
        _check(plan.root, change)
    written: list[FileChange] = []
    try:
        for change in plan.changes:
            write_text(change.path, change.after)
            written.append(change)
    except BaseException as error:
        for change in reversed(written):
            write_text(change.path, change.before)
        if isinstance(error, OSError):
            raise CannotEdit(f"{error.filename}: {why(error)}; nothing was written") from None
        raise


def _check(root: Path, change: FileChange) -> None:
    """Raises ``CannotEdit`` where a file must not be written."""
    path, shown = change.path, change.shown
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        raise CannotEdit(f"{shown}: the link leads out of the workspace; nothing was written")
    try:
        if path.read_bytes() != change.before.encode():
            raise CannotEdit(f"{shown}: it changed while it was edited; nothing was written, run okr again")
        mode = path.stat().st_mode
    except OSError as error:
        raise CannotEdit(f"{shown}: {why(error)}; nothing was written") from None
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK):
        raise CannotEdit(f"{shown}: read-only; nothing was written")
