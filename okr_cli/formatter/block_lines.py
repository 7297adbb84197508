"""Block mappings and lists: ordered keys, two spaces per level, each comment with its entry."""

import re
from itertools import pairwise
from typing import NamedTuple

from okr_cli.edit.layout import COLON, content_end, is_block_scalar, is_flow
from okr_cli.edit.list_edits import DASH as LIST_DASH
from okr_cli.edit.style import STEP, WIDTH
from okr_cli.errors import CannotEdit
from okr_cli.formatter.comment_lines import filler_lines, leading_fillers, own_comments
from okr_cli.formatter.inline_value import DASH, behind_dash, inline_lines, unfolded
from okr_cli.formatter.key_order import Models, below, canonical
from okr_cli.formatter.scalar_text import AsWritten, one_line
from okr_cli.merge.parts import Part, Split, shifted, split
from okr_cli.model.okr_file import OkrFile
from okr_cli.source.composer import ANCHOR
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, end_of, start_of
from okr_cli.workspace.suppressions import DIRECTIVE

ROOT: Models = (OkrFile,)

HEAD = re.compile(r"((?:[ \t]*[&!][^\s,\[\]{}]*)*)(?:([ \t]+)(#[^\n]*))?[ \t]*\n?")
"""What may stand behind a key or a dash whose entries follow below: an anchor, a tag, a comment."""

BESIDE = re.compile(r"([ \t]+)(#[^\n]*)")


class Entry(NamedTuple):
    """The lines of an entry: the blank ones and comments above it, and its own with the comments below."""

    above: list[str]
    own: list[str]


class _Value(NamedTuple):
    """A value on lines after ``head``, a key with its colon or a dash, which ends at the offset ``at``."""

    part: Part
    node: Node
    head: str
    at: int
    column: int
    models: Models


def document_lines(part: Part) -> list[str]:
    """The lines of a document in canonical form, or unchanged if that is uncertain."""
    try:
        if isinstance(part.node, Mapping) and not is_flow(part.source, part.node):
            return _root_lines(part, part.node)
        if isinstance(part.node, Mapping) and any(len(line) > WIDTH for line in part.text.split("\n")):
            start, end = part.node.start, part.node.end
            above, below_it = part.source.text[part.start : start], part.source.text[end : part.end]
            lines = unfolded(part.source, part.node, ROOT, 0)
            return [*filler_lines(above, 0), *lines, *filler_lines(below_it, 0)]
    except AsWritten:
        pass
    return _split_lines(part.text)


def _root_lines(part: Part, node: Mapping) -> list[str]:
    parts = split(part)
    if parts is None or (parts.head and not parts.head.endswith("\n")):
        raise AsWritten
    entries = _entries(part, node, parts, 0, ROOT)
    head = [line.rstrip() for line in _split_lines(parts.head)]
    return [*head, *(line for entry in entries for line in (*entry.above, *entry.own)), *_tail_lines(parts, 0)]


def _entries(part: Part, node: Mapping | Sequence, parts: Split, column: int, models: Models) -> list[Entry]:
    """The entries of a block, each in its lines at a column, in canonical order."""
    if isinstance(node, Sequence):
        return [_entry(each, None, parts.indent, column, models) for each in parts.entries.values()]
    entries = {
        name: _entry(each, node.entries[name][0], parts.indent, column, below(models, name))
        for name, each in parts.entries.items()
    }
    if ANCHOR.search(part.text):
        return list(entries.values())  # of two anchors with one name, the one above is what an alias stands for
    first = next(iter(parts.entries.values()))
    return _reordered(entries, canonical(entries, models), not first.is_lines, models is ROOT)


def _reordered(entries: dict[str, Entry], order: list[str], is_behind_dash: bool, is_root: bool) -> list[Entry]:
    """The entries of a mapping in another order. Comments that are about all of it stay above it.

    So do those at the top of a file.
    """
    names = list(entries)
    first, new_first = entries[names[0]], entries[order[0]]
    if is_behind_dash and first is not new_first and (any(new_first.above) or DIRECTIVE.search(first.own[0])):
        # A comment would have to stand above the dash, or beside another key.
        order = [names[0], *(name for name in order if name != names[0])]
    neighbors = set(pairwise(names))
    moved = {name: entries[name] for before, name in pairwise(order) if (before, name) not in neighbors}
    entries |= {name: _without_blank(entry) for name, entry in moved.items() if not (entry.above[1:] or entry.own[1:])}
    if order[0] != names[0]:
        others_have = not is_root and any(any(entries[name].above) for name in names[1:])
        above_all, own = own_comments(first.above, others_have)
        above = new_first.above if any(above_all[-1:]) else _without_blank(new_first).above
        entries |= {names[0]: first._replace(above=own), order[0]: new_first._replace(above=[*above_all, *above])}
    return [entries[name] for name in order]


