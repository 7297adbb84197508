"""The journal of an edit of several files, which lets a later command finish it after an interruption."""

import hashlib
import json
import os
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from okr_cli.edit.file_change import FileChange
from okr_cli.edit.state import state_file
from okr_cli.errors import CannotEdit, CannotRun, why
from okr_cli.files import shown_path, write_text
from okr_cli.phrases import listed
from okr_cli.safe_text import visible


class _Progress(Enum):
    """The state of a file in an interrupted edit."""

    WAITING = "waiting"
    DONE = "done"
    CHANGED_SINCE = "changed since"


class _Entry(NamedTuple):
    """One file of a journal: its text after the edit, and a hash of its bytes before; None if it was not there."""

    path: Path
    before: str | None
    after: str

    def progress(self) -> _Progress:
        try:
            data = self.path.read_bytes()
        except OSError:
            is_to_come = self.before is None and not os.path.lexists(self.path)
            return _Progress.WAITING if is_to_come else _Progress.CHANGED_SINCE
        if data == self.after.encode():
            return _Progress.DONE
        return _Progress.WAITING if _digest(data) == self.before else _Progress.CHANGED_SINCE


def record(root: Path, changes: Sequence[FileChange]) -> None:
    """Record what is about to be written. Raises ``CannotEdit`` if that fails; then nothing was written."""
    path = state_file(root, "journal")
    files = [
        {
            "path": os.path.realpath(change.path),
            "before": None if change.before is None else _digest(change.before.encode()),
            "after": change.after,
        }
        for change in changes
    ]
    try:
        write_text(path, json.dumps({"version": 1, "files": files}))
        path.chmod(0o600)
    except OSError as error:
        raise CannotEdit(f"{path}: {why(error)}; nothing was written") from None


def close(root: Path) -> None:
    """Delete the journal: everything is written, or nothing."""
    state_file(root, "journal").unlink(missing_ok=True)


def finish_interrupted(root: Path) -> None:
    """Finish an edit that stopped between two files. Requires the lock of the workspace.

    If somebody has changed one of its files since, none is overwritten, and ``CannotRun`` lists the files that have the
    edit. It is also raised if a file cannot be written.
    """
    path = state_file(root, "journal")
    try:
        entries = _entries(path, Path(os.path.realpath(root)))
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, TypeError):
        entries = []
    found = [(entry, entry.progress()) for entry in entries]
    waiting = [entry for entry, progress in found if progress is _Progress.WAITING]
    done = [entry for entry, progress in found if progress is _Progress.DONE]
    if done and len(done) + len(waiting) < len(found):
        close(root)
        rest = [entry for entry in entries if entry not in done]
        raise CannotRun(
            f"an earlier edit was interrupted: {_named(done)} {'was' if len(done) == 1 else 'were'} written, "
            f"{_named(rest)} {'was' if len(rest) == 1 else 'were'} not; check the files, then run okr again"
        )
    if done:
        for entry in waiting:
            try:
                entry.path.parent.mkdir(parents=True, exist_ok=True)
                write_text(entry.path, entry.after, root)
            except OSError as error:
                raise CannotRun(f"{_named([entry])}: {why(error)}; cannot finish an interrupted edit") from None
    close(root)


def _entries(path: Path, root: Path) -> list[_Entry]:
    """The files of a journal. Files outside the workspace are left alone, whatever the journal says."""
    entries = [
        _Entry(Path(each["path"]), each["before"], each["after"]) for each in json.loads(path.read_bytes())["files"]
    ]
    if all(Path(os.path.realpath(entry.path)).is_relative_to(root) for entry in entries):
        return entries
    raise ValueError(path)


def _named(entries: Sequence[_Entry]) -> str:
    return visible(listed([shown_path(entry.path) for entry in entries]))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
