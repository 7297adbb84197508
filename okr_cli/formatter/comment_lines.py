"""Blank lines and comments between entries: how deep they stand, and whose they are."""

from okr_cli.formatter.scalar_text import AsWritten
from okr_cli.merge.parts import IS_FILLER
from okr_cli.source.modeline import MODELINE
from okr_cli.workspace.suppressions import DIRECTIVE

EMACS, SHEBANG = "-*-", "#!"


def filler_lines(text: str, column: int) -> list[str]:
    """Comments at a column, and one blank line for several. Raises ``AsWritten`` where something else is there."""
    lines: list[str] = []
    for line in text.removesuffix("\n").split("\n") if text else ():
        comment = line.strip()
        if not IS_FILLER.fullmatch(line):
            raise AsWritten
        if comment or not lines or lines[-1]:
            lines.append(f"{' ' * column}{comment}" if comment else "")
    return lines


def leading_fillers(text: str) -> int:
    """How many characters the blank lines and comments take at the beginning of a text."""
    length = 0
    for line in text.split("\n"):
        if not IS_FILLER.fullmatch(line):
            break
        length += len(line) + 1
    return min(length, len(text))


def own_comments(lines: list[str], others_have: bool) -> tuple[list[str], list[str]]:
    """The lines above the first entry of a mapping: what is about all of it, and what is about this entry alone.

    As everywhere in okr, comments above the first entry are about the whole where no other entry has any.
    """
    if not (others_have or (lines and DIRECTIVE.search(lines[-1]))):
        return lines, []
    start = max((number for number, line in enumerate(lines, 1) if not line or _is_for_the_file(line)), default=0)
    return lines[:start], lines[start:]


def _is_for_the_file(line: str) -> bool:
    found = DIRECTIVE.search(line)
    is_directive = found is not None and found["verb"].lower() == "ignore-file"
    return is_directive or bool(MODELINE.search(line)) or line.startswith(SHEBANG) or EMACS in line
