"""The cache database. The key of a file's results is a hash of its bytes, its path and the settings.

Rows have a checksum. The file is used only if it is private (``private_files``) and has exactly okr's schema, without
views or triggers, and queries stop after a number of steps. If it is locked, full or read-only, the run continues
without.
"""

import sqlite3
from pathlib import Path

from okr_cli.cache.keys import DIGEST, digest
from okr_cli.cache.private_files import NotPrivate, prepare, remove

SCHEMA = "CREATE TABLE results (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
OURS = [(b"table", b"results", b"results", SCHEMA.encode())]
"""All that a database of okr holds."""

PRAGMAS = (
    *("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"),
    *("synchronous = OFF", "journal_mode = MEMORY", "temp_store = MEMORY"),
)
"""Nothing in the schema runs, damaged pages are noticed, and no other file is written."""

HEADER = b"SQLite format 3\0"
FORMATS = slice(18, 20)
"""Where a database says how it may be written and read: 1 for the journal, 2 for a write-ahead log."""

MOST_BYTES = 200_000_000
"""The size of the database above which everything that the present run did not use is deleted."""

MOST_OF_A_ROW = 20_000_000
"""Bytes of a row that are read or written at most: lists of nothing take twenty times the memory of their text."""

MOST_STEPS = 200
"""How often SQLite may report during one statement that it has taken another ``STEP`` steps. Ours take far fewer."""

STEP = 100_000

PATIENCE = 1.0
"""Seconds to wait for another run that is writing. Without the cache this run is only slower."""

FLUSHED = 4_000_000
"""Bytes that are collected before they are written, so that a large run does not keep all results in memory."""


class GivenUp(Exception):  # noqa: N818
    """There is no usable database."""


class Cache:
    """Results by key, as bytes. Methods never fail: without a usable folder, nothing is found.

    It is opened on first use. ``problem`` is the reason why it was given up. A full cache drops what this run did not
    use.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problem = ""
        self.used: set[bytes] = set()
        self.fresh: dict[bytes, bytes] = {}
        self.fresh_bytes = 0
        self.steps = 0
        self.connection: sqlite3.Connection | None = None

    def get(self, key: bytes) -> bytes | None:
        """The intact value stored under a key, or None."""
        row: tuple[object, ...] | None = None
        try:
            row = self._open().execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
        except GivenUp:
            return None
        except sqlite3.Error as error:
            self._recover(error)
        if row is None or not isinstance(row[0], bytes) or row[0][:DIGEST] != digest(key, row[0][DIGEST:]):
            return None
        self.used.add(key)
        return row[0][DIGEST:]

    def put(self, key: bytes, body: bytes) -> None:
        """Store what belongs to a key; ``save`` writes it at the latest."""
        if self.problem or len(body) > MOST_OF_A_ROW:
            return
        self.fresh[key] = digest(key, body) + body
        self.fresh_bytes += len(body)
        self.used.add(key)
        if self.fresh_bytes > FLUSHED:
            self._write()

    def save(self) -> None:
        """Write new values and close. If another run is writing, wait for it briefly."""
        self._write()
        self._close()

    def _write(self) -> None:
        if self.fresh:
            try:
                with self._open() as connection:
                    connection.execute("BEGIN IMMEDIATE")
                    self._make_room(connection)
                    connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", self.fresh.items())
            except GivenUp:
                pass
            except sqlite3.Error as error:
                self._recover(error)
        self.fresh.clear()
        self.fresh_bytes = 0

    def _make_room(self, connection: sqlite3.Connection) -> None:
        pages, free, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size + self.fresh_bytes <= MOST_BYTES:
            return
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS used (key BLOB PRIMARY KEY) WITHOUT ROWID")
        connection.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in self.used))
        connection.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM used)")

    def _open(self) -> sqlite3.Connection:
        """The connection, with every step still to go. Raises ``GivenUp``."""
        self.steps = 0
        if self.problem:
            raise GivenUp
        if self.connection is None:
            try:
                self.connection = self._connected(prepare(self.folder))
            except (NotPrivate, OSError) as reason:
                self.problem = str(reason)
            except sqlite3.Error as error:
                self._recover(error)
        if self.connection is None:
            raise GivenUp
        return self.connection

    def _recover(self, error: sqlite3.Error) -> None:
        """Replace a damaged database, once. One that is locked, full or read-only is left alone and not asked again."""
        self._close()
        self.problem = str(error)
        if isinstance(error, sqlite3.OperationalError):
            return
        try:
            remove(self.folder)
            self.connection = self._connected(prepare(self.folder))
        except (sqlite3.Error, OSError, NotPrivate):
            return
        self.problem = ""

    def _close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def _connected(self, path: Path) -> sqlite3.Connection:
        """A connection to a database with only our table. Raises ``sqlite3.Error`` and ``OSError``."""
        _check_header(path)
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            connection.text_factory = bytes
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_OF_A_ROW + DIGEST)
            connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            connection.set_progress_handler(self._is_enough, STEP)
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 2").fetchall()
            if not found:
                connection.execute(SCHEMA.replace("TABLE", "TABLE IF NOT EXISTS"))
            elif found != OURS:
                raise sqlite3.DatabaseError("not a database of okr")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _is_enough(self) -> bool:
        """Whether to stop a statement. Called by SQLite every ``STEP`` steps."""
        self.steps += 1
        return self.steps > MOST_STEPS


def _check_header(path: Path) -> None:
    """Raise ``sqlite3.DatabaseError`` unless the file is empty or a database with a journal."""
    with path.open("rb") as file:
        header = file.read(100)
    if header and (not header.startswith(HEADER) or header[FORMATS] != b"\1\1"):
        raise sqlite3.DatabaseError("not a database of okr")
