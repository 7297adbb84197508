"""``github``: workflow commands, which GitHub Actions shows beside the changed lines.

GitHub shows ten annotations of a kind and step, so the worst come first; the log holds all.
"""

from collections.abc import Iterator, Sequence

from okr_cli.finding import Finding, Report, Severity
from okr_cli.output.findings.checkout import in_checkout
from okr_cli.output.findings.text import last_line, place, summary
from okr_cli.output.look import PLAIN, Look
from okr_cli.safe_text import visible

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """A workflow command a finding, then the summary."""
    for one in sorted(report.findings, key=lambda one: (one.severity.rank, one.sort_key)):
        yield command(one, report.lines.get(one.path, ()))
    yield summary(report)


def command(one: Finding, lines: Sequence[str]) -> str:
    """``::error file=…,line=…::message``. GitHub refuses columns where a finding spans lines."""
    properties: dict[str, str | int] = {
        "title": f"{one.code} {one.rule}",
        "file": visible(in_checkout(one.path)),
        "line": one.start.line,
        "endLine": last_line(one.start, one.end, lines),
    }
    if one.start.line == one.end.line:
        properties |= {"col": one.start.column, "endColumn": one.end.column}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{LEVELS[one.severity]} {written}::{_data(_message(one))}"


def _message(one: Finding) -> str:
    lines = [f"{place(one)}: {visible(one.message)}"]
    lines += [f"note: {visible(other.message)} ({place(other)})" for other in one.related]
    if one.help:
        lines.append(f"help: {visible(one.help)}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
