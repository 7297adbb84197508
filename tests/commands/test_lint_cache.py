"""Neither cached results nor the number of cores change the output."""

import json
import os
import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from okr_cli.cache import database as caching
from okr_cli.cache import keys, private_files
from okr_cli.config.settings import Config
from okr_cli.linter import parallel, plugins
from okr_cli.linter import session as run
from okr_cli.linter.catalogue import catalogue
from okr_cli.linter.rule_runner import RuleRunner
from okr_cli.linter.selection import Selection
from okr_cli.rules.base import Context
from okr_cli.workspace.workspace import InputFile
from tests.commands.forked import ForkedOkr
from tests.commands.running import Outcome, okr, permissions_hold

FILES = 12
RULES = ("--select", "all", "--as-of", "2026-11-20")
CORES = 3
ROWS = FILES + 2
"""One for each team, for the roster, and for the whole run."""


def team_file(number: int) -> str:
    """A team's quarter with findings of every kind: in the file, across files, suppressed, unused, fixable."""
    other = (number * 7 + 3) % FILES
    return f"""\
okr: 1
cycle: 2026-Q4
team: Team {number}
objectives:
  - id: aim
    title: Improve everything for street {number}
    owner: {"Ada Byron" if number % 3 else "Kitchen team  # okr: ignore[team-owner] -- until May"}
    key_results:
      - id: guests
        title: Lift guests of street {number} from 20 to 35
        owner: {"Charles Babbage" if number % 2 else "Nobody Known"}  # okr: ignore[role-owner]
        {"colour: blue" if number % 5 == 0 else "weight: 1"}
        measure: {{baseline: 20, target: 35}}
        contributes_to: [{f"team-{other}/aim/guests" if number % 4 else "team-nowhere/aim/guests"}]
        check_ins:
          - {{date: 2026-10-19, value: 24}}
          - {{date: 2026-10-{12 + number % 14}, value: 22}}
        initiatives:
          - {{title: Bake {number // 2} test loaves with the new oven, owner: Ada Byron, status: idea}}
"""


ROSTER = "okr: 1\npeople:\n  - {name: Ada Byron}\n  - {name: Charles Babbage, active: false}\n"


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache that is used from six files on, as are several cores."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("OKR_CACHE_DIR", str(folder))
    monkeypatch.setattr(run, "WORTH_KEEPING", 6)
    monkeypatch.setattr(run, "WORTH_SHARING", 12)
    monkeypatch.setattr(parallel, "BATCH", 4)
    monkeypatch.setattr(run, "cores", lambda: 1)
    return folder


@pytest.fixture
def large(folder: Path) -> Path:
    """A workspace with some hundred findings."""
    (folder / "okrs").mkdir()
    (folder / "okr.toml").write_text("")
    (folder / "roster.yaml").write_text(ROSTER)
    for number in range(FILES):
        (folder / "okrs" / f"{number:02}.yaml").write_text(team_file(number))
    return folder


def lint(*arguments: str, stdin: bytes = b"") -> str:
    """The whole JSON output."""
    done = okr("lint", "--output-format", "json", *RULES, *arguments, stdin=stdin)
    assert done.err == ""
    assert done.code == 1
    return done.out


def findings(output: str) -> list[dict[str, object]]:
    read: list[dict[str, object]] = json.loads(output)["diagnostics"]
    return read


def test_the_cache_never_changes_the_result(large: Path, cache_folder: Path) -> None:
    without = lint("--no-cache")
    assert len(findings(without)) > 5 * FILES
    assert not cache_folder.exists()
    assert lint() == without
    assert (cache_folder / private_files.FILE_NAME).stat().st_size > 0
    assert lint() == without


