"""Writes the golden files anew: ``python -m tests.views.golden``. Read the difference before you commit it."""

import os
from pathlib import Path
from unittest import mock

from tests.commands.running import okr

FOLDER = Path(__file__).parent / "golden"
ACME = Path(__file__).parent.parent.parent / "examples" / "acme"
RICH = Path(__file__).parent / "rich"
"""A workspace with every case that a view words in its own way."""

DAY = "2026-11-20"

PIPE = 0
"""The width of what is written into a pipe: it has none."""

COMPARE = ("--compare", "2026-11-06")
PAGES: dict[str, tuple[int, tuple[str, ...]]] = {
    "status-60.txt": (60, ("status",)),
    "status-80.txt": (80, ("status",)),
    "status-120.txt": (120, ("status", "--team", "Growth", *COMPARE)),
    "status-200.txt": (200, ("status", "--by", "objective", "--explain")),
    "status-pipe.txt": (PIPE, ("status", "--initiatives", "--explain", *COMPARE)),
    "status-owner-80.txt": (80, ("status", "--by", "owner")),
    "status.md": (80, ("status", "--initiatives", "--format", "markdown")),
    "status.csv": (80, ("status", "--initiatives", *COMPARE, "--format", "csv")),
    "status-growth.json": (80, ("status", "--team", "Growth", *COMPARE, "--format", "json")),
    "overview-60.txt": (60, ("status", "--overview")),
    "overview-80.txt": (80, ("status", "--overview", *COMPARE)),
    "overview.md": (80, ("status", "--overview", "--by", "objective", "--format", "markdown")),
    "overview.csv": (80, ("status", "--overview", *COMPARE, "--format", "csv")),
    "show-60.txt": (60, ("show", "first-job")),
    "show-120.txt": (120, ("show", "morning-habit")),
    "show.md": (80, ("show", "first-job", "--format", "markdown")),
    "show.json": (80, ("show", "first-job", "--format", "json")),
    "review-growth-60.txt": (60, ("review", "--team", "Growth")),
    "review-growth-80.txt": (80, ("review", "--team", "Growth")),
    "review-growth-full-80.txt": (80, ("review", "--team", "Growth", "--full")),
    "review-growth.md": (80, ("review", "--team", "Growth", "--format", "markdown")),
    "review-growth-full.md": (80, ("review", "--team", "Growth", "--full", "--format", "markdown")),
    "review-growth.csv": (80, ("review", "--team", "Growth", "--format", "csv")),
    "review-care.json": (80, ("review", "--team", "Customer Care", "--format", "json")),
    "review-80.txt": (80, ("review",)),
    "review-200.txt": (200, ("review",)),
    "review-full-200.txt": (200, ("review", "--full")),
    "review-pipe.txt": (PIPE, ("review", "--team", "Platform")),
    "review.md": (80, ("review", "--format", "markdown")),
    "close-q3-100.txt": (100, ("review", "--close", "--cycle", "2026-Q3")),
    "close-q3.md": (80, ("review", "--close", "--cycle", "2026-Q3", "--format", "markdown")),
    "due-80.txt": (80, ("due",)),
    "due.md": (80, ("due", "--format", "markdown")),
    "due.json": (80, ("due", "--format", "json")),
    "due.csv": (80, ("due", "--format", "csv")),
    "prioritize-growth-80.txt": (80, ("prioritize", "growth")),
    "prioritize-key-result-60.txt": (60, ("prioritize", "first-job")),
    "prioritize-growth.md": (80, ("prioritize", "growth", "--format", "markdown")),
    "health-60.txt": (60, ("health",)),
    "health-140.txt": (140, ("health",)),
    "health.md": (80, ("health", "--cycle", "all", "--format", "markdown")),
}
Q3, SINCE = ("--cycle", "2026-Q3"), ("--since", "2026-11-06")
SHOWN = (
    *("loaves", "till", "stand", "rating", "cash", "warm", "near"),
    *("oven", "waste", "heat", "steps", "gone", "ended", "counter"),
)
STATUSES = (
    ("status", "--initiatives", *COMPARE),
    ("status", "--overview"),
    ("status", "--overview", "--by", "objective"),
)
RECORDS = ("till", "rating", "near", "oven", "ended")
RICH_PAGES: dict[str, tuple[int, tuple[tuple[str, ...], ...]]] = {
    "rich-status.txt": (110, (("status", "--initiatives", "--explain", *COMPARE), ("status", "--overview", *COMPARE))),
    "rich-status-200.txt": (
        200,
        (("status", "--by", "objective"), ("status", "--overview"), ("status", *Q3), ("status", "--overview", *Q3)),
    ),
    "rich-status.csv": (80, tuple((*command, "--format", "csv") for command in STATUSES)),
    "rich-review-60.txt": (60, (("review", "--full", *SINCE), ("review", "--close", *Q3))),
    "rich-close-140.txt": (140, (("review", "--close", *Q3),)),
    "rich-status.md": (80, (("status", "--format", "markdown"), ("status", *Q3, "--format", "markdown"))),
    "rich-show.txt": (
        100,
        (*(("show", name) for name in SHOWN), *(("show", name, *Q3) for name in ("summer", "vote"))),
    ),
    "rich-show.json": (
        80,
        tuple(("show", name, "--format", "json") for name in ("till", "rating", "near", "oven", "ended")),
    ),
    "rich-review.txt": (100, (("review", "bakery", *SINCE), ("review", "--full", *SINCE), ("review", *SINCE))),
    "rich-close.txt": (100, (("review", "--close", *Q3), ("review", "--close", "--cycle", "2026-Q4"))),
    "rich-close.json": (80, (("review", "--close", *Q3, "--format", "json"),)),
    "rich-due.txt": (80, (("due",), ("due", "--owner", "Jonas"), ("due", *Q3))),
    "rich-prioritize.txt": (100, (("prioritize",), ("prioritize", "shop"), ("prioritize", "--owner", "Jonas"))),
    "rich-prioritize.json": (80, (("prioritize", "--format", "json"),)),
    "rich-health.txt": (100, (("health",), ("health", *Q3))),
    "rich-health.json": (80, (("health", "--format", "json"),)),
}
"""The same for the other workspace, several commands to a page."""


def page(name: str) -> str:
    """The output of the commands of a golden file, from the folder of its workspace."""
    width, commands = RICH_PAGES[name] if name in RICH_PAGES else (PAGES[name][0], (PAGES[name][1],))
    here = Path.cwd()
    os.chdir(RICH if name in RICH_PAGES else ACME)
    try:
        return "\n".join(_printed(command, width) for command in commands)
    finally:
        os.chdir(here)


def _printed(command: tuple[str, ...], width: int) -> str:
    with mock.patch.dict(os.environ, {"COLUMNS": str(width or ""), "NO_COLOR": "1"}):
        done = okr(*command, "--as-of", DAY)
    assert done.code == 0, done.err
    return done.out


if __name__ == "__main__":
    for each in (*PAGES, *RICH_PAGES):
        (FOLDER / each).write_text(page(each), encoding="utf-8", newline="")
