"""Draw the README's pictures from the examples: ``python scripts/screenshots.py``.

Each picture is what the command prints, in its own colours, as an SVG.
"""

import os
import subprocess
import sys
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


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, (arguments, most) in PICTURES.items():
        picture(name, arguments, most)
        print(f"drew {IMAGES.relative_to(ROOT) / name}")


if __name__ == "__main__":
    main()
