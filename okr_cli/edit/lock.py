"""The lock of a workspace: one edit at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from okr_cli.edit.journal import finish_interrupted
from okr_cli.edit.state import state_file
from okr_cli.errors import CannotRun, why

PATIENCE = 60
"""Seconds to wait for another edit of the same workspace."""


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock of the workspace at ``root``. The system releases it when the process ends, however it ends.

    What an earlier edit left half done is finished first. Raises ``CannotRun`` if another edit does not end.
    """
    from filelock import FileLock, Timeout

    path = state_file(root, "lock")
    lock = FileLock(path)
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        raise CannotRun("another okr process is editing this workspace; try again when it is done") from None
    except OSError as error:
        raise CannotRun(f"{path}: {why(error)}; set OKR_STATE_DIR to a writable folder") from None
    try:
        finish_interrupted(root)
        yield
    finally:
        lock.release()
