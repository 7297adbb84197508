"""The comment that suppresses a finding, and where to insert it."""

import re

from okr_cli.finding import UNREADABLE, Edit, Finding, Span
from okr_cli.linter.catalogue import catalogue
from okr_cli.output.rule_page import suppression
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node, Scalar, span_of, walk
from okr_cli.workspace.loader import LoadedFile
from okr_cli.workspace.suppressions import Suppression

NEVER = UNREADABLE | {"unused-suppression", "unknown-rule", "unsafe-text"}
"""Rules that no comment should silence: about comments, and about files that cannot be read as they stand."""

INDENT = re.compile(r"[ \t]*")


def suppression_edit(finding: Finding, file: LoadedFile) -> Edit | None:
    """The edit that suppresses a finding, with a placeholder for the reason; None for some rules.

    The rule is added to an existing comment. A new comment goes to the end of the line, or above the entry if the line
    ends inside a text.
    """
    if finding.rule in NEVER or finding.rule not in catalogue():
        return None
    source, line = file.source, finding.start.line
    comment = _comment_at(file.suppressions, source, finding)
    if comment:
        at = comment.rules[-1][1].end
        return Edit(Span(at, at), f", {finding.rule}")
    words = suppression(catalogue()[finding.rule])
    start = source.line_starts[line - 1]
    end = start + len(source.lines[line - 1])
    around = _text_across(file.roots, end)
    if around is None:
        at = start + len(source.lines[line - 1].rstrip())
        return Edit(Span(at, end), f"  {words}")
    first = source.position(around.start).line - 1
    above = source.line_starts[first]
    indent = INDENT.match(source.lines[first])
    newline = "\r\n" if "\r\n" in source.text else "\n"
    return Edit(Span(above, above), f"{indent[0] if indent else ''}{words}{newline}")


def _comment_at(comments: tuple[Suppression, ...], source: SourceFile, finding: Finding) -> Suppression | None:
    """A suppression that covers a finding, on its line or right above."""
    for comment in comments:
        line = source.position(comment.span.start).line
        is_near = finding.start.line - 1 <= line <= finding.start.line
        covers = comment.covers if comment.valid and is_near else None
        if covers and covers.start <= finding.span.start < covers.end:
            return comment
    return None


def _text_across(roots: tuple[Node, ...], end: int) -> Span | None:
    """The text that continues after the end of a line, where a comment is impossible."""
    scalars = (span_of(node) for root in roots for node in walk(root) if isinstance(node, Scalar))
    return next((span for span in scalars if span.start < end < span.end), None)
