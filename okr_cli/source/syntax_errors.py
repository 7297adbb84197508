"""What makes a text unreadable: invalid YAML, and YAML features that no OKR file needs."""

import re
from typing import Any

from ruamel.yaml.error import YAMLError

from okr_cli.finding import Finding, Related, Span
from okr_cli.source.tree import Scalar, span_of

MAX_DEPTH = 100
"""Levels of nesting. An OKR file needs about ten."""

MAX_NODES = 500_000
"""Nodes once aliases are followed. Without a limit, a file of a few lines could grow to gigabytes."""

MAX_EVENTS = 750_000
"""Events of one file: more than in the largest file that people write."""

KNOWN_PROBLEMS = (
    ("mapping values are not allowed", "unquoted text contains ': '", "Put the text in quotes."),
    (
        "find expected ':'",
        "a line without 'key: value'",
        "Add a key, or indent the line to make it part of the text above.",
    ),
    ("cannot start any token", "a character that cannot start a value", "Put the text in quotes."),
    ("unexpected end of stream|document (indicator|separator)", "an unclosed quote", "Close the quote."),
    (
        "expected (key|<block end>|'-' )",
        "the indentation does not match the lines above",
        "Align it with the other entries at its level.",
    ),
    ("unexpected ':'", "a ':' inside {} or [] without a space after it", "Add a space, or put the text in quotes."),
    ("sequence entries are not allowed", "a list item in the wrong place", "Indent it under its key."),
    ("expected ',' or", "an unclosed bracket", "Close it, or add the missing comma."),
    ("found undefined tag", "a tag that is not defined", "Remove it: OKR files need no tags."),
    ("node content", "a symbol where a value should be", "Write a value, or put the text in quotes."),
    ("<document start>", "text after the end of the document", "Start the next document with '---'."),
    ("alphabetic or numeric", "no name after '&' or '*'", "Put the text in quotes."),
    ("incompatible YAML", "a YAML version that okr does not support", "Remove the %YAML line."),
    ("directive", "a line that starts with '%'", "Remove it, or put the text in quotes."),
    ("Unicode character escape|hexdecimal", "an invalid Unicode escape", "Write the character itself."),
    ("comment or line break|chomping", "text right after '|' or '>'", "Put the text in quotes."),
    ("unknown escape", "an unknown escape sequence", "Double the backslash, or use single quotes."),
)
"""Our message and help for a pattern in the parser's message. The two parsers word the same mistake differently."""


class InvalidYaml(Exception):  # noqa: N818
    """The text is YAML, but cannot be an OKR file."""

    def __init__(self, message: str, span: Span, advice: str) -> None:
        self.finding = Finding(message, span, advice, rule="invalid-yaml")


def duplicate_key(key: Scalar, first: Scalar) -> Finding:
    """The finding for a key that its mapping has already."""
    return Finding(
        f"duplicate key '{key.value[:40]}'",
        span_of(key),
        "Keep one of the two.",
        related=(Related("first defined here", span_of(first)),),
        rule="duplicate-key",
    )


def too_deep(event: Any) -> InvalidYaml:
    """The error for nesting beyond ``MAX_DEPTH``."""
    start = event.start_mark.index
    advice = "Check that this is an OKR file; OKR files need only about 10 levels of nesting."
    return InvalidYaml(f"nested deeper than {MAX_DEPTH} levels", Span(start, start + 1), advice)


def too_large(event: Any) -> InvalidYaml:
    """The error for more than ``MAX_NODES`` values."""
    span = Span(event.start_mark.index, event.end_mark.index)
    message = f"more than {MAX_NODES:,} values in one file, including aliases"
    return InvalidYaml(message, span, "Split it, for example into one file per team and cycle.")


def syntax_finding(error: YAMLError, text: str) -> Finding:
    """The finding for what a parser reported about ``text``."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    offset = min(mark.index if mark is not None else getattr(error, "position", 0) or 0, len(text))
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    if "escape" in problem or "hexdecimal" in problem:
        offset = max(text.rfind("\\", 0, offset + 1), 0)
    message, advice = _explain(problem, text[offset : offset + 1])
    return Finding(message, Span(offset, min(offset + 1, len(text))), advice, rule="invalid-yaml")


def _explain(problem: str, character: str) -> tuple[str, str]:
    """Message and help for what a YAML parser reported at ``character``."""
    if "characters are not allowed" in problem:
        return "not valid YAML: a control character", "Delete it, or write it as an escape in double quotes."
    if character == "\t" and "token" in problem:
        return "tab in the indentation", "Use spaces: YAML does not allow tabs there."
    if "',' or" in problem and character == ":":
        return "not valid YAML: unquoted text contains ': '", "Put the text in quotes."
    for pattern, message, advice in KNOWN_PROBLEMS:
        if re.search(pattern, problem):
            return f"not valid YAML: {message}", advice
    return f"not valid YAML: {problem}", "Fix the line and run 'okr lint' again."
