"""Splits a file into its entries, so that every character belongs to exactly one."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from okr_cli.edit.layout import column, content_end, is_flow, line_below, own_entries
from okr_cli.edit.list_edits import line_start_of
from okr_cli.errors import CannotEdit
from okr_cli.model.entity import slug
from okr_cli.source import tree
from okr_cli.source.decoding import parsable
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node, is_absent, start_of

DOCUMENT_START = re.compile(r"(?<![^\r\n])---(?=\s|\Z)")
IS_FILLER = re.compile(r"[ \t]*(?:#.*)?")
"""A line that is blank or holds a comment alone."""

LINE = re.compile(r"^(?=[^\r\n])", re.M)

NAMES = ("date", "id", "title", "name", "handle")
"""Keys that tell one entry of a list from another, the first that is set."""

WHOLE_LISTS = frozenset({"between"})
"""Lists whose entries mean something only together."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file: an entry of a mapping or list with the comments above it, or the whole file.

    ``separator`` is the text between it and the previous entry, inside brackets. With ``is_lines``, it consists of
    whole lines and can be put between conflict markers.
    """

    source: SourceFile
    start: int
    end: int
    node: Node | None = None
    name: str = ""
    separator: str = ""
    is_lines: bool = True
    roots: tuple[Node, ...] = ()

    @property
    def text(self) -> str:
        """The characters of this part."""
        return self.source.text[self.start : self.end]

    @property
    def title(self) -> str | None:
        """The title of an entity, to recognize it when its id was changed."""
        return _text_at(self.node, "title")


@dataclass(frozen=True, slots=True)
class Split:
    """A part split into entries. ``form`` and ``indent`` (characters before an entry) describe how they are written."""

    form: str
    head: str
    entries: dict[str, Part]
    tail: str = ""
    indent: int = 0

    @property
    def is_flow(self) -> bool:
        """Whether the entries are in brackets."""
        return self.form.startswith("flow")

    @property
    def dates(self) -> list[str]:
        """The dates of the entries, if each has one."""
        days = [_text_at(entry.node, "date") for entry in self.entries.values()]
        return [day for day in days if day] if all(days) else []


def split(part: Part) -> Split | None:
    """The entries of a part; None if it has none, or if they cannot be separated in the text."""
    try:
        if part.roots:
            return _documents(part)
        if isinstance(part.node, tree.Mapping):
            return _mapping(part, part.node)
        if isinstance(part.node, tree.Sequence) and part.node.items and part.name not in WHOLE_LISTS:
            return _list(part, part.node)
    except CannotEdit:  # two entries in one line
        pass
    return None


def is_empty(part: Part | None) -> bool:
    """Whether a part has no entry: it is missing, not set, or an empty pair of brackets."""
    if part is None or part.node is None:
        return part is None
    if isinstance(part.node, tree.Scalar):
        return is_absent(part.node)
    return not (part.node.items if isinstance(part.node, tree.Sequence) else part.node.entries)


def _documents(part: Part) -> Split:
    """A file of several documents as these."""
    text, bounds = part.source.text, [0]
    for before, root in pairwise(part.roots):
        found = [match.start() for match in DOCUMENT_START.finditer(text, tree.end_of(before), start_of(root) + 1)]
        if not found:
            raise CannotEdit("")
        bounds.append(found[-1])
    ends = [*bounds[1:], len(text)]
    pieces = zip(bounds, ends, part.roots, strict=True)
    entries = {str(number): Part(part.source, *piece) for number, piece in enumerate(pieces)}
    return Split(f"{len(entries)} documents", "", entries)


def _mapping(part: Part, node: tree.Mapping) -> Split | None:
    own = own_entries(part.source, node)
    if not own:
        return None
    spans = [(start_of(entry.key), entry.end) for entry in own]
    nodes = [entry.value if start_of(entry.value) >= start_of(entry.key) else None for entry in own]
    return _cut(part, node, "mapping", spans, [entry.name for entry in own], list(nodes))


def _list(part: Part, node: tree.Sequence) -> Split | None:
    spans = [(start_of(item), content_end(part.source, item)) for item in node.items]
    if any(after[0] < before[1] for before, after in pairwise(spans)):
        return None  # an alias has no place of its own in the tree
    names = list(_numbered([_name_of(item) for item in node.items]))
    return _cut(part, node, "list", spans, names, list(node.items))


def _cut(
    part: Part,
    node: tree.Mapping | tree.Sequence,
    form: str,
    spans: list[tuple[int, int]],
    names: list[str],
    nodes: list[Node | None],
) -> Split | None:
    """Cut between entries with these places."""
    source = part.source
    if is_flow(source, node):
        return _cut_brackets(part, form, spans, names, nodes)
    first = spans[0][0]
    if isinstance(node, tree.Sequence):
        first = source.text.index("-", line_start_of(source, node.items[0]))
    indent = column(source, first)
    start = _first_start(part, first)
    bounds = [start, *(line_below(source, end, indent) for _, end in spans)]
    bounds[-1] = min(bounds[-1], part.end)
    pieces = zip(names, bounds[:-1], bounds[1:], nodes, strict=True)
    entries = {name: Part(source, begin, end, value, name) for name, begin, end, value in pieces}
    head = source.text[part.start : start]
    if head and not head.endswith(("\n", "\r")):
        if isinstance(node, tree.Sequence):
            return None  # a list that begins in the line of another dash
        entries[names[0]] = replace(entries[names[0]], is_lines=False)
    return Split(f"block {form}", head, entries, source.text[bounds[-1] : part.end], indent)


def _first_start(part: Part, first: int) -> int:
    """The start of the first entry of a block, with the comments above it but after the line with its key.

    On the line of a dash, it starts right there.
    """
    text = part.source.text
    line = max(first - column(part.source, first), part.start)
    if text[line:first].strip():
        return first
    start = part.start
    for match in re.finditer(r"([^\r\n]*)(?:\r\n|\r|\n)", text[part.start : line]):
        if not IS_FILLER.fullmatch(match[1]):
            start = part.start + match.end()
    return start


def _cut_brackets(
    part: Part, form: str, spans: list[tuple[int, int]], names: list[str], nodes: list[Node | None]
) -> Split | None:
    source, text = part.source, part.source.text
    gaps = [text[before[1] : after[0]] for before, after in pairwise(spans)]
    if any("," not in gap for gap in gaps):
        return None  # keys of another notation
    pieces = zip(names, spans, nodes, ["", *gaps], strict=True)
    entries = {name: Part(source, *span, value, name, gap, is_lines=False) for name, span, value, gap in pieces}
    return Split(f"flow {form}", text[part.start : spans[0][0]], entries, text[spans[-1][1] : part.end])


def as_lines(flow: Split, block: Split) -> Split:
    """A list in brackets as a list of lines like ``block``."""
    entries: dict[str, Part] = {}
    for name, entry in flow.entries.items():
        text = f"{' ' * block.indent}- {entry.text}\n"
        written = parse(parsable(text)).documents[0]
        assert isinstance(written, tree.Sequence)
        entries[name] = Part(SourceFile(entry.source.path, text), 0, len(text), written.items[0], name)
    return replace(block, entries=entries)


def shifted(text: str, columns: int) -> str:
    """Lines that are set in by more columns, or by fewer."""
    if columns > 0:
        return LINE.sub(" " * columns, text)
    return re.sub(rf"^ {{0,{-columns}}}", "", text, flags=re.M)


def _name_of(item: Node) -> str:
    if isinstance(item, tree.Scalar):
        return str(item.value)
    for key in NAMES:
        text = _text_at(item, key)
        if text:
            return slug(text) if key == "title" else text
    return ""


def _numbered(names: list[str]) -> Iterator[str]:
    """Names, with a number added to repeated ones."""
    seen: Counter[str] = Counter()
    for name in names:
        yield f"{name} #{seen[name]}" if seen[name] else name
        seen[name] += 1


def _text_at(node: Node | None, key: str) -> str | None:
    value = node.value(key) if isinstance(node, tree.Mapping) else None
    return str(value.value) if isinstance(value, tree.Scalar) and not is_absent(value) else None
