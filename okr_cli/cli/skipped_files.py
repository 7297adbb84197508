"""Prints which files were skipped, so that nobody assumes they were checked."""

from collections.abc import Iterable

from okr_cli.cli.streams import warn
from okr_cli.files import shown_path
from okr_cli.safe_text import visible
from okr_cli.workspace.skipped import Skipped


def report_skipped(skipped: Iterable[Skipped]) -> None:
    """One line to standard error for each item."""
    for item in skipped:
        what = f"{shown_path(item.path)} {item.others}".rstrip()
        warn(visible(f"okr: skipped {what}: {item.explanation}"))
