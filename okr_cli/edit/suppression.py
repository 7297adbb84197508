"""Taking a rule out of a suppression comment."""

from okr_cli.diagnostics import Edit, Fix, Span
from okr_cli.source.comments import Suppression
from okr_cli.source.text import SourceFile


def removal(comment: Suppression, name: Span, source: SourceFile) -> Fix:
    """The fix that removes the rule that stands at ``name``: alone from among others, or the whole comment."""
    if len(comment.rules) == 1:
        return Fix("Remove the comment", (Edit(_whole_comment(comment, source), ""),))
    spans = [span for _, span in comment.rules]
    index = spans.index(name)
    if index + 1 < len(spans):
        doomed = Span(name.start, spans[index + 1].start)
    else:
        doomed = Span(spans[index - 1].end, name.end)
    return Fix(f"Remove '{source.text[name.start : name.end]}' from the comment", (Edit(doomed, ""),))


def _whole_comment(comment: Suppression, source: SourceFile) -> Span:
    """The comment to the end of its line, with the white space before it or, alone on it, the whole line."""
    text = source.text
    line = source.position(comment.span.start).line
    start, next_line = source.line_starts[line - 1], [*source.line_starts, len(text)][line]
    end = start + len(source.lines[line - 1])
    before = text[start : comment.span.start]
    if not before.strip():
        return Span(start, next_line)
    return Span(start + len(before.rstrip()), end)
