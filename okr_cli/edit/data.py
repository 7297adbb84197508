"""The content of a document as plain data, and the changes to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from okr_cli.edit.scalars import PlainText, ScalarValue, plain_text
from okr_cli.source import tree
from okr_cli.source.tree import Node, is_absent, start_of

Value: TypeAlias = ScalarValue | Mapping[str, "Value"] | Sequence["Value"]
"""Plain data to write. A value of None stands for a key that is not set."""

Route: TypeAlias = tuple[str | int, ...]
"""Keys and indices from the top of a document to a value."""


@dataclass(frozen=True, slots=True)
class SetValue:
    """Give a key a value. ``route`` ends with the key; mappings on the way to it that are missing are created."""

    route: Route
    value: Value


@dataclass(frozen=True, slots=True)
class RemoveKey:
    """Take a key and its value away. ``route`` ends with the key."""

    route: Route


@dataclass(frozen=True, slots=True)
class InsertItem:
    """Put an item into the list at ``route``, before the one at ``index``; a list that is missing is created."""

    route: Route
    index: int
    value: Value


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Remove an item of the list at ``route``; ``with_comments`` also those above, next to and below it."""

    route: Route
    index: int
    with_comments: bool = False


@dataclass(frozen=True, slots=True)
class ReplaceItem:
    """Write another text for an item of the list at ``route``."""

    route: Route
    index: int
    value: ScalarValue


ItemChange: TypeAlias = InsertItem | RemoveItem | ReplaceItem
Change: TypeAlias = SetValue | RemoveKey | ItemChange


class WrittenEntry(dict[str, Value]):
    """An entry of a list as it is written elsewhere: its data and its lines.

    The lines begin with the comments above it and are indented as if its dash were at the start of a line.
    ``has_comments`` tells whether they include a comment.
    """

    def __init__(self, values: Mapping[str, Value], lines: Sequence[str], has_comments: bool) -> None:
        super().__init__(values)
        self.lines = tuple(lines)
        self.has_comments = has_comments

    def lines_at(self, indent: int) -> list[str]:
        """Its lines with the dash at a column."""
        return [f"{' ' * indent}{line}" if line else "" for line in self.lines]


def data_of(node: Node) -> Any:
    """A node as dicts, lists and texts, with None for what is not set.

    Line breaks at the end of a block scalar are ignored: they depend on what follows, and no model keeps them.
    """
    if isinstance(node, tree.Scalar):
        if is_absent(node):
            return None
        value: str = node.value
        return value.rstrip("\n") if node.style in ("|", ">") else value
    if isinstance(node, tree.Mapping):
        return {name: data_of(value) for name, (_, value) in node.entries.items()}
    return [data_of(item) for item in node.items]


def data_of_value(value: Value) -> Any:
    """A value as ``data_of`` gives it once it was written and read."""
    if isinstance(value, Mapping):
        return {name: data_of_value(each) for name, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [data_of_value(each) for each in value]
    text = plain_text(value)
    return None if isinstance(value, PlainText) and text in tree.ABSENT else text


def value_of(node: Node) -> Value:
    """The content of a node, as a value that can be written elsewhere."""
    if isinstance(node, tree.Scalar):
        text = str(data_of(node) or "") if node.style else node.value
        return text if node.style else PlainText(text)
    if isinstance(node, tree.Mapping):
        return {name: value_of(value) for name, (_, value) in node.entries.items()}
    return [value_of(item) for item in node.items]


def apply(data: Any, change: Change) -> None:
    """Make a change to data in place."""
    *way, last = change.route
    for step in way:
        if isinstance(step, str) and data.get(step) is None:
            data[step] = {}
        data = data[step]
    match change:
        case SetValue(_, value):
            data[last] = data_of_value(value)
        case RemoveKey():
            data.pop(last, None)
        case InsertItem(_, index, value):
            data[last] = data.get(last) or []
            data[last].insert(index, data_of_value(value))
        case RemoveItem(_, index):
            del data[last][index]
        case ReplaceItem(_, index, value):
            data[last][index] = data_of_value(value)


def decomposed(root: Node, change: Change) -> list[Change]:
    """The replacement of a mapping or list as changes of what differs, so that the comments in the rest stay.

    All of them refer to the document as it is. The change stays whole if the old value contains an alias.
    """
    present = node_at(root, change.route)
    if not isinstance(change, SetValue) or present is None or _has_alias(present):
        return [change]
    route, value = change.route, change.value
    if isinstance(present, tree.Mapping) and isinstance(value, Mapping) and present.entries and value:
        gone = [RemoveKey((*route, name)) for name in present.entries if name not in value]
        return [*(SetValue((*route, name), each) for name, each in value.items()), *gone]
    if isinstance(present, tree.Sequence) and isinstance(value, Sequence) and present.items and value:
        changes: list[Change] = []
        before, after = [repr(data_of(item)) for item in present.items], [repr(data_of_value(each)) for each in value]
        for kind, first, end, start, stop in SequenceMatcher(None, before, after, False).get_opcodes():
            if kind != "equal":
                changes += [InsertItem(route, end, each) for each in value[start:stop]]
                changes += [RemoveItem(route, index) for index in range(first, end)]
        return changes
    return [change]


def _has_alias(node: Node) -> bool:
    """Whether anything in a mapping or list is written elsewhere in the text."""
    last = start_of(node)
    for child in _children(node):
        if start_of(child) < last or _has_alias(child):
            return True
        last = max(start_of(child), last)
    return False


def _children(node: Node) -> list[Node]:
    if isinstance(node, tree.Sequence):
        return node.items
    return [value for _, value in node.entries.values()] if isinstance(node, tree.Mapping) else []


def moved(later: Change, change: Change) -> Change:
    """A later change, as it counts once ``change`` was made."""
    if isinstance(later, ItemChange):
        *route, index = _moved((*later.route, later.index), change)
        assert isinstance(index, int)
        return replace(later, route=tuple(route), index=index)
    return replace(later, route=_moved(later.route, change))


def _moved(route: Route, change: Change) -> Route:
    """The route of what was at ``route`` before a change."""
    depth = len(change.route)
    step = route[depth] if len(route) > depth and route[:depth] == change.route else -1
    if not isinstance(change, InsertItem | RemoveItem) or not isinstance(step, int) or step < change.index:
        return route
    return (*route[:depth], step + 1 if isinstance(change, InsertItem) else step - 1, *route[depth + 1 :])


def depend(one: Change, other: Change) -> bool:
    """Whether two changes are made in one mapping or list, or one inside the other."""
    first, second = _holder(one), _holder(other)
    depth = min(len(first), len(second))
    return first[:depth] == second[:depth]


def _holder(change: Change) -> Route:
    return change.route if isinstance(change, ItemChange) else change.route[:-1]


def node_at(root: Node, route: Route) -> Node | None:
    """The node at the end of a route, or None."""
    node: Node | None = root
    for step in route:
        if isinstance(node, tree.Mapping) and isinstance(step, str):
            node = node.value(step)
        elif isinstance(node, tree.Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def routes_to(root: Node, wanted: Node) -> Iterator[Route]:
    """Every way from the top of a document to a node: aliases make more than one."""
    waiting: list[tuple[Node, Route]] = [(root, ())]
    while waiting:
        node, route = waiting.pop()
        if node is wanted:
            yield route
        elif isinstance(node, tree.Mapping):
            waiting.extend((value, (*route, name)) for name, (_, value) in node.entries.items())
        elif isinstance(node, tree.Sequence):
            waiting.extend((item, (*route, index)) for index, item in enumerate(node.items))
