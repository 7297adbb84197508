"""Which runs are stored, what is recorded, and what is printed again."""

import os
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from okr_cli import __main__
from okr_cli.cache import keys
from okr_cli.cache.keys import fingerprint
from okr_cli.config.settings import Config
from okr_cli.kept_answer import doubt, observer, recording, replay, store
from okr_cli.kept_answer.evidence import INSTALLED, LISTED, READ, SEEN, state_of
from okr_cli.kept_answer.observer import Observer
from okr_cli.kept_answer.recording import Printed
from okr_cli.linter import parallel
from okr_cli.linter.rule_runner import RuleRunner
from okr_cli.linter.selection import Selection
from okr_cli.rules.base import Context
from tests.commands.running import environment, okr
from tests.conftest import Stamps

RUNS = """
import os, sys
from okr_cli.kept_answer import observer
observer.FINE_TICK = observer.COARSE_TICK = -(10 ** 15)  # as if everything had been there for long

def leave(code):
    print("REPLAYED", *sorted(sys.modules), file=sys.stderr)
    sys.exit(code)

os._exit = leave
from okr_cli.__main__ import main
main()
"""
"""A run, which says so where it was answered at once, and what Python had loaded by then."""

LATER = time.time_ns() + 10**15


def run(*arguments: str, cwd: Path, **settings: str) -> tuple[int, str, str, list[str]]:
    """Exit code, output, and the modules that a stored answer needed."""
    done = subprocess.run(
        [sys.executable, "-c", RUNS, *arguments],
        cwd=cwd,
        env=environment(PYTHONSAFEPATH="1", **settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    err, _, modules = done.stderr.partition("REPLAYED")
    return done.returncode, done.stdout, err, modules.split()


def test_an_unchanged_run_is_answered_before_anything_is_imported(starter: Path, tmp_path: Path) -> None:
    cache = {"OKR_CACHE_DIR": str(tmp_path / "cache")}
    (starter / "okrs" / "broken.yaml").write_text("okr: 1\ncycle: 2026-Q4\nobjectives:\n  - titel: Things\n")
    line = ("status", "--as-of", "2026-11-20")
    first, second = (run(*line, cwd=starter, **cache) for _ in range(2))
    assert first[2].startswith("okr: okrs/broken.yaml:4")
    assert first[:3] == second[:3]
    assert not first[3]
    packages = {name.partition(".")[0] for name in second[3]}
    assert packages & {"typer", "click", "pydantic", "ruamel", "rich", "pathlib", "json", "hashlib"} == set()
    (starter / "okrs" / "broken.yaml").unlink()
    third = run(*line, cwd=starter, **cache)
    assert not third[3]
    assert third[2] == ""


@pytest.mark.parametrize("arguments", [("-",), ("--diff",), ("--fix",), ("--against", "nowhere")], ids=" ".join)
def test_unobservable_input_is_declared(
    starter: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr(doubt, "_REASONS", [])
    okr("lint")
    assert not doubt.is_doubtful()
    okr("lint", *arguments, stdin=b"okr: 1\n")
    assert doubt.is_doubtful()


def heard(event: str, *arguments: object) -> Observer:
    watching = Observer(LATER)
    watching._hear(event, arguments)
    return watching


@pytest.mark.parametrize(
    "event",
    [
        ("open", "report.json", "w", 0),
        ("open", "log.txt", None, os.O_WRONLY | os.O_APPEND),
        ("os.rename", "a", "b", -1, -1),
        ("os.remove", b"a", -1),
        ("os.mkdir", Path("a"), 0o777, -1),
        ("os.chdir", "/"),
        ("os.system", b"date"),
        ("socket.connect", None, ("okr.example", 443)),
        ("subprocess.Popen", "git", ["git", "log"], None, None),
        ("os.posix_spawn", b"/usr/bin/git", ["git", "log"], None),
        ("subprocess.Popen", "git", ["git", "--version", "ls-files", "-z", "--cached"], None, None),
        ("open", (), "r", 0),
    ],
    ids=str,
)
def test_runs_that_change_something_are_not_stored(event: tuple[object, ...]) -> None:
    name, *arguments = event
    assert heard(str(name), *arguments).evidence() is None


def test_lookups_that_say_nothing_about_an_answer_are_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_CACHE_DIR", str(tmp_path / "cache"))
    for event, *arguments in (
        ("open", f"{tmp_path}/cache/results.sqlite", "r", 0),
        ("open", f"{tmp_path}/cache/answers/12.7", None, os.O_WRONLY | os.O_CREAT),
        ("open", "/lib/__pycache__/module.cpython-311.pyc.1234", None, os.O_WRONLY | os.O_CREAT),
        (
            "os.rename",
            "/lib/__pycache__/module.cpython-311.pyc.1234",
            "/lib/__pycache__/module.cpython-311.pyc",
            -1,
            -1,
        ),
        ("os.mkdir", f"{tmp_path}/cache", 0o700, -1),
        ("open", os.devnull, None, os.O_RDWR),
        ("open", 3, "w", 0),
        ("compile", None, "<string>"),
    ):
        evidence = heard(str(event), *arguments).evidence()
        assert evidence is not None
        looks, _ = evidence
        assert not [look for look in looks if look.startswith((LISTED, READ, SEEN)) and look[1:].startswith(b"/tmp")]


def test_answers_are_not_stored_if_files_just_changed(tmp_path: Path) -> None:
    path = tmp_path / "team.yaml"
    path.write_text("okr: 1\n")
    lately = Observer(path.stat().st_ctime_ns)
    lately._hear("open", (str(path), "r", 0))
    assert lately.evidence() is None
    assert heard("open", str(path), "r", 0).evidence() is not None
    watching = Observer(LATER)
    watching._hear("open", (str(path), "r", 0))
    path.write_text("okr: 2\n")
    assert watching.evidence() is None


def test_answers_are_not_stored_if_a_file_changes_while_hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "team.yaml"
    path.write_text("okr: 1\n")

    def changed_first(looks: tuple[bytes, ...]) -> bytes:
        path.write_text("okr: 2\n")
        return state_of(looks)

    watching = heard("open", str(path), "r", 0)
    monkeypatch.setattr(observer, "state_of", changed_first)
    assert watching.evidence() is None


def test_answers_are_not_stored_if_okr_changes_while_loading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run starts with the first line of okr, not when everything is imported."""
    started: list[int] = []
    monkeypatch.setattr(recording, "Observer", lambda time: started.append(time))
    monkeypatch.setattr(__main__, "_replay_or_key", lambda _: b"key")
    with pytest.raises(AttributeError):  # there is no observer
        __main__.main()
    assert started == [__main__.STARTED]


def test_a_workspace_below_the_prefix_of_python_is_not_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in ``/usr/src``: the times of a workspace folder say nothing about the targets of its links."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))
    evidence = heard("os.scandir", str(tmp_path / "src")).evidence()
    assert evidence
    assert LISTED + os.fsencode(tmp_path / "src") in evidence[0]


def test_a_file_next_to_the_answers_is_not_one_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_CACHE_DIR", str(tmp_path))
    evidence = heard("open", f"{tmp_path}/answers.yaml", "r", 0).evidence()
    assert evidence
    assert READ + os.fsencode(tmp_path / "answers.yaml") in evidence[0]


def test_answers_that_depend_on_large_files_are_not_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "team.yaml"
    path.write_text("okr: 1\n")
    monkeypatch.setattr(observer, "LARGEST", 6)
    assert heard("open", str(path), "r", 0).evidence() is None


def test_output_that_was_cut_off_is_not_stored() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    printed = Printed()
    with os.fdopen(reader, "rb"), os.fdopen(writer, "w") as pipe:
        noted = printed.noted(pipe)
        with suppress(BlockingIOError):
            noted.write("x" * 1_000_000)
            noted.flush()
        assert not printed.is_whole


def test_a_stored_answer_waits_for_a_slow_reader() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    with os.fdopen(reader, "rb") as pipe, ThreadPoolExecutor() as pool:
        text = pool.submit(pipe.read)
        replay._write(writer, b"x" * 1_000_000)
        os.close(writer)
        assert len(text.result()) == 1_000_000


def test_both_streams_are_recorded_in_order(tmp_path: Path) -> None:
    printed = Printed()
    with (tmp_path / "out").open("w") as out, (tmp_path / "err").open("w") as err:
        noted = [printed.noted(stream) for stream in (out, err)]
        for stream, text in zip((*noted, noted[0]), ("one\n", "two ü\n", "three\n"), strict=True):
            print(text, end="", file=stream, flush=True)
        numbers = out.fileno(), err.fileno()
    assert printed.pieces == [(numbers[0], b"one\n"), (numbers[1], "two ü\n".encode()), (numbers[0], b"three\n")]
    assert (tmp_path / "out").read_text() == "one\nthree\n"
    assert (tmp_path / "err").read_text(encoding="utf-8") == "two ü\n"


def test_the_progress_line_is_not_recorded() -> None:
    printed = Printed()
    for text in (b"okr: a warning\n", b"\rokr: reading", b"\r            \r", b"okr: another\n"):
        printed.add(2, text)
    assert printed.pieces == [(2, b"okr: a warning\nokr: another\n")]


def test_partial_and_endless_output_is_not_stored() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    printed = Printed()
    with os.fdopen(writer, "w") as stream:
        noted = printed.noted(stream)
        with pytest.raises(BrokenPipeError):
            print("unheard", file=noted, flush=True)
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), writer)  # for what waits in the buffer
        noted.flush()
    assert not printed.is_whole
    printed = Printed()
    printed.add(1, b"x" * (store.MOST_BYTES + 1))
    assert not printed.is_whole


def test_a_folder_that_was_only_looked_up_may_change(tmp_path: Path) -> None:
    """Such as the folder of temporary files, or a home directory."""
    watching = Observer(LATER)
    watching._note(SEEN, tmp_path)
    watching._note(SEEN, tmp_path / "okr.toml")
    (tmp_path / "notes.txt").write_text("text\n")
    assert watching.evidence() is not None
    (tmp_path / "okr.toml").write_text("")
    assert watching.evidence() is None


def test_the_evidence_includes_that_of_cached_results(
    monkeypatch: pytest.MonkeyPatch, stamps_of_source: Stamps
) -> None:
    """A run that uses cached results loads no rules and reads no word lists."""
    looked_up: list[str] = []
    stat = os.stat

    def noted(path: str, **options: bool) -> os.stat_result:
        looked_up.append(str(path))
        return stat(path, **options)

    monkeypatch.setattr(os, "stat", noted)
    monkeypatch.setattr(keys, "_stamps", stamps_of_source)
    fingerprint()
    package = Path(parallel.__file__).parent.parent
    assert {str(path) for path in package.rglob("*") if path.suffix in (".py", ".txt")} <= set(looked_up)


def test_worker_processes_report_their_evidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there, here = (RuleRunner(Selection({}, {}), Context(Config(), None, tmp_path)) for _ in range(2))
    monkeypatch.setattr(parallel._Worker, "runner", there, raising=False)
    monkeypatch.setattr(parallel._Worker, "told", frozenset())
    there.context.disk.look(tmp_path / "canvas.md")
    future: Future[parallel.Checked] = Future()
    future.set_result(parallel._check([]))
    looked_up: list[Path] = []
    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", lambda path, **_: looked_up.append(path))
        parallel._results([], future, here)
    assert str(tmp_path / "canvas.md") in here.context.disk.seen
    assert Path(str(parallel.__file__)) in looked_up
    assert parallel._check([]).modules == frozenset()
    package = Path(parallel.__file__).parent.parent
    own = {INSTALLED + os.fsencode(path) for path in package.rglob("*") if path.suffix in (".py", ".txt")}
    evidence = Observer(LATER).evidence()
    assert evidence
    assert own <= set(evidence[0])
