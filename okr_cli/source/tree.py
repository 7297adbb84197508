"""YAML as a tree in which every key and value knows where it stands.

Scalars are text (YAML's failsafe schema): nothing here turns ``no`` into false or ``1.10`` into a float.
"""

from collections.abc import Iterator
from typing import TypeAlias

from okr_cli.diagnostics import Span


class Scalar:
    """A piece of text. ``style`` is empty for a plain scalar, else the quote or ``|`` or ``>``."""

    __slots__ = ("end", "start", "style", "value")

    def __init__(self, value: str, start: int, end: int, style: str = "") -> None:
        self.value = value
        self.start = start
        self.end = end
        self.style = style

    @property
    def is_absent(self) -> bool:
        """Empty, ``~`` and ``null`` mean that nothing was given."""
        return not self.style and self.value in ABSENT


class Sequence:
    """A list of nodes."""

    __slots__ = ("end", "items", "start")

    def __init__(self, start: int, items: "list[Node]") -> None:
        self.start = start
        self.end = start
        self.items = items


class Mapping:
    """Keys and values in the order of the file, merge keys resolved."""

    __slots__ = ("end", "entries", "start")

    def __init__(self, start: int, entries: "dict[str, Entry]") -> None:
        self.start = start
        self.end = start
        self.entries = entries

    def value(self, key: str) -> "Node | None":
        """The node of a key, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry else None


Node: TypeAlias = Scalar | Sequence | Mapping
Entry: TypeAlias = tuple[Scalar, Node]
"""One ``key: value`` pair."""


ABSENT = frozenset({"", "~", "null", "Null", "NULL"})


def walk(root: Node) -> Iterator[Node]:
    """Every key and value below a node, itself included; what aliases repeat only once. In no special order."""
    stack = [root]
    seen: set[int] = set()
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if type(node) is Mapping:
            for entry in node.entries.values():
                stack.extend(entry)
        elif type(node) is Sequence:
            stack.extend(node.items)


def span_of(node: Node) -> Span:
    """The offsets that a node covers, from its first to after its last character."""
    return Span(node.start, node.end)
