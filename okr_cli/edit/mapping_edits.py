"""Edits of mappings: change a value, add a key, remove a key."""

import re
from collections.abc import Mapping, Sequence

from okr_cli.edit.brackets import insert_after_comma, remove_between_commas
from okr_cli.edit.data import Value
from okr_cli.edit.layout import (
    COLON,
    OwnEntry,
    alias_span,
    behind_colon,
    cannot,
    column,
    comment_lines_above,
    inside_properties,
    is_block_scalar,
    is_flow,
    line_below,
    newline_near,
    own_entries,
    replace_lines,
    text_before,
)
from okr_cli.edit.scalars import is_literal, scalar
from okr_cli.edit.style import Style
from okr_cli.finding import Edit, Span
from okr_cli.source import tree
from okr_cli.source.source_file import LINE_BREAK, SourceFile
from okr_cli.source.tree import Node, end_of, start_of

EXPLICIT_KEY = re.compile(r"[ \t]*\?[ \t]+")
ITEM_START = re.compile(r"[ \t]*(?:-[ \t]+)*")
HEADER_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")


def set_key(
    source: SourceFile, root: Node, mapping: tree.Mapping, name: str, value: Value, order: Sequence[str] = ()
) -> list[Edit]:
    """The edits that give a key a value. A key that is not there yet is written after those before it in ``order``."""
    entries = own_entries(source, mapping)
    found = next((entry for entry in entries if entry.name == name), None)
    style = Style(source, root, start_of(found.key) if found else mapping.start, mapping)
    if found is None:
        return add_key(source, style, mapping, entries, name, value, order)
    if is_flow(source, mapping):
        return [_replaced_in_line(source, found, style.flow(value))]
    return _replaced_in_block(source, style, mapping, found, value)


def remove_key(source: SourceFile, mapping: tree.Mapping, name: str) -> list[Edit]:
    """The edits that take a key away, with its value and the comments in it."""
    entries = own_entries(source, mapping)
    index = next((index for index, entry in enumerate(entries) if entry.name == name), None)
    if index is None:
        raise cannot(source, mapping.start, f"'{name}' comes from a merge key (<<) and cannot be removed here")
    entry = entries[index]
    start = start_of(entry.key)
    if is_flow(source, mapping):
        spans = [Span(start_of(each.key), each.end) for each in entries]
        return remove_between_commas(source, spans, index)
    if len(entries) == 1:
        if mapping.end > entry.end:
            raise cannot(source, start, f"cannot remove '{name}', the only key next to a merge key (<<)")
        return [Edit(Span(mapping.start, entry.end), "{}")]
    before = text_before(source, start)
    if not before.strip() or EXPLICIT_KEY.fullmatch(before):
        return [replace_lines(source, start - len(before), line_below(source, entry.end), [])]
    if not ITEM_START.fullmatch(before) or index + 1 == len(entries):
        raise cannot(source, start, f"'{name}' shares its line with other text and cannot be removed")
    following = start_of(entries[index + 1].key)
    if not source.text[entry.end : following].strip():
        return [Edit(Span(start, following), "")]
    return [Edit(Span(start, entry.end), "")]  # a comment follows the dash now


def add_key(
    source: SourceFile,
    style: Style,
    mapping: tree.Mapping,
    entries: list[OwnEntry],
    name: str,
    value: Value,
    order: Sequence[str],
) -> list[Edit]:
    """The edits that add a key."""
    before = _predecessor(entries, name, order)
    if is_flow(source, mapping):
        text = f"{style.key(name, True)}: {style.flow(value)}"
        if before is None:
            inside = inside_properties(source, mapping) + 1
            return [Edit(Span(inside, inside), text)]
        return insert_after_comma(source, Span(start_of(before.key), before.end), text, mapping.end)
    if before is None and not source.text.startswith("<<", mapping.start):
        raise cannot(source, mapping.start, "cannot add a key here")
    indent = block_indent(source, entries[0]) if before else column(source, mapping.start)
    at = line_below(source, before.end if before else mapping.end, indent)
    lines = style.entry(name, value, indent)
    is_apart = indent == 0 and lines[1:] and _are_apart(source, entries)
    return [replace_lines(source, at, at, ["", *lines] if is_apart else lines)]


def _are_apart(source: SourceFile, entries: Sequence[OwnEntry]) -> bool:
    """Whether there is a blank line above an entry of several lines."""
    for entry in entries[1:]:
        first = source.position(start_of(entry.key)).line - 1
        number = first - comment_lines_above(source, first, "") - 1
        if source.position(entry.end).line - 1 > first and not source.lines[number].strip():
            return True
    return False


def block_indent(source: SourceFile, first: OwnEntry) -> int:
    """The column of the keys of a mapping in block style."""
    start = start_of(first.key)
    before = text_before(source, start)
    explicit = before.rstrip(" \t")
    return len(explicit) - 1 if explicit.endswith("?") else len(before)


def _predecessor(entries: list[OwnEntry], name: str, order: Sequence[str]) -> OwnEntry | None:
    """The entry after which a new key belongs: the last one that precedes it in ``order``, else the first."""
    rank = {known: number for number, known in enumerate(order)}
    if name not in rank:
        return entries[-1] if entries else None
    earlier = [entry for entry in entries if rank.get(entry.name, -1) < rank[name] and entry.name in rank]
    return earlier[-1] if earlier else entries[0] if entries else None


