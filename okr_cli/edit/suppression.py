"""Taking a rule out of a suppression comment."""

import re

from okr_cli.finding import Edit, Fix, Span
from okr_cli.source.comments import Suppression
from okr_cli.source.source_file import SourceFile

BEHIND = re.compile(r"\s+(?=#)")
"""Where another comment begins on the same line."""

OWN = re.compile(r"[ \t]*(--.*)?")
"""What may stand behind a suppression as a part of it: its reason."""


def removal(comment: Suppression, name: Span, source: SourceFile) -> Fix | None:
    """The fix that removes the rule that stands at ``name``: alone from among others, or the whole comment.

    None where something stands behind the comment that is neither its reason nor another comment.
    """
    if len(comment.rules) == 1:
        whole = _whole_comment(comment, source)
        return Fix("Remove the comment", (Edit(whole, ""),)) if whole else None
    spans = [span for _, span in comment.rules]
    index = spans.index(name)
    if index + 1 < len(spans):
        doomed = Span(name.start, spans[index + 1].start)
    else:
        doomed = Span(spans[index - 1].end, name.end)
    return Fix(f"Remove '{source.text[name.start : name.end]}' from the comment", (Edit(doomed, ""),))


def _whole_comment(comment: Suppression, source: SourceFile) -> Span | None:
    """The comment with the white space before it or, alone on its line, the whole line; another one on it stays."""
    text = source.text
    line = source.position(comment.span.start).line
    start, next_line = source.line_starts[line - 1], [*source.line_starts, len(text)][line]
    end = start + len(source.lines[line - 1])
    before = text[start : comment.span.start]
    other = BEHIND.search(text, comment.span.end, end)
    if not OWN.fullmatch(text, comment.span.end, other.start() if other else end):
        return None
    if other:
        return Span(comment.span.start, other.end())
    if not before.strip():
        return Span(start, next_line)
    return Span(start + len(before.rstrip()), end)
