"""Writes new text in the style of its neighbors: brackets or lines, indentation, quotes and order of keys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from okr_cli.edit.data import Value, WrittenEntry
from okr_cli.edit.layout import cannot, column, is_flow, own_entries, text_before
from okr_cli.edit.scalars import ScalarValue, is_literal, scalar
from okr_cli.source import tree
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node, start_of, walk

WIDTH = 100
"""Columns into which a value in brackets must fit; a longer one gets a line for each key."""

ENDS = frozenset({"from", "to"})
"""What was and what is are read side by side."""

STEP = 2
"""Spaces by which a level is set in where no neighbor shows another number."""


class Style:
    """The style of a document's values as seen from the place ``at``: the nearest neighbor decides."""

    def __init__(self, source: SourceFile, root: Node, at: int, mapping: tree.Mapping | None = None) -> None:
        self.source = source
        self._root = root
        self._at = at
        self._mapping = mapping

    @cached_property
    def _neighbors(self) -> list[tuple[str, tree.Scalar, Node]]:
        """Keys with lists and mappings as values, the nearest first."""
        found = [
            (name, key, value)
            for node in walk(self._root)
            if isinstance(node, tree.Mapping)
            for name, (key, value) in node.entries.items()
            if not isinstance(value, tree.Scalar) and start_of(value) > start_of(key)
        ]
        return sorted(found, key=lambda entry: abs(start_of(entry[1]) - self._at))

    @cached_property
    def key_quote(self) -> str:
        """The quotes around keys."""
        mappings = [self._mapping] if self._mapping and self._mapping.entries else []
        for mapping in (*mappings, self._root):
            if isinstance(mapping, tree.Mapping):
                for key, _ in mapping.entries.values():
                    return key.style if key.style in ("'", '"') else ""
        return ""

    @cached_property
    def list_offset(self) -> int:
        """How much a block list is indented from its key: 0 or more."""
        return self._offset(tree.Sequence, STEP)

    @cached_property
    def mapping_offset(self) -> int:
        """How much a block mapping is indented from its key."""
        return self._offset(tree.Mapping, STEP)

    def _offset(self, kind: type, usual: int) -> int:
        for _, key, value in self._neighbors:
            if isinstance(value, kind) and not is_flow(self.source, value):
                first = start_of(value)
                if not text_before(self.source, first).strip() and not text_before(self.source, start_of(key)).strip(
                    " -"
                ):
                    return max(column(self.source, first) - column(self.source, start_of(key)), 0)
        return usual

    def prefers_flow(self, name: str, value: Value) -> bool:
        """Whether a mapping or list under this key is written in brackets if it fits."""
        kind = tree.Mapping if isinstance(value, Mapping) else tree.Sequence
        for other, _, node in self._neighbors:
            if other == name and isinstance(node, kind) and _is_filled(node):
                return is_flow(self.source, node)
        if isinstance(value, Mapping):
            return value.keys() <= ENDS
        return all(not isinstance(item, Mapping) for item in _items(value))

    def prefers_flow_items(self, name: str) -> bool:
        """Whether the mappings in a list under this key are written in brackets."""
        for other, _, node in self._neighbors:
            if other == name and isinstance(node, tree.Sequence):
                for item in node.items:
                    if isinstance(item, tree.Mapping):
                        return is_flow(self.source, item)
        return False

    @cached_property
    def _pad(self) -> str:
        """The space inside braces."""
        for node in walk(self._root):
            if isinstance(node, tree.Mapping) and node.entries and is_flow(self.source, node):
                return " " if self.source.text[node.start : node.start + 2] == "{ " else ""
        return ""

    def key(self, name: str, in_flow: bool = False) -> str:
        """A key in the style of its neighbors."""
        return scalar(name, in_flow, self.key_quote)

    def scalar(self, value: ScalarValue, in_flow: bool = False) -> str:
        """A value on one line. Where keys are in double quotes, as in JSON, so is text."""
        return scalar(value, in_flow, '"' if self.key_quote == '"' else "")

    def flow(self, value: Value) -> str:
        """A value inside brackets, on one line. Raises ``CannotEdit`` for comments, which need lines."""
        if isinstance(value, WrittenEntry) and value.has_comments:
            raise cannot(self.source, self._at, "an entry with comments cannot be put in a bracketed list")
        if isinstance(value, Mapping):
            inside = ", ".join(f"{self.key(name, True)}: {self.flow(each)}" for name, each in value.items())
            return f"{{{self._pad}{inside}{self._pad}}}" if inside else "{}"
        if isinstance(value, Sequence) and not isinstance(value, str):
            return f"[{', '.join(map(self.flow, value))}]"
        return self.scalar(value, True)

    def entry(self, name: str, value: Value, indent: int) -> list[str]:
        """The lines of ``key: value`` in a mapping in block style whose keys begin at the column ``indent``."""
        head = f"{' ' * indent}{self.key(name)}:"
        if isinstance(value, str) and is_literal(value):
            return [f"{head} |-", *(f"{' ' * (indent + STEP)}{line}" if line else "" for line in value.split("\n"))]
        if not isinstance(value, Mapping | Sequence) or isinstance(value, str):
            return [f"{head} {self.scalar(value)}"]
        if not value:
            return [f"{head} {self.flow(value)}"]
        if not _needs_lines(value) and self.prefers_flow(name, value):
            short = f"{head} {self.flow(value)}"
            if len(short) <= WIDTH:
                return [short]
        return [head, *self.below(name, value, indent)]

    def below(self, name: str, value: Value, indent: int) -> list[str]:
        """The lines of a block mapping or list below its key, which is indented by ``indent``."""
        if isinstance(value, Mapping):
            return self.entries(value, indent + max(self.mapping_offset, 1))
        is_in_brackets = self.prefers_flow_items(name)
        lines = (self.item(item, indent + self.list_offset, is_in_brackets) for item in _items(value))
        return [line for item in lines for line in item]

    def entries(self, value: Mapping[str, Value], indent: int) -> list[str]:
        """The lines of a mapping in block style."""
        return [line for name, each in value.items() for line in self.entry(name, each, indent)]

    def item(self, value: Value, indent: int, in_brackets: bool, gap: str = " ") -> list[str]:
        """The lines of an item of a list in block style; ``gap`` follows the dash."""
        if isinstance(value, WrittenEntry):
            return value.lines_at(indent)
        head = f"{' ' * indent}-{gap}"
        if isinstance(value, Mapping) and value:
            short = head + self.flow(value)
            if in_brackets and len(short) <= WIDTH:
                return [short]
            lines = self.entries(value, len(head))
            return [head + lines[0][len(head) :], *lines[1:]]
        if isinstance(value, str) and is_literal(value):
            return [f"{head}|-", *(f"{' ' * (indent + STEP)}{line}" if line else "" for line in value.split("\n"))]
        if isinstance(value, str) or not isinstance(value, Mapping | Sequence):
            return [head + self.scalar(value)]
        return [head + self.flow(value)]


