"""The package works inside an archive, as zipapp and pex build it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.commands.running import ROOT, environment


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a zip, with a main module beside it."""
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


@pytest.mark.parametrize(
    ("arguments", "code", "shown"),
    [
        ("lint {root}/examples/broken --output-format concise --isolated", 1, "302 team-owner"),
        ("status {root}/examples/acme --as-of 2026-11-20", 0, "vs pace"),
        ("rule team-owner", 0, "302"),
        ("schema file", 0, '"$schema"'),
        ("init new", 0, "wrote   new/okrs/growth.yaml"),
    ],
)
def test_it_works_from_an_archive(archive: Path, tmp_path: Path, arguments: str, code: int, shown: str) -> None:
    done = run(archive, arguments.format(root=ROOT), tmp_path)
    assert (done.returncode, done.stderr) == (code, "")
    assert shown in done.stdout.replace("\\", "/")


def test_results_are_kept_there_too(archive: Path, tmp_path: Path) -> None:
    for number in range(60):  # so many that looking for kept results pays
        (tmp_path / f"{number}.yaml").write_text(f"okr: 1\nteam: Team {number}\n")
    for _ in range(2):
        done = run(archive, "lint", tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "No findings in 60 files.\n", "")


def run(archive: Path, arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What the archive does in a folder."""
    return subprocess.run(
        [sys.executable, str(archive), *arguments.split()],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
