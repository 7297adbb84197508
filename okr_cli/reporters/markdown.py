"""``markdown``: a summary for a CI step or a comment, with every finding in a table."""

import re
from collections import Counter
from collections.abc import Iterator

from okr_cli.diagnostics import Report, Severity
from okr_cli.reporters.look import PLAIN, Look
from okr_cli.reporters.text import summary, visible

MARKS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.INFO: "ℹ️ info"}
SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@:-])")


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """A heading, the counts, the rules that spoke most, and the findings, the worst first."""
    yield "## okr lint"
    yield ""
    yield summary(report)
    if not report.diagnostics:
        return
    yield ""
    yield "| rule | findings |"
    yield "|---|---:|"
    counts = Counter((one.code, one.name) for one in report.diagnostics)
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {code} {name} | {count} |"
    yield ""
    yield "| | place | finding | what to do |"
    yield "|---|---|---|---|"
    for one in sorted(report.diagnostics, key=lambda one: (one.severity.rank, one.sort_key)):
        where = f"{literal(one.path)}:{one.start.line}"
        rule = f"{one.code} {one.name}"
        yield f"| {MARKS[one.severity]} | {where} | {rule}: {literal(one.message)} | {literal(one.help)} |"


def literal(text: str) -> str:
    """Text as Markdown that shows it as it is: no markup, no HTML, no table cell, no mention."""
    return SPECIAL.sub(r"\\\1", visible(text)).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\&", "&amp;")
