"""The folder for locks and journals, which belongs to the user and is never in the repository."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from okr_cli.errors import CannotRun, why


def state_file(root: Path, suffix: str) -> Path:
    """The file of this kind that belongs to the workspace at ``root``, by whatever path that is reached.

    Raises ``CannotRun`` if no folder for it can be made.
    """
    real = os.fsencode(os.path.realpath(root))
    return _state_folder() / f"{hashlib.sha256(real).hexdigest()[:32]}.{suffix}"


def _state_folder() -> Path:
    """``$OKR_STATE_DIR``, else the usual place of the system, else one among its temporary files.

    Homes are read-only in many containers, and edits must work there.
    """
    from platformdirs import user_state_path

    chosen = os.environ.get("OKR_STATE_DIR")
    folder = Path(chosen) if chosen else user_state_path("okr")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.access(folder, os.W_OK) or chosen:
            return folder
    except OSError as error:
        if chosen:
            raise CannotRun(f"OKR_STATE_DIR: {folder}: {why(error)}") from None
    return _temporary_folder()


def _temporary_folder() -> Path:
    """A folder that only this user can write, in one that everybody can."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"okr-{user}"
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
        found = folder.lstat()
        is_own = stat.S_ISDIR(found.st_mode) and (not hasattr(os, "getuid") or found.st_uid == user)
        if is_own and not found.st_mode & 0o022:
            return folder
        raise CannotRun(f"{folder} belongs to another user; set OKR_STATE_DIR to a folder that you own")
    except OSError as error:
        raise CannotRun(f"{folder}: {why(error)}; set OKR_STATE_DIR to a writable folder") from None
