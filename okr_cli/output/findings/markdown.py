"""``markdown``: a summary for a CI step or a comment, with all findings in a table."""

import re
from collections import Counter
from collections.abc import Iterator

from okr_cli.finding import Finding, Report, Severity
from okr_cli.output.findings.text import summary
from okr_cli.output.text_style import PLAIN, Look
from okr_cli.phrases import counted
from okr_cli.safe_text import visible

MARKS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.INFO: "ℹ️ info"}

MOST_BYTES = 900_000
"""Bytes of the table. GitHub drops a step summary above 1 MiB entirely."""

MOST_TEXT = 1_000
"""Characters of one text in a cell."""

APART = "&#8203;"
"""A zero-width space, which keeps GitHub from seeing a mention, an issue, an emoji or an address.

GitHub looks for these after it has parsed the Markdown, so a backslash does not help.
"""

SPECIAL = re.compile(r"[\\`*_\[\]~]|[<>&|$]|[@#]|:(?=[\w+-]+:)|:(?=//)|(?<=www)\.|(?<=\bGH)-", re.IGNORECASE)
ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;", "$": "<span>$</span>"}


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """A heading, the counts, the rules with most findings, and the findings, the worst first."""
    yield "## okr lint"
    yield ""
    yield summary(report)
    if report.findings:
        yield ""
        yield from _by_rule(report)
        yield ""
        yield from _findings(report)


def _by_rule(report: Report) -> Iterator[str]:
    yield "| rule | findings |"
    yield "|---|---:|"
    counts = Counter((finding.code, finding.rule) for finding in report.findings)
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {code} {name} | {count:,} |"


def _findings(report: Report) -> Iterator[str]:
    """The table, cut off before it becomes too large for GitHub."""
    yield "| | location | finding | what to do |"
    yield "|---|---|---|---|"
    room = MOST_BYTES
    worst_first = report.worst_first()
    for number, finding in enumerate(worst_first):
        row = _row(finding)
        room -= len(row.encode()) + 1
        if room < 0:
            left = len(worst_first) - number
            yield ""
            yield f"… and {counted(left, 'more finding')}. Run 'okr lint' to see all of them."
            return
        yield row


def _row(finding: Finding) -> str:
    where = f"{github_text(finding.path)}:{finding.start.line}"
    described = f"{finding.code} {finding.rule}: {github_text(finding.message)}"
    return f"| {MARKS[finding.severity]} | {where} | {described} | {github_text(finding.help)} |"


def github_text(text: str) -> str:
    """User text as Markdown that GitHub shows unchanged: no markup, HTML, table cell, mention or link."""
    cut = text if len(text) <= MOST_TEXT else text[: MOST_TEXT - 1] + "…"
    return SPECIAL.sub(_escaped, visible(cut))


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    return ENTITIES.get(sign) or (f"{sign}{APART}" if sign in "@#:.-" else f"\\{sign}")
