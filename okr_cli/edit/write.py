"""Writing what was planned: only over what was read, several files all or none."""

from pathlib import Path

from okr_cli.edit import journal
from okr_cli.edit.file_change import EditPlan, FileChange
from okr_cli.errors import CannotEdit, why
from okr_cli.files import why_not_written, write_text


def write(plan: EditPlan) -> None:
    """Write the files of a plan, none where one must not be written or is another than the one that was read.

    The lock of the workspace must be held. Raises ``CannotEdit``. Of several files a journal is kept, so that the next
    command can finish what a killed one began.
    """
    for change in plan.changes:
        _check(plan.root, change)
    if len(plan.changes) > 1:
        journal.record(plan.root, plan.changes)
    try:
        for change in plan.changes:
            write_text(change.path, change.after, plan.root)
    except BaseException as error:
        _undo(plan)
        if isinstance(error, OSError):
            raise CannotEdit(f"{error.filename}: {why(error)}; nothing was written") from None
        raise
    journal.close(plan.root)


def _undo(plan: EditPlan) -> None:
    """Give the files that were written already their old text. Where that fails, the journal stays."""
    try:
        for change in plan.changes:
            if change.path.read_bytes() == change.after.encode():
                write_text(change.path, change.before, plan.root)
    except OSError as error:
        reason = f"{error.filename}: {why(error)}; only some files were written"
        raise CannotEdit(f"{reason}, and the next edit will write the others") from None
    journal.close(plan.root)


def _check(root: Path, change: FileChange) -> None:
    """Raises ``CannotEdit`` where a file must not be written."""
    reason = why_not_written(change.path, root)
    try:
        if reason is None and change.path.read_bytes() != change.before.encode():
            reason = "it changed while it was edited"
    except OSError as error:
        reason = why(error)
    if reason:
        raise CannotEdit(f"{change.shown}: {reason}; nothing was written")
