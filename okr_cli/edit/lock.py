"""One edit of a workspace at a time. The lock is a file in the user's own folder, never in the repository."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from okr_cli.errors import CannotRun, why

PATIENCE = 60
"""Seconds to wait for another edit of the same workspace."""


def state_folder() -> Path:
    """Where locks and journals are kept: ``$OKR_STATE_DIR``, else the usual place of the system."""
    chosen = os.environ.get("OKR_STATE_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_state_path

    return user_state_path("okr")


def state_file(root: Path, suffix: str) -> Path:
    """The file in ``state_folder`` that belongs to the workspace at ``root``, by whatever path it is reached."""
    real = os.fsencode(os.path.realpath(root))
    return state_folder() / f"{hashlib.sha256(real).hexdigest()[:32]}.{suffix}"


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock of the workspace at ``root``. The system releases it when the process ends, however it ends.

    Raises ``CannotRun`` where another edit does not end, and where no lock can be made.
    """
    from filelock import FileLock, Timeout

    path = state_file(root, "lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FileLock(path)
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        raise CannotRun("another okr is editing this workspace; try again when it is done") from None
    except OSError as error:
        reason = f"no lock can be made in {path.parent}: {why(error)}"
        raise CannotRun(f"{reason}; set OKR_STATE_DIR to a folder that can be written") from None
    try:
        yield
    finally:
        lock.release()
