"""``full``: each finding with its source line, the exact words underlined, and its help."""

from collections.abc import Iterator
from typing import NamedTuple

from okr_cli.finding import Finding, Related, Report
from okr_cli.output.findings.text import counted_rules, gravest_last, last_line, place, repairs, summary, worst_hue
from okr_cli.output.text_style import PLAIN, SEVERITY_HUES, Look, Paint, columns, wrapped
from okr_cli.safe_text import escape_workflow_commands, visible

QUOTED = 120
"""Columns of a source line that are shown if there is no terminal."""

MOST_NOTES = 3
"""Related places of a finding that are quoted; further ones are only named."""

GUTTER = 5
"""Columns for a line number."""

TAB = "    "
CUT = "…"


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """What is only counted, a block of lines per finding, the gravest last, then the summary and what to do next.

    Help is not repeated below neighbors: only the first of them has it.
    """
    page = _Page(report, look)
    for line in counted_rules(report):
        yield from map(escape_workflow_commands, wrapped(line, look.width, hanging="  "))
    if report.counted:
        yield ""
    shown = gravest_last(report.findings)
    above = None
    for finding in shown:
        explained = above is not None and (above.rule, above.help) == (finding.rule, finding.help)
        yield from page.block(finding, with_help=not explained)
        yield ""
        above = finding
    for line in wrapped(summary(report), look.width):
        yield page.paint(line, fg=worst_hue(report), bold=True)
    if shown:
        hint = f"'okr rule {shown[-1].rule}' explains this rule and shows a good example."
        yield from wrapped(hint, look.width)
    repairable = repairs(report)
    if repairable:
        yield from wrapped(repairable, look.width)


class _Page:
    """What every block of a report shares."""

    def __init__(self, report: Report, look: Look) -> None:
        self.lines_of = report.lines_of
        self.width = look.width
        self.paint = Paint(look.color)

    def block(self, finding: Finding, with_help: bool) -> Iterator[str]:
        """A finding: its place, rule, message, source line, related places and help."""
        hue = SEVERITY_HUES[finding.severity]
        label = f"{finding.severity} {finding.code} {finding.rule}"
        yield f"{self.paint(place(finding), bold=True)}: {self.paint(label, fg=hue)}"
        for line in _prose(finding.message, self.width):
            yield self.paint(line, bold=True)
        yield from self.quoted(finding, hue)
        for other in finding.related[:MOST_NOTES]:
            yield from self.labelled("note", f"{other.message} ({place(other)})", "cyan")
            yield from self.quoted(other, "cyan")
        further = finding.related[MOST_NOTES:]
        if further:
            yield from self.labelled("note", f"and {len(further)} more ({', '.join(map(place, further))})", "cyan")
        if finding.help and with_help:
            yield from self.labelled("help", finding.help, "green")

    def labelled(self, label: str, text: str, hue: str) -> Iterator[str]:
        """``label: text``, with further lines indented to the text."""
        for number, line in enumerate(_prose(f"{label}: {text}", self.width, " " * (len(label) + 2))):
            yield line if number else line.replace(f"{label}:", self.paint(f"{label}:", fg=hue), 1)

    def quoted(self, where: Finding | Related, hue: str) -> Iterator[str]:
        """The first source line of a place and, below it, carets under its words."""
        lines, start, end = self.lines_of(where), where.start, where.end
        if start.line > len(lines):
            return
        line = lines[start.line - 1]
        until = last_line(where, lines)
        last = len(line.rstrip()) if end.line > start.line else end.column - 1
        margin = GUTTER + 3
        shown = excerpt(line, start.column - 1, last, (self.width or QUOTED + margin) - margin)
        yield self.paint(f"{start.line:>{GUTTER}} | ", dim=True) + shown.text
        carets = self.paint("^" * shown.length, fg=hue, bold=True)
        more = self.paint(f" … to line {until}", fg=hue) if until > start.line else ""
        yield self.paint(f"{'':>{GUTTER}} | ", dim=True) + " " * shown.start + carets + more


def _prose(text: str, width: int | None, hanging: str = "") -> Iterator[str]:
    """Lines of text, indented."""
    return map(escape_workflow_commands, wrapped(visible(text), width, "  ", hanging))


class Excerpt(NamedTuple):
    """``text`` is safe to print. The words to underline begin at column ``start``, from 0, and are ``length`` wide."""

    text: str
    start: int
    length: int


def excerpt(line: str, first: int, last: int, width: int) -> Excerpt:
    """At most ``width`` columns of ``line`` around its characters ``first`` to ``last`` (exclusive, from 0).

    A part that is left out at either end becomes ``…``. Words that are too long are cut, too.
    """
    begin, end = max(0, first - 2 * width), first + 2 * width
    # Each text is a prefix of the next, so that an escape is shown the same way in all of them.
    left = _shown(line[begin:first])
    marked = _shown(line[begin : min(last, end)])
    whole = _shown(line[begin:end])
    words, right = marked[len(left) :], whole[len(marked) :]
    if begin or (columns(marked) >= width and columns(left) > width // 3):
        left = CUT + _head(left[::-1], width // 3)[::-1]
    start = columns(left)
    if start + columns(words) + columns(right) > width or end < len(line):
        room = width - start - 1
        kept = _head(words, room)
        right = _head(right, room - columns(kept)).rstrip() + CUT if kept == words else CUT
        words = kept
    return Excerpt((left + words + right).rstrip(), start, max(1, columns(words)))


def _head(text: str, room: int) -> str:
    """The beginning of a text that takes at most ``room`` columns."""
    for index, char in enumerate(text):
        room -= columns(char)
        if room < 0:
            return text[:index]
    return text


def _shown(text: str) -> str:
    return visible(text.replace("\t", TAB))
