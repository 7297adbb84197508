"""Results of earlier runs, kept on disk by content.

What a file gives to a run depends on its bytes, its path and the rules that run, so its key is a hash of these.
The whole report of a run in which nothing has changed is kept as well. Every row carries a checksum; whatever
cannot be read is as good as absent, and the database may be deleted at any moment.
"""

import hashlib
import pickle
import sqlite3
from pathlib import Path
from typing import Any

from okr_cli import __version__

FILE_NAME = "results.sqlite"
MOST_ROWS = 200_000
DIGEST = 16
SCHEMA = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"


def digest(*parts: bytes) -> bytes:
    """A hash of byte strings, in which their borders count."""
    hashed = hashlib.blake2b(digest_size=DIGEST)
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big"))
        hashed.update(part)
    return hashed.digest()


def fingerprint(*settings: object) -> bytes:
    """What all results of a run depend on: this version of okr, its own files, and the settings."""
    package = Path(__file__).parent.parent
    files = sorted(path for path in package.rglob("*") if path.suffix in (".py", ".txt"))
    stamps = ((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return digest(repr((__version__, *stamps)).encode(), repr(settings).encode())


class Cache:
    """Results by key. Nothing here fails: without a usable folder there is just nothing to find."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.connection: sqlite3.Connection | None = None
        self.fresh: dict[bytes, bytes] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.connection = _connect(folder / FILE_NAME)
        except sqlite3.DatabaseError:
            self._start_over()
        except OSError:
            self.connection = None

    def get(self, key: bytes) -> Any:
        """What was kept under a key, or None."""
        if self.connection is None:
            return None
        try:
            row = self.connection.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None or not isinstance(row[0], bytes):
            return None
        value: bytes = row[0]
        if value[:DIGEST] != digest(key, value[DIGEST:]):
            return None
        try:
            return pickle.loads(value[DIGEST:])
        except Exception:  # a damaged pickle may raise anything
            return None

    def put(self, key: bytes, value: object) -> None:
        """Keep a value until ``save``."""
        body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        self.fresh[key] = digest(key, body) + body

    def save(self) -> None:
        """Write what was put. Another run that writes at the same time is waited for, for a second."""
        if self.connection is None or not self.fresh:
            return
        try:
            with self.connection:
                (rows,) = self.connection.execute("SELECT count(*) FROM results").fetchone()
                if rows + len(self.fresh) > MOST_ROWS:
                    self.connection.execute("DELETE FROM results")
                self.connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", self.fresh.items())
        except sqlite3.Error:
            return
        self.fresh.clear()

    def _start_over(self) -> None:
        """A damaged database is removed; if that fails, this run goes without."""
        try:
            (self.folder / FILE_NAME).unlink(missing_ok=True)
            self.connection = _connect(self.folder / FILE_NAME)
        except (sqlite3.Error, OSError):
            self.connection = None


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=1)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(SCHEMA)
    return connection
