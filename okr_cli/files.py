"""Paths as okr reports them, and file writes that never lose data."""

import errno
import os
import tempfile
from pathlib import Path


def path_from(root: Path, shown: str) -> str:
    """A reported path, relative to ``root`` instead of the working directory."""
    try:
        return Path(os.path.relpath(shown, root)).as_posix()
    except ValueError:
        return shown


def shown_path(path: Path) -> str:
    """A path as okr reports it: relative to the working directory, with ``/``."""
    return path_from(Path(), path.as_posix())


def write_text(path: Path, text: str) -> None:
    """Write a whole file or nothing: after a failure, the old file is unchanged.

    A symbolic link is followed and kept. Raises ``OSError`` that names ``path``.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        _replace(target, text)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def create_text(path: Path, text: str) -> None:
    """Write a file that does not exist yet. Raises ``FileExistsError`` and ``OSError``."""
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)


def _replace(target: Path, text: str) -> None:
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
