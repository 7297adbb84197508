"""Stores a limited number of answers, each in a private file in the cache folder."""

import os
import stat
import sys

FOLDER = "answers"
"""The folder of the answers in that of the cache."""

DATABASE = "results.sqlite"
"""What lies beside it: the results of earlier runs by content."""

MOST_ANSWERS = 100
MOST_BYTES = 1_000_000
"""Of one answer. A longer one takes as long to print as to make."""

BY_OTHERS = 0o077


def cache_path() -> str:
    """The cache folder: ``OKR_CACHE_DIR``, or the platform's.

    Importing platformdirs takes longer than answering, so two platforms are handled without it.
    """
    chosen = os.environ.get("OKR_CACHE_DIR")
    if chosen:
        return chosen
    if sys.platform == "win32":
        from platformdirs import user_cache_dir

        return user_cache_dir("okr")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches/okr")
    return os.path.join(os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache"), "okr")


def load(key: bytes) -> bytes:
    """The answer stored under a key; empty if there is none, or if somebody else may have written it."""
    folder = os.path.join(cache_path(), FOLDER)
    try:
        if not _is_private(os.lstat(folder), stat.S_IFDIR):
            return b""
        descriptor = os.open(os.path.join(folder, key.hex()), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            found = os.fstat(descriptor)
            is_ours = _is_private(found, stat.S_IFREG) and found.st_nlink == 1
            return os.read(descriptor, MOST_BYTES) if is_ours else b""
        finally:
            os.close(descriptor)
    except OSError:
        return b""


def save(key: bytes, data: bytes) -> None:
    """Keep some bytes under a key, and let the oldest go where there are many. Without a usable folder, nothing is."""
    if len(data) > MOST_BYTES:
        return
    folder = os.path.join(cache_path(), FOLDER)
    try:
        for place in (cache_path(), folder):
            os.makedirs(place, mode=0o700, exist_ok=True)
        if not _is_private(os.lstat(folder), stat.S_IFDIR):
            return
        draft = os.path.join(folder, f"{key.hex()}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            is_whole = os.write(descriptor, data) == len(data)
        finally:
            os.close(descriptor)
        if is_whole:
            os.replace(draft, os.path.join(folder, key.hex()))
        _make_room(folder)
    except OSError:
        return


def _make_room(folder: str) -> None:
    with os.scandir(folder) as entries:
        files = list(entries)
    if len(files) > MOST_ANSWERS:
        files.sort(key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns)
        for entry in files[:-MOST_ANSWERS]:
            os.unlink(entry.path)


def _is_private(found: os.stat_result, kind: int) -> bool:
    """Whether a file or folder is of a kind and belongs to this user alone."""
    is_own = found.st_uid == os.geteuid() and not found.st_mode & BY_OTHERS
    return is_own and stat.S_IFMT(found.st_mode) == kind
