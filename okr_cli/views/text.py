"""Text of users as text: on one line, and with nothing in it that a terminal would obey."""

import re

SPACES = re.compile(r"[ \t\r\n]+")
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def visible(text: str) -> str:
    """Control and direction characters are spelled out, never sent."""
    return UNSAFE.sub(lambda found: repr(found[0])[1:-1], text)


def one_line(text: str) -> str:
    """The same on a single line: line breaks and runs of blanks become one blank."""
    return visible(SPACES.sub(" ", text).strip())


def count(number: int, word: str, plural: str = "") -> str:
    """``1 Objective``, ``2 Objectives``."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"
