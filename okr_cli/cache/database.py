"""The cache: a database of results.

The results for a file depend on its bytes, its path and the settings, so their key is a hash of these. Every row has a
checksum, and a row that cannot be read counts as absent.
"""

import sqlite3
from pathlib import Path
from typing import TypeVar

from okr_cli.cache.keys import DIGEST, digest
from okr_cli.cache.pickling import pickled, unpickled

T = TypeVar("T")

FILE_NAME = "results.sqlite"
FILES = (FILE_NAME, f"{FILE_NAME}-journal")
SCHEMA = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"
MOST_BYTES = 200_000_000
"""The size of the database above which everything that the present run did not use is deleted."""

PATIENCE = 1.0
"""Seconds to wait for another run that is writing. Without the cache this run is only slower."""

FLUSHED = 16_000_000
"""Bytes that are collected before they are written, so that a large run does not keep all results in memory."""


class Cache:
    """Results by key. No method fails: without a usable folder, nothing is ever found."""

    def __init__(self, folder: Path, makes_room: bool = True) -> None:
        """``makes_room`` lets a full cache drop what this run did not use. Otherwise a full cache stays as is."""
        self.makes_room = makes_room
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

    def get(self, key: bytes, kind: type[T], known: object = None) -> T | None:
        """The value stored under a key, or None if there is none of this ``kind``.

        ``known`` replaces the object that was given to ``put`` as ``known``.
        """
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
            result = unpickled(memoryview(value)[DIGEST:], known)
        except Exception:  # a damaged pickle may raise anything
            return None
        if not isinstance(result, kind):
            return None
        self.used.add(key)
        return result

    def put(self, key: bytes, value: object, known: object = None) -> None:
        """Store a value; ``save`` writes it at the latest. ``known`` is left out of it, since the reader has it."""
        if self.connection is None:
            return
        body = pickled(value, known)
        self.fresh[key] = digest(key, body) + body
        self.fresh_bytes += len(body)
        self.used.add(key)
        if self.fresh_bytes > FLUSHED:
            self._write()

    def save(self) -> None:
        """Write all new values and close. If another run is writing, wait for it briefly."""
        self._write()
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def _write(self) -> None:
        if self.connection is None or not self.fresh:
            return
        try:
            with self.connection:
                if self._has_room():
                    self.connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", self.fresh.items())
        except sqlite3.OperationalError:
            pass  # Locked, full or read-only: the next run finds fewer results.
        except sqlite3.DatabaseError:
            self._start_over()
        self.fresh.clear()
        self.fresh_bytes = 0

    def _has_room(self) -> bool:
        assert self.connection is not None
        pages, free, size = (
            self.connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size + self.fresh_bytes <= MOST_BYTES:
            return True
        if not self.makes_room:
            return False
        self.connection.execute("CREATE TEMP TABLE IF NOT EXISTS used (key BLOB PRIMARY KEY) WITHOUT ROWID")
        self.connection.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in self.used))
        self.connection.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM used)")
        return True

    def _connect(self) -> None:
        """Open the database; a damaged one is replaced."""
        try:
            self.connection = _opened(self.path)
        except sqlite3.OperationalError:
            self.connection = None  # Locked or not accessible: not a reason to delete it.
        except sqlite3.DatabaseError:
            self._start_over()

    def _start_over(self) -> None:
        """Replace a damaged database. If that fails, this run does without a cache."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None
        try:
            remove(self.path.parent)
            self.connection = _opened(self.path)
        except (sqlite3.Error, OSError):
            self.connection = None


def size(folder: Path) -> int:
    """The size of the cache in bytes."""
    return sum(path.stat().st_size for path in _kept(folder))


def remove(folder: Path) -> None:
    """Delete the cache, and nothing else in its folder. Raises ``OSError``."""
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