def _without_blank(entry: Entry) -> Entry:
    return entry._replace(above=entry.above[1:]) if entry.above[:1] == [""] else entry


def _entry(part: Part, key: Scalar | None, indent: int, column: int, models: Models) -> Entry:
    """An entry of a mapping, or without a key of a list, moved from ``indent`` to ``column``."""
    length = leading_fillers(part.text) if part.is_lines else 0
    above = filler_lines(part.text[:length], column)
    try:
        own = _own_lines(part, key, part.start + length, column, models)
    except (AsWritten, CannotEdit):
        margin = "" if part.is_lines else " " * indent
        own = _split_lines(shifted(margin + part.text[length:], column - indent))
    return Entry(above, own)


def _own_lines(part: Part, key: Scalar | None, start: int, column: int, models: Models) -> list[str]:
    source, node = part.source, part.node
    if key is None:
        found = LIST_DASH.match(source.text, start)
        head, at = DASH, found.end(1) + 1 if found else 0
    else:
        is_first = not source.text[start : start_of(key)].strip()
        found = COLON.match(source.text, end_of(key)) if is_first else None
        head, at = f"{one_line(source, key)}:", found.end() if found else 0
    if found is None or node is None:
        raise AsWritten  # an alias, a key behind a question mark
    value = _Value(part, node, head, at, column, models)
    if isinstance(node, Scalar) or is_flow(source, node):
        return _inline(value)
    return _nested(value, node)


def _inline(value: _Value) -> list[str]:
    """A value that begins in the line of its key or dash, or alone in the line below."""
    part, node, head, at, column, models = value
    text = part.source.text
    if text[at : start_of(node)].strip():
        raise AsWritten
    end = max(content_end(part.source, node), at)
    beside, rest = ("", text[end : part.end]) if text[end - 1] == "\n" else text[end : part.end].partition("\n")[::2]
    lines = inline_lines(part.source, node, head, column, models, is_fixed=bool(DIRECTIVE.search(beside)))
    if beside.strip():
        opening = f"{head} {text[start_of(node)]}"
        is_unfolded = not isinstance(node, Scalar) and not lines[0].lstrip().startswith(opening)
        lines[0 if is_unfolded else -1] += _comment(BESIDE.fullmatch(beside.rstrip()))
    return [*lines, *filler_lines(rest, column + (0 if is_block_scalar(node) else STEP))]


def _nested(value: _Value, node: Mapping | Sequence) -> list[str]:
    """A value whose entries have their own lines; the first may follow a dash."""
    part, _, head, at, column, models = value
    has_alias = isinstance(node, Sequence) and any(not at <= start_of(item) < part.end for item in node.items)
    parts = None if has_alias else split(part)
    if parts is None:
        raise AsWritten
    first = next(iter(parts.entries.values()))
    found = HEAD.fullmatch(part.source.text, at, first.start)
    if found is None:
        raise AsWritten
    entries = _entries(part, node, parts, column + STEP, models)
    above = entries[0].above
    lines = [line for entry in entries for line in (*entry.above, *entry.own)]
    lines += _tail_lines(parts, column + STEP)
    if head == DASH and not found[0].strip() and not any(above):
        return behind_dash(lines[len(above) :], column)
    properties = f" {found[1].strip()}" if found[1] else ""
    return [f"{' ' * column}{head}{properties}{_comment(found, 1)}", *lines]


def _comment(found: re.Match[str] | None, before: int = 0) -> str:
    """A trailing comment with the space before it. Raises ``AsWritten`` if there is anything else."""
    if found is None:
        raise AsWritten
    gap, comment = found[before + 1], found[before + 2]
    return f"{'  ' if chr(9) in gap else gap}{comment.rstrip()}" if comment else ""


def _tail_lines(parts: Split, column: int) -> list[str]:
    """The comments after the last entry, and an end of a document or merged keys, unchanged."""
    try:
        return filler_lines(parts.tail, column)
    except AsWritten:
        return _split_lines(shifted(parts.tail, column - parts.indent))


def _split_lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n") if text else []
