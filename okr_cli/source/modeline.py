"""The comment by which an editor finds the schema of a file: ``# yaml-language-server: $schema=okr.schema.json``."""

import re
from typing import NamedTuple

from okr_cli.finding import Span
from okr_cli.source.source_file import LINE_BREAK, SourceFile
from okr_cli.source.tree import Mapping, Node, span_of

MODELINE = re.compile(
    r"(?:\A|[\r\n])[ \t]*#[ \t]*(?:yaml-language-server[ \t]*:[^\r\n]*\$schema=|\$schema[ \t]*:[ \t]*)\S"
)
"""A comment that names a schema, in the form of yaml-language-server or in that of the JetBrains editors."""

BOUND = re.compile(r"(?:#![^\r\n]*(?:\r\n|\r|\n))?(?:#[^\r\n]*-\*-[^\r\n]*(?:\r\n|\r|\n))?")
"""Lines that mean something only where they stand first: for the system, and for Emacs."""


class Opening(NamedTuple):
    """The beginning of a file whose schema no comment names.

    ``key`` is the first key of the file, ``at`` the offset where the comment would begin, ``newline`` how lines end.
    """

    path: str
    key: Span
    at: int
    newline: str


def opening(source: SourceFile, documents: tuple[Node, ...]) -> Opening | None:
    """The beginning of a file that wants a modeline. None where it has one, whatever schema that names, and where it
    holds no keys."""
    mappings = (root for root in documents if isinstance(root, Mapping))
    keys = (span_of(key) for root in mappings for key, _ in root.entries.values())
    first = next(keys, None)
    if first is None or MODELINE.search(source.text):
        return None
    bound = BOUND.match(source.text)
    newline = LINE_BREAK.search(source.text)
    return Opening(source.path, first, bound.end() if bound else 0, newline[0] if newline else "\n")
