"""Turns one change of a document into edits of its text."""

from collections.abc import Mapping, Sequence

from okr_cli.edit.data import Change, InsertItem, RemoveItem, RemoveKey, ReplaceItem, Route, SetValue, Value, node_at
from okr_cli.edit.layout import cannot
from okr_cli.edit.list_edits import cut_item, insert_item, remove_item, replace_item
from okr_cli.edit.mapping_edits import remove_key, set_key
from okr_cli.edit.style import in_order_of
from okr_cli.finding import Edit
from okr_cli.model.okr_file import OkrFile
from okr_cli.source import tree
from okr_cli.source.source_file import SourceFile
from okr_cli.source.tree import Node, is_absent, start_of
from okr_cli.validation.format_keys import known_keys, model_at


def edits_for(source: SourceFile, root: Node, change: Change) -> list[Edit]:
    """The edits that make a change. Raises ``CannotEdit`` if the text has no clear place for it."""
    match change:
        case SetValue(route, value):
            return _set(source, root, route, value)
        case RemoveKey(route):
            mapping = node_at(root, route[:-1])
            assert isinstance(mapping, tree.Mapping)
            return remove_key(source, mapping, str(route[-1]))
        case InsertItem(route, index, value):
            items = node_at(root, route)
            if isinstance(items, tree.Sequence) and items.items:
                return insert_item(source, root, items, index, value)
            if isinstance(items, tree.Mapping) or (isinstance(items, tree.Scalar) and not is_absent(items)):
                raise cannot(source, start_of(items), f"'{route[-1]}' is not a list")
            return _set(source, root, route, [value])
        case ReplaceItem(route, index, value):
            items = node_at(root, route)
            assert isinstance(items, tree.Sequence)
            return replace_item(source, items, index, value)
        case RemoveItem(route, index, with_comments):
            items = node_at(root, route)
            assert isinstance(items, tree.Sequence)
            holder = node_at(root, route[:-1])
            if with_comments and isinstance(holder, tree.Mapping):
                return cut_item(source, holder, str(route[-1]), index)
            return remove_item(source, items, index) if items.items[1:] else _set(source, root, route, [])


def _set(source: SourceFile, root: Node, route: Route, value: Value) -> list[Edit]:
    holder = node_at(root, route[:-1])
    while holder is None or (isinstance(holder, tree.Scalar) and is_absent(holder)):
        route, value = route[:-1], {str(route[-1]): value}
        holder = node_at(root, route[:-1])
    if not isinstance(holder, tree.Mapping):
        raise cannot(source, start_of(holder), f"'{route[-2]}' has no keys")
    order = known_keys(model_at(OkrFile, route[:-1]))
    return set_key(source, root, holder, str(route[-1]), _in_usual_order(root, route, value), order)


def _in_usual_order(root: Node, route: Route, value: Value) -> Value:
    """New entries of a list with their keys as the first entry of such a list elsewhere has them."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return value
    name = route[-1]
    for node in tree.walk(root):
        found = node.value(str(name)) if isinstance(node, tree.Mapping) else None
        for item in found.items if isinstance(found, tree.Sequence) else ():
            if isinstance(item, tree.Mapping):
                return [in_order_of(each, item.entries) if isinstance(each, Mapping) else each for each in value]
    return value
