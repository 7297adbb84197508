"""The cache is data: whoever wrote it, reading it runs nothing, never hangs and never stops a run.

Well-typed rows are trusted; ``test_private_files`` shows that nobody else can write them.
"""

import contextlib
import json
import os
import pickle
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from okr_cli.cache import database, keys, private_files
from okr_cli.linter import session
from okr_cli.workspace import loader, workspace
from tests.commands.running import Outcome, okr

FILES = 2
DAY = ("--as-of", "2026-11-20")


def team_file(number: int) -> str:
    return f"""\
okr: 1
cycle: 2026-Q4
team: Team {number}
objectives:
  - title: Improve everything for street {number}
    owner: Ada Byron
    key_results:
      - id: guests
        title: Lift guests from 20 to 35
        owner: Design team
        measure: {{baseline: 20, target: 35}}
        depends_on: [team-nowhere/aim]
        check_ins: [{{date: 2026-10-19, value: 24.5, confidence: 6, note: Opened}}]
        initiatives: [{{title: Bake loaves, owner: Ada Byron, status: idea, due: 2026-11-02}}]
people: [{{name: Ada Byron {number}}}]
strategy: {{choices: [{{title: Near {number}}}]}}
"""


@pytest.fixture(autouse=True)
def large(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with everything cached: results of files, whole runs, models, printed views."""
    monkeypatch.setenv("OKR_CACHE_DIR", str(tmp_path / "cache"))
    for module in (session, loader, workspace):
        monkeypatch.setattr(module, "WORTH_KEEPING", 2)
    (folder / "okr.toml").write_text("")
    for number in range(FILES):
        (folder / f"{number}.yaml").write_text(team_file(number))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The database."""
    return tmp_path / "cache" / private_files.FILE_NAME


def run() -> list[Outcome]:
    return [okr("lint", *DAY), okr("lint", "--select", "all", "--output-format", "json", *DAY), okr("status", *DAY)]


def rows(path: Path) -> dict[bytes, bytes]:
    """The stored rows, without their checksums."""
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT key, value FROM results").fetchall()
    connection.close()
    return dict(sorted(((key, value[keys.DIGEST :]) for key, value in found), key=lambda row: row[1]))


def plant(path: Path, body: Callable[[bytes], bytes]) -> None:
    """Replace every value, with a valid checksum."""
    connection = sqlite3.connect(path)
    for key, before in rows(path).items():
        value = body(before)
        connection.execute("UPDATE results SET value = ? WHERE key = ?", (keys.digest(key, value) + value, key))
    connection.commit()
    connection.close()


class Calls:
    """Pickles to a function call."""

    def __init__(self, function: Any, *arguments: object) -> None:
        self.function = function
        self.arguments = arguments

    def __reduce__(self) -> tuple[Any, tuple[object, ...]]:
        return self.function, self.arguments


def deep(opening: bytes) -> bytes:
    return opening * 200_000


BODIES: dict[str, Callable[[Path], bytes]] = {
    "a pickle that leaves a trace": lambda trace: pickle.dumps(Calls(os.mkdir, str(trace))),
    "a pickle that runs a command": lambda trace: pickle.dumps(Calls(os.system, f"echo > '{trace}'")),
    "a pickle that evaluates": lambda trace: pickle.dumps(Calls(eval, f"open({str(trace)!r}, 'w')")),
    "a pickle that leaves": lambda trace: pickle.dumps(Calls(sys.exit, 0)),
    "a pickle that raises": lambda trace: pickle.dumps(Calls(exec, "raise KeyboardInterrupt")),
    "a pickle of okr's own commands": lambda trace: b"cokr_cli.app\nmain\n(tR.",
    "a pickle that sets attributes": lambda trace: b"cokr_cli.finding\nReport\n)\x81}b.",
    "nothing": lambda trace: b"",
    "no JSON": lambda trace: b"\xff\xfe\x00",
    "JSON that is cut": lambda trace: b'[[["',
    "deep lists": lambda trace: deep(b"["),
    "deep lists that end": lambda trace: deep(b"[") + deep(b"]"),
    "deep tables": lambda trace: deep(b'{"a":'),
    "a long number": lambda trace: b"9" * 100_000,
    "not a number": lambda trace: b"NaN",
    "a name": lambda trace: b'{"__class__":"os.system","__reduce__":["os.system",["true"]]}',
    "null": lambda trace: b"null",
    "an empty list": lambda trace: b"[]",
    "many lists": lambda trace: b"[" + b"[]," * 50_000 + b"[]]",
    "a row that names itself": lambda trace: b"[0,[0,0,0,0]]",
}


def test_a_planted_row_is_treated_as_missing(path: Path, tmp_path: Path) -> None:
    fresh, kept = run(), rows(path)
    trace = tmp_path / "trace"
    for what, body in BODIES.items():
        plant(path, dict.fromkeys(rows(path).values(), body(trace)).__getitem__)
        assert run() == fresh, what
        assert not trace.exists(), what
        assert rows(path) == kept, what


def leaves(tree: Any, route: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The routes to all leaf values of a tree."""
    items = enumerate(tree) if isinstance(tree, list) else tree.items() if isinstance(tree, dict) else None
    if items is None or not tree:
        yield route
        return
    for step, below in items:
        yield from leaves(below, (*route, step))


WRONG: tuple[Any, ...] = (None, True, -1, 2**80, 1.5, "\x1b[2J", "x" * 50, [], {}, [None], [[[]]])


def test_a_row_with_a_value_of_the_wrong_type_is_ignored(path: Path) -> None:
    """Whatever is wrong in a row, no command reports a bug in okr, and no control sequence is printed."""
    run()
    chance = random.Random(7)
    before = rows(path)

    def spoiled(body: bytes) -> bytes:
        tree = json.loads(body)
        for route in chance.sample(list(leaves(tree)), 2):
            holder = tree
            for step in route[:-1]:
                holder = holder[step]
            holder[route[-1]] = chance.choice(WRONG)
        return json.dumps(tree).encode()

    for _ in range(12):
        connection = sqlite3.connect(path)
        for key, body in before.items():
            value = spoiled(body)
            connection.execute("UPDATE results SET value = ? WHERE key = ?", (keys.digest(key, value) + value, key))
        connection.commit()
        connection.close()
        for outcome in run():
            assert outcome.code in (0, 1), outcome
            assert "bug in okr" not in outcome.err
            assert "\x1b" not in outcome.out + outcome.err


@pytest.mark.parametrize("option", ["--fix", "--diff", "--write-baseline"])
def test_commands_that_write_files_do_not_trust_the_cache(
    option: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()

    def asked(*_: object) -> None:
        raise AssertionError("the cache was asked")

    monkeypatch.setattr(database.Cache, "get", asked)
    assert "asked" not in okr("lint", option, *DAY).err


@pytest.mark.parametrize("command", ["rename team-0/*/guests visitors", "set team-0/*/guests id=visitors"])
def test_an_edit_does_not_trust_the_cache_about_what_it_changes(large: Path, path: Path, command: str) -> None:
    run()
    texts = [file.read_bytes() for file in sorted(large.glob("*.yaml"))]
    plant(path, lambda body: body.replace(b"Lift guests", b"Lift ghosts"))
    arguments = command.replace("*", "improve-everything-for-street-0").split()
    assert okr(*arguments).err.startswith("okr: 0.yaml: changed while okr was running")
    assert [file.read_bytes() for file in sorted(large.glob("*.yaml"))] == texts


ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT CAST(i AS BLOB) AS key, x'' AS value FROM n"
)
SCHEMAS = {
    "an endless view": f"DROP TABLE results; CREATE VIEW results AS {ENDLESS}",
    "an endless view beside the table": f"CREATE VIEW other AS {ENDLESS}",
    "an endless trigger": (
        "CREATE TABLE other (i); CREATE TRIGGER t AFTER INSERT ON results BEGIN INSERT INTO other "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n; END"
    ),
    "an index": "CREATE INDEX i ON results (value)",
    "a check": "DROP TABLE results; CREATE TABLE results (key BLOB PRIMARY KEY, value BLOB CHECK (randomblob(9)))",
    "a generated column": "DROP TABLE results; CREATE TABLE results (key BLOB PRIMARY KEY, value AS (zeroblob(9)))",
    "a virtual table": "DROP TABLE results; CREATE VIRTUAL TABLE results USING fts5(key, value)",
    "a write-ahead log": "PRAGMA journal_mode = WAL",
    "other columns": "DROP TABLE results; CREATE TABLE results (something TEXT)",
    "the columns in another order": "DROP TABLE results; CREATE TABLE results (value BLOB, key BLOB PRIMARY KEY)",
    "no schema": "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'nonsense'",
    "a schema that is not UTF-8": "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = CAST(x'fffe' AS TEXT)",
}


def test_a_planted_database_is_replaced(path: Path) -> None:
    fresh, before = run(), rows(path)
    for what, script in SCHEMAS.items():
        connection = sqlite3.connect(path)
        with contextlib.suppress(sqlite3.OperationalError):  # of an SQLite that has no virtual tables
            connection.executescript(script)
        connection.close()
        assert run() == fresh, what
        assert rows(path) == before, what


def test_rows_of_the_wrong_type_or_size_are_ignored(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = run()
    monkeypatch.setattr(database, "MOST_OF_A_ROW", 1_000_000)
    for value in (0, 1.5, "text", bytes(2_000_000)):
        connection = sqlite3.connect(path)
        connection.execute("UPDATE results SET value = ?", (value,))
        connection.commit()
        connection.close()
        assert run() == fresh


def test_an_endless_query_is_stopped(path: Path) -> None:
    """Even if something endless passes every check of the schema."""
    run()
    cache = database.Cache(path.parent)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        cache._open().execute(f"SELECT count(*) FROM ({ENDLESS})").fetchone()
    cache.save()


@pytest.mark.parametrize("name", private_files.LEFTOVERS)
def test_leftover_journals_are_removed_unread(path: Path, tmp_path: Path, name: str) -> None:
    """A journal can name a file for SQLite to delete. okr needs no journals, so it removes them unread."""
    fresh = run()
    (path.parent / name).write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(504))
    assert run() == fresh
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_journal_that_names_another_file_deletes_nothing(path: Path, tmp_path: Path) -> None:
    fresh = run()
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    name = os.fsencode(precious)
    # The end of a journal: the lock page, the name of the super-journal, its length, its sum, and the magic number.
    tail = b"\x00\x20\x00\x01" + name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big")
    header = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(4) + bytes(8) + b"\0\0\x02\0" + b"\0\0\x10\0"
    journal = header.ljust(512, b"\0") + tail + b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    (path.parent / private_files.LEFTOVERS[0]).write_bytes(journal)
    assert run() == fresh
    assert precious.read_text() == "precious"


@pytest.mark.parametrize("command", [("lint", *DAY), ("status", *DAY)])
def test_a_locked_database_is_tried_once(path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    fresh = run()
    attempts: list[object] = []
    connected = database.Cache._connected

    def counted(cache: database.Cache, where: Path) -> sqlite3.Connection:
        attempts.append(where)
        return connected(cache, where)

    monkeypatch.setattr(database.Cache, "_connected", counted)
    monkeypatch.setattr(database, "PATIENCE", 0.0)
    holder = sqlite3.connect(path)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert okr(*command) in fresh
    finally:
        holder.close()
    assert len(attempts) == 1


def test_a_database_that_becomes_locked_is_tried_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.0)
    cache = database.Cache(path.parent)
    assert cache.get(b"a") is None
    holder = sqlite3.connect(path)
    holder.execute("BEGIN EXCLUSIVE")
    assert cache.get(b"a") is None
    assert "locked" in cache.problem
    holder.close()
    assert cache.get(b"a") is None
    assert cache.connection is None
