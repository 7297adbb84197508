"""A run of ``okr fmt``: which files it formats and what it prints."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from okr_cli.cli.editing.edit_command import show_plan
from okr_cli.cli.first_step import nothing_found
from okr_cli.cli.skipped_files import report_skipped
from okr_cli.cli.streams import emit, warn
from okr_cli.errors import CannotEdit, CannotRun
from okr_cli.finding import STDIN
from okr_cli.phrases import counted
from okr_cli.safe_text import visible
from okr_cli.workspace.recognition import looks_like_okr
from okr_cli.workspace.skipped import SkipReason
from okr_cli.workspace.workspace import open_workspaces

if TYPE_CHECKING:
    from okr_cli.edit.file_change import EditPlan, FileChange
    from okr_cli.workspace.loader import LoadedWorkspace
    from okr_cli.workspace.workspace import Workspace


@dataclass
class FormatRun:
    """What becomes of files: a plan for each workspace, how many files there are, and why some are left alone."""

    writes: bool
    plans: "list[EditPlan]" = field(default_factory=list)
    files: int = 0
    refused: list[str] = field(default_factory=list)

    @property
    def changed(self) -> "list[FileChange]":
        """The files that are not in canonical form."""
        return [change for plan in self.plans for change in plan.changes]

    def format(self, paths: list[Path]) -> None:
        """Format the files of the workspaces of ``paths``, all or none per workspace.

        Raises ``CannotRun`` if there are none, and ``CannotEdit`` if they cannot be written.
        """
        from okr_cli.edit.file_change import EditPlan
        from okr_cli.edit.session import edit

        is_begun = False
        for workspace in open_workspaces(paths, Path.cwd()):
            is_begun = is_begun or workspace.settings.path is not None

            def changes(loaded: "LoadedWorkspace", workspace: "Workspace" = workspace) -> "list[FileChange]":
                return list(self._changes(workspace))

            if self.writes:
                self.plans.append(edit(workspace, changes))
            else:
                self.plans.append(EditPlan(workspace.root, tuple(self._changes(workspace))))
            report_skipped(item for item in workspace.skipped if item.reason is not SkipReason.UNRELATED)
        if not self.files:
            raise CannotRun(nothing_found(paths, is_begun))

    def format_input(self) -> str:
        """Standard input in canonical form; empty if there is none. Raises ``CannotRun`` for empty input."""
        from okr_cli.edit.file_change import EditPlan

        if sys.stdin is None:
            raise CannotRun("cannot read '-': standard input is closed")
        data = sys.stdin.buffer.read()
        changes = tuple(self.change(Path(STDIN), STDIN, data))
        self.plans.append(EditPlan(Path(), changes))
        return changes[0].after if changes else "" if self.refused else data.decode()

    def _changes(self, workspace: "Workspace") -> "Iterator[FileChange]":
        for file in workspace.files():
            if not file.reported:
                continue
            if looks_like_okr(file.data):
                yield from self.change(Path(file.path), file.path, file.data)
            else:
                warn(visible(f"okr: skipped {file.path}: no OKRs in it"))

    def change(self, path: Path, shown: str, data: bytes) -> "Iterator[FileChange]":
        """The change of a file, unless it is in canonical form or has none."""
        from okr_cli.edit.file_change import FileChange
        from okr_cli.formatter.format_file import formatted

        self.files += 1
        try:
            after = formatted(data, shown)
        except CannotEdit as problem:
            self.refused.append(str(problem))
            return
        if after.encode() != data:
            yield FileChange(path, shown, data.decode(), after)

    def report(self, shows_patch: bool) -> None:
        """Print the files that change, or the patch, and on standard error what was left alone and the totals."""
        if shows_patch:
            for plan in self.plans:
                show_plan(plan, dry_run=True)
        else:
            did = "formatted" if self.writes else "would format"
            emit(
                visible(f"{did} {change.shown}") for change in self.changed if change.shown != STDIN or not self.writes
            )
        for reason in self.refused:
            warn(visible(f"okr: {reason}; left unchanged"))
        warn(f"okr: {self._totals()}")

    def _totals(self) -> str:
        changed, refused = len(self.changed), len(self.refused)
        same = self.files - changed - refused
        parts = [f"{counted(changed, 'file')} {'formatted' if self.writes else 'would change'}"] if changed else []
        parts += [f"{counted(same, 'file')} already formatted"] if same else []
        parts += [f"{counted(refused, 'file')} could not be formatted"] if refused else []
        return ", ".join(parts)
