"""Results of earlier runs, kept on disk by content.

What a file gives to a run depends on its bytes, its path and the rules that run, so its key is a hash of these.
Every row carries a checksum; whatever cannot be read is as good as absent, and the database may be deleted at any
moment.
"""

import hashlib
import io
import os
import pickle
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from okr_cli import __version__

FILE_NAME = "results.sqlite"
FILES = (FILE_NAME, f"{FILE_NAME}-journal")
DIGEST = 16
SCHEMA = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"
MOST_BYTES = 200_000_000
"""Size of the database beyond which everything goes that the present run had no use for."""

PATIENCE = 1.0
"""Seconds to wait for another run that writes. Without its results this one is only slower."""

FLUSHED = 16_000_000
"""Bytes that are collected before they are written, so that a large run does not hold them all."""

OUTSIDE = frozenset({("datetime", "date"), ("decimal", "Decimal")})
"""The classes of results that are not okr's own."""


def digest(*parts: bytes) -> bytes:
    """A hash of byte strings, in which their borders count."""
    hashed = hashlib.blake2b(digest_size=DIGEST)
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big"))
        hashed.update(part)
    return hashed.digest()


def fingerprint(*settings: object) -> bytes:
    """What all results of a run depend on: okr and what it is built on, the working directory, and the settings."""
    built_on = [path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    stamps = [
        __version__,
        sys.version,
        *_stamps(Path(__file__).parent.parent),
        *_plugin_stamps(),
        *map(_mtime, built_on),
    ]
    return digest(repr(stamps).encode(), repr((str(Path.cwd()), settings)).encode("utf-8", "surrogatepass"))


class Cache:
    """Results by key. Nothing here fails: without a usable folder there is just nothing to find."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.used: set[bytes] = set()
        self.fresh: dict[bytes, bytes] = {}
        self.fresh_bytes = 0
        self.connection: sqlite3.Connection | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        self._connect()

    def get(self, key: bytes) -> Any:
        """What was kept under a key, or None."""
        if self.connection is None:
            return None
        try:
            row = self.connection.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            self._start_over()
            return None
        if row is None or not isinstance(row[0], bytes):
            return None
        value: bytes = row[0]
        if value[:DIGEST] != digest(key, value[DIGEST:]):
            return None
        try:
            result = _Unpickler(io.BytesIO(memoryview(value)[DIGEST:])).load()
        except Exception:  # a damaged pickle may raise anything
            return None
        self.used.add(key)
        return result

    def put(self, key: bytes, value: object) -> None:
        """Keep a value, at the latest after ``save``."""
        if self.connection is None:
            return
        body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        self.fresh[key] = digest(key, body) + body
        self.fresh_bytes += len(body)
        self.used.add(key)
        if self.fresh_bytes > FLUSHED:
            self._write()

    def save(self) -> None:
        """Write what was put, and close. Another run that writes at the same time is waited for, but not for long."""
        self._write()
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def _write(self) -> None:
        if self.connection is None or not self.fresh:
            return
        try:
            with self.connection:
                self._make_room()
                self.connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", self.fresh.items())
        except sqlite3.OperationalError:
            pass  # locked, full or read-only: the next run finds a little less
        except sqlite3.DatabaseError:
            self._start_over()
        self.fresh.clear()
        self.fresh_bytes = 0

    def _make_room(self) -> None:
        assert self.connection is not None
        pages, free, size = (
            self.connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size + self.fresh_bytes <= MOST_BYTES:
            return
        self.connection.execute("CREATE TEMP TABLE IF NOT EXISTS used (key BLOB PRIMARY KEY) WITHOUT ROWID")
        self.connection.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in self.used))
        self.connection.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM used)")

    def _connect(self) -> None:
        """Open the database, anew if it is damaged."""
        try:
            self.connection = _opened(self.path)
        except sqlite3.OperationalError:
            self.connection = None  # locked or not to be opened, which is no damage
        except sqlite3.DatabaseError:
            self._start_over()

    def _start_over(self) -> None:
        """Remove a damaged database; if that fails, this run goes without."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None
        try:
            remove(self.path.parent)
            self.connection = _opened(self.path)
        except (sqlite3.Error, OSError):
            self.connection = None


def size(folder: Path) -> int:
    """How many bytes the results of earlier runs take."""
    return sum(path.stat().st_size for path in _kept(folder))


def remove(folder: Path) -> None:
    """Delete the results of earlier runs, and nothing else in their folder. Raises ``OSError``."""
    for path in _kept(folder):
        path.unlink(missing_ok=True)


def _kept(folder: Path) -> list[Path]:
    return [path for name in FILES if (path := folder / name).is_file()]


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


class _Unpickler(pickle.Unpickler):
    """Reads results and nothing else: a pickle can otherwise name any function to be called."""

    def find_class(self, module: str, name: str) -> Any:
        """A class of okr, or one of the few others that results are made of."""
        found = super().find_class(module, name)
        ours = module.split(".")[0] == "okr_cli" and isinstance(found, type) and found.__module__ == module
        if not ours and (module, name) not in OUTSIDE:
            raise pickle.UnpicklingError(f"{module}.{name} is not part of a result")
        return found


def _stamps(folder: str | Path) -> Iterator[tuple[str, int, int]]:
    """Name, time and size of each source file below a folder."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".txt")):
                known = entry.stat()
                yield entry.name, known.st_mtime_ns, known.st_size
            elif entry.is_dir() and entry.name not in ("__pycache__", "commands", "reporters", "templates", "views"):
                yield from _stamps(entry.path)


def _plugin_stamps() -> Iterable[tuple[str, str, int]]:
    """The same of the packages that bring further rules."""
    from okr_cli.rules.catalogue import catalogue

    rules = catalogue().values()
    if all(rule.group != "plugin" for rule in rules):
        return ()
    from okr_cli.rules.catalogue import PLUGINS
    from okr_cli.rules.plugins import stamps

    return stamps(rules, PLUGINS)


def _mtime(path: str | Path) -> int:
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0
