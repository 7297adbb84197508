"""Text of users as something to look at: no terminal, spreadsheet or build server obeys it."""

import re

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, those that turn the reading direction, and halves of characters that no encoding takes."""

SPACES = re.compile(r"[ \t\r\n]+")

LOG_COMMAND = re.compile(r"(##\w*)\[")
"""Build servers obey ``##[…]``, ``##vso[…]`` and the like wherever they stand in a line of the log."""

LINE_COMMAND = re.compile(r"\s*::")
"""GitHub obeys ``::name::`` at the beginning of a line, even when it is set in."""


def visible(text: str) -> str:
    """Text of a user on one line: what would be obeyed is spelled out, never sent."""
    text = UNSAFE.sub(lambda found: repr(found[0])[1:-1], text)
    return LOG_COMMAND.sub(r"\1\\x5b", text) if "##" in text else text


def one_line(text: str) -> str:
    """Text of a user on a single line: line breaks and runs of blanks become one blank, and it is ``visible``."""
    return visible(SPACES.sub(" ", text).strip())


def escape_workflow_commands(line: str) -> str:
    """A line that begins with user text, spelled so that GitHub does not take its beginning for a command."""
    return line.replace("::", "\\x3a:", 1) if LINE_COMMAND.match(line) else line
