"""User text made safe to print: no terminal, spreadsheet or build server acts on it."""

from okr_cli.lazy_pattern import lazy_pattern

UNSAFE = lazy_pattern(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, characters that change the reading direction, and lone surrogates, which cannot be encoded."""

SPACES = lazy_pattern(r"[ \t\r\n]+")

LOG_COMMAND = lazy_pattern(r"(##\w*)\[")
"""Build servers run ``##[…]``, ``##vso[…]`` and similar commands anywhere in a line of the log."""

LINE_COMMAND = lazy_pattern(r"\s*::")
"""GitHub runs ``::name::`` at the beginning of a line, even if the line is indented."""


def visible(text: str) -> str:
    """User text on one line, with everything that would act on its reader written as an escape."""
    text = UNSAFE.sub(lambda found: repr(found[0])[1:-1], text)
    return LOG_COMMAND.sub(r"\1\\x5b", text) if "##" in text else text


def one_line(text: str) -> str:
    """User text on one line: line breaks and runs of spaces become one space, the rest is as in ``visible``."""
    return visible(SPACES.sub(" ", text).strip())


def escape_workflow_commands(line: str) -> str:
    """A line that begins with user text, escaped so that GitHub does not read its beginning as a command."""
    return line.replace("::", "\\x3a:", 1) if LINE_COMMAND.match(line) else line
