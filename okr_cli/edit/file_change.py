"""What an edit makes of files, before it is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from okr_cli.edit.patch import patch


class FileChange(NamedTuple):
    """A file before and after an edit: whole texts with their byte order marks. ``shown`` is its path for people."""

    path: Path
    shown: str
    before: str
    after: str


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
        """The texts after the edit by the path that is shown: what a ``Workspace`` takes as unsaved texts."""
        return {change.shown: change.after for change in self.changes}
