"""Text of users on one line, and counted words."""

import re

from okr_cli.safe_text import visible

SPACES = re.compile(r"[ \t\r\n]+")


def one_line(text: str) -> str:
    """Safe to show on a single line: line breaks and runs of blanks become one blank."""
    return visible(SPACES.sub(" ", text).strip())


def count(number: int, word: str, plural: str = "") -> str:
    """``1 Objective``, ``2 Objectives``."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"
