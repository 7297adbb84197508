"""YAML as a tree in which every key and value knows where it stands.

Scalars are text (YAML's failsafe schema): nothing here turns ``no`` into false or ``1.10`` into a float.
"""

from collections.abc import Iterator
from typing import TypeAlias

from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.tag import Tag

from okr_cli.finding import Span

Scalar: TypeAlias = ScalarNode
"""A piece of text, with its ``value`` and its ``style``: empty for plain text, else the quote or ``|`` or ``>``.

It is the parser's own node: a second object for each would cost a sixth of the reading time.
"""

UNTAGGED = Tag(suffix="")
"""The tag of every node: values are text."""


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

    def __getstate__(self) -> tuple[None, dict[str, object]]:
        """What a cache keeps: the place, without what stands there."""
        return None, {"start": self.start, "end": self.end, "entries": {}}

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


def is_absent(scalar: Scalar) -> bool:
    """Empty, ``~`` and ``null`` mean that nothing was given."""
    return not scalar.style and scalar.value in ABSENT


def start_of(node: Node) -> int:
    """The offset of the first character of a node."""
    start: int = node.start_mark.index if isinstance(node, Scalar) else node.start
    return start


def end_of(node: Node) -> int:
    """The offset after the last character of a node."""
    end: int = node.end_mark.index if isinstance(node, Scalar) else node.end
    return end


def span_of(node: Node) -> Span:
    """The offsets that a node covers, from its first to after its last character."""
    if type(node) is Scalar:
        return Span(node.start_mark.index, node.end_mark.index)
    return Span(start_of(node), end_of(node))


def last_end(node: Sequence | Mapping) -> int:
    """The offset after the last value of a list or mapping; its start where it is empty."""
    if isinstance(node, Sequence):
        return end_of(node.items[-1]) if node.items else node.start
    for key, value in reversed(node.entries.values()):
        return max(end_of(key), end_of(value))
    return node.start
