"""Shared by the tests of ``source``."""

from typing import Any

import pytest

from okr_cli.source.parser import Events, Parsed, c_events, parse
from okr_cli.source.pure_parser import pure_events
from okr_cli.source.tree import Mapping, Node, Scalar, is_absent, span_of

BOTH = pytest.mark.parametrize("events", [c_events, pure_events])
"""Runs a test against the C parser and against the one in Python."""


def values(node: Node) -> Any:
    """A tree as dicts, lists and strings; plain missing values are None."""
    if isinstance(node, Scalar):
        return None if is_absent(node) else node.value
    if isinstance(node, Mapping):
        return {key: values(value) for key, (_, value) in node.entries.items()}
    return [values(item) for item in node.items]


def shape(node: Node) -> Any:
    """A tree with every span and style, to compare two parsers."""
    if isinstance(node, Scalar):
        return (node.value, *span_of(node), node.style)
    if isinstance(node, Mapping):
        return (node.start, node.end, [(shape(key), shape(value)) for key, value in node.entries.values()])
    return (node.start, node.end, [shape(item) for item in node.items])


def read(text: str, events: Events = c_events) -> Any:
    """The values of the only document of a text without findings."""
    parsed = parse(text, events)
    assert parsed.findings == ()
    (document,) = parsed.documents
    return values(document)


def outcome(parsed: Parsed) -> Any:
    """Everything that two parsers must agree on."""
    return [shape(document) for document in parsed.documents], parsed.findings