def _replaced_in_line(source: SourceFile, entry: OwnEntry, text: str) -> Edit:
    """The edit that replaces a value and keeps its anchor."""
    if start_of(entry.value) < end_of(entry.key):
        span = alias_span(source, entry.key)
        if span is None:
            raise cannot(source, start_of(entry.key), f"the value of '{entry.name}' is defined elsewhere")
        return Edit(span, text)
    start, end = _replaceable(source, entry)
    if start == end:
        colon = COLON.match(source.text, end_of(entry.key))
        at = colon.end() if colon else end_of(entry.key)
        return Edit(Span(at, at), f" {text}" if colon else f": {text}")
    return Edit(Span(start, end), text)


def _replaceable(source: SourceFile, entry: OwnEntry) -> Span:
    """The text of a value that another one takes the place of: without its anchor."""
    start = start_of(entry.value)
    if source.text.startswith("&", start):
        start = inside_properties(source, entry.value)
    return Span(min(start, entry.end), entry.end)


def _replaced_in_block(
    source: SourceFile, style: Style, mapping: tree.Mapping, entry: OwnEntry, value: Value
) -> list[Edit]:
    present = entry.value
    is_written_here = start_of(present) > end_of(entry.key)
    is_block = is_written_here and not isinstance(present, tree.Scalar) and not is_flow(source, present)
    if isinstance(value, Mapping | Sequence) and not isinstance(value, str):
        if value:
            return _with_collection(source, style, mapping, entry, value, is_block)
        word = style.flow(value)
    elif isinstance(value, str) and is_literal(value) and not is_block and _ends_its_line(source, entry):
        lines = style.entry(entry.name, value, block_indent(source, own_entries(source, mapping)[0]))
        word = newline_near(source, entry.end).join(["|-", *lines[1:]])
    elif isinstance(value, str) and isinstance(present, tree.Scalar) and present.style in ("'", '"'):
        word = scalar(value, quote=present.style)
    else:
        word = style.scalar(value)
    return _instead_of_block(source, entry, word) if is_block else _replaced_scalar(source, entry, word)


def _ends_its_line(source: SourceFile, entry: OwnEntry) -> bool:
    """Whether nothing follows a value on its line, so that it can become a block literal."""
    return is_block_scalar(entry.value) or source.text[entry.end : entry.end + 1] in ("", "\r", "\n")


def _replaced_scalar(source: SourceFile, entry: OwnEntry, text: str) -> list[Edit]:
    present = entry.value
    if not is_block_scalar(present) or start_of(present) < end_of(entry.key):
        return [_replaced_in_line(source, entry, text)]
    start = _replaceable(source, entry).start
    end = start + len(source.text[start : entry.end].rstrip())
    first_line = LINE_BREAK.search(source.text, start, end)
    header_end = first_line.start() if first_line else end
    comment = HEADER_COMMENT.search(source.text, start, header_end)
    if comment:
        text = re.sub(r"^[^\r\n]*", lambda line: line[0] + comment[0], text, count=1)
    return [Edit(Span(start, end), text)]


def _instead_of_block(source: SourceFile, entry: OwnEntry, word: str, lines: Sequence[str] = ()) -> list[Edit]:
    """The edits that write ``word`` next to a key, and ``lines`` instead of the lines of its old value."""
    at = behind_colon(source, entry)
    start = source.line_starts[source.position(at).line]
    rest = source.text[at:start].strip()
    if rest and not rest.startswith("#"):
        raise cannot(source, start_of(entry.value), (f"the value of '{entry.name}' shares its line with other text"))
    below = replace_lines(source, start, line_below(source, entry.end), lines)
    return [Edit(Span(at, at), f" {word}"), below] if word else [below]


def _with_collection(
    source: SourceFile, style: Style, mapping: tree.Mapping, entry: OwnEntry, value: Value, is_block: bool
) -> list[Edit]:
    """The edits that give a key of a block mapping a list or a mapping."""
    if is_flow(source, entry.value) and not _is_empty(entry.value):
        return [_replaced_in_line(source, entry, style.flow(value))]
    indent = block_indent(source, own_entries(source, mapping)[0])
    lines = style.entry(entry.name, value, indent)
    colon = behind_colon(source, entry)
    if is_block:
        return _instead_of_block(source, entry, style.flow(value) if len(lines) == 1 else "", lines[1:])
    if len(lines) == 1:
        return [_replaced_in_line(source, entry, style.flow(value))]
    if start_of(entry.value) < end_of(entry.key):
        start, end = alias_span(source, entry.key) or (colon, colon)
    else:
        start, end = _replaceable(source, entry)
    start = max(colon, start)
    while start > colon and source.text[start - 1] in " \t":
        start -= 1
    at = line_below(source, max(end, colon))
    return [Edit(Span(start, max(end, start)), ""), replace_lines(source, at, at, lines[1:])]


def _is_empty(node: Node) -> bool:
    return not (node.items if isinstance(node, tree.Sequence) else isinstance(node, tree.Mapping) and node.entries)
