"""The result of an edit, before it is written."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from okr_cli.edit.patch import patch
from okr_cli.errors import why
from okr_cli.files import YAML_SUFFIXES, shown_path, why_not_written, write_text


class FileChange(NamedTuple):
    """A file before and after an edit: whole texts with their byte order marks. ``shown`` is its path for people.

    ``before`` is None for a file that does not exist yet.
    """

    path: Path
    shown: str
    before: str | None
    after: str

    @property
    def is_okr_file(self) -> bool:
        """Whether okr reads the file as OKRs. A working document, for example, is not."""
        return self.path.suffix in YAML_SUFFIXES

    def why_not_written(self, root: Path) -> str | None:
        """Why the file must not be written, for example because it has changed since it was read; else None."""
        reason = why_not_written(self.path, root)
        try:
            if reason is None and self.before is None:
                return "already exists" if os.path.lexists(self.path) else None
            if reason is None and self.before is not None and self.path.read_bytes() != self.before.encode():
                return "changed while okr was running"
        except OSError as error:
            return why(error)
        return reason

    def write(self, root: Path) -> None:
        """Write the new text, completely or not at all. Raises ``OSError``."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_text(self.path, self.after, root)

    def undo(self, root: Path) -> None:
        """Give the file its old text again, if it has the new one. Raises ``OSError``."""
        if not self.path.exists() or self.path.read_bytes() != self.after.encode():
            return
        if self.before is None:
            self.path.unlink()
        else:
            write_text(self.path, self.before, root)


def new_file(path: Path, text: str) -> FileChange:
    """The creation of a file. Folders on the way to it are created too."""
    return FileChange(path, shown_path(path), None, text)


@dataclass(frozen=True)
class EditPlan:
    """The files that an edit changes, in the order of their paths, and the root that they must lie in."""

    root: Path
    changes: tuple[FileChange, ...]

    def patch(self) -> Iterator[str]:
        """The changes as the lines of a unified diff, which ``git apply`` takes."""
        for change in self.changes:
            yield from patch(change.shown, change.before, change.after)

    @property
    def texts(self) -> dict[str, str]:
        """The OKR files after the edit, by displayed path, as unsaved texts of a ``Workspace``."""
        return {change.shown: change.after for change in self.changes if change.is_okr_file}

    @property
    def texts_before(self) -> dict[str, str]:
        """The OKR files before the edit, if they existed, by displayed path."""
        return {
            change.shown: change.before for change in self.changes if change.is_okr_file and change.before is not None
        }
