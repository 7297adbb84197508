"""Paths as okr reports them, and file writes that never lose data."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from okr_cli.lazy_pattern import lazy_pattern

LEFTOVER = lazy_pattern(r"\.okr-[0-9a-f]{16}\.tmp")
"""The name of a file that is still being written. One that nobody writes any more is from a killed run."""

YAML_SUFFIXES = (".yaml", ".yml")

NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def path_from(root: Path, shown: str) -> str:
    """A reported path, relative to ``root`` instead of the working directory."""
    try:
        return Path(os.path.relpath(shown, root)).as_posix()
    except ValueError:
        return shown


def shown_path(path: Path) -> str:
    """A path as okr reports it: relative to the working directory, with ``/``."""
    return path_from(Path(), path.as_posix())


def absolute(path: str | Path) -> Path:
    """The absolute path without ``..`` in it. Links are kept."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def regular_size(path: Path) -> int:
    """The size of a file in bytes. Raises ``OSError``, for a pipe, a socket or a device too: to open one may wait
    for ever."""
    info = path.stat()
    if not stat.S_ISREG(info.st_mode) and not stat.S_ISDIR(info.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    return info.st_size


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, without a byte order mark. Raises ``OSError`` and ``UnicodeDecodeError``."""
    regular_size(path)
    return path.read_text(encoding="utf-8-sig")


def write_text(path: Path, text: str, inside: Path | None = None) -> None:
    """``write_bytes``, of a text as UTF-8."""
    write_bytes(path, text.encode(), inside)


def write_bytes(path: Path, data: bytes, inside: Path | None = None) -> None:
    """Replace a file completely or not at all, even if the run is killed. Removes what killed runs left in the folder.

    Permissions, owner, group and extended attributes are kept; if that is impossible, the file is left alone. A
    symbolic link stays, and its target is written. Raises ``OSError`` with ``path``.
    """
    try:
        reason = why_not_written(path, inside)
        if reason:
            raise PermissionError(errno.EPERM, reason)
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with _complete_copy(target.parent, data, target if target.exists() else None) as copy:
            copy.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def create_text(path: Path, text: str) -> None:
    """Write a file that does not exist yet, completely or not at all. Raises ``FileExistsError`` and ``OSError``."""
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    try:
        with _complete_copy(path.parent, text.encode()) as copy:
            _rename_new(copy, path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def why_not_written(path: Path, inside: Path | None = None) -> str | None:
    """Why ``write_text`` would refuse an existing file, or None. Ask before writing several files or none.

    ``inside`` is the folder that links may not leave. A file with several hard links is refused: replacing it would
    separate them, and writing in place would change files elsewhere.
    """
    target = Path(os.path.realpath(path))
    if inside is not None and not target.is_relative_to(os.path.realpath(inside)):
        return "symlink points outside the workspace"
    if not target.exists() or target.is_dir():
        return None
    if not target.is_file():
        return "not a regular file"
    if target.stat().st_nlink > 1:
        remove_leftovers(target.parent)  # one of them is the second name of a file that was just created
    links = target.stat().st_nlink
    if links > 1:
        return f"it has {links} hard links, and replacing it would break them"
    if not target.stat().st_mode & 0o222 or not os.access(target, os.W_OK):
        return "read-only"
    return None


@cache
def remove_leftovers(folder: Path) -> None:
    """Remove what killed runs left in a folder, but not what a live run is writing.

    Each process does this once per folder.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if LEFTOVER.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _remove_abandoned(entry.path)


def _remove_abandoned(name: str) -> None:
    """Remove a leftover unless its writer is alive and holds a lock. Windows does not remove open files."""
    if os.name == "nt":
        os.unlink(name)  # noqa: PTH108
        return
    descriptor = os.open(name, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        _lock(descriptor)
        os.unlink(name)  # noqa: PTH108
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Lock an open file. Raises ``BlockingIOError`` if it is locked already."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def _complete_copy(folder: Path, data: bytes, like: Path | None = None) -> Iterator[Path]:
    """A new file in ``folder`` with this content, on the disk before it is given, with the attributes of ``like``.

    Unless it was renamed by then, it is gone when the block is left.
    """
    remove_leftovers(folder)
    descriptor, copy = _new_file(folder, 0o600 if like else 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
        if like:
            _keep_attributes(descriptor, like)
        if os.name == "nt":  # which renames no file that is open
            os.close(descriptor)
            descriptor = -1
        yield copy
    finally:
        if descriptor >= 0:
            os.close(descriptor)
        copy.unlink(missing_ok=True)


def _new_file(folder: Path, mode: int) -> tuple[int, Path]:
    """An empty file that no other run takes for a leftover, open for writing."""
    while True:
        path = folder / f".okr-{os.urandom(8).hex()}.tmp"
        descriptor = os.open(path, NEW_FILE, mode)
        if _is_ours(descriptor):
            return descriptor, path
        os.close(descriptor)


def _is_ours(descriptor: int) -> bool:
    """Lock a file that was just created. False if another run was faster and takes it for a leftover."""
    try:
        _lock(descriptor)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks, on which nobody removes leftovers
        return True
    return os.name == "nt" or os.fstat(descriptor).st_nlink > 0


def _keep_attributes(descriptor: int, like: Path) -> None:
    """Give an open file owner, group, extended attributes and permissions of another. Raises ``PermissionError``."""
    old, new = like.stat(), os.fstat(descriptor)
    if not hasattr(os, "fchown"):
        return
    try:
        if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
            os.fchown(descriptor, old.st_uid, old.st_gid)
        for name in os.listxattr(like) if hasattr(os, "listxattr") else ():
            with suppress(OSError):  # some are the system's own
                os.setxattr(descriptor, name, os.getxattr(like, name))
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
        kept = os.fstat(descriptor).st_mode == old.st_mode
    except PermissionError:
        kept = False
    if not kept:
        raise PermissionError(errno.EPERM, "cannot preserve its owner, group and permissions")


def _rename_new(copy: Path, path: Path) -> None:
    """Give a file its name unless that is taken. Raises ``FileExistsError``."""
    try:
        os.link(copy, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        copy.rename(path)
