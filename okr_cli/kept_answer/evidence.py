"""What a run looked at, and a hash of its current state.

A look is a letter and a path: a listed folder, a file that was read, a path that was looked up, or a part of the
installation. Installed files are compared by time, as Python does for byte code, all others by content.
"""

import os
import stat

from okr_cli.kept_answer.circumstances import SIZE, blake2b

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LISTED, READ, SEEN, INSTALLED = b"l", b"r", b"s", b"i"

AT_ONCE = 1 << 20

# The functions themselves: those of ``os`` are replaced while a run is observed.
look_up, look_up_link, read_link = os.stat, os.lstat, os.readlink


def state_of(looks: "Iterable[bytes]") -> bytes:
    """A hash of how everything that was looked at is now. Never fails: that something is missing is a state too."""
    hashed = blake2b(digest_size=SIZE)
    for look in looks:
        try:
            found = HOW[look[:1]](look[1:])
        except OSError as error:
            found = b"error %d" % (error.errno or 0)
        hashed.update(b"%d %d " % (len(look), len(found)) + look + found)
    return hashed.digest()


def _listed(path: bytes) -> bytes:
    with os.scandir(path) as entries:
        return b"\0".join(sorted(map(_entry, entries)))


def _entry(entry: "os.DirEntry[bytes]") -> bytes:
    if entry.is_symlink():
        return entry.name + b"\0@" + _seen(entry.path)
    kind = b"/" if entry.is_dir() else b"-" if entry.is_file() else b"?"
    return entry.name + b"\0" + kind


def _read(path: bytes) -> bytes:
    # Without O_NONBLOCK, a pipe that took the place of a file would let okr wait for ever.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            return b"no file %d" % stat.S_IFMT(found.st_mode)
        hashed = blake2b(digest_size=SIZE)
        while part := os.read(descriptor, min(found.st_size + 1, AT_ONCE)):
            hashed.update(part)
        return hashed.digest()
    finally:
        os.close(descriptor)


def _seen(path: bytes) -> bytes:
    found = look_up_link(path)
    if not stat.S_ISLNK(found.st_mode):
        return _kind(found)
    end = read_link(path) + b"\0"
    try:
        return b"link " + os.path.realpath(path) + b"\0" + end + _kind(look_up(path))
    except OSError as error:
        return b"link " + end + b"error %d" % (error.errno or 0)


def _kind(found: os.stat_result) -> bytes:
    size, time = (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else (0, 0)
    return b"%o %d %d %d" % (found.st_mode, size, time, found.st_uid)


def _installed(path: bytes) -> bytes:
    found = look_up(path)
    return b"%d %d %d %d" % (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


HOW: "dict[bytes, Callable[[bytes], bytes]]" = {LISTED: _listed, READ: _read, SEEN: _seen, INSTALLED: _installed}
