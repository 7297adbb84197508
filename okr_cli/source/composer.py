"""The fast path to a tree, in which the C parser composes the nodes.

Text with anchors, duplicate keys, deep nesting or mistakes is left to the tree builder in ``parser``, which follows the
events one by one and can say what is wrong. Both build the same trees.
"""

import operator
from functools import cache
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode

from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.source.syntax_errors import MAX_DEPTH
from okr_cli.source.tree import UNTAGGED, Mapping, Node, Sequence, last_end

MAX_CHARACTERS = 200_000
"""Longer texts are read event by event, so that reading can stop at a limit."""

SAFE_DEPTH = 1_000
"""Levels of nesting for which the C parser has enough stack."""

ANCHOR = lazy_pattern(r"[&*](?=\S)(?<![^\s\[\]{},:-].)")
"""Where an anchor or an alias can stand."""

ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def compose(text: str) -> tuple[Node, ...] | None:
    """The documents of ordinary text; None for other text, and without a C parser."""
    has_anchors = ("&" in text or "*" in text) and ANCHOR.search(text)
    if len(text) > MAX_CHARACTERS or has_anchors or not _is_shallow(text):
        return None
    try:
        composer = _composer_class()(text)
    except ImportError:
        return None
    documents = []
    try:
        while composer.check_node():
            documents.append(_tree(composer.get_node(), text, 0))
    except (YAMLError, _NotOrdinary):
        return None
    return tuple(documents)


class _NotOrdinary(Exception):  # noqa: N818
    """Something that only the tree builder can report."""


def _is_shallow(text: str) -> bool:
    """Whether nesting certainly stays below ``SAFE_DEPTH``.

    Every two levels of block style need a column. Pairs of brackets are removed from the inside outwards.
    """
    if max(map(len, text.split("\n"))) > SAFE_DEPTH // 2:
        return False
    brackets = text.encode("utf-8", "surrogatepass").translate(None, ALL_BUT_BRACKETS)
    for _ in range(MAX_DEPTH):
        inner = brackets.replace(b"{}", b"").replace(b"[]", b"")
        if len(inner) == len(brackets):
            break
        brackets = inner
    return len(brackets) < SAFE_DEPTH // 2


@cache
def _composer_class() -> Any:
    """The C parser as a composer that leaves every value text, so that nothing turns ``no`` into false.

    Raises ``ImportError`` if no wheel of it is installed.
    """
    from _ruamel_yaml import CParser

    class Composer(CParser):  # type: ignore[misc]
        def resolve(self, kind: object, value: object, implicit: object) -> object:
            """The tag of a node that names none."""
            return UNTAGGED

        # Called for every node, with nothing to do: functions in C, because Python ones would take a tenth of the time.
        descend_resolver = operator.is_
        ascend_resolver = bool

    return Composer


def _tree(node: Any, text: str, depth: int) -> Node:
    """A node of the parser as one of ours."""
    if type(node) is ScalarNode:
        return node
    if depth >= MAX_DEPTH:
        raise _NotOrdinary
    start = node.start_mark.index
    if type(node) is not MappingNode:
        items = node.value
        for index, item in enumerate(items):
            if type(item) is not ScalarNode:
                items[index] = _tree(item, text, depth + 1)
        tree: Mapping | Sequence = Sequence(start, items)
    else:
        pairs = node.value
        try:
            entries = {pair[0].value: pair for pair in pairs}
        except TypeError:  # a mapping as key
            raise _NotOrdinary from None
        if len(entries) < len(pairs) or "<<" in entries:
            raise _NotOrdinary
        for name, (key, value) in entries.items():
            if type(value) is not ScalarNode:
                entries[name] = key, _tree(value, text, depth + 1)
        tree = Mapping(start, entries)
    # Without a closing bracket the mark is where the next token begins, after comments and blank lines.
    end = node.end_mark.index
    tree.end = end if node.flow_style and text[end - 1] in "]}" else last_end(tree)
    return tree
