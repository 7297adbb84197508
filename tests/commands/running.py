"""Runs okr as a person does: in this process for speed, in a separate one for streams and signals."""

import contextlib
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest
import typer

from okr_cli.app import app

ROOT = Path(__file__).parent.parent.parent
COMMAND = (sys.executable, "-m", "okr_cli")
BUILT = typer.main.get_command(app)
"""The command line, which typer would build anew, options and all, for every call of ``app``."""

UNSET = (
    *("NO_COLOR", "FORCE_COLOR", "COLUMNS", "OKR_TRACEBACK", "PYTHONIOENCODING"),
    *("CI", "TF_BUILD", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error of a run that failed."""
        assert self.code == 2, self
        assert self.out == "", self
        assert self.err.startswith("okr: "), self
        assert self.err.count("\n") == 1, self
        return self.err.removeprefix("okr: ").rstrip("\n")


def okr(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
    """Run a command line in this process, in the working directory that the test has set."""
    out, err = io.StringIO(), io.StringIO()
    source = io.TextIOWrapper(io.BytesIO(stdin))
    with (
        mock.patch("sys.stdin", source),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as leave,
    ):
        BUILT.main([str(argument) for argument in arguments], prog_name="okr")
    assert isinstance(leave.value.code, int)
    return Outcome(leave.value.code, out.getvalue(), err.getvalue())


def permissions_hold() -> bool:
    """Whether file permissions apply to this user; they do not for root."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "locked"
        path.touch(mode=0o000)
        return not os.access(path, os.R_OK)


def environment(**settings: str) -> dict[str, str]:
    """The environment of this process, without variables that change the output of okr."""
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return {**kept, "PYTHONPATH": str(ROOT), **settings}


def okr_process(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", settings: Mapping[str, str] | None = None
) -> Outcome:
    """Run a command line in a process of its own."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=environment(**(settings or {})),
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
