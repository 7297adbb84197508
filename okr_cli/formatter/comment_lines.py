"""Blank lines and comments between entries: their indentation, and the entry they belong to."""

from okr_cli.formatter.scalar_text import AsWritten
from okr_cli.merge.parts import IS_FILLER
from okr_cli.workspace.suppressions import DIRECTIVE


def filler_lines(text: str, column: int) -> list[str]:
    """Comments at a column, and one blank line for several. Raises ``AsWritten`` if something else is there."""
    lines: list[str] = []
    for line in text.removesuffix("\n").split("\n") if text else ():
        comment = line.strip()
        if not IS_FILLER.fullmatch(line):
            raise AsWritten
        if comment or not lines or lines[-1]:
            lines.append(f"{' ' * column}{comment}" if comment else "")
    return lines


def leading_fillers(text: str) -> int:
    """The length of the blank lines and comments at the start of a text."""
    length = 0
    for line in text.split("\n"):
        if not IS_FILLER.fullmatch(line):
            break
        length += len(line) + 1
    return min(length, len(text))


def own_comments(lines: list[str], others_have: bool) -> tuple[list[str], list[str]]:
    """The lines above the first entry of a mapping: what is about all of it, and what is about this entry alone.

    Where no other entry has comments above it, they are about the whole, but for those that suppress a rule.
    """
    if others_have:
        start = max((number for number, line in enumerate(lines, 1) if not line), default=0)
    else:
        start = len(lines)
        while start and (found := DIRECTIVE.search(lines[start - 1])) and found["verb"].lower() != "ignore-file":
            start -= 1
    return lines[:start], lines[start:]
