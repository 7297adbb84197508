"""What the formats for people share: text made safe, places, and the line that sums up a run."""

import re

from okr_cli.diagnostics import Diagnostic, Position, RelatedPlace, Report, Severity

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
LOG_COMMAND = re.compile(r"(##\w*)\[")
"""Build servers obey ``##[…]``, ``##vso[…]`` and the like wherever they stand in a line of the log."""

LINE_COMMAND = re.compile(r"\s*::")
"""GitHub obeys ``::name::`` at the beginning of a line, even when it is set in."""


def visible(text: str) -> str:
    """Text of a user on one line: control and direction characters are spelled out, never sent."""
    text = UNSAFE.sub(lambda found: repr(found[0])[1:-1], text)
    return LOG_COMMAND.sub(r"\1\\x5b", text) if "##" in text else text


def unobeyed(line: str) -> str:
    """A line that begins with user text, spelled so that GitHub does not take its beginning for a command."""
    return line.replace("::", "\\x3a:", 1) if LINE_COMMAND.match(line) else line


def sentences(*texts: str) -> str:
    """Texts of a finding on one line, each ended by a full stop if it has no end of its own."""
    ended = (text if text.endswith((".", "?", "!")) else f"{text}." for text in map(visible, texts) if text)
    return " ".join(ended)


def place(where: Diagnostic | RelatedPlace) -> str:
    """``path:line:column``, which terminals and editors open."""
    return at(where.path, where.start)


def at(path: str, position: Position) -> str:
    """``path:line:column``. A path that begins with a colon could pass for a command of a build server."""
    shown = visible(path)
    return f"{'./' if shown.lstrip().startswith(':') else ''}{shown}:{position.line}:{position.column}"


def summary(report: Report) -> str:
    """``3 errors and 1 warning in 2 of 12 files (2 suppressed).``"""
    counts = [
        counted(report.count(severity), word)
        for severity, word in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.INFO, "info"),
        )
        if report.count(severity)
    ]
    apart = ((report.suppressed, "suppressed"), (report.baselined, "in the baseline"))
    aside = [f"{count:,} {word}" for count, word in apart if count]
    found = " and ".join(filter(None, [", ".join(counts[:-1]), *counts[-1:]])) or "No findings"
    asides = f" ({', '.join(aside)})" if aside else ""
    return f"{found} in {_where(report)}{asides}."


def counted(number: int, word: str) -> str:
    """``1 error``, ``2,000 errors``."""
    plural = word if number == 1 or word == "info" else f"{word}s"
    return f"{number:,} {plural}"


def _where(report: Report) -> str:
    touched = len({one.path for one in report.diagnostics})
    of_all = f"{touched:,} of " if 0 < touched < report.files else ""
    return f"{of_all}{counted(report.files, 'file')}"
