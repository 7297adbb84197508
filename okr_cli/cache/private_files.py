"""Makes sure that only the current user can write the cache's files and folder.

What is in the cache is trusted, so the cache is used only if nobody else can write it. On Windows, a user's profile is
private already, and there are no modes to check.
"""

import os
import stat
from pathlib import Path

from okr_cli.kept_answer.store import DATABASE, FOLDER

FILE_NAME = DATABASE
LEFTOVERS = tuple(f"{FILE_NAME}{end}" for end in ("-journal", "-wal", "-shm"))
"""Files that make SQLite change or delete others when it opens the database. okr never needs them."""

FOLDER_MODE = 0o700
FILE_MODE = 0o600
BY_OTHERS = 0o077
WRITTEN_BY_OTHERS = 0o022
HAS_OWNERS = hasattr(os, "geteuid")


class NotPrivate(Exception):  # noqa: N818
    """Why a cache is not used, as the end of a sentence about its folder or file."""


def prepare(folder: Path) -> Path:
    """The path of the database, in an existing, private folder without leftovers.

    Too permissive modes are restricted. A link, a leftover or anything else in place of the database is removed. Raises
    ``NotPrivate`` if the folder cannot be trusted, and ``OSError``.
    """
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    _check_folder(folder)
    path = folder / FILE_NAME
    for name in LEFTOVERS:
        _remove(folder / name)
    try:
        found = path.lstat()
    except FileNotFoundError:
        found = None
    if found and not stat.S_ISREG(found.st_mode):
        _remove(path)
        found = None
    if found is None:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))
    elif HAS_OWNERS:
        _check_owner(found, "the file")
        if found.st_nlink > 1:
            raise NotPrivate("the file has more than one hard link")
        if found.st_mode & BY_OTHERS:
            path.chmod(found.st_mode & FILE_MODE)
    return path


def _check_folder(folder: Path) -> None:
    if not HAS_OWNERS:
        return
    _check_owner(folder.lstat(), "the folder")
    found = folder.stat()
    _check_owner(found, "the folder")
    if not found.st_mode & BY_OTHERS:
        return
    if {path.name for path in folder.iterdir()} <= {FILE_NAME, FOLDER, *LEFTOVERS}:
        folder.chmod(found.st_mode & FOLDER_MODE)
    elif found.st_mode & WRITTEN_BY_OTHERS:
        # It holds other things too, so its mode is not okr's to change.
        raise NotPrivate("other users can write to the folder")


def _check_owner(found: os.stat_result, what: str) -> None:
    if found.st_uid != os.geteuid():
        raise NotPrivate(f"{what} belongs to another user")


def _remove(path: Path) -> None:
    """Remove a file or a link, or a folder if it is empty."""
    try:
        path.unlink(missing_ok=True)
    except (IsADirectoryError, PermissionError):
        path.rmdir()


def size(folder: Path) -> int:
    """The size of the cache in bytes."""
    return sum(path.lstat().st_size for path in _present(folder))


def remove(folder: Path) -> None:
    """Delete the cache, and nothing else in its folder. Raises ``OSError``."""
    for path in _present(folder):
        _remove(path)


def _present(folder: Path) -> list[Path]:
    """The files of the cache and, last, the folder of answers with its content."""
    names = (FILE_NAME, *LEFTOVERS)
    answers = folder / FOLDER
    inside = sorted(answers.iterdir()) if answers.is_dir() and not answers.is_symlink() else []
    return [path for path in (*(folder / name for name in names), *inside, answers) if os.path.lexists(path)]
