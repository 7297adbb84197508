"""Which lines of a file a command changed."""

from pathlib import Path


def line_changes(path: Path, before: str) -> tuple[list[str], list[str]]:
    """The added and the removed lines, without their indentation."""
    old, new = before.splitlines(), path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in new if line not in old], [line.strip() for line in old if line not in new]
