"""Draw the README's pictures from the examples: ``python scripts/screenshots.py``.

Each is the output of a command as SVG in light and dark (``terminal_picture.py``). The report is rendered by a browser,
which needs ``make test-browser`` and Chromium or Chrome (or OKR_BROWSER); ``--without-report`` skips it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from terminal_picture import picture

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
WIDTH = 100
PAGE_WIDTH = 1060
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = ROOT / ".venv" / "browser" / "node_modules"
PICTURES = {
    "lint.svg": (("lint", "--isolated", "examples/broken/okrs/first-draft.yaml", "--select", "302,401,412"), 30),
    "status.svg": (("status", "examples/acme", "--as-of", "2026-11-20", "--team", "Growth"), 60),
}


def drawn(name: str) -> str:
    """The picture of a command's output."""
    arguments, most = PICTURES[name]
    return picture(printed(arguments, ROOT)[:most], f"$ okr {' '.join(arguments)}", WIDTH)


def printed(arguments: tuple[str, ...], folder: Path) -> list[str]:
    """The output of ``okr``, with colors."""
    wanted = {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "PYTHONPATH": str(ROOT)}
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | wanted
    command = [sys.executable, "-m", "okr_cli", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, check=False)
    return done.stdout.splitlines()


def draw_comment(name: str) -> None:
    """The comment on a pull request that lowers a target, checks in, and adds a vague Initiative."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(ROOT / "examples" / "starter", folder, dirs_exist_ok=True)
        _git(folder, "init", "--quiet", "--initial-branch", "main")
        _commit(folder)
        file = folder / "okrs" / "growth.yaml"
        text = file.read_text(encoding="utf-8")
        text = text.replace("target: 35", "target: 30").replace("to 35%", "to 30%")
        text = text.replace("Test a one-page checkout with 200 visitors", "Improve the checkout")
        added = "            note: The first notes are out.\n"
        text = text.replace(added, f"{added}          - {{date: 2026-10-19, value: 25.3, confidence: 6}}\n")
        file.write_text(text, encoding="utf-8")
        lines = printed(("diff",), folder)[1:]
        lint = ("lint", "--against", "HEAD", "--only-new", "--output-format", "concise")
        lines += ["", "New findings", *printed(lint, folder)]
    (IMAGES / name).write_text(picture(lines, "okr commented on this pull request", WIDTH), encoding="utf-8")


def _commit(folder: Path) -> None:
    _git(folder, "add", "--all")
    _git(folder, "-c", "user.name=okr", "-c", "user.email=okr@example.org", "commit", "--quiet", "-m", "Agreed")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


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
    for name in PICTURES:
        (IMAGES / name).write_text(drawn(name), encoding="utf-8")
        print(f"drew {IMAGES.relative_to(ROOT) / name}")
    draw_comment("comment.svg")
    print("drew docs/images/comment.svg")
    if "--without-report" not in sys.argv:
        picture_of_report("report.webp", ("examples/acme", "--as-of", "2026-11-20"), "2026-q4-sales-safe-choice")
        print("drew docs/images/report.webp")


if __name__ == "__main__":
    main()
