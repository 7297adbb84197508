"""Values that begin on the line of their key or dash: scalars, and mappings and lists in brackets.

Brackets keep their line breaks as long as every line fits. Wider ones get one line per entry.
"""

import re
from typing import NamedTuple

from okr_cli.edit.layout import OwnEntry, content_end, own_entries
from okr_cli.edit.style import STEP, WIDTH
from okr_cli.formatter.key_order import Models, below, canonical
from okr_cli.formatter.scalar_text import AsWritten, lines_of, one_line
from okr_cli.source.composer import ANCHOR
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, end_of, start_of

COMMA = re.compile(r"\s*,\s*")
LAST_COMMA = re.compile(r"\s*,?\s*")
COLON = re.compile(r"[ \t]*:[ \t]*")
DASH = "-"


class _Entry(NamedTuple):
    """An entry between brackets: its name, its key as written with the colon (both empty in a list), and its value."""

    name: str
    key: str
    value: Node
    models: Models
    start: int
    end: int


def inline_lines(
    source: SourceFile, node: Node, head: str, indent: int, models: Models, is_fixed: bool = False
) -> list[str]:
    """The lines of a value after ``head``, a key with its colon or a dash at the column ``indent``.

    With ``is_fixed``, brackets stay, however wide. Raises ``AsWritten`` if there is no canonical form.
    """
    start = f"{' ' * indent}{head}"
    if isinstance(node, Scalar):
        first, *rest = lines_of(source, node, indent + STEP)
        return [f"{start} {first}" if first else start, *rest]
    base = indent + STEP if head == DASH else indent
    lines = f"{start} {_in_brackets(source, node, models, len(start) + 1, base)}".split("\n")
    if is_fixed or lines[0].endswith(("{}", "[]")) or all(len(line) <= WIDTH for line in lines):
        return lines
    below_head = unfolded(source, node, models, indent + STEP)
    return behind_dash(below_head, indent) if head == DASH else [start, *below_head]


def unfolded(source: SourceFile, node: Mapping | Sequence, models: Models, indent: int) -> list[str]:
    """The entries of a value in brackets, each in lines of its own."""
    entries = _ordered(_entries(source, node, models)[0], models)
    lines = (inline_lines(source, each.value, each.key or DASH, indent, each.models) for each in entries)
    return [line for entry in lines for line in entry]


def behind_dash(lines: list[str], indent: int) -> list[str]:
    """Lines indented by two more spaces than ``indent``, the first after a dash there."""
    return [f"{' ' * indent}{DASH} {lines[0][indent + STEP :]}", *lines[1:]]


def _in_brackets(source: SourceFile, node: Node, models: Models, column: int, base: int) -> str:
    """A value with its opening bracket at ``column``, and the closing one on its own line at ``base``."""
    if isinstance(node, Scalar):
        return one_line(source, node, in_flow=True)
    entries, breaks = _entries(source, node, models)
    indent = base + STEP if breaks[0] else column + 1
    text = source.text[node.start]
    for number, entry in enumerate(_ordered(entries, models)):
        text += "," if number else ""
        text += f"\n{' ' * indent}" if breaks[number] else " " if number else ""
        text += f"{entry.key} " if entry.key else ""
        at = len(text.rpartition("\n")[2]) + (0 if "\n" in text else column)
        text += _in_brackets(source, entry.value, entry.models, at, indent)
    return text + (f"\n{' ' * base}" if entries and breaks[-1] else "") + source.text[node.end - 1]


def _entries(source: SourceFile, node: Mapping | Sequence, models: Models) -> tuple[list[_Entry], list[bool]]:
    """The entries of a value in brackets in the order of the text.

    Also whether a line ends before each of them, and before the closing bracket.
    """
    if not source.text.startswith(("{", "["), node.start) or ANCHOR.search(source.text[node.start : node.end]):
        raise AsWritten
    if isinstance(node, Sequence):
        entries = [_Entry("", "", item, models, start_of(item), content_end(source, item)) for item in node.items]
    else:
        entries = [_keyed(source, entry, models) for entry in own_entries(source, node)]
    bounds = [node.start + 1, *(bound for entry in entries for bound in (entry.start, entry.end)), node.end - 1]
    gaps = [source.text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    if gaps[0].strip() or not all(COMMA.fullmatch(gap) for gap in gaps[1:-1]) or not LAST_COMMA.fullmatch(gaps[-1]):
        raise AsWritten  # a comment, or a notation of its own
    return entries, ["\n" in gap for gap in gaps]


def _keyed(source: SourceFile, entry: OwnEntry, models: Models) -> _Entry:
    name, key, value, end = entry
    if not COLON.fullmatch(source.text, end_of(key), start_of(value)) or start_of(value) == end:
        raise AsWritten
    return _Entry(name, f"{one_line(source, key, True)}:", value, below(models, name), start_of(key), end)


def _ordered(entries: list[_Entry], models: Models) -> list[_Entry]:
    by_name = {entry.name: entry for entry in entries if entry.key}
    return [by_name[name] for name in canonical(by_name, models)] or entries