def test_the_number_of_cores_never_changes_the_result(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = lint("--no-cache")
    monkeypatch.setattr(run, "cores", lambda: CORES)
    assert lint("--no-cache") == lint() == one
    (large / "okrs" / "05.yaml").write_text(team_file(5).replace("Ada Byron", "Design team"))
    several = lint()
    monkeypatch.setattr(run, "cores", lambda: 1)
    assert several == lint("--no-cache")
    assert several != one


@pytest.mark.parametrize("failure", [OSError("no semaphores"), NotImplementedError("no processes")])
def test_without_further_processes_one_does_everything(
    large: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    one = lint("--no-cache")

    def refused(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(run, "cores", lambda: CORES)
    monkeypatch.setattr(parallel, "ProcessPoolExecutor", refused)
    assert lint("--no-cache") == one


@pytest.mark.skipif(sys.platform == "win32", reason="what is patched here does not reach a process there")
def test_a_process_that_is_killed_loses_nothing(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = lint("--no-cache")
    monkeypatch.setattr(run, "cores", lambda: CORES)
    monkeypatch.setattr(parallel, "_prepare", _killed)
    assert lint("--no-cache") == one


def _killed(*_: object) -> None:
    os._exit(9)


def test_a_path_reports_what_a_full_run_reports_for_it(large: Path) -> None:
    whole = findings(lint())
    for path in ("okrs/07.yaml", "okrs/10.yaml", "roster.yaml"):
        of_path = [finding for finding in whole if finding["path"] == path]
        done = okr("lint", "--output-format", "json", *RULES, path)
        assert findings(done.out) == of_path


def test_standard_input_reports_what_its_file_would_report(large: Path) -> None:
    for path in ("okrs/07.yaml", "okrs/10.yaml"):
        data = (large / path).read_bytes()
        assert lint("-", "--stdin-filename", path, stdin=data) == lint(path)


def test_a_subfolder_reports_the_same_from_any_directory(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(output: str, below: str = "") -> list[tuple[object, ...]]:
        return [
            (below + str(found["path"]), *(found[key] for key in ("code", "start", "message")))
            for found in findings(output)
        ]

    whole = [each for each in told(lint()) if str(each[0]).startswith("okrs/")]
    monkeypatch.chdir(large / "okrs")
    lint()
    assert told(lint(), "okrs/") == whole


def damage(folder: Path) -> None:
    (folder / private_files.FILE_NAME).write_bytes(b"no database at all" * 1000)


def cut(folder: Path) -> None:
    path = folder / private_files.FILE_NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scramble(folder: Path) -> None:
    path = folder / private_files.FILE_NAME
    data = bytearray(path.read_bytes())
    data[5000::97] = bytes(byte ^ 0xFF for byte in data[5000::97])
    path.write_bytes(data)


def empty(folder: Path) -> None:
    (folder / private_files.FILE_NAME).write_bytes(b"")


def other_rows(folder: Path) -> None:
    with sqlite3.connect(folder / private_files.FILE_NAME) as connection:
        connection.execute("UPDATE results SET value = (SELECT value FROM results LIMIT 1)")
    connection.close()


def other_table(folder: Path) -> None:
    with sqlite3.connect(folder / private_files.FILE_NAME) as connection:
        connection.execute("DROP TABLE results")
        connection.execute("CREATE TABLE results (something TEXT)")
    connection.close()


def locked(folder: Path) -> None:
    connection = sqlite3.connect(folder / private_files.FILE_NAME)
    connection.execute("BEGIN EXCLUSIVE")
    OPEN.append(connection)


OPEN: list[sqlite3.Connection] = []


@pytest.mark.parametrize("harm", [damage, cut, scramble, empty, other_rows, other_table, locked])
def test_a_damaged_database_is_treated_as_missing(
    large: Path, cache_folder: Path, harm: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = lint()
    monkeypatch.setattr(caching, "PATIENCE", 0.0)
    harm(cache_folder)
    assert lint() == before
    while OPEN:
        OPEN.pop().close()
    assert lint() == before
    assert lint() == before


@pytest.mark.parametrize("harm", [damage, cut])
def test_a_damaged_database_is_created_again(large: Path, cache_folder: Path, harm: Callable[[Path], None]) -> None:
    lint()
    harm(cache_folder)
    lint()
    with sqlite3.connect(cache_folder / private_files.FILE_NAME) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM results").fetchone() == (ROWS,)
    connection.close()


@pytest.mark.parametrize("below", ["", "below"])
def test_a_cache_folder_that_cannot_exist_is_ignored(
    large: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    cache_folder.write_text("not a folder")
    monkeypatch.setenv("OKR_CACHE_DIR", str(cache_folder / below))
    assert lint() == lint("--no-cache")
    assert cache_folder.read_text() == "not a folder"


def test_a_database_that_is_a_folder(large: Path, cache_folder: Path) -> None:
    (cache_folder / private_files.FILE_NAME).mkdir(parents=True)
    assert lint() == lint("--no-cache")


@pytest.mark.skipif(not permissions_hold(), reason="root writes everywhere")
@pytest.mark.parametrize("warm", [False, True])
def test_a_read_only_folder(large: Path, cache_folder: Path, warm: bool) -> None:
    cache_folder.mkdir()
    before = lint() if warm else lint("--no-cache")
    cache_folder.chmod(0o555)
    try:
        assert lint() == before
    finally:
        cache_folder.chmod(0o755)


def test_changes_are_noticed(large: Path) -> None:
    """Files, a roster in another file, settings, rules: one after the other, each as without a cache."""
    path, other = large / "okrs" / "07.yaml", large / "okrs" / "10.yaml"
    changes: list[Callable[[], object]] = [
        lambda: path.write_text(team_file(7).replace("Ada Byron", "Design team")),
        lambda: (large / "roster.yaml").write_text(ROSTER.replace("Ada Byron", "Grace Hopper")),
        lambda: (large / "roster.yaml").unlink(),
        lambda: other.unlink(),
        lambda: path.rename(large / "okrs" / "70.yaml"),
        lambda: (large / "okr.toml").write_text("[limits]\ntitle-words = 3\n"),
        lambda: (large / "okr.toml").write_text('[lint.severity]\nteam-owner = "info"\n'),
        lambda: (large / "okr.toml").write_text('[wording]\nteams = ["Ada Byron"]\n'),
        lambda: (large / "okr.toml").write_text("[cycles]\nfiscal-year-start = 4\n"),
    ]
    before = lint()
    for change in changes:
        change()
        after = lint()
        assert after != before
        assert after == lint("--no-cache")
        before = after
    assert lint("--as-of", "2026-10-20") == lint("--as-of", "2026-10-20", "--no-cache")
    assert lint("--select", "ownership") == lint("--select", "ownership", "--no-cache")


def test_changes_next_to_the_files_are_noticed(large: Path) -> None:
    """Canvases appear, disappear and leave the workspace while the files stay the same."""
    path, canvas = large / "okrs" / "07.yaml", large / "canvases" / "oven.md"
    path.write_text(team_file(7).replace("status: idea}", "status: idea, canvas: canvases/oven.md}"))
    canvas.parent.mkdir()
    absent = lint()
    assert "missing-canvas" in absent
    canvas.write_text("# Oven\n")
    present = lint()
    assert present == lint("--no-cache")
    assert "missing-canvas" not in present
    canvas.unlink()
    assert lint() == absent


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is found for each key that is looked up."""
    found: list[object] = []
    get = caching.Cache.get

    def watched(cache: caching.Cache, key: bytes) -> bytes | None:
        found.append(get(cache, key))
        return get(cache, key)

    monkeypatch.setattr(caching.Cache, "get", watched)
    return found


def test_a_cached_run_reads_no_results_of_files(large: Path, looked_up: list[object]) -> None:
    before = lint()
    looked_up.clear()
    assert lint() == before
    assert len(looked_up) == 1


def test_another_version_starts_over(large: Path, monkeypatch: pytest.MonkeyPatch, looked_up: list[object]) -> None:
    # Whoever edits okr while its tests run starts anew, too.
    monkeypatch.setattr(keys, "_stamps", lambda folder: ())
    lint()
    looked_up.clear()
    lint()
    assert None not in looked_up
    looked_up.clear()
    monkeypatch.setattr(keys, "__version__", "99.0")
    assert lint() == lint("--no-cache")
    assert set(looked_up) == {None}


@pytest.mark.parametrize("stamp", [("oars", "1.0.1", 7), ("oars", "1.0.0", 8), ("sails", "1.0.0", 7)])
def test_another_plugin_or_plugin_version_starts_over(
    cache_folder: Path, monkeypatch: pytest.MonkeyPatch, stamp: tuple[str, str, int]
) -> None:
    rule = catalogue()["missing-owner"]._replace(code="950", name="a-title")
    runner = RuleRunner(Selection({rule.name: rule}, {}), Context(Config()))
    cache = caching.Cache(cache_folder)

    def key(stamped: tuple[str, str, int]) -> bytes:
        monkeypatch.setattr(plugins, "stamps", lambda group: (stamped,))
        return run._CachedRun(runner, cache).base

    assert key(("oars", "1.0.0", 7)) == key(("oars", "1.0.0", 7))
    assert key(("oars", "1.0.0", 7)) != key(stamp)


def test_processes_keep_the_texts_that_one_would_keep(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text that is not on disk cannot be read again, so it is kept even without findings."""
    monkeypatch.setattr(parallel, "ProcessPoolExecutor", lambda *_, **__: None)
    runner = RuleRunner(Selection({}, {}), Context(Config()))
    files = [InputFile(f"{number}.yaml", b"okr: 1\n", True, number % 2 == 0) for number in range(4)]
    results = list(parallel.check_files(iter(files), runner, CORES))
    assert [result.source is not None for result in results] == [False, True, False, True]


def test_two_runs_at_once(large: Path, cache_folder: Path) -> None:
    """In separate processes, with an empty cache and then a full one."""
    before = lint("--no-cache")
    for _ in range(2):
        runs = [ForkedOkr("lint", "--output-format", "json", *RULES, cwd=large) for _ in range(2)]
        assert [run.end() for run in runs] == [Outcome(1, before, "")] * 2


def test_threads_may_write_at_once(cache_folder: Path) -> None:
    def fill(number: int) -> None:
        cache = caching.Cache(cache_folder)
        for key in range(50):
            cache.put(keys.digest(bytes([number, key])), bytes([number, key]))
        cache.save()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(fill, range(8)))
    cache = caching.Cache(cache_folder)
    kept = [(bytes([n, k]), cache.get(keys.digest(bytes([n, k])))) for n in range(8) for k in range(50)]
    assert all(found in (None, wanted) for wanted, found in kept)
    assert any(found for _, found in kept)
    cache.save()


def test_the_cache_stays_small(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "MOST_BYTES", 300_000)
    for number in range(20):
        cache = caching.Cache(cache_folder)
        assert cache.get(b"always") == (None if number == 0 else b"wanted")
        cache.put(b"always", b"wanted")
        cache.put(bytes([number]), os.urandom(50_000))
        cache.save()
    assert private_files.size(cache_folder) < 600_000
    cache = caching.Cache(cache_folder)
    assert cache.get(bytes([19])) is not None
    assert cache.get(bytes([0])) is None
    cache.save()


def test_standard_input_is_not_confused_with_a_cached_file(large: Path) -> None:
    only = ("lint", "--output-format", "json", "--select", "unknown-reference")
    path = large / "okrs" / "08.yaml"
    data = path.read_bytes().replace(b"  # okr: ignore[role-owner]", b"")
    path.write_bytes(data)
    okr(*only)
    path.write_text("okr: 1\n")
    said = ("-", "--stdin-filename", "okrs/08.yaml")
    assert okr(*only, *said, stdin=data) == okr(*only, *said, "--no-cache", stdin=data)
    assert findings(okr(*only, *said, stdin=data).out)


def test_names_that_are_not_utf8(large: Path) -> None:
    try:
        (large / "okrs" / "a\udcff.yaml").write_text(team_file(70))
    except (OSError, UnicodeError):
        pytest.skip("file names are always Unicode here")
    assert lint() == lint("--no-cache")


def test_a_few_files_are_not_cached(starter: Path, cache_folder: Path) -> None:
    okr("lint")
    assert not cache_folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no modes to look at")
def test_the_command_says_why_a_cache_is_not_used(large: Path, cache_folder: Path) -> None:
    lint()
    (cache_folder / "mine.txt").touch()
    cache_folder.chmod(0o777)
    assert okr("cache").out.endswith("kB, not used: other users can write to the folder\n")


def test_the_command_shows_the_cache_and_deletes_nothing_else(large: Path, cache_folder: Path) -> None:
    assert okr("cache").out == f"{cache_folder}: 0 bytes\n"
    lint()
    (cache_folder / "mine.txt").write_text("stays")
    shown = okr("cache")
    assert shown.code == 0
    assert shown.out.startswith(f"{cache_folder}: ")
    assert shown.out.endswith("kB\n")
    cleaned = okr("cache", "clean")
    assert (cleaned.code, cleaned.out) == (0, f"removed {shown.out.split(': ')[1].strip()} from {cache_folder}\n")
    assert [path.name for path in cache_folder.iterdir()] == ["mine.txt"]
    assert okr("cache", "clean").out == f"removed 0 bytes from {cache_folder}\n"
    assert "'nonsense' is not" in okr("cache", "nonsense").complaint
