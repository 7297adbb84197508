"""Where entries of a mapping or list begin and end, including comments, and where new ones can be inserted."""

from collections.abc import Sequence
from typing import NamedTuple

from okr_cli.errors import CannotEdit
from okr_cli.finding import Edit, Span
from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.source import tree
from okr_cli.source.source_file import LINE_BREAK, SourceFile
from okr_cli.source.tree import Mapping, Node, Scalar, end_of, start_of

BLANK = lazy_pattern(r"(?:\s|(?<=\s)#[^\r\n]*)*")
"""Spaces, line breaks and comments."""

PROPERTIES = lazy_pattern(r"(?:[&!][^\s,\[\]{}]*[ \t]*)*")
"""The anchor and the tag before a value."""

ALIAS = lazy_pattern(r"\*[^\s,\[\]{}]+")
REST = lazy_pattern(r"[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?=[\r\n]|\Z)")
"""What may follow the last value of a line: nothing, or a comment."""

COLON = lazy_pattern(r"[ \t]*:")
HEADER = lazy_pattern(r"[|>]([-+0-9]*)")


class OwnEntry(NamedTuple):
    """A key that is written in its mapping itself, not merged into it. ``end`` is the offset after its value."""

    name: str
    key: Scalar
    value: Node
    end: int


def cannot(source: SourceFile, offset: int, reason: str) -> CannotEdit:
    """The refusal of an edit, with its place."""
    line, column = source.position(offset)
    return CannotEdit(f"{source.path}:{line}:{column}: {reason}; nothing was written")


def outdated(path: str) -> CannotEdit:
    """The refusal to edit a file that is another than the one that was loaded."""
    return CannotEdit(f"{path}: changed while okr was running, so nothing was written; run okr again")


def newline_near(source: SourceFile, offset: int) -> str:
    """The line ending at a place: that of its line, else that of the line above, else ``\\n``."""
    found = LINE_BREAK.search(source.text, offset) or LINE_BREAK.search(source.text)
    return found[0] if found else "\n"


def is_flow(source: SourceFile, node: Node) -> bool:
    """Whether a mapping or list is written in brackets."""
    return not isinstance(node, Scalar) and source.text.startswith(("{", "["), inside_properties(source, node))


def is_block_scalar(node: Node) -> bool:
    """Whether a value is a block scalar (``|`` or ``>``)."""
    return isinstance(node, Scalar) and node.style in ("|", ">")


def inside_properties(source: SourceFile, node: Node) -> int:
    """The offset of a value after its anchor and tag, if they are on its line."""
    found = PROPERTIES.match(source.text, start_of(node))
    return found.end() if found else start_of(node)


def own_entries(source: SourceFile, mapping: Mapping) -> list[OwnEntry]:
    """The entries that are written in a mapping, in the order of the text."""
    pairs = [
        (name, key, value)
        for name, (key, value) in mapping.entries.items()
        if mapping.start <= start_of(key) < max(mapping.end, mapping.start + 1)
    ]
    pairs.sort(key=lambda pair: start_of(pair[1]))
    return [OwnEntry(name, key, value, value_end(source, key, value)) for name, key, value in pairs]


def value_end(source: SourceFile, key: Scalar, value: Node) -> int:
    """The offset after a value, or after its alias."""
    if start_of(value) >= end_of(key):
        return content_end(source, value)
    found = alias_span(source, key)
    return found.end if found else end_of(key)


def alias_span(source: SourceFile, key: Scalar) -> Span | None:
    """The place of the alias that is the value of a key."""
    text = source.text
    at = _after_blank(text, end_of(key))
    if text.startswith(":", at):
        at = _after_blank(text, at + 1)
    found = ALIAS.match(text, at)
    return Span(*found.span()) if found else None


def behind_colon(source: SourceFile, entry: OwnEntry) -> int:
    """The offset after the colon of a key, and after an anchor there."""
    found = COLON.match(source.text, end_of(entry.key))
    if found is None:
        raise cannot(
            source, start_of(entry.key), f"the value of '{entry.name}' does not start on the same line as its key"
        )
    start = start_of(entry.value)
    if source.text.startswith("&", start) and not source.text[found.end() : start].strip(" \t"):
        return start + len(source.text[start : inside_properties(source, entry.value)].rstrip())
    return found.end()


def content_end(source: SourceFile, node: Node) -> int:
    """The offset after the last character of a value, without the blank lines below a block scalar that drops them."""
    start, end = start_of(node), end_of(node)
    leaf = _last_leaf(node)
    if leaf is None or not is_block_scalar(leaf):
        return end
    header = HEADER.match(source.text, inside_properties(source, leaf))
    if header and "+" in header[1]:
        return end
    return start + len(source.text[start:end].rstrip())


def _last_leaf(node: Node) -> Scalar | None:
    """The scalar with which a value ends; None if it ends with a bracket."""
    while not isinstance(node, Scalar):
        children = list(node.items) if isinstance(node, tree.Sequence) else [each for _, each in node.entries.values()]
        last = max((child for child in children if end_of(child) == node.end), key=start_of, default=None)
        if last is None:
            return None
        node = last
    return node


def column(source: SourceFile, offset: int) -> int:
    """The number of characters before a place in its line."""
    return source.position(offset).column - 1


def text_before(source: SourceFile, offset: int) -> str:
    """The characters before a place in its line."""
    return source.text[offset - column(source, offset) : offset]


def comment_lines_above(source: SourceFile, number: int, indent: str) -> int:
    """The number of comment lines right above a line (counted from 0) with the indentation ``indent``."""
    count = 0
    while count < number and source.lines[number - count - 1].startswith(f"{indent}#"):
        count += 1
    return count


def line_below(source: SourceFile, end: int, indent: int | None = None) -> int:
    """The offset of the first line below an entry of a block that ends at ``end``.

    Comments below the entry that are indented more than ``indent`` belong to it; without ``indent``, none does.
    Raises ``CannotEdit`` if more than a comment follows in its last line.
    """
    starts, lines = source.line_starts, source.lines
    number = source.position(end).line - 1
    if not (end > 0 and source.text[end - 1] in "\r\n"):
        if not REST.match(source.text, end):
            raise cannot(source, end, "the entry shares its last line with other text")
        number += 1
    below = number
    while indent is not None and number < len(lines):
        body = lines[number].lstrip(" \t")
        if body:
            if not body.startswith("#") or len(lines[number]) - len(body) <= indent:
                break
            below = number + 1
        number += 1
    return starts[below] if below < len(lines) else len(source.text)


def replace_lines(source: SourceFile, start: int, end: int, lines: Sequence[str]) -> Edit:
    """The edit that replaces whole lines from ``start`` to ``end``, both at beginnings of lines.

    If both are the same, lines are inserted. A file without a line break at its end stays without one.
    """
    text = source.text
    newline = newline_near(source, max(start - 2, 0))
    if end < len(text) or text[-1:] in ("", "\r", "\n"):
        return Edit(Span(start, end), "".join(line + newline for line in lines))
    if start == end:
        return Edit(Span(start, end), "".join(newline + line for line in lines))
    if not lines and start > 0:
        start -= 2 if text[start - 2 : start] == "\r\n" else 1
    return Edit(Span(start, end), newline.join(lines))


def _after_blank(text: str, at: int) -> int:
    found = BLANK.match(text, at)
    return found.end() if found else at
