"""The style of findings and rule pages on a screen: color, width, wrapping. Color only repeats what the words say."""

import textwrap
import unicodedata
from dataclasses import dataclass
from typing import Any

from okr_cli.finding import Severity

SEVERITY_HUES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}

READABLE = 110
"""The columns above which a line of prose is hard to read."""


@dataclass(frozen=True, slots=True)
class Look:
    """The capabilities of the output.

    ``color`` allows terminal colors; ``width`` is the number of columns, or None without a terminal. Then nothing is
    wrapped or cut, because logs and pagers do that better themselves.
    """

    color: bool = False
    width: int | None = None


PLAIN = Look()
"""No colors, no width: a pipe, a file, a log."""


class Paint:
    """Colors text, if color is allowed."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, **style: Any) -> str:
        """``text`` in a style of ``typer.style``: ``fg``, ``bold``, ``dim``, ``underline``."""
        if not self.color or not text:
            return text
        import typer

        return typer.style(text, **style)


def columns(text: str) -> int:
    """The columns that a text takes: two for wide East Asian characters and emoji, none for combining marks."""
    if text.isascii():
        return len(text)
    with_width = (char for char in text if unicodedata.category(char) not in ("Mn", "Me", "Cf"))
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in with_width)


def wrapped(text: str, width: int | None, indent: str = "", hanging: str = "") -> list[str]:
    """Lines of at most ``width`` columns, or a single line if ``width`` is None. Words are never broken."""
    if width is None:
        return [indent + text]
    return textwrap.wrap(
        text,
        max(20, min(width, READABLE)),
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
