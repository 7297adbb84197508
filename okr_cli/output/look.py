"""How text may look where people read it: colors, width, wrapping. Colors repeat what the words say."""

import textwrap
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from okr_cli.finding import Severity

SEVERITY_HUES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}

READABLE = 110
"""Columns beyond which a line of prose is hard to read."""


@dataclass(frozen=True, slots=True)
class Look:
    """``color`` allows terminal colors; ``width`` is the columns of the terminal, None if there is none.

    Off a terminal nothing is wrapped or cut to fit: a log or a pager does that better itself.
    """

    color: bool = False
    width: int | None = None


PLAIN = Look()
"""No colors, no width: a pipe, a file, a log."""


class Paint:
    """Colors a text, or leaves it as it is."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, **style: Any) -> str:
        """``text`` in a style of ``typer.style``: ``fg``, ``bold``, ``dim``."""
        if not self.color or not text:
            return text
        import typer

        return typer.style(text, **style)


def columns(text: str) -> int:
    """Wide East Asian characters and emoji take two columns; marks that join the one before take none."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(char) for char in text)


def _columns_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrapped(text: str, width: int | None, indent: str = "", hanging: str = "") -> Iterator[str]:
    """Lines of at most ``width`` columns, of one line where ``width`` is None. Words are never broken."""
    if width is None:
        yield indent + text
        return
    room = max(20, min(width, READABLE))
    yield from textwrap.wrap(
        text,
        room,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
