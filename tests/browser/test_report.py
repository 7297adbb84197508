"""The report in a browser, run by ``make test-browser``: no console message, no request, no complaint from axe."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.running import ROOT
from tests.views.workspace import HOSTILE

pytestmark = pytest.mark.browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
OF_MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
SCHEMES, WIDTHS = ("light", "dark"), (1600, 1000, 400)
MOST_BYTES = 1_000_000
TEAMS = 40


@pytest.fixture(scope="session")
def browser() -> str:
    """The program of an installed browser."""
    named = os.environ.get("OKR_BROWSER")
    places = [named] if named else [*map(shutil.which, BROWSERS), *filter(os.path.exists, OF_MACOS)]
    found = next(filter(None, places), None)
    if found is None:
        pytest.fail("no Chromium or Chrome found: install one, or name its program in OKR_BROWSER")
    return found


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder of the installed npm packages."""
    named = os.environ.get("OKR_BROWSER_PACKAGES")
    if not named:
        pytest.fail("run these tests with: make test-browser")
    return Path(named)


def written(arguments: list[str], page: Path) -> Path:
    """The report of a workspace, in a file."""
    command = [sys.executable, "-m", "okr_cli", "report", *arguments, "-o", str(page)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return page


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Reports of the example company in the middle, at the end and before the start of a cycle, of titles with markup,
    and of forty teams.
    """
    root = tmp_path_factory.mktemp("pages")
    teams = root / "teams"
    maker = [sys.executable, "benchmarks/workspace.py", str(teams), "--files", str(TEAMS)]
    subprocess.run(maker, cwd=ROOT, check=True, capture_output=True)
    hostile = root / "hostile"
    hostile.mkdir()
    (hostile / "okr.toml").touch()
    (hostile / "okrs.yaml").write_text(HOSTILE, encoding="utf-8")
    acme = "examples/acme"
    return [
        written([acme, "--as-of", "2026-11-20"], root / "acme.html"),
        written([acme, "--as-of", "2027-01-04", "--cycle", "2026-Q4"], root / "over.html"),
        written([acme, "--as-of", "2026-09-20", "--cycle", "2026-Q4"], root / "before.html"),
        written([str(hostile), "--as-of", "2026-11-20"], root / "hostile.html"),
        written([str(teams), "--as-of", "2026-11-20"], root / "teams.html"),
    ]


def test_forty_teams_fit_into_a_megabyte(pages: list[Path]) -> None:
    assert pages[-1].stat().st_size < MOST_BYTES


def test_the_page_has_no_findings(browser: str, packages: Path, pages: list[Path]) -> None:
    first, *others = map(str, pages)
    wanted = [(first, scheme, width) for scheme in SCHEMES for width in WIDTHS]
    wanted += [(page, *look) for page in others for look in (("dark", 1000), ("light", 400))]
    done = subprocess.run(
        ["node", str(Path(__file__).parent / "look.js"), browser, json.dumps(wanted)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NODE_PATH": str(packages)},
    )
    assert done.returncode == 0, done.stderr
    looks = json.loads(done.stdout)
    assert [(look["file"], look["scheme"], look["width"]) for look in looks] == wanted
    complaints = [
        (Path(look["file"]).name, look["scheme"], look["width"], what, look[what])
        for look in looks
        for what in ("console", "requests", "violations", "overflow")
        if look[what]
    ]
    assert complaints == []
