"""Writes a plan, if no file has changed since it was read. Several files are written all or none."""

from okr_cli.edit import journal
from okr_cli.edit.file_change import EditPlan
from okr_cli.errors import CannotEdit, why


def write(plan: EditPlan) -> None:
    """Write the files of a plan, none if one must not be written or is another than the one that was read.

    The lock of the workspace must be held. Raises ``CannotEdit``. Of several files a journal is kept, so that the next
    command can finish what a killed one began.
    """
    for change in plan.changes:
        reason = change.why_not_written(plan.root)
        if reason:
            raise CannotEdit(f"{change.shown}: {reason}; nothing was written")
    if len(plan.changes) > 1:
        journal.record(plan.root, plan.changes)
    try:
        for change in plan.changes:
            change.write(plan.root)
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
            change.undo(plan.root)
    except OSError as error:
        reason = f"{error.filename}: {why(error)}; some of the files were not written"
        raise CannotEdit(f"{reason}. The next edit will write the remaining changes") from None
    journal.close(plan.root)
