"""Cache keys: hashes of everything a result depends on."""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from okr_cli import __version__

DIGEST = 16
"""Bytes of a key."""


def digest(*parts: bytes) -> bytes:
    """A hash of byte strings, which depends on where each string ends."""
    hashed = hashlib.blake2b(digest_size=DIGEST)
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big"))
        hashed.update(part)
    return hashed.digest()


def fingerprint(*settings: object) -> bytes:
    """A hash of what all results of a run depend on: okr, its dependencies, the working directory and the settings."""
    built_on = [path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    stamps = [__version__, sys.version, *_own_stamps(), *map(_mtime, built_on)]
    return digest(repr(stamps).encode(), repr((str(Path.cwd()), settings)).encode("utf-8", "surrogatepass"))


def _own_stamps() -> Iterator[tuple[str, int, int]]:
    """What changes when okr changes: its source files, or the archive that contains them."""
    package = Path(__file__).parent.parent
    if package.is_dir():
        yield from _stamps(package)
    else:
        archive = next(folder for folder in package.parents if folder.is_file())
        known = archive.stat()
        yield archive.name, known.st_mtime_ns, known.st_size


def _stamps(folder: str | Path) -> Iterator[tuple[str, int, int]]:
    """Name, time and size of each source file below a folder."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".txt")):
                known = os.stat(entry.path)  # noqa: PTH116 - unlike entry.stat, seen by whoever observes this process
                yield entry.name, known.st_mtime_ns, known.st_size
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _stamps(entry.path)


def _mtime(path: str | Path) -> int:
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0