def in_order_of(value: Mapping[str, Value], names: Iterable[str]) -> dict[str, Value]:
    """A mapping with its keys in the order of a neighbor's; the others follow those that they followed."""
    if isinstance(value, WrittenEntry):
        return value
    return {name: value[name] for name in names_in_order(value, names)}


def names_in_order(names: Iterable[str], order: Iterable[str]) -> list[str]:
    """Names in the order of others; those that are not among these follow those that they followed."""
    names = list(names)
    found = [name for name in order if name in names]
    before = ""
    for name in names:
        if name not in found:
            found.insert(found.index(before) + 1 if before else 0, name)
        before = name
    return found


def keys_of(source: SourceFile, node: Node) -> list[str]:
    """The keys of a mapping in the order of the text; none for any other node."""
    return [entry.name for entry in own_entries(source, node)] if isinstance(node, tree.Mapping) else []


def _items(value: Value) -> Iterator[Value]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        yield from value


def _needs_lines(value: Value) -> bool:
    """Whether a list has an entry with comments."""
    return any(isinstance(item, WrittenEntry) and item.has_comments for item in _items(value))


def _is_filled(node: Node) -> bool:
    return bool(node.items if isinstance(node, tree.Sequence) else isinstance(node, tree.Mapping) and node.entries)
