"""The quick way to a tree: the C parser composes an ordinary text by itself.

A text with anchors, repeated keys, deep nesting or mistakes is left to the builder in ``parse``, which follows the
events one by one and knows what to say. Both give the same trees.
"""

import re
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode

from okr_cli.source.refusals import MAX_DEPTH
from okr_cli.source.tree import Mapping, Node, Sequence, last_end

MOST_CHARACTERS = 200_000
"""Longer texts are read event by event, which ends where they are endless."""

SAFE_DEPTH = 1_000
"""Levels of nesting that the C parser can follow on its stack."""

ANCHOR = re.compile(r"[&*](?=\S)(?<![^\s\[\]{},:-].)")
"""Where an anchor or an alias can stand."""

ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def composed(text: str) -> tuple[Node, ...] | None:
    """The documents of an ordinary text; None for any other, and where there is no C parser."""
    if len(text) > MOST_CHARACTERS or _has_anchors(text) or not _is_shallow(text):
        return None
    try:
        parser = _composer(text)
    except ImportError:
        return None
    documents = []
    try:
        while parser.check_node():
            documents.append(_tree(parser.get_node(), text, 0))
    except (YAMLError, _Unordinary):
        return None
    return tuple(documents)


class _Unordinary(Exception):  # noqa: N818
    """Something that only the builder can tell people about."""


def _has_anchors(text: str) -> bool:
    return ("&" in text or "*" in text) and bool(ANCHOR.search(text))


def _is_shallow(text: str) -> bool:
    """Whether no nesting of the text can be deeper than ``SAFE_DEPTH``.

    Every two levels of block style take a column; brackets are taken out in pairs, from the inside.
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


def _composer(text: str) -> Any:
    """The C parser, which leaves every value text. Raises ``ImportError`` where no wheel is installed."""
    from okr_cli.source.c_composer import Composer

    return Composer(text)


def _tree(node: Any, text: str, depth: int) -> Node:
    """A composed node as one of ours."""
    if type(node) is ScalarNode:
        return node
    if depth >= MAX_DEPTH:
        raise _Unordinary
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
            raise _Unordinary from None
        if len(entries) < len(pairs) or "<<" in entries:
            raise _Unordinary
        for name, (key, value) in entries.items():
            if type(value) is not ScalarNode:
                entries[name] = key, _tree(value, text, depth + 1)
        tree = Mapping(start, entries)
    # Without a closing bracket the mark stands where the next token begins, beyond comments and blank lines.
    end = node.end_mark.index
    tree.end = end if node.flow_style and text[end - 1] in "]}" else last_end(tree)
    return tree
