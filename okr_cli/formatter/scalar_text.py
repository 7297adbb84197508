"""Keys and scalars in canonical form: quoted only if YAML needs it, with continuation lines indented by two spaces."""

import re

from okr_cli.edit.layout import HEADER, content_end, inside_properties, is_block_scalar
from okr_cli.edit.scalars import scalar
from okr_cli.source.decoding import UNSAFE
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Scalar, start_of

ESCAPE = re.compile(r"\\[^\"\\]")
"""What text in double quotes spells otherwise than as the character that it means."""

BLANKS = re.compile(r"[ \t]*")


class AsWritten(Exception):  # noqa: N818
    """Something that has no canonical form, or of which it is not certain what it would be: its text is kept."""


def one_line(source: SourceFile, node: Scalar, in_flow: bool = False) -> str:
    """A key or value of one line. Raises ``AsWritten`` for one of several, and one with an anchor or a tag."""
    raw = raw_text(source, node)
    if "\n" in raw or is_block_scalar(node):
        raise AsWritten
    if node.style not in ("'", '"') or ESCAPE.search(raw) or UNSAFE.search(raw):
        return raw
    value = str(node.value)
    return scalar(value, in_flow, '"' if value.startswith("<") else "")


def lines_of(source: SourceFile, node: Scalar, indent: int) -> list[str]:
    """A value in block style: its first line, as it follows a key or dash, and further ones set in by ``indent``."""
    raw = raw_text(source, node)
    if "\n" not in raw:
        return [one_line(source, node)]
    first, *rest = raw.removesuffix("\n").split("\n")
    if is_block_scalar(node):
        return [first.rstrip(), *_content(first, rest, indent)]
    texts = [line.lstrip(" \t") for line in rest]
    lines = [first, *(f"{' ' * indent}{line}" if line else "" for line in texts)]
    # An escaped space at the end of a line is a part of the text.
    return [line if line.rstrip().endswith("\\") else line.rstrip() for line in lines]


def raw_text(source: SourceFile, node: Scalar) -> str:
    """The text of a key or value with its quotes. Raises ``AsWritten`` if an anchor or a tag precedes it."""
    start = start_of(node)
    if inside_properties(source, node) != start:
        raise AsWritten
    end = content_end(source, node)
    if is_block_scalar(node) and source.text[end - 1] != "\n":
        found = BLANKS.match(source.text, end)  # the spaces at the end of its last line are text
        end = found.end() if found else end
    return source.text[start:end]


def _content(header: str, lines: list[str], indent: int) -> list[str]:
    """The lines below ``|`` or ``>``, indented by ``indent`` or as the header says. Spaces of the text stay."""
    found = HEADER.match(header)
    if found and re.search(r"\d", found[1]):
        raise AsWritten
    margin = next((len(line) - len(line.lstrip(" ")) for line in lines if not BLANKS.fullmatch(line)), 0)
    return [f"{' ' * indent}{line[margin:]}" if line[margin:] else "" for line in lines]
