"""okr among other programs: pipes, signals, terminals, encodings, disks."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from okr_cli.cli.streams import prepare_streams
from tests.commands.forked import ForkedOkr
from tests.commands.running import COMMAND, environment, okr, okr_process
from tests.commands.texts import BROKEN

MANY = "okr: 1\n" + "".join(f"nonsense-{number:040}: 1\n" for number in range(1200))
"""More findings than fit into a pipe that nobody reads."""


def test_a_reader_that_stops_early_causes_no_traceback(folder: Path) -> None:
    (folder / "okrs.yaml").write_text(MANY)
    process = subprocess.Popen(
        [*COMMAND, "lint", "--output-format", "concise"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process:
        assert b"unknown key 'nonsense-000" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


WITH_SIGNALS = pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")


def hears_ctrl_c() -> None:
    """In a new process: handle Ctrl-C even if the test runner ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@WITH_SIGNALS
def test_ctrl_c_leaves_no_traceback(folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "lint", "-"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=hears_ctrl_c,
    )
    assert process.stdin is not None
    assert process.stderr is not None
    with process:
        # More than a pipe holds: once it is written, okr is reading.
        process.stdin.write(b"# wait\n" * 200_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        # A signal that arrives just before a read waits for its end.
        process.stdin.close()
        assert process.stderr.read() == b"okr: stopped\n"
    assert process.returncode == 130


AT_IMPORT = """
import os, runpy, signal, sys
class CtrlC:
    module = sys.argv.pop()
    def find_spec(self, name, path=None, target=None):
        if name == self.module:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, CtrlC())
sys.argv[1:] = ["lint", "--no-cache"]
runpy.run_module("okr_cli", run_name="__main__")
"""


def interrupted(code: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """A Python program that interrupts itself as Ctrl-C would."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        capture_output=True,
        env=environment(),
        preexec_fn=hears_ctrl_c,
        check=False,
    )


@WITH_SIGNALS
@pytest.mark.parametrize(
    "module",
    ["okr_cli.app", "typer", "okr_cli.cli.command_group", "okr_cli.commands.lint", "pydantic", "okr_cli.rules.base"],
)
def test_ctrl_c_while_okr_starts_leaves_no_traceback(starter: Path, module: str) -> None:
    done = interrupted(AT_IMPORT, module, cwd=starter)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"okr: stopped\n")


@WITH_SIGNALS
def test_ctrl_c_while_okr_ends_leaves_no_traceback(starter: Path) -> None:
    code = (
        "import atexit, os, signal, sys; from okr_cli.__main__ import main; sys.argv[1:] = ['lint', '--no-cache']; "
        "atexit.register(os.kill, os.getpid(), signal.SIGINT); main()"
    )
    done = interrupted(code, cwd=starter)
    assert (done.returncode, done.stderr) == (130, b"okr: stopped\n")


@WITH_SIGNALS
def test_ctrl_c_is_ignored_if_the_parent_process_ignores_it(starter: Path) -> None:
    code = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + AT_IMPORT
    done = interrupted(code, "typer", cwd=starter)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_full_disk_is_one_line_with_exit_code_2(folder: Path) -> None:
    (folder / "okrs.yaml").write_text(BROKEN)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "lint"], cwd=folder, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert done.stderr == b"okr: no space left on device\n"
    assert done.returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there is no sh")
def test_closed_streams_change_no_exit_code(folder: Path) -> None:
    (folder / "okrs.yaml").write_text(BROKEN)
    script = 'exec "$0" -m okr_cli lint >&- 2>&- <&-'
    done = subprocess.run(
        ["sh", "-c", script, sys.executable], cwd=folder, capture_output=True, env=environment(), check=False
    )
    assert done.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a copy of this process to close its streams")
@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_closed_stream_changes_no_exit_code(folder: Path, closed: int) -> None:
    """As after ``>&-`` in a shell: the next opened file gets its number, and ``sys`` has no stream."""
    (folder / "okrs.yaml").write_text(BROKEN)

    def close() -> None:
        os.close(closed)
        for prefix in ("", "__"):
            setattr(sys, prefix + ("stdin", "stdout", "stderr")[closed] + prefix, None)

    done = ForkedOkr("lint", cwd=folder, first=close).end()
    assert done.code == 1
    assert "Traceback" not in done.err
    assert (done.out == "") is (closed == 1)


def test_a_closed_standard_input_is_empty(folder: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -m okr_cli lint - <&-', sys.executable],
        cwd=folder,
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert done.stderr == b"okr: cannot read '-': standard input is closed\n"
    assert done.returncode == 2


def test_a_terminal_without_unicode_gets_ascii(folder: Path) -> None:
    (folder / "grün.yaml").write_text("okr: 1\nziel-日本: 1\n", encoding="utf-8")
    settings = environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    done = subprocess.run([*COMMAND, "lint"], cwd=folder, capture_output=True, env=settings, check=False)
    assert done.returncode == 1, done
    assert b"ziel-\\u65e5\\u672c" in done.stdout
    assert done.stderr == b""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_stream_without_unicode_gets_ascii(folder: Path, encoding: str) -> None:
    (folder / "gruen.yaml").write_text("okr: 1\nziel-日本: 1\n", encoding="utf-8")

    def as_python_does() -> None:
        sys.stdout = open(1, "w", encoding=encoding)  # noqa: SIM115

    done = ForkedOkr("lint", cwd=folder, first=as_python_does, PYTHONIOENCODING=encoding).end()
    assert (done.code, done.err) == (1, "")
    assert "ziel-\\u65e5\\u672c" in done.out


def test_python_m_okr_cli_is_the_same(starter: Path) -> None:
    done = okr_process("lint", cwd=starter)
    assert (done.code, done.out, done.err) == (0, okr("lint").out, "")
    assert okr_process("lint", "--help", cwd=starter).out.startswith("Usage: okr lint ")


@pytest.mark.parametrize(
    ("settings", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": ""}, False),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
    ],
)
@pytest.mark.parametrize("output_format", ["full", "concise"])
def test_color_is_used_only_if_wanted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], colored: bool, output_format: str
) -> None:
    (folder / "okrs.yaml").write_text(BROKEN)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in okr("lint", "--output-format", output_format).out) is colored


@pytest.mark.parametrize("output_format", ["json", "github"])
def test_machines_get_no_color(folder: Path, monkeypatch: pytest.MonkeyPatch, output_format: str) -> None:
    (folder / "okrs.yaml").write_text(BROKEN)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in okr("lint", "--output-format", output_format).out


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_terminal_gets_color_and_its_own_width(folder: Path) -> None:
    from tests.commands.terminal import Terminal

    (folder / "okrs.yaml").write_text(BROKEN.replace("getting up for", "getting up for " * 9))
    terminal = Terminal(folder, ("lint",), width=50)
    assert terminal.end() == 1
    assert "\x1b[31m" in terminal.seen
    assert max(len(line) for line in terminal.lines if not line.startswith("'okr rule")) <= 50


def test_a_non_blocking_pipe_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    with os.fdopen(reader, "rb"), os.fdopen(writer, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        prepare_streams()
        assert os.get_blocking(writer)
