"""Draw the README's pictures from the examples: ``python scripts/screenshots.py``.

Each picture is what the command prints, in its own colours, as an SVG. The report is a part of its page, as a browser
draws it: that needs the packages of ``make test-browser`` and a Chromium or Chrome, whose program OKR_BROWSER may name.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
WIDTH = 100
THEME = TerminalTheme(
    (250, 250, 248),
    (40, 44, 52),
    [
        (40, 44, 52),
        (190, 50, 60),
        (50, 130, 70),
        (150, 105, 20),
        (50, 90, 170),
        (130, 70, 150),
        (30, 125, 140),
        (90, 95, 105),
    ],
)
PAGE_WIDTH = 1060
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = ROOT / ".venv" / "browser" / "node_modules"
PICTURES = {
    "lint.svg": (("lint", "--isolated", "examples/broken/okrs/first-draft.yaml"), 44),
    "status.svg": (("status", "examples/acme", "--as-of", "2026-11-20", "--team", "Growth"), 60),
}


def picture(name: str, arguments: tuple[str, ...], most: int) -> None:
    """Run ``okr`` with ``arguments`` and draw the first ``most`` lines of what it prints."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH)}
    command = [sys.executable, "-m", "okr_cli", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    lines = [f"$ okr {' '.join(arguments)}", *done.stdout.splitlines()[:most]]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True, color_system="truecolor")
        for line in lines:
            console.print(Text.from_ansi(line), soft_wrap=True)
        svg = console.export_svg(title="okr", theme=THEME, unique_id=f"okr-{Path(name).stem}")
    (IMAGES / name).write_text(svg, encoding="utf-8")


def picture_of_report(name: str, arguments: tuple[str, ...], part: str) -> None:
    """Write a report and draw the part of it that has this id."""
    browser = os.environ.get("OKR_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser or not PACKAGES.is_dir():
        sys.exit("the picture of the report needs 'make test-browser' to have run, and a Chromium or Chrome")
    with tempfile.TemporaryDirectory() as folder:
        page = str(Path(folder) / "report.html")
        subprocess.run([sys.executable, "-m", "okr_cli", "report", *arguments, "-o", page], cwd=ROOT, check=True)
        command = ["node", "scripts/picture_of_page.js", browser, page, part, str(PAGE_WIDTH), str(IMAGES / name)]
        subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "NODE_PATH": str(PACKAGES)})


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    picture_of_report("report.webp", ("examples/acme", "--as-of", "2026-11-20"), "2026-q4-sales-safe-choice")
    print("drew docs/images/report.webp")
    for name, (arguments, most) in PICTURES.items():
        picture(name, arguments, most)
        print(f"drew {IMAGES.relative_to(ROOT) / name}")


if __name__ == "__main__":
    main()
