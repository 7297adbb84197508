"""The comment that points an editor to the schema: ``# yaml-language-server: $schema=okr.schema.json``."""

from typing import NamedTuple

from okr_cli.finding import Span
from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.source.source_file import LINE_BREAK, SourceFile
from okr_cli.source.tree import Mapping, Node, span_of

MODELINE = lazy_pattern(
    r"(?:\A|[\r\n])[ \t]*#[ \t]*(?:yaml-language-server[ \t]*:[^\r\n]*\$schema=|\$schema[ \t]*:[ \t]*)(\S+)"
)
"""A comment that names a schema, for yaml-language-server or for the JetBrains editors."""

FIRST_LINES = lazy_pattern(r"(?:#![^\r\n]*(?:\r\n|\r|\n))?(?:#[^\r\n]*-\*-[^\r\n]*(?:\r\n|\r|\n))?")
"""Lines that only work at the top of a file: a shebang, and the mode line of Emacs."""


class MissingModeline(NamedTuple):
    """Where to insert a missing modeline.

    ``key`` is the place of the first key, ``at`` the offset for the comment, ``newline`` the line ending.
    """

    path: str
    key: Span
    at: int
    newline: str


def named_schema(text: str) -> str:
    """The path or URL of the schema that a file names; empty if it names none."""
    found = MODELINE.search(text)
    return found[1] if found else ""


def missing_modeline(source: SourceFile, documents: tuple[Node, ...]) -> MissingModeline | None:
    """Where a file lacks a modeline; None if it has one, for any schema, or if it has no keys."""
    mappings = (root for root in documents if isinstance(root, Mapping))
    keys = (span_of(key) for root in mappings for key, _ in root.entries.values())
    first = next(keys, None)
    if first is None or MODELINE.search(source.text):
        return None
    first_lines = FIRST_LINES.match(source.text)
    newline = LINE_BREAK.search(source.text)
    at = first_lines.end() if first_lines else 0
    return MissingModeline(source.path, first, at, newline[0] if newline else "\n")
