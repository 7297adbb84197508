"""The package runs from an archive, as zipapp and pex build it."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.commands.running import ROOT, environment


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a zip file with a main module."""
    path = tmp_path_factory.mktemp("archive") / "okr.pyz"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "__main__.py",
            "import okr_cli, sys\nassert '.pyz' in okr_cli.__file__\nimport okr_cli.__main__ as m\nm.main()\n",
        )
        for source in sorted((ROOT / "okr_cli").rglob("*")):
            if source.is_file() and "__pycache__" not in source.parts:
                file.write(source, source.relative_to(ROOT))
    return path


RUNS = """
import contextlib, json, runpy, sys, tempfile
archive, answers = sys.argv[1], []
for arguments in json.load(sys.stdin):
    code, sys.argv = None, [archive, *arguments]
    out, err = (tempfile.TemporaryFile("w+", encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            runpy.run_path(archive, run_name="__main__")
        except SystemExit as leave:
            code = leave.code
    for stream in (out, err):
        stream.seek(0)
    answers.append((code, out.read(), err.read()))
json.dump(answers, sys.stdout)
"""
"""Runs an archive for each list of arguments, as Python does, but with what is imported once."""


def test_okr_runs_from_an_archive(archive: Path, tmp_path: Path) -> None:
    examples = ROOT / "examples"
    wanted = [
        (["lint", f"{examples / 'broken'}", "--output-format", "concise", "--isolated"], 1, "302 team-owner"),
        (["status", f"{examples / 'acme'}", "--as-of", "2026-11-20"], 0, "vs pace"),
        (["rule", "team-owner"], 0, "302"),
        (["schema", "file"], 0, '"$schema"'),
        (["init", "new"], 0, "wrote   new/okrs/growth.yaml"),
    ]
    done = run("-c", RUNS, archive, folder=tmp_path, stdin=json.dumps([arguments for arguments, *_ in wanted]))
    assert (done.returncode, done.stderr) == (0, "")
    for (arguments, code, shown), (found, out, err) in zip(wanted, json.loads(done.stdout), strict=True):
        assert (found, err) == (code, ""), arguments
        assert shown in out.replace("\\", "/"), arguments


def test_results_are_cached_when_run_from_an_archive(archive: Path, tmp_path: Path) -> None:
    for number in range(60):  # so many that looking for kept results pays
        (tmp_path / f"{number}.yaml").write_text(f"okr: 1\nteam: Team {number}\n")
    for _ in range(2):
        done = run(archive, "lint", folder=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "No findings in 60 files.\n", "")


def run(*arguments: str | Path, folder: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The result of Python with some arguments in a folder."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env=environment(),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
