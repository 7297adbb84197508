"""How much room a text takes in a terminal."""

import textwrap
import unicodedata
from collections.abc import Iterator

READABLE = 110
"""Columns beyond which a line of prose is hard to read."""


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
