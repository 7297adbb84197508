"""Another word in the place of one that stands as it reads."""

from okr_cli.finding import Edit, Span
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Scalar, span_of

QUOTES = ("'", '"')


def reworded(source: SourceFile, scalar: Scalar, word: str) -> Edit | None:
    """The edit that writes ``word`` for a key or value; its quotes stay.

    None where an anchor, an escape or a fold stands between the text of the file and what it means.
    """
    start, end = span_of(scalar)
    raw = source.text[start:end]
    if raw[:1] in QUOTES and raw[:1] == raw[-1:]:
        start, end, raw = start + 1, end - 1, raw[1:-1]
    return Edit(Span(start, end), word) if raw == scalar.value else None
